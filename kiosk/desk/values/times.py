"""Times of the day as people write them: 14 h 30, 14h30, 14:30, 1430, 9 heures, midi, 2 h de l'après-midi …"""

from __future__ import annotations

import re

from kiosk.desk.values.characters import plain
from kiosk.i18n import _
from kiosk.text import fold, fold_case

DAY = 24 * 60
"""Minutes of a day."""
_NAMED = {"midi": 12 * 60, "minuit": 0}
_PARTS = {"et quart": 15, "et demie": 30, "et demi": 30, "moins le quart": -15, "moins quart": -15}
_BEFORE = re.compile(r"^(?:a|vers|des)\s+")
_HALF_OF_DAY = re.compile(r"\s+(?:du (?P<part>matin|soir)|de l'(?P<noon>apres-midi|apres midi))$")
_TIME = re.compile(
    r"(?P<hour>\d{1,2})\s*(?:(?:h|heures?)\s*(?:(?P<minute>\d{1,2})\s*(?:min|mn|minutes?)?)?|[:.,]\s*(?P<colon>\d{1,2})"
    r"(?:\s*h)?|(?:\s+|-)(?P<blank>\d{2}))?"
)
_PACKED = re.compile(r"(?P<hour>\d{1,2})(?P<minute>\d{2})")


def read_time(text: str) -> int | None:
    """The minutes since midnight of the one time that ``text`` writes; None where it writes none."""
    bare = _BEFORE.sub("", fold(plain(text)).rstrip(".,;"))
    later = 0
    if found := _HALF_OF_DAY.search(bare):
        bare, later = bare[: found.start()], 0 if found["part"] == "matin" else 12 * 60
    part = next((ending for ending in _PARTS if bare.endswith(f" {ending}")), "")
    bare = bare.removesuffix(part).rstrip()
    minutes = _bare_minutes(bare)
    if minutes is None or (part and minutes % 60):
        return None
    minutes += _PARTS.get(part, 0) + (later if minutes < 12 * 60 else 0)
    return minutes if 0 <= minutes < DAY else None


def normalize_time(text: str) -> str:
    """The time as 14:05; ``text`` folded where it is none."""
    minutes = read_time(text)
    return fold_case(plain(text)) if minutes is None else f"{minutes // 60:02}:{minutes % 60:02}"


def format_time(minutes: int) -> str:
    """The time as it is written in French: 14 h, 14 h 05."""
    hour, minute = divmod(minutes, 60)
    return f"{hour} h {minute:02}" if minute else f"{hour} h"


def time_problem(text: str) -> str:
    """The sentence for a text that is no time; "" where it is one."""
    if read_time(text) is not None:
        return ""
    return _("Écrivez l'heure comme ceci : 14 h 30.")


def _bare_minutes(text: str) -> int | None:
    if text in _NAMED:
        return _NAMED[text]
    if found := _TIME.fullmatch(text):
        hour, minute = int(found["hour"]), int(found["minute"] or found["colon"] or found["blank"] or 0)
    elif found := _PACKED.fullmatch(text):
        hour, minute = int(found["hour"]), int(found["minute"])
    else:
        return None
    return hour * 60 + minute if hour < 24 and minute < 60 else None
