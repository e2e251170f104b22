"""The terminal's driver: Textual's, with bounds on what comes in."""

from __future__ import annotations

import logging
import os
import re
import select
import signal
import sys
from codecs import getincrementaldecoder
from collections.abc import Iterator
from time import monotonic
from typing import TYPE_CHECKING, Any, cast

from textual import events
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size
from textual.message import Message
from textual.messages import InBandWindowResize

from kiosk.station.log import story_of
from kiosk.ui.paste_bound import PasteBound

if TYPE_CHECKING:
    from kiosk.ui.app import KioskApp

MOST_WAITING = 256
"""Events that may wait to be dealt with. No hand is that far ahead; a paste that the terminal sends as keys is, and
what is beyond is let go of: 100,000 keys would keep the program busy for a minute and take 900 MB (measured)."""
MOST_PRESSES_WAITING = 1024
"""The same for the mouse's buttons: a button that goes down must be seen to come up."""
PASTE_GOES_ON = 1.0
"""Seconds without a character after which a paste whose end has not come is ended."""
READ = 4096
USUAL_SIZE = (80, 24)
"""Columns and rows of a terminal that does not say."""
LARGEST = (500, 200)
"""Columns and rows that are drawn at most: a 4K monitor in letters that nobody can read. Each cell takes memory and
time, and a terminal can say that it has six million of them."""
_STOPPING = (signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU, signal.SIGCONT)
_MOUSE, _SIDE = re.compile(r"\x1b\[<(\d+);"), 128
"""A report of the mouse with its code; bit 128 of the code adds 8 to the button (XTerm Control Sequences)."""
_LONGEST_SEQUENCE = 34
"""Characters after which Textual's parser takes them for keys, and one."""
_AT_ESCAPES = re.compile(r"(?=\x1b)")

log = logging.getLogger(__name__)


class KioskDriver(LinuxDriver):
    """Reads the terminal within bounds; and waits for it, drawing, while the app is waiting."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        _let_nothing_stop_us()
        ways_out = (sys.__stderr__, sys.__stdout__)  # the first is Textual's own choice; it may lead to a file
        self._file = next((file for file in ways_out if file is not None and file.isatty()), self._file)
        self._held: list[str] | None = None
        self._laid_out: tuple[int, int] = (0, 0)
        self._sent = 0
        self._dealt_with = 0
        self.let_go = 0
        """Events that were beyond the bound."""

    def start_application_mode(self) -> None:
        """Take the terminal; or, while another process has it, only find out how large it is."""
        if not cast("KioskApp", self._app).is_waiting:
            self._take()
            return
        self._held = []
        self._laid_out = self._get_terminal_size()
        size = Size(*self._laid_out)
        self.send_message(events.Resize(size, size))

    def write(self, data: str) -> None:
        if self._held is None:
            super().write(data)
        else:
            self._held.append(data)

    def go(self) -> None:
        """The terminal is ours: take it, and show what was drawn meanwhile, where it still has that size."""
        held, self._held = self._held or [], None
        self._take()
        if self._get_terminal_size() == self._laid_out:
            self.write("".join(held))

    def _take(self) -> None:
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual's
        _let_nothing_stop_us()

    def _get_terminal_size(self) -> tuple[int, int]:
        """What the terminal says, within bounds; asked where the screen goes, not where standard output does."""
        try:
            columns, rows = os.get_terminal_size(self._file.fileno()) if self._file is not None else (0, 0)
        except (OSError, ValueError):
            columns, rows = 0, 0
        return _bounded(columns or USUAL_SIZE[0], rows or USUAL_SIZE[1])

    def dealt_with(self) -> None:
        """The app has passed on one event of ours."""
        self._dealt_with += 1

    @property
    def waiting(self) -> int:
        """How many events wait: here, at the app, at its screen and at what has the focus."""
        shown = self._app.screen_stack[-1:] if self._app.is_running else []
        focused = [screen.focused for screen in shown if screen.focused is not None]
        queues = sum(pump.message_queue_size for pump in (self._app, *shown, *focused))
        return self._sent - self._dealt_with + queues

    def process_message(self, message: Message) -> None:
        if isinstance(message, events.InputEvent):
            waiting = self.waiting
            presses = isinstance(message, events.MouseDown | events.MouseUp)
            if waiting >= (MOST_PRESSES_WAITING if presses else MOST_WAITING):
                self.let_go += 1
                return
            self._sent += 1
        super().process_message(message)

    def _query_in_band_window_resize(self) -> None:
        """Nothing: the system tells how large the terminal is, and nobody can type that."""

    def run_input_thread(self) -> None:
        """As Textual's, with pastes cut, and an end when the terminal has gone instead of a busy loop."""
        parser = Parser(self._debug)
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        bound, last = PasteBound(), 0.0
        poll = select.poll()
        poll.register(self.fileno, select.POLLIN)

        def feed(text: str) -> None:
            for event in parser.events(text):
                self.process_message(event)

        while not self.exit_event.is_set():
            for _fd, happened in poll.poll(100):
                got = os.read(self.fileno, READ) if happened & select.POLLIN else b""
                if not got:
                    return  # the terminal has gone, or its end was typed into a pipe: the keeper ends us
                last = monotonic()
                feed(bound.feed(decode(got)))
            for event in parser.timeouts():
                self.process_message(event)
            if bound.inside and monotonic() - last > PASTE_GOES_ON:
                feed(bound.end())


class _Buttons(XTermParser):
    """Textual takes the 8th button to the 11th, those at the side of a mouse, for the first to the fourth."""

    def parse_mouse_code(self, code: str) -> Message | None:
        at_the_side = _MOUSE.match(code)
        return None if at_the_side and int(at_the_side[1]) & _SIDE else super().parse_mouse_code(code)


class Parser:
    """Textual's parser, which goes on after what it cannot read, and does not believe what is said of the size.

    No terminal should send the one, and some do; anybody can paste the other.
    """

    def __init__(self, debug: bool = False) -> None:
        self._debug = debug
        self._parser = _Buttons(debug)
        self._told = False

    def events(self, text: str) -> Iterator[Message]:
        """What ``text`` says, without the sequences that cannot be read."""
        for piece in _in_pieces(text):
            try:
                found = list(self._parser.feed(piece))
            except Exception as error:
                if not self._told:
                    log.info("a sequence of the terminal cannot be read: %s", story_of(error))
                self._told = True
                self._parser = _Buttons(self._debug)
            else:
                yield from (one for one in found if not isinstance(one, events.Resize | InBandWindowResize))
            # only a report of the size sets it; from then on each click would be taken to be elsewhere
            self._parser.mouse_pixels = False

    def timeouts(self) -> Iterator[Message]:
        """What is known now that nothing more has come."""
        yield from self._parser.tick()


def _in_pieces(text: str) -> Iterator[str]:
    """``text`` so that what cannot be read takes nothing along: each sequence by itself, letter by letter."""
    for piece in _AT_ESCAPES.split(text):
        sequence = piece[:_LONGEST_SEQUENCE] if piece.startswith("\x1b") else ""
        yield from sequence
        if rest := piece[len(sequence) :]:
            yield rest


def _bounded(columns: int, rows: int) -> tuple[int, int]:
    return min(max(columns, 1), LARGEST[0]), min(max(rows, 1), LARGEST[1])


def _let_nothing_stop_us() -> None:
    """Textual's driver would stop the process at these, and take the terminal a second time when it goes on."""
    for number in _STOPPING:
        signal.signal(number, signal.SIG_IGN)
