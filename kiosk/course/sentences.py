"""Sentences and words of a text, counted as a reader does."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…]+(?:\s*[»\")])?\s+|\n+")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of ``text``, in order. « Ça va ? » in the middle of a sentence does not end it."""
    parts: list[str] = []
    start = 0
    for end in _END.finditer(text):
        goes_on = "\n" not in end[0] and text[end.end() : end.end() + 1].islower()
        if goes_on and end[0].strip() != ".":
            continue
        parts.append(text[start : end.end()])
        start = end.end()
    parts.append(text[start:])
    return tuple(part.strip() for part in parts if words(part))


def words(text: str) -> int:
    """How many words ``text`` has: what stands between blanks and holds a letter or a digit."""
    return sum(1 for part in text.split() if any(c.isalnum() for c in part))
