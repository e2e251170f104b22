"""Stretches of entries are merged as one merges sorted piles, wherever they are cut to be sorted."""

from __future__ import annotations

from array import array
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.logbook import merging
from kiosk.logbook.merging import Stretch, equal_times, merge_stretches

Piles = list[list[tuple[int, int]]]
"""(time, key) of each entry: the times never go back."""

piles = st.lists(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2)), max_size=30).map(
        lambda pile: list(zip(accumulate(step for step, _key in pile), (key for _step, key in pile), strict=True))
    ),
    min_size=1,
    max_size=5,
)


def laid_out(held: Piles) -> tuple[list[Stretch], array[float], list[tuple[int, int]]]:
    entries = [entry for pile in held for entry in pile]
    ends = list(accumulate(len(pile) for pile in held))
    stretches = [(end - len(pile), end) for pile, end in zip(held, ends, strict=True) if pile]
    return stretches, array("d", [time for time, _key in entries]), entries


def merged_one_by_one(stretches: list[Stretch], entries: list[tuple[int, int]]) -> list[int]:
    """Of all heads the least each time, and with it those that are equal to it."""
    heads = list(stretches)
    found: list[int] = []
    while heads:
        least = min(entries[place] for place, _end in heads)
        found += sorted(place for place, _end in heads if entries[place] == least)
        heads = [(place + (entries[place] == least), end) for place, end in heads]
        heads = [(place, end) for place, end in heads if place < end]
    return found


@pytest.fixture(params=[(4, 1), (8, 2), (65_536, 64)], ids=str)
def cuts(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where pieces are cut: nearly everywhere, or nowhere in so few entries."""
    monkeypatch.setattr(merging, "CHUNK", request.param[0])
    monkeypatch.setattr(merging, "_EVERY", request.param[1])


@pytest.mark.usefixtures("cuts")
class TestMerging:
    @given(piles)
    def test_the_order_is_that_of_merging_one_by_one(self, held: Piles) -> None:
        stretches, times, entries = laid_out(held)
        ranges = list(merge_stretches(stretches, times, entries.__getitem__))
        assert [place for begin, end in ranges for place in range(begin, end)] == merged_one_by_one(stretches, entries)

    @given(piles)
    def test_whatever_has_the_time_of_another_stretch_s_entry_is_found(self, held: Piles) -> None:
        stretches, times, _entries = laid_out(held)
        groups = list(equal_times(stretches, times))
        assert all(len({times[place] for place in group}) == 1 for group in groups)
        assert [times[group[0]] for group in groups] == sorted({times[group[0]] for group in groups})
        pile_of = {place: number for number, part in enumerate(stretches) for place in range(*part)}
        wanted = {
            place for place in pile_of
            if any(times[other] == times[place] and pile_of[other] != pile_of[place] for other in pile_of)
        }  # fmt: skip
        assert wanted <= {place for group in groups for place in group}
