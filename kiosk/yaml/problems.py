"""Problems in a file: the place, what is wrong there, and what to write instead."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Literal

import msgspec

from kiosk.i18n import _
from kiosk.text import escape_controls, fold

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


def nearest(word: str, known: Iterable[str], *, parts: bool = False, alike: float = 0.6) -> str | None:
    """The known word nearest to a misspelt ``word``; None where none is near.

    Capitals and accents do not count. With ``parts``, where none is spelled much alike, the only one that holds it, or
    is held in it. ``alike``: how much of two words must be the same, from 0 to 1.
    """
    by_fold: dict[str, str] = {}
    for name in known:
        by_fold.setdefault(fold(name), name)
    folded = fold(word)
    if folded in by_fold:
        return by_fold[folded]
    near = get_close_matches(folded, list(by_fold), n=1, cutoff=alike)
    if not near and parts:
        near = [one for one in by_fold if min(len(one), len(folded)) >= _TELLING and (one in folded or folded in one)]
    return by_fold[near[0]] if len(near) == 1 else None


_TELLING = 3
"""The fewest letters of a part that tells which word is meant."""
