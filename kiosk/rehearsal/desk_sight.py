"""Where a thing of the simulated computer stands on the screen, by the words and signs that are seen there. Pure.

What is looked for is known (its node, and what stands around it); where it is, only the screen tells.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import msgspec

from kiosk.desk.nodes import Node, line, walk
from kiosk.rehearsal.sight import Box, Sight, folded

Cell = tuple[int, int]
"""Column and row of the screen, counted from 0."""
_SIDES = "│┃║"
_FIELDS = ("textbox", "searchbox", "combobox")
_ITEMS = ("option", "treeitem", "menuitem", "listitem")
_SIGNS = {"window-reduce": "─", "window-size": "□", "window-close": "✕"}
_WHOLE = (re.compile(r"(^|  |[│┃║▶▷█░▲▼] ?)$"), re.compile(r"^(  |\s*$| ?[│┃║◀█░▲▼])"))
_SHAPES = {
    "button": (re.compile(r"(\[ |▶ |▶▐|▐ |· )$"), re.compile(r"^( \]| ◀|▌◀| ▌| ·)")),
    "tab": (re.compile(r"(│ |┃ |▶ )$"), re.compile(r"^ *((\[✕\]|▶✕◀) *)*(│|┃|◀)")),
    "tick": (re.compile(r"[☐☑○●] $"), re.compile(r"^( \*)?(  |\s*$| ?[│┃║█░▲▼])")),
    "item": (re.compile(r"(^|[│┃║▶▷█░ ]) +([▾▸] )?(• )?([■▼◆▤] )?$"), _WHOLE[1]),
    "icon": (re.compile(r"[▶ ]$"), re.compile(r"^([◀ ]|$)")),
}
_LEAST_CUT = 3
_NEAR = 40


class Part(msgspec.Struct, frozen=True):
    """Cells of the screen: from ``left`` and ``top`` to before ``right`` and ``bottom``."""

    left: int
    top: int
    right: int
    bottom: int


class Found(msgspec.Struct, frozen=True):
    """Words at a cell, ``width`` cells of them; ``worth`` is how much it looks like what is looked for."""

    x: int
    y: int
    width: int
    worth: int

    @property
    def middle(self) -> Cell:
        """The cell in the middle."""
        return self.x + self.width // 2, self.y


class DeskSight:
    """One screen with the simulated computer on it, below the instruction ``say`` and down to its task bar."""

    def __init__(self, rows: tuple[str, ...], root: Node, say: str) -> None:
        self._rows = tuple(_plain(row) for row in rows)
        self._sight = Sight(self._rows)
        self._root = root
        self._part = self._desk(folded(_plain(say)))

    def bars(self) -> list[Cell]:
        """A cell beside each scroll bar, those of what stands in front first."""
        part = self._dialog() or self._part
        found = []
        for y in range(part.top, part.bottom):
            for match in re.finditer("▲▲?", self._rows[y][part.left : part.right]):
                x = part.left + match.start()
                end = next((k for k in range(y + 1, part.bottom) if self._rows[k][x] not in "█░"), part.bottom - 1)
                if self._rows[end][x] == "▼":
                    found.append((x - 3, (y + end) // 2))
        return found

    def spot(self, id: str) -> Cell | None:
        """Where one would click on the node ``id``; None where it is not to be seen."""
        way = line(self._root, id)
        if not way:
            return None
        node, part = way[-1], self._around(way)
        if node.role in _FIELDS:
            return self._field(node, part)
        if node.role == "row":
            return self._row(node, part)
        kind = id.partition("/")[0]
        if kind in _SIGNS:
            return self._window_button(_SIGNS[kind], node.name, part)
        if node.role == "button" and way[-2].role in ("tab", "button"):
            return self._tail(way, part)
        best = self._best(way, part)
        if best is None and node.children:
            spots = (self.spot(child.id) for child in node.children)
            return next((spot for spot in spots if spot), None)
        return best.middle if best else None

    # -- the parts of the screen ------------------------------------------------------------------------------------

    def _desk(self, say: str) -> Part:
        """Below the last words of the instruction, down to the row of the clock."""
        rows, top = self._rows, 0
        while top < len(rows) - 1 and say not in folded(" ".join(rows[:top])):
            top += 1
        clock = next((n.name for n in walk(self._root) if n.id == "taskbar/clock"), "")
        ends = re.compile(re.escape(clock) + r"\W*$")
        bottom = next((y for y in range(len(rows) - 1, top, -1) if ends.search(rows[y])), len(rows) - 1)
        return Part(0, top, len(rows[0]), bottom + 1)

    def _dialog(self) -> Part | None:
        return next((_inside(box) for box in self._sight.boxes if self._rows[box.y][box.x] == "╔"), None)

    def _around(self, way: tuple[Node, ...]) -> Part:
        """Where one looks for the last node of ``way``: in the dialog, the open list, the window it stands in."""
        desk = self._part
        layer = way[1] if len(way) > 1 else way[0]
        if layer.role == "dialog" and (dialog := self._dialog()):
            desk = dialog
        if way[-1].role == "menuitem" or (len(way) > 1 and way[-2].role == "combobox"):
            return self._list(way[-1].name) or desk
        if layer.role == "window":
            return self._window(layer.id)
        if layer.id == "taskbar":
            return Part(desk.left, max(desk.top, desk.bottom - 2), desk.right, desk.bottom)
        if layer.id == "desktop":
            windows = self._windows()
            return msgspec.structs.replace(desk, right=windows[0][1]) if windows else desk
        return desk

    def _list(self, name: str) -> Part | None:
        """The box of a menu or of an open drop-down list that holds ``name``."""
        for box in self._sight.boxes:
            part = _inside(box)
            if self._rows[box.y][box.x] == "╭" and any(self._words(name, part)):
                return part
        return None

    def _windows(self) -> list[tuple[str, int]]:
        """The windows seen and the column at which each begins, by their titles."""
        found = []
        for node in (one for one in self._root.children if one.role == "window"):
            for y in range(self._part.top, self._part.bottom):
                after = found[-1][1] + 2 if found else 0
                title = _drawn(node.name)[:12].rstrip()
                x = self._rows[y].find(title, after)
                if x >= 0:
                    found.append((node.id, x - 1))
                    break
        return found

    def _window(self, id: str) -> Part:
        desk, windows = self._part, self._windows()
        number = next((n for n, (one, _x) in enumerate(windows) if one == id), None)
        if number is None:
            return msgspec.structs.replace(desk, bottom=desk.bottom - 1)
        right = windows[number + 1][1] if number + 1 < len(windows) else desk.right
        return Part(windows[number][1], desk.top, right, desk.bottom - 1)

    # -- words ------------------------------------------------------------------------------------------------------

    def _words(self, name: str, part: Part, shape: str = "") -> Iterator[Found]:
        """Every place of ``name``, or of its beginning where it is cut or goes on in the next row."""
        text = _drawn(name)
        found = list(self._standing(text, part, shape, 3)) or list(self._broken(text, part, shape))
        for end in range(len(text) - 1, _LEAST_CUT - 1, -1) if not found else ():
            found += self._standing(text[:end] + "…", part, shape, 2)
        yield from found

    def _standing(self, text: str, part: Part, shape: str, worth: int) -> Iterator[Found]:
        for y in range(part.top, part.bottom):
            row = self._rows[y][part.left : part.right]
            x = row.find(text) if text else -1
            while x >= 0:
                looks = self._looks(row[:x], row[x + len(text) :], shape, (part.left + x, y))
                yield Found(part.left + x, y, len(text), worth * 10 + looks)
                x = row.find(text, x + 1)

    def _looks(self, before: str, after: str, shape: str, at: Cell) -> int:
        """3: drawn as a ``shape``; 2: alone where it stands; 1: a word of a text; 0: a part of a word."""
        x, y = at
        if shape in _SHAPES and _both(_SHAPES[shape], before, after):
            return 3
        if shape == "button" and 0 < y < len(self._rows) - 1:
            edges = self._rows[y - 1][x] + self._rows[y + 1][x]
            if edges in ("──", "━━") and before.rstrip()[-1:] in tuple(_SIDES):
                return 3
        if _both(_WHOLE, before, after):
            return 2 if shape in _SHAPES else 3
        return 0 if before[-1:].isalnum() or after[:1].isalnum() else 1

    def _broken(self, text: str, part: Part, shape: str) -> Iterator[Found]:
        """Where ``text`` goes on in the next row."""
        words = text.split(" ")
        for count in range(len(words) - 1, 0, -1):
            first, following = " ".join(words[:count]), words[count]
            for one in self._standing(first, part, shape, 2):
                below = self._rows[one.y + 1][one.x : part.right] if one.y + 1 < part.bottom else ""
                if below.lstrip().startswith(following) and one.worth % 10:
                    yield one

    def _best(self, way: tuple[Node, ...], part: Part) -> Found | None:
        """The place that looks most like the node, among the things that it stands with."""
        node = way[-1]
        found = list(self._words(node.name, part, _shape(node)))
        if not found:
            return None
        most = max(one.worth for one in found)
        if most % 10 == 0:
            return None
        found = [one for one in found if one.worth == most]
        if len(found) == 1:
            return found[0]
        alike = [n for n in walk(way[1] if len(way) > 1 else way[0]) if n.name == node.name and n.role == node.role]
        if len(alike) > 1 and len(alike) == len(found):
            by_company = [self._company(n.id, found, part) for n in alike]
            if len({(one.x, one.y) for one in by_company}) == len(alike):
                return by_company[[n.id for n in alike].index(node.id)]
            return sorted(found, key=lambda one: (one.y, one.x))[[n.id for n in alike].index(node.id)]
        return self._company(node.id, found, part)

    def _company(self, id: str, found: list[Found], part: Part) -> Found:
        """Of places that look alike, the one near which stand the things that the node stands with."""
        way = line(self._root, id)
        others: dict[str, float] = {}
        for distance, outer in enumerate(reversed(way[-3:-1])):
            for other in (outer, *outer.children):
                if other.name and other.name != way[-1].name:
                    others.setdefault(_drawn(other.name), 1 / (1 + distance))

        def together(one: Found) -> float:
            return sum(
                weight * max((self._nearness(one, other) for other in self._words(text, part)), default=0.0)
                for text, weight in others.items()
            )

        return max(found, key=together)

    def _nearness(self, one: Found, other: Found) -> float:
        across = 0 if abs(one.x - other.x) <= 2 or one.y == other.y else abs(one.x - other.x)
        return max(0.0, 1 - (across + abs(one.y - other.y)) / _NEAR)

    # -- particular things ------------------------------------------------------------------------------------------

    def _row(self, node: Node, part: Part) -> Cell | None:
        """The row of a table that holds all its cells, one after the other."""
        cells = [cell for cell in node.children if cell.name] or [node]
        for y in range(part.top, part.bottom):
            x, spots = part.left, []
            for cell in cells:
                found = next(iter(self._words(cell.name, Part(x, y, part.right, y + 1))), None)
                if found is None:
                    break
                x = found.x + found.width
                spots.append((found.width if not cell.offers else 0, found.middle))
            if len(spots) == len(cells):
                return max(spots)[1]
        return None

    def _window_button(self, sign: str, name: str, part: Part) -> Cell | None:
        """A button of a title bar, of which only the sign may be left."""
        for text in (f"{sign} {name} ", f"[ {sign} ]", f"▶ {sign} ◀"):
            found = list(self._standing(text, part, "", 3))
            if found:
                return found[0].middle
        return None

    def _tail(self, way: tuple[Node, ...], part: Part) -> Cell | None:
        """What closes a tab: the sign after its name."""
        tab = self._best(way[:-1], part)
        if tab is None:
            return None
        after = tab.x + tab.width
        sign = re.search(r"\[✕\]|▶✕◀", self._rows[tab.y][after : part.right])
        return (after + sign.start() + 1, tab.y) if sign else None

    def _field(self, node: Node, part: Part) -> Cell | None:
        """Where one clicks to write: in the box whose edge bears the label, or else right of the label or below it."""
        label = f"{node.name} *" if node.required else node.name
        for one in self._words(label, part):
            x, y = one.x, one.y
            if node.multiline:
                box = next((b for b in self._sight.boxes if b.y == y and b.x == x - 3), None)
                if box is not None and self._rows[y][x - 3] in "╭┏":
                    return box.x + 1 + (box.width - 2) // 2, box.y + box.height - 2
                if self._rows[y][x - 3 : x - 1] in ("╭─", "┏━"):  # its lower edge is scrolled away
                    return x, y + 1
                continue
            if y + 1 < part.bottom and (below := _box_in(self._rows[y + 1][: part.right], x)):
                return below, y + 1
            if beside := _box_in(self._rows[y][: part.right], x + one.width + 1, slack=part.right):
                return beside, y
        return None


def _box_in(row: str, start: int, slack: int = 0) -> int | None:
    """A cell towards the end of the one-line box whose left edge is at ``start``, or after blanks only."""
    match = re.compile(r" {0,%d}[│┃]([^│┃]+)[│┃]" % slack).match(row, start)
    return max(match.start(1), match.end(1) - 2) if match else None


def _inside(box: Box) -> Part:
    return Part(box.x + 1, box.y + 1, box.x + box.width - 1, box.y + box.height - 1)


def _both(looks: tuple[re.Pattern[str], re.Pattern[str]], before: str, after: str) -> bool:
    return bool(looks[0].search(before) and looks[1].search(after))


def _shape(node: Node) -> str:
    if node.role == "option" and node.id.startswith("desktop/"):
        return "icon"
    if node.role in _ITEMS:
        return "item"
    return {"button": "button", "tab": "tab", "checkbox": "tick", "radio": "tick"}.get(node.role, "")


def _plain(text: str) -> str:
    return text.replace("\u2019", "'").replace("\u00a0", " ")


def _drawn(text: str) -> str:
    """``text`` as it is drawn, one cell a character."""
    text = _plain(unicodedata.normalize("NFC", text)).replace("\n", " ")
    return "".join("□" if unicodedata.east_asian_width(c) in "WF" or unicodedata.combining(c) else c for c in text)
