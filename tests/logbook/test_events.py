"""The journal's line: nothing but what happened, and it comes back as it went."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.course.events import Event
from kiosk.logbook.events import JournalEntry, LogbookEvent, Started, decode_line, encode_line, make_entry
from kiosk.logbook.timeline import merge_entries
from tests.logbook.logbook_strategies import ENTRIES, EVENTS, by_the_clock, stations

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


@given(ENTRIES)
def test_an_entry_comes_back_from_its_line(entries: list[JournalEntry]) -> None:
    for made in entries:
        line = encode_line(made)
        assert line.count(b"\n") == 1
        assert decode_line(line[:-1]) == made


@given(EVENTS, st.data())
def test_no_part_of_a_line_is_taken_for_a_line(event: Event, data: st.DataObject) -> None:
    line = encode_line(make_entry(event, NOW, "a", 0)).rstrip(b"\n")
    with pytest.raises(ValueError):
        decode_line(line[: data.draw(st.integers(0, len(line) - 1))])


def test_an_event_has_no_room_for_a_name_or_for_what_was_typed() -> None:
    fields = {field for kind in get_args(LogbookEvent) for field in kind.__struct_fields__}
    assert fields == {"exercise", "step", "of", "help", "can_do", "title", "name", "value"}
    tags = [kind.__struct_config__.tag for kind in get_args(LogbookEvent)]
    assert len(set(tags)) == len(tags)


def test_every_offset_is_written_as_utc() -> None:
    paris = NOW.astimezone(timezone(timedelta(hours=1)))
    assert encode_line(make_entry(Started("a/1-b"), paris, "a", 0)) == encode_line(
        make_entry(Started("a/1-b"), NOW, "a", 0)
    )


def test_what_is_no_event_of_a_logbook_is_not_written() -> None:
    class Strange(Event, frozen=True, tag="strange"):
        typed: str

    with pytest.raises(TypeError):
        make_entry(Strange("…"), NOW, "a", 0)


def test_a_key_added_later_to_an_event_does_not_hide_it() -> None:
    line = msgspec.json.decode(encode_line(make_entry(Started("a/1-b"), NOW, "a", 0)))
    line["event"]["device"] = "mouse"
    assert decode_line(msgspec.json.encode(line)) == make_entry(Started("a/1-b"), NOW, "a", 0)


@given(stations())
def test_merging_is_a_union(held: tuple[list[JournalEntry], list[JournalEntry], list[JournalEntry]]) -> None:
    one, two, three = map(by_the_clock, held)
    assert merge_entries(one, two) == merge_entries(two, one)
    assert merge_entries(merge_entries(one, two), three) == merge_entries(one, merge_entries(two, three))
    assert merge_entries(one, one) == merge_entries(one)
    assert set(merge_entries(one, two)) == set(one) | set(two)
