"""A text being written: characters and a caret, as one frozen value.

The robot, « Voir comment faire » and the real keyboard go through the same functions, so a solution that is proved
in memory is true on the screen. A character here is a Unicode character of the NFC form: é is one character,
however it was made.
"""

from __future__ import annotations

import unicodedata

import msgspec

LONGEST = 2000
"""Characters a field takes; more is left out, so that a book leaning on a key does no harm."""


class TextField(msgspec.Struct, frozen=True):
    """``text`` in NFC and the number of characters before the caret."""

    text: str = ""
    caret: int = 0

    def insert(self, piece: str, *, lines: bool = False) -> TextField:
        """The field with ``piece`` at the caret. Control characters are left out; line ends too unless ``lines``."""
        clean = "".join(
            c for c in unicodedata.normalize("NFC", piece.replace("\r\n", "\n").replace("\r", "\n")) if _fits(c, lines)
        )
        room = max(0, LONGEST - len(self.text))
        return _composed(self.text[: self.caret] + clean[:room], self.text[self.caret :])

    def press(self, key: str, character: str = "", *, lines: bool = False) -> TextField:
        """The field after a key: editing keys by their name, every other key by the character it makes."""
        match key:
            case "backspace":
                return TextField(self.text[: max(0, self.caret - 1)] + self.text[self.caret :], max(0, self.caret - 1))
            case "delete":
                return TextField(self.text[: self.caret] + self.text[self.caret + 1 :], self.caret)
            case "left":
                return self.put_caret(self.caret - 1)
            case "right":
                return self.put_caret(self.caret + 1)
            case "home":
                return self.put_caret(self.caret - self._column())
            case "end":
                return self.put_caret(self._line_end(self.caret))
            case "up":
                return self._to_line_above()
            case "down":
                return self._to_line_below()
            case "enter":
                return self.insert("\n", lines=True) if lines else self
            case _:
                return self.insert(character, lines=lines) if character else self

    def put_caret(self, index: int) -> TextField:
        """The caret before character ``index``, or at the nearest end."""
        return TextField(self.text, min(max(0, index), len(self.text)))

    def _column(self) -> int:
        return self.caret - (self.text.rfind("\n", 0, self.caret) + 1)

    def _line_end(self, index: int) -> int:
        end = self.text.find("\n", index)
        return len(self.text) if end < 0 else end

    def _to_line_above(self) -> TextField:
        start = self.caret - self._column()
        if start == 0:
            return self
        above = self.text.rfind("\n", 0, start - 1) + 1
        return self.put_caret(min(above + self._column(), start - 1))

    def _to_line_below(self) -> TextField:
        below = self._line_end(self.caret) + 1
        if below > len(self.text):
            return self
        return self.put_caret(min(below + self._column(), self._line_end(below)))


def _fits(character: str, lines: bool) -> bool:
    return (character == "\n" and lines) or unicodedata.category(character) not in {"Cc", "Cs", "Co", "Cn"}


def _composed(before: str, after: str) -> TextField:
    """Both halves as one NFC text: a combining accent joins the letter that stands before it."""
    head = unicodedata.normalize("NFC", before)
    whole = unicodedata.normalize("NFC", head + after)
    return TextField(whole, max(0, len(whole) - len(after)) if not whole.startswith(head) else len(head))


def alike(written: str, model: str, *, any_case: bool = False) -> bool:
    """Whether a person would call the two texts the same: composed, either apostrophe, any kind of space."""
    return plain(written, any_case=any_case) == plain(model, any_case=any_case)


def common_start(written: str, model: str, *, any_case: bool = False) -> int:
    """How many first characters of ``written`` are as in ``model``."""
    ours, theirs = plain(written, any_case=any_case), plain(model, any_case=any_case)
    count = 0
    while count < min(len(ours), len(theirs)) and ours[count] == theirs[count]:
        count += 1
    return count


_SAME = str.maketrans({"’": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "…": "…"})


def plain(text: str, *, any_case: bool = False) -> str:
    """``text`` with the differences taken out that nobody means; as many characters as its NFC form."""
    composed = unicodedata.normalize("NFC", text).translate(_SAME)
    # lower() can change a text's length (İ); letter by letter, only where it does not
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in composed) if any_case else composed
