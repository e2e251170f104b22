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

from kiosk.ui.input.flood import MAX_WAITING, FloodGate
from kiosk.ui.input.paste_limit import PasteLimit
from kiosk.ui.input.terminal_parser import TerminalParser

if TYPE_CHECKING:
    from typing import Protocol

    class WaitingApp(Protocol):
        """An app whose process may be made ready while another one has the terminal."""

        is_waiting: bool


MAX_BUTTONS_WAITING = 1024
"""As :data:`MAX_WAITING`, for the mouse's buttons: a button that goes down must be seen to come up."""
PASTE_TIMEOUT = 1.0
"""Seconds without a character after which a paste whose end has not come is ended."""
READ_BYTES = 4096
"""Read at once, at most."""
DEFAULT_SIZE = (80, 24)
"""Columns and rows of a terminal that does not report any."""
MAX_TERMINAL_SIZE = (500, 200)
"""Columns and rows that are drawn at most: a 4K monitor in letters that nobody can read. Each cell takes memory and
time, and a terminal can report six million of them."""
_STOP_SIGNALS = (signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU, signal.SIGCONT)
log = logging.getLogger(__name__)


class KioskDriver(LinuxDriver):
    """Reads the terminal within bounds; while another process has it, keeps what the app draws."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        _ignore_stop_signals()
        outputs = (sys.__stderr__, sys.__stdout__)  # the first is Textual's own choice; it may lead to a file
        self._file = next((file for file in outputs if file is not None and file.isatty()), self._file)
        self._drawn: list[str] | None = None
        self._drawn_size: tuple[int, int] = (0, 0)
        self._sent = 0
        self._handled = 0
        self._flood = FloodGate(monotonic)
        self.dropped = 0
        """Events that came while too many others waited."""

    def start_application_mode(self) -> None:
        """Take the terminal; while another process has it, only ask how large it is."""
        if not cast("WaitingApp", self._app).is_waiting:
            self._take()
            return
        self._drawn = []
        self._drawn_size = self._get_terminal_size()
        size = Size(*self._drawn_size)
        self.send_message(events.Resize(size, size))

    def write(self, data: str) -> None:
        if self._drawn is None:
            super().write(data)
        else:
            self._drawn.append(data)

    def take_over(self) -> None:
        """Take the terminal, which is free now, and show what was drawn meanwhile if it still has that size."""
        drawn, self._drawn = self._drawn or [], None
        self._take()
        if self._get_terminal_size() == self._drawn_size:
            self.write("".join(drawn))

    def _take(self) -> None:
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual's
        _ignore_stop_signals()

    def _get_terminal_size(self) -> tuple[int, int]:
        """The terminal's size within bounds; asked where the screen is drawn, which need not be standard output."""
        try:
            columns, rows = os.get_terminal_size(self._file.fileno()) if self._file is not None else (0, 0)
        except (OSError, ValueError):
            columns, rows = 0, 0
        return _bounded(columns or DEFAULT_SIZE[0], rows or DEFAULT_SIZE[1])

    def count_handled(self) -> None:
        """The app has passed on one of the events that it was sent."""
        self._handled += 1

    @property
    def waiting(self) -> int:
        """How many events wait: for the app, for its screen and for what has the focus."""
        shown = self._app.screen_stack[-1:] if self._app.is_running else []
        focused = [screen.focused for screen in shown if screen.focused is not None]
        queues = sum(pump.message_queue_size for pump in (self._app, *shown, *focused))
        return self._sent - self._handled + queues

    def process_message(self, message: Message) -> None:
        if isinstance(message, events.InputEvent):
            waiting = self.waiting
            presses = isinstance(message, events.MouseDown | events.MouseUp)
            if waiting >= (MAX_BUTTONS_WAITING if presses else MAX_WAITING):
                self.dropped += 1
                return
        super().process_message(message)

    def send_message(self, message: Message) -> None:
        """Count the event, and send it; the releases that Textual adds pass here too."""
        if isinstance(message, events.InputEvent):
            self._sent += 1
            self._flood.count_event()
        super().send_message(message)

    def _query_in_band_window_resize(self) -> None:
        """Ask for no reports of the size: the system knows it, and a report can be typed by anybody."""

    def run_input_thread(self) -> None:
        """As Textual's, with floods and pastes cut, and without its busy loop when the terminal has gone."""
        parser = TerminalParser(self._debug)
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        pastes, last = PasteLimit(), 0.0
        poll = select.poll()
        poll.register(self.fileno, select.POLLIN)

        def feed(text: str) -> None:
            for event in parser.events(text):
                self.process_message(event)

        while not self.exit_event.is_set():
            ready = poll.poll(100)
            if not ready and (last_key := self._flood.end()):
                feed(last_key)
            for _fd, condition in ready:
                got = os.read(self.fileno, READ_BYTES) if condition & select.POLLIN else b""
                if not got:
                    return  # the terminal has gone, or a pipe in its place has ended: the keeper ends this process
                last = monotonic()
                text = decode(got)
                # a paste is one event, and has a limit of its own
                feed(pastes.feed(text if pastes.is_open else self._flood.filter(text, self.waiting)))
            for event in parser.timeouts():
                self.process_message(event)
            if pastes.is_open and monotonic() - last > PASTE_TIMEOUT:
                feed(pastes.end())


def _bounded(columns: int, rows: int) -> tuple[int, int]:
    return min(max(columns, 1), MAX_TERMINAL_SIZE[0]), min(max(rows, 1), MAX_TERMINAL_SIZE[1])


def _ignore_stop_signals() -> None:
    """Textual's driver would stop the process at these, and take the terminal a second time when it goes on."""
    for number in _STOP_SIGNALS:
        signal.signal(number, signal.SIG_IGN)
