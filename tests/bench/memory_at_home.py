"""What a person's process holds in memory while she is at home, beside a bare app; and a station in all."""

from __future__ import annotations

from pathlib import Path

from tests.bench.measured import Finding, Series, against
from tests.bench.processor import family, memory
from tests.bench.programs import BARE_STATIC, CLONE, GREETING, KIOSK, environment
from tests.bench.pseudo_terminal import PseudoTerminal, go_home


def measure(scratch: Path, runs: int) -> Finding:
    """In turn, one at a time. Of a process its resident pages count, whoever shares them; of a station, each once."""
    around = environment(scratch / "memory")
    ours: list[dict[str, float]] = []
    whole: list[dict[str, float]] = []
    bare: list[dict[str, float]] = []
    for run in range(runs + 1):
        with PseudoTerminal(KIOSK, around, CLONE) as terminal:
            terminal.painted(GREETING)
            go_home(terminal)
            terminal.settle(3.0)  # until the keeper has the next person's process ready too
            keeper, *others = family(terminal.pid)
            at_home = memory(min(others))
            in_all = memory(keeper)
        with PseudoTerminal(BARE_STATIC, around, CLONE) as terminal:
            terminal.painted(GREETING)
            terminal.settle(0.3)
            alone = memory(terminal.pid)
        if run:
            ours.append(at_home)
            whole.append(in_all)
            bare.append(alone)
    kiosk, one = (
        Series(name, tuple(found["Rss"] for found in founds), "MB")
        for name, founds in (("the person's process, at home", ours), ("bare app", bare))
    )
    station = Series("a station: keeper, person, next person", tuple(found["Pss"] for found in whole), "MB")
    notes = (f"pages that several processes share count once in a station's {station.median:.0f} MB",)
    bars = against("resident, against a bare app", kiosk, one, 1.3, tail=False)
    return Finding("Memory", (kiosk, one, station), bars, notes)
