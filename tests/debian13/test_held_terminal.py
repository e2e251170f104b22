"""What is written on a machine's terminal is read to the last byte, whatever other terminals there were before."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tests.debian13.held_terminal import HeldTerminal

LINES = [f"line {number}\n".encode() for number in range(5)]


@contextmanager
def terminal() -> Iterator[HeldTerminal]:
    held = HeldTerminal()
    try:
        yield held
    finally:
        held.close()


def write(held: HeldTerminal, data: bytes) -> None:
    """As a login does: it opens the terminal, writes and closes it."""
    end = os.open(held.path, os.O_WRONLY | os.O_NOCTTY)
    try:
        os.write(end, data)
    finally:
        os.close(end)


def wait(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.001)


def test_all_that_is_written_is_read_however_often_it_is_closed() -> None:
    with terminal() as held:
        held.hand_over()
        for line in LINES:
            write(held, line)
            wait(lambda line=line: held.output.endswith(line))  # type: ignore[misc]  # its default
        assert held.output == b"".join(LINES)


def test_its_reader_ends_with_it() -> None:
    """The next terminal has its number: a reader that went on would take what is written there."""
    before = set(threading.enumerate())
    with terminal() as held:
        write(held, LINES[0])
        wait(lambda: held.output == LINES[0])
        assert set(threading.enumerate()) != before
    assert set(threading.enumerate()) == before
