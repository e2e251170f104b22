"""The terminal, raw from the first moment to the last, and restored to what it was."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import termios
from typing import Any

from kiosk.errors import KioskError
from kiosk.i18n import _
from kiosk.text import escape_controls
from kiosk.ui.input.pointer_shapes import USUAL_POINTER, has_pointer_shapes

_OUT_OF_A_SEQUENCE = "\x18\x1b\\"
"""A process that was killed may have written half a sequence: CAN and ST end it, whatever it was."""
_MODES = "".join(f"\x1b[?{mode}l" for mode in (1000, 1002, 1003, 1006, 1015, 1016, 2004, 2048, 1004, 2026))
_KEYBOARD = "\x1b[<20u"
"""Pops the kitty keyboard protocol, once for each process that could not."""
_PLAIN = "\x1b[m\x1b(B\x1b[r"
_ERASE, _ERASE_SCROLLBACK, _HOME = "\x1b[2J", "\x1b[3J", "\x1b[H"
_EMPTY_CLIPBOARDS = "\x1b]52;c;!\x07\x1b]52;p;!\x07"
"""OSC 52 with what is not base64 clears a selection (XTerm Control Sequences); a terminal without it ignores it."""

HANDLED_SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGUSR1)
"""Signals that the keeper acts on: to end, that the terminal has gone, to end the sitting."""
LINE_SETTINGS = "KIOSK_LINE"
"""The variable in which the package's launcher hands on the settings from before it, as ``stty -g`` writes them."""


class Terminal:
    """Standard input, and whichever of standard error and output goes to a terminal."""

    def __init__(self) -> None:
        """Raises KioskError where standard input or output is no terminal."""
        outputs = [fd for fd in (2, 1) if _is_terminal(fd)]
        if not _is_terminal(0) or not outputs:
            raise KioskError(
                _("Le programme a besoin d'un terminal, pour lire et pour écrire."), _("Écrivez kiosk sans < ni >.")
            )
        self._in, self._out = 0, outputs[0]
        self._before = original_settings(termios.tcgetattr(self._in), os.environ.pop(LINE_SETTINGS, ""))
        self._deep = os.environ.get("COLORTERM") in ("truecolor", "24bit")
        self._pointer = USUAL_POINTER if has_pointer_shapes(os.environ) else ""
        self._poll = select.poll()
        self._poll.register(self._in, 0)

    @property
    def gone(self) -> bool:
        """Whether it has hung up."""
        return bool(self._poll.poll(0))

    def fileno(self) -> int:
        """The file descriptor to poll for a hang-up."""
        return self._in

    def hold(self) -> None:
        """Make it raw: no key makes a signal, nothing is echoed, nothing stops the screen."""
        with contextlib.suppress(termios.error):  # it may have gone
            raw = termios.tcgetattr(self._in)
            raw[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR | termios.BRKINT)
            raw[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
            raw[6][termios.VMIN], raw[6][termios.VTIME] = 1, 0
            termios.tcsetattr(self._in, termios.TCSANOW, raw)

    def blank(self, background: tuple[int, int, int], *, scrollback: bool) -> None:
        """An empty screen, in a colour where the terminal has 24-bit ones; input that nobody has read is discarded.

        ``scrollback``: nothing of the last person in the scrollback nor in a clipboard either; on a machine of
        one's own both may be somebody's work.
        """
        colour = "\x1b[48;2;{};{};{}m".format(*background) if self._deep else ""
        self.hold()
        with contextlib.suppress(termios.error):
            termios.tcflush(self._in, termios.TCIFLUSH)
        self._write(
            f"{_OUT_OF_A_SEQUENCE}{_MODES}{_KEYBOARD}{_PLAIN}{self._pointer}\x1b[?1049h\x1b[?25l"
            f"{colour}{_ERASE}"
            f"{_ERASE_SCROLLBACK + _EMPTY_CLIPBOARDS if scrollback else ''}{_HOME}"
        )

    def show(self, lines: list[str]) -> None:
        """Write a few lines in the middle of the blank screen."""
        with contextlib.suppress(OSError):
            columns, rows = os.get_terminal_size(self._out)
            top = max(1, (rows - len(lines)) // 2)
            for number, line in enumerate(map(escape_controls, lines)):
                self._write(f"\x1b[{top + number};{max(1, (columns - len(line)) // 2)}H{line}")

    def restore(self) -> None:
        """As it was before :meth:`hold`."""
        self._write(f"{_OUT_OF_A_SEQUENCE}{_MODES}{_KEYBOARD}{_PLAIN}{self._pointer}\x1b[?7h\x1b[?1049l\x1b[?25h")
        with contextlib.suppress(termios.error):
            termios.tcsetattr(self._in, termios.TCSAFLUSH, self._before)

    def _write(self, text: str) -> None:
        rest = text.encode()
        with contextlib.suppress(OSError):
            while rest:
                rest = rest[os.write(self._out, rest) :]


def original_settings(current: list[Any], saved: str) -> list[Any]:
    """The settings to restore: ``saved`` (see :data:`LINE_SETTINGS`) where they can be read, else ``current``.

    As in :mod:`termios`; the speeds, which ``saved`` does not hold, are those of ``current``.
    """
    try:
        numbers = [int(one, 16) for one in saved.split(":")]
        characters = [bytes((number,)) for number in numbers[4:]]
    except ValueError:
        return current
    if not all(0 <= number < 1 << 32 for number in numbers[:4]):
        return current
    return [*numbers[:4], *current[4:6], characters] if len(characters) == len(current[6]) else current


def _is_terminal(fd: int) -> bool:
    try:
        return os.isatty(fd)
    except OSError:
        return False
