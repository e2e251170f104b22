"""From the start of the program to the welcome, whole on the screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from tests.bench.measured import Finding, Series, against
from tests.bench.processor import by_package, import_ms, processor_ms
from tests.bench.programs import BARE_STATIC, CLONE, GREETING, KIOSK, environment
from tests.bench.pseudo_terminal import PseudoTerminal


def measure(scratch: Path, runs: int) -> Finding:
    """Ours and the bare app in turn, after one start of each that writes bytecode and index."""
    surroundings = environment(scratch / "start")
    changed = environment(scratch / "changed")
    programs = ((KIOSK, surroundings), (BARE_STATIC, surroundings), (KIOSK, changed))
    times: tuple[list[tuple[float, float]], ...] = ([], [], [])
    for run in range(runs + 1):
        Path(changed["KIOSK_SETTINGS"]).write_text(f"locked: true\nkeyboard: azerty\n# change {run}\n")
        for (command, around), into in zip(programs, times, strict=True):
            one = start(command, around)
            if run:
                into.append(one)
    ours, bare, after_change = (
        Series(name, tuple(ms for ms, _processor in one))
        for name, one in zip(
            ("kiosk, start to welcome", "bare app", "kiosk after a change of its settings"), times, strict=True
        )
    )
    notes = (
        f"processor until then, which a busy machine changes less: {_processor(times[0]):.0f} ms, "
        f"bare {_processor(times[1]):.0f} ms (medians): {_processor(times[0]) / _processor(times[1]):.2f} x",
        f"after a change of its settings (PyYAML is imported): {after_change.median / bare.median:.2f} x",
        *_imports(surroundings),
    )
    return Finding(
        "Start to first full paint", (ours, bare, after_change), against("against a bare app", ours, bare, 1.15), notes
    )


def start(command: Sequence[str], surroundings: Mapping[str, str]) -> tuple[float, float]:
    """(milliseconds to the first frame with the greeting, processor milliseconds by then)."""
    with PseudoTerminal(command, surroundings, CLONE) as terminal:
        painted = terminal.painted(GREETING)
        return (painted - terminal.started) * 1000, processor_ms(terminal.pid)


def _processor(one: Sequence[tuple[float, float]]) -> float:
    return median(processor for _ms, processor in one)


def _imports(surroundings: Mapping[str, str]) -> tuple[str, ...]:
    bare = import_ms("import bare_static", {**surroundings, "PYTHONPATH": str(Path(__file__).parent)})
    ours = import_ms("import kiosk.commands.practise, kiosk.ui.app, kiosk.ui.screens.welcome", surroundings)
    more = [(name, cost) for name, cost in ours.items() if name not in bare]
    packages = ", ".join(f"{name} {cost:.1f}" for name, cost in list(by_package(more).items())[:10])
    modules = ", ".join(f"{name} {cost:.1f}" for name, cost in sorted(more, key=lambda one: -one[1])[:8])
    total = sum(cost for _name, cost in more)
    return (
        f"imports that a bare app does not have: {len(more)} modules, {total:.0f} ms: {packages}",
        f"the costliest by themselves: {modules}",
    )
