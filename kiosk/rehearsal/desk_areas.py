"""Where the parts of the simulated computer are on the screen: windows, dialogs, open lists, the task bar. Pure."""

from __future__ import annotations

import re

from msgspec.structs import replace

from kiosk.cells import Rect
from kiosk.desk.nodes import Node, walk
from kiosk.rehearsal.screen_text import ScreenText
from kiosk.rehearsal.text_search import TextSearch, as_drawn
from kiosk.text import fold_spaces

CLOSE_SIGN = re.compile(r"[ ▶]✕[ ◀]")
"""At the right end of a title bar, and of a tab."""
_TASKBAR_ROWS = 2
"""The most rows of the task bar."""


class DeskAreas:
    """The areas of a screen that shows the tree ``root``, below the instruction ``say``."""

    def __init__(self, text: TextSearch, screen: ScreenText, root: Node, say: str) -> None:
        self._text = text
        self._rows = text.rows
        self._screen = screen
        self._root = root
        self.desk = self._find_desk(fold_spaces(say))
        """All that is simulated, the task bar included."""

    @property
    def desktop(self) -> Rect:
        """The cells of the windows, above the task bar."""
        return replace(self.desk, height=self.desk.height - 1)

    def _find_desk(self, say: str) -> Rect:
        """Below the last words of the instruction, down to the row of the clock."""
        rows, top = self._rows, 0
        while top < len(rows) - 1 and say not in fold_spaces(" ".join(rows[:top])):
            top += 1
        clock = next((node.name for node in walk(self._root) if node.id == "taskbar/clock"), "")
        ends = re.compile(re.escape(clock) + r"\W*$")
        bottom = next((y for y in range(len(rows) - 1, top, -1) if ends.search(rows[y])), len(rows) - 1)
        return Rect.from_edges(0, top, len(rows[0]), bottom + 1)

    def dialog(self) -> Rect | None:
        return next((box.inside for box in self._screen.boxes if self._rows[box.rect.y][box.rect.x] == "╔"), None)

    def area_of(self, path: tuple[Node, ...]) -> Rect:
        """Where to search for the last node of ``path``: the open list, the dialog or the window that it is in."""
        desk = self.desk
        layer = path[1] if len(path) > 1 else path[0]
        if len(path) > 1 and path[-2].role in ("menu", "combobox"):
            return self._list_area(path[-1].name) or desk
        if layer.role == "dialog":
            return self.dialog() or desk
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
            title = window_title(node)
            after = found[-1][1] + 2 if found else 0
            columns = (self._rows[y].find(title, after) for y in range(self.desk.y, self.desk.bottom))
            column = next((x for x in columns if x >= 0), None)
            if column is not None:
                found.append((node.id, column - 1))
        return found

    def _moved_window_area(self, id: str) -> Rect | None:
        """The frame of a window that may stand over others: from its title to its lower edge."""
        node = next((one for one in self._root.children if one.id == id), None)
        title = window_title(node) if node else ""
        for y in range(self.desk.y, self.desk.bottom if title else 0):
            for found in re.finditer(re.escape(title), self._rows[y]):
                end = CLOSE_SIGN.search(self._rows[y], found.end())
                if end is None:
                    continue
                left = max(0, found.start() - 1)
                lower = (k for k in range(y + 1, self.desk.bottom) if self._rows[k][left] == "╰")
                return Rect.from_edges(left, y, end.end(), next(lower, self.desk.bottom - 1) + 1)
        return None

    def _window_area(self, id: str) -> Rect:
        if any(isinstance(one.spot, tuple) for one in self._root.children):
            return self._moved_window_area(id) or self.desk
        desk, windows = replace(self.desk, height=self.desk.height - 1), self._windows()
        number = next((n for n, (one, _column) in enumerate(windows) if one == id), None)
        if number is None:
            return desk
        right = windows[number + 1][1] if number + 1 < len(windows) else desk.right
        return Rect.from_edges(max(0, windows[number][1]), desk.y, right, desk.bottom)


def window_title(node: Node) -> str:
    """The beginning of a window's title: the rest may be cut off."""
    return as_drawn(node.name)[:12].rstrip()
