from hypothesis import given
from hypothesis import strategies as st

from kiosk.activities.uncovering import BRUSH_X, ENOUGH, VISIBLE_LINES, ScratchOff, ScratchState, WheelTo
from kiosk.course.acts import Act, PointerMoved, Resized, Wheeled
from kiosk.course.model import ActivityContext
from kiosk.course.solution import Scratch, ScrollTo
from tests.activities.activity_strategies import LINES, hand_streams

HERE = ActivityContext()
CAT = ScratchOff("chat")
LIST = WheelTo(LINES, "Ligne 30")


def share(state: ScratchState) -> float:
    rect = CAT.rect(state)
    return len(state.free) / (rect.width * rect.height)


@given(hand_streams())
def test_what_is_uncovered_stays_uncovered(acts: tuple[Act, ...]) -> None:
    state = CAT.start(HERE)
    for act in acts:
        before, state = state, CAT.update(state, act)
        rect = CAT.rect(state)
        assert all(0 <= i < rect.width and 0 <= j < rect.height for i, j in state.free)
        assert state.all_free or not before.all_free
        if not isinstance(act, Resized):
            assert before.free <= state.free
        assert state.all_free == (before.all_free or share(state) >= ENOUGH)
        assert CAT.judge(state).done == state.all_free


@given(st.lists(st.tuples(st.integers(0, 73), st.integers(0, 10)), min_size=1, max_size=12), st.data())
def test_another_size_of_the_screen_keeps_what_is_uncovered(cells: list[tuple[int, int]], data: st.DataObject) -> None:
    state = CAT.start(HERE)
    for at, (x, y) in enumerate(cells):
        state = CAT.update(state, PointerMoved(x, y, float(at)))
    size = data.draw(st.sampled_from([(74, 11), (94, 17), (160, 40)]))
    resized = CAT.update(state, Resized(*size))
    assert resized.all_free == state.all_free
    assert bool(resized.free) == bool(state.free)
    assert abs(share(resized) - share(state)) < 0.01
    assert CAT.update(resized, Resized(HERE.width, HERE.height)).free == state.free


def test_a_hand_that_jumps_uncovers_all_on_its_way() -> None:
    rect = CAT.rect(CAT.start(HERE))
    y = rect.y + 2
    jump = slow = CAT.start(HERE)
    for x in (rect.x, rect.x + rect.width - 1):
        jump = CAT.update(jump, PointerMoved(x, y, 1.0))
    for x in range(rect.x, rect.x + rect.width):
        slow = CAT.update(slow, PointerMoved(x, y, 1.0))
    assert jump.free == slow.free
    assert len(jump.free) > 2 * (2 * BRUSH_X + 1) * 3


def test_nine_tenths_are_enough_and_less_is_not() -> None:
    state, now = CAT.start(HERE), 0.0
    for act in CAT.acts_for(state, Scratch("chat"), now):
        if CAT.judge(state).done:
            break
        assert share(state) < 0.9
        state = CAT.update(state, act)
    assert CAT.judge(state).done
    assert 0.9 <= share(state) < 1.0


@given(st.tuples(st.integers(74, 160), st.integers(11, 40)))
def test_the_solution_uncovers_on_any_board(size: tuple[int, int]) -> None:
    state = CAT.start(ActivityContext(width=size[0], height=size[1]))
    for act in CAT.acts_for(state, Scratch("chat"), 0.0):
        state = CAT.update(state, act)
    assert CAT.judge(state).done


@given(st.lists(st.integers(-60, 60).map(Wheeled) | st.just(Resized(94, 17)), max_size=15))
def test_the_list_stops_at_its_ends_and_a_line_that_was_found_stays_found(acts: list[Act]) -> None:
    state, found = LIST.start(HERE), False
    for act in acts:
        state = LIST.update(state, act)
        assert 0 <= state.top <= len(LINES) - VISIBLE_LINES
        assert len(LIST.visible_lines(state)) == VISIBLE_LINES
        found = found or "Ligne 30" in LIST.visible_lines(state)
        assert LIST.judge(state).done == found


@given(st.integers(-100, 100), st.integers(-100, 100))
def test_the_solution_finds_the_line_from_anywhere(first: int, second: int) -> None:
    state = LIST.update(LIST.update(LIST.start(HERE), Wheeled(first)), Wheeled(second))
    for act in LIST.acts_for(state, ScrollTo("Ligne 30"), 0.0):
        state = LIST.update(state, act)
    assert LIST.judge(state).done
