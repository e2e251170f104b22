"""What the lines under the activity say, and what makes room for what."""

from __future__ import annotations

import msgspec
import pytest
from textual.geometry import Size

from kiosk.course.acts import Act, Pressed
from kiosk.session.acts import HintRequested, SolutionShown
from kiosk.session.state import Session
from kiosk.session.update import begin_session
from kiosk.ui.screens.player_feedback import Circumstances, feedback_content
from tests.session.session_samples import CONTEXT, EXERCISE, HINTS, STEPS, after, solution

ROOM = Size(78, 4)
NOTHING_ELSE = Circumstances(hint_asked=False, caps_lock="", demonstration_problem="", is_saving=True)
GESTURES = "« Voir comment faire » montre les gestes."
ADVISER = "Un conseiller peut aussi vous aider."
NOT_SHOWN = "Cette étape ne se montre pas maintenant. Un conseiller peut vous aider."


def lines_after(*acts: Act, circumstances: Circumstances = NOTHING_ELSE) -> list[str]:
    """The lines after ``acts`` in the first step."""
    return lines_of(after(begin_session(EXERCISE, CONTEXT)[0], *acts), circumstances)


def lines_of(session: Session, circumstances: Circumstances = NOTHING_ELSE) -> list[str]:
    return feedback_content(session, circumstances, ROOM).plain.split("\n")


@pytest.mark.parametrize("number", range(1, 4))
def test_a_hint_comes_with_its_number_and_the_last_one_with_more_help(number: int) -> None:
    hint = lines_after(*[HintRequested()] * number)[-1]
    more_help = f" {GESTURES}" if number == 3 else ""
    assert hint == f"Indice {number} sur 3 : {HINTS[number - 1]}{more_help}"
    hint = lines_after(*[HintRequested()] * number, SolutionShown())[-1]
    more_help = f" {ADVISER}" if number == 3 else ""
    assert hint == f"Indice {number} sur 3 : {HINTS[number - 1]}{more_help}"


def test_a_hint_read_once_the_step_is_done_names_no_more_help() -> None:
    acts = [*solution(0), *[HintRequested()] * 3]
    done = f"✓ {STEPS[0].done}"
    assert lines_after(*acts, circumstances=NOTHING_ELSE._replace(hint_asked=True)) == [
        done,
        f"Indice 3 sur 3 : {HINTS[2]}",
    ]
    assert lines_after(*acts) == [done], "only a hint that was just asked for"


def test_where_more_help_is_makes_room_for_what_is_more_pressing() -> None:
    long = ("Un mot.", ("Un mot à lire. " * 8).strip())
    steps = (msgspec.structs.replace(STEPS[0], hints=long), *STEPS[1:])
    session = begin_session(msgspec.structs.replace(EXERCISE, steps=steps), CONTEXT)[0]
    session = after(session, HintRequested(), HintRequested())
    assert lines_of(session)[-1].endswith(GESTURES)
    unsaved = lines_of(session, NOTHING_ELSE._replace(is_saving=False))
    assert unsaved[-1] == "Votre travail ne peut pas être gardé maintenant. Vous pouvez continuer."
    assert GESTURES not in "".join(unsaved)


def test_caps_lock_comes_before_what_was_pressed() -> None:
    caps_lock = NOTHING_ELSE._replace(caps_lock="Les majuscules sont verrouillées.")
    assert lines_after(Pressed("z", "z"), circumstances=caps_lock)[0] == "Les majuscules sont verrouillées."


def test_a_demonstration_that_cannot_be_shown_is_in_the_place_of_all_but_that_the_step_is_done() -> None:
    impossible = NOTHING_ELSE._replace(hint_asked=True, demonstration_problem="impossible")
    assert lines_after(HintRequested(), circumstances=impossible) == [
        NOT_SHOWN,
        "Vous pouvez aussi cliquer sur « Passer ».",
    ]
    assert lines_after(*solution(0), circumstances=impossible) == [f"✓ {STEPS[0].done}", NOT_SHOWN]


def test_a_demonstration_from_another_state_is_said_to_be_so() -> None:
    elsewhere = NOTHING_ELSE._replace(demonstration_problem="elsewhere")
    assert lines_after(circumstances=elsewhere)[-1].startswith("Votre écran est un peu différent.")
