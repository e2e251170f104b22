"""The installed command on a real Debian 13, in a terminal of its own: no key ends it while it starts."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.debian13.booted_machine import BootedMachine
from tests.terminal.locked import children, until
from tests.terminal.one_station import WELCOME, Terminal

pytestmark = pytest.mark.debian13

_IGNORING = """
import os, signal, sys
for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP):
    signal.signal(number, signal.SIG_IGN)
os.execvp(sys.argv[1], sys.argv[1:])
"""
"""Runs the command that enters the machine: keys of the terminal must not end that one either."""
_AS_ANYBODY = (
    "setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups",
    "env", "-i", "--default-signal=INT,QUIT,TSTP", "PATH=/usr/bin:/bin", "LANG=C.UTF-8", "TERM=xterm-256color",
    "KIOSK_DATA=/tmp/launched/data", "KIOSK_SETTINGS=/tmp/launched/settings.yaml",
)  # fmt: skip
KEYS = "\x03\x1c\x1a"


@pytest.fixture
def command(machine: BootedMachine) -> Iterator[Terminal]:
    """`kiosk --lock` on the machine, just called, by somebody whose terminal makes signals of keys."""
    machine.run("sh", "-c", "rm -rf /tmp/launched; install -d -o nobody /tmp/launched; : >/tmp/launched/settings.yaml")
    entering = machine.nsenter(*_AS_ANYBODY, "kiosk", "--lock")
    person = Terminal(("-c", _IGNORING, *entering), env={"PATH": os.environ["PATH"]})
    yield person
    person.close()


def launcher(person: Terminal) -> int:
    """The command's process, from the moment on that it ignores the keys; by its number here."""

    def found() -> list[int]:
        return [pid for pid in children(person.pid) if _ignores(pid)]

    deadline = time.monotonic() + 10
    while not found():
        assert time.monotonic() < deadline, "it does not start"
    return found()[0]


def _ignores(pid: int) -> bool:
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except OSError:
        return False
    facts = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
    return facts["Name"] == "kiosk" and bool(int(facts["SigIgn"], 16) & 1 << (signal.SIGINT - 1))


@pytest.mark.parametrize("_again", range(5))
def test_no_key_ends_it_from_its_first_milliseconds_on(command: Terminal, _again: int) -> None:
    pid = launcher(command)
    command.send(KEYS)
    while not command.sees(WELCOME):
        command.send(KEYS)
        command.rest(0.002)
        assert command.alive
    assert b"Traceback" not in command.heard and b"KeyboardInterrupt" not in command.heard
    os.kill(pid, signal.SIGTERM)
    assert command.wait_end() == 0
    assert command.changed_modes() == set()


@pytest.mark.parametrize("after", [0.0, 0.01, 0.02, 0.04, 0.08, 0.16, 0.32])
def test_ended_at_any_moment_it_restores_the_terminal(command: Terminal, after: float) -> None:
    pid = launcher(command)
    until(lambda: "line" in command.changed_modes(), "holding of the terminal")
    command.rest(after)
    os.kill(pid, signal.SIGTERM)
    assert command.wait_end() == 0
    assert command.changed_modes() == set()
    assert b"Traceback" not in command.heard
