"""The first screen of the telephone: what is new, and the icons."""

from __future__ import annotations

from kiosk.desk.apps.phone.sms_acts import visible_messages
from kiosk.desk.apps.phone.state import PhoneState
from kiosk.desk.controls import button, group, status
from kiosk.desk.labels import Label
from kiosk.desk.nodes import Node
from kiosk.i18n import _

_ICONS = (
    ("messages", "Messages", "souris"),
    ("contacts", "Contacts", "livre"),
    ("call", "Appels", "cle"),
    ("photo", "Appareil photo", "soleil"),
    ("photos", Label.PHOTOS, "fleur"),
    ("agenda", "Agenda", "montre"),
    ("settings", Label.PHONE_SETTINGS, "cle"),
)


def home_nodes(state: PhoneState) -> list[Node]:
    """What is seen of it."""
    new = sum(not sms.read for sms in visible_messages(state))
    text = _("Nouveaux SMS : {count}").format(count=new) if new else _("Pas de nouveau SMS")
    nodes = [status("phone/status", text)]
    if voices := sum(not one.heard for one in state.voice_messages):
        nodes.append(status("phone/voice-status", _("Messages vocaux à écouter : {count}").format(count=voices)))
    if state.settings.airplane:
        nodes.append(status("phone/airplane", _("Le mode avion est mis.")))
    icons = [button(f"phone/icon/{key}", name, picture=picture) for key, name, picture in _ICONS]
    nodes += [
        group(f"phone/icons/{n}", _("Icônes"), icons[n : n + 2], direction="row") for n in range(0, len(icons), 2)
    ]
    return [group("phone/first", _("Accueil"), nodes)]
