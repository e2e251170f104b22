"""The second look of Agenda: the words and the places of other calendars.

« Nouvel événement » and « Journée entière » are Outlook's, « Emplacement » is Thunderbird's, « Notification » Google's;
back and forth are ▲ and ▼ as on Windows, and a new appointment is at the bottom, as on telephones.
"""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.desk.labels import Label
from kiosk.desk.nodes import Node

OTHER_LABELS: dict[str, str] = {
    Label.NEW_EVENT: "Nouvel événement",
    Label.MONTH: "Vue du mois",
    Label.DAY: "Vue du jour",
    Label.BACK: "Revenir à l'agenda",
    Label.CHANGE: "Modifier l'événement",
    Label.WHOLE_DAY: "Journée entière",
    Label.PLACE: "Emplacement",
    Label.REMINDER: "Notification",
}
_NEW = "calendar/new"
_SIGNS: dict[str, str] = {"<": "▲", ">": "▼"}
_TOOL_SIGNS: dict[str, str] = {
    Label.TODAY: "◉", Label.MONTH: "▦", Label.DAY: "▤", Label.BACK: "←", Label.CHANGE: "✎", Label.DELETE: "♻",
}  # fmt: skip
_BARS = ("calendar/event-tools", "calendar/form-tools")
"""The bars that are at the bottom."""


def in_other_look(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """The window with its signs before what it shows, and what makes or changes an appointment below that."""
    bar = nodes[0]
    if bar.id in _BARS:
        return (*nodes[1:], _with_signs(bar))
    new = [replace(one, sign="✚") for one in bar.children if one.id == _NEW]
    others = [one for one in bar.children if one.id != _NEW]
    back_and_forth = [one for one in others if one.sign in _SIGNS]
    rest = [one for one in others if one.sign not in _SIGNS]
    top = _with_signs(replace(bar, children=(*back_and_forth, *rest)))
    return (top, *nodes[1:], replace(bar, id=f"{bar.id}-below", children=tuple(new)))


def _with_signs(bar: Node) -> Node:
    return replace(bar, children=tuple(_with_sign(one) for one in bar.children))


def _with_sign(node: Node) -> Node:
    sign = _SIGNS.get(node.sign) or (_TOOL_SIGNS.get(node.name, "") if isinstance(node.name, Label) else "")
    return replace(node, sign=sign, sign_only=True) if sign else node
