"""Reading a logbook: every complete line of every station's file, whatever else stands there.

What cannot be read (a line torn by a power cut, a block of NUL, what another program wrote) is left out, and stays
where it is: no file is ever rewritten, so the journal itself keeps it aside. ``Reading.aside`` tells the adviser where.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from kiosk.logbook.events import Entry, decode, merge


class Aside(msgspec.Struct, frozen=True):
    """A place that was left out: a file, its line (from 1; 0 for the whole file), and why. Never what stands there."""

    file: str
    line: int
    why: str


class Reading(msgspec.Struct, frozen=True):
    """What a logbook holds: its entries in order, what was left out, and how many lines a newer program wrote."""

    entries: tuple[Entry, ...] = ()
    aside: tuple[Aside, ...] = ()
    newer: int = 0


def read_logbook(folder: Path) -> Reading:
    """All stations' files of the logbook in ``folder``, merged.

    A file that cannot be opened is left out as a whole; raises OSError only where the folder itself cannot be read.
    """
    groups: list[list[Entry]] = []
    aside: list[Aside] = []
    newer = 0
    for name in sorted(path.name for path in folder.iterdir() if path.suffix == ".jsonl"):
        try:
            data = (folder / name).read_bytes()
        except OSError as error:
            aside.append(Aside(name, 0, error.strerror or type(error).__name__))
            continue
        entries, left_out, passed_over = _read_lines(name, data)
        groups.append(entries)
        aside += left_out
        newer += passed_over
    return Reading(merge(*groups), tuple(aside), newer)


def _read_lines(name: str, data: bytes) -> tuple[list[Entry], list[Aside], int]:
    entries: list[Entry] = []
    aside: list[Aside] = []
    newer = 0
    for number, line in enumerate(data.split(b"\n"), start=1):
        if not line:
            continue
        pieces = [line]
        if b"\0" in line:
            # A block that the disk never got: what stands on either side of it may be whole.
            aside.append(Aside(name, number, "NUL"))
            pieces = [piece for piece in line.split(b"\0") if piece]
        for piece in pieces:
            try:
                entry = decode(piece)
            except ValueError as damage:
                aside.append(Aside(name, number, _without_contents(damage)))
                continue
            if entry is None:
                newer += 1
            else:
                entries.append(entry)
    return entries, aside, newer


def _without_contents(damage: ValueError) -> str:
    """The kind of damage: a decoder's message may quote what it read."""
    return type(damage.__cause__ or damage).__name__
