"""The cells of each key of the drawn keyboard, for two widths and three heights."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from kiosk.course.keyboard.layout_data import CHARACTER_ROWS, KEY_ROWS

Height = Literal["compact", "large", "tall"]

BODY: dict[Height, int] = {"compact": 0, "large": 1, "tall": 2}
"""Rows inside a key; a compact key has no top and bottom edge."""

COLUMNS_NEEDED = {False: 74, True: 94}
"""Columns of the narrow and of the wide drawing."""

ROWS_NEEDED: dict[Height, int] = {"compact": 6, "large": 13, "tall": 18}
"""Rows of each drawing, with the instruction beside Échap."""


class KeyBox(NamedTuple):
    """A key's edges: columns ``left`` and ``right``, rows ``top`` and ``bottom``; neighbours share theirs."""

    key: str
    left: int
    top: int
    right: int
    bottom: int


class _Widths(NamedTuple):
    """Cells from one left edge to the next: of an ordinary key, then of keys of other widths."""

    ordinary: int
    left_ends: tuple[int, int, int]
    right_ends: tuple[int, int, int, int]
    bottom_row: tuple[int, ...]
    block: tuple[int, int, int]
    arrows: tuple[int, int, int]


_NARROW = _Widths(4, (5, 6, 4), (6, 5, 4, 10), (6, 5, 5, 24, 8, 4, 6), (6, 4, 4), (5, 5, 4))
_WIDE = _Widths(5, (7, 8, 6), (8, 6, 5, 12), (7, 6, 6, 32, 9, 6, 7), (7, 6, 6), (7, 6, 6))


@lru_cache(maxsize=8)
def key_boxes(wide: bool, height: Height) -> tuple[KeyBox, ...]:
    """The box of every key. A key of two rows (Entrée) has two."""
    widths = _WIDE if wide else _NARROW
    body = BODY[height]
    found: list[KeyBox] = [_box("escape", 0, 7, 0, height)]
    block = _main_width(widths) + 1
    for number, row in enumerate(KEY_ROWS[1:], 1):
        top = number if height == "compact" else 2 + (number - 1) * (body + 1)
        column = 0
        for index, (key, width) in enumerate(zip(row, _row_widths(number, widths), strict=True)):
            if index == _main_keys(number):
                column = block + (widths.arrows[0] if key == "up" else 0)
            found.append(_box(key, column, width, top, height))
            column += width
    return tuple(found)


def _box(key: str, column: int, width: int, top: int, height: Height) -> KeyBox:
    body = 1 if key == "escape" else BODY[height]
    return KeyBox(key, column, top, column + width, top if height == "compact" else top + body + 1)


def _main_width(widths: _Widths) -> int:
    return len(CHARACTER_ROWS[0]) * widths.ordinary + widths.right_ends[0]


def _main_keys(number: int) -> int:
    """The number of keys in a row left of the block of arrows."""
    return len(KEY_ROWS[number]) - {1: 3, 2: 3, 3: 0, 4: 1, 5: 3}[number]


def _row_widths(number: int, widths: _Widths) -> tuple[int, ...]:
    if number == 5:
        return (*widths.bottom_row, *widths.arrows)
    ordinary = (widths.ordinary,) * len(CHARACTER_ROWS[number - 1])
    right_end = widths.right_ends[number - 1]
    if number == 1:
        return (*ordinary, right_end, *widths.block)
    left_end = widths.left_ends[number - 2]
    ends = {2: widths.block, 3: (), 4: (widths.arrows[1],)}[number]
    return (left_end, *ordinary, right_end, *ends)
