"""Whatever the environment says, a locked station shows the program and nothing else, and ends without a trace."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.terminal.conftest import Start, fill
from tests.terminal.locked import LOCK, both_children, leave_from_home, to_home
from tests.terminal.one_station import HOME, WELCOME, OneStation, Terminal

pytestmark = pytest.mark.slow

AWAY = "\0"
"""A variable that is not there."""
ENVIRONMENTS: dict[str, dict[str, str]] = {
    "Textual's": {
        "TEXTUAL": "debug,devtools",
        "TEXTUAL_DRIVER": "nothing:here",
        "TEXTUAL_ALLOW_SIGNALS": "1",
        "TEXTUAL_PRESS": "enter,enter",
        "TEXTUAL_SMOOTH_SCROLL": "1",
        "LINES": "10",
        "COLUMNS": "30",
    },
    "Python's": {
        "PYTHONSTARTUP": "/nowhere/startup.py",
        "PYTHONPATH": ".",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONFAULTHANDLER": "1",
        "PYTHONHASHSEED": "0",
        "PYTHONOPTIMIZE": "2",
        "PYTHONUNBUFFERED": "1",
        "PYTHONDEVMODE": "1",
        "PYTHONASYNCIODEBUG": "1",
        "PYTHONWARNINGS": "default",
    },
    "every warning an error": {"PYTHONWARNINGS": "error"},
    "a prompt at the end": {"PYTHONINSPECT": "1"},
    "told all imports": {"PYTHONVERBOSE": "1", "PYTHONPROFILEIMPORTTIME": "1"},
    "no TERM": {"TERM": AWAY},
    "TERM that is none": {"TERM": "\x01;$(rm -rf ~)é"},
    "no colours": {"TERM": "dumb", "NO_COLOR": "1", "COLORTERM": "pink", "CLICOLOR": "0", "TTY_COMPATIBLE": "0"},
    "a locale that is none": {"LC_ALL": "xx_YY.garbage", "LANG": "\x02", "LANGUAGE": "::"},
    "no folders that can be written": {
        "KIOSK_DATA": "/proc/kiosk",
        "TMPDIR": "/nowhere",
        "XDG_RUNTIME_DIR": "/nowhere",
    },
    "a file where the folder should be": {"KIOSK_DATA": "/dev/null/data"},
    "no compositor": {"WAYLAND_DISPLAY": "nothing-0", "DISPLAY": ":99"},
    "no PATH and no HOME": {"PATH": AWAY, "HOME": AWAY},
}
_STRANGE = re.compile(rb"Traceback|Warning|Error|>>> |^import |# code object|cannot be|kiosk:", re.MULTILINE)


def visits(person: Terminal) -> None:
    """One person comes and leaves; the next one's process is ready meanwhile."""
    person.wait_for(WELCOME)
    to_home(person)
    both_children(person.pid)
    person.settle()
    leave_from_home(person)
    person.wait_for(WELCOME)
    person.settle()


ALWAYS_TRIED = ("Textual's", "Python's", "a prompt at the end", "no folders that can be written")


@pytest.mark.parametrize(
    "environment",
    [
        pytest.param(environment, id=name, marks=() if name in ALWAYS_TRIED else pytest.mark.long)
        for name, environment in ENVIRONMENTS.items()
    ],
)
def test_the_program_and_nothing_else(environment: dict[str, str], station: OneStation, start: Start) -> None:
    env = {name: value for name, value in {**station.env, **environment}.items() if value != AWAY}
    person = start(env, LOCK)
    visits(person)
    begun = person.heard.index(b"\x1b[?1049h")
    assert not _STRANGE.search(person.heard[begun:])
    person.kill(15)
    assert person.wait_end() == 0
    assert person.changed_modes() == set()
    assert not re.sub(rb"\x1b\[[?>=<0-9;]*[A-Za-z]", b"", person.heard.rpartition(b"\x1b[?1049l")[2]).strip()


@pytest.mark.long
def test_with_no_environment_at_all(station: OneStation, start: Start) -> None:
    person = start({"KIOSK_DATA": str(station.data)}, LOCK)
    visits(person)


@pytest.mark.long
def test_a_full_disk(small_disk: Path, station: OneStation, start: Start) -> None:
    fill(small_disk)
    person = start({**station.env, "KIOSK_DATA": str(small_disk)}, LOCK)
    visits(person)
    to_home(person)
    assert person.sees(HOME)
    assert not _STRANGE.search(person.heard[person.heard.index(b"\x1b[?1049h") :])
    person.kill(15)
    assert person.wait_end() == 0
