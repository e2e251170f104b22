import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.activities.gestures import MAX_PATIENCE, Gesture, Hand, Tolerance, follow, tolerance, widened
from kiosk.cells import Rect
from kiosk.course.acts import MouseButton, PointerDown, PointerUp

LEVEL_1 = tolerance(1, 1.0)


def click(
    hand: Hand,
    at: float,
    cell: tuple[int, int] = (10, 5),
    *,
    up: tuple[int, int] | None = None,
    button: MouseButton = "left",
    allowed: Tolerance = LEVEL_1,
    targets: tuple[Rect, ...] = (),
) -> tuple[Hand, str]:
    """A press and its release; what it was."""
    hand, nothing = follow(hand, PointerDown(*cell, button, at), allowed, targets)
    assert nothing is None
    hand, gesture = follow(hand, PointerUp(*(up or cell), button, at), allowed, targets)
    return hand, gesture.kind if gesture else ""


def test_at_level_1_a_double_click_may_take_a_second_and_a_half_and_drift_by_two_cells() -> None:
    assert Tolerance(1.5, 2) == LEVEL_1


@pytest.mark.parametrize(
    ("seconds", "drift", "kind"),
    [
        (0.1, 0, "double_click"),
        (1.5, 2, "double_click"),
        (1.5, -2, "double_click"),
        (1.6, 0, "click"),
        (0.1, 3, "click"),
    ],
)
def test_two_clicks_make_a_double_click_when_they_are_near_enough(seconds: float, drift: int, kind: str) -> None:
    hand, first = click(Hand(), 10.0)
    assert first == "click"
    assert click(hand, 10.0 + seconds, (10 + drift, 5))[1] == kind


def test_everywhere_on_one_thing_is_one_place() -> None:
    wide = (Rect(0, 0, 30, 9),)
    hand, _first = click(Hand(), 10.0, (1, 1), targets=wide)
    assert click(hand, 10.5, (28, 7), targets=wide)[1] == "double_click"
    assert click(Hand(), 10.0, (1, 1), up=(28, 7), targets=wide)[1] == "click"
    assert click(Hand(), 10.0, (1, 1), up=(28, 7))[1] == "drag"


def test_a_third_click_does_not_make_a_second_double_click() -> None:
    hand, _ = click(Hand(), 1.0)
    hand, second = click(hand, 1.2)
    hand, third = click(hand, 1.4)
    assert (second, third) == ("double_click", "click")


def test_a_slow_second_click_is_the_first_of_the_next_two() -> None:
    hand, _ = click(Hand(), 1.0)
    hand, second = click(hand, 4.0)
    assert (second, click(hand, 4.4)[1]) == ("click", "double_click")


def test_mouse_buttons_are_distinguished() -> None:
    assert click(Hand(), 1.0, button="right")[1] == "right_click"
    assert click(Hand(), 1.0, button="middle")[1] == "middle_click"
    hand, _ = click(Hand(), 1.0)
    hand, kind = click(hand, 1.2, button="right")
    assert kind == "right_click"
    assert click(hand, 1.4)[1] == "click"


def test_a_release_whose_press_was_elsewhere_is_nothing() -> None:
    assert follow(Hand(), PointerUp(1, 1, "left", 1.0), LEVEL_1, ()) == (Hand(), None)


def test_a_drag_has_its_start_and_its_end() -> None:
    hand, _ = follow(Hand(), PointerDown(1, 2, "left", 1.0), LEVEL_1, ())
    assert follow(hand, PointerUp(40, 8, "left", 2.0), LEVEL_1, ())[1] == Gesture("drag", 1, 2, 40, 8)


@given(st.sampled_from([1.0, 1.5, 2.0, 3.0]), st.integers(0, 200))
def test_patience_grows_with_every_third_miss_and_never_beyond_three_times(patience: float, misses: int) -> None:
    after = widened(patience, misses)
    assert patience <= widened(patience, max(0, misses - 1)) <= after <= MAX_PATIENCE == 3.0
    assert (after > patience) == (misses >= 3 and patience < 3.0)
    for level in (1, 2, 3):
        allowed, plain = tolerance(level, after), tolerance(level, 1.0)
        assert plain.seconds <= allowed.seconds <= 3 * plain.seconds
        assert plain.cells <= allowed.cells <= 3 * plain.cells


def test_higher_levels_ask_for_a_surer_hand() -> None:
    seconds = [tolerance(level, 1.0).seconds for level in (1, 2, 3)]
    assert seconds == sorted(seconds, reverse=True)
