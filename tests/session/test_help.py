"""Feedback, hints and demonstrations: each says what was asked for, and gives no more away."""

import msgspec
import pytest

from kiosk.activities.desk import OnDesk
from kiosk.course.acts import Act, Pressed
from kiosk.course.events import StepDone
from kiosk.course.model import Level, Step
from kiosk.course.solution import Click
from kiosk.desk.acts import Clicked
from kiosk.desk.apps.mail.message_goals import WritingMessage
from kiosk.desk.goals import Goal
from kiosk.desk.goals.combined import All
from kiosk.desk.goals.desktop import OpenProgram
from kiosk.desk.goals.files import FileAt
from kiosk.desk.goals.screen import Selected
from kiosk.session.acts import (
    Continued,
    HintRequested,
    SolutionShown,
)
from kiosk.session.help import feedback_of, hint_of, next_help
from kiosk.session.state import Session
from kiosk.session.update import begin_session, update_session
from tests.session.session_samples import CONTEXT, EXERCISE, HINTS, OPENING, STEPS, after, play, solution


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
    assert hint_of(session) == ""
    for hint in (*HINTS, *HINTS, HINTS[0]):
        session, events = update_session(session, HintRequested())
        assert (hint_of(session), events) == (hint, ())


def test_hints_that_are_read_again_are_not_counted_again() -> None:
    session, _events = play([HintRequested()] * (len(HINTS) + 1))
    assert (session.hints, session.hint_number) == (len(HINTS), 1)
    assert hint_of(update_session(session, Pressed("z", "z"))[0]) == HINTS[0]


def test_the_next_step_begins_without_a_hint() -> None:
    session, _events = play([HintRequested(), *solution(0), Continued()])
    assert (hint_of(session), next_help(session)) == ("", "")


def test_a_step_without_hints_has_none_to_display() -> None:
    bare = msgspec.structs.replace(EXERCISE, steps=(msgspec.structs.replace(STEPS[0], hints=()), *STEPS[1:]))
    session, _events = begin_session(bare, CONTEXT)
    assert update_session(session, HintRequested()) == (session, ())
    assert (hint_of(session), next_help(session)) == ("", "")


def test_the_last_hint_comes_with_where_more_help_is() -> None:
    """« Voir comment faire » first, and an adviser once that was seen; nothing once the step is done."""
    session, _events = play([])
    for help in ("", "", "solution", "", "", "solution"):
        session, _none = update_session(session, HintRequested())
        assert next_help(session) == help
    seen, _none = update_session(session, SolutionShown())
    assert next_help(seen) == "adviser"
    done, _events = play(solution(0), seen)
    assert (done.phase, next_help(done)) == ("step_done", "")


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
    seen = [feedback_of(session)]
    for _hint in range(2):
        session, _events = update_session(session, HintRequested())
        seen.append(feedback_of(session))
    assert tuple(seen) == lines


def test_what_she_did_is_mentioned_at_every_level() -> None:
    session, _events = begin_session(msgspec.structs.replace(EXERCISE, level=3), CONTEXT)
    session, _events = update_session(session, Pressed("z", "z"))
    assert feedback_of(session) == "C'était la touche Z."


def test_a_demonstration_keeps_nothing_back() -> None:
    session, _events = begin_session(msgspec.structs.replace(EXERCISE, level=3), CONTEXT)
    session, _events = update_session(session, SolutionShown())
    assert feedback_of(session) == "Il reste la touche A."


def test_a_step_and_then_its_exercise_decide_before_the_level() -> None:
    kind = msgspec.structs.replace(EXERCISE, level=3, guidance="kind")
    assert feedback_of(begin_session(kind, CONTEXT)[0]) == "Il reste une touche."
    steps = (msgspec.structs.replace(STEPS[0], guidance="full"), *STEPS[1:])
    assert feedback_of(begin_session(msgspec.structs.replace(kind, steps=steps), CONTEXT)[0]) == "Il reste la touche A."


def looking_for(goal: Goal, say: str = "Trouvez le papier.") -> Session:
    """A session at a step of level 2 after both its hints: the line says whatever it may."""
    step = Step(say, OnDesk(goal), HINTS, (Click("Fichiers"),), "Vous avez trouvé.")
    steps = (step, *OPENING.steps[1:])
    found = begin_session(msgspec.structs.replace(OPENING, level=2, steps=steps), CONTEXT)[0]
    return after(found, HintRequested(), HintRequested())


def test_what_is_to_be_found_is_not_named_by_a_sentence_of_ours() -> None:
    hidden = FileAt("Documents/loyer.pdf")
    assert feedback_of(looking_for(hidden)) == "Il reste un fichier à mettre à sa place."
    asked = looking_for(hidden, "Rangez « Loyer.pdf » dans Documents.")
    assert feedback_of(asked) == "Le fichier « loyer.pdf » est attendu dans Documents."
    assert feedback_of(looking_for(OpenProgram("files"))) == "Il reste à ouvrir Fichiers."
    assert "attendu" in feedback_of(after(looking_for(hidden), SolutionShown())), "what was shown is no secret"


def test_a_label_in_sight_and_the_author_s_own_sentence_may_name_it() -> None:
    assert feedback_of(looking_for(Selected("Corbeille"))) == "Il reste à cliquer sur « Corbeille »."
    by_author = FileAt("Documents/loyer.pdf", remains="Il reste à ranger « loyer.pdf ».")
    assert feedback_of(looking_for(by_author)) == "Il reste à ranger « loyer.pdf »."
    assert feedback_of(looking_for(All((by_author, OpenProgram("files"))))) == "Il reste à ranger « loyer.pdf »."


def test_an_address_that_is_to_be_found_is_not_named() -> None:
    begun = after(
        looking_for(WritingMessage(to="rdv@exemple.fr"), "Écrivez à la maison."), Clicked("taskbar/program/mail")
    )
    begun = after(begun, Clicked("mail/do/Nouveau message"))
    assert begun.verdict().remaining == "Il reste à écrire rdv@exemple.fr dans À."
    assert feedback_of(begun) == "Vous avez commencé un message. Il reste une chose à faire dans le message."
