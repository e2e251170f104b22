"""Restoring the line settings of a terminal from what ``stty -g`` printed before."""

from __future__ import annotations

import os
import subprocess
import sys
import termios
from collections.abc import Iterator

import pytest

from kiosk.keeper.terminal import original_settings


@pytest.fixture
def line() -> Iterator[int]:
    ours, theirs = os.openpty()
    yield theirs
    os.close(ours)
    os.close(theirs)


def stty(line: int, *arguments: str) -> str:
    return subprocess.run(["stty", *arguments], stdin=line, capture_output=True, text=True, check=True).stdout.strip()


def test_the_settings_that_stty_printed_are_restored(line: int) -> None:
    stty(line, "-ixany", "intr", "x", "eof", "undef")
    printed = stty(line, "-g")
    stty(line, "-isig", "-echo", "-icanon", "-ixon", "min", "1")
    termios.tcsetattr(line, termios.TCSANOW, original_settings(termios.tcgetattr(line), printed))
    assert stty(line, "-g") == printed


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "x",
        "1:2:3:4",
        "1:2:3:4:5",
        ":" * 35,
        "0:" * 35 + "100",
        "sane",
        "-1:" + "0:" * 34 + "0",
        "fffffffff:" + "0:" * 34 + "0",
    ],
)
def test_what_tells_nothing_leaves_it_as_it_is(line: int, printed: str) -> None:
    now = termios.tcgetattr(line)
    assert original_settings(now, printed) == now


@pytest.mark.parametrize(("term", "reset"), [("foot", True), ("xterm-256color", False)])
def test_the_usual_pointer_is_back_at_the_end_where_the_terminal_knows_shapes(term: str, *, reset: bool) -> None:
    ours, theirs = os.openpty()
    code = "from kiosk.keeper.terminal import Terminal as T; t = T(); t.hold(); t.restore()"
    subprocess.run(
        [sys.executable, "-c", code], stdin=theirs, stdout=theirs, stderr=theirs, env={**os.environ, "TERM": term},
        check=True,
    )  # fmt: skip
    assert (b"\x1b]22;\x07" in os.read(ours, 4096)) is reset
    os.close(ours)
    os.close(theirs)
