"""A text being written: characters, a caret and what is selected, as one frozen value.

The robot, « Voir comment faire » and the real keyboard go through the same functions, so a solution that is proved
in memory is true on the screen. A character here is a Unicode character of the NFC form: é is one character,
however it was made.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from kiosk.text import is_writing, nfc

MAX_TEXT_LENGTH = 2000
"""Characters that a field takes; the rest is dropped, so that a book lying on a key does no harm."""

TAB_WIDTH = 4
"""Characters from one tab stop to the next."""

_WORD = r"\w+(?:[.'’]\w+)*"
"""Letters and digits, with a dot or an apostrophe between them, as Unicode's word boundaries have it (UAX 29)."""


class TextField(msgspec.Struct, frozen=True, gc=False):
    """``text`` in NFC, the number of characters before the caret, and before the other end of the selection, if any."""

    text: str = ""
    caret: int = 0
    anchor: int | None = None

    @property
    def span(self) -> tuple[int, int]:
        """(start, end) of what is selected; both are the caret where nothing is."""
        other = self.caret if self.anchor is None else self.anchor
        return min(self.caret, other), max(self.caret, other)

    @property
    def selected(self) -> str:
        """The text that is selected."""
        start, end = self.span
        return self.text[start:end]

    def insert(self, piece: str, *, lines: bool = False) -> TextField:
        """The field with ``piece`` at the caret, in the place of what is selected.

        Control characters are left out; line ends too unless ``lines``.
        """
        clean = "".join(c for c in nfc(piece.replace("\r\n", "\n").replace("\r", "\n")) if _fits(c, lines))
        if not clean:
            return self
        start, end = self.span
        before, after = self.text[:start], self.text[end:]
        room = max(0, MAX_TEXT_LENGTH - len(before) - len(after))
        return _composed(before + clean[:room], after)

    def indent(self) -> TextField:
        """The field with blanks at the caret, up to the next tab stop of its line."""
        start = self.span[0]
        column = start - (self.text.rfind("\n", 0, start) + 1)
        return self.insert(" " * (TAB_WIDTH - column % TAB_WIDTH), lines=True)

    def press(self, key: str, character: str = "", *, lines: bool = False) -> TextField:
        """The field after a key: editing keys by their name, every other key by the character it makes."""
        match key:
            case "backspace" | "delete" if self.selected:
                return self.without_selected()
            case "backspace":
                return _composed(self.text[: max(0, self.caret - 1)], self.text[self.caret :])
            case "delete":
                return _composed(self.text[: self.caret], self.text[self.caret + 1 :])
            case "ctrl+backspace" | "ctrl+delete" if self.selected:
                return self.without_selected()
            case "ctrl+backspace":
                return _composed(self.text[: word_before(self.text, self.caret)], self.text[self.caret :])
            case "ctrl+delete":
                return _composed(self.text[: self.caret], self.text[word_after(self.text, self.caret) :])
            case "left" | "right" if self.selected:
                return self.put_caret(self.span[key == "right"])
            case "ctrl+a":
                return self.select_all()
            case "enter":
                return self.insert("\n", lines=True) if lines else self
            case _ if "shift+" in key and (to := self._moved(key.replace("shift+", ""))) is not None:
                return self.select(self.caret if self.anchor is None else self.anchor, to)
            case _ if (to := self._moved(key)) is not None:
                return self.put_caret(to)
            case _:
                return self.insert(character, lines=lines) if character else self

    def put_caret(self, index: int) -> TextField:
        """The caret before character ``index``, or at the nearest end; nothing is selected."""
        return TextField(self.text, self._within(index))

    def select(self, start: int, end: int) -> TextField:
        """Select from ``start`` to ``end``, with the caret at ``end``."""
        anchor, caret = self._within(start), self._within(end)
        return TextField(self.text, caret, None if anchor == caret else anchor)

    def select_all(self) -> TextField:
        """Select all of it, with the caret at the end."""
        return self.select(0, len(self.text))

    def without_selected(self) -> TextField:
        """The field without what is selected; in NFC, so two halves may join."""
        start, end = self.span
        return _composed(self.text[:start], self.text[end:])

    def _within(self, index: int) -> int:
        return min(max(0, index), len(self.text))

    def _moved(self, key: str) -> int | None:
        """Where the caret goes with a key that moves it; None for another key."""
        match key:
            case "left":
                return self.caret - 1
            case "right":
                return self.caret + 1
            case "ctrl+left":
                return word_before(self.text, self.caret)
            case "ctrl+right":
                return word_after(self.text, self.caret)
            case "ctrl+home":
                return 0
            case "ctrl+end":
                return len(self.text)
            case "home":
                return self.caret - self._column()
            case "end":
                return self._line_end(self.caret)
            case "up":
                return self._line_above()
            case "down":
                return self._line_below()
            case _:
                return None

    def _column(self) -> int:
        return self.caret - (self.text.rfind("\n", 0, self.caret) + 1)

    def _line_end(self, index: int) -> int:
        end = self.text.find("\n", index)
        return len(self.text) if end < 0 else end

    def _line_above(self) -> int:
        start = self.caret - self._column()
        if start == 0:
            return self.caret
        above = self.text.rfind("\n", 0, start - 1) + 1
        return min(above + self._column(), start - 1)

    def _line_below(self) -> int:
        below = self._line_end(self.caret) + 1
        if below > len(self.text):
            return self.caret
        return min(below + self._column(), self._line_end(below))


def word_before(text: str, index: int) -> int:
    """Where the word before ``index`` begins: where Ctrl and ← lead."""
    return next((start for start, _end in reversed(_words(text)) if start < index), 0)


def word_after(text: str, index: int) -> int:
    """Where the next word after ``index`` begins: where Ctrl and → lead."""
    return next((start for start, _end in _words(text) if start > index), len(text))


def word_at(text: str, index: int) -> tuple[int, int]:
    """(start, end) of the word at ``index``, else of the one that ends there, else of the signs there."""
    words = _words(text)
    for start, end in words:
        if start <= index < end:
            return start, end
    for start, end in words:
        if end == index:
            return start, end
    sign = next(
        (found.span() for found in re.finditer(r"[^\w\s]+", text) if found.start() <= index < found.end()), None
    )
    return sign or (index, index)


def paragraph_at(text: str, index: int) -> tuple[int, int]:
    """(start, end) of what stands between two line ends around ``index``."""
    end = text.find("\n", index)
    return text.rfind("\n", 0, index) + 1, len(text) if end < 0 else end


@lru_cache(maxsize=8)
def _words(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in re.finditer(_WORD, text))


def _fits(character: str, lines: bool) -> bool:
    return (character == "\n" and lines) or is_writing(character)


def _composed(before: str, after: str) -> TextField:
    """Both halves as one NFC text: a combining accent joins the letter before it."""
    head = nfc(before)
    whole = nfc(head + after)
    if whole.startswith(head):
        return TextField(whole, len(head))
    # The halves joined into one character: the caret goes after it.
    untouched = 0
    while untouched < min(len(whole), len(after)) and whole[-1 - untouched] == after[-1 - untouched]:
        untouched += 1
    return TextField(whole, len(whole) - untouched)
