"""Locates a node of the simulated computer on the screen, by the text and signs drawn there. Pure.

The node and its neighbours in the tree are known; its position comes from the screen alone.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from kiosk.cells import Cell, Rect
from kiosk.desk.nodes import Node, path_to, walk
from kiosk.rehearsal.screen_text import ScreenText
from kiosk.rehearsal.text_search import ControlShape, Match, TextSearch, as_drawn
from kiosk.text import fold_spaces

_FIELDS = ("textbox", "searchbox", "combobox")
_SHAPES: dict[str, ControlShape] = {
    "button": "button", "tab": "tab", "checkbox": "tick", "radio": "tick", "option": "item", "treeitem": "item",
    "menuitem": "item", "listitem": "item",
}  # fmt: skip
_CLOSE_SIGN = re.compile(r"[ ▶]✕[ ◀]")
"""At the right end of a title bar, and of a tab."""
_TASKBAR_ROWS = 2
"""The most rows of the task bar."""
_FAR = 40
"""Cells beyond which two things do not count as neighbours."""


class DeskLocator:
    """A screen that shows the simulated computer, below the instruction ``say`` and down to its task bar."""

    def __init__(self, rows: tuple[str, ...], root: Node, say: str) -> None:
        self._text = TextSearch(rows)
        self._rows = self._text.rows
        self._screen = ScreenText(self._rows)
        self._root = root
        self._desk_area = self._find_desk(fold_spaces(say))

    def locate(self, id: str, *, strict: bool = True) -> Cell | None:
        """The cell to click for the node ``id``; None where it is not visible.

        ``strict``: its label must be drawn as such a control's is, a button's in brackets.
        """
        path = path_to(self._root, id)
        if not path:
            return None
        node, area = path[-1], self._search_area(path)
        if node.role in _FIELDS:
            return self._field(node, area)
        if node.role == "row":
            return self._row(node, area)
        if node.role == "gridcell":
            return self._day(path, area)
        if node.part == "title_bar":
            title = self._text.find_exact(_title(node), area)
            return title.middle if title else None
        if node.role == "button" and path[-2].role in ("tab", "button"):
            return self._tab_close_button(path, area)
        if node.sign_only and path[-2].part in ("bubble", "bubble_mine"):
            return self._sign_beside(path, area)
        if node.sign_only:
            return self._sign(path, area)
        found = self._option_of_group(path, area) if path[-2].role == "radiogroup" else self._best_match(path, area)
        if found is None and node.children:  # nothing of its own is drawn: the first of its children that is
            cells = (self.locate(child.id, strict=strict) for child in node.children)
            return next((cell for cell in cells if cell), None)
        return found.middle if found and (found.as_shaped or not strict) else None

    @property
    def desktop(self) -> Rect:
        """The cells of the windows, above the task bar."""
        return replace(self._desk_area, height=self._desk_area.height - 1)

    def scroll_bars(self) -> list[Cell]:
        """A cell to the left of each scroll bar of the dialog, or else of the desk."""
        area = self._dialog_area() or self._desk_area
        found = []
        for y in range(area.y, area.bottom):
            for match in re.finditer("▲▲?", self._rows[y][area.x : area.right]):
                x = area.x + match.start()
                end = next((k for k in range(y + 1, area.bottom) if self._rows[k][x] not in "█░"), y)
                if self._rows[end][x] == "▼":
                    found.append((x - 3, (y + end) // 2))
        return found

    def text_ends(self, id: str, text: str) -> tuple[Cell, Cell] | None:
        """The cell of the first character of ``text``, in the node ``id``, and the one behind its last; None if unseen.

        Where it is broken into rows, its first words are in one row and its last words in another one below.
        """
        path = path_to(self._root, id)
        words = as_drawn(text).split()
        if not path or not words:
            return None
        area = self._search_area(path)
        for count in range(len(words), 0, -1):
            first = self._text.find_exact(" ".join(words[:count]), area)
            if first is None:
                continue
            start = (first.x, first.y)
            if count == len(words):
                return start, (first.x + first.width, first.y)
            below = Rect.from_edges(area.x, first.y + 1, area.right, area.bottom)
            ends = (self._text.find_exact(" ".join(words[k:]), below) for k in range(count, len(words)))
            last = next((one for one in ends if one is not None), None)
            return (start, (last.x + last.width, last.y)) if last else None
        return None

    def shows_text_end(self, id: str) -> bool:
        """Whether the last line of a text box is visible: it has no scroll bar, or one that is at its end."""
        node = path_to(self._root, id)[-1:]
        cell = self.locate(id) if node and node[0].multiline else None
        if cell is None:
            return True
        y = cell[1]
        box = next(
            (one.rect for one in self._screen.boxes if one.inside.contains(*cell) and one.rect.bottom == y + 2), None
        )
        bar = self._bar_end(box) if box else None
        return bar is None or self._rows[bar[1] - 1][bar[0]] == "█"

    # -- areas of the screen ------------------------------------------------------------------------------------------

    def _find_desk(self, say: str) -> Rect:
        """Below the last words of the instruction, down to the row of the clock."""
        rows, top = self._rows, 0
        while top < len(rows) - 1 and say not in fold_spaces(" ".join(rows[:top])):
            top += 1
        clock = next((node.name for node in walk(self._root) if node.id == "taskbar/clock"), "")
        ends = re.compile(re.escape(clock) + r"\W*$")
        bottom = next((y for y in range(len(rows) - 1, top, -1) if ends.search(rows[y])), len(rows) - 1)
        return Rect.from_edges(0, top, len(rows[0]), bottom + 1)

    def _dialog_area(self) -> Rect | None:
        return next((box.inside for box in self._screen.boxes if self._rows[box.rect.y][box.rect.x] == "╔"), None)

    def _search_area(self, path: tuple[Node, ...]) -> Rect:
        """Where to search for the last node of ``path``: the open list, the dialog or the window that it is in."""
        desk = self._desk_area
        layer = path[1] if len(path) > 1 else path[0]
        if len(path) > 1 and path[-2].role in ("menu", "combobox"):
            return self._list_area(path[-1].name) or desk
        if layer.role == "dialog":
            return self._dialog_area() or desk
        if layer.role == "window":
            return self._window_area(layer.id)
        if layer.part == "task_bar":
            return Rect.from_edges(desk.x, max(desk.y, desk.bottom - _TASKBAR_ROWS), desk.right, desk.bottom)
        if layer.part == "desktop" and (windows := self._windows()):
            return Rect.from_edges(desk.x, desk.y, windows[0][1], desk.bottom)
        return desk

    def _list_area(self, name: str) -> Rect | None:
        """The box of a menu or of an open drop-down list that holds ``name``."""
        lists = (box.inside for box in self._screen.boxes if self._rows[box.rect.y][box.rect.x] == "╭")
        return next((area for area in lists if self._text.find_all(name, area)), None)

    def _windows(self) -> list[tuple[str, int]]:
        """(id, first column) of the visible windows, found by their titles."""
        found: list[tuple[str, int]] = []
        for node in (one for one in self._root.children if one.role == "window"):
            title = _title(node)
            after = found[-1][1] + 2 if found else 0
            columns = (self._rows[y].find(title, after) for y in range(self._desk_area.y, self._desk_area.bottom))
            column = next((x for x in columns if x >= 0), None)
            if column is not None:
                found.append((node.id, column - 1))
        return found

    def _moved_window_area(self, id: str) -> Rect | None:
        """The frame of a window that may stand over others: from its title to its lower edge."""
        node = next((one for one in self._root.children if one.id == id), None)
        title = _title(node) if node else ""
        for y in range(self._desk_area.y, self._desk_area.bottom if title else 0):
            for found in re.finditer(re.escape(title), self._rows[y]):
                end = _CLOSE_SIGN.search(self._rows[y], found.end())
                if end is None:
                    continue
                left = max(0, found.start() - 1)
                lower = (k for k in range(y + 1, self._desk_area.bottom) if self._rows[k][left] == "╰")
                return Rect.from_edges(left, y, end.end(), next(lower, self._desk_area.bottom - 1) + 1)
        return None

    def _window_area(self, id: str) -> Rect:
        if any(isinstance(one.spot, tuple) for one in self._root.children):
            return self._moved_window_area(id) or self._desk_area
        desk, windows = replace(self._desk_area, height=self._desk_area.height - 1), self._windows()
        number = next((n for n, (one, _column) in enumerate(windows) if one == id), None)
        if number is None:
            return desk
        right = windows[number + 1][1] if number + 1 < len(windows) else desk.right
        return Rect.from_edges(max(0, windows[number][1]), desk.y, right, desk.bottom)

    # -- one of several that look alike -------------------------------------------------------------------------------

    def _best_match(self, path: tuple[Node, ...], area: Rect) -> Match | None:
        """The match that looks most like the last node of ``path``."""
        node = path[-1]
        shape = _shape(node)
        places = self._text.find_all(node.name, area, shape)
        most = max((one.rank for one in places), default=0)
        places = [one for one in places if one.rank == most and not one.in_a_word]
        if len(places) <= 1:
            return places[0] if places else None
        layer = path[1] if len(path) > 1 else path[0]
        alike = [one.id for one in walk(layer) if one.name == node.name and _shape(one) == shape]
        if len(alike) == len(places):
            each = [self._match_by_neighbours(id, places, area) for id in alike]
            if len(set(each)) < len(each):  # their neighbours do not tell them apart: reading order does
                each = sorted(places, key=lambda one: (one.y, one.x))
            return each[alike.index(node.id)]
        return self._match_by_neighbours(node.id, places, area)

    def _match_by_neighbours(self, id: str, places: list[Match], area: Rect) -> Match:
        """Of ``places`` that look alike, the one nearest to the labels of the node's neighbours in the tree."""
        path = path_to(self._root, id)
        neighbours: dict[str, float] = {}
        for distance, outer in enumerate(reversed(path[-3:-1]), 1):
            for other in (outer, *outer.children):
                if other.name and other.name != path[-1].name:
                    neighbours.setdefault(other.name, 1 / distance)
        seen = [(weight, self._text.find_all(name, area)) for name, weight in neighbours.items()]
        return max(places, key=lambda one: sum(weight * _proximity(one, others) for weight, others in seen))

    def _option_of_group(self, path: tuple[Node, ...], area: Rect) -> Match | None:
        """The option of a group whose question may be answered by the same words as another one beside it."""
        group, node = path[-2], path[-1]
        groups = [one for one in walk(path[1]) if one.role == "radiogroup"]
        if sum(any(option.name == node.name for option in one.children) for one in groups) < 2:
            return self._best_match(path, area)
        alike = [one.id for one in groups if one.name == group.name]
        questions = sorted(self._text.find_all(group.name, area), key=lambda one: (one.y, one.x))
        if len(questions) < len(alike):
            return None
        asked = questions[alike.index(group.id)]
        options = [one for one in self._text.find_all(node.name, area, "tick") if one.as_shaped]
        return min(
            (one for one in options if (one.y, one.x) > (asked.y, asked.x)),
            key=lambda one: (one.y, one.x),
            default=None,
        )

    # -- particular controls ------------------------------------------------------------------------------------------

    def _row(self, node: Node, area: Rect) -> Cell | None:
        """A cell of the table row that shows all its cells in order."""
        for y in range(area.y, area.bottom):
            x, spots = area.x, []
            for cell in (one for one in node.children if one.name):
                found = next(iter(self._text.find_all(cell.name, Rect.from_edges(x, y, area.right, y + 1))), None)
                if found is None:
                    break
                x = found.x + found.width
                spots.append((0 if cell.offers else found.width, found.middle))
            else:
                return max(spots)[1] if spots else None
        return None

    def _day(self, path: tuple[Node, ...], area: Rect) -> Cell | None:
        """The number of a day below the name of its weekday; days of the month before have the higher numbers above."""
        node, week, grid = path[-1], path[-2], path[-3]
        column = week.children.index(node)
        names = [self._text.find_exact(head.name, area) for head in grid.children[0].children]
        head = names[column]
        if head is None:
            return None
        below = Rect.from_edges(head.x - 1, head.y + 1, head.x + 4, area.bottom)
        found = [one for one in self._text.find_all(node.value, below) if not one.in_a_word]
        alike = [one.children[column].id for one in grid.children[1:] if one.children[column].value == node.value]
        number = alike.index(node.id)
        return found[number].middle if number < len(found) else None

    def _box_at(self, x: int, y: int) -> Rect | None:
        return next((one.rect for one in self._screen.boxes if (one.rect.x, one.rect.y) == (x, y)), None)

    def _bar_end(self, box: Rect) -> Cell | None:
        """The lower arrow of the scroll bar in ``box``."""
        x, y = box.right - 2, box.bottom - 2
        return (x, y) if self._rows[y][x] == "▼" else None

    def _sign(self, path: tuple[Node, ...], area: Rect) -> Cell | None:
        """A button of which only the sign is drawn, among those beside it: in a title bar, the last ones of its row."""
        node, bar = path[-1], path[-2]
        signs = [one.sign for one in bar.children if one.sign_only]
        pattern = re.compile(".*?".join(f"[ ▐▶┊]({re.escape(sign)})[ ▌◀┊]" for sign in signs))
        for y in range(area.y, area.bottom):
            found = list(pattern.finditer(self._rows[y], area.x, area.right))
            if found:
                number = [one.id for one in bar.children if one.sign_only].index(node.id)
                return found[-1].start(number + 1), y
        return None

    def _sign_beside(self, path: tuple[Node, ...], area: Rect) -> Cell | None:
        """The sign beside the first row of an SMS; one of the same words as another is told by its place."""
        node, bubble, talk = path[-1], path[-2], path[-3]
        alike = [one for one in talk.children if one.children[0].name == bubble.children[0].name]
        found = [one for one in self._text.find_all(bubble.children[0].name, area) if not one.in_a_word]
        if not found:
            return None
        y = found[alike.index(bubble) if len(found) == len(alike) else 0].y
        x = self._rows[y].find(node.sign, area.x, area.right)
        return (x, y) if x >= 0 else None

    def _tab_close_button(self, path: tuple[Node, ...], area: Rect) -> Cell | None:
        """The ✕ after a tab's name."""
        tab = self._best_match(path[:-1], area)
        sign = _CLOSE_SIGN.search(self._rows[tab.y][: area.right], tab.x + tab.width) if tab else None
        return (sign.start() + 1, tab.y) if sign and tab else None

    def _field(self, node: Node, area: Rect) -> Cell | None:
        """Where to click to write or to choose: the box with the label on its edge, to the right of it, or below it."""
        label = f"{node.name} *" if node.required else node.name
        for one in self._text.find_all(label, area):
            x, y = one.x, one.y
            if node.multiline:
                if self._rows[y][x - 3 : x - 1] in ("╭─", "┏━"):
                    box = self._box_at(x - 3, y)
                    return (box.right - (4 if self._bar_end(box) else 2), box.bottom - 2) if box else (x, y + 1)
                continue
            if y + 1 < area.bottom and (below := _in_box(self._rows[y + 1][: area.right], x, r"")):
                return below, y + 1
            if beside := _in_box(self._rows[y][: area.right], x + one.width, r"( \S)? +"):
                return beside, y
        return None


def _title(node: Node) -> str:
    """The beginning of a window's title: the rest may be cut off."""
    return as_drawn(node.name)[:12].rstrip()


def _shape(node: Node) -> ControlShape:
    return "icon" if node.part in ("desktop_icon", "app") else _SHAPES.get(node.role, "")


def _in_box(row: str, start: int, blanks: str) -> int | None:
    """A cell near the end of the one-row box that follows ``blanks`` (a pattern) from ``start`` on."""
    match = re.compile(blanks + r"[▕█](?P<box>[^▕▏█]+)[▏█]").match(row, start)
    return max(match.start("box"), match.end("box") - 2) if match else None


def _proximity(one: Match, others: list[Match]) -> float:
    """1 for adjacent to one of ``others``, down to 0 for far; right below counts as near."""
    return max((max(0.0, 1 - _distance(one, other) / _FAR) for other in others), default=0.0)


def _distance(one: Match, other: Match) -> int:
    across = abs(one.x - other.x)
    return abs(one.y - other.y) + (across // 4 if one.y == other.y else 0 if across <= 2 else across)
