"""Asking a terminal what it can do, and understanding its answers.

Asked are the private modes (DECRQM, answered by DECRPM), the kitty keyboard protocol (``CSI ? u``), and last the
device's attributes (DA1), which every terminal answers: after that one no other answer is to be waited for.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Mapping

import msgspec

MOUSE, FRAMES = 1006, 2026
"""SGR mouse reports, without which no click is understood; frames that are shown whole (synchronized output)."""
QUESTIONS = f"\x1b[?{MOUSE}$p\x1b[?{FRAMES}$p\x1b[?u\x1b[c".encode()
RGB_QUESTION = b"\x1bP+q524742\x1b\\\x1b[c"
"""XTGETTCAP « RGB »: whether it shows every colour; asked only of a terminal that has answered before."""
_MODE = re.compile(rb"\x1b\[\?(\d+);(\d+)\$y")
_KEYBOARD = re.compile(rb"\x1b\[\?\d*u")
_LAST = re.compile(rb"\x1b\[\?[\d;]*c")
_RGB = re.compile(rb"\x1bP1\+r524742")


PATIENCE = 1.0
"""Seconds for all answers: foot takes a thousandth, a line across the world a third."""


class Answers(msgspec.Struct, frozen=True):
    """``modes``: each mode that was answered for, and whether the terminal knows it."""

    answered: bool = False
    modes: Mapping[int, bool] = {}
    keyboard: bool = False
    rgb: bool = False


def is_last(heard: bytes) -> bool:
    """Whether the last answer is there."""
    return _LAST.search(heard) is not None


def understood(heard: bytes) -> Answers:
    """What the terminal said, whatever a person typed in between."""
    # 0: not known; 4: known, and off for good
    modes = {int(mode): state not in (b"0", b"4") for mode, state in _MODE.findall(heard)}
    return Answers(is_last(heard), modes, _KEYBOARD.search(heard) is not None, _RGB.search(heard) is not None)


def asked(terminal: int, patience: float = PATIENCE) -> Answers:
    """What the terminal with this descriptor answers within ``patience`` seconds; nothing of it is shown.

    It is afterwards as it was before. Raises OSError or termios.error where it cannot be asked.
    """
    import termios

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
    import select

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
