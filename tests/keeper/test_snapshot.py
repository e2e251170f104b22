from __future__ import annotations

import msgspec
from msgspec.structs import replace

from kiosk.keeper.snapshot import Snapshot, decode_snapshot
from kiosk.station.sitting import SittingSnapshot

SMALL = 2048


ONE = Snapshot("clavier/1-un", (0, 1), 2, True, "fr", "normal", SittingSnapshot(b"", b"", 1.0))


def test_a_snapshot_without_skipped_steps_is_still_read() -> None:
    """Written by a version that did not keep them."""
    fields = msgspec.msgpack.decode(ONE.encode(SMALL))
    assert fields.pop("skipped") == []
    assert decode_snapshot(msgspec.msgpack.encode(fields)) == ONE


def test_of_a_guest_who_did_more_than_fits_the_place_is_kept() -> None:
    full = replace(ONE, sitting=SittingSnapshot(b"", b"x" * SMALL, 1.0))
    assert decode_snapshot(full.encode(SMALL)) == ONE


def test_bytes_that_are_no_snapshot_are_none() -> None:
    assert [decode_snapshot(one) for one in (b"", b"\xc1", ONE.encode(SMALL)[:-1])] == [None] * 3
