"""The machine that is looked at: where its files are, whose they are, and how its programs are asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from kiosk.station.settings.layers import Held


class Answer(msgspec.Struct, frozen=True):
    """What a program said: its exit code, and what it wrote, errors too."""

    code: int
    text: str


Ask = Callable[[Sequence[str]], Answer | None]
"""Runs a program and gives its answer; None where there is no such program, or it does not answer in time."""


class Machine(msgspec.Struct, frozen=True):
    """What every look begins with.

    ``root`` is where its files begin, ``state`` and ``data`` are the station's folders, ``account`` the user id that
    the station runs as. ``station``: it is installed as one; else it is judged by what `kiosk` alone needs.
    ``settings_seen``: this account may read the settings file, so that ``held`` is what holds.
    """

    root: Path
    environment: Mapping[str, str]
    ask: Ask
    now: datetime
    held: Held
    state: Path
    data: Path
    account: int
    station: bool
    settings_seen: bool = True

    def at(self, path: str | Path) -> Path:
        """The absolute ``path`` of the machine, wherever its root stands."""
        return self.root / str(path).lstrip("/")
