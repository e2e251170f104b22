"""The terminal's driver: Textual's, with bounds on what comes in."""

from __future__ import annotations

import logging
import os
import select
import signal
import sys
from codecs import getincrementaldecoder
from time import monotonic
from typing import TYPE_CHECKING, Any, cast

from textual import events
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size
from textual.message import Message

from kiosk.ui.input.flood import MAX_WAITING, Flood
from kiosk.ui.input.paste_limit import PasteLimit
from kiosk.ui.input.terminal_parser import Parser

if TYPE_CHECKING:
    from typing import Protocol

    class WaitingApp(Protocol):
        """An app whose process may be made ready while another one has the terminal."""

        is_waiting: bool


MAX_BUTTONS_WAITING = 1024
"""As :data:`MAX_WAITING`, for the mouse's buttons: a button that goes down must be seen to come up."""
PASTE_TIMEOUT = 1.0
"""Seconds without a character after which a paste whose end has not come is ended."""
READ = 4096
USUAL_SIZE = (80, 24)
"""Columns and rows of a terminal that does not say."""
LARGEST = (500, 200)
"""Columns and rows that are drawn at most: a 4K monitor in letters that nobody can read. Each cell takes memory and
time, and a terminal can say that it has six million of them."""
_STOPPING = (signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU, signal.SIGCONT)
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
        self._flood = Flood(monotonic)
        self.let_go = 0
        """Events that were beyond the bound."""

    def start_application_mode(self) -> None:
        """Take the terminal; or, while another process has it, only find out how large it is."""
        if not cast("WaitingApp", self._app).is_waiting:
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

    def count_handled(self) -> None:
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
            if waiting >= (MAX_BUTTONS_WAITING if presses else MAX_WAITING):
                self.let_go += 1
                return
        super().process_message(message)

    def send_message(self, message: Message) -> None:
        """Every event that goes to the app: Textual adds a button that came up where the terminal did not say so."""
        if isinstance(message, events.InputEvent):
            self._sent += 1
            self._flood.came()
        super().send_message(message)

    def _query_in_band_window_resize(self) -> None:
        """Nothing: the system tells how large the terminal is, and nobody can type that."""

    def run_input_thread(self) -> None:
        """As Textual's, with floods and pastes cut, and an end when the terminal has gone instead of a busy loop."""
        parser = Parser(self._debug)
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        bound, last = PasteLimit(), 0.0
        poll = select.poll()
        poll.register(self.fileno, select.POLLIN)

        def feed(text: str) -> None:
            for event in parser.events(text):
                self.process_message(event)

        while not self.exit_event.is_set():
            happenings = poll.poll(100)
            if not happenings and (last_key := self._flood.quiet()):
                feed(last_key)
            for _fd, happened in happenings:
                got = os.read(self.fileno, READ) if happened & select.POLLIN else b""
                if not got:
                    return  # the terminal has gone, or its end was typed into a pipe: the keeper ends us
                last = monotonic()
                text = decode(got)
                # a paste is one event, and has a bound of its own
                feed(bound.feed(text if bound.inside else self._flood.pour(text, self.waiting)))
            for event in parser.timeouts():
                self.process_message(event)
            if bound.inside and monotonic() - last > PASTE_TIMEOUT:
                feed(bound.end())


def _bounded(columns: int, rows: int) -> tuple[int, int]:
    return min(max(columns, 1), LARGEST[0]), min(max(rows, 1), LARGEST[1])


def _let_nothing_stop_us() -> None:
    """Textual's driver would stop the process at these, and take the terminal a second time when it goes on."""
    for number in _STOPPING:
        signal.signal(number, signal.SIG_IGN)
