"""Three sizes of the text on any monitor: never fewer cells than promised, and hardly more."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.station.screen.font_size import largest_font
from kiosk.station.screen.text_size import (
    MAX_SURPLUS,
    MIN_CELLS,
    SCALE_LIMITS,
    SCALE_STEPS,
    TEXT_SIZES,
    Cells,
    TerminalSize,
    is_enough,
    measure_cells,
    next_size,
    scale_for,
)
from kiosk.station.settings.model import TextSize
from tests.station.screen.drawn_terminal import Drawn, brought_to

SCALES_MEASURED = (0.75, 0.9, 1.0, 1.1, 1.25, 1.5)
MEASURED = {
    (1920, 1080, 22): "142x41 118x34 106x30 99x28 87x25 73x20",
    (1920, 1080, 24): "134x37 112x31 101x28 89x25 78x22 65x18",
    (1920, 1080, 28): "116x32 97x27 87x24 77x22 68x19 56x16",
    (1366, 768, 22): "101x29 84x24 75x21 71x20 62x17 52x14",
    (1366, 768, 24): "95x26 80x22 71x20 63x18 56x16 46x13",
    (1366, 768, 28): "82x23 69x19 62x17 55x15 48x13 40x11",
    (1280, 1024, 22): "94x39 79x32 71x29 66x27 58x23 48x19",
    (1280, 1024, 24): "89x35 74x29 67x26 59x24 52x21 43x17",
    (1280, 1024, 28): "77x31 64x25 58x23 51x21 45x18 37x15",
}
"""Columns and rows of foot 1.21 in cage 0.2, by monitor and points of DejaVu Sans Mono."""
POINT = 96 / 72
MONITORS = [
    (1024, 768), (1280, 800), (1280, 1024), (1366, 768), (1440, 900), (1600, 900), (1680, 1050), (1920, 1080),
    (1920, 1200), (2560, 1440), (3840, 2160), (1080, 1920),
]  # fmt: skip
FINE_SCALES = st.integers(SCALE_STEPS // 2, 2 * SCALE_STEPS).map(lambda n: n / SCALE_STEPS)
TERMINALS = st.builds(
    Drawn,
    monitor=st.sampled_from(MONITORS),
    font=st.integers(18, 60),
    scale=FINE_SCALES,
    tells_pixels=st.booleans(),
)
ROUNDING_AT_EVERY_SCALE = st.builds(
    Drawn, monitor=st.sampled_from(MONITORS), font=st.integers(18, 60), scale=FINE_SCALES, fractional=st.just(True)
)
"""As with a compositor that lets the terminal draw at any scale: cells of whole pixels are coarse steps then."""
INSTALLED = st.builds(
    lambda monitor, size, fractional: Drawn(monitor, largest_font(size, monitor), fractional=fractional, own=size),
    st.sampled_from(MONITORS),
    st.sampled_from(TEXT_SIZES),
    st.booleans(),
)
"""A station as it is set up: letters of the monitor's own size."""
ONE_SIZE = st.sampled_from(TEXT_SIZES)


@pytest.mark.parametrize(("width", "height", "points"), MEASURED)
def test_the_terminal_of_these_tests_is_the_one_that_was_measured(width: int, height: int, points: int) -> None:
    for scale, cells in zip(SCALES_MEASURED, MEASURED[width, height, points].split(), strict=True):
        drawn = Drawn((width, height), points * POINT).at(scale)
        assert drawn.cells == tuple(map(int, cells.split("x"))), scale


@given(TERMINALS | ROUNDING_AT_EVERY_SCALE, ONE_SIZE)
@example(Drawn((1280, 800), 19, 0.5, fractional=True), "grand")
@example(Drawn((1280, 800), 26, 340 / 256, fractional=True, tells_pixels=False), "normal")
def test_a_size_leaves_the_cells_that_it_promises(drawn: Drawn, size: TextSize) -> None:
    """But where the letters would have to be smaller than any scale makes them."""
    shown = brought_to(drawn, size)[-1]
    assert is_enough(size, shown.cells) or shown.scale == SCALE_LIMITS[0]


@given(TERMINALS, ONE_SIZE)
@example(Drawn((1920, 1080), 59, math.floor(1.566 * 256) / 256, tells_pixels=False), "grand")
@example(Drawn((1366, 768), 55, 509 / 256, tells_pixels=False), "grand")
@example(Drawn((1366, 768), 58, 440 / 256, tells_pixels=False), "petit")
@example(Drawn((1440, 900), 26, 233 / 256), "grand")
def test_and_the_letters_are_as_large_as_that_allows(drawn: Drawn, size: TextSize) -> None:
    """But for a step of the scale, what rounding costs, and a part of a cell where the terminal does not tell it.

    Of a large font on a small monitor there are so few cells that such a part is much: five rows may be nearly six.
    """
    cells = brought_to(drawn, size)[-1].cells
    spare = min(cells.columns / MIN_CELLS[size].columns, cells.rows / MIN_CELLS[size].rows)
    assert spare < MAX_SURPLUS


@given(TERMINALS, ONE_SIZE)
def test_two_changes_of_the_scale_are_enough(drawn: Drawn, size: TextSize) -> None:
    """The whole screen jumps at each."""
    assert len(brought_to(drawn, size)) <= 3


@given(TERMINALS)
def test_the_largest_never_falls_below_what_a_screen_needs_not_even_on_the_way(drawn: Drawn) -> None:
    """Where there was room before: « too small » must not flash up."""
    if is_enough("grand", drawn.cells):
        for shown in brought_to(drawn, "grand"):
            assert is_enough("grand", shown.cells)


@given(TERMINALS, ONE_SIZE)
def test_what_is_there_stays(drawn: Drawn, size: TextSize) -> None:
    """For a terminal that tells its pixels, as foot does; one that does not may take a change more."""
    drawn = replace(drawn, tells_pixels=True)
    settled = brought_to(brought_to(drawn, size)[-1], size)[-1]
    assert brought_to(settled, size) == [settled]


@given(INSTALLED, st.lists(ONE_SIZE, max_size=9))
def test_back_and_forth_drifts_nowhere(drawn: Drawn, sizes: list[TextSize]) -> None:
    shown = drawn
    for size in sizes:
        shown = brought_to(shown, size)[-1]
    for size in TEXT_SIZES:
        scale, direct = brought_to(shown, size)[-1].scale, brought_to(drawn, size)[-1].scale
        assert scale == pytest.approx(direct, rel=0.06)


@given(INSTALLED)
def test_the_sizes_are_in_their_order(drawn: Drawn) -> None:
    small, normal, large = (brought_to(drawn, size)[-1].scale for size in TEXT_SIZES)
    assert small <= normal < large
    # Where cells have whole pixels at every scale, the small steps can be too small for them.
    assert small < normal or drawn.fractional


@pytest.mark.parametrize("monitor", MONITORS)
@pytest.mark.parametrize("size", TEXT_SIZES)
def test_the_stations_own_size_is_drawn_without_a_scale_and_comes_back_to_it(
    monitor: tuple[int, int], size: TextSize
) -> None:
    drawn = Drawn(monitor, largest_font(size, monitor), own=size)
    assert len(brought_to(drawn, size)) == 1
    for other in TEXT_SIZES:
        assert brought_to(brought_to(drawn, other)[-1], size)[-1].scale == 1.0, other


@given(ONE_SIZE, st.integers(1, 10_000), st.integers(1, 10_000), FINE_SCALES)
@example("petit", 1, 1, 0.5)
@example("grand", 10_000, 10_000, 2.0)
def test_whatever_a_terminal_answers_the_scale_is_a_valid_one(
    size: TextSize, columns: int, rows: int, scale: float
) -> None:
    asked = scale_for(size, Cells(columns, rows), scale)
    assert SCALE_LIMITS[0] <= asked <= max(SCALE_LIMITS[1], scale)
    assert (asked * SCALE_STEPS).is_integer()


def test_parts_of_a_cell_count_only_where_the_pixels_can_be_those_of_the_monitor() -> None:
    window = TerminalSize(101, 28, 101 * 19, 28 * 38)
    assert measure_cells(window, (1920, 1080), 1.0) == Cells(1920 / 19, 1080 / 38)
    assert measure_cells(window, (1366, 768), 1.0) == Cells(101, 28)
    assert measure_cells(window, None, 1.0) == Cells(101, 28)
    assert measure_cells(TerminalSize(101, 28), (1920, 1080), 1.0) == Cells(101, 28)
    large = Drawn((1920, 1080), 32).at(1.18)
    assert measure_cells(large.window, large.monitor, large.scale) > large.cells


def test_pressing_again_and_again_comes_by_every_size() -> None:
    assert [next_size(size) for size in TEXT_SIZES] == ["normal", "grand", "petit"]
