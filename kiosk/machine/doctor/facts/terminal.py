"""The terminal before which the doctor is run: its size, its environment, and what it answers when asked."""

from __future__ import annotations

import contextlib
import os
import select
import sys
import termios
import time
from typing import IO

from kiosk.machine.doctor.machine import Machine
from kiosk.machine.doctor.terminal import TerminalFacts
from kiosk.machine.doctor.terminal_answers import QUESTIONS, RGB_QUESTION, Answers, is_last, understood

PATIENCE = 1.0
"""Seconds for all answers: foot takes a thousandth, a line across the world a third."""
_DEAF = ("linux", "dumb", "unknown", "")
"""Values of TERM whose terminals would show the questions as text."""


def terminal_facts(machine: Machine) -> TerminalFacts:
    """The terminal of this process; asks it questions and puts it back as it was."""
    term = machine.environment.get("TERM", "")
    remote = any(machine.environment.get(name) for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"))
    facts = TerminalFacts(
        there=False, remote=remote, term=term, colorterm=machine.environment.get("COLORTERM", "").lower()
    )
    descriptor = _open()
    if descriptor is None:
        return facts
    try:
        columns, rows = os.get_terminal_size(descriptor)
        answers = None if term in _DEAF else asked(descriptor)
    except (OSError, termios.error):
        return facts
    finally:
        os.close(descriptor)
    return TerminalFacts(True, remote, term, facts.colorterm, columns, rows, answers)


def asked(terminal: int, patience: float = PATIENCE) -> Answers:
    """What the terminal with this descriptor answers within ``patience`` seconds; nothing of it is shown.

    It is afterwards as it was before. Raises OSError or termios.error where it cannot be asked.
    """
    before = termios.tcgetattr(terminal)
    raw = termios.tcgetattr(terminal)
    raw[3] &= ~(termios.ECHO | termios.ICANON)
    raw[6][termios.VMIN], raw[6][termios.VTIME] = 0, 0
    try:
        termios.tcsetattr(terminal, termios.TCSAFLUSH, raw)
        heard = _heard(terminal, QUESTIONS, patience)
        if is_last(heard):
            heard += _heard(terminal, RGB_QUESTION, patience)
    finally:
        # what came too late must not be read by the shell
        termios.tcsetattr(terminal, termios.TCSAFLUSH, before)
    return understood(heard)


def _heard(terminal: int, question: bytes, patience: float) -> bytes:
    os.write(terminal, question)
    heard = b""
    end = time.monotonic() + patience
    while not is_last(heard) and (left := end - time.monotonic()) > 0:
        readable, _, _ = select.select([terminal], [], [], left)
        if readable:
            data = os.read(terminal, 4096)
            if not data:  # hung up
                break
            heard += data
    return heard


def _open() -> int | None:
    """The terminal that a person sits before; not that of a script none of whose ends is there, nor of a process in the
    background, which would be stopped for asking.
    """
    if not any(_is_terminal(stream) for stream in (sys.stdin, sys.stdout, sys.stderr)):
        return None
    with contextlib.suppress(OSError):
        terminal = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY | os.O_CLOEXEC)
        if os.tcgetpgrp(terminal) == os.getpgrp():
            return terminal
        os.close(terminal)
    return None


def _is_terminal(stream: IO[str] | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False
