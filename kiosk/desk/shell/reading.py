"""Text that is read: selecting it with the mouse and the keyboard, and copying it. Pure.

All the text of a window is one text for a selection, paragraph after paragraph, as in a browser. So the keys that move
in a text box select here too.
"""

from __future__ import annotations

from kiosk.course.text_field import TextField
from kiosk.desk.changes import put_on_clipboard, replace
from kiosk.desk.nodes import Node, find, path_to, walk_live
from kiosk.desk.state import Desk, Reading, TextClip
from kiosk.text import nfc


def read_nodes(root: Node, window: str) -> tuple[Node, ...]:
    """The nodes of a window whose text can be selected, in reading order."""
    found = find(root, f"window/{window}")
    return tuple(node for node in walk_live(found) if node.accepts("read")) if found else ()


def select_read(desk: Desk, root: Node, start: tuple[str, int], end: tuple[str, int]) -> Desk:
    """Select the text from ``start`` to ``end``, each the id of a node and an index in its text."""
    window = next((n.id.removeprefix("window/") for n in path_to(root, start[0]) if n.role == "window"), "")
    return _with_reading(desk, Reading(window, start, end))


def without_reading(desk: Desk) -> Desk:
    """The desk with nothing selected in a text that is read."""
    return desk if desk.place.reading is None else _with_reading(desk, None)


def selected_read_text(desk: Desk, root: Node) -> str:
    """The selected text as its author wrote it; "" for none."""
    reading = desk.place.reading
    field = _field(read_nodes(root, reading.window), reading) if reading else None
    return field.selected if field else ""


def copy_read_text(desk: Desk, root: Node) -> Desk | None:
    """The desk with the selected text on the clipboard; None where nothing is selected."""
    text = selected_read_text(desk, root)
    return put_on_clipboard(desk, TextClip(nfc(text))) if text else None


def press_reading_key(desk: Desk, root: Node, key: str) -> Desk | None:
    """The desk after a key that selects or copies text that is read; None for another key, or where there is none."""
    reading = desk.place.reading
    if key == "ctrl+c":
        return copy_read_text(desk, root)
    if key == "ctrl+a" and desk.front is not None:
        window = desk.front.id
        nodes = read_nodes(root, window)
        field = TextField(_joined(nodes)).select_all()
        return _with_reading(desk, _reading(window, nodes, field)) if nodes else None
    if reading is None or "shift+" not in key:
        return None
    nodes = read_nodes(root, reading.window)
    before = _field(nodes, reading)
    after = before.press(key) if before else None
    if before is None or after is None or after == before:
        return None
    return _with_reading(desk, _reading(reading.window, nodes, after))


def mark_selected(root: Node, reading: Reading) -> Node:
    """``root`` with the selected part of each text marked."""
    nodes = read_nodes(root, reading.window)
    field = _field(nodes, reading)
    if field is None or not field.selected:
        return root
    start, end = field.span
    spans: dict[str, tuple[int, int]] = {}
    at = 0
    for node in nodes:
        a, b = max(0, start - at), min(len(node.name), end - at)
        if a < b:
            spans[node.id] = (a, b)
        at += len(node.name) + 1
    return _marked(root, spans)


def is_visible(root: Node, reading: Reading) -> bool:
    """Whether what was selected is still on the screen."""
    return _field(read_nodes(root, reading.window), reading) is not None


def _with_reading(desk: Desk, reading: Reading | None) -> Desk:
    return replace(desk, place=replace(desk.place, reading=reading))


def _marked(node: Node, spans: dict[str, tuple[int, int]]) -> Node:
    children = tuple(_marked(child, spans) for child in node.children)
    if node.id in spans:
        children = tuple(_link_within(child, *spans[node.id]) if child.href else child for child in children)
        return replace(node, children=children, selection=spans[node.id])
    same = all(one is other for one, other in zip(children, node.children, strict=True))
    return node if same else replace(node, children=children)


def _link_within(link: Node, start: int, end: int) -> Node:
    """A link in a text of which characters ``start`` to ``end`` are selected."""
    first, last = max(0, start - link.start), min(len(link.name), end - link.start)
    return replace(link, selection=(first, last)) if first < last else link


def _joined(nodes: tuple[Node, ...]) -> str:
    return "\n".join(node.name for node in nodes)


def _field(nodes: tuple[Node, ...], reading: Reading) -> TextField | None:
    """The whole text of a window with its selection; None where one of its ends has gone."""
    places: dict[str, int] = {}
    at = 0
    for node in nodes:
        places[node.id] = at
        at += len(node.name) + 1
    names = {node.id: node.name for node in nodes}
    (start_node, start), (end_node, end) = reading.start, reading.end
    if start_node not in places or end_node not in places:
        return None
    first = places[start_node] + min(max(0, start), len(names[start_node]))
    last = places[end_node] + min(max(0, end), len(names[end_node]))
    return TextField(_joined(nodes)).select(first, last)


def _reading(window: str, nodes: tuple[Node, ...], field: TextField) -> Reading:
    anchor = field.caret if field.anchor is None else field.anchor
    return Reading(window, _place(nodes, anchor), _place(nodes, field.caret))


def _place(nodes: tuple[Node, ...], index: int) -> tuple[str, int]:
    for node in nodes:
        if index <= len(node.name):
            return node.id, index
        index -= len(node.name) + 1
    return nodes[-1].id, len(nodes[-1].name)
