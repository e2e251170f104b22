"""The grids of all pictures, read from one file of the program when the first of them is drawn."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

SIDES = (24, 16)
"""Points across and down of the two grids that each picture has."""
FILE = Path(__file__).with_name("grids.bin")

Grids = Mapping[int, bytes]
"""One picture by side: its points row by row, each a place in NAMES of the palette, or GROUND."""

_SIZE = sum(side * side for side in SIDES)


class PictureGrids(Mapping[str, Grids]):
    """Pictures by name."""

    def __init__(self, packed: bytes) -> None:
        """``packed`` as :func:`pack` makes it."""
        head, _newline, body = packed.partition(b"\n")
        self.sums: dict[str, str] = json.loads(head)
        """By name, the sum of the source that it was made from."""
        self._places = {name: number * _SIZE for number, name in enumerate(self.sums)}
        self._points = zlib.decompress(body)

    def __getitem__(self, name: str) -> Grids:
        at = self._places[name]
        found = {}
        for side in SIDES:
            found[side] = self._points[at : at + side * side]
            at += side * side
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def pack(pictures: Mapping[str, Grids], sums: Mapping[str, str]) -> bytes:
    """What the file holds: a line of JSON with the names and their sums, then all points, packed by zlib."""
    names = sorted(pictures)
    points = b"".join(pictures[name][side] for name in names for side in SIDES)
    return json.dumps({name: sums[name] for name in names}).encode() + b"\n" + zlib.compress(points, 9)


@cache
def grids() -> PictureGrids:
    """The pictures of the program."""
    return PictureGrids(FILE.read_bytes())
