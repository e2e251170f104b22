"""The kinds of values, and whether two texts are one value: the same judge for fields, goals and programs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from kiosk.desk.values.dates import normalize_date
from kiosk.desk.values.digits import normalize_digits, normalize_postcode, without_separators
from kiosk.desk.values.email_addresses import normalize_address, normalize_recipients
from kiosk.desk.values.file_names import normalize_file_name
from kiosk.desk.values.numbers import normalize_number
from kiosk.desk.values.passwords import normalize_password
from kiosk.desk.values.phones import normalize_phone
from kiosk.desk.values.times import normalize_time
from kiosk.stand_ins import fold_stand_ins
from kiosk.text import fold, fold_case, fold_typed

ValueKind = Literal[
    "text",
    "answer",
    "date",
    "time",
    "number",
    "digits",
    "phone",
    "postcode",
    "email",
    "recipients",
    "password",
    "file_name",
]
"""What a text box holds. ``text`` is compared as typed, but for capitals; ``answer`` as people compare and search."""


def normalize_value(kind: ValueKind, text: str) -> str:
    """``text`` in the one form that all spellings of the same value have."""
    return _NORMALIZED[kind](text)


def same_value(kind: ValueKind, one: str, other: str) -> bool:
    """Whether two texts write one value of this kind."""
    return normalize_value(kind, one) == normalize_value(kind, other)


def contains_value(kind: ValueKind, text: str, part: str) -> bool:
    """Whether ``part`` is a part of ``text``: of its digits where the value is a row of them."""
    match kind:
        case "digits" | "phone" | "postcode":
            return without_separators(part) in normalize_value(kind, text)
        case "password":
            return normalize_password(part) in normalize_password(text)
        case "text":
            return fold_case(part) in fold_case(text)
        case _:
            return fold(part) in fold(text)


def _typed(text: str) -> str:
    return fold_typed(fold_stand_ins(text.strip()), any_case=True)


_NORMALIZED: dict[ValueKind, Callable[[str], str]] = {
    "text": _typed,
    "answer": fold,
    "date": normalize_date,
    "time": normalize_time,
    "number": normalize_number,
    "digits": normalize_digits,
    "phone": normalize_phone,
    "postcode": normalize_postcode,
    "email": normalize_address,
    "recipients": normalize_recipients,
    "password": normalize_password,
    "file_name": normalize_file_name,
}
