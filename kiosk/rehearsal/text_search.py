"""Finds text on a screen, ranked by how it is drawn: as a button, a tab, an item, alone, in a sentence. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal

import msgspec

from kiosk.cells import Cell, Rect
from kiosk.text import fold_signs, nfc

ControlShape = Literal["", "button", "tab", "tick", "item", "icon"]
"""How a control's label is drawn: ``▐ button ▌``, ``▟ tab ▙``, ``☐ tick``, in a list, below a picture; "" for none."""

_ALONE = (re.compile(r"(^|  |[│┃║▶▷█░▲▼] ?)$"), re.compile(r"^(  |\s*$| ?[│┃║◀█░▲▼])"))
_SHAPES: dict[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "button": (re.compile(r"[▐▶┊](\S{1,2})? $"), re.compile(r"^ ?[▌◀┊]")),
    "tab": (re.compile(r"[│▟▶] $"), re.compile(r"^ {0,2}(✕|▶✕◀)? ?[│▙◀]")),
    "tick": (re.compile(r"[☐☑○●] $"), re.compile(r"^( \*)?(  |\s*$| ?[│┃║█░▲▼])")),
    "item": (re.compile(r"(^|[│┃║▶▷█░ ]) +([▾▸] )?(• )?(▇▆ |▐.▌)?$"), _ALONE[1]),
    "icon": (re.compile(r"[▶ ]$"), re.compile(r"^([◀ ]|$)")),
}
_AS_SHAPED, _ALONE_IN_ROW, _IN_TEXT, _IN_WORD = 3, 2, 1, 0
_WHOLE_NAME, _PART_OF_NAME = 10, 0
_SHORTEST_CUT = 3


class Match(msgspec.Struct, frozen=True):
    """``width`` cells of text from (x, y) on. The higher ``rank``, the more it is drawn like what is searched for."""

    x: int
    y: int
    width: int
    rank: int

    @property
    def middle(self) -> Cell:
        """The cell in the middle."""
        return self.x + self.width // 2, self.y

    @property
    def as_shaped(self) -> bool:
        """Whether it is drawn as a control of the wanted shape."""
        return self.rank % _WHOLE_NAME == _AS_SHAPED

    @property
    def in_a_word(self) -> bool:
        """Whether it is a part of a longer word."""
        return self.rank % _WHOLE_NAME == _IN_WORD


class TextSearch:
    """The rows of a screen, to be searched."""

    def __init__(self, rows: tuple[str, ...]) -> None:
        self.rows = tuple(fold_signs(row) for row in rows)

    def find_all(self, name: str, area: Rect, shape: ControlShape = "") -> list[Match]:
        """All matches of ``name``; without any, of its beginning, cut with … or continued in the next row."""
        text = as_drawn(name)
        found = list(self._matches(text, area, shape, _WHOLE_NAME))
        found = found or list(self._wrapped_matches(text, area, shape))
        for end in range(len(text) - 1, _SHORTEST_CUT - 1, -1) if not found else ():
            found += self._matches(text[:end] + "…", area, shape, _PART_OF_NAME)
        return found

    def find_exact(self, text: str, area: Rect) -> Match | None:
        """The first match of exactly these characters."""
        return next(self._matches(text, area, "", _WHOLE_NAME), None)

    def _matches(self, text: str, area: Rect, shape: ControlShape, base: int) -> Iterator[Match]:
        for y in range(area.y, area.bottom):
            row = self.rows[y][area.x : area.right]
            x = row.find(text) if text else -1
            while x >= 0:
                rank = _rank_of(row[:x], row[x + len(text) :], shape)
                yield Match(area.x + x, y, len(text), base + rank)
                x = row.find(text, x + 1)

    def _wrapped_matches(self, text: str, area: Rect, shape: ControlShape) -> Iterator[Match]:
        """Where a row ends with the first words of ``text`` and the next word begins right below them."""
        words = text.split(" ")
        for count in range(len(words) - 1, 0, -1):
            for one in self._matches(" ".join(words[:count]), area, shape, _PART_OF_NAME):
                below = self.rows[one.y + 1][one.x : area.right] if one.y + 1 < area.bottom else ""
                if below.lstrip().startswith(words[count]) and not one.in_a_word:
                    yield one


def as_drawn(text: str) -> str:
    """``text`` as the simulated computer draws it: in one row, one cell per character."""
    text = fold_signs(nfc(text)).replace("\n", " ")
    return "".join("□" if unicodedata.east_asian_width(c) in "WF" or unicodedata.combining(c) else c for c in text)


def _between(ends: tuple[re.Pattern[str], re.Pattern[str]], before: str, after: str) -> bool:
    return bool(ends[0].search(before) and ends[1].search(after))


def _rank_of(before: str, after: str, shape: ControlShape) -> int:
    if shape and _between(_SHAPES[shape], before, after):
        return _AS_SHAPED
    if _between(_ALONE, before, after):
        return _ALONE_IN_ROW if shape else _AS_SHAPED
    return _IN_WORD if before[-1:].isalnum() or after[:1].isalnum() else _IN_TEXT
