"""Writes steps without end, and prints « kept N » after each: ``journal_writer.py FOLDER STATION FIRST``."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from kiosk.logbook.events import Started
from kiosk.logbook.journal import Journal, new_sitting


def main(folder: str, station: str, first: str) -> None:
    journal = Journal(Path(folder), station, new_sitting())
    for step in count(int(first)):
        journal.append(Started(f"souris/{step}"), datetime.now(UTC))
        print(f"kept {step}", flush=True)


main(*sys.argv[1:])
