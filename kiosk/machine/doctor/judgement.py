"""One line of the doctor's report: its state, what was found, why it matters, and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from kiosk.i18n import N_, _

State = Literal["well", "see", "do"]
"""In order; a warning, which stops nothing; to be done before people come. Scripts read these words."""

SIGNS: dict[State, str] = {"well": "✓", "see": "!", "do": "✗"}
STATE_NAMES: dict[State, str] = {"well": N_("en ordre"), "see": N_("à voir"), "do": N_("à faire")}
"""Each state in words, for people who do not see its sign well."""


class Judgement(msgspec.Struct, frozen=True):
    """``check`` names it for scripts, ``subject.detail``, and never changes; ``remedy`` is a command or a sentence, or
    empty where all is in order.
    """

    check: str
    state: State
    what: str
    why: str
    remedy: str = ""


def ok(check: str, what: str, why: str) -> Judgement:
    """A judgement that all is in order."""
    return Judgement(check, "well", what, why)


def warn(check: str, what: str, why: str, remedy: str) -> Judgement:
    """A judgement that is worth a look; the station works all the same."""
    return Judgement(check, "see", what, why, remedy)


def fail(check: str, what: str, why: str, remedy: str) -> Judgement:
    """A judgement that makes the station unfit until the remedy is done."""
    return Judgement(check, "do", what, why, remedy)


def fail_or_warn(needed: bool) -> State:
    """The state of something that is missing: a failure where it is ``needed``, else a warning."""
    return "do" if needed else "see"


def is_fit(judgements: Iterable[Judgement]) -> bool:
    """Whether nothing has to be done."""
    return all(judgement.state != "do" for judgement in judgements)


def with_detail(what: str, detail: str) -> str:
    """A sentence followed by one example."""
    return _("{what} : {detail}").format(what=what, detail=detail)
