"""What a sitting's process leaves for the next one if it crashes: shared memory, wiped when the person has left.

Nothing of it is ever on a disk. Two slots are written in turn, so that a process that is killed while it writes leaves
what it wrote before.
"""

from __future__ import annotations

import mmap
import struct
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from kiosk.keeper.snapshot import Snapshot

SLOT_SIZE = 1024 * 1024
"""Bytes for one snapshot: some 8,000 events of a guest."""
_HEARTBEATS = struct.Struct("=Q")
_CURRENT = _HEARTBEATS.size
"""The one byte that says which slot is current: written last, and a byte is written whole."""
_HEADER_SIZE = 16
_SLOT_HEADER = struct.Struct("=II")
"""Length and CRC-32 of what follows."""


class CrashMemory:
    """Written by one process, read by its parent; both have it from before the fork."""

    def __init__(self, slot_size: int = SLOT_SIZE) -> None:
        """``slot_size``: bytes for one snapshot."""
        self._slot_size = slot_size
        self._memory = mmap.mmap(-1, _HEADER_SIZE + 2 * (slot_size + _SLOT_HEADER.size))

    @property
    def heartbeats(self) -> int:
        """How many there were since this process started."""
        count: int = _HEARTBEATS.unpack(self._memory[: _HEARTBEATS.size])[0]
        return count

    def add_heartbeat(self) -> None:
        """One more."""
        self._memory[: _HEARTBEATS.size] = _HEARTBEATS.pack(self.heartbeats + 1)

    def write(self, snapshot: Snapshot) -> None:
        """Remember this instead of what was before."""
        encoded = snapshot.encode(self._slot_size)
        other = 1 - self._current
        at = self._offset(other)
        self._memory[at + _SLOT_HEADER.size : at + _SLOT_HEADER.size + len(encoded)] = encoded
        self._memory[at : at + _SLOT_HEADER.size] = _SLOT_HEADER.pack(len(encoded), crc32(encoded))
        self._memory[_CURRENT] = other

    def read(self) -> Snapshot | None:
        """What was remembered last; None where nothing was, or nothing whole."""
        for slot in (self._current, 1 - self._current):
            at = self._offset(slot)
            length, checksum = _SLOT_HEADER.unpack(self._memory[at : at + _SLOT_HEADER.size])
            start = at + _SLOT_HEADER.size
            encoded = self._memory[start : start + length] if length <= self._slot_size else b""
            if encoded and crc32(encoded) == checksum:
                # needed after a crash alone: the first paint does not wait for it
                from kiosk.keeper.snapshot import decode_snapshot

                if (snapshot := decode_snapshot(encoded)) is not None:
                    return snapshot
        return None

    def reset_heartbeats(self) -> None:
        """Count from none, for a new process."""
        self._memory[: _HEARTBEATS.size] = _HEARTBEATS.pack(0)

    def wipe(self) -> None:
        """Overwrite everything, so that nothing of the last person is left."""
        self._memory[:] = bytes(len(self._memory))

    @property
    def _current(self) -> int:
        return self._memory[_CURRENT] & 1

    def _offset(self, slot: int) -> int:
        return _HEADER_SIZE + slot * (self._slot_size + _SLOT_HEADER.size)
