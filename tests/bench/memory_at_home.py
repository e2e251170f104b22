"""What a station holds in memory while a person is at home, beside a bare app."""

from __future__ import annotations

from pathlib import Path

from tests.bench.household import BARE_STATIC, CLONE, GREETING, HOME_TITLE, KIOSK, environment
from tests.bench.measured import Finding, Series, against
from tests.bench.processor import memory
from tests.bench.pseudo_terminal import PseudoTerminal


def measure(scratch: Path, runs: int) -> Finding:
    """PSS, in turn; one at a time, so that no page is shared between the two."""
    around = environment(scratch / "memory")
    ours: list[dict[str, float]] = []
    bare: list[dict[str, float]] = []
    for run in range(runs + 1):
        with PseudoTerminal(KIOSK, around, CLONE) as terminal:
            terminal.painted(GREETING)
            terminal.send("\r")
            terminal.painted(HOME_TITLE)
            terminal.settle(0.3)
            at_home = memory(terminal.pid)
        with PseudoTerminal(BARE_STATIC, around, CLONE) as terminal:
            terminal.painted(GREETING)
            terminal.settle(0.3)
            alone = memory(terminal.pid)
        if run:
            ours.append(at_home)
            bare.append(alone)
    kiosk, one = (
        Series(name, tuple(found["Pss"] for found in founds), "MB")
        for name, founds in (("kiosk, at home", ours), ("bare app", bare))
    )
    of_its_own = [found["Pss_Anon"] - other["Pss_Anon"] for found, other in zip(ours, bare, strict=True)]
    notes = (f"of the difference, {min(of_its_own):.1f} MB are Python's own objects, the rest are libraries' files",)
    return Finding("Memory", (kiosk, one), against("PSS against a bare app", kiosk, one, 1.3, tail=False), notes)
