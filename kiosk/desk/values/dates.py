"""Dates: 12/03/2018, 12-3-2018, 12 mars 2018, 2018-03-12 …"""

from __future__ import annotations

import re
from datetime import date

from kiosk.desk.values.characters import digit_problem, plain, unquoted, with_digits_for_letters
from kiosk.i18n import _
from kiosk.text import fold, fold_case

MONTHS = {
    name: number
    for number, names in enumerate((
        "janvier janv jan", "fevrier fevr fev", "mars mar", "avril avr", "mai", "juin",
        "juillet juil juill", "aout aou", "septembre sept sep", "octobre oct", "novembre nov", "decembre dec",
    ), 1)
    for name in names.split()
}  # fmt: skip
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_SHORT_WEEKDAYS = {name[:3]: name for name in WEEKDAYS}
_ORDINAL = re.compile(r"(\d{1,2})(?:i?er|ᵉʳ|ere?|e|eme|°)")
_MONTH_BESIDE_DIGITS = re.compile(rf"(?<=\d)(?=(?:{'|'.join(MONTHS)})(?![^\W\d]))|(?<=[^\W\d])(?=\d{{4}}$)")
"""Where « 12mars2018 » has no blank."""
_WORDS_AROUND = frozenset({"le", "du", "au", "ne", "nee", "er"})
_SEPARATORS = re.compile(r"[\s./\-,;:|_\\·]+")


def read_date(text: str) -> date | None:
    """The one date that ``text`` writes; None where it writes none, or could write two."""
    weekday, found = _parts(text)
    if found is None:
        return None
    day, month, year = found
    if not (len(year) == 4 and int(year) >= 1000 and 1 <= int(month) <= 12):
        return None
    if not 1 <= int(day) <= days_in(int(year), int(month)):
        return None
    value = date(int(year), int(month), int(day))
    return value if weekday in ("", WEEKDAYS[value.weekday()]) else None


def normalize_date(text: str) -> str:
    """The date as 05/09/1951; ``text`` folded where it is none."""
    value = read_date(text)
    return fold_case(plain(text)) if value is None else f"{value.day:02}/{value.month:02}/{value.year:04}"


def date_asked_for() -> str:
    """The sentence that says how to write a date."""
    return _("Écrivez la date comme ceci : 05/09/1951.")


def date_problem(text: str) -> str:
    """The sentence for a text that is no date; "" where it is one."""
    if read_date(text) is not None:
        return ""
    _weekday, found = _parts(text)
    if found is None:
        if (problem := digit_problem(text)) and read_date(with_digits_for_letters(plain(text))) is not None:
            return problem
        return _missing_part(text) or date_asked_for()
    day, month, year = found
    if not 1 <= int(month) <= 12:
        return _("Le mois est un nombre de 1 à 12. Exemple : 05/09/1951.")
    if len(year) != 4:
        return _("Écrivez l'année avec 4 chiffres. Exemple : 05/09/1951.")
    if int(year) >= 1000 and not 1 <= int(day) <= days_in(int(year), int(month)):
        return _("Ce mois n'a pas de jour {day}. Exemple : 05/09/1951.").format(day=int(day))
    return date_asked_for()


def whole_date_problem(text: str) -> str:
    """What to write for a date that an author wrote, whose weekday counts too; "" where it is one."""
    weekday, found = _parts(text)
    if read_date(text) is None and found is not None and len(found[2]) == 4 and _exists(found):
        day, month, year = found
        right = WEEKDAYS[date(int(year), int(month), int(day)).weekday()]
        return _("écrivez « {name} »").format(name=text.lower().replace(weekday, right, 1))
    return date_problem(text)


def _missing_part(text: str) -> str:
    """The sentence for a date whose year or day is left out, the month written as a word."""
    match date_words(text)[1]:
        case [day, month] if day.isdecimal() and len(day) <= 2 and month in MONTHS:
            return _("Ajoutez l'année. Exemple : 05/09/1951.")
        case [month, year] if month in MONTHS and year.isdecimal() and len(year) == 4:
            return _("Ajoutez le jour. Exemple : 05/09/1951.")
    return ""


def date_words(text: str) -> tuple[str, list[str]]:
    """(the name of the weekday, if any; the words of the date)."""
    spaced = _MONTH_BESIDE_DIGITS.sub(" ", fold(unquoted(text)))
    words = [_ORDINAL.sub(r"\1", word) for word in _SEPARATORS.split(spaced) if word]
    words = ["1" if word == "premier" else word for word in words if word not in _WORDS_AROUND]
    if len(words) == 4 and words[0] in _SHORT_WEEKDAYS:
        return _SHORT_WEEKDAYS[words[0]], words[1:]
    return (words[0], words[1:]) if words and words[0] in WEEKDAYS else ("", words)


def _parts(text: str) -> tuple[str, tuple[str, str, str] | None]:
    """(weekday, (day, month, year) in digits as written); no parts where their order or number is not clear."""
    weekday, words = date_words(text)
    if len(words) == 1 and len(words[0]) == 8 and words[0].isascii() and words[0].isdecimal():
        return weekday, _packed_parts(words[0])
    if len(words) != 3:
        return weekday, None
    named = [place for place, word in enumerate(words) if word in MONTHS]
    numbers = [str(MONTHS.get(word, word)) for word in words]
    if len(named) > 1 or not all(n.isascii() and n.isdecimal() and len(n) <= 5 for n in numbers):
        return weekday, None
    first, second, third = numbers
    if named == [0]:  # mars 12, 2018
        return weekday, (second, first, third) if len(second) <= 2 < len(third) else None
    if len(first) >= 3:  # 2018-03-12
        clear = len(first) == 4 and max(len(second), len(third)) <= 2 and int(second) <= 12
        return weekday, (third, second, first) if clear else None
    return weekday, (first, second, third) if len(second) <= 2 else None


def _packed_parts(digits: str) -> tuple[str, str, str] | None:
    """The parts of 12032018 or 20180312; None where it could be both."""
    day_first = (digits[:2], digits[2:4], digits[4:])
    year_first = (digits[6:], digits[4:6], digits[:4])
    if not _exists(year_first):
        return day_first
    return None if _exists(day_first) else year_first


def _exists(parts: tuple[str, str, str]) -> bool:
    day, month, year = map(int, parts)
    return year >= 1000 and 1 <= month <= 12 and 1 <= day <= days_in(year, month)


def days_in(year: int, month: int) -> int:
    """The days of a month; without :mod:`calendar`, which a person's process would hold for this alone."""
    return 31 if month == 12 else (date(year, month + 1, 1) - date(year, month, 1)).days
