"""How fast the program is, against baselines measured in the same run: ``python -m tests.bench``.

Prints ratios, says which bar is met, and what the time goes into. Needs Linux and what the tests need.
"""

from __future__ import annotations

import argparse
import compileall
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from tests.bench import (
    desk_acts,
    desk_paint,
    first_paint,
    key_to_paint,
    large_course,
    large_logbook,
    memory_at_home,
    next_welcome,
)
from tests.bench.measured import Finding
from tests.bench.programs import CLONE, HERE


def measurements(*, quick: bool) -> dict[str, Callable[[Path], Finding]]:
    """Each measurement by the word that asks for it alone."""
    return {
        "start": lambda scratch: first_paint.measure(scratch, 7 if quick else 25),
        "next": lambda scratch: next_welcome.measure(scratch, 5 if quick else 20),
        "keys": lambda scratch: key_to_paint.measure(scratch, 2 if quick else 6),
        "course": lambda scratch: large_course.measure(scratch, 5 if quick else 15, 2_000 if quick else 10_000),
        "logbook": lambda scratch: large_logbook.measure(scratch, 3 if quick else 7),
        "desk": lambda scratch: desk_acts.measure(scratch, 3 if quick else 10),
        "screen": lambda scratch: desk_paint.measure(scratch, 3 if quick else 9),
        "memory": lambda scratch: memory_at_home.measure(scratch, 1 if quick else 3),
    }


def main() -> int:
    """Exit code: 0; with ``--strict`` 1 when a bar is missed; 2 when something could not be measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("only", nargs="*", help="start, next, keys, course, logbook, desk, screen, memory; none: all")
    parser.add_argument(
        "--quick", action="store_true", help="fewer runs, 2,000 exercises instead of 10,000: under a minute"
    )
    parser.add_argument("--strict", action="store_true", help="exit 1 when a bar is missed")
    asked = parser.parse_args()
    known = measurements(quick=asked.quick)
    if unknown := set(asked.only) - known.keys():
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    compileall.compile_dir(CLONE / "kiosk", quiet=2)
    compileall.compile_dir(HERE, quiet=2)
    missed, failed = 0, 0
    for name in asked.only or known:
        before = perf_counter()
        try:
            with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as scratch:
                finding = known[name](Path(scratch))
        except Exception as error:
            failed += 1
            print(f"## {name} could not be measured: {type(error).__name__}: {error}\n", flush=True)
            continue
        missed += sum(not bar.met for bar in finding.bars)
        print(f"{finding}\n  ({perf_counter() - before:.0f} s)\n", flush=True)
    print(f"bars missed: {missed}; not measured: {failed}")
    return 2 if failed else 1 if missed and asked.strict else 0


if __name__ == "__main__":
    sys.exit(main())
