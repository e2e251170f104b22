"""Words on a screen, and how they stand there: as a button, a tab, an item, alone, or in a text. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal

import msgspec

from kiosk.cells import Cell, Rect
from kiosk.text import fold_signs, nfc

Shape = Literal["", "button", "tab", "tick", "item", "icon"]
"""How a control bears its words: ``[ so ]``, ``│ so │``, ``☐ so``, in a list, below a picture, or in no such way."""

_SIDES = "│┃║"
_ALONE = (re.compile(r"(^|  |[│┃║▶▷█░▲▼] ?)$"), re.compile(r"^(  |\s*$| ?[│┃║◀█░▲▼])"))
_SHAPES: dict[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "button": (re.compile(r"(\[ |▶ |▶▐|▐ |· )$"), re.compile(r"^( \]| ◀|▌◀| ▌| ·)")),
    "tab": (re.compile(r"(│ |┃ |▶ )$"), re.compile(r"^ *((\[✕\]|▶✕◀) *)*(│|┃|◀)")),
    "tick": (re.compile(r"[☐☑○●] $"), re.compile(r"^( \*)?(  |\s*$| ?[│┃║█░▲▼])")),
    "item": (re.compile(r"(^|[│┃║▶▷█░ ]) +([▾▸] )?(• )?([■▼◆▤] )?$"), _ALONE[1]),
    "icon": (re.compile(r"[▶ ]$"), re.compile(r"^([◀ ]|$)")),
}
_AS_SHAPED, _AS_ALONE, _IN_A_TEXT, _IN_A_WORD = 3, 2, 1, 0
_WHOLE_NAME, _SOME_OF_IT = 10, 0
_LEAST_CUT = 3


class Found(msgspec.Struct, frozen=True):
    """``width`` cells of words from a cell on; ``worth`` says how much they look like what is looked for."""

    x: int
    y: int
    width: int
    worth: int

    @property
    def middle(self) -> Cell:
        """The cell in the middle."""
        return self.x + self.width // 2, self.y

    @property
    def as_shaped(self) -> bool:
        """Whether they are drawn as what is looked for is."""
        return self.worth % _WHOLE_NAME == _AS_SHAPED

    @property
    def in_a_word(self) -> bool:
        """Whether it is only some letters of a longer word."""
        return self.worth % _WHOLE_NAME == _IN_A_WORD


class Words:
    """The words of a screen."""

    def __init__(self, rows: tuple[str, ...]) -> None:
        self.rows = tuple(fold_signs(row) for row in rows)

    def places(self, name: str, part: Rect, shape: Shape = "") -> list[Found]:
        """Every place of ``name``; where there is none, of its beginning, cut with … or going on in the next row."""
        text = drawn(name)
        found = list(self._standing(text, part, shape, _WHOLE_NAME))
        found = found or list(self._going_on(text, part, shape))
        for end in range(len(text) - 1, _LEAST_CUT - 1, -1) if not found else ():
            found += self._standing(text[:end] + "…", part, shape, _SOME_OF_IT)
        return found

    def exactly(self, text: str, part: Rect) -> Found | None:
        """The first place of these very characters."""
        return next(self._standing(text, part, "", _WHOLE_NAME), None)

    def _standing(self, text: str, part: Rect, shape: Shape, worth: int) -> Iterator[Found]:
        for y in range(part.y, part.bottom):
            row = self.rows[y][part.x : part.right]
            x = row.find(text) if text else -1
            while x >= 0:
                looks = self._looks(row[:x], row[x + len(text) :], shape, (part.x + x, y))
                yield Found(part.x + x, y, len(text), worth + looks)
                x = row.find(text, x + 1)

    def _looks(self, before: str, after: str, shape: Shape, at: Cell) -> int:
        x, y = at
        if shape and _between(_SHAPES[shape], before, after):
            return _AS_SHAPED
        if shape == "button" and 0 < y < len(self.rows) - 1:
            edges = self.rows[y - 1][x] + self.rows[y + 1][x]
            if edges in ("──", "━━") and before.rstrip().endswith(tuple(_SIDES)):
                return _AS_SHAPED
        if _between(_ALONE, before, after):
            return _AS_ALONE if shape else _AS_SHAPED
        return _IN_A_WORD if before[-1:].isalnum() or after[:1].isalnum() else _IN_A_TEXT

    def _going_on(self, text: str, part: Rect, shape: Shape) -> Iterator[Found]:
        """Where the first words of ``text`` end a row, and the next word begins below them."""
        words = text.split(" ")
        for count in range(len(words) - 1, 0, -1):
            for one in self._standing(" ".join(words[:count]), part, shape, _SOME_OF_IT):
                below = self.rows[one.y + 1][one.x : part.right] if one.y + 1 < part.bottom else ""
                if below.lstrip().startswith(words[count]) and not one.in_a_word:
                    yield one


def drawn(text: str) -> str:
    """``text`` as the simulated computer draws it: in one row, one cell a character."""
    text = fold_signs(nfc(text)).replace("\n", " ")
    return "".join("□" if unicodedata.east_asian_width(c) in "WF" or unicodedata.combining(c) else c for c in text)


def _between(ends: tuple[re.Pattern[str], re.Pattern[str]], before: str, after: str) -> bool:
    return bool(ends[0].search(before) and ends[1].search(after))
