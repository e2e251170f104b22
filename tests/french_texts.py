"""The French texts that a person may see: those marked in the code, and all of the shipped exercises."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from kiosk.commands.translate import extract_texts
from kiosk.course.model import Exercise


def texts_of_the_code() -> frozenset[str]:
    """Every text that is marked for the catalogues, in both its numbers."""
    return frozenset(text for marked in extract_texts() for text in ((marked,) if isinstance(marked, str) else marked))


def texts_of_the_exercises(exercises: Iterable[Exercise]) -> frozenset[str]:
    """Every string in ``exercises``: what their authors wrote, keys included."""
    return frozenset(text for one in exercises for text in _strings(one))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _strings(getattr(value, name))
    elif isinstance(value, Mapping):
        for key, held in value.items():
            yield from _strings(key)
            yield from _strings(held)
    elif isinstance(value, list | tuple | set | frozenset):
        for held in value:
            yield from _strings(held)
