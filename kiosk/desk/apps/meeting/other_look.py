"""The second look of Visio: the words and the places of other video calls.

« Audio » and « Vidéo » are Zoom's, « Discussion » is Jitsi's, « Lever la main » and « Demander à participer » are
Google Meet's, « Raccrocher » Messenger's, « Ne pas autoriser » Safari's. The keys are at the top, as in Teams, the hand
is behind ⋮, and what stands at the right of the pictures is at their left.
"""

from __future__ import annotations

from kiosk.desk.changes import replace
from kiosk.desk.controls import button
from kiosk.desk.labels import Label
from kiosk.desk.nodes import Node

OTHER_LABELS: dict[str, str] = {
    Label.MICROPHONE: "Audio",
    Label.CAMERA: "Vidéo",
    Label.HAND: "Lever la main",
    Label.CHAT: "Discussion",
    Label.LEAVE: "Raccrocher",
    Label.ASK_TO_JOIN: "Demander à participer",
    Label.JOIN: "Participer",
    Label.REJOIN: "Participer à nouveau",
    Label.BLOCK: "Ne pas autoriser",
}
MORE = "meeting/more"
MORE_ENTRIES = (Label.HAND,)
"""What is behind ⋮."""
_SEND, _HAND, _BAR = "meeting/send", "meeting/key/hand", "meeting/bar"
_TURNED = ("meeting/middle", "meeting/question")
"""What is in it is in the other order."""


def in_other_look(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """The window with its keys above the pictures, and everything else at the other side."""
    return tuple(_in_other_look(node) for node in nodes)


def _in_other_look(node: Node) -> Node:
    children = tuple(_in_other_look(child) for child in node.children)
    if node.id == _SEND:
        return replace(node, sign_only=True)
    if node.id == _BAR and any(one.id == _HAND for one in children):
        more = button(MORE, Label.MORE, sign_only=True)
        children = (*(more if one.id == _HAND else one for one in children),)
    if any(one.id == _BAR for one in children):
        children = (*(one for one in children if one.id == _BAR), *(one for one in children if one.id != _BAR))
    if node.id in _TURNED:
        children = _turned(children)
    return node if children == node.children else replace(node, children=children)


def _turned(children: tuple[Node, ...]) -> tuple[Node, ...]:
    """The sentence of a question stays before its buttons."""
    words = tuple(one for one in children if one.role == "paragraph")
    return (*words, *(one for one in reversed(children) if one not in words))
