"""One exercise being done: what is true whatever a person does in it."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.activities.board import Target
from kiosk.activities.choice import Choice, Option
from kiosk.activities.desk import OnDesk
from kiosk.activities.keys import Keys
from kiosk.activities.pointing import DoubleClickOn
from kiosk.course.acts import Act, OptionChosen, PointerDown, PointerUp, Pressed, Resized, Typed
from kiosk.course.events import Event, ExerciseDone, Started, StepDone, StepPassed, Stopped
from kiosk.course.model import ActivityContext, Exercise, Level, Step
from kiosk.course.solution import Click, DoubleClick, Press
from kiosk.desk.acts import Clicked
from kiosk.desk.apps.mail.message_goals import WritingMessage
from kiosk.desk.goals import Goal
from kiosk.desk.goals.files import FileAt
from kiosk.desk.goals.gestures import Did
from kiosk.desk.goals.screen import OpenProgram, ReducedProgram, Selected
from kiosk.desk.spec import All
from kiosk.session import (
    Continued,
    ExerciseLeft,
    HintRequested,
    Restarted,
    Session,
    SkippedResumed,
    SolutionShown,
    StepRepeated,
    StepRestarted,
    StepSkipped,
    begin_session,
    update_session,
)

CONTEXT = ActivityContext()
HINTS = ("Un mot.", "Un autre mot.", "Presque tout.")
CHOICE = Choice((Option("Oui", "C'est le bus.", right=True), Option("Non", "Pas encore. Regardez l'heure.")))
DOUBLE = DoubleClickOn((Target("Maison", (0, 0), (16, 5)),))
STEPS = (
    Step("Appuyez sur A.", Keys(("a", "b")), HINTS, (Press("a"), Press("b")), "Vous avez appuyé sur A et B."),
    Step("Quel bus ?", CHOICE, HINTS[:2], (Click("Oui"),), "Vous avez choisi le bus."),
    Step("Ouvrez la maison.", DOUBLE, HINTS, (DoubleClick("Maison"),), "Vous avez ouvert la maison."),
)
EXERCISE = Exercise("clavier/1-un", "Un", "Je sais faire 3 choses.", 1, 3, (), STEPS)
ALL_STEPS = frozenset(range(len(STEPS)))

CLICK = (PointerDown(3, 2, "left", 1.0), PointerUp(3, 2, "left", 1.0))
ACTS = st.sampled_from(
    [
        Pressed("a", "a"),
        Pressed("b", "b"),
        Pressed("z", "z"),
        Typed("a"),
        OptionChosen("Oui"),
        OptionChosen("Non"),
        *CLICK,
        Continued(),
        Continued(),
        HintRequested(),
        SolutionShown(),
        StepSkipped(),
        StepRepeated(),
        StepRestarted(),
        SkippedResumed(),
        Resized(94, 17),
        ExerciseLeft(),
    ]
)
STREAMS = st.lists(ACTS, max_size=40)


def play(acts: list[Act], session: Session | None = None) -> tuple[Session, list[Event]]:
    """The session after ``acts``, and all that is to be remembered."""
    events: list[Event] = []
    if session is None:
        session, first = begin_session(EXERCISE, CONTEXT)
        events += first
    for act in acts:
        session, more = update_session(session, act)
        events += more
    return session, events


def solution(step: int) -> list[Act]:
    """The acts that do a step."""
    activity: Any = STEPS[step].activity
    state, acts = activity.start(CONTEXT), []
    for gesture in STEPS[step].solution:
        for act in activity.acts_for(state, gesture, 10.0):
            state = activity.update(state, act)
            acts.append(act)
    return acts


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
        assert session.hint() == (session.step.hints[session.hint_number - 1] if session.hints else "")
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


@pytest.mark.parametrize(
    ("help_taken", "help"),
    [
        ([], "none"),
        ([HintRequested()], "hint"),
        ([SolutionShown()], "shown"),
        ([HintRequested(), SolutionShown()], "shown"),
    ],
)
def test_the_help_that_was_taken_is_remembered_and_forgotten_at_the_next_step(help_taken: list[Act], help: str) -> None:
    session, events = play([*help_taken, *solution(0), Continued(), *solution(1)])
    assert [e.help for e in events if isinstance(e, StepDone)] == [help, "none"]
    assert session.hints == 0


def test_hints_come_one_at_a_time_and_then_round_again() -> None:
    session, _events = play([])
    assert session.hint() == ""
    for hint in (*HINTS, *HINTS, HINTS[0]):
        session, events = update_session(session, HintRequested())
        assert (session.hint(), events) == (hint, ())


def test_hints_that_are_read_again_are_not_counted_again() -> None:
    session, _events = play([HintRequested()] * (len(HINTS) + 1))
    assert (session.hints, session.hint_number) == (len(HINTS), 1)
    assert update_session(session, Pressed("z", "z"))[0].hint() == HINTS[0]


def test_the_next_step_begins_without_a_hint() -> None:
    session, _events = play([HintRequested(), *solution(0), Continued()])
    assert (session.hint(), session.next_help()) == ("", "")


def test_a_step_without_hints_has_none_to_display() -> None:
    bare = msgspec.structs.replace(EXERCISE, steps=(msgspec.structs.replace(STEPS[0], hints=()), *STEPS[1:]))
    session, _events = begin_session(bare, CONTEXT)
    assert update_session(session, HintRequested()) == (session, ())
    assert (session.hint(), session.next_help()) == ("", "")


def test_the_last_hint_comes_with_where_more_help_is() -> None:
    """« Voir comment faire » first, and an adviser once that was seen; nothing once the step is done."""
    session, _events = play([])
    for help in ("", "", "solution", "", "", "solution"):
        session, _none = update_session(session, HintRequested())
        assert session.next_help() == help
    seen, _none = update_session(session, SolutionShown())
    assert seen.next_help() == "adviser"
    done, _events = play(solution(0), seen)
    assert (done.phase, done.next_help()) == ("step_done", "")


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


def test_the_exercise_says_its_level_to_its_steps() -> None:
    hard = msgspec.structs.replace(EXERCISE, level=3)
    session, _events = begin_session(hard, CONTEXT, frozenset({0, 1}))
    assert session.state.at.level == 3


# -- where one goes on ----------------------------------------------------------------------------------------------


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


@pytest.mark.parametrize(
    ("level", "lines"),
    [
        (1, ("Il reste la touche A.",) * 3),
        (2, ("Il reste une touche.", "Il reste la touche A.", "Il reste la touche A.")),
        (3, ("", "Il reste une touche.", "Il reste la touche A.")),
    ],
)
def test_each_hint_lets_the_line_say_more_of_what_remains(level: Level, lines: tuple[str, ...]) -> None:
    session, _events = begin_session(msgspec.structs.replace(EXERCISE, level=level), CONTEXT)
    seen = [session.feedback()]
    for _hint in range(2):
        session, _events = update_session(session, HintRequested())
        seen.append(session.feedback())
    assert tuple(seen) == lines


def test_what_she_did_is_mentioned_at_every_level() -> None:
    session, _events = begin_session(msgspec.structs.replace(EXERCISE, level=3), CONTEXT)
    session, _events = update_session(session, Pressed("z", "z"))
    assert session.feedback() == "C'était la touche Z."


def test_a_demonstration_keeps_nothing_back() -> None:
    session, _events = begin_session(msgspec.structs.replace(EXERCISE, level=3), CONTEXT)
    session, _events = update_session(session, SolutionShown())
    assert session.feedback() == "Il reste la touche A."


def test_a_step_and_then_its_exercise_decide_before_the_level() -> None:
    kind = msgspec.structs.replace(EXERCISE, level=3, guidance="kind")
    assert begin_session(kind, CONTEXT)[0].feedback() == "Il reste une touche."
    steps = (msgspec.structs.replace(STEPS[0], guidance="full"), *STEPS[1:])
    assert begin_session(msgspec.structs.replace(kind, steps=steps), CONTEXT)[0].feedback() == "Il reste la touche A."


OPENING = Exercise(
    "ecran/1-ouvrir",
    "Ouvrir",
    "Je sais ouvrir un programme.",
    1,
    3,
    (),
    (
        Step(
            "Ouvrez Fichiers.", OnDesk(OpenProgram("files")), HINTS, (Click("Fichiers"),), "Vous avez ouvert Fichiers."
        ),
        Step(
            "Réduisez Texte.",
            OnDesk(ReducedProgram("writing")),
            HINTS,
            (Click("Texte"), Click("Réduire")),
            "Vous avez réduit Texte.",
        ),
        Step(
            "Ouvrez Fichiers.", OnDesk(OpenProgram("files")), HINTS, (Click("Fichiers"),), "Vous avez ouvert Fichiers."
        ),
    ),
)
FILES = Clicked("taskbar/program/files")
REDUCED = (Clicked("taskbar/program/writing"), Clicked("window-reduce/writing/1"))


def after(session: Session, *acts: Act) -> Session:
    for act in acts:
        session, _events = update_session(session, act)
    return session


def test_a_step_that_was_true_before_it_began_claims_no_gesture() -> None:
    session = after(begin_session(OPENING, CONTEXT)[0], *REDUCED, FILES, Continued())
    assert (session.index, session.phase, session.done_before) == (1, "step_done", True)
    assert after(session, Continued()).index == 2


BY_A_GESTURE = msgspec.structs.replace(
    OPENING,
    steps=(
        OPENING.steps[0],
        msgspec.structs.replace(
            OPENING.steps[1],
            activity=OnDesk(All((Did(Press("f6")), ReducedProgram("writing")))),
            solution=(Click("Texte"), Press("f6"), Click("Réduire")),
        ),
        OPENING.steps[2],
    ),
)


def test_a_result_that_was_there_before_the_step_is_done_before_though_its_gesture_was_not_made() -> None:
    session = after(begin_session(BY_A_GESTURE, CONTEXT)[0], *REDUCED, FILES, Continued())
    assert (session.index, session.phase, session.done_before) == (1, "step_done", True)
    assert after(session, Continued()).checkpoints[1].state.place == session.state.place, "her computer stays as it is"
    again = after(session, StepRepeated(), *REDUCED)
    assert (again.phase, again.done_before) == ("doing", False)
    assert after(again, Pressed("f6")).state.made == {Press("f6")}


def test_a_step_passed_over_leaves_a_result_that_another_way_had_reached() -> None:
    session = after(begin_session(BY_A_GESTURE, CONTEXT)[0], FILES, Continued(), *REDUCED)
    assert session.phase == "doing" and session.feedback().endswith("Il reste à appuyer sur F6.")
    passed = after(session, StepSkipped())
    assert passed.index == 2 and passed.checkpoints[1].state.place == session.state.place


def looking_for(goal: Goal, say: str = "Trouvez le papier.") -> Session:
    """A session at a step of level 2 after both its hints: the line says whatever it may."""
    step = Step(say, OnDesk(goal), HINTS, (Click("Fichiers"),), "Vous avez trouvé.")
    steps = (step, *OPENING.steps[1:])
    found = begin_session(msgspec.structs.replace(OPENING, level=2, steps=steps), CONTEXT)[0]
    return after(found, HintRequested(), HintRequested())


def test_what_is_to_be_found_is_not_named_by_a_sentence_of_ours() -> None:
    hidden = FileAt("Documents/loyer.pdf")
    assert looking_for(hidden).feedback() == "Il reste un fichier à mettre à sa place."
    asked = looking_for(hidden, "Rangez « Loyer.pdf » dans Documents.")
    assert asked.feedback() == "Le fichier « loyer.pdf » est attendu dans Documents."
    assert looking_for(OpenProgram("files")).feedback() == "Il reste à ouvrir Fichiers."
    assert "attendu" in after(looking_for(hidden), SolutionShown()).feedback(), "what was shown is no secret"


def test_a_label_in_sight_and_the_author_s_own_sentence_may_name_it() -> None:
    assert looking_for(Selected("Corbeille")).feedback() == "Il reste à cliquer sur « Corbeille »."
    by_author = FileAt("Documents/loyer.pdf", remains="Il reste à ranger « loyer.pdf ».")
    assert looking_for(by_author).feedback() == "Il reste à ranger « loyer.pdf »."
    assert looking_for(All((by_author, OpenProgram("files")))).feedback() == "Il reste à ranger « loyer.pdf »."


def test_an_address_that_is_to_be_found_is_not_named() -> None:
    begun = after(
        looking_for(WritingMessage(to="rdv@exemple.fr"), "Écrivez à la maison."), Clicked("taskbar/program/mail")
    )
    begun = after(begun, Clicked("mail/do/Nouveau message"))
    assert begun.verdict().remaining == "Il reste à écrire rdv@exemple.fr dans À."
    assert begun.feedback() == "Vous avez commencé un message. Il reste une chose à faire dans le message."


def test_such_a_step_can_be_done_all_the_same_and_stays_done() -> None:
    session = after(begin_session(OPENING, CONTEXT)[0], *REDUCED, FILES, Continued(), StepRepeated())
    assert (session.index, session.phase, session.done_before) == (1, "doing", False)
    assert not session.verdict().done and 1 in session.done
    session = after(session, *REDUCED)
    assert (session.phase, session.done_before) == ("step_done", False)


def test_a_step_that_she_did_herself_is_not_repeated_so() -> None:
    session = after(begin_session(OPENING, CONTEXT)[0], FILES)
    assert after(session, StepRepeated()) == session


# -- the step begun again, and what was skipped ---------------------------------------------------------------------


@given(st.lists(ACTS, max_size=12))
def test_a_step_begun_again_is_as_it_began_and_costs_nothing(acts: list[Act]) -> None:
    session, _events = play(acts)
    again, events = update_session(session, StepRestarted())
    assert events == ()
    assert (again.done, again.skipped, again.index) == (session.done, session.skipped, session.index)
    assert (again.hints, again.hint(), again.shown) == (session.hints, session.hint(), session.shown)
    if session.can_restart_step:
        assert (again.state, again.phase, again.can_restart_step) == (again.untouched_state(), "doing", False)
    else:
        assert again == session


def test_a_step_is_begun_again_once_something_has_changed() -> None:
    session, _events = play([])
    assert not session.can_restart_step
    assert not after(session, HintRequested(), Resized(120, 30)).can_restart_step
    assert after(session, Pressed("a", "a")).can_restart_step


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
    assert (session.index, session.state, session.hint()) == (1, left.state, left.hint())
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


def test_after_the_right_answer_the_others_can_be_looked_at_and_the_step_stays_done() -> None:
    choice = Choice((Option("Oui", "C'est le bus.", right=True), Option("Non", "C'est le train.")))
    one = Step("Choisissez.", choice, ("Un.", "Deux."), (Click("Oui"),), "C'est choisi.")
    session, _events = begin_session(Exercise("a/1-b", "T", "Je sais.", 1, 1, (), (one,)), ActivityContext())
    session, events = update_session(session, OptionChosen("Oui"))
    assert session.phase == "step_done" and events
    session, events = update_session(session, OptionChosen("Non"))
    assert (session.phase, events, session.done) == ("step_done", (), frozenset({0}))
    assert session.verdict().done and session.verdict().observed == "C'est le train."
