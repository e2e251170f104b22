"""Numbers that are a row of digits: a postal code, a file's number, a code by SMS, a social-security number."""

from __future__ import annotations

import re

from kiosk.desk.values.characters import digit_problem, plain, unquoted, with_digits_for_letters
from kiosk.i18n import _, ngettext
from kiosk.text import fold_case

_BETWEEN = re.compile(r"[\s.,;:'\-/()_·]")
_CORSICAN = re.compile(r"(?P<before>\d{5}2)[AB]", re.IGNORECASE | re.ASCII)
"""The department 2A or 2B in a social-security number."""
_SOCIAL_SECURITY_LENGTHS = (13, 15)
_COUNTRY = re.compile(r"(?:FR?|CP|C\.P\.)[ :-]*(?=\d)", re.IGNORECASE)


def without_separators(text: str) -> str:
    """``text`` without what people write between digits."""
    return _BETWEEN.sub("", unquoted(text))


def read_digits(text: str) -> str:
    """The digits, with the A or B of a Corsican social-security number; "" where there are other signs."""
    bare = without_separators(text)
    if _is_digits(bare):
        return bare
    social = len(bare) in _SOCIAL_SECURITY_LENGTHS and _is_digits(_without_corsican_letter(bare))
    return bare.upper() if social else ""


def normalize_digits(text: str) -> str:
    """The digits alone; ``text`` folded where there are other signs."""
    return read_digits(text) or fold_case(plain(text))


def digits_problem(text: str, wanted: int) -> str:
    """The sentence for a text that is not ``wanted`` digits; "" where it is."""
    bare = without_separators(text)
    if wanted in _SOCIAL_SECURITY_LENGTHS:
        bare = _without_corsican_letter(bare)
    if not _is_digits(bare):
        return _sign_problem(bare, wanted)
    if (left := wanted - len(bare)) > 0:
        return ngettext("Il manque {count} chiffre.", "Il manque {count} chiffres.", left).format(count=left)
    if left < 0:
        return ngettext("Enlevez {count} chiffre.", "Enlevez {count} chiffres.", -left).format(count=-left)
    return ""


def normalize_postcode(text: str) -> str:
    """The 5 digits of a postal code, without the F before it."""
    return normalize_digits(_without_country(text))


def postcode_problem(text: str) -> str:
    """The sentence for a text that is no postal code; "" where it is one."""
    return digits_problem(_without_country(text), 5)


def _without_country(text: str) -> str:
    bare = unquoted(text)
    found = _COUNTRY.match(bare)
    return bare[found.end() :] if found else bare


def _sign_problem(bare: str, wanted: int) -> str:
    if any(c.isdecimal() for c in bare) and _is_digits(with_digits_for_letters(bare)):
        return digit_problem(bare)
    if any(c.isalpha() for c in bare):
        asked = ngettext("Écrivez {count} chiffre, sans lettre.", "Écrivez {count} chiffres, sans lettre.", wanted)
        return asked.format(count=wanted)
    sign = next((c for c in bare if not c.isdecimal()), "")
    if sign and any(c.isdecimal() for c in bare):
        return _("Enlevez le signe {sign}.").format(sign=sign)
    return ngettext("Écrivez {count} chiffre.", "Écrivez {count} chiffres.", wanted).format(count=wanted)


def _without_corsican_letter(bare: str) -> str:
    found = _CORSICAN.match(bare)
    return f"{found['before']}0{bare[found.end() :]}" if found else bare


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdecimal()
