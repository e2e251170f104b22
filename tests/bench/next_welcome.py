"""From the press of « J'ai fini » to the next person's welcome, whole on the screen."""

from __future__ import annotations

from pathlib import Path

from tests.bench.first_paint import start
from tests.bench.measured import Bar, Finding, Series
from tests.bench.processor import family
from tests.bench.programs import BARE_STATIC, CLONE, GREETING, KIOSK, environment
from tests.bench.pseudo_terminal import PseudoTerminal, go_home

PREPARED = 3.0
"""Seconds that the person before was there: the keeper has the next process ready after one."""


def measure(scratch: Path, runs: int) -> Finding:
    """By the process that waits, and by one that is forked when it is needed; beside a fresh start of a bare app."""
    around = environment(scratch / "next")
    ready: list[float] = []
    forked: list[float] = []
    with PseudoTerminal((*KIOSK, "--lock"), around, CLONE) as terminal:
        terminal.painted(GREETING)
        for run in range(2 * runs + 2):
            waits = run % 2 == 0
            terminal.settle(PREPARED if waits else 0.1)
            go_home(terminal)
            terminal.settle(0.3)
            took = _leave(terminal)
            if run > 1:
                (ready if waits else forked).append(took)
        processes = len(family(terminal.pid))
    bare = Series("bare app, start to first paint", tuple(start(BARE_STATIC, around)[0] for _run in range(runs)))
    one = Series("leaving to the next welcome", tuple(ready))
    other = Series("the same, when the last came a moment ago", tuple(forked))
    bars = (Bar("leaving to the next welcome, p95", one.p95, 100.0, "ms"),)
    notes = (
        f"against a fresh start of a bare app: {one.median / bare.median:.2f} x, "
        f"when the last came a moment ago {other.median / bare.median:.2f} x",
        f"processes then: {processes} (the keeper, the person's, the next person's)",
    )
    return Finding("The next person's welcome", (one, other, bare), bars, notes)


def _leave(terminal: PseudoTerminal) -> float:
    """Milliseconds from the press on « J'ai fini », the third button from the end of a guest's home."""
    terminal.send("\x1b[Z" * 3)
    terminal.settle(0.2)
    pressed = terminal.send("\r")
    return (terminal.painted(GREETING) - pressed) * 1000
