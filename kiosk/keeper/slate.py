"""What a sitting's process leaves for the next one if it crashes: shared memory, wiped when the person has left.

Nothing of it is ever on a disk. Two halves are written in turn, so that a process that is killed while it writes
leaves what it wrote before.
"""

from __future__ import annotations

import mmap
import struct
from zlib import crc32

import msgspec

from kiosk.station.settings.model import TextSize
from kiosk.station.sitting import Trace

HALF = 1024 * 1024
"""Bytes for one telling: some 8,000 events of a guest."""
_BEATS = struct.Struct("=Q")
_WHICH = _BEATS.size
"""The one byte that says which half holds: written last, and a byte is written whole."""
_HEAD = 16
_TOLD = struct.Struct("=II")


class Remembered(msgspec.Struct, frozen=True):
    """Where a person is: see :class:`kiosk.ui.keeper_link.ResumePoint`. ``exercise`` is its id, empty for none."""

    exercise: str
    done: tuple[int, ...]
    at: int
    inside: bool
    language: str
    text_size: TextSize
    sitting: Trace


class Slate:
    """Written by one process, read by its parent; both have it from before the fork."""

    def __init__(self, half: int = HALF) -> None:
        """``half``: bytes for one telling."""
        self._half = half
        self._memory = mmap.mmap(-1, _HEAD + 2 * (half + _TOLD.size))

    @property
    def beats(self) -> int:
        """How many signs of life there were since the process began."""
        beats: int = _BEATS.unpack(self._memory[: _BEATS.size])[0]
        return beats

    def beat(self) -> None:
        """One sign of life."""
        self._memory[: _BEATS.size] = _BEATS.pack(self.beats + 1)

    def write(self, remembered: Remembered) -> None:
        """Remember this instead of what was before. Of a guest who did more than fits, only the place is kept."""
        told = msgspec.msgpack.encode(remembered)
        if len(told) > self._half:
            place = msgspec.structs.replace(remembered.sitting, waiting=b"")
            told = msgspec.msgpack.encode(msgspec.structs.replace(remembered, sitting=place))[: self._half]
        other = 1 - self._which
        at = self._place(other)
        self._memory[at + _TOLD.size : at + _TOLD.size + len(told)] = told
        self._memory[at : at + _TOLD.size] = _TOLD.pack(len(told), crc32(told))
        self._memory[_WHICH] = other

    def read(self) -> Remembered | None:
        """What was remembered last; None where nothing was, or nothing whole."""
        for half in (self._which, 1 - self._which):
            at = self._place(half)
            length, sum_ = _TOLD.unpack(self._memory[at : at + _TOLD.size])
            told = self._memory[at + _TOLD.size : at + _TOLD.size + length] if length <= self._half else b""
            if told and crc32(told) == sum_:
                try:
                    return msgspec.msgpack.decode(told, type=Remembered)
                except ValueError:
                    continue
        return None

    def new_process(self) -> None:
        """Count signs of life from none."""
        self._memory[: _BEATS.size] = _BEATS.pack(0)

    def wipe(self) -> None:
        """Nothing of anybody is left in it."""
        self._memory[:] = bytes(len(self._memory))

    @property
    def _which(self) -> int:
        return self._memory[_WHICH] & 1

    def _place(self, half: int) -> int:
        return _HEAD + half * (self._half + _TOLD.size)
