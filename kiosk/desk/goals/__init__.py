"""What a goal is: a small frozen struct, written in YAML under its tag, that judges the state of a desk.

A goal looks at the final state, never at the route. It answers what it observes, then what remains, in short
sentences that name the control.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from kiosk.course.model import Verdict
from kiosk.yaml.problems import YamlPath

if TYPE_CHECKING:
    from kiosk.desk.state import Desk


class Goal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that must be true of the desk. Subclasses are written with ``tag="…"``."""

    def judge(self, desk: Desk) -> Verdict:
        """The verdict on the desk; total."""
        raise NotImplementedError

    def texts(self) -> Iterator[tuple[YamlPath, str]]:
        """Texts in it that a learner reads, with their path below the goal."""
        yield from ()

    def problems(self, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        """What cannot work with this initial desk: (path below the goal, what is wrong, what to write)."""
        yield from ()
