"""Characters that look or mean the same, made one: digits, hyphens, spaces, and what cannot be seen."""

from __future__ import annotations

import re
import unicodedata

from kiosk.i18n import _
from kiosk.text import fold_signs, nfc

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
"""Full-width forms of ASCII characters."""
_SLASHES = {0x2044: ord("/"), 0x2215: ord("/")}
_QUOTES = {"«": "»", '"': '"', "“": "”", "„": "“", "'": "'", "(": ")", "[": "]"}
_LETTERS_LIKE_DIGITS = str.maketrans({"o": "0", "O": "0", "l": "1", "I": "1"})


def plain(text: str) -> str:
    """``text`` composed, with ASCII digits, hyphens and spaces, without invisible characters and blanks around."""
    return "".join(_plain(c) for c in fold_signs(nfc(text)).translate(_WIDE | _SLASHES)).strip()


def _plain(character: str) -> str:
    match unicodedata.category(character):
        case "Cf":  # zero-width characters, soft hyphens, directions of writing
            return ""
        case "Zs":
            return " "
        case "Pd":
            return "-"
        case "Nd":
            return str(unicodedata.digit(character))
        case _:
            return "-" if character == "\u2212" else character


def unquoted(text: str) -> str:
    """``text`` as :func:`plain` makes it, without the quotation marks or brackets around it, copied with it."""
    bare = plain(text)
    while len(bare) > 1 and _QUOTES.get(bare[0]) == bare[-1]:
        bare = bare[1:-1].strip()
    return bare


def with_digits_for_letters(text: str) -> str:
    """``text`` with a digit for each letter that looks like one, beside a digit or a separator: « O6 », « l2/O3 »."""
    return re.sub(r"(?<![^\W\doOlI])[oOlI]+(?![^\W\d])", lambda found: found[0].translate(_LETTERS_LIKE_DIGITS), text)


def digit_problem(text: str) -> str:
    """The sentence for a text in which a letter stands for a digit; "" where there is no such letter."""
    plain_text = plain(text)
    for letter, mended in zip(plain_text, with_digits_for_letters(plain_text), strict=True):
        if letter != mended:
            return _("Écrivez le chiffre {digit} à la place de la lettre {letter}.").format(digit=mended, letter=letter)
    return ""
