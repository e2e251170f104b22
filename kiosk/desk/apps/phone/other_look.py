"""The second look of the telephone: the words and the signs of other telephones.

« Démarrer une discussion » is that of Google Messages, « Paramètres » of Android, « Galerie » of Samsung's telephones,
« Accepter » of the iPhone; its bars are of signs alone, as on all of them.
"""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.desk.labels import Label
from kiosk.desk.nodes import Node

OTHER_LABELS: dict[str, str] = {
    Label.REPLY: "Accepter",
    Label.NEW_MESSAGE: "Démarrer une discussion",
    Label.PHONE_HOME: "Écran d'accueil",
    Label.ALL_MESSAGES: "Retour",
    Label.SEND_SMS: "Envoyer",
    Label.OPTIONS: "Plus d'options",
    Label.PHONE_SETTINGS: "Paramètres",
    Label.PHOTOS: "Galerie",
    Label.VOICE_MAIL: "Répondeur",
}
_SIGNS: dict[str, str] = {
    Label.PHONE_HOME: "⌂", Label.ALL_MESSAGES: "←", Label.SEND_SMS: "➤", Label.OPTIONS: "⋮",
}  # fmt: skip


def in_other_look(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """The screen with some of its buttons as signs alone."""
    return tuple(_with_sign(replace(node, children=in_other_look(node.children))) for node in nodes)


def _with_sign(node: Node) -> Node:
    sign = _SIGNS.get(node.name, "") if node.role == "button" and isinstance(node.name, Label) else ""
    return replace(node, sign=sign, sign_only=True) if sign else node
