"""A logbook's entries, taken block by block as files have them or one by one: the same story."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.logbook.events import JournalEntry
from kiosk.logbook.timeline import Timeline
from tests.logbook.logbook_strategies import stations


@given(stations(), st.booleans())
def test_a_block_taken_as_a_whole_is_as_its_entries_one_by_one(
    files: tuple[list[JournalEntry], list[JournalEntry], list[JournalEntry]], in_order: bool
) -> None:
    blocks = [sorted(file, key=lambda entry: entry.at) if in_order else file for file in files]
    whole, single = Timeline(), Timeline()
    for block in blocks:
        assert whole.add(block) == single.add(iter(block)) == 0
    assert list(whole) == list(single)
