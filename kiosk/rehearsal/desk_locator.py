"""Locates a node of the simulated computer on the screen, by the text and signs drawn there. Pure.

The node and its neighbours in the tree are known; its position comes from the screen alone.
"""

from __future__ import annotations

import re

from kiosk.cells import Cell, Rect
from kiosk.desk.nodes import Node, path_to
from kiosk.rehearsal.desk_areas import CLOSE_SIGN, DeskAreas, window_title
from kiosk.rehearsal.label_matching import LabelMatching
from kiosk.rehearsal.screen_text import ScreenText
from kiosk.rehearsal.text_search import TextSearch, as_drawn

_FIELDS = ("textbox", "searchbox", "combobox")


class DeskLocator:
    """A screen that shows the simulated computer, below the instruction ``say`` and down to its task bar."""

    def __init__(self, rows: tuple[str, ...], root: Node, say: str) -> None:
        self._text = TextSearch(rows)
        self._rows = self._text.rows
        self._screen = ScreenText(self._rows)
        self._root = root
        self._areas = DeskAreas(self._text, self._screen, root, say)
        self._matching = LabelMatching(self._text, root)

    def locate(self, id: str, *, strict: bool = True) -> Cell | None:
        """The cell to click for the node ``id``; None where it is not visible.

        ``strict``: its label must be drawn as such a control's is, a button's in brackets.
        """
        path = path_to(self._root, id)
        if not path:
            return None
        node, area = path[-1], self._areas.area_of(path)
        if node.role in _FIELDS:
            return self._field(node, area)
        if node.role == "row":
            return self._row(node, area)
        if node.role == "gridcell":
            return self._day(path, area)
        if node.part == "title_bar":
            title = self._text.find_exact(window_title(node), area)
            return title.middle if title else None
        if node.role == "button" and path[-2].role in ("tab", "button"):
            return self._tab_close_button(path, area)
        if node.sign_only and path[-2].part in ("bubble", "bubble_mine"):
            return self._sign_beside(path, area)
        if node.sign_only:
            return self._sign(path, area)
        found = (
            self._matching.option_of_group(path, area)
            if path[-2].role == "radiogroup"
            else self._matching.best_match(path, area)
        )
        if found is None and node.children:  # nothing of its own is drawn: the first of its children that is
            cells = (self.locate(child.id, strict=strict) for child in node.children)
            return next((cell for cell in cells if cell), None)
        return found.middle if found and (found.as_shaped or not strict) else None

    @property
    def desktop(self) -> Rect:
        """The cells of the windows, above the task bar."""
        return self._areas.desktop

    def scroll_bars(self) -> list[Cell]:
        """A cell to the left of each scroll bar of the dialog, or else of the desk."""
        area = self._areas.dialog() or self._areas.desk
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
        area = self._areas.area_of(path)
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
        tab = self._matching.best_match(path[:-1], area)
        sign = CLOSE_SIGN.search(self._rows[tab.y][: area.right], tab.x + tab.width) if tab else None
        return (sign.start() + 1, tab.y) if sign and tab else None

    def _field(self, node: Node, area: Rect) -> Cell | None:
        """Where to click to write or to choose: the box with the label on its edge, to the right of it, below it, or
        inside."""
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
        return self._search_box(node, area) if node.role == "searchbox" else None

    def _search_box(self, node: Node, area: Rect) -> Cell | None:
        """A search box of a tool bar: its name, or what was written, stands inside."""
        written = node.field.text if node.field else ""
        for one in self._text.find_all(written or node.placeholder or node.name, area):
            if inside := _in_box(self._rows[one.y][: area.right], one.x - 1, r""):
                return inside, one.y
        return None


def _in_box(row: str, start: int, blanks: str) -> int | None:
    """A cell near the end of the one-row box that follows ``blanks`` (a pattern) from ``start`` on."""
    match = re.compile(blanks + r"[▕█](?P<box>[^▕▏█]+)[▏█]").match(row, start)
    return max(match.start("box"), match.end("box") - 2) if match else None
