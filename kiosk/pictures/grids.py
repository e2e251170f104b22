"""The grids of all pictures, read from one file of the program when the first of them is drawn."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

SIDES = (24, 16)
"""Points across and down of the two grids that each picture has."""
FILE = Path(__file__).with_name("grids.bin")

Grids = Mapping[int, bytes]
"""One picture by side: its points row by row, each a place in NAMES of the palette, or GROUND."""

_HEAD_END = b"\n\n"


class PictureGrids(Mapping[str, Grids]):
    """Pictures by name, kept packed: a screen shows few of them."""

    def __init__(self, packed: bytes) -> None:
        """``packed`` as :func:`pack` makes it."""
        self._packed = packed
        head, _end, _body = packed.partition(_HEAD_END)
        self._places: dict[str, tuple[int, int]] = {}
        at = len(head) + len(_HEAD_END)
        for line in head.decode().splitlines():
            name, _sum, length = line.split()
            self._places[name] = (at, at + int(length))
            at += int(length)

    def __getitem__(self, name: str) -> Grids:
        start, end = self._places[name]
        points = zlib.decompress(self._packed[start:end])
        found, at = {}, 0
        for side in SIDES:
            found[side] = points[at : at + side * side]
            at += side * side
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    @property
    def sums(self) -> dict[str, str]:
        """By name, the sum of the source that it was made from."""
        head = self._packed.partition(_HEAD_END)[0].decode()
        return {name: source for name, source, _length in map(str.split, head.splitlines())}


def pack(pictures: Mapping[str, Grids], sums: Mapping[str, str]) -> bytes:
    """What the file holds: for each picture a line with its name, its sum and a length; then their points, by zlib."""
    bodies = {name: zlib.compress(b"".join(pictures[name][side] for side in SIDES), 9) for name in sorted(pictures)}
    head = "\n".join(f"{name} {sums[name]} {len(body)}" for name, body in bodies.items())
    return head.encode() + _HEAD_END + b"".join(bodies.values())


@cache
def grids() -> PictureGrids:
    """The pictures of the program."""
    return PictureGrids(FILE.read_bytes())
