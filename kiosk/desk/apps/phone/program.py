"""The telephone (Téléphone): SMS, contacts, and codes that arrive while a form is filled in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import msgspec

from kiosk.course.acts import Act, Pressed
from kiosk.desk.acts import Clicked
from kiosk.desk.answers import fill_placeholders
from kiosk.desk.apps.phone.goals import SmsRead, SmsSent
from kiosk.desk.apps.phone.state import KEY, TEXT, TO, PhoneSpec, PhoneState, Sms, SmsArrival, receive_sms, same_person
from kiosk.desk.changes import (
    close_window,
    forbid_undo,
    replace,
    resize_window,
    set_focus,
    show_notice,
    show_window,
    with_text,
)
from kiosk.desk.controls import button, group, heading, item, listing, paragraph, textbox
from kiosk.desk.goals import Goal
from kiosk.desk.labels import Label
from kiosk.desk.nodes import Node
from kiosk.desk.program import Nothing, Program
from kiosk.desk.state import Desk
from kiosk.i18n import N_, _
from kiosk.yaml.problems import YamlPath

_TALK, _CONTACT = "phone/talk/", "phone/contact/"


class PhoneProgram(Program[PhoneSpec, Nothing, PhoneState]):
    """One window, beside the one in front."""

    key = KEY
    name = N_("Téléphone")
    picture = "montre"
    icon = "phone"
    spec = PhoneSpec
    goals: ClassVar[tuple[type[Goal], ...]] = (SmsRead, SmsSent)
    arrivals: ClassVar[dict[str, type[msgspec.Struct]]] = {"sms": SmsArrival}

    def start(self, spec: PhoneSpec) -> tuple[Nothing, PhoneState]:
        messages = tuple(
            Sms(one.to or one.from_ or _("Inconnu"), one.text, one.at, mine=bool(one.to), read=bool(one.to) or one.read)
            for one in spec.messages
        )
        return Nothing(), PhoneState(dict(spec.contacts), messages)

    def receive(self, desk: Desk, key: str, what: SmsArrival) -> Desk:
        return receive_sms(desk, what.from_, fill_placeholders(desk, what.text))

    def arrival_news(self, key: str, what: SmsArrival) -> str:
        return _("Un SMS est arrivé.")

    def arrival_texts(self, key: str, what: SmsArrival) -> Iterator[tuple[YamlPath, str]]:
        yield ("from",), what.from_
        yield ("text",), what.text

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
        body: list[Node]
        match state.screen:
            case "messages":
                body = self._messages(desk)
            case "contacts":
                body = self._contacts(desk)
            case "new":
                body = [heading("phone/title", Label.NEW_MESSAGE, 2), textbox(desk, TO, "À"), *_writing(desk)]
            case "talk":
                body = self._talk(desk, state.who)
            case _:
                body = [_icons(state)]
        bar = [] if state.screen == "home" else [button("phone/home", "Accueil du téléphone")]
        if state.screen in ("talk", "new"):
            bar.append(button("phone/messages", "Tous les messages"))
        tools = [group("phone/tools", _("Outils"), bar, role="toolbar", direction="row")] if bar else []
        return (*tools, group("phone/screen", _("Écran du téléphone"), body, role="main", grow=True))

    def _messages(self, desk: Desk) -> list[Node]:
        state = self.location_of(desk)
        talks = dict.fromkeys(sms.who for sms in reversed(state.messages))
        rows = [self._row(desk, state, who) for who in talks]
        empty = [] if rows else [paragraph("phone/none", _("Il n'y a pas encore de SMS."))]
        new = button("phone/new", Label.NEW_MESSAGE)
        return [
            heading("phone/title", "Messages", 2),
            *empty,
            *([listing("phone/talks", "SMS", rows)] if rows else []),
            new,
        ]

    def _row(self, desk: Desk, state: PhoneState, who: str) -> Node:
        theirs = [sms for sms in state.messages if sms.who == who]
        new = any(not sms.read for sms in theirs)
        return item(
            desk, "phone/talks", _TALK + who, f"{who} — nouveau" if new else who, description=_short(theirs[-1].text)
        )

    def _contacts(self, desk: Desk) -> list[Node]:
        rows = [
            item(desk, "phone/book", _CONTACT + name, name, description=number)
            for name, number in self.location_of(desk).contacts.items()
        ]
        empty = [] if rows else [paragraph("phone/nobody", _("Il n'y a pas encore de contact."))]
        return [heading("phone/title", "Contacts", 2), *empty, *([listing("phone/book", "Noms", rows)] if rows else [])]

    def _talk(self, desk: Desk, who: str) -> list[Node]:
        state = self.location_of(desk)
        number = f" ({state.contacts[who]})" if who in state.contacts else ""
        lines = [
            paragraph(
                f"phone/sms/{n}", f"{_('Vous') if sms.mine else who}{f', {sms.at}' if sms.at else ''} : {sms.text}"
            )
            for n, sms in enumerate(state.messages)
            if sms.who == who
        ]
        talk = group("phone/talk", who, lines, role="article")
        return [heading("phone/title", f"{who}{number}", 2), talk, *_writing(desk)]

    def update(self, desk: Desk, act: Act) -> Desk:
        match act:
            case Clicked("phone/home"):
                return self._to(desk, "home")
            case Clicked("phone/messages" | "phone/icon/messages"):
                return self._to(desk, "messages")
            case Clicked("phone/icon/contacts"):
                return self._to(desk, "contacts")
            case Clicked("phone/icon/call" | "phone/icon/photo"):
                return show_notice(desk, _("Ici, on s'entraîne avec Messages et Contacts."))
            case Clicked("phone/new"):
                return set_focus(self._to(with_text(desk, TO, "") if desk.text(TO) else desk, "new"), TO)
            case Clicked(node) if node.startswith(_TALK):
                return self._to(desk, "talk", node.removeprefix(_TALK))
            case Clicked(node) if node.startswith(_CONTACT):
                return self._to(desk, "talk", node.removeprefix(_CONTACT))
            case Clicked("phone/send"):
                return self._send(desk)
            case Pressed("enter") if desk.place.focus == TEXT:
                return self._send(desk)
            case Pressed("enter") if desk.place.focus == TO:
                return set_focus(desk, TEXT)
            case Pressed("escape"):
                return self._to(desk, "home")
            case _:
                return desk

    def _to(self, desk: Desk, screen: str, who: str = "") -> Desk:
        state = self.location_of(desk)
        messages = tuple(replace(sms, read=True) if sms.who == who and not sms.read else sms for sms in state.messages)
        if (screen, who) != (state.screen, state.who) and desk.text(TEXT):
            desk = with_text(desk, TEXT, "")
        return set_focus(self.with_location(desk, replace(state, screen=screen, who=who, messages=messages)), "")

    def _send(self, desk: Desk) -> Desk:
        state, text = self.location_of(desk), desk.text(TEXT).strip()
        who = state.who if state.screen == "talk" else self._recipient(state, desk.text(TO).strip())
        if not who:
            return set_focus(show_notice(desk, _("Écrivez d'abord un nom ou un numéro.")), TO)
        if not text:
            return set_focus(show_notice(desk, _("Écrivez d'abord votre SMS.")), TEXT)
        messages = (*state.messages, Sms(who, text, desk.clock, mine=True))
        desk = self.with_location(with_text(desk, TEXT, ""), replace(state, messages=messages, screen="talk", who=who))
        return show_notice(forbid_undo(set_focus(desk, TEXT)), _("Le SMS est envoyé."))

    def _recipient(self, state: PhoneState, typed: str) -> str:
        """The contact with the typed name or number; the typed text where there is none."""
        return next((name for name in state.contacts if typed and same_person(state, name, typed)), typed)

    def texts(self, spec: PhoneSpec) -> Iterator[tuple[YamlPath, str]]:
        for index, sms in enumerate(spec.messages):
            yield ("messages", index, "text"), sms.text

    def problems(self, spec: PhoneSpec, desk: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        for index, sms in enumerate(spec.messages):
            if bool(sms.from_) == bool(sms.to):
                yield ("messages", index), _("ce SMS est de quelqu'un ou à quelqu'un"), _("gardez « from » ou « to »")


def _icons(state: PhoneState) -> Node:
    new = sum(not sms.read for sms in state.messages)
    text = _("Nouveaux SMS : {count}").format(count=new) if new else _("Pas de nouveau SMS")
    icons = [
        button("phone/icon/messages", "Messages", picture="souris"),
        button("phone/icon/contacts", "Contacts", picture="livre"),
        button("phone/icon/call", "Appels", picture="cle"),
        button("phone/icon/photo", "Appareil photo", picture="soleil"),
    ]
    line = group("phone/icons", _("Icônes"), icons, direction="row")
    return group("phone/first", _("Accueil"), [Node("status", text, "phone/status"), line])


def _writing(desk: Desk) -> list[Node]:
    return [textbox(desk, TEXT, "Votre SMS"), button("phone/send", "Envoyer le SMS", tone="main")]


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 30 else line[:29].rstrip() + "…"
