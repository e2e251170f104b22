"""Problems in a file: the place, what is wrong there, and what to write instead."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Literal

import msgspec

from kiosk.i18n import _
from kiosk.text import escape_controls

YamlPath = tuple[str | int, ...]
"""The keys and indexes that lead to a value: ``("steps", 0, "say")``."""


ProblemLevel = Literal["problem", "advice"]
"""A problem is to be mended; advice is about style, and its reader decides."""


class Position(msgspec.Struct, frozen=True, order=True):
    """A position in a text, counted from 1 as editors do."""

    line: int = 1
    column: int = 1


class Problem(msgspec.Struct, frozen=True, order=True):
    """One thing to mend, or to think over. Problems sort by file, then by place."""

    file: str
    line: int
    column: int
    what: str
    write: str = ""
    level: ProblemLevel = "problem"

    def __str__(self) -> str:
        """``file:line:column: what is wrong ; what to write``, as editors and terminals make it clickable: one line."""
        message = f"{self.what} ; {self.write}" if self.write else self.what
        if self.level == "advice":
            message = _("conseil : {message}").format(message=message)
        return escape_controls(f"{self.file}:{self.line}:{self.column}: {message}")


def problem_at(file: str, position: Position, what: str, write: str = "") -> Problem:
    """A problem at ``position`` in ``file``."""
    return Problem(file, position.line, position.column, what, write)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word nearest to a misspelt ``word``; None where none is near."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return near[0] if near else None
