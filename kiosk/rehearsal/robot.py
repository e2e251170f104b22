"""The robot at the real program: reads its screen, moves the mouse, presses keys.

Cells are counted from 0 at the top left of the screen. Only the characters on the screen are used, never the program's
internals or its colours. Every wait is for a condition, with a deadline in seconds.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from kiosk.cells import Cell, cells_along
from kiosk.course.solution import HeldKey
from kiosk.rehearsal.program import TerminalProgram, station_environment
from kiosk.rehearsal.screen_text import Box
from kiosk.text import fold_spaces

__all__ = ["KEYS", "LEFT", "RIGHT", "NotSeen", "Robot", "TerminalReader", "station_environment"]

WAIT = 30.0
"""Seconds before a wait fails; far more than anything takes, even on a busy machine."""
_POLL = 0.05
APART = 4
"""Cells at which two quick clicks are no double click; every button is twice as wide."""
_REMEMBERED = 12
STILL = 0.08
"""Seconds without a change after which a screen counts as still; people take three times as long."""
LEFT, RIGHT = 0, 2
HELD_CODES: dict[HeldKey, int] = {"": 0, "shift": 4, "ctrl": 16}
"""What a terminal adds to the number of the button while a key is held."""
_WHEEL_UP, _WHEEL_DOWN = 64, 65
_MOVING, _HELD_MOVING = 35, 32

KEYS = {
    "enter": "\r", "tab": "\t", "shift+tab": "\x1b[Z", "escape": "\x1b", "backspace": "\x7f", "delete": "\x1b[3~",
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F",
    "page_up": "\x1b[5~", "page_down": "\x1b[6~",
    "shift+page_up": "\x1b[5;2~", "shift+page_down": "\x1b[6;2~", "space": " ", "shift+f10": "\x1b[21;2~",
    "alt+left": "\x1b[1;3D", "alt+right": "\x1b[1;3C", "alt+up": "\x1b[1;3A", "ctrl+delete": "\x1b[3;5~",
    "f2": "\x1bOQ", "f3": "\x1bOR", "f5": "\x1b[15~", "f6": "\x1b[17~",
    **{
        f"{held}+{key}": f"\x1b[1;{number}{end}"
        for held, number in (("shift", 2), ("ctrl", 5), ("ctrl+shift", 6))
        for key, end in (("up", "A"), ("down", "B"), ("right", "C"), ("left", "D"), ("home", "H"), ("end", "F"))
    },
}  # fmt: skip
"""What a terminal sends for our named keys, in the legacy encoding that every terminal supports."""


class NotSeen(Exception):
    """Something that was waited for did not appear; ``screen`` is the text that was there instead."""

    def __init__(self, what: str, screen: str) -> None:
        super().__init__(what)
        self.what = what
        self.screen = screen

    def __str__(self) -> str:
        return f"{self.what}\n{self.screen}"


class TerminalReader(TerminalProgram):
    """Reads the program's screen. A wait without a timeout takes :attr:`default_timeout`."""

    default_timeout = WAIT
    """Seconds."""

    def text(self) -> str:
        """The rows of the screen, joined by newlines."""
        return "\n".join(self._look().rows)

    def sees(self, text: str) -> bool:
        """Whether ``text`` is on the screen now, wherever its lines break."""
        return self._look().shows(text)

    def box(self, label: str, *, begins: bool = False) -> Box | None:
        """The smallest box whose text is ``label``, ignoring marks such as ●; ``begins``: or begins with it."""
        return self._look().box(label, begins=begins)

    def find(self, label: str, *, begins: bool = False) -> Cell | None:
        """The middle of the control labelled ``label``; with ``begins``, of one whose text begins with it."""
        box = self.box(label, begins=begins)
        return box.rect.centre() if box else None

    def position(self, text: str) -> Cell | None:
        """The middle of ``text``, in a control or not, where one row holds all of it."""
        return self._look().position(text)

    def locate(self, label: str, timeout: float | None = None, *, begins: bool = False) -> Cell:
        """The middle of the control ``label``, once it is there and the screen is still. Raises :class:`NotSeen`."""
        self.wait(lambda: self.find(label, begins=begins) is not None, f"« {label} »", timeout)
        self.settle()
        found = self.find(label, begins=begins)
        if found is None:
            raise NotSeen(f"« {label} »", self.text())
        return found

    def wait_for(self, text: str, timeout: float | None = None) -> None:
        """Wait until ``text`` is on the screen. Raises :class:`NotSeen`."""
        self.wait(lambda: self.sees(text), f"« {fold_spaces(text)} »", timeout)

    def wait(self, condition: Callable[[], bool], what: str, timeout: float | None = None) -> None:
        """Wait until ``condition`` holds; ``what`` names it in the error. Raises :class:`NotSeen`."""
        deadline = time.monotonic() + (self.default_timeout if timeout is None else timeout)
        while True:
            if condition():
                return
            if self._ended or time.monotonic() >= deadline:
                raise NotSeen(what, self.text())
            self._read(_POLL)

    def wait_end(self, timeout: float | None = None) -> int:
        """Wait until the program ends by itself; returns its exit code. Raises :class:`NotSeen`."""
        deadline = time.monotonic() + (self.default_timeout if timeout is None else timeout)
        while (code := self.exit_code) is None:
            if time.monotonic() >= deadline:
                raise NotSeen("the end of the program", self.text())
            if not self._read(_POLL) and self._ended:
                self._child.wait()
        return code

    def settle(self, quiet: float = STILL, timeout: float | None = None) -> None:
        """Wait until nothing was drawn for ``quiet`` seconds."""
        deadline = time.monotonic() + (self.default_timeout if timeout is None else timeout)
        while (self._read(quiet) or self._filter.mid_frame) and time.monotonic() < deadline:
            pass

    def rest(self, seconds: float) -> None:
        """Wait for ``seconds``, whatever is drawn meanwhile."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0 and not self._ended:
            self._read(left)


class Robot(TerminalReader):
    """Reads the program's screen and uses its mouse and keyboard."""

    _clicks: Sequence[tuple[int, int, float]] = ()

    def press(self, key: str) -> None:
        """Press a key by our names: ``enter``, ``shift+tab``, ``ctrl+c``, ``é``."""
        if key.startswith("ctrl+") and key not in KEYS:
            self.send(chr(ord(key[-1].lower()) & 0x1F))
        else:
            self.send(KEYS.get(key, key))

    def type(self, text: str) -> None:
        """Type ``text``; a newline is Enter."""
        self.send(text.replace("\n", "\r"))

    def click(self, label: str, timeout: float | None = None, *, begins: bool = False, button: int = LEFT) -> None:
        """Click the control labelled ``label``, once it is there and the screen is still. Raises :class:`NotSeen`."""
        x, y = self._away_from_clicks(label, self.locate(label, timeout, begins=begins), begins)
        self.click_at(x, y, button)

    def click_at(self, x: int, y: int, button: int = LEFT, times: int = 1) -> None:
        """Click on a cell; ``times`` 2 is a double click."""
        self.move_to(x, y)
        for _count in range(times):
            self._mouse(button, x, y)
            self._mouse(button, x, y, up=True)
        self._clicks = [*self._clicks[-_REMEMBERED:], (x, y, time.monotonic())]

    def note_click_seen(self) -> None:
        """Date the last click now that its effect shows: a busy machine reads it long after it was sent."""
        if self._clicks:
            x, y, _sent = self._clicks[-1]
            self._clicks = [*self._clicks[:-1], (x, y, time.monotonic())]

    def rest_since_clicks(self, y: int, seconds: float) -> None:
        """Wait until the last click within two rows of ``y`` is ``seconds`` ago."""
        last = max((at for _x, row, at in self._clicks if abs(row - y) <= 2), default=0.0)
        self.rest(last + seconds - time.monotonic())

    def _away_from_clicks(self, label: str, centre: Cell, begins: bool) -> Cell:
        """A cell of the control away from the last clicks, lest two of them count as a double click."""
        box = self.box(label, begins=begins)
        x, y = centre
        cells = [(x + away, y) for away in (0, APART, -APART) if box and box.inside.contains(x + away, box.inside.y)]

        def clicks_since(cell: Cell) -> int:
            near = (max(abs(cell[0] - cx), abs(cell[1] - cy)) < APART for cx, cy, _at in reversed(self._clicks))
            return next((count for count, is_near in enumerate(near) if is_near), len(self._clicks))

        return max(cells, key=clicks_since, default=centre)

    def move_to(self, x: int, y: int) -> None:
        """Bring the pointer to a cell."""
        self._mouse(_MOVING, x, y)

    def drag(self, start: Cell, end: Cell) -> None:
        """Press at ``start``, move to ``end`` and release, without waiting."""
        self.hold(*start)
        self.carry(start, end)
        self.release(*end)

    def hold(self, x: int, y: int) -> None:
        """Press the left button on a cell and keep it down."""
        self.move_to(x, y)
        self._mouse(LEFT, x, y)

    def carry(self, start: Cell, end: Cell, steps: int = 8) -> None:
        """Move from cell to cell with the left button down."""
        for x, y in cells_along(start, end, steps):
            self._mouse(_HELD_MOVING, x, y)

    def release(self, x: int, y: int) -> None:
        """Release the left button on a cell."""
        self._mouse(LEFT, x, y, up=True)

    def wheel(self, x: int, y: int, lines: int) -> None:
        """Turn the wheel over a cell: down for a positive number of notches."""
        for _count in range(abs(lines)):
            self._mouse(_WHEEL_DOWN if lines > 0 else _WHEEL_UP, x, y)

    def _mouse(self, code: int, x: int, y: int, *, up: bool = False) -> None:
        self.send(f"\x1b[<{code};{x + 1};{y + 1}{'m' if up else 'M'}")
