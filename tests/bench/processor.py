"""What a process used: processor time, memory, and the time that its imports took."""

from __future__ import annotations

import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.bench.household import CLONE


def processor_ms(pid: int) -> float:
    """Milliseconds on a processor so far, of all threads (/proc/PID/task/*/schedstat, first field, nanoseconds)."""
    return sum(int(file.read_text().split()[0]) for file in Path(f"/proc/{pid}/task").glob("*/schedstat")) / 1e6


def memory(pid: int) -> dict[str, float]:
    """Megabytes by name: ``Pss`` is what the process holds, shared pages divided by those who share them."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    return {name: int(rest.split()[0]) / 1024 for name, _colon, rest in (line.partition(":") for line in lines)}


def import_ms(code: str, environment: Mapping[str, str], runs: int = 5) -> dict[str, float]:
    """What each module that ``code`` imports costs by itself: the least of ``runs``, as the interpreter reckons it."""
    least: dict[str, float] = {}
    command = [sys.executable, "-X", "importtime", "-c", code]
    for _run in range(runs):
        told = subprocess.run(command, env=dict(environment), cwd=CLONE, capture_output=True, text=True, check=True)
        for line in told.stderr.splitlines():
            own, _total, name = line.removeprefix("import time:").split("|")
            if own.strip().isdigit():
                least[name.strip()] = min(int(own) / 1000, least.get(name.strip(), float("inf")))
    return least


def by_package(modules: Iterable[tuple[str, float]]) -> dict[str, float]:
    """Costs summed by package; our own by room (``kiosk.course``); the costliest first."""
    summed: dict[str, float] = defaultdict(float)
    for name, cost in modules:
        parts = name.split(".")
        summed[".".join(parts[: 2 if parts[0] == "kiosk" else 1])] += cost
    return dict(sorted(summed.items(), key=lambda item: -item[1]))
