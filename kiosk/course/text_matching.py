"""How far a text that is being written follows a model, letter by letter, with every spelling that counts. Pure.

œ may be written oe, and « oui » without blanks: :mod:`kiosk.stand_ins` says what may stand for what.
"""

from __future__ import annotations

from functools import lru_cache

import msgspec

from kiosk.stand_ins import spellings
from kiosk.text import fold_typed, nfc


class Followed(msgspec.Struct, frozen=True):
    """How much of a text follows a model: ``written`` characters of it, which are ``model`` whole ones of the model.

    ``next`` is what may come now: the rest of a stand-in that was begun (``e`` after the ``o`` of œ), or a character as
    it is, and then its stand-ins; () after the whole model. ``complete`` is whether both end.
    """

    written: int
    model: int
    next: tuple[str, ...]
    complete: bool


def follow_model(written: str, model: str, *, any_case: bool = False) -> Followed:
    """How far ``written`` follows ``model``; both are in NFC."""
    ours = fold_typed(written, any_case=any_case)
    units = _folded_spellings(model, any_case)
    at = reached = 0
    for index, ways in enumerate(units):
        if at == len(ours):
            break
        whole = [folded for _way, folded in ways if ours.startswith(folded, at)]
        if not whole:
            begun = max(_common_length(ours[at:], folded) for _way, folded in ways)
            if begun:
                start = ours[at : at + begun]
                rests = tuple(way[begun:] for way, folded in ways if folded.startswith(start) and len(way) > begun)
                return Followed(at + begun, index, rests, complete=False)
            break
        best = max(whole, key=len)
        at += len(best)
        if best:
            reached = index + 1
    left = units[reached:]
    complete = at == len(ours) and all("" in (folded for _way, folded in ways) for ways in left)
    return Followed(at, reached, tuple(way for way, _folded in left[0] if way) if left else (), complete)


@lru_cache(maxsize=16)
def _folded_spellings(model: str, any_case: bool) -> tuple[tuple[tuple[str, str], ...], ...]:
    """For each character of the model, its spellings with what they are folded to; asked for at each letter."""
    return tuple(tuple((way, fold_typed(way, any_case=any_case)) for way in ways) for ways in spellings(model))


def same_text(written: str, model: str, *, any_case: bool = False) -> bool:
    """Whether ``written`` is the model, in any spelling that counts."""
    return follow_model(nfc(written), nfc(model), any_case=any_case).complete


def _common_length(one: str, other: str) -> int:
    count = 0
    while count < min(len(one), len(other)) and one[count] == other[count]:
        count += 1
    return count
