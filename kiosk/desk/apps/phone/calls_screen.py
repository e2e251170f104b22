"""Appels: the recent calls, the keypad, and the voice messages."""

from __future__ import annotations

import re

from kiosk.course.acts import Act, Pressed
from kiosk.desk.acts import Clicked
from kiosk.desk.apps.phone.call_acts import start_call
from kiosk.desk.apps.phone.state import CallRecord, PhoneState, Screen, VoiceMessage, go_to, phone_state, with_phone
from kiosk.desk.changes import replace, set_focus, show_notice, with_text
from kiosk.desk.controls import button, group, heading, item, listing, paragraph, textbox
from kiosk.desk.labels import Label
from kiosk.desk.nodes import Node
from kiosk.desk.state import Desk
from kiosk.i18n import _

DIALLED = "phone/dialled"
"""The text box of the keypad."""
CALL_SCREENS: dict[Screen, str] = {"recent": "Récents", "keypad": "Clavier", "voice": Label.VOICE_MAIL}
_TAB, _RECENT, _KEY, _VOICE = "phone/calls/", "phone/recent/", "phone/key/", "phone/voice/"
_ERASE, _CALL_DIALLED, _CALL_BACK = "phone/erase", "phone/call-dialled", "phone/call-back"
_ROWS = ("123", "456", "789", "*0#")
_TYPED = frozenset("0123456789*#+")
_LETTERS = re.compile(r"[^\d\s+*#().\-/\u2010-\u2015\u00a0\u202f]")


def calls_nodes(desk: Desk) -> list[Node]:
    """What is seen of Appels."""
    state = phone_state(desk)
    tabs = [button(f"{_TAB}{key}", name, pressed=key == state.screen) for key, name in CALL_SCREENS.items()]
    bar = group("phone/calls", "Appels", tabs, role="toolbar", direction="row")
    match state.screen:
        case "keypad":
            return [bar, *_keypad(desk)]
        case "voice":
            return [bar, *_voice(desk, state)]
        case _:
            return [bar, *_recent(desk, state)]


def update_calls_screen(desk: Desk, act: Act) -> Desk:
    """Handle an act on it."""
    match act:
        case Clicked("phone/icon/call"):
            return go_to(desk, "recent")
        case Clicked("phone/calls/recent"):
            return go_to(desk, "recent")
        case Clicked("phone/calls/keypad"):
            return set_focus(go_to(desk, "keypad"), DIALLED)
        case Clicked("phone/calls/voice"):
            return go_to(desk, "voice")
        case Clicked(node) if node.startswith(_RECENT):
            return go_to(desk, "talk", node.removeprefix(_RECENT))
        case Clicked(node) if node.startswith(_KEY):
            return with_text(desk, DIALLED, (desk.text(DIALLED) + node.removeprefix(_KEY))[:30])
        case Pressed(_key, character) if (
            desk.place.focus.startswith(_KEY) and character and character in "0123456789*#+"
        ):
            # typed after a key was clicked
            return with_text(desk, DIALLED, (desk.text(DIALLED) + character)[:30])
        case Clicked(node) if node == _ERASE:
            text = desk.text(DIALLED)
            return with_text(desk, DIALLED, text[:-1]) if text else show_notice(desk, _("Il n'y a rien à effacer."))
        case Clicked(node) if node == _CALL_DIALLED:
            return _dial(desk)
        case Pressed("enter") if desk.place.focus == DIALLED:
            return _dial(desk)
        case Clicked(node) if node == _CALL_BACK:
            state = phone_state(desk)
            return start_call(desk, state.voice_messages[state.voice].who) if state.voice >= 0 else desk
        case Clicked(node) if node.startswith(_VOICE):
            return _listen(desk, int(node.removeprefix(_VOICE)))
        case _:
            return desk


def _dial(desk: Desk) -> Desk:
    text = desk.text(DIALLED).strip()
    if not text:
        return set_focus(show_notice(desk, _("Écrivez d'abord un numéro.")), DIALLED)
    if _LETTERS.search(text):
        return set_focus(show_notice(desk, _("Un numéro s'écrit avec des chiffres.")), DIALLED)
    return start_call(with_text(desk, DIALLED, ""), text)


def _listen(desk: Desk, number: int) -> Desk:
    state = phone_state(desk)
    heard = tuple(
        replace(one, heard=True) if index == number else one for index, one in enumerate(state.voice_messages)
    )
    return with_phone(desk, replace(state, voice_messages=heard, voice=number))


def _keypad(desk: Desk) -> list[Node]:
    rows = [
        replace(
            group(f"phone/keys/{row}", _("Touches"), [button(f"{_KEY}{key}", key) for key in row], direction="row"),
            part="keypad",
        )
        for row in _ROWS
    ]
    below = [button(_CALL_DIALLED, Label.CALL, tone="main"), button(_ERASE, "Effacer")]
    return [
        textbox(desk, DIALLED, "Numéro", kind="phone"),
        *rows,
        group("phone/dialling", _("Appeler"), below, direction="row"),
    ]


def _recent(desk: Desk, state: PhoneState) -> list[Node]:
    latest: dict[str, CallRecord] = {}
    for record in reversed(state.records):
        latest.setdefault(record.who, record)
    rows = [
        item(desk, "phone/recents", f"{_RECENT}{who}", who, description=_describe(record))
        for who, record in latest.items()
    ]
    if not rows:
        return [paragraph("phone/no-call", _("Il n'y a pas encore d'appel."))]
    return [listing("phone/recents", "Appels récents", rows)]


def _describe(record: CallRecord) -> str:
    match record.incoming, record.outcome:
        case True, "missed":
            text = _("Appel manqué")
        case True, "refused":
            text = _("Appel non pris")
        case True, _outcome:
            text = _("Appel reçu")
        case False, "missed":
            text = _("Appel sans réponse")
        case _:
            text = _("Appel passé")
    return f"{text}, {record.at}" if record.at else text


def _voice(desk: Desk, state: PhoneState) -> list[Node]:
    if not state.voice_messages:
        return [paragraph("phone/no-voice", _("Il n'y a pas de message vocal."))]
    rows = [_voice_row(desk, state, index) for index in reversed(range(len(state.voice_messages)))]
    nodes = [listing("phone/voices", "Messages vocaux", rows, grow=False)]
    if state.voice >= 0:
        one = state.voice_messages[state.voice]
        nodes += [
            heading("phone/heard-title", one.who, 3),
            paragraph("phone/heard", f"« {one.text} »"),
            group("phone/heard-bar", one.who, [button(_CALL_BACK, Label.CALL_BACK)], direction="row"),
        ]
    return nodes


def _voice_row(desk: Desk, state: PhoneState, index: int) -> Node:
    names = [_voice_name(one) for one in state.voice_messages]
    name = names[index]
    number = names[: index + 1].count(name)
    name = f"{name} ({number})" if number > 1 else name
    if not state.voice_messages[index].heard:
        name = f"{name} — nouveau"
    return item(desk, "phone/voices", f"{_VOICE}{index}", name)


def _voice_name(one: VoiceMessage) -> str:
    return f"{one.who}, {one.at}" if one.at else one.who
