"""Where a person is, as bytes that another process can go on with after a crash."""

from __future__ import annotations

import msgspec

from kiosk.station.settings.model import TextSize
from kiosk.station.sitting import SittingSnapshot


class Snapshot(msgspec.Struct, frozen=True):
    """See :class:`kiosk.ui.keeper_link.ResumePoint`. ``exercise`` is the id of the one at the position, "" for none."""

    exercise: str
    done: tuple[int, ...]
    at: int
    inside: bool
    language: str
    text_size: TextSize
    sitting: SittingSnapshot
    skipped: tuple[int, ...] = ()
    hints: int = 0
    shown: bool = False

    def encode(self, limit: int) -> bytes:
        """At most ``limit`` bytes: of a guest who did more than fits, only the place is kept."""
        encoded = msgspec.msgpack.encode(self)
        if len(encoded) > limit:
            sitting = msgspec.structs.replace(self.sitting, waiting=b"")
            encoded = msgspec.msgpack.encode(msgspec.structs.replace(self, sitting=sitting))[:limit]
        return encoded


def decode_snapshot(encoded: bytes) -> Snapshot | None:
    """The snapshot of these bytes; None where they are none."""
    try:
        return msgspec.msgpack.decode(encoded, type=Snapshot)
    except ValueError:
        return None
