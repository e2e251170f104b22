"""What a person would call the same: texts, dates, telephone numbers, however they are written."""

from __future__ import annotations

import re

from kiosk.text import fold

_FOLDED_MONTHS = (
    "janvier", "fevrier", "mars", "avril", "mai", "juin",
    "juillet", "aout", "septembre", "octobre", "novembre", "decembre",
)  # fmt: skip
_LONG_MONTHS = frozenset({1, 3, 5, 7, 8, 10, 12})


def digits(text: str) -> str:
    """The digits of a number that has blanks, points or dashes between them; "" where there are other signs."""
    bare = re.sub(r"[\s.\-/()]", "", text)
    return bare if bare.isascii() and bare.isdigit() else ""


def phone_digits(text: str) -> str:
    """The digits of a French telephone number, the beginning +33 or 0033 written 0."""
    bare = re.sub(r"[\s.\-/()]", "", text)
    bare = re.sub(r"^(\+|00)33(0(?=\d{9}$))?", "0", bare)
    return bare if bare.isascii() and bare.isdigit() else ""


def date_parts(text: str) -> tuple[int, int, int] | None:
    """(day, month, year as written) of a date, in digits or with the month's name; None for anything else."""
    words = [w for w in re.split(r"[\s./\-,]+", fold(text)) if w]
    if len(words) == 1 and len(words[0]) == 8 and words[0].isdigit():
        words = [words[0][:2], words[0][2:4], words[0][4:]]
    if len(words) != 3:
        return None
    first = "1" if words[0] == "1er" else words[0]
    month = str(_FOLDED_MONTHS.index(words[1]) + 1) if words[1] in _FOLDED_MONTHS else words[1]
    parts = (first, month, words[2])
    if not all(p.isascii() and p.isdigit() and len(p) <= 4 for p in parts):
        return None
    return int(first), int(month), int(words[2])


def days_in(month: int, year: int) -> int:
    """Days of a month from 1 to 12."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 31 if month in _LONG_MONTHS else 30


def number_of(text: str) -> float | None:
    """The number that is written, with a comma or a point, with or without € ; None for anything else."""
    bare = re.sub(r"[\s€]", "", text).replace(",", ".")
    return float(bare) if re.fullmatch(r"[+-]?\d{1,12}(\.\d{1,6})?", bare, re.ASCII) else None
