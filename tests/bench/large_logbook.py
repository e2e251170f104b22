"""Opening a logbook of 100,000 events, and of a million: the code, the file, the fold, and what home suggests."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from tests.bench.measured import Bar, Finding, Series
from tests.bench.programs import CLONE, environment

EVENTS = 100_000
LONGEST_SECONDS = 1.0
MANY_EVENTS = 1_000_000
MANY_SECONDS = 3.0
STATIONS = 40
"""Stations on which one person was in turn, each event on another one than that before."""
MANY_TO_FEW = 13.0
"""Ten times the events take ten times as long, and not much more."""
MAX_MEGABYTES = 150.0
BEGIN = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from kiosk.logbook.store import Store
print(Store(Path(sys.argv[1])).begin(tuple(sys.argv[2:]), "poste", "begun", datetime(2026, 1, 1, tzinfo=UTC)).folder)
"""
OPEN = """
import json, sys
from pathlib import Path
from time import perf_counter
from kiosk.station.station import open_station
from kiosk.logbook.progress import fold_events
from kiosk.logbook.suggestions import suggest_next_step, suggest_warm_ups
from kiosk.clock import now as clock
station = open_station()
path = station.catalogue.entries
times = [perf_counter()]
logbook = station.store.open(tuple(sys.argv[1:]), "poste", "opened")
times.append(perf_counter())
entries = logbook.timeline()
times.append(perf_counter())
progress = fold_events(entries)
times.append(perf_counter())
suggest_next_step(path, progress)
suggest_warm_ups(progress, path, clock())
times.append(perf_counter())
status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
peak = int(status["VmHWM"].split()[0]) / 1024
times.append(perf_counter())
raw = sum(len(file.read_bytes()) for file in logbook.folder.iterdir())
times.append(perf_counter())
parts = ("open", "read", "fold", "suggest", "look", "raw")
told = {part: 1000 * (b - a) for part, a, b in zip(parts, times, times[1:])}
print(json.dumps(told | {"events": len(entries), "peak": peak}))
"""


def measure(scratch: Path, runs: int) -> Finding:
    """Each run in a process of its own, the file read as raw bytes at the end of each."""
    few = _opened(scratch / "few", EVENTS, runs)
    many = _opened(scratch / "many", MANY_EVENTS, max(2, runs // 3))
    turns = _opened(scratch / "turns", MANY_EVENTS, max(2, runs // 3), STATIONS)
    parts = ("open", "read", "fold", "suggest")
    whole, much, in_turn = (
        Series(f"opening {found[0]['events']} events{of}", tuple(sum(one[part] for part in parts) for one in found))
        for found, of in ((few, ""), (many, ""), (turns, f" of {STATIONS} stations"))
    )
    raw = Series("reading the raw file", tuple(one["raw"] for one in few))
    each = [Series(f"  {part}", tuple(one[part] for one in few)) for part in parts]
    peak = Series("peak memory, of a million", tuple(one["peak"] for one in (*many, *turns)), "MB")
    most = max(each, key=lambda series: series.median)
    notes = (
        f"{whole.median / raw.median:.0f} x the reading of the raw bytes",
        f"{most.name.strip()} dominates; open is one scrypt, slow on purpose",
    )
    bars = (
        Bar("opening, median", whole.median / 1000, LONGEST_SECONDS, "s"),
        Bar("opening a million, median", much.median / 1000, MANY_SECONDS, "s"),
        Bar(f"a million that {STATIONS} stations wrote in turn", in_turn.median / 1000, MANY_SECONDS, "s"),
        Bar("a million against a tenth of it", much.median / whole.median, MANY_TO_FEW),
        Bar("peak memory, of a million", peak.median, MAX_MEGABYTES, "MB"),
    )
    return Finding("A large logbook", (whole, raw, *each, much, in_turn, peak), bars, notes)


def _opened(scratch: Path, events: int, runs: int, stations: int = 1) -> list[dict[str, float]]:
    """What each of ``runs`` processes printed that opened a logbook of so many events, and one more."""
    around = environment(scratch)
    code = _code(around)
    folder = _run(BEGIN, around, around["KIOSK_DATA"], *code).strip()
    lines = _lines(events, stations)
    for number in range(stations):
        (Path(folder) / f"another-station-{number}.jsonl").write_text("\n".join(lines[number::stations]) + "\n")
    found: list[dict[str, float]] = [json.loads(_run(OPEN, around, *code)) for _run_number in range(runs)]
    if any(one["events"] != len(lines) + 1 for one in found):
        raise ValueError(f"{len(lines) + 1} events were written, {found[0]['events']} were read")
    return found


def _code(around: dict[str, str]) -> list[str]:
    drawn = "from kiosk.course.pictures import CODE_PICTURES\nprint(*list(CODE_PICTURES)[:4])"
    return _run(drawn, around).split()


def _lines(events: int, stations: int) -> list[str]:
    """Years of practice of the shipped exercises, in sittings of an hour, an event a line."""
    random = Random(1)
    names = [f"{f.parent.name}/{f.stem}" for f in sorted((CLONE / "exercises").glob("*/*.yaml")) if f.stem != "area"]
    at = datetime(2020, 1, 1, 9, tzinfo=UTC)
    lines: list[str] = []
    while len(lines) < events:
        name, sitting = random.choice(names), f"sitting-{len(lines) // (40 * stations)}"
        steps = [{"type": "step_done", "exercise": name, "step": n, "of": 5, "help": "none"} for n in range(5)]
        story = [{"type": "started", "exercise": name}, *steps, {"type": "exercise_done", "exercise": name}]
        for event in story[: events - len(lines)]:
            at += timedelta(seconds=random.uniform(5, 600))
            line = {"v": 1, "at": at.isoformat(), "event": event, "sitting": sitting, "n": len(lines)}
            lines.append(json.dumps(line, separators=(",", ":")))
    return lines


def _run(code: str, around: dict[str, str], *arguments: str) -> str:
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, env=around, cwd=CLONE, capture_output=True, check=True, text=True).stdout
