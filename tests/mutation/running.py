"""Running a module's tests on a copy of the tree, with one fault in it, in a process of its own.

One process imports what tests need from outside (pytest, hypothesis, msgspec, Textual …) once, and forks for each
fault; only the program's own modules are imported anew. A fault may erase files and signal processes: where the machine
lets us, all of it happens among processes of its own, on a file system that can only be read but for the copy.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

Outcome = Literal["caught", "survived", "never ends"]

ROOT = Path(__file__).resolve().parents[2]
_INSIDE = "KIOSK_MUTATION_SANDBOX"
_OURS = ("kiosk", "tests")
_NOT_WARMED = ("pytest", "_pytest", "pluggy", "xdist", "conftest", "py", "pytest_asyncio", "_hypothesis_pytestplugin")


def enter_sandbox(folder: Path) -> None:
    """Start this command again where it can do no harm: ``folder`` is the only place that it can write to.

    Gives back in the second run, and where the machine has no namespaces for us: then it says so.
    """
    if os.environ.get(_INSIDE):
        return
    os.environ[_INSIDE] = str(folder)
    wall = f'mount -t tmpfs tmpfs {folder} && mount -o remount,bind,ro / && exec "$@"'
    unshare = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"]
    if os.geteuid() != 0:
        unshare.append("--map-root-user")
    trial = [*unshare, "sh", "-c", wall, "sh", "true"]
    if not shutil.which("unshare") or subprocess.run(trial, capture_output=True, check=False).returncode:
        print("no namespaces here: a fault could erase files or signal processes of this account", file=sys.stderr)
        return
    again = [*unshare, "sh", "-c", wall, "sh", sys.executable, "-m", "tests.mutation", *sys.argv[1:]]
    code = subprocess.run(again, check=False)
    shutil.rmtree(folder)
    raise SystemExit(code.returncode)


def sandbox() -> Path | None:
    """The folder that :func:`enter_sandbox` was called with, before it started this command again."""
    folder = os.environ.get(_INSIDE)
    return Path(folder) if folder else None


def copy_tree(to: Path) -> None:
    """Copy the files that git tracks, as they are now, to ``to``."""
    names = subprocess.run(["git", "-C", ROOT, "ls-files", "-z"], capture_output=True, check=True, text=True).stdout
    for name in filter(None, names.split("\0")):
        if (ROOT / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, to / name)


def module_tests(module: str, root: Path = ROOT) -> list[list[str]]:
    """The test files of ``kiosk/room/…/name.py``, in the order to run them: its own, then those of its room.

    Its own bear its name or stand in its folder. The shipped exercises try the simulated computer and the activities.
    """
    path = Path(module)
    rooms = [Path("tests", *path.parts[1:end]) for end in range(len(path.parts) - 1, 1, -1)]
    nearest = next((room for room in rooms if (root / room).is_dir()), Path("tests"))
    room = Path("tests", *path.parts[1:2])
    names = {path.stem, *path.parts[len(nearest.parts) : -1]} - {"__init__", "apps"}
    every = (
        sorted(str(file.relative_to(root)) for file in (root / room).rglob("test_*.py")) if len(path.parts) > 2 else []
    )
    if path.parts[1] in ("desk", "activities"):
        every += sorted(str(file.relative_to(root)) for file in (root / "tests/exercises").glob("test_*.py"))
    mirrored = Path("tests", *path.parts[1:-1], f"test_{path.stem}.py")
    own = [str(mirrored)] if (root / mirrored).is_file() else []
    close = [file for file in every if any(name in Path(file).stem for name in names) or file.startswith(f"{nearest}/")]
    close = close if nearest != room else [file for file in close if any(name in Path(file).stem for name in names)]
    first = list(dict.fromkeys((*own, *close)))
    rest = [file for file in every if file not in first]
    return [files for files in (first, rest) if files]


class ModuleTests:
    """The tests of one module on the copy in ``folder``; each stage has ``seconds`` of computing."""

    def __init__(self, folder: Path, stages: Sequence[Sequence[str]]) -> None:
        self.folder = folder
        self.stages = [list(files) for files in stages]
        self.seconds = [60.0 for _files in stages]
        self.broken: list[str] = []

    def begin(self) -> None:
        """Run them all on the untouched copy: which fail as it is, how long they take, what they import."""
        for index, files in enumerate(self.stages):
            report = self.folder / "untouched.txt"
            began = time.monotonic()
            self._fork(files, report, 1200)
            lines = report.read_text().splitlines() if report.exists() else []
            self.broken += [line.removeprefix("failed ") for line in lines if line.startswith("failed ")]
            self.seconds[index] = max(10.0, 4 * next((float(x[4:]) for x in lines if x.startswith("cpu ")), 60.0))
            print(
                f"  {len(files)} files, {self.seconds[index] / 4:.1f} s of computing, {time.monotonic() - began:.0f} s"
            )
            for name in (line.removeprefix("import ") for line in lines if line.startswith("import ")):
                with contextlib.suppress(Exception):
                    importlib.import_module(name)

        if (found := self.outcome()) != "survived":
            raise SystemExit(f"the untouched copy is not in order: {found}")

    def outcome(self) -> Outcome:
        """What becomes of the fault that the copy bears now."""
        for files, seconds in zip(self.stages, self.seconds, strict=True):
            code = self._fork(files, None, seconds)
            if code != 0:
                return "caught" if code > 0 else "never ends"
        return "survived"

    def _fork(self, files: Sequence[str], report: Path | None, seconds: float) -> int:
        """The exit code of pytest in a process of its own; negative for one that was ended."""
        sys.stdout.flush()
        child = os.fork()
        if child == 0:
            code = 70
            try:
                os.setsid()
                if report is None:
                    limit = int(seconds)
                    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 5))
                code = self._pytest(files, report)
            finally:
                os._exit(code)
        until = time.monotonic() + max(120.0, 10 * seconds)
        while time.monotonic() < until:
            pid, status = os.waitpid(child, os.WNOHANG)
            if pid:
                break
            time.sleep(0.02)
        else:
            os.killpg(child, signal.SIGKILL)
            _pid, status = os.waitpid(child, 0)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)  # what the tests left running
        return os.waitstatus_to_exitcode(status)

    def _pytest(self, files: Sequence[str], report: Path | None) -> int:
        for name in [name for name in sys.modules if name.partition(".")[0] in _OURS]:
            del sys.modules[name]
        os.chdir(self.folder)
        sys.path[:] = [str(self.folder), *(entry for entry in sys.path if entry not in ("", str(ROOT)))]
        sys.dont_write_bytecode = report is None
        os.environ |= {
            "PYTHONPATH": str(self.folder), "HYPOTHESIS_PROFILE": "mutation", "HOME": str(self.folder / "home"),
            "TMPDIR": str(self.folder / "temporary"),
        }  # fmt: skip
        for name in ("home", "temporary"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
            (self.folder / name).mkdir()
        sink = os.open(os.devnull, os.O_RDWR)
        for descriptor in (0, 1, 2):
            os.dup2(sink, descriptor)
        import pytest

        options = ["-q", "-n", "0", "-p", "no:cacheprovider", "-m", "fast", "--tb=no", "-o", "addopts="]
        options += [f"--deselect={test}" for test in self.broken] if report is None else []
        reporter = _Report()
        code = int(pytest.main([*options, *(["-x"] if report is None else []), *files], plugins=[reporter]))
        if report is not None:
            known = sorted(name for name in sys.modules if name.partition(".")[0] not in (*_OURS, *_NOT_WARMED))
            used = time.process_time()
            lines = [
                *(f"failed {test}" for test in reporter.failed),
                f"cpu {used}",
                *(f"import {name}" for name in known),
            ]
            report.write_text("\n".join(lines))
        return code if code != 5 else 0


class _Report:
    """Which tests failed."""

    def __init__(self) -> None:
        self.failed: list[str] = []

    def pytest_runtest_logreport(self, report: object) -> None:
        if getattr(report, "failed", False):
            self.failed.append(str(getattr(report, "nodeid", "")))
