"""Which presses count: not the repeats of a key that is held, nor the second half of a double click."""

from __future__ import annotations

import pytest

from kiosk.ui.input.press_filter import DOUBLE_CLICK_WITHIN, MAX_DRIFT, MAX_WAITING, REPEAT_WITHIN, PressFilter


@pytest.mark.parametrize(
    ("key", "later", "repeats"),
    [("a", 0.3, True), ("a", REPEAT_WITHIN, False), ("b", 0.3, False), ("a", 0.0, True)],
)
def test_the_same_key_soon_after_is_the_same_press(key: str, later: float, repeats: bool) -> None:
    presses = PressFilter()
    presses.add_key("a", 0.0)
    assert presses.is_new_press("a", 0.0)
    presses.add_key(key, later)
    assert presses.is_new_press(key, later) is not repeats


def test_a_press_counts_however_many_keys_came_before_it_is_handled() -> None:
    presses = PressFilter()
    sent = [("enter", 1.0), ("enter", 1.3), ("enter", 1.33), ("tab", 1.4), ("enter", 1.5), ("enter", 1.5)]
    for key, now in sent:
        presses.add_key(key, now)
    assert [presses.is_new_press(key, now) for key, now in sent] == [True, False, False, True, True, False]


def test_what_nothing_handles_is_not_kept_for_ever() -> None:
    presses = PressFilter()
    for number in range(MAX_WAITING + 1):
        presses.add_key("enter", float(number))
    assert not presses.is_new_press("enter", 0.0)
    assert presses.is_new_press("enter", float(MAX_WAITING))


def test_a_key_that_is_held_is_one_press_for_as_long_as_it_is_held() -> None:
    presses = PressFilter()
    held = []
    for number in range(10):
        presses.add_key("enter", number * 0.5)
        held.append(presses.is_new_press("enter", number * 0.5))
    assert held == [True] + [False] * 9


@pytest.mark.parametrize(
    ("x", "y", "later", "new"),
    [
        (0, 0, 0.3, False), (MAX_DRIFT, -MAX_DRIFT, 0.3, False), (MAX_DRIFT + 1, 0, 0.3, True),
        (0, MAX_DRIFT + 1, 0.3, True), (-MAX_DRIFT - 1, 0, 0.3, True), (0, 0, DOUBLE_CLICK_WITHIN, True),
    ],
)  # fmt: skip
def test_a_second_click_near_the_first_and_soon_after_is_the_same(x: int, y: int, later: float, new: bool) -> None:
    presses = PressFilter()
    assert presses.is_new_click(40, 12, 0.0)
    assert presses.is_new_click(40 + x, 12 + y, later) is new


def test_of_three_quick_clicks_the_third_is_compared_with_the_first() -> None:
    """So that who clicks without end is heard from time to time."""
    presses = PressFilter()
    heard = [presses.is_new_click(0, 0, number * 0.4) for number in range(4)]
    assert heard == [True, False, True, False]


def test_what_is_forgotten_is_compared_with_nothing() -> None:
    presses = PressFilter()
    presses.add_key("a", 10.0)
    presses.add_key("a", 10.1)
    assert presses.is_new_click(0, 0, 10.1)
    presses.forget()
    assert presses.is_new_click(0, 0, 10.1)
    presses.add_key("a", 10.2)
    assert presses.is_new_press("a", 10.2)
