"""What is true whatever a person does in an exercise."""

from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from kiosk.activities.board import Target
from kiosk.activities.choice import Choice, Option
from kiosk.activities.pointing import DoubleClickOn
from kiosk.course.acts import Act, OptionChosen, Pressed, Resized, Typed
from kiosk.course.events import Event, ExerciseDone, Started, StepDone, StepPassed, Stopped
from kiosk.course.model import ActivityContext, Exercise, Step
from kiosk.course.solution import Click
from kiosk.session.acts import (
    Continued,
    ExerciseLeft,
    HintRequested,
    Restarted,
    SkippedResumed,
    SolutionShown,
    StepRestarted,
    StepSkipped,
)
from kiosk.session.help import hint_of
from kiosk.session.update import begin_session, update_session
from tests.session.session_samples import (
    ALL_STEPS,
    CONTEXT,
    EXERCISE,
    STEPS,
    STREAMS,
    play,
    solution,
)


@given(STREAMS, st.frozensets(st.integers(0, 4)))
def test_what_was_done_or_passed_stays_so_and_is_remembered_once(acts: list[Act], before: frozenset[int]) -> None:
    session, events = begin_session(EXERCISE, CONTEXT, before)
    known = session.done
    events_so_far: list[Event] = list(events)
    for act in acts:
        last = session
        session, events = update_session(session, act)
        events_so_far += events
        assert last.done <= session.done
        assert last.skipped <= session.skipped or isinstance(act, SkippedResumed)
        assert not session.done & session.skipped
        assert {e.step for e in events if isinstance(e, StepDone)} == session.done - last.done
        assert {e.step for e in events if isinstance(e, StepPassed)} == session.skipped - last.skipped
        assert any(isinstance(e, ExerciseDone) for e in events) == (session.complete and not last.complete)
        assert session.phase != "step_done" or session.index in session.done
        assert session.phase != "doing" or session.index not in session.skipped
        assert session.phase != "ended" or session.done | session.skipped == ALL_STEPS
        assert session.done_unasked <= session.done
        assert not session.suspended.keys() & (session.done | {session.index})
        assert 0 <= session.hints <= len(session.step.hints)
        assert session.hint_number <= session.hints
        assert hint_of(session) == (session.step.hints[session.hint_number - 1] if session.hints else "")
    assert events_so_far[0] == Started(EXERCISE.id)
    done = [e.step for e in events_so_far if isinstance(e, StepDone)]
    assert len(done) == len(set(done)) and not set(done) & known
    assert sum(isinstance(e, ExerciseDone) for e in events_so_far) == session.complete


@given(STREAMS)
def test_the_same_acts_give_the_same_session(acts: list[Act]) -> None:
    assert play(acts) == play(acts)


@given(STREAMS)
def test_what_may_be_done_in_each_phase(acts: list[Act]) -> None:
    session, _events = play(acts)
    match session.phase:
        case "doing":
            assert update_session(session, Continued()) == (session, ())
        case "step_done":
            # the step is done: keys fall on nothing, the bar still answers, and passing is only going on
            assert update_session(session, Pressed("a", "a")) == (session, ())
            assert update_session(session, StepSkipped()) == update_session(session, Continued())
            assert update_session(session, StepRestarted())[0].phase == ("doing" if session.changed else "step_done")
            for help_asked in (HintRequested(), SolutionShown()):
                helped, events = update_session(session, help_asked)
                assert events == ()
                assert (helped.phase, helped.state, helped.done) == ("step_done", session.state, session.done)
        case "ended":
            for act in (
                Pressed("a", "a"),
                HintRequested(),
                SolutionShown(),
                StepSkipped(),
                Continued(),
                StepRestarted(),
                ExerciseLeft(),
            ):
                assert update_session(session, act) == (session, ())


def test_a_step_that_is_done_is_not_done_again_and_the_keys_that_follow_do_nothing() -> None:
    session, _events = play(solution(0))
    assert session.phase == "step_done"
    for act in (Pressed("a", "a"), Pressed("b", "b"), Typed("ab"), OptionChosen("Oui")):
        assert update_session(session, act) == (session, ())


def test_at_the_end_nothing_can_be_done_any_more_but_begin_again() -> None:
    session, _events = play([StepSkipped() for _step in STEPS])
    assert session.phase == "ended"
    for act in (Pressed("a", "a"), HintRequested(), SolutionShown(), StepSkipped(), Continued(), ExerciseLeft()):
        assert update_session(session, act) == (session, ())
    again, events = update_session(session, Restarted())
    assert (again.index, again.phase, again.skipped, events) == (0, "doing", frozenset(), (Started(EXERCISE.id),))


def test_leaving_is_remembered_with_its_step_but_not_at_the_end() -> None:
    session, _events = play([*solution(0), Continued()])
    assert update_session(session, ExerciseLeft()) == (session, (Stopped(EXERCISE.id, 1),))
    ended, _events = play([StepSkipped(), StepSkipped(), StepSkipped()])
    assert ended.phase == "ended"
    assert update_session(ended, ExerciseLeft()) == (ended, ())


def test_another_size_of_the_screen_is_known_to_the_steps_that_follow() -> None:
    session, _events = play([Resized(94, 17), *solution(0), Resized(120, 30), Continued(), StepSkipped()])
    assert (session.state.at.width, session.state.at.height) == (120, 30)


def test_another_size_of_the_screen_moves_the_targets_of_the_step_that_is_being_done() -> None:
    house = Target("Maison", (100, 100), (16, 5))
    exercise = msgspec.structs.replace(
        EXERCISE, steps=(msgspec.structs.replace(STEPS[2], activity=DoubleClickOn((house,))),)
    )
    resized, _events = update_session(begin_session(exercise, CONTEXT)[0], Resized(130, 24))
    activity: Any = resized.step.activity
    assert activity.rect(resized.state, house) == house.rect(130, 24) != house.rect(CONTEXT.width, CONTEXT.height)


def test_the_exercise_says_its_level_to_its_steps() -> None:
    hard = msgspec.structs.replace(EXERCISE, level=3)
    session, _events = begin_session(hard, CONTEXT, frozenset({0, 1}))
    assert session.state.at.level == 3


def test_after_the_right_answer_the_others_can_be_looked_at_and_the_step_stays_done() -> None:
    choice = Choice((Option("Oui", "C'est le bus.", right=True), Option("Non", "C'est le train.")))
    one = Step("Choisissez.", choice, ("Un.", "Deux."), (Click("Oui"),), "C'est choisi.")
    session, _events = begin_session(Exercise("a/1-b", "T", "Je sais.", 1, 1, (), (one,)), ActivityContext())
    session, events = update_session(session, OptionChosen("Oui"))
    assert session.phase == "step_done" and events
    session, events = update_session(session, OptionChosen("Non"))
    assert (session.phase, events, session.done) == ("step_done", (), frozenset({0}))
    assert session.verdict().done and session.verdict().observed == "C'est le train."
