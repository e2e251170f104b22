"""A journal whose writer is killed: no event whose write returned is lost."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import kiosk
from kiosk.logbook.events import Started
from kiosk.logbook.reading import read_logbook

KILLS = 15
WRITER = Path(__file__).with_name("journal_writer.py")
ROOT = Path(kiosk.__file__).parents[1]


def write_until_killed(folder: Path, first: int, lines: int, spins: int) -> list[int]:
    """Start a writer, kill it some time after its line number ``lines``; return every step that it printed as kept."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    writer = subprocess.Popen(
        [sys.executable, str(WRITER), str(folder), "poste-1", str(first)], stdout=subprocess.PIPE, env=environment
    )
    assert writer.stdout
    with writer.stdout:
        lines_out = [writer.stdout.readline() for _ in range(lines)]
        for _ in range(spins):
            pass
        writer.kill()
        lines_out += writer.stdout.readlines()
    writer.wait()
    return [int(line.split()[1]) for line in lines_out if line.startswith(b"kept ") and line.endswith(b"\n")]


def test_killed_at_any_moment_no_event_whose_write_returned_is_lost(tmp_path: Path) -> None:
    chance = random.Random(2026)
    kept: set[int] = set()
    for round_ in range(KILLS):
        lines_out = write_until_killed(tmp_path, round_ * 1_000_000, chance.randint(1, 40), chance.randint(0, 60_000))
        assert lines_out
        kept.update(lines_out)
        story = read_logbook(tmp_path).entries
        read = {int(made.event.exercise.partition("/")[2]) for made in story if isinstance(made.event, Started)}
        assert kept <= read
