"""What a process used: processor time, memory, and the time that its imports took."""

from __future__ import annotations

import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.bench.programs import CLONE


def family(pid: int) -> tuple[int, ...]:
    """The process and all its children, the keeper first (/proc/PID/task/PID/children)."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return (pid, *(one for child in children for one in family(int(child))))


def processor_ms(pid: int) -> float:
    """Milliseconds on a processor so far, of the process, its children, and all their threads.

    /proc/PID/task/*/schedstat, first field, nanoseconds.
    """
    tasks = (file for one in family(pid) for file in Path(f"/proc/{one}/task").glob("*/schedstat"))
    return sum(int(file.read_text().split()[0]) for file in tasks) / 1e6


def memory(pid: int) -> dict[str, float]:
    """Megabytes by name, of the process and its children: of ``Pss``, pages that several share count once."""
    summed: dict[str, float] = defaultdict(float)
    for one in family(pid):
        for line in Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()[1:]:
            name, _colon, rest = line.partition(":")
            summed[name] += int(rest.split()[0]) / 1024
    return dict(summed)


def import_ms(code: str, environment: Mapping[str, str], runs: int = 5) -> dict[str, float]:
    """What each module that ``code`` imports costs by itself: the least of ``runs``, as the interpreter reckons it."""
    least: dict[str, float] = {}
    command = [sys.executable, "-X", "importtime", "-c", code]
    for _run in range(runs):
        ended = subprocess.run(command, env=dict(environment), cwd=CLONE, capture_output=True, text=True, check=True)
        for line in ended.stderr.splitlines():
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
