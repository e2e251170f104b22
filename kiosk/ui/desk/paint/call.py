"""Paints a video call: the participants on a dark ground, and the round keys below with their drawn signs."""

from __future__ import annotations

from kiosk.cells import Rect
from kiosk.desk.nodes import Icon, Node
from kiosk.ui.desk.layout.call import KEY_HEIGHT, SIGN_WIDTH
from kiosk.ui.desk.layout.placed import DeskLayout, PlacedNode
from kiosk.ui.desk.paint.faces import face_cells
from kiosk.ui.desk.paint.points import points_rows
from kiosk.ui.desk.paint.text import cut
from kiosk.ui.widgets.painter import Painter

_SIGNS: dict[Icon, str] = {
    "microphone": "...ww... ..wwww.. w.wwww.w w.wwww.w .w.ww.w. ..wwww..",
    "camera": "........ wwwww..w wwwwwwww wwwwwwww wwwww..w ........",
    "hand": "...w.w.. .w.w.w.w .w.w.w.w .wwwwwww wwwwwwww ..wwwww.",
    "chat": "wwwwwwww w.....ww wwwwwwww w...wwww wwwwwwww .ww.....",
    "answer": ".ww..... .www.... ..ww.... ..www.ww ...wwwww ....www.",
    "leave": "........ ..wwww.. wwwwwwww www..www ww....ww ........",
}
"""8 by 6 points each, two across and two down in a cell."""
_STATES = "●✕▲"
"""The signs with which the states of a participant begin: who speaks, is not heard, raises a hand."""
_CROSS = ("w..w", ".ww.", "w..w")


def paint_call_ground(painter: Painter, placed: PlacedNode) -> None:
    """The dark ground up to the edge of the window, or a panel beside the participants, plain as a sheet."""
    rect = placed.rect
    painter.fill(
        Rect(rect.x - 1, rect.y, rect.width + 1, rect.height), "call" if placed.node.part == "call" else "plain"
    )


def paint_tile(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
    """A participant: the face, or the initials; the name and the states in the last row, unless it is quiet."""
    node, rect = placed.node, placed.rect
    if rect.width < 4 or rect.height < 2:
        painter.put(rect.x, rect.y, cut(_caption(node, rect.width), rect.width), "call+b")
        return
    if node.picture and painter.shade is None:
        painter.cells(rect.x, rect.y, face_cells(node.picture, rect.width, rect.height))
    else:
        painter.fill(rect, "call-off")
        _paint_initials(painter, node, rect)
    if node.selected:
        painter.frame(rect, "heavy", "call+b")
    if node.tone != "quiet":
        painter.put(rect.x + 1, rect.bottom - 1, f" {_caption(node, rect.width - 4)} ", "call+b")


def _caption(node: Node, width: int) -> str:
    """The name with what is seen of the person, by its signs alone where there is no room for its words."""
    states = node.description
    if len(node.name) + 1 + len(states) > width and states:
        states = " ".join(sign for sign in states if sign in _STATES)
    return f"{cut(node.name, width - len(states) - 1)} {states}".rstrip() if states else cut(node.name, width)


def _paint_initials(painter: Painter, node: Node, rect: Rect) -> None:
    text = f"│ {node.value} │"
    x, y = rect.x + (rect.width - len(text)) // 2, rect.y + max(0, (rect.height - 1) // 2)
    if rect.height >= 4:
        painter.put(x, y - 1, f"╭{'─' * (len(text) - 2)}╮", "call-off+b")
        painter.put(x, y + 1, f"╰{'─' * (len(text) - 2)}╯", "call-off+b")
        painter.put(x, y, text, "call-off+b")
    else:
        painter.put(x + 2, y, node.value, "call-off+b")


def paint_key(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
    """A round key: pale where its thing is on, dark with a crossed sign where it is off, and a word for both."""
    node, rect = placed.node, placed.rect
    colours = {"leave": "call-leave", "answer": "call-answer"}
    inside = colours.get(node.icon) or ("call-on" if node.pressed else "call-off")
    inside = "focus" if focused else inside
    style = f"{inside}+b"
    painter.fill(rect, style)
    if rect.height < KEY_HEIGHT:
        words = cut(f"{node.name} {node.value}".strip(), rect.width - 4)
        left, right = ("▶ ", " ◀") if focused else ("● ", "  ") if node.pressed else ("  ", "  ")
        painter.put(rect.x, rect.y, left + words + right, style)
        return
    for y, corners in ((rect.y, "▗▖"), (rect.bottom - 1, "▝▘")):
        painter.put(rect.x, y, corners[0], f"{inside}/call")
        painter.put(rect.right - 1, y, corners[1], f"{inside}/call")
    crossed = node.pressed is False and node.icon in ("microphone", "camera")
    for row, line in enumerate(_sign_rows(node.icon, crossed)):
        painter.put(rect.x + 1, rect.y + row, line, style, typed=True)
    x = rect.x + SIGN_WIDTH + 2
    painter.put(x, rect.y + 1, cut(node.name, rect.right - 2 - x), style)
    painter.put(x, rect.y + 2, cut(node.value, rect.right - 2 - x), style)
    if focused:
        painter.put(rect.x, rect.y + 1, "▶", style)
        painter.put(rect.right - 1, rect.y + 1, "◀", style)


def _sign_rows(icon: Icon, crossed: bool) -> tuple[str, ...]:
    drawing = _SIGNS.get(icon, "")
    if crossed:
        rows = enumerate(drawing.split())
        drawing = " ".join(
            "".join("w" if _crossed(point == "w", x, y) else "." for x, point in enumerate(row)) for y, row in rows
        )
    return points_rows(drawing)


def _crossed(point: bool, x: int, y: int) -> bool:
    """A point of a sign with a small cross over its right lower corner, and a gap around that."""
    column, row = x - (8 - len(_CROSS[0])), y - (6 - len(_CROSS))
    if column >= 0 and row >= 0:
        return _CROSS[row][column] == "w"
    return point and (column < -1 or row < -1)
