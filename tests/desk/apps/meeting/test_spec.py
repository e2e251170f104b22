"""What ``kiosk check`` says about a video call, and the faces that people get."""

from __future__ import annotations

import pytest

from kiosk.desk.apps.meeting.spec import FACES, MOST_PEOPLE, MeetingSpec, PersonSpec
from kiosk.ui.desk.paint.faces import LOOKS
from tests.desk.apps.meeting.meeting_samples import MEETING, problems


def test_every_face_that_can_be_written_is_drawn() -> None:
    assert set(FACES) == set(LOOKS)


def test_nobody_has_the_face_of_another() -> None:
    spec = MeetingSpec(people=tuple(PersonSpec(f"P{n}") for n in range(MOST_PEOPLE)))
    faces = [spec.face, *(one.face for one in spec.persons())]
    assert len(set(faces)) == len(faces)


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (('"Nora Petit : À jeudi."', '"Nora Ptit : À jeudi."'), "« Nora Ptit » n'est pas dans la réunion"),
        (("{name: Karim, ", "{name: Nora Petit, "), "2 personnes s'appellent « Nora Petit »"),
        (("  waits: 2", "  messages: [{from: Lea, text: Oui}]"), "« Lea » n'est pas dans la réunion"),
        (("address: https://visio.exemple.fr/rdv", "address: visio"), "« visio » n'est pas une adresse"),
    ],
)
def test_a_slip_is_reported(change: tuple[str, str], what: str) -> None:
    assert problems(MEETING) == []
    assert what in problems(MEETING.replace(*change))


def test_a_call_without_people_is_reported() -> None:
    assert problems("meeting: {title: Réunion du jeudi}") == ["personne n'est dans cette réunion"]


@pytest.mark.parametrize(
    ("arrival", "what"),
    [
        ("{says: Oui}", "on ne sait pas qui parle ici"),
        ("{from: Karim}", "rien n'arrive ici"),
        ("{from: Kari, says: Oui}", "« Kari » n'est pas dans la réunion"),
        ("{leaves: Norah}", "« Norah » n'est pas dans la réunion"),
    ],
)
def test_a_slip_in_what_comes_is_reported(arrival: str, what: str) -> None:
    assert problems(f"{MEETING}after: [{{when: {{meeting: joined}}, meeting: {arrival}}}]") == [what]


def test_who_comes_later_may_speak() -> None:
    after = "after: [{when: {meeting: joined}, meeting: {joins: Léa, from: Léa, says: Bonjour}}]"
    assert problems(MEETING + after) == []


def test_a_button_on_a_page_needs_a_call() -> None:
    site = "web: {sites: [{address: https://a.exemple.fr, title: A, pages: {/: [{meeting: Entrer}]}}]}"
    assert problems(site) == ["ce bouton n'ouvre aucune réunion"]
    assert problems(f"{site}\nmeeting: {{people: [Nora]}}") == []
