"""A text broken into lines of a width, and the way from a character to its cell and back. Pure."""

from __future__ import annotations

from functools import lru_cache

import msgspec
from rich.cells import cell_len


class TextLine(msgspec.Struct, frozen=True):
    """Characters ``start`` to ``end`` stand on one line, after ``indent`` blank cells."""

    start: int
    end: int
    indent: int = 0


def drawable(text: str) -> str:
    """``text`` with each character in one cell: a square for what takes none or two."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_one_cell(character) for character in text)


@lru_cache(maxsize=2048)
def _one_cell(character: str) -> str:
    if character == "\n":
        return " "
    shown = cell_len(character) == 1 and (character.isprintable() or character == "\u00a0")
    return character if shown else "□"


@lru_cache(maxsize=1024)
def text_lines(text: str, width: int, bullets: tuple[tuple[int, int], ...] = ()) -> tuple[TextLine, ...]:
    """``text`` in lines of at most ``width`` cells, broken at blanks where there are any; at least one line.

    Lines that begin within a range of ``bullets`` are two cells further in.
    """
    width = max(1, width)
    lines: list[TextLine] = []
    start = 0
    for row in text.split("\n"):
        end = start + len(row)
        indent = 2 if any(a <= start < b or (a == start == b) for a, b in bullets) and width > 4 else 0
        lines.extend(_broken(text, start, end, width - indent, indent))
        start = end + 1
    return tuple(lines)


def _broken(text: str, start: int, end: int, width: int, indent: int) -> list[TextLine]:
    lines = []
    while end - start > width:
        blank = text.rfind(" ", start + 1, start + width + 1)
        cut = blank if blank > start else start + width
        lines.append(TextLine(start, cut, indent))
        start = cut + 1 if blank > start else cut
    return [*lines, TextLine(start, end, indent)]


def cell_of(lines: tuple[TextLine, ...], index: int) -> tuple[int, int]:
    """(column, line) of the caret before character ``index``."""
    row = max((number for number, line in enumerate(lines) if line.start <= index), default=0)
    line = lines[row]
    return line.indent + min(max(0, index - line.start), line.end - line.start), row


def index_at(lines: tuple[TextLine, ...], column: int, row: int) -> int:
    """The character that a click on this cell puts the caret before: the nearest one."""
    line = lines[min(max(0, row), len(lines) - 1)]
    return line.start + min(max(0, column - line.indent), line.end - line.start)


def slid(length: int, caret: int, width: int) -> int:
    """The first character that is seen of a one-line text of ``length``, so that the caret is."""
    return max(0, caret - width + 1) if length >= width else 0
