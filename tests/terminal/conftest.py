"""Stations for the real program in a real pseudo-terminal; every program that a test started ends with it."""

from __future__ import annotations

import subprocess
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


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 kB, where this user may mount one."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting a small file system is for root, in a container that may")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def fill(folder: Path) -> None:
    """Write into ``folder`` until nothing more can be written there."""
    with (folder / "full").open("wb", buffering=0) as file, pytest.raises(OSError, match="No space left"):
        while file.write(bytes(512)):
            pass
