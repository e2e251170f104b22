"""Merges stretches of entries, within each of which the times never go back. Pure.

Where the files of several stations were written in turn, nearly every entry is followed by another file's. So a
piece of time is sorted at once, which costs a quarter of merging the heads of the stretches one by one.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from itertools import chain, pairwise
from math import inf
from typing import Any

CHUNK = 65_536
"""Entries that are sorted at once, about: a list of them takes 2 MB."""
_EVERY = 64
"""Of so many entries one is looked at to find where to cut."""

Stretch = tuple[int, int]
"""The indexes of the first entry and of the one after the last."""


def merge_stretches(stretches: Sequence[Stretch], times: array[float], key: Callable[[int], Any]) -> Iterator[Stretch]:
    """Ranges of indexes, in the order of ``times``.

    Of entries of one time in several stretches that with the least ``key`` comes first, each stretch as it stands;
    these come one by one.
    """
    for piece in _pieces(stretches, times):
        if len(piece) == 1:
            yield from piece
            continue
        order = _sorted_places(piece, times)
        at = 0
        for begin, end in _equal_ranges(order, times):
            yield from ((place, place + 1) for place in order[at:begin])
            time = times[order[begin]]
            equal = ((bisect_left(times, time, *part), bisect_right(times, time, *part)) for part in piece)
            yield from _merge_heads([part for part in equal if part[0] < part[1]], key)
            at = end
        yield from ((place, place + 1) for place in order[at:])


def equal_times(stretches: Sequence[Stretch], times: array[float]) -> Iterator[list[int]]:
    """The indexes of entries that have the same time, the earliest first; those in one stretch may be missing."""
    for piece in _pieces(stretches, times):
        if len(piece) > 1:
            order = _sorted_places(piece, times)
            yield from (order[begin:end] for begin, end in _equal_ranges(order, times))


def _pieces(stretches: Sequence[Stretch], times: array[float]) -> Iterator[list[Stretch]]:
    """The stretches cut at the same times, from the earliest piece on, so that sorting one takes little memory."""
    sample = sorted(chain.from_iterable(times[begin:end:_EVERY] for begin, end in stretches))
    begins = [begin for begin, _end in stretches]
    for cut in dict.fromkeys((*sample[CHUNK // _EVERY :: CHUNK // _EVERY], inf)):
        stops = [bisect_left(times, cut, begin, end) for begin, (_first, end) in zip(begins, stretches, strict=True)]
        piece = [(begin, stop) for begin, stop in zip(begins, stops, strict=True) if begin < stop]
        if piece:
            yield piece
        begins = stops


def _sorted_places(piece: list[Stretch], times: array[float]) -> list[int]:
    return sorted(chain.from_iterable(range(*part) for part in piece), key=times.__getitem__)


def _equal_ranges(order: list[int], times: array[float]) -> Iterator[Stretch]:
    """Where in ``order``, which is sorted, several have one time."""
    sorted_times = [times[place] for place in order]
    end = 0
    for at in (at for at, (one, next_one) in enumerate(pairwise(sorted_times)) if one == next_one):
        if at >= end:
            end = bisect_right(sorted_times, sorted_times[at], at)
            yield at, end


def _merge_heads(stretches: list[Stretch], key: Callable[[int], Any]) -> Iterator[Stretch]:
    """Entries of one time by their keys; of one stretch alone, as they stand."""
    if len(stretches) == 1:
        yield from stretches
        return
    heads = [(key(begin), begin, end) for begin, end in stretches]
    heapify(heads)
    while heads:
        equal = [heappop(heads)]
        while heads and heads[0][0] == equal[0][0]:
            equal.append(heappop(heads))
        yield from ((place, place + 1) for _key, place, _end in equal)
        for _key, place, end in equal:
            if place + 1 < end:
                heappush(heads, (key(place + 1), place + 1, end))
