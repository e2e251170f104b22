"""Goals about appointments: what is judged, and what is said of what is there and what remains."""

from typing import Any

import msgspec
import pytest

from kiosk.desk.apps.calendar.goals import EventAt, InvitationAnswered
from kiosk.desk.state import Desk
from tests.desk.apps.calendar.calendar_samples import calendar_desk
from tests.desk.apps.web.web_samples import after_gestures

START = calendar_desk()


def judged(at: Desk, **goal: Any) -> tuple[bool, str, str]:
    """(done, what is observed, what remains) of ``event_at``."""
    found = EventAt(**goal).verdict(at)
    return found.done, found.observed, found.remaining


@pytest.mark.parametrize(
    "goal",
    [
        {"title": "dentiste", "date": "jeudi 19", "time": "14h", "end": "15:30", "place": "lilas"},
        {"title": "francais cours"},
        {"date": "demain"},
        {"time": "15 h"},
        {"title": "Dentiste", "date": "19/11/2026"},
        {"title": "Coiffeur", "missing": True},
        {"title": "Dentiste", "date": "jeudi 26", "missing": True},
    ],
)
def test_what_is_so_is_done(goal: dict[str, Any]) -> None:
    assert judged(START, **goal)[0]


@pytest.mark.parametrize(
    ("goal", "observed", "remaining"),
    [
        ({"title": "Coiffeur"}, "", "Il reste à mettre « Coiffeur » dans l'agenda."),
        (
            {"title": "Dentiste", "date": "jeudi 26"},
            "« Dentiste » est dans l'agenda, jeudi 19 novembre à 14 h.",
            "Il reste à écrire « jeudi 26 novembre » dans « Date ».",
        ),
        (
            {"title": "Dentiste", "date": "jeudi 19", "time": "16:00"},
            "« Dentiste » est dans l'agenda, jeudi 19 novembre à 14 h.",
            "Il reste à écrire « 16 h » dans « Début ».",
        ),
        (
            {"title": "Dentiste", "end": "17 h"},
            "« Dentiste » est dans l'agenda, jeudi 19 novembre à 14 h.",
            "Il reste à écrire « 17 h » dans « Fin ».",
        ),
        (
            {"title": "Dentiste", "place": "Mairie"},
            "« Dentiste » est dans l'agenda, jeudi 19 novembre à 14 h.",
            "Il reste à écrire « Mairie » dans « Lieu ».",
        ),
        (
            {"title": "Marché", "missing": True},
            "« Marché » est dans l'agenda, jeudi 19 novembre à 9 h.",
            "Il reste à ouvrir « Marché » et à cliquer sur Supprimer.",
        ),
    ],
)
def test_what_remains_names_what_is_seen(goal: dict[str, Any], observed: str, remaining: str) -> None:
    assert judged(START, **goal) == (False, observed, remaining)


def test_in_the_form_the_boxes_are_named_one_after_the_other() -> None:
    goal = {"title": "Bus", "date": "jeudi 19", "time": "8 h", "place": "Gare"}
    at = after_gestures(START, "click: Nouveau rendez-vous", "type: Bus")
    assert judged(at, **goal)[1:] == ("Le titre est écrit.", "Il reste à écrire « jeudi 19 novembre » dans « Date ».")
    at = after_gestures(at, "type: {into: Date, text: jeudi 19}")
    assert judged(at, **goal)[2] == "Il reste à écrire « 8 h » dans « Début »."
    at = after_gestures(at, "type: {into: Début, text: 8h}")
    assert judged(at, **goal)[2] == "Il reste à écrire « Gare » dans « Lieu »."
    at = after_gestures(at, "type: {into: Lieu, text: Gare}")
    assert judged(at, **goal)[2] == "Il reste à cliquer sur Enregistrer."
    assert judged(after_gestures(at, "click: Enregistrer"), **goal)[0]


def test_the_kind_of_what_remains_names_no_target() -> None:
    kinds = [
        EventAt("Coiffeur").verdict(START).kind,
        EventAt("Dentiste", "jeudi 26").verdict(START).kind,
        EventAt("Dentiste", missing=True).verdict(START).kind,
    ]
    assert kinds == [
        "Il reste un rendez-vous à mettre dans l'agenda.",
        "Il reste une chose à changer dans le rendez-vous.",
        "Il reste un rendez-vous à enlever de l'agenda.",
    ]


@pytest.mark.parametrize(
    ("goal", "problem"),
    [
        ({}, "rien n'est demandé du rendez-vous"),
        ({"date": "jeudi 20"}, "« jeudi 20 » n'est pas une date"),
        ({"time": "tôt"}, "« tôt » n'est pas une heure"),
        ({"title": "Dentist"}, ""),
        ({"title": "Dantiste"}, "« Dantiste » n'est pas dans l'agenda"),
    ],
)
def test_what_cannot_be_is_a_problem_of_the_author(goal: dict[str, Any], problem: str) -> None:
    assert [what for _path, what, _write in EventAt(**goal).problems(START)] == ([problem] if problem else [])


def test_an_invitation_is_answered_by_either_button() -> None:
    goal = InvitationAnswered("reunion de quartier", "refused")
    assert goal.verdict(START).remaining == "Il reste à cliquer sur Refuser."
    at = after_gestures(START, "click: Messagerie", "click: Réunion de quartier", "click: Accepter")
    assert goal.verdict(at).observed == "Vous avez donné une autre réponse."
    assert msgspec.structs.replace(goal, is_="accepted").verdict(at).done
    assert goal.verdict(after_gestures(at, "click: Refuser")).done
