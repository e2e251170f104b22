"""Stations for the real program in a real pseudo-terminal; every program that a test started ends with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

import pytest

from tests.terminal.one_station import OneStation, Terminal


class Start(Protocol):
    """Starts the program at a station."""

    def __call__(
        self,
        env: Mapping[str, str],
        args: Sequence[str] = ("-m", "kiosk"),
        size: tuple[int, int] = (100, 28),
    ) -> Terminal:
        """The person before it."""


class MakeStation(Protocol):
    """Makes a station with settings of its own."""

    def __call__(self, **settings: object) -> OneStation:
        """The station."""


@pytest.fixture
def make_station(tmp_path: Path, read_course: Path) -> MakeStation:
    """Stations whose folder is ``tmp_path / "station"``."""

    def make(**settings: object) -> OneStation:
        return OneStation(tmp_path / "station", read_course, **settings)

    return make


@pytest.fixture
def station(make_station: MakeStation) -> OneStation:
    """A station in French, AZERTY."""
    return make_station()


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts programs."""
    started: list[Terminal] = []

    def start_one(
        env: Mapping[str, str], args: Sequence[str] = ("-m", "kiosk"), size: tuple[int, int] = (100, 28)
    ) -> Terminal:
        started.append(Terminal(args, size, env=env))
        return started[-1]

    yield start_one
    for terminal in started:
        terminal.close()
