"""The first screen of the telephone: what is new, and the icons."""

from __future__ import annotations

from kiosk.desk.apps.phone.sms_acts import visible_messages
from kiosk.desk.apps.phone.state import PhoneState
from kiosk.desk.changes import replace
from kiosk.desk.controls import button, group, status
from kiosk.desk.labels import Label
from kiosk.desk.nodes import Hue, Icon, Node
from kiosk.i18n import _

_ICONS: tuple[tuple[str, str, Icon, Hue], ...] = (
    ("messages", "Messages", "sms", "green"),
    ("contacts", "Contacts", "contacts", "brown"),
    ("call", "Appels", "call", "teal"),
    ("photo", "Appareil photo", "photo", "purple"),
    ("photos", Label.PHOTOS, "photos", "plum"),
    ("agenda", "Agenda", "agenda", "blue"),
    ("settings", Label.PHONE_SETTINGS, "settings", ""),
)


def home_nodes(state: PhoneState) -> list[Node]:
    """What is seen of it."""
    sms = sum(not sms.read for sms in visible_messages(state))
    voices = sum(not one.heard for one in state.voice_messages)
    text = _("Nouveaux SMS : {count}").format(count=sms) if sms else _("Pas de nouveau SMS")
    nodes = [status("phone/status", text)]
    if voices:
        nodes.append(status("phone/voice-status", _("Messages vocaux à écouter : {count}").format(count=voices)))
    if state.settings.airplane:
        nodes.append(status("phone/airplane", _("Le mode avion est mis.")))
    new = {"messages": sms, "call": voices}
    icons = [
        replace(
            button(f"phone/icon/{key}", name), part="app", icon=icon, hue=hue, value=str(new.get(key) or "")
        )
        for key, name, icon, hue in _ICONS
    ]  # fmt: skip
    nodes.append(replace(group("phone/icons", _("Icônes"), icons, grow=True), part="apps"))
    return [group("phone/first", _("Accueil"), nodes, grow=True)]
