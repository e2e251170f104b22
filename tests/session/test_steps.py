"""Where a step begins, what counts as done in it, and how it is left, begun again and found again."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.activities.uncovering import ScratchOff
from kiosk.course.acts import Act, OptionChosen, PointerMoved, Pressed, Resized
from kiosk.course.events import ExerciseDone, Started, StepDone, StepPassed
from kiosk.course.model import ActivityContext
from kiosk.desk.goals.gestures import PressKey
from kiosk.session.acts import (
    Continued,
    HintRequested,
    Restarted,
    SkippedResumed,
    StepRepeated,
    StepRestarted,
    StepSkipped,
)
from kiosk.session.help import feedback_of, hint_of
from kiosk.session.update import begin_session, update_session
from tests.session.session_samples import (
    ACTS,
    ALL_STEPS,
    BY_A_GESTURE,
    CLICK,
    CONTEXT,
    DOUBLE,
    EXERCISE,
    FILES,
    OPENING,
    REDUCED,
    STEPS,
    after,
    play,
    solution,
)


@pytest.mark.parametrize(("before", "first"), [((), 0), ((0,), 1), ((1,), 0), ((0, 1), 2), ((0, 1, 2), 0), ((7,), 0)])
def test_it_is_taken_up_at_the_first_step_that_is_not_done(before: tuple[int, ...], first: int) -> None:
    session, events = begin_session(EXERCISE, CONTEXT, frozenset(before))
    assert session.index == first
    assert events == (Started(EXERCISE.id),)


def test_from_the_first_step_to_the_end() -> None:
    acts: list[Act] = []
    for step in range(len(STEPS)):
        acts += [*solution(step), Continued()]
    session, events = play(acts)
    assert (session.phase, session.complete) == ("ended", True)
    assert events == [
        Started(EXERCISE.id),
        *(StepDone(EXERCISE.id, step, 3, "none") for step in range(3)),
        ExerciseDone(EXERCISE.id),
    ]


def test_a_skipped_step_is_offered_another_day() -> None:
    session, events = play([*solution(0), Continued(), StepSkipped(), *solution(2)])
    assert events[-1] == StepDone(EXERCISE.id, 2, 3, "none")
    session, _none = update_session(session, Continued())
    assert (session.phase, session.complete) == ("ended", False)
    again, _started = begin_session(EXERCISE, CONTEXT, session.done)
    assert again.index == 1
    again, events = play([OptionChosen("Oui")], again)
    assert again.complete and events[-1] == ExerciseDone(EXERCISE.id)


def clicks(*times: float) -> list[Act]:
    return [msgspec.structs.replace(act, at=at) for at in times for act in CLICK]


@pytest.mark.parametrize("way_out", [[StepSkipped()], clicks(99.0, 99.3)], ids=["passed", "done"])
def test_patience_that_was_needed_goes_along(way_out: list[Act]) -> None:
    """To the next steps of any kind, past a step that was passed, and into « Encore une fois »."""
    at_last, _started = begin_session(EXERCISE, CONTEXT, frozenset({0, 1}))
    tried, _events = play(clicks(10.0, 20.0, 30.0, 40.0), at_last)
    assert tried.phase == "doing"
    after, _events = play(way_out, tried)
    assert after.phase != "doing"
    assert after.context.patience == 1.5
    again, events_so_far = update_session(after, Restarted())
    assert events_so_far == (Started(EXERCISE.id),)
    assert (again.done, again.skipped, again.index) == (frozenset(), frozenset(), 0)
    again, _events = play([*solution(0), Continued(), *solution(1), Continued()], again)
    assert again.state.at.patience == 1.5


@given(st.sets(st.integers(0, len(STEPS) - 1)), st.integers(0, len(STEPS) + 2))
def test_resuming_is_at_the_displayed_step_or_the_next_one_not_done(done: set[int], at: int) -> None:
    session, events = begin_session(EXERCISE, CONTEXT, frozenset(done), at)
    assert events[0] == Started(EXERCISE.id)
    left = [step for step in range(len(STEPS)) if step not in done] or list(range(len(STEPS)))
    assert session.index == next((step for step in left if step >= at), left[0])
    assert session.done == (frozenset(done) if len(done) < len(STEPS) else frozenset())


@given(st.frozensets(st.integers(0, 4)), st.frozensets(st.integers(0, 4)), st.integers(0, len(STEPS) + 2))
def test_resuming_keeps_what_was_skipped_until_nothing_else_is_left(
    done: frozenset[int], skipped: frozenset[int], at: int
) -> None:
    session, _events = begin_session(EXERCISE, CONTEXT, done, at, skipped)
    passed = (skipped & ALL_STEPS) - done
    left = sorted(ALL_STEPS - done - passed)
    assert session.phase == "doing" and session.index not in session.skipped | session.done
    if left:
        assert session.index == next((step for step in left if step >= at), left[0])
        assert session.skipped == passed
    elif passed:
        assert (session.index, session.skipped) == (min(passed), frozenset())
    else:
        assert session.done == session.skipped == frozenset()


def test_skipped_steps_come_back_in_an_exercise_that_was_resumed() -> None:
    session, _events = begin_session(EXERCISE, CONTEXT, frozenset({1}), 2, frozenset({0}))
    assert (session.index, session.skipped) == (2, frozenset({0}))
    back = after(session, SkippedResumed())
    assert back.index == 0
    assert after(back, *solution(0), Continued()).index == 2


def test_a_skipped_step_is_not_revisited() -> None:
    """A crash at the third step, after the first was passed over: the third comes back, and not the first."""
    session, _events = begin_session(EXERCISE, CONTEXT, frozenset({1}), 2)
    assert session.index == 2
    assert begin_session(EXERCISE, CONTEXT, frozenset({1}))[0].index == 0


def test_a_step_that_was_true_before_it_began_claims_no_gesture() -> None:
    session = after(begin_session(OPENING, CONTEXT)[0], *REDUCED, FILES, Continued())
    assert (session.index, session.phase, session.done_before) == (1, "step_done", True)
    assert after(session, Continued()).index == 2


def test_a_result_that_was_there_before_the_step_is_done_before_though_its_gesture_was_not_made() -> None:
    session = after(begin_session(BY_A_GESTURE, CONTEXT)[0], *REDUCED, FILES, Continued())
    assert (session.index, session.phase, session.done_before) == (1, "step_done", True)
    assert after(session, Continued()).checkpoints[1].state.place == session.state.place, "her computer stays as it is"
    again = after(session, StepRepeated(), *REDUCED)
    assert (again.phase, again.done_before) == ("doing", False)
    assert after(again, Pressed("f6")).state.made == {PressKey("f6")}


def test_a_step_passed_over_leaves_a_result_that_another_way_had_reached() -> None:
    session = after(begin_session(BY_A_GESTURE, CONTEXT)[0], FILES, Continued(), *REDUCED)
    assert session.phase == "doing" and feedback_of(session).endswith("Il reste à appuyer sur F6.")
    passed = after(session, StepSkipped())
    assert passed.index == 2 and passed.checkpoints[1].state.place == session.state.place


def test_such_a_step_can_be_done_all_the_same_and_stays_done() -> None:
    session = after(begin_session(OPENING, CONTEXT)[0], *REDUCED, FILES, Continued(), StepRepeated())
    assert (session.index, session.phase, session.done_before) == (1, "doing", False)
    assert not session.verdict().done and 1 in session.done
    session = after(session, *REDUCED)
    assert (session.phase, session.done_before) == ("step_done", False)


def test_a_step_that_she_did_herself_is_not_repeated_so() -> None:
    session = after(begin_session(OPENING, CONTEXT)[0], FILES)
    assert after(session, StepRepeated()) == session


@given(st.lists(ACTS, max_size=12))
def test_a_step_begun_again_is_as_it_began_and_costs_nothing(acts: list[Act]) -> None:
    session, _events = play(acts)
    again, events = update_session(session, StepRestarted())
    assert events == ()
    assert (again.done, again.skipped, again.index) == (session.done, session.skipped, session.index)
    assert (again.hints, hint_of(again), again.shown) == (session.hints, hint_of(session), session.shown)
    if session.can_restart_step:
        assert (again.state, again.phase, again.can_restart_step) == (again.untouched_state(), "doing", False)
    else:
        assert again == session


def test_a_step_is_begun_again_once_something_has_changed() -> None:
    session, _events = play([])
    assert not session.can_restart_step
    assert not after(session, HintRequested(), Resized(120, 30)).can_restart_step
    assert after(session, Pressed("a", "a")).can_restart_step


@pytest.mark.parametrize(
    ("activity", "acts", "then"),
    [
        (DOUBLE, [PointerMoved(1, 1, 0.1), PointerMoved(2, 1, 0.2)], None),
        (ScratchOff("chat"), [PointerMoved(0, 0, 0.1)], PointerMoved(47, 7, 0.2)),
        (OPENING.steps[0].activity, [Pressed("tab"), Pressed("tab")], REDUCED[0]),
    ],
)
def test_where_the_pointer_or_the_focus_is_gives_nothing_to_begin_again(
    activity: Any, acts: list[Act], then: Act | None
) -> None:
    one = msgspec.structs.replace(EXERCISE.steps[0], activity=activity)
    exercise = msgspec.structs.replace(OPENING, steps=(one, *OPENING.steps[1:]))
    context = ActivityContext(width=94, height=15)
    session = after(begin_session(exercise, context)[0], *acts)
    assert session.state != session.start_state and not session.can_restart_step
    if then is not None:
        assert after(session, then).can_restart_step


def test_a_step_on_the_training_computer_begins_again_where_the_step_before_has_left_it() -> None:
    session = after(begin_session(OPENING, CONTEXT)[0], FILES, Continued())
    began = session.state
    session = after(session, REDUCED[0], StepRestarted())
    assert session.state == began and session.phase == "doing"


def test_a_step_done_once_more_is_counted_and_remembered_once() -> None:
    session, events = play([*solution(0), StepRestarted(), *solution(0), Continued()])
    assert [e for e in events if isinstance(e, StepDone)] == [StepDone(EXERCISE.id, 0, 3, "none")]
    assert (session.index, session.done) == (1, frozenset({0}))


def test_a_step_that_is_done_stays_done_when_it_is_begun_again_and_passed() -> None:
    session, events = play([*solution(0), StepRestarted(), StepSkipped()])
    assert (session.index, session.done, session.skipped) == (1, frozenset({0}), frozenset())
    assert not [e for e in events if isinstance(e, StepPassed)]


def test_only_what_was_skipped_comes_back_at_the_end() -> None:
    session, _events = play([StepSkipped(), *solution(1), Continued(), StepSkipped()])
    assert session.phase == "ended"
    session, none = update_session(session, SkippedResumed())
    assert (session.index, session.phase, session.skipped, none) == (0, "doing", frozenset(), ())
    session, events = play([*solution(0), Continued()], session)
    assert (session.index, session.phase) == (2, "doing")
    session, events = play([*solution(2), Continued()], session)
    assert (session.phase, session.complete, events[-1]) == ("ended", True, ExerciseDone(EXERCISE.id))


def test_what_was_skipped_comes_back_during_the_exercise_and_the_step_left_for_it_is_found_again() -> None:
    session, _events = play([StepSkipped(), OptionChosen("Non"), HintRequested()])
    left = session
    session = after(session, SkippedResumed())
    assert (session.index, session.hints) == (0, 0)
    session = after(session, *solution(0), Continued())
    assert (session.index, session.state, hint_of(session)) == (1, left.state, hint_of(left))
    assert after(session, StepRestarted()).state == after(left, StepRestarted()).state


def test_what_was_skipped_can_be_skipped_again_and_stays_to_be_done() -> None:
    session, events = play([StepSkipped(), SkippedResumed(), StepSkipped()])
    assert (session.index, session.skipped) == (1, frozenset({0}))
    assert [e.step for e in events if isinstance(e, StepPassed)] == [0, 0]


def test_where_nothing_was_skipped_nothing_comes_back() -> None:
    for acts in ([], solution(0), [*solution(0), StepRestarted()]):
        session, _events = play(acts)
        assert update_session(session, SkippedResumed()) == (session, ())


def test_a_skipped_step_on_the_training_computer_is_not_done_when_it_comes_back() -> None:
    """Its solution was played for the steps after it; these keep what was done in them."""
    session = after(begin_session(OPENING, CONTEXT)[0], StepSkipped())
    assert OPENING.steps[0].activity.judge(session.state).done, "the second step begins as if the first were done"
    session = after(session, REDUCED[0])
    back = after(session, SkippedResumed())
    assert back.index == 0 and not back.verdict().done
    on = after(back, FILES, Continued())
    assert (on.index, on.state) == (1, session.state)


def test_steps_that_were_true_before_they_began_are_counted_apart_until_they_are_made() -> None:
    session = after(begin_session(OPENING, CONTEXT)[0], *REDUCED, FILES, Continued())
    assert (session.done, session.done_unasked) == (frozenset({0, 1}), frozenset({1}))
    made = after(session, StepRepeated(), *REDUCED)
    assert (made.done, made.done_unasked) == (frozenset({0, 1}), frozenset())
