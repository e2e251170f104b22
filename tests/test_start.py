"""The first lines of the program, before anything else of it is read."""

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


def looked(*arguments: str, ignored: bool = False) -> list[str]:
    """What is loaded before the rest of the program, and what INT, QUIT and TSTP then do."""
    code = _LOOK.format(ignored=ignored)
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


@pytest.mark.parametrize("arguments", [(), ("--lock",), ("play", "souris/1-cliquer")])
def test_no_key_ends_what_takes_the_whole_terminal_while_it_is_read(arguments: tuple[str, ...]) -> None:
    loaded, signals = looked(*arguments)
    assert signals == "SIG_IGN SIG_IGN SIG_IGN"
    assert loaded == "kiosk kiosk.cli kiosk.start"


@pytest.mark.parametrize("arguments", [("check",), ("--lock", "x"), ("--help",)])
def test_ctrl_c_ends_the_rest_without_a_traceback(arguments: tuple[str, ...]) -> None:
    assert looked(*arguments)[1] == "SIG_DFL SIG_DFL SIG_DFL"


def test_who_was_told_to_ignore_ctrl_c_goes_on_doing_so() -> None:
    assert looked("check", ignored=True)[1] == "SIG_IGN SIG_DFL SIG_DFL"


def test_ctrl_c_ends_a_command_in_words() -> None:
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
