"""What the program does before anything else of it is imported."""

from __future__ import annotations

import subprocess
import sys

import pytest

_LOOK = """
import signal, sys, types
if {ignored}:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
before = set(sys.modules)
rest = sys.modules["kiosk.cli"] = types.ModuleType("kiosk.cli")
rest.main = lambda: print(*(getattr(signal.getsignal(n), "name", "Python's") for n in numbers))
numbers = (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP)
from kiosk.start import main
print(*sorted(set(sys.modules) - before))
main()
"""


def look(*arguments: str, ignored: bool = False) -> list[str]:
    """The modules loaded before the rest of the program, and how INT, QUIT and TSTP are handled then."""
    code = _LOOK.format(ignored=ignored)
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


@pytest.mark.parametrize("arguments", [(), ("--lock",), ("play", "souris/1-cliquer")])
def test_no_key_ends_a_full_screen_program_while_it_is_imported(arguments: tuple[str, ...]) -> None:
    loaded, signals = look(*arguments)
    assert signals == "SIG_IGN SIG_IGN SIG_IGN"
    assert loaded == "kiosk kiosk.cli kiosk.start"


@pytest.mark.parametrize("arguments", [("check",), ("--lock", "x"), ("--help",)])
def test_ctrl_c_ends_a_command_without_a_traceback(arguments: tuple[str, ...]) -> None:
    assert look(*arguments)[1] == "SIG_DFL SIG_DFL SIG_DFL"


def test_ctrl_c_stays_ignored_where_it_was() -> None:
    assert look("check", ignored=True)[1] == "SIG_IGN SIG_DFL SIG_DFL"


def test_ctrl_c_ends_a_command_with_a_sentence() -> None:
    code = (
        "import os, signal, sys, kiosk.cli, click\n"
        "kiosk.cli.COMMANDS = {'check': 'here:check'}\n"
        "sys.modules['here'] = here = type(sys)('here')\n"
        "here.check = lambda: click.command()(lambda: os.kill(os.getpid(), signal.SIGINT))\n"
        "from kiosk.start import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code, "check"], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
