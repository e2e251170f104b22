"""What the judge says of a step: whether it is done, what is already there, what remains."""

from __future__ import annotations

import msgspec


class Verdict(msgspec.Struct, frozen=True):
    """First what is there, then what remains, each a sentence or nothing. Never a score."""

    done: bool
    there: str = ""
    remains: str = ""

    def sentence(self) -> str:
        """Both sentences as they are shown: what is there first."""
        return f"{self.there} {self.remains}".strip()
