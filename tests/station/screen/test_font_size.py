from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.station.screen.font_size import DEFAULT_MONITOR, cells_on, connected_monitor, largest_font
from kiosk.station.screen.text_size import (
    TEXT_SIZES,
    is_enough,
)
from kiosk.station.settings.model import TextSize

ONE_SIZE = st.sampled_from(TEXT_SIZES)


@pytest.mark.parametrize(
    ("monitor", "size", "pixels", "cells"),
    [
        ((1920, 1080), "normal", 32, (101, 28)),
        ((1920, 1080), "grand", 38, (83, 24)),
        ((1366, 768), "normal", 22, (105, 28)),
        ((1280, 1024), "normal", 20, (106, 42)),
    ],
)
def test_the_font_of_a_monitor(monitor: tuple[int, int], size: TextSize, pixels: int, cells: tuple[int, int]) -> None:
    assert largest_font(size, monitor) == pixels
    assert cells_on(pixels, monitor) == cells


@given(ONE_SIZE, st.integers(640, 8000), st.integers(480, 5000))
def test_the_font_of_any_monitor_leaves_the_cells_and_a_larger_one_does_not(
    size: TextSize, width: int, height: int
) -> None:
    pixels = largest_font(size, (width, height))
    fitting = [p for p in range(8, 200) if is_enough(size, cells_on(p, (width, height)))]
    assert pixels == max(fitting, default=8)


def connect(folder: Path, name: str, status: str, modes: str) -> None:
    (folder / name).mkdir()
    (folder / name / "status").write_text(status + "\n")
    (folder / name / "modes").write_text(modes)


def test_the_monitor_that_is_connected_is_asked(tmp_path: Path) -> None:
    (tmp_path / "card0").mkdir()
    (tmp_path / "version").write_text("drm 1.1.0\n")
    assert connected_monitor(tmp_path) == DEFAULT_MONITOR
    assert connected_monitor(tmp_path / "none") == DEFAULT_MONITOR
    connect(tmp_path, "card0-DP-1", "disconnected", "")
    connect(tmp_path, "card0-DP-2", "connected", "")
    assert connected_monitor(tmp_path) == DEFAULT_MONITOR
    connect(tmp_path, "card0-VGA-1", "connected", "1280x1024\n1024x768\n")
    assert connected_monitor(tmp_path) == (1280, 1024)
