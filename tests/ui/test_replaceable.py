"""What every widget of ours does beyond Textual's."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest
from textual import _time

from tests.ui.kiosk_pilot import running


async def test_a_timer_ticks_though_the_machine_was_busy_as_it_started(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between any two looks at the clock more time goes by than the timer waits."""
    async with running(data) as pilot:
        ticks: list[str] = []
        seconds = count()
        monkeypatch.setattr(_time, "get_time", lambda: float(next(seconds)))
        pilot.app.screen.set_timer(0.012, lambda: ticks.append("tick"))
        await pilot.until(lambda: ticks)
