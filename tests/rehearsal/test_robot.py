"""The robot before a small program: seeing, waiting, and how programs end."""

import signal
import time
from pathlib import Path

import pytest

from kiosk.rehearsal.robot import NotSeen, Robot

HALF = """import pathlib, sys
print("Bienvenue")
input()
print("\\x1b[?2026hBonjour", end="", flush=True)
pathlib.Path(sys.argv[1]).touch()
input()
print(" Nadia\\x1b[?2026l")
input()
"""
pytestmark = pytest.mark.slow


def program(text: str, *args: str) -> Robot:
    return Robot(("-c", text, *args), size=(80, 24))


def test_a_timeout_is_reported_with_the_screen() -> None:
    with program("print('Bonjour'); input()") as robot:
        robot.wait_for("Bonjour")
        with pytest.raises(NotSeen) as missing:
            robot.wait_for("Au revoir", timeout=0.1)
    assert missing.value.what == "« Au revoir »"
    assert "Bonjour" in missing.value.screen


def test_nobody_waits_for_a_program_that_has_ended() -> None:
    begun = time.monotonic()
    with program("print('Bonjour')") as robot, pytest.raises(NotSeen):
        robot.wait_for("Au revoir", timeout=30)
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize(("text", "code"), [("", 0), ("raise SystemExit(3)", 3)])
def test_the_code_that_a_program_ends_with(text: str, code: int) -> None:
    with program(text) as robot:
        assert robot.wait_end() == code


def test_a_killed_program_is_reported_with_its_signal() -> None:
    with program("input()") as robot:
        assert robot.alive
        assert robot.exit_code is None
        robot.kill()
        assert robot.wait_end() == -signal.SIGKILL


def test_a_screen_that_is_half_drawn_is_not_taken_for_what_is_shown(tmp_path: Path) -> None:
    half_drawn = tmp_path / "half drawn"
    with program(HALF, str(half_drawn)) as robot:
        robot.wait_for("Bienvenue")
        robot.press("enter")
        robot.wait(half_drawn.exists, "half of the next screen")
        assert not robot.sees("Bonjour")
        assert robot.sees("Bienvenue")
        robot.press("enter")
        robot.wait_for("Bonjour Nadia")


def test_keys_reach_the_program_as_terminals_send_them() -> None:
    # it waits once more, since what a process writes last can be lost when it ends
    read = (
        "import tty,os; tty.setraw(0); print('ready', end='', flush=True); print(ascii(os.read(0, 40)), flush=True); "
        "os.read(0, 1)"
    )
    with program(read) as robot:
        robot.wait_for("ready")
        robot.send(b"".join(k.encode() for k in ("é", "\x1b[Z")))
        robot.wait_for(r"b'\xc3\xa9\x1b[Z'")
