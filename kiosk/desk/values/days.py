"""Days as people write them in a calendar: 12/6, 12 juin, jeudi 12, jeudi, demain … seen from a day, « today »."""

from __future__ import annotations

import re
from datetime import MAXYEAR, date, timedelta

from kiosk.desk.values.characters import plain
from kiosk.desk.values.dates import MONTHS, WEEKDAYS, date_problem, date_words, days_in, read_date
from kiosk.i18n import _
from kiosk.text import fold

MONTH_NAMES = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip
_RELATIVE = {"aujourd'hui": 0, "demain": 1, "apres-demain": 2, "apres demain": 2, "hier": -1, "avant-hier": -2}
_FROM_NOW = re.compile(r"(?P<when>dans|il y a) (?P<count>\d{1,3}|une?) (?P<unit>jour|semaine)s?")
_NEXT = ("prochain",)
_SHORT_WEEKDAYS = {name[:3]: name for name in WEEKDAYS if name[:3] not in MONTHS}
"""« jeu. »; « mar. » is March too."""


def read_day(text: str, today: date) -> date | None:
    """The day that ``text`` means on ``today``; None where it means none.

    Without a year it is this one, or the next one for an earlier month; without a month the next such day.
    """
    if (relative := _relative_day(fold(plain(text)), today)) is not None:
        return relative
    if (full := read_date(text)) is not None:
        return full
    weekday, words = _weekday_and_words(text)
    if not words:
        return _coming_weekday(weekday, today) if weekday else None
    day = _day_of(words, today)
    return day if day is not None and weekday in ("", WEEKDAYS[day.weekday()]) else None


def day_problem(text: str, today: date) -> str:
    """The sentence for a text that means no day; "" where it means one."""
    if read_day(text, today) is not None:
        return ""
    weekday, words = _weekday_and_words(text)
    day = _day_of(words, today) or (read_date(" ".join(words)) if weekday else None)
    if weekday and day is not None:
        return _("Le {day} est un {weekday}.").format(
            day=format_day(day).partition(" ")[2], weekday=WEEKDAYS[day.weekday()]
        )
    numbers = [int(word) for word in words[:3] if word.isascii() and word.isdecimal()]
    if len(words) == 3 and len(numbers) >= 2:
        return date_problem(" ".join(words))
    if len(numbers) == 2 and len(words) == 2 and not 1 <= numbers[1] <= 12:
        return _("Le mois est un nombre de 1 à 12. Exemple : 12/6.")
    return day_asked_for()


def day_asked_for() -> str:
    """The sentence that says how to write a day."""
    return _("Écrivez la date comme ceci : 12/6 ou 12 juin.")


def format_day(day: date) -> str:
    """The day in words, without the year: jeudi 12 novembre, dimanche 1er novembre."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{WEEKDAYS[day.weekday()]} {number} {MONTH_NAMES[day.month - 1]}"


def format_day_and_year(day: date) -> str:
    """The day in words: jeudi 12 novembre 2026."""
    return f"{format_day(day)} {day.year}"


def format_month(year: int, month: int) -> str:
    """The month in words: novembre 2026."""
    return f"{MONTH_NAMES[month - 1]} {year}"


def weeks_of(year: int, month: int) -> tuple[tuple[date, ...], ...]:
    """The weeks with a day of the month, each from Monday to Sunday."""
    first = date(year, month, 1)
    start = first.toordinal() - first.weekday()
    count = -(-(first.weekday() + days_in(year, month)) // 7)
    return tuple(tuple(date.fromordinal(start + 7 * week + day) for day in range(7)) for week in range(count))


def _relative_day(text: str, today: date) -> date | None:
    if text in _RELATIVE:
        return _moved(today, _RELATIVE[text])
    if found := _FROM_NOW.fullmatch(text):
        count = int(found["count"]) if found["count"].isdecimal() else 1
        days = count * (7 if found["unit"] == "semaine" else 1)
        return _moved(today, days if found["when"] == "dans" else -days)
    return None


def _moved(day: date, days: int) -> date | None:
    return day + timedelta(days) if day.year < MAXYEAR - 2 else None


def _weekday_and_words(text: str) -> tuple[str, list[str]]:
    weekday, words = date_words(text)
    if not weekday and len(words) > 1 and words[0] in _SHORT_WEEKDAYS:
        weekday, words = _SHORT_WEEKDAYS[words[0]], words[1:]
    return weekday, [word for word in words if word not in _NEXT] if weekday else words


def _coming_weekday(weekday: str, today: date) -> date | None:
    return _moved(today, (WEEKDAYS.index(weekday) - today.weekday() - 1) % 7 + 1)


def _day_of(words: list[str], today: date) -> date | None:
    """The day of « 12 », « 12 juin », « 12 6 » or « 12 6 26 »."""
    numbers = [str(MONTHS.get(word, word)) for word in words]
    if not all(one.isascii() and one.isdecimal() and len(one) <= 2 for one in numbers) or any(
        word in MONTHS for word in (*words[:1], *words[2:])
    ):
        return None
    match [int(one) for one in numbers]:
        case [day]:
            year, month = today.year, today.month
            for _month in range(12):
                if 1 <= day <= days_in(year, month) and (month != today.month or day >= today.day):
                    return date(year, month, day)
                year, month = (year, month + 1) if month < 12 else (year + 1, 1)
            return None
        case [day, month] if 1 <= month <= 12:
            return _existing(today.year + (month < today.month), month, day)
        case [day, month, year] if len(numbers[2]) == 2 and 1 <= month <= 12:
            return _existing(2000 + year, month, day)
        case _:
            return None


def _existing(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if 1 <= day <= days_in(year, month) else None
