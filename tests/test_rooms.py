"""Which rooms import which: by static analysis, and by what a fresh process really loads."""

import logging.config
import pkgutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from grimp import build_graph
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

REPOSITORY = Path(__file__).parent.parent
DRAWING = ["textual", "rich"]
ROBOT = ["pexpect", "pyte"]
READING = ["subprocess", "kiosk.activities", "kiosk.logbook", "kiosk.machine.install"]
"""What reads the facts of a machine, and a judgement of them does without."""
FORBIDDEN = {
    "kiosk.course": [*DRAWING, *ROBOT, "click", "fsrs"],
    "kiosk.desk": [*DRAWING, *ROBOT, "click", "fsrs", "yaml"],
    "kiosk.activities": [*DRAWING, *ROBOT, "click", "fsrs", "yaml"],
    "kiosk.session": [*DRAWING, *ROBOT, "click", "fsrs", "yaml"],
    "kiosk.logbook": [*DRAWING, *ROBOT, "click", "yaml"],
    "kiosk.station": [*DRAWING, *ROBOT, "click"],
    "kiosk.rehearsal.memory": [*DRAWING, *ROBOT, "click"],
    "kiosk.ui": [*ROBOT, "click"],
    "kiosk.keeper": [*ROBOT, "click"],
    "kiosk.machine.doctor.checks": [*DRAWING, *ROBOT, *READING, "click", "yaml"],
    "kiosk.machine.package": [*DRAWING, *ROBOT, "click", "fsrs", "yaml", "packaging", "pip"],
    "kiosk.i18n": [*DRAWING, *ROBOT, "click", "yaml", "msgspec"],
    "kiosk.cli": [*DRAWING, *ROBOT, "click", "yaml", "msgspec", "fsrs", "asyncio"],
}
"""What no module of a room may bring along, for a room imported whole in a process of its own."""
WITHOUT_READING = ["model", "acts", "events", "solution", "catalogue", "keyboard.layouts", "keyboard.keys", "pictures"]
"""What the screens use of the course when no file of it is read."""


def modules_of(room: str) -> list[str]:
    """The modules of ``room``, itself first."""
    there = import_module(room)
    inside = pkgutil.walk_packages(getattr(there, "__path__", []), f"{room}.")
    return [room, *(module.name for module in inside)]


def loaded_by(modules: list[str], looked_for: list[str]) -> list[str]:
    """Which of ``looked_for`` a fresh process has loaded after importing ``modules``."""
    code = f"import sys\nfor m in {modules!r}: __import__(m)\nprint(*(m for m in {looked_for!r} if m in sys.modules))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=REPOSITORY)
    return found.stdout.split()


def test_the_import_contracts_hold(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REPOSITORY)
    # The linter sets up logging for itself, and so switches off every logger there is: tests after it would hear none.
    monkeypatch.setattr(logging.config, "dictConfig", lambda _config: None)
    status = lint_imports(no_cache=True)
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_no_two_files_import_each_other_in_a_circle() -> None:
    circles = import_circles()
    assert not circles, "\n".join(["files that import each other in a circle:", *circles])


def import_circles() -> list[str]:
    """A shortest way round each circle, from one of its files back to itself.

    Imports count wherever they stand: at the top of a file, in a function, or for type checking alone.
    """
    graph = build_graph("kiosk", cache_dir=None)
    circles: list[str] = []
    seen: set[str] = set()
    for module in sorted(graph.modules):
        members = graph.find_upstream_modules(module) & graph.find_downstream_modules(module)
        if members and module not in seen:
            seen |= members
            imported = graph.find_modules_directly_imported_by(module) & members
            chains = [graph.find_shortest_chain(one, module) or () for one in imported]
            circles.append(" imports ".join((module, *min(chains, key=len))))
    return circles


@pytest.mark.parametrize("room", FORBIDDEN)
def test_a_room_does_not_load_what_it_must_not(room: str) -> None:
    assert loaded_by(modules_of(room), FORBIDDEN[room]) == []


def test_an_indexed_course_is_shown_without_yaml() -> None:
    assert loaded_by([f"kiosk.course.{module}" for module in WITHOUT_READING], ["yaml"]) == []


def test_the_first_screen_loads_nothing_that_it_does_not_show() -> None:
    slow = ["yaml", "fsrs", "click", "pexpect", "json", "hashlib"]
    assert loaded_by(["kiosk.commands.practise", "kiosk.keeper.keeper"], slow) == []
    later = ["course.model", "course.catalogue", "logbook.store", "logbook.journal", "session", "station.sitting"]
    welcome = ["kiosk.commands.practise", "kiosk.keeper.keeper", "kiosk.keeper.child", "kiosk.ui.screens.welcome"]
    assert loaded_by(welcome, [*slow, *(f"kiosk.{module}" for module in later)]) == []


def test_the_version_is_printed_without_loading_the_rest() -> None:
    assert loaded_by(["kiosk"], ["kiosk.i18n", "msgspec", *DRAWING]) == []
