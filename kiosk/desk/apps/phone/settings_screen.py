"""Réglages: sound, volume, airplane mode, Wi-Fi, and who is blocked."""

from __future__ import annotations

from kiosk.course.acts import Act
from kiosk.desk.acts import Clicked
from kiosk.desk.apps.phone.call_acts import leave_unanswered
from kiosk.desk.apps.phone.sms_acts import unblock
from kiosk.desk.apps.phone.state import Call, Settings, go_to, phone_state, with_phone
from kiosk.desk.changes import replace, show_notice
from kiosk.desk.controls import button, group, heading, status
from kiosk.desk.labels import Label
from kiosk.desk.nodes import Node
from kiosk.desk.state import Desk
from kiosk.i18n import _

MAX_VOLUME = 10
_SWITCH, _UNBLOCK, _LOUDER, _SOFTER = "phone/switch/", "phone/unblock/", "phone/louder", "phone/softer"
_SWITCHES = {"sound": "Son", "airplane": "Mode avion", "wifi": "Wi-Fi"}


def settings_nodes(desk: Desk) -> list[Node]:
    """The settings, and the list of blocked people."""
    state = phone_state(desk)
    at = state.settings
    rows = [
        group(
            f"phone/setting/{key}", name,
            [
                button(f"{_SWITCH}{key}", name, pressed=getattr(at, key)),
                status(f"phone/setting-state/{key}", "oui" if getattr(at, key) else "non"),
            ],
            direction="row",
        )
        for key, name in _SWITCHES.items()
    ]  # fmt: skip
    least, most = at.volume == 0, at.volume == MAX_VOLUME
    volume = [
        button(_SOFTER, "Moins fort", disabled=least, reason=_("Le volume est déjà au plus bas.")),
        button(_LOUDER, "Plus fort", disabled=most, reason=_("Le volume est déjà au plus haut.")),
        status("phone/volume-state", f"Volume : {at.volume} sur {MAX_VOLUME}"),
    ]
    nodes = [
        heading("phone/title", Label.PHONE_SETTINGS, 2),
        *rows,
        group("phone/volume", "Volume", volume, direction="row"),
    ]
    if state.blocked:
        nodes.append(heading("phone/blocked-title", "Bloqués", 3))
        nodes += [button(f"{_UNBLOCK}{who}", f"Débloquer {who}") for who in dict.fromkeys(state.blocked)]
    return nodes


def update_settings_screen(desk: Desk, act: Act) -> Desk:
    """Handle a click on it."""
    match act:
        case Clicked("phone/icon/settings"):
            return go_to(desk, "settings")
        case Clicked(node) if node in (_SOFTER, _LOUDER):
            state = phone_state(desk)
            volume = min(MAX_VOLUME, max(0, state.settings.volume + (1 if node == _LOUDER else -1)))
            return with_phone(desk, replace(state, settings=replace(state.settings, volume=volume)))
        case Clicked("phone/switch/airplane"):
            return _switch_airplane(desk)
        case Clicked("phone/switch/sound"):
            settings = phone_state(desk).settings
            return _with_settings(desk, replace(settings, sound=not settings.sound))
        case Clicked("phone/switch/wifi"):
            settings = phone_state(desk).settings
            return _with_settings(desk, replace(settings, wifi=not settings.wifi))
        case Clicked(node) if node.startswith(_UNBLOCK):
            return unblock(desk, node.removeprefix(_UNBLOCK))
        case _:
            return desk


def _switch_airplane(desk: Desk) -> Desk:
    """Airplane mode cuts the Wi-Fi too, which can be put on again; what waited comes when it is off."""
    state = phone_state(desk)
    on = not state.settings.airplane
    desk = _with_settings(desk, replace(state.settings, airplane=on, wifi=not on))
    if on:
        return show_notice(desk, _("Plus d'appels, de SMS ni d'Internet pendant le mode avion."))
    return show_notice(_receive_waiting(desk), _("Les appels, les SMS et Internet sont de nouveau là."))


def _receive_waiting(desk: Desk) -> Desk:
    state = phone_state(desk)
    for one in state.waiting:
        if isinstance(one, Call):
            state = leave_unanswered(state, one, "missed", desk.clock)
        else:
            state = replace(state, messages=(*state.messages, one))
    return with_phone(desk, replace(state, waiting=()))


def _with_settings(desk: Desk, settings: Settings) -> Desk:
    return with_phone(desk, replace(phone_state(desk), settings=settings))
