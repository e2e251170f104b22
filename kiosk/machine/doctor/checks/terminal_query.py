"""Queries a terminal for what it can do, and parses its answers.

Queried are private modes (DECRQM, answered by DECRPM), the kitty keyboard protocol (``CSI ? u``), and last the device
attributes (DA1), which every terminal answers: no other answer comes after that one.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Mapping

import msgspec

SGR_MOUSE, SYNCHRONIZED_OUTPUT = 1006, 2026
"""SGR mouse reports, without which no click is parse_answers; frames that are shown whole (synchronized output)."""
QUERIES = f"\x1b[?{SGR_MOUSE}$p\x1b[?{SYNCHRONIZED_OUTPUT}$p\x1b[?u\x1b[c".encode()
RGB_QUERY = b"\x1bP+q524742\x1b\\\x1b[c"
"""XTGETTCAP « RGB », for 24-bit colour; sent only to a terminal that has answered before."""
_MODE = re.compile(rb"\x1b\[\?(\d+);(\d+)\$y")
_KEYBOARD = re.compile(rb"\x1b\[\?\d*u")
_LAST = re.compile(rb"\x1b\[\?[\d;]*c")
_RGB = re.compile(rb"\x1bP1\+r524742")
TIMEOUT = 1.0
"""Seconds for all answers: foot takes a thousandth, a connection across the world a third."""


class TerminalAnswers(msgspec.Struct, frozen=True):
    """``modes`` are those that were answered for, and whether the terminal supports them."""

    answered: bool = False
    modes: Mapping[int, bool] = {}
    keyboard: bool = False
    rgb: bool = False


def is_complete(received: bytes) -> bool:
    """Whether the last answer has arrived."""
    return _LAST.search(received) is not None


def parse_answers(received: bytes) -> TerminalAnswers:
    """The answers among the bytes received, whatever a person typed in between."""
    # 0: not recognized; 4: permanently reset
    modes = {int(mode): state not in (b"0", b"4") for mode, state in _MODE.findall(received)}
    return TerminalAnswers(
        is_complete(received), modes, _KEYBOARD.search(received) is not None, _RGB.search(received) is not None
    )


def query_terminal(terminal: int, timeout: float = TIMEOUT) -> TerminalAnswers:
    """Query the terminal with this descriptor; nothing is shown, and its mode is restored.

    ``timeout`` in seconds. Raises OSError or termios.error where it cannot be queried.
    """
    import termios

    before = termios.tcgetattr(terminal)
    raw = termios.tcgetattr(terminal)
    raw[3] &= ~(termios.ECHO | termios.ICANON)
    raw[6][termios.VMIN], raw[6][termios.VTIME] = 0, 0
    try:
        termios.tcsetattr(terminal, termios.TCSAFLUSH, raw)
        received = _exchange(terminal, QUERIES, timeout)
        if is_complete(received):
            received += _exchange(terminal, RGB_QUERY, timeout)
    finally:
        # an answer that comes too late must not be read by the shell
        termios.tcsetattr(terminal, termios.TCSAFLUSH, before)
    return parse_answers(received)


def _exchange(terminal: int, query: bytes, timeout: float) -> bytes:
    import select

    os.write(terminal, query)
    received = b""
    end = time.monotonic() + timeout
    while not is_complete(received) and (left := end - time.monotonic()) > 0:
        readable, _, _ = select.select([terminal], [], [], left)
        if readable:
            data = os.read(terminal, 4096)
            if not data:  # hung up
                break
            received += data
    return received
