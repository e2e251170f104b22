"""A logbook's entries in one order: the lines of each file as they were written, and each entry once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.logbook.events import JournalEntry
from kiosk.logbook.timeline import Timeline, merge_entries
from tests.logbook.logbook_strategies import by_the_clock, stations

Stations = tuple[list[JournalEntry], list[JournalEntry], list[JournalEntry]]


@given(stations(), st.booleans())
def test_a_block_taken_as_a_whole_is_as_its_entries_one_by_one(files: Stations, in_order: bool) -> None:
    blocks = [sorted(file, key=lambda entry: entry.at) if in_order else file for file in files]
    whole, single = Timeline(), Timeline()
    for block in blocks:
        assert whole.add(block) == single.add(iter(block)) == 0
    assert list(whole) == list(single)


@given(stations(), st.permutations(range(3)))
def test_the_order_does_not_depend_on_the_order_of_the_files(files: Stations, order: list[int]) -> None:
    assert merge_entries(*(files[number] for number in order)) == merge_entries(*files)


@given(stations())
def test_each_entry_is_there_once(files: Stations) -> None:
    merged = merge_entries(*files)
    assert len(merged) == len(set(merged)) == len({entry for file in files for entry in file})
    assert len(Timeline(*files)) == len(merged)


@given(stations())
def test_within_a_file_the_order_of_its_lines_rules(files: Stations) -> None:
    merged = merge_entries(*files)
    for number, file in enumerate(files):
        others = {entry for other, held in enumerate(files) if other != number for entry in held}
        own = [entry for entry in file if entry not in others]
        assert [entry for entry in merged if entry in own] == own


@given(stations())
def test_files_of_clocks_that_were_right_are_merged_by_time(files: Stations) -> None:
    merged = merge_entries(*map(by_the_clock, files))
    assert [entry.at for entry in merged] == sorted(entry.at for entry in merged)
