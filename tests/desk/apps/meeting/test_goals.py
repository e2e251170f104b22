"""What is judged of a video call, and the sentences about what remains."""

from __future__ import annotations

import pytest

from tests.desk.apps.meeting.meeting_samples import JOINED, WAITING, WINDOW, meeting
from tests.desk.apps.web.web_samples import goal
from tests.desk.desk_samples import desk

MUTED = (*JOINED, "click: Micro")
IN_CHAT = (*JOINED, "click: Chat")
LEFT = (*JOINED, "click: Quitter")


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("meeting: waiting", WINDOW, WAITING),
        ("meeting: joined", WAITING, JOINED),
        ("meeting: left", JOINED, LEFT),
        ("meeting: {allowed: true}", WINDOW, WAITING),
        ("meeting: {allowed: false}", WINDOW, (*WINDOW, "click: Bloquer")),
        ("meeting: {is: joined, microphone: false}", JOINED, MUTED),
        ("meeting: {is: joined, microphone: true}", MUTED, (*MUTED, "click: Micro")),
        ("meeting: {camera: false, is: joined}", JOINED, (*JOINED, "click: Caméra")),
        ("meeting: {hand: true}", JOINED, (*JOINED, "click: Main")),
        ("meeting: {chat: true}", JOINED, IN_CHAT),
        ("meeting: {is: waiting, name: zoé martin}", WINDOW, WAITING),
        ("meeting_message: merci", IN_CHAT, (*IN_CHAT, "type: Merci !", "click: Envoyer")),
    ],
)
def test_it_is_so_after_and_not_before(text: str, before: tuple[str, ...], after: tuple[str, ...]) -> None:
    assert not goal(text).judge(meeting(*before)).done
    assert goal(text).judge(meeting(*after)).done
    assert goal(text).judge(meeting(*after)).observed


@pytest.mark.parametrize(
    ("text", "gestures", "remaining"),
    [
        ("meeting: joined", (), "Il reste à ouvrir le lien, puis Rejoindre la réunion."),
        ("meeting: joined", WINDOW, "Il reste à écrire dans Votre nom."),
        ("meeting: joined", WAITING[:-1], "Il reste à cliquer sur Demander à rejoindre."),
        ("meeting: joined", WAITING, "Il reste à cliquer sur Attendre."),
        ("meeting: joined", LEFT, "Il reste à cliquer sur Rejoindre à nouveau."),
        ("meeting: left", JOINED, "Il reste à cliquer sur Quitter."),
        ("meeting: {is: joined, microphone: false}", JOINED, "Il reste à cliquer sur Micro."),
        ("meeting: {microphone: true}", WINDOW, "Il reste à cliquer sur Autoriser."),
        ("meeting: {name: Ali}", JOINED, "Il reste à écrire « Ali » dans Votre nom."),
        ("meeting_message: merci", WAITING, "Il reste à cliquer sur Attendre."),
        ("meeting_message: merci", JOINED, "Il reste à cliquer sur Chat."),
        ("meeting_message: merci", IN_CHAT, "Il reste à écrire dans la case Message."),
        ("meeting_message: merci", (*IN_CHAT, "type: Oui"), "Il reste à cliquer sur Envoyer."),
        ("meeting_message: merci", (*IN_CHAT, "type: Oui", "press: enter"), "Il y manque « merci »."),
    ],
)
def test_what_remains_names_the_control(text: str, gestures: tuple[str, ...], remaining: str) -> None:
    verdict = goal(text).verdict(meeting(*gestures))
    assert not verdict.done and verdict.remaining == remaining
    assert verdict.kind


def test_a_goal_about_a_call_that_is_not_there_is_a_problem() -> None:
    for text in ("meeting: joined", "meeting_message: Oui"):
        assert [what for _path, what, _write in goal(text).problems(desk("clock: '9:00'"))]
        assert list(goal(text).problems(meeting())) == []
