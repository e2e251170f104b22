"""Numbers and amounts: 450, 1 234,56 €, 1.234,56, 12 euros 50 …"""

from __future__ import annotations

import re
from decimal import Decimal

from kiosk.desk.values.characters import digit_problem, plain, unquoted, with_digits_for_letters
from kiosk.i18n import _
from kiosk.text import fold_case

_UNIT = r"(?:€|euros?|eur)"
_BEFORE, _AFTER = re.compile(rf"{_UNIT}\s*"), re.compile(rf"\s*{_UNIT}\.?$")
_CENTS_AFTER_UNIT = re.compile(rf"(?P<whole>[\d ]*\d)\s*{_UNIT}\s*(?P<cents>\d\d)")
_SHAPES = (
    r"(?P<whole>\d{1,12})(?:[.,](?P<part>\d{1,6}))?",
    r"(?P<whole>\d{1,3}(?:[ ']\d{3}){1,3})(?:[.,](?P<part>\d{1,6}))?",
    r"(?P<whole>\d{1,3}(?:\.\d{3}){1,3}),(?P<part>\d{1,6})",
    r"(?P<whole>\d{1,3}(?:,\d{3}){1,3})\.(?P<part>\d{1,6})",
    r"(?P<whole>\d{1,3}(?:\.\d{3}){2,3}|\d{1,3}(?:,\d{3}){2,3})(?P<part>)",
    r"(?P<whole>)[.,](?P<part>\d{1,6})",
)
_TWO_READINGS = re.compile(r"[+-]?(?P<whole>[1-9]\d{0,2})\.(?P<part>\d{3})")
"""1.234 may be 1234 or 1 and a fraction: nobody can tell."""


def read_number(text: str) -> Decimal | None:
    """The one number that ``text`` writes, with or without €; None where it writes none, or could write two."""
    bare = _bare(text)
    if _TWO_READINGS.fullmatch(bare):
        return None
    sign = "-" if bare.startswith("-") else ""
    bare = re.sub(r"^[+-]\s*", "", bare)
    for shape in _SHAPES:
        if found := re.fullmatch(shape, bare, re.ASCII):
            whole = re.sub(r"\D", "", found["whole"]) or "0"
            return Decimal(f"{sign}{whole}.{found['part'] or 0}")
    return None


def format_number(value: Decimal | float) -> str:
    """``value`` with a comma, without superfluous zeros."""
    number = Decimal(str(value))
    return f"{number.normalize():f}".replace(".", ",") if number else "0"


def normalize_number(text: str) -> str:
    """The number with a comma and without superfluous zeros; ``text`` folded where it is none."""
    number = read_number(text)
    return fold_case(plain(text)) if number is None else format_number(number)


def number_request() -> str:
    """The sentence that says how to write a number."""
    return _("Écrivez un nombre, avec des chiffres.")


def number_problem(text: str, least: float | None = None, most: float | None = None) -> str:
    """The sentence for a text that is no number from ``least`` to ``most``; "" where it is one."""
    number = read_number(text)
    if number is None:
        return _spelling_problem(text)
    if least is not None and number < Decimal(str(least)):
        return _("Écrivez un nombre à partir de {least}.").format(least=format_number(least))
    if most is not None and number > Decimal(str(most)):
        return _("Écrivez un nombre jusqu'à {most}.").format(most=format_number(most))
    return ""


def _spelling_problem(text: str) -> str:
    bare = _bare(text)
    if not any(c.isdecimal() for c in bare):
        return number_request()
    if found := _TWO_READINGS.fullmatch(bare):
        whole, part = found["whole"], found["part"]
        return _("Écrivez {whole} ou {decimal}.").format(whole=whole + part, decimal=f"{whole},{part}")
    if (problem := digit_problem(bare)) and read_number(with_digits_for_letters(bare)) is not None:
        return problem
    if any(c.isalpha() for c in bare):
        return _("Gardez seulement le nombre, sans mot.")
    sign = next((c for c in bare if not (c.isdecimal() or c.isspace() or c in ".,'+-")), "")
    if sign:
        return _("Enlevez le signe {sign}.").format(sign=sign)
    return _("Écrivez le nombre sans espace.") if re.fullmatch(r"\d+(?:\s+\d+)+", bare) else number_request()


def _bare(text: str) -> str:
    """``text`` without its unit, and without blanks around a comma or a point."""
    bare = unquoted(text)
    folded = bare.casefold()
    if found := _CENTS_AFTER_UNIT.fullmatch(folded):
        return f"{found['whole']},{found['cents']}"
    if found := _BEFORE.match(folded):
        bare = bare[found.end() :]
    elif found := _AFTER.search(folded):
        bare = bare[: found.start()]
    return re.sub(r"\s*([.,])\s*", r"\1", re.sub(r"[.,]\s*-?$", "", bare)).strip()
