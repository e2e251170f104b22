"""The two bars of the telephone: the clock and the signs at its top, the keys at its bottom."""

from __future__ import annotations

from kiosk.desk.apps.phone.state import Screen, Settings
from kiosk.desk.changes import replace
from kiosk.desk.controls import button, group, status
from kiosk.desk.labels import Label
from kiosk.desk.nodes import Node
from kiosk.i18n import _

_BATTERY = "80 %"
_BEFORE: dict[Screen, tuple[str, str]] = {
    "talk": ("phone/messages", Label.ALL_MESSAGES),
    "new": ("phone/messages", Label.ALL_MESSAGES),
    "event": ("phone/icon/agenda", Label.ALL_EVENTS),
    "contact": ("phone/icon/contacts", Label.ALL_CONTACTS),
    "photo": ("phone/icon/photos", Label.ALL_PHOTOS),
}
"""The list that a screen was opened from: the id of its button, and the name."""


def top_bar(clock: str, settings: Settings) -> Node:
    """The time, the network or airplane mode, the Wi-Fi, the battery."""
    signs = [_sign("airplane", _("Mode avion"), "✈") if settings.airplane else _sign("network", _("Réseau"), "▂▄▆█")]
    if settings.wifi:
        signs.append(_sign("wifi", _("Wi-Fi"), "◠"))
    signs.append(_sign("battery", _("Batterie : {level}").format(level=_BATTERY), f"{_BATTERY} ▐██▋▏"))
    bar = group("phone/top", _("Haut du téléphone"), [status("phone/clock", clock), *signs], direction="row")
    return replace(bar, part="device_top")


def has_back(screen: Screen) -> bool:
    """Whether a screen was opened from a list."""
    return screen in _BEFORE


def home_bar(screen: Screen = "home", *, in_call: bool = False) -> Node:
    """The keys below the screen: back to the list, where there is one, and home. None during a call."""
    keys = [_back(screen, "‹")] if screen in _BEFORE else []
    keys.append(button("phone/home", Label.PHONE_HOME, sign="○", sign_only=True, tone="quiet"))
    bar = group("phone/bar", _("Touches du téléphone"), [] if in_call else keys, role="toolbar", direction="row")
    return replace(bar, part="device_bar", rows=1)


def back_at_the_top(screen: Screen) -> Node:
    """In the other look, back to the list is above the screen."""
    return group("phone/tools", _("Outils"), [_back(screen, "←")], role="toolbar", direction="row")


def _back(screen: Screen, sign: str) -> Node:
    id, name = _BEFORE[screen]
    return button(id, name, sign=sign, sign_only=True, tone="quiet")


def _sign(key: str, name: str, sign: str) -> Node:
    return Node("img", name, f"phone/top/{key}", sign=sign, part="device_sign")
