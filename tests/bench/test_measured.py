"""The words of the report, and the instant that counts as painted. Nothing here is timed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.bench.measured import Bar, Series, against, p95
from tests.bench.pseudo_terminal import NotPainted, PseudoTerminal


def test_p95_is_the_nearest_rank() -> None:
    assert p95(range(1, 101)) == 95
    assert p95([3.0]) == 3.0
    assert p95([*[1.0] * 19, 50.0]) == 1.0


def test_a_missed_limit_is_reported_with_the_difference() -> None:
    missed, met = against("start", Series("ours", (300.0, 300.0)), Series("bare", (200.0, 250.0)), 1.25)
    assert not missed.met and "MISSED by 7 %" in str(missed)
    assert met.met and str(met).endswith("met")
    assert Bar("opening", 1.0, 1.0, "s").met


@pytest.mark.parametrize("frame", ["Bonjour", "\\x1b[?2026hBonjour\\x1b[?2026l"])
def test_a_text_is_painted_with_marks_or_without(frame: str, tmp_path: Path) -> None:
    code = f"print('{frame}', flush=True); input()"
    with PseudoTerminal((sys.executable, "-c", code), {}, tmp_path) as terminal:
        assert terminal.painted("Bonjour") > terminal.started


def test_a_program_that_ends_is_reported(tmp_path: Path) -> None:
    with (
        PseudoTerminal((sys.executable, "-c", "raise SystemExit('no module')"), {}, tmp_path) as terminal,
        pytest.raises(NotPainted, match="no module"),
    ):
        terminal.painted("Bonjour")
