"""Start and home with thousands of exercises in the course, beside the shipped ones alone."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.bench.measured import Finding, Series, against
from tests.bench.programs import CLONE, GREETING, KIOSK, environment
from tests.bench.pseudo_terminal import PseudoTerminal, go_home

INDEX = """
from time import perf_counter
from kiosk.station.station import open_station
station = open_station()
before = perf_counter()
station.refresh_catalogue()
print(perf_counter() - before, len(station.catalogue.entries))
"""
INDEX_READ = """
from time import perf_counter
from kiosk.station.station import open_station
station = open_station()
before = perf_counter()
count = len(station.catalogue.entries)
print(perf_counter() - before, count)
"""


def measure(scratch: Path, runs: int, large: int) -> Finding:
    """Start, the first exercise, home: with ``large`` exercises and without, in turn, from a warm index."""
    shipped = _settings(scratch / "shipped")
    many = _settings(scratch / "many", copies_of_shipped(scratch / "exercises", large))
    arrangements = tuple(environment(file.parent, settings=file) for file in (shipped, many))
    cold = [_run(INDEX, around) for around in arrangements]
    warm = [_run(INDEX, around) for around in arrangements]
    read = [_run(INDEX_READ, around) for around in arrangements]
    welcome: tuple[list[float], list[float]] = ([], [])
    home: tuple[list[float], list[float]] = ([], [])
    for run in range(runs + 1):
        for index, around in enumerate(arrangements):
            with PseudoTerminal(KIOSK, around, CLONE) as terminal:
                greeted = terminal.painted(GREETING)
                at_home = greeted + go_home(terminal)
            if run:
                welcome[index].append((greeted - terminal.started) * 1000)
                home[index].append((at_home - terminal.started) * 1000)
    few_start, many_start, few_home, many_home = (
        Series(name, tuple(values))
        for name, values in (
            ("start to welcome, shipped exercises", welcome[0]),
            (f"start to welcome, {large} more", welcome[1]),
            ("start to home, shipped exercises", home[0]),
            (f"start to home, {large} more", home[1]),
        )
    )
    size = (scratch / "many" / "kiosk" / "cache" / "course.msgpack").stat().st_size
    notes = (
        f"cold index of {cold[1][1]:.0f} exercises: {cold[1][0]:.2f} s "
        f"({cold[1][0] / cold[1][1] * 1e6:.0f} µs each); of the {cold[0][1]:.0f} shipped: {cold[0][0]:.2f} s",
        f"a later look at all files: {warm[1][0] * 1000:.0f} ms; of the shipped {warm[0][0] * 1000:.1f} ms",
        f"reading the warm index ({size / 1e6:.1f} MB): {read[1][0] * 1000:.1f} ms; "
        f"of the shipped {read[0][0] * 1000:.1f} ms",
    )
    bars = (
        *against("welcome against the shipped course", many_start, few_start, 1.1, tail=False),
        *against("home against the shipped course", many_home, few_home, 1.1, tail=False),
    )
    return Finding("A large course", (few_start, many_start, few_home, many_home), bars, notes)


def copies_of_shipped(folder: Path, count: int) -> Path:
    """``count`` exercises under ``folder``: the shipped ones again and again, in their areas, under other names."""
    originals = [file for file in sorted((CLONE / "exercises").glob("*/*.yaml")) if file.name != "area.yaml"]
    for number in range(count):
        original = originals[number % len(originals)]
        place = folder / original.parent.name / f"{original.stem}-{number}.yaml"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(re.sub(r"^title: (.*)$", rf"title: \1 {number}", original.read_text(), count=1, flags=re.M))
    return folder


def _settings(folder: Path, exercises: Path | None = None) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "settings.yaml"
    file.write_text(f"exercises: ['{exercises}']\n" if exercises else "exercises: []\n")
    return file


def _run(code: str, around: dict[str, str]) -> tuple[float, float]:
    """(seconds, exercises)."""
    ended = subprocess.run([sys.executable, "-c", code], env=around, cwd=CLONE, capture_output=True, check=True)
    seconds, count = ended.stdout.split()
    return float(seconds), float(count)
