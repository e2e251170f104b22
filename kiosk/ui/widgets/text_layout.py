"""A text in lines, what of it is seen in a box, and the way from a character to its cell and back. Pure."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from kiosk.cells import Cell, Rect
from kiosk.text import NO_BREAK_SPACE, no_break_spaces

_ENDS_NO_LINE = "«" + NO_BREAK_SPACE
_BEGINS_NO_LINE = ";:!?»%€" + NO_BREAK_SPACE


class TextLine(msgspec.Struct, frozen=True):
    """Characters ``start`` to ``end`` stand on one line, after ``indent`` blank cells."""

    start: int
    end: int
    indent: int = 0


class TextBoxLayout(msgspec.Struct, frozen=True):
    """The cells in which the text of a box is seen, its lines, and the first line and column that are seen."""

    rect: Rect
    lines: tuple[TextLine, ...]
    top: int = 0
    left: int = 0

    def cell_of(self, index: int) -> Cell:
        """(column, line) of the caret before character ``index``, counted from the beginning of the text."""
        return cell_of(self.lines, index)

    def index_at(self, x: int, y: int) -> int:
        """The character that a click on this cell puts the caret before: the nearest one."""
        line = self.lines[min(max(0, y - self.rect.y + self.top), len(self.lines) - 1)]
        return line.start + min(max(0, x - self.rect.x + self.left - line.indent), line.end - line.start)

    def visible_lines(self) -> list[tuple[int, int, TextLine]]:
        """The lines that are seen, each with the cell where its first column is: left of the box if that is hidden."""
        x, y = self.rect.x - self.left, self.rect.y
        return [(x, y + row, line) for row, line in enumerate(self.lines[self.top : self.top + self.rect.height])]

    def caret(self, text: str, index: int) -> tuple[int, int, str]:
        """The cell of the caret before character ``index``, and the character that it covers."""
        column, row = self.cell_of(index)
        covered = text[index : index + 1].replace("\n", " ") or " "
        return self.rect.x + column - self.left, self.rect.y + row - self.top, covered


def cell_of(lines: tuple[TextLine, ...], index: int) -> Cell:
    """(column, line) of the caret before character ``index``."""
    row = max((number for number, line in enumerate(lines) if line.start <= index), default=0)
    line = lines[row]
    return line.indent + min(max(0, index - line.start), line.end - line.start), row


@lru_cache(maxsize=1024)
def text_lines(text: str, width: int, bullets: tuple[tuple[int, int], ...] = ()) -> tuple[TextLine, ...]:
    """``text`` in lines of at most ``width`` cells, broken at blanks where there are any; at least one line.

    No line is broken where French has a no-break space, whether ``text`` has it or not. Lines that begin within a range
    of ``bullets`` are two cells further in.
    """
    width = max(1, width)
    text = no_break_spaces(text)
    lines: list[TextLine] = []
    for whole in unbroken_lines(text):
        start, end = whole.start, whole.end
        indent = 2 if any(a <= start < b or (a == start == b) for a, b in bullets) and width > 4 else 0
        lines.extend(_broken(text, start, end, width - indent, indent))
    return tuple(lines)


def unbroken_lines(text: str) -> tuple[TextLine, ...]:
    """``text`` in the lines that its line ends make, however wide."""
    lines: list[TextLine] = []
    start = 0
    for row in text.split("\n"):
        lines.append(TextLine(start, start + len(row)))
        start += len(row) + 1
    return tuple(lines)


def _broken(text: str, start: int, end: int, width: int, indent: int) -> list[TextLine]:
    lines = []
    while end - start > width:
        blank = text.rfind(" ", start + 1, start + width + 1)
        cut = blank if blank > start else _cut_in_a_word(text, start, start + width)
        lines.append(TextLine(start, cut, indent))
        start = cut + 1 if blank > start else cut
    return [*lines, TextLine(start, end, indent)]


def _cut_in_a_word(text: str, start: int, end: int) -> int:
    """The last place up to ``end`` where a word that is wider than a line can be cut; beside a sign only if all are."""
    for cut in range(end, start, -1):
        if text[cut] not in _BEGINS_NO_LINE and text[cut - 1] not in _ENDS_NO_LINE:
            return cut
    return end


def first_seen(position: int, room: int) -> int:
    """The first column (or line) to show in ``room``, so that the one at ``position`` is seen."""
    return max(0, position - room + 1)
