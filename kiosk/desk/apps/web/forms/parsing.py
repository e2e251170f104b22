"""What a person would call the same: telephone numbers and other numbers, however they are written."""

from __future__ import annotations

import re


def digits(text: str) -> str:
    """The digits of a number that has blanks, points or dashes between them; "" where there are other signs."""
    bare = re.sub(r"[\s.\-/()]", "", text)
    return bare if bare.isascii() and bare.isdigit() else ""


def phone_digits(text: str) -> str:
    """The digits of a French telephone number, the beginning +33 or 0033 written 0."""
    bare = re.sub(r"[\s.\-/()]", "", text)
    bare = re.sub(r"^(\+|00)33(0(?=\d{9}$))?", "0", bare)
    return bare if bare.isascii() and bare.isdigit() else ""


def number_of(text: str) -> float | None:
    """The number that is written, with a comma or a point, with or without € ; None for anything else."""
    bare = re.sub(r"[\s€]", "", text).replace(",", ".")
    return float(bare) if re.fullmatch(r"[+-]?\d{1,12}(\.\d{1,6})?", bare, re.ASCII) else None
