"""The telephone (Téléphone) beside the computer. Each of its screens is a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

import msgspec

from kiosk.course.acts import Act, Pressed
from kiosk.desk.acts import Clicked
from kiosk.desk.answers import fill_placeholders
from kiosk.desk.apps.calendar.invitations import fill_event
from kiosk.desk.apps.phone.agenda_screen import agenda_nodes, event_nodes, update_agenda_screen
from kiosk.desk.apps.phone.bars import back_at_the_top, has_back, home_bar, top_bar
from kiosk.desk.apps.phone.call_acts import ring
from kiosk.desk.apps.phone.call_goals import CALL_GOALS
from kiosk.desk.apps.phone.call_screen import call_nodes, update_call_screen
from kiosk.desk.apps.phone.calls_screen import calls_nodes, update_calls_screen
from kiosk.desk.apps.phone.contacts_screen import contact_nodes, contacts_nodes, update_contacts_screen
from kiosk.desk.apps.phone.goals import SmsRead, SmsSent
from kiosk.desk.apps.phone.home_screen import home_nodes
from kiosk.desk.apps.phone.messages_screen import (
    messages_nodes,
    new_message_nodes,
    talk_head,
    talk_nodes,
    update_messages_screen,
    writing_bar,
)
from kiosk.desk.apps.phone.other_look import OTHER_LABELS, in_other_look
from kiosk.desk.apps.phone.photo_goals import PHOTO_GOALS
from kiosk.desk.apps.phone.photos_screen import (
    DELETE_PHOTO,
    camera_nodes,
    delete_photo,
    photo_nodes,
    photos_nodes,
    update_photos_screen,
)
from kiosk.desk.apps.phone.settings_screen import settings_nodes, update_settings_screen
from kiosk.desk.apps.phone.sms_acts import DELETE_SMS, delete_sms, receive_sms
from kiosk.desk.apps.phone.sms_goals import SMS_GOALS
from kiosk.desk.apps.phone.spec import CallSpec, PhoneSpec, SmsArrival
from kiosk.desk.apps.phone.state import KEY, PhoneState, Screen, go_to, in_airplane_mode, is_blocked, phone_state
from kiosk.desk.changes import close_window, replace, resize_window, show_notice, show_window
from kiosk.desk.controls import group
from kiosk.desk.goals import Goal
from kiosk.desk.looks import has_other_look
from kiosk.desk.nodes import Node
from kiosk.desk.program import Nothing, Program
from kiosk.desk.state import Desk, Dialog, DialogAnswer
from kiosk.i18n import N_, _
from kiosk.yaml.problems import YamlPath

_UPDATES = (
    update_call_screen, update_messages_screen, update_calls_screen, update_contacts_screen, update_photos_screen,
    update_settings_screen, update_agenda_screen,
)  # fmt: skip


class PhoneProgram(Program[PhoneSpec, Nothing, PhoneState]):
    """One window, beside the one in front."""

    key = KEY
    name = N_("Téléphone")
    picture = "montre"
    icon = "phone"
    is_device = True
    spec = PhoneSpec
    other_labels = OTHER_LABELS
    goals: ClassVar[tuple[type[Goal], ...]] = (SmsRead, SmsSent, *CALL_GOALS, *SMS_GOALS, *PHOTO_GOALS)
    arrivals: ClassVar[dict[str, type[msgspec.Struct]]] = {"sms": SmsArrival, "call": CallSpec}

    def start(self, spec: PhoneSpec) -> tuple[Nothing, PhoneState]:
        return Nothing(), spec.start()

    def receive(self, desk: Desk, key: str, what: SmsArrival | CallSpec) -> Desk:
        if isinstance(what, SmsArrival):
            event = fill_event(desk, what.event) if what.event else None
            return receive_sms(desk, what.from_, fill_placeholders(desk, what.text), event)
        lines = tuple(fill_placeholders(desk, line) for line in what.lines)
        return ring(desk, replace(what, lines=lines, message=fill_placeholders(desk, what.message)).call())

    def arrival_news(self, desk: Desk, key: str, what: SmsArrival | CallSpec) -> str:
        if in_airplane_mode(desk) or is_blocked(phone_state(desk), what.from_):
            return ""
        if isinstance(what, SmsArrival):
            return _("Un SMS est arrivé.")
        call = phone_state(desk).call
        if call is not None and call.stage == "ringing":
            text = _("Le téléphone sonne : {name} appelle.")
            silent = _("Le téléphone s'allume sans sonner : {name} appelle.")
            return (text if phone_state(desk).settings.sound else silent).format(name=call.who)
        return _("Un appel est manqué.")

    def arrival_texts(self, key: str, what: SmsArrival | CallSpec) -> Iterator[tuple[YamlPath, str]]:
        if isinstance(what, CallSpec):
            yield from what.texts()
        else:
            yield ("from",), what.from_
            yield ("text",), what.text
            if what.event:
                yield from ((("event", *path), text) for path, text in what.event.texts())

    def arrival_problems(
        self, key: str, what: SmsArrival | CallSpec, start: Desk
    ) -> Iterator[tuple[YamlPath, str, str]]:
        if isinstance(what, SmsArrival) and what.event:
            for path, wrong, write in what.event.problems(start.today):
                yield ("event", *path), wrong, write

    def open(self, desk: Desk, path: str = "") -> Desk:
        front = desk.front
        if front is None or front.program == KEY:
            return show_window(desk, KEY, size="normal")
        if front.size == "large":
            desk = self.with_location(
                resize_window(desk, front.id, "normal"), replace(self.location_of(desk), behind=front.id)
            )
        return show_window(desk, KEY, size="normal")

    def close(self, desk: Desk, window: str) -> Desk:
        behind = self.location_of(desk).behind
        desk = close_window(self.with_location(desk, replace(self.location_of(desk), behind="")), window)
        other = desk.window(behind)
        return resize_window(desk, behind, "large") if other is not None and other.size == "normal" else desk

    def view(self, desk: Desk, window: str) -> tuple[Node, ...]:
        state = self.location_of(desk)
        top = top_bar(desk.clock, state.settings)
        if state.call is not None:
            return (top, replace(_screen(call_nodes(state, state.call)), part="call"), home_bar(in_call=True))
        other = has_other_look(desk, KEY)
        talks = state.screen == "talk"
        nodes = (
            top,
            *([back_at_the_top(state.screen)] if other and has_back(state.screen) else []),
            *([talk_head(desk)] if talks else []),
            replace(_screen(_body(desk, state)), part="talk" if talks else ""),
            *([writing_bar(desk)] if talks else []),
            home_bar("home" if other else state.screen),
        )
        return in_other_look(nodes) if other else nodes

    def update(self, desk: Desk, act: Act) -> Desk:
        match act:
            case Clicked("phone/home"):
                if phone_state(desk).screen == "home":
                    return show_notice(desk, _("L'accueil du téléphone est déjà là."))
                return go_to(desk, "home")
            case Pressed("escape"):
                return desk if self.location_of(desk).call else go_to(desk, "home")
            case _:
                return next((after for one in _UPDATES if (after := one(desk, act)) is not desk), desk)

    def on_answer(self, desk: Desk, dialog: Dialog, answer: DialogAnswer) -> Desk:
        purpose, colon, number = dialog.purpose.partition(":")
        if answer.button != dialog.buttons[0]:
            return desk
        match purpose + colon:
            case op if op == DELETE_SMS:
                return delete_sms(desk, int(number))
            case op if op == DELETE_PHOTO:
                return delete_photo(desk, int(number))
            case _:
                return desk

    def texts(self, spec: PhoneSpec) -> Iterator[tuple[YamlPath, str]]:
        return spec.texts()

    def problems(self, spec: PhoneSpec, desk: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        return spec.problems(desk)


def _screen(body: list[Node]) -> Node:
    return group("phone/screen", _("Écran du téléphone"), body, role="main", grow=True)


def _body(desk: Desk, state: PhoneState) -> list[Node]:
    return home_nodes(state) if state.screen == "home" else _SCREENS[state.screen](desk)


_SCREENS: dict[Screen, Callable[[Desk], list[Node]]] = {
    "messages": messages_nodes, "new": new_message_nodes, "talk": talk_nodes,
    "contacts": contacts_nodes, "contact": contact_nodes,
    "recent": calls_nodes, "keypad": calls_nodes, "voice": calls_nodes,
    "camera": camera_nodes, "photos": photos_nodes, "photo": photo_nodes,
    "settings": settings_nodes,
    "agenda": agenda_nodes, "event": event_nodes,
}  # fmt: skip
