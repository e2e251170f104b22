"""Where a thing of the simulated computer stands on the screen, by the words and signs that are seen there. Pure.

What is looked for is known (its node, and what stands around it); where it is, only the screen tells.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from kiosk.cells import Cell, Rect
from kiosk.desk.nodes import Node, line, walk
from kiosk.rehearsal.sight import Sight, folded
from kiosk.rehearsal.words import Found, Shape, Words, drawn
from kiosk.text import fold_signs

_FIELDS = ("textbox", "searchbox", "combobox")
_SHAPES: dict[str, Shape] = {
    "button": "button", "tab": "tab", "checkbox": "tick", "radio": "tick", "option": "item", "treeitem": "item",
    "menuitem": "item", "listitem": "item",
}  # fmt: skip
_CLOSES = re.compile(r"\[✕\]|▶✕◀")
_BAR_ROWS = 2
"""Rows that the task bar may take."""
_FAR = 40
"""Cells from which on things do not stand together."""


class DeskSight:
    """One screen with the simulated computer on it, below the instruction ``say`` and down to its task bar."""

    def __init__(self, rows: tuple[str, ...], root: Node, say: str) -> None:
        self._words = Words(rows)
        self._rows = self._words.rows
        self._sight = Sight(self._rows)
        self._root = root
        self._part = self._desk(folded(fold_signs(say)))

    def spot(self, id: str, *, strictly: bool = True) -> Cell | None:
        """Where one would click on the node ``id``; None where it is not to be seen.

        ``strictly``: only where its words are drawn as those of such a control are, a button's in brackets.
        """
        way = line(self._root, id)
        if not way:
            return None
        node, part = way[-1], self._around(way)
        if node.role in _FIELDS:
            return self._field(node, part)
        if node.role == "row":
            return self._row(node, part)
        if node.sign:
            return self._window_button(node.sign, node.name, part)
        if node.role == "button" and way[-2].role in ("tab", "button"):
            return self._closing(way, part)
        found = self._likeliest(way, part)
        if found is None and node.children:  # a place without a name that is drawn: at the first thing in it
            spots = (self.spot(child.id, strictly=strictly) for child in node.children)
            return next((spot for spot in spots if spot), None)
        return found.middle if found and (found.as_shaped or not strictly) else None

    def bars(self) -> list[Cell]:
        """A cell beside each scroll bar of what stands in front."""
        part = self._dialog() or self._part
        found = []
        for y in range(part.y, part.bottom):
            for match in re.finditer("▲▲?", self._rows[y][part.x : part.right]):
                x = part.x + match.start()
                end = next((k for k in range(y + 1, part.bottom) if self._rows[k][x] not in "█░"), y)
                if self._rows[end][x] == "▼":
                    found.append((x - 3, (y + end) // 2))
        return found

    # -- the parts of the screen ------------------------------------------------------------------------------------

    def _desk(self, say: str) -> Rect:
        """Below the last words of the instruction, down to the row of the clock."""
        rows, top = self._rows, 0
        while top < len(rows) - 1 and say not in folded(" ".join(rows[:top])):
            top += 1
        clock = next((node.name for node in walk(self._root) if node.id == "taskbar/clock"), "")
        ends = re.compile(re.escape(clock) + r"\W*$")
        bottom = next((y for y in range(len(rows) - 1, top, -1) if ends.search(rows[y])), len(rows) - 1)
        return Rect.from_edges(0, top, len(rows[0]), bottom + 1)

    def _dialog(self) -> Rect | None:
        return next((box.inside for box in self._sight.boxes if self._rows[box.rect.y][box.rect.x] == "╔"), None)

    def _around(self, way: tuple[Node, ...]) -> Rect:
        """Where one looks for the last node of ``way``: in the open list, the dialog, the window it stands in."""
        desk = self._part
        layer = way[1] if len(way) > 1 else way[0]
        if len(way) > 1 and way[-2].role in ("menu", "combobox"):
            return self._list(way[-1].name) or desk
        if layer.role == "dialog":
            return self._dialog() or desk
        if layer.role == "window":
            return self._window(layer.id)
        if layer.part == "task_bar":
            return Rect.from_edges(desk.x, max(desk.y, desk.bottom - _BAR_ROWS), desk.right, desk.bottom)
        if layer.part == "desktop" and (windows := self._windows()):
            return Rect.from_edges(desk.x, desk.y, windows[0][1], desk.bottom)
        return desk

    def _list(self, name: str) -> Rect | None:
        """The box of a menu or of an open drop-down list that holds ``name``."""
        lists = (box.inside for box in self._sight.boxes if self._rows[box.rect.y][box.rect.x] == "╭")
        return next((part for part in lists if self._words.places(name, part)), None)

    def _windows(self) -> list[tuple[str, int]]:
        """The windows that are seen, with the column at which each begins, by their titles."""
        found: list[tuple[str, int]] = []
        for node in (one for one in self._root.children if one.role == "window"):
            title = drawn(node.name)[:12].rstrip()
            after = found[-1][1] + 2 if found else 0
            columns = (self._rows[y].find(title, after) for y in range(self._part.y, self._part.bottom))
            column = next((x for x in columns if x >= 0), None)
            if column is not None:
                found.append((node.id, column - 1))
        return found

    def _window(self, id: str) -> Rect:
        desk, windows = replace(self._part, height=self._part.height - 1), self._windows()
        number = next((n for n, (one, _column) in enumerate(windows) if one == id), None)
        if number is None:
            return desk
        right = windows[number + 1][1] if number + 1 < len(windows) else desk.right
        return Rect.from_edges(max(0, windows[number][1]), desk.y, right, desk.bottom)

    # -- one thing of several that look alike -----------------------------------------------------------------------

    def _likeliest(self, way: tuple[Node, ...], part: Rect) -> Found | None:
        """The place that looks most like the last node of ``way``, among the things that it stands with."""
        node = way[-1]
        shape = _shape(node)
        places = self._words.places(node.name, part, shape)
        most = max((one.worth for one in places), default=0)
        places = [one for one in places if one.worth == most and not one.in_a_word]
        if len(places) <= 1:
            return places[0] if places else None
        layer = way[1] if len(way) > 1 else way[0]
        alike = [one.id for one in walk(layer) if one.name == node.name and _shape(one) == shape]
        if len(alike) == len(places):
            each = [self._in_company(id, places, part) for id in alike]
            if len(set(each)) < len(each):  # nothing around tells them apart: they stand in reading order
                each = sorted(places, key=lambda one: (one.y, one.x))
            return each[alike.index(node.id)]
        return self._in_company(node.id, places, part)

    def _in_company(self, id: str, places: list[Found], part: Rect) -> Found:
        """Of ``places`` that look alike, the one near which stand the things that the node stands with."""
        way = line(self._root, id)
        company: dict[str, float] = {}
        for distance, outer in enumerate(reversed(way[-3:-1]), 1):
            for other in (outer, *outer.children):
                if other.name and other.name != way[-1].name:
                    company.setdefault(other.name, 1 / distance)
        seen = [(weight, self._words.places(name, part)) for name, weight in company.items()]
        return max(places, key=lambda one: sum(weight * _nearest(one, others) for weight, others in seen))

    # -- particular things ------------------------------------------------------------------------------------------

    def _row(self, node: Node, part: Rect) -> Cell | None:
        """In the row of a table that holds all its cells, one after the other."""
        for y in range(part.y, part.bottom):
            x, spots = part.x, []
            for cell in (one for one in node.children if one.name):
                found = next(iter(self._words.places(cell.name, Rect.from_edges(x, y, part.right, y + 1))), None)
                if found is None:
                    break
                x = found.x + found.width
                spots.append((0 if cell.offers else found.width, found.middle))
            else:
                return max(spots)[1] if spots else None
        return None

    def _window_button(self, sign: str, name: str, part: Rect) -> Cell | None:
        """A button of a title bar, of which only the sign may be left."""
        found = (self._words.exactly(text, part) for text in (f"{sign} {name} ", f"[ {sign} ]", f"▶ {sign} ◀"))
        return next((one.middle for one in found if one), None)

    def _closing(self, way: tuple[Node, ...], part: Rect) -> Cell | None:
        """What closes a tab: the sign after its name."""
        tab = self._likeliest(way[:-1], part)
        sign = _CLOSES.search(self._rows[tab.y][: part.right], tab.x + tab.width) if tab else None
        return (sign.start() + 1, tab.y) if sign and tab else None

    def _field(self, node: Node, part: Rect) -> Cell | None:
        """Where one clicks to write or to choose: the box whose edge bears the label, or right of it, or below it."""
        label = f"{node.name} *" if node.required else node.name
        for one in self._words.places(label, part):
            x, y = one.x, one.y
            if node.multiline:
                if self._rows[y][x - 3 : x - 1] in ("╭─", "┏━"):
                    box = next((one.rect for one in self._sight.boxes if (one.rect.x, one.rect.y) == (x - 3, y)), None)
                    return (box.centre()[0], box.bottom - 2) if box else (x, y + 1)
                continue
            if y + 1 < part.bottom and (below := _in_box(self._rows[y + 1][: part.right], x, r"")):
                return below, y + 1
            if beside := _in_box(self._rows[y][: part.right], x + one.width, r" +"):
                return beside, y
        return None


def _shape(node: Node) -> Shape:
    return "icon" if node.part == "desktop_icon" else _SHAPES.get(node.role, "")


def _in_box(row: str, start: int, blanks: str) -> int | None:
    """A cell towards the end of the box of one row that comes after ``blanks`` from ``start`` on."""
    match = re.compile(blanks + r"[│┃]([^│┃]+)[│┃]").match(row, start)
    return max(match.start(1), match.end(1) - 2) if match else None


def _nearest(one: Found, others: list[Found]) -> float:
    """1 beside the nearest of ``others``, down to 0 for far; one below the other is near."""
    return max((max(0.0, 1 - _distance(one, other) / _FAR) for other in others), default=0.0)


def _distance(one: Found, other: Found) -> int:
    across = abs(one.x - other.x)
    return abs(one.y - other.y) + (across // 4 if one.y == other.y else 0 if across <= 2 else across)
