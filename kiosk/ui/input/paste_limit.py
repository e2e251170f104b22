"""Cuts long pastes: their beginning is taken, and nothing that would keep the program busy for minutes. Pure."""

from __future__ import annotations

MAX_PASTED = 20_000
"""Characters of one paste that go through: more than any exercise holds, and dealt with in an instant."""
START, END = "\x1b[200~", "\x1b[201~"
"""What a terminal that brackets pastes sends around each."""


class PasteLimit:
    """Keeps what stands between the marks of a paste up to a number of characters, and passes on all else."""

    def __init__(self, limit: int = MAX_PASTED) -> None:
        self._limit = limit
        self._room: int | None = None
        self._kept_back = ""
        """What may be the beginning of the end mark: not passed on yet."""
        self._passed = ""
        """What may be the beginning of a start mark: passed on already, for it may as well be the key Escape."""

    @property
    def is_open(self) -> bool:
        """Whether a paste has begun and not ended."""
        return self._room is not None

    def feed(self, text: str) -> str:
        """What is passed on of ``text``; what may be the beginning of an end mark waits for the rest."""
        text, self._kept_back = self._kept_back + text, ""
        out: list[str] = []
        while text:
            text = self._outside(text, out) if self._room is None else self._inside(text, out)
        return "".join(out)

    def _outside(self, text: str, out: list[str]) -> str:
        """Pass on what comes before a paste, with the start mark; gives the rest."""
        seen = self._passed + text
        at = seen.find(START)
        if at < 0:
            self._passed = seen[len(seen) - _torn(seen, START) :]
            out.append(text)
            return ""
        cut = at + len(START) - len(self._passed)
        self._passed, self._room = "", self._limit
        out.append(text[:cut])
        return text[cut:]

    def _inside(self, text: str, out: list[str]) -> str:
        """Pass on what there is room for of a paste, with the end mark; gives the rest."""
        at = text.find(END)
        if at < 0:
            torn = _torn(text, END)
            self._take(text[: len(text) - torn], out)
            self._kept_back = text[len(text) - torn :]
            return ""
        self._take(text[:at], out)
        self._room = None
        out.append(END)
        return text[at + len(END) :]

    def end(self) -> str:
        """End a paste whose end never came; gives what is passed on."""
        if self._room is None:
            return ""
        self._room, self._kept_back = None, ""
        return END

    def _take(self, text: str, out: list[str]) -> None:
        text = text[: self._room]
        self._room = (self._room or 0) - len(text)
        out.append(text)


def _torn(text: str, mark: str) -> int:
    """How many characters at the end of ``text`` may be the beginning of ``mark``."""
    return next((n for n in range(min(len(mark) - 1, len(text)), 0, -1) if mark.startswith(text[-n:])), 0)
