"""The terminal, held from the first moment to the last: raw in between, and given back as it was."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import termios
from typing import Any

from kiosk.errors import KioskError
from kiosk.i18n import _
from kiosk.text import visible

_OUT_OF_A_SEQUENCE = "\x18\x1b\\"
"""A process that was killed may have written half a sequence: CAN and ST end it, whatever it was."""
_MODES = "".join(f"\x1b[?{mode}l" for mode in (1000, 1002, 1003, 1006, 1015, 1016, 2004, 2048, 1004, 2026))
_KEYBOARD = "\x1b[<20u"
"""Pops the kitty keyboard protocol, once for each process that could not."""
_PLAIN = "\x1b[m\x1b(B\x1b[r"
_ERASE, _ERASE_SCROLLBACK, _HOME = "\x1b[2J", "\x1b[3J", "\x1b[H"
_EMPTY_CLIPBOARDS = "\x1b]52;c;!\x07\x1b]52;p;!\x07"
"""OSC 52 with what is not base64 clears a selection (XTerm Control Sequences); a terminal without it ignores it."""

TOLD = (signal.SIGTERM, signal.SIGHUP, signal.SIGUSR1)
"""What whoever holds a terminal is told from outside: to end, that it has gone, to end the sitting."""
LINE = "KIOSK_LINE"
"""The variable in which the package's launcher hands on the line's settings of before, as ``stty -g`` writes them."""


class Terminal:
    """Standard input and the way out to the same terminal."""

    def __init__(self) -> None:
        """Raises KioskError where standard input or output is no terminal."""
        ways_out = [fd for fd in (2, 1) if _is_terminal(fd)]
        if not _is_terminal(0) or not ways_out:
            raise KioskError(
                _("Le programme a besoin d'un terminal, pour lire et pour écrire."), _("Écrivez kiosk sans < ni >.")
            )
        self._in, self._out = 0, ways_out[0]
        self._before = line_before(termios.tcgetattr(self._in), os.environ.pop(LINE, ""))
        self._deep = os.environ.get("COLORTERM") in ("truecolor", "24bit")
        self._poll = select.poll()
        self._poll.register(self._in, 0)

    @property
    def gone(self) -> bool:
        """Whether there is no terminal any more."""
        return bool(self._poll.poll(0))

    def fileno(self) -> int:
        """What to poll for its hanging up."""
        return self._in

    def hold(self) -> None:
        """Raw: no key makes a signal, nothing is echoed, nothing stops the screen."""
        with contextlib.suppress(termios.error):  # it may have gone
            raw = termios.tcgetattr(self._in)
            raw[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR | termios.BRKINT)
            raw[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
            raw[6][termios.VMIN], raw[6][termios.VTIME] = 1, 0
            termios.tcsetattr(self._in, termios.TCSANOW, raw)

    def blank(self, background: tuple[int, int, int], *, wholly: bool) -> None:
        """An empty screen, in a colour where the terminal has them all, and what was typed and not read is let go of.

        ``wholly``: nothing of the last person in the scrollback nor in a clipboard either; on a machine of
        one's own both may be somebody's work.
        """
        colour = "\x1b[48;2;{};{};{}m".format(*background) if self._deep else ""
        self.hold()
        with contextlib.suppress(termios.error):
            termios.tcflush(self._in, termios.TCIFLUSH)
        self._write(
            f"{_OUT_OF_A_SEQUENCE}{_MODES}{_KEYBOARD}{_PLAIN}\x1b[?1049h\x1b[?25l"
            f"{colour}{_ERASE}"
            f"{_ERASE_SCROLLBACK + _EMPTY_CLIPBOARDS if wholly else ''}{_HOME}"
        )

    def say(self, lines: list[str]) -> None:
        """A few lines in the middle of the blank screen, from us and not from the program."""
        with contextlib.suppress(OSError):
            columns, rows = os.get_terminal_size(self._out)
            top = max(1, (rows - len(lines)) // 2)
            for number, line in enumerate(map(visible, lines)):
                self._write(f"\x1b[{top + number};{max(1, (columns - len(line)) // 2)}H{line}")

    def give_back(self) -> None:
        """As it was before :meth:`hold`."""
        self._write(f"{_OUT_OF_A_SEQUENCE}{_MODES}{_KEYBOARD}{_PLAIN}\x1b[?7h\x1b[?1049l\x1b[?25h")
        with contextlib.suppress(termios.error):
            termios.tcsetattr(self._in, termios.TCSAFLUSH, self._before)

    def _write(self, text: str) -> None:
        rest = text.encode()
        with contextlib.suppress(OSError):
            while rest:
                rest = rest[os.write(self._out, rest) :]


def line_before(now: list[Any], told: str) -> list[Any]:
    """The line's settings before it was held: those that were ``told`` (see :data:`LINE`), else those of ``now``.

    As in :mod:`termios`; ``now`` gives what is not among those told, the speeds.
    """
    try:
        numbers = [int(one, 16) for one in told.split(":")]
        characters = [bytes((number,)) for number in numbers[4:]]
    except ValueError:
        return now
    return [*numbers[:4], *now[4:6], characters] if len(characters) == len(now[6]) else now


def _is_terminal(fd: int) -> bool:
    try:
        return os.isatty(fd)
    except OSError:
        return False
