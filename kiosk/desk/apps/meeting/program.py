"""Visio: the window of a video call."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, cast

import msgspec

from kiosk.course.acts import Act, Pressed
from kiosk.desk.acts import Clicked, Picked
from kiosk.desk.apps.meeting import acts, screens
from kiosk.desk.apps.meeting.goals import GOALS
from kiosk.desk.apps.meeting.other_look import MORE, MORE_ENTRIES, OTHER_LABELS, in_other_look
from kiosk.desk.apps.meeting.screens import meeting_nodes
from kiosk.desk.apps.meeting.spec import MeetingArrival, MeetingSpec
from kiosk.desk.apps.meeting.state import KEY, NAME, TEXT, MeetingState, meeting_state
from kiosk.desk.changes import close_window
from kiosk.desk.goals import Goal
from kiosk.desk.labels import Label
from kiosk.desk.looks import has_other_look
from kiosk.desk.nodes import Node
from kiosk.desk.program import Program
from kiosk.desk.shell.desktop import open_menu
from kiosk.desk.state import Desk
from kiosk.i18n import N_
from kiosk.yaml.problems import YamlPath

OWN_NAME = "Votre nom"
"""The name under which texts quote the name that the learner joined under."""


class MeetingProgram(Program[MeetingSpec, MeetingSpec, MeetingState]):
    """One window, which a link opens: it has no icon of its own."""

    key = KEY
    name = N_("Visio")
    picture = "souris"
    on_desktop = False
    spec = MeetingSpec
    other_labels = OTHER_LABELS
    goals: ClassVar[tuple[type[Goal], ...]] = GOALS
    arrivals: ClassVar[dict[str, type[msgspec.Struct]]] = {KEY: MeetingArrival}

    def start(self, spec: MeetingSpec) -> tuple[MeetingSpec, MeetingState]:
        return spec, spec.start()

    def title(self, desk: Desk, window: str) -> str:
        spec = _spec(desk)
        return f"{spec.title} – Visio" if spec.people else self.name

    def view(self, desk: Desk, window: str) -> tuple[Node, ...]:
        nodes = meeting_nodes(desk, _spec(desk), meeting_state(desk))
        return in_other_look(nodes) if has_other_look(desk, KEY) else nodes

    def close(self, desk: Desk, window: str) -> Desk:
        """Close the window, which is leaving, as in a real one."""
        return close_window(acts.leave(desk), window)

    def update(self, desk: Desk, act: Act) -> Desk:
        match act:
            case Clicked(node) if node == MORE:
                return open_menu(desk, node, MORE_ENTRIES)
            case Clicked(node):
                return _click(desk, node)
            case Picked(_node, Label.HAND):
                return acts.toggle_hand(desk)
            case Pressed("enter") if desk.place.focus == NAME:
                return _click(desk, screens.JOIN)
            case Pressed("enter") if desk.place.focus == TEXT:
                return _click(desk, screens.SEND)
            case Pressed("escape") if meeting_state(desk).chat:
                return acts.toggle_chat(desk)
            case _:
                return desk

    def receive(self, desk: Desk, key: str, what: MeetingArrival) -> Desk:
        return acts.bring(desk, what)

    def arrival_news(self, desk: Desk, key: str, what: MeetingArrival) -> str:
        return acts.news_of(desk, what)

    def arrival_texts(self, key: str, what: MeetingArrival) -> Iterator[tuple[YamlPath, str]]:
        return what.texts()

    def arrival_problems(self, key: str, what: MeetingArrival, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        return what.problems(_spec(start), [one.name for one in meeting_state(start).people])

    def answers(self, desk: Desk) -> Iterator[tuple[str, str]]:
        if name := meeting_state(desk).name:
            yield OWN_NAME, name

    def answer_names(self, spec: MeetingSpec) -> Iterator[str]:
        if spec.people:
            yield OWN_NAME

    def sites(self, spec: MeetingSpec) -> Iterator[Any]:
        return spec.sites()

    def texts(self, spec: MeetingSpec) -> Iterator[tuple[YamlPath, str]]:
        return spec.texts()

    def problems(self, spec: MeetingSpec, desk: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        return spec.problems(desk)


def _spec(desk: Desk) -> MeetingSpec:
    return cast(MeetingSpec, desk.content.programs[KEY])


def _click(desk: Desk, node: str) -> Desk:
    match node:
        case screens.JOIN:
            return acts.ask_to_join(desk, _spec(desk))
        case screens.WAIT:
            return acts.wait(desk, _spec(desk))
        case screens.ALLOW | screens.BLOCK:
            return acts.answer_browser(desk, allow=node == screens.ALLOW)
        case _:
            act = _ACTS.get(node)
            return act(desk) if act else desk


_ACTS = {
    screens.TALK: acts.go_on_talking, screens.LEAVE: acts.leave, screens.REJOIN: acts.rejoin,
    screens.MICROPHONE: acts.toggle_microphone, screens.CAMERA: acts.toggle_camera, screens.HAND: acts.toggle_hand,
    screens.CHAT: acts.toggle_chat, screens.SEND: acts.send_message,
}  # fmt: skip
