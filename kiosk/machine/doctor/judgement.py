"""One line of the doctor's report: in order, to be looked at, or to be done; why it matters; and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from kiosk.i18n import N_, _

State = Literal["well", "see", "do"]
"""In order; worth a look, and nothing stops; to be done before people come."""

SIGNS: dict[State, str] = {"well": "✓", "see": "!", "do": "✗"}
WORDS: dict[State, str] = {"well": N_("en ordre"), "see": N_("à voir"), "do": N_("à faire")}
"""Each state by its word; the sign alone would not do for who does not see it well."""


class Judgement(msgspec.Struct, frozen=True):
    """What was found. ``check`` names it for scripts, in English and for good: ``subject.what``.

    ``remedy`` is a command or a sentence; none where all is in order.
    """

    check: str
    state: State
    what: str
    why: str
    remedy: str = ""


def well(check: str, what: str, why: str) -> Judgement:
    """It is in order."""
    return Judgement(check, "well", what, why)


def see(check: str, what: str, why: str, remedy: str) -> Judgement:
    """It is worth a look; the station works without."""
    return Judgement(check, "see", what, why, remedy)


def do(check: str, what: str, why: str, remedy: str) -> Judgement:
    """It is to be done: without, the station is not fit."""
    return Judgement(check, "do", what, why, remedy)


def weigh(needed: bool) -> State:
    """How much weighs what is missing: « to be done » where it is ``needed`` here, else « worth a look »."""
    return "do" if needed else "see"


def is_fit(judgements: Iterable[Judgement]) -> bool:
    """Whether nothing is to be done."""
    return all(judgement.state != "do" for judgement in judgements)


def with_detail(what: str, detail: str) -> str:
    """A sentence, and the one case of it that is named."""
    return _("{what} : {detail}").format(what=what, detail=detail)
