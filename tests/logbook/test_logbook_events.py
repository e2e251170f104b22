"""The journal's line: nothing but what happened, and it comes back as it went."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.course.events import Event
from kiosk.logbook.events import Entry, LogbookEvent, Started, decode, encode, entry
from kiosk.logbook.story import merge
from tests.logbook.logbook_strategies import ENTRIES, EVENTS, stations

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


@given(ENTRIES)
def test_an_entry_comes_back_from_its_line(entries: list[Entry]) -> None:
    for made in entries:
        line = encode(made)
        assert line.count(b"\n") == 1
        assert decode(line[:-1]) == made


@given(EVENTS, st.data())
def test_no_part_of_a_line_is_taken_for_a_line(event: Event, data: st.DataObject) -> None:
    line = encode(entry(event, NOW, "a", 0)).rstrip(b"\n")
    with pytest.raises(ValueError):
        decode(line[: data.draw(st.integers(0, len(line) - 1))])


def test_an_event_has_no_room_for_a_name_or_for_what_was_typed() -> None:
    fields = {field for kind in get_args(LogbookEvent) for field in kind.__struct_fields__}
    assert fields == {"exercise", "step", "of", "help", "can_do", "title", "name", "value"}
    tags = [kind.__struct_config__.tag for kind in get_args(LogbookEvent)]
    assert len(set(tags)) == len(tags)


def test_every_offset_is_written_as_utc() -> None:
    paris = NOW.astimezone(timezone(timedelta(hours=1)))
    assert encode(entry(Started("a/1-b"), paris, "a", 0)) == encode(entry(Started("a/1-b"), NOW, "a", 0))


def test_what_is_no_event_of_a_logbook_is_not_written() -> None:
    class Strange(Event, frozen=True, tag="strange"):
        typed: str

    with pytest.raises(TypeError):
        entry(Strange("…"), NOW, "a", 0)


def test_a_key_added_later_to_an_event_does_not_hide_it() -> None:
    line = msgspec.json.decode(encode(entry(Started("a/1-b"), NOW, "a", 0)))
    line["event"]["device"] = "mouse"
    assert decode(msgspec.json.encode(line)) == entry(Started("a/1-b"), NOW, "a", 0)


@given(stations())
def test_merging_is_a_union(held: tuple[list[Entry], list[Entry], list[Entry]]) -> None:
    one, two, three = held
    assert merge(one, two) == merge(two, one)
    assert merge(merge(one, two), three) == merge(one, merge(two, three))
    assert merge(one, one) == merge(one)
    assert set(merge(one, two)) == set(one) | set(two)
