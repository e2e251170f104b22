"""Goals about the story of an exercise: the time on its clock, and what has become of its affairs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import msgspec
from msgspec import Meta

from kiosk.course.model import Verdict
from kiosk.desk.answers import known_answer
from kiosk.desk.goals import Goal
from kiosk.desk.state import Desk
from kiosk.i18n import _
from kiosk.text import fold
from kiosk.yaml.problems import YamlPath


class TimeReached(Goal, frozen=True, forbid_unknown_fields=True, tag="time"):
    """The clock of the simulated computer shows this time, or a later one: ``{time: "14:30"}``."""

    clock: Annotated[str, Meta(min_length=4, max_length=5, description="Une heure, entre guillemets.")]

    def judge(self, desk: Desk) -> Verdict:
        now, wanted = minutes(desk.clock), minutes(self.clock)
        return Verdict(now is not None and wanted is not None and now >= wanted)

    def problems(self, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        yield from clock_problems(self.clock)


class StateIs(Goal, frozen=True, forbid_unknown_fields=True, tag="state"):
    """A state of the story, or an answer that was sent, is this: ``{state: Demande, is: acceptée}``; any without."""

    name: Annotated[str, Meta(min_length=1, description="Le nom de l'état, ou de la case d'un formulaire.")]
    is_: str = msgspec.field(name="is", default="")

    def judge(self, desk: Desk) -> Verdict:
        known = known_answer(desk, self.name)
        return Verdict(bool(known) and (not self.is_ or fold(known) == fold(self.is_)))


STORY_GOALS: tuple[type[Goal], ...] = (TimeReached, StateIs)
"""Goals about the story."""


def minutes(clock: str) -> int | None:
    """The minutes since midnight of a time such as ``14:05``; None where it is none."""
    hour, _colon, minute = clock.partition(":")
    if not (hour.isdecimal() and minute.isdecimal() and int(hour) < 24 and int(minute) < 60 and len(minute) == 2):
        return None
    return int(hour) * 60 + int(minute)


def clock_problems(clock: str, at: YamlPath = ()) -> Iterator[tuple[YamlPath, str, str]]:
    """A problem where ``clock`` is no time."""
    if minutes(clock) is None:
        yield at, _("« {clock} » n'est pas une heure").format(clock=clock), _('écrivez "10:20"')
