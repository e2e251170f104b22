"""Put small faults into modules, one at a time, and list those that no test of theirs notices.

    python -m tests.mutation kiosk/desk/pressing.py kiosk/station/traces/wipe.py --sample 30 --seed 1

Each fault (see :mod:`tests.mutation.mutants`) stands in a copy of the tree; the fast tests that belong to the module
run on it, those that bear its name first, then its room's. Printed is ``file:line: before -> after`` of each
fault that survives: a test is missing, or nobody would notice. A fault takes 2 to 20 seconds: a sample is drawn.

``--sample 0`` tries every fault, ``--lines 40-60`` those of some lines; ``--tests`` names other tests than its own.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from pathlib import Path

from tests.mutation.mutants import find_mutants
from tests.mutation.running import ModuleTests, copy_tree, enter_sandbox, module_tests, sandbox


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("modules", nargs="+", help="files below kiosk/")
    parser.add_argument("--sample", type=int, default=20, help="faults a module; 0 for all")
    parser.add_argument("--seed", type=int, default=0, help="which ones are drawn")
    parser.add_argument("--lines", default="", help="only faults that begin on these lines: 40-60")
    parser.add_argument("--tests", nargs="*", default=[], help="test files or folders instead of the module's own")
    asked = parser.parse_args()
    folder = sandbox() or Path(tempfile.mkdtemp(prefix="mutation-"))
    enter_sandbox(folder)
    copy_tree(folder)
    tried = survivors = 0
    for module in asked.modules:
        counts = try_module(module, folder, asked)
        tried, survivors = tried + counts[0], survivors + counts[1]
    print(f"{tried} faults tried, {survivors} survive")


def try_module(module: str, folder: Path, asked: argparse.Namespace) -> tuple[int, int]:
    """How many faults were tried in one module, and how many survive; each survivor is printed."""
    print(module)
    source = (folder / module).read_text()
    mutants = find_mutants(source)
    if asked.lines:
        first, _dash, last = asked.lines.partition("-")
        mutants = [one for one in mutants if int(first) <= one.line <= int(last or first)]
    if asked.sample and len(mutants) > asked.sample:
        mutants = sorted(random.Random(f"{asked.seed} {module}").sample(mutants, asked.sample))
    tests = ModuleTests(folder, [asked.tests] if asked.tests else module_tests(module, folder))
    tests.begin()
    for test in tests.broken:
        print(f"  fails as it is, left out: {test}")
    survivors, began = 0, time.monotonic()
    for mutant in mutants:
        _write(folder / module, mutant.applied_to(source))
        outcome = tests.outcome()
        if outcome == "survived":
            survivors += 1
            print(f"  {module}:{mutant.line}: {mutant}", flush=True)
    _write(folder / module, source)
    seconds = (time.monotonic() - began) / max(1, len(mutants))
    print(f"  {len(mutants)} tried, {survivors} survive, {seconds:.1f} s each", flush=True)
    return len(mutants), survivors


def _write(path: Path, source: str) -> None:
    """The file anew, and nothing compiled of the one before."""
    path.write_text(source)
    for compiled in path.parent.glob(f"__pycache__/{path.stem}.*.pyc"):
        compiled.unlink()


main()
