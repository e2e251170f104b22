"""The station's compositor, asked for a larger or smaller text by ``wlr-randr``."""

from __future__ import annotations

import fcntl
import logging
import os
import shutil
import struct
import subprocess
import termios
from collections.abc import Callable, Mapping
from threading import Lock
from time import monotonic, sleep

import msgspec

from kiosk.station.screen.text_size import (
    TEXT_SIZES,
    Cells,
    TerminalSize,
    is_close_fit,
    is_enough,
    measure_cells,
    scale_for,
)
from kiosk.station.settings.model import TextSize

log = logging.getLogger(__name__)

PROGRAM = "wlr-randr"
OWN_SCREEN = "KIOSK_OWN_SCREEN"
"""Set by the station's session: the compositor shows nothing but this program. Elsewhere it is somebody's desktop."""
FONT_MADE_FOR = "KIOSK_LETTERS_FOR"
"""Set by the station's session: the size that the terminal's letters were made for. That one needs no scale."""
COMPOSITOR_TIMEOUT = 1.0
"""Seconds for one answer of the compositor; it takes some 10 ms."""
MAX_SETTLE_TIME = 0.5
"""Seconds until the terminal has its new size, at most; it takes some 50 ms."""
POLL_INTERVAL = 0.01
"""Seconds between two looks at the terminal's size."""
MAX_ROUNDS = 8
"""Changes for one wish, at most: the first is right, or the second, which knows what the first one gave. Up to seven
where the terminal draws at any scale: its cells have whole pixels, and several scales give the same cells."""


class CompositorError(Exception):
    """The compositor did not do what was asked; the cause says why."""


class _Mode(msgspec.Struct, frozen=True):
    width: int
    height: int
    current: bool = False


class _Output(msgspec.Struct, frozen=True):
    """One monitor, as ``wlr-randr --json`` reports it."""

    name: str
    enabled: bool = False
    scale: float = 1.0
    transform: str = "normal"
    modes: tuple[_Mode, ...] = ()

    @property
    def pixels(self) -> tuple[int, int] | None:
        """Its width and height as it stands there, turned or not."""
        mode = next((mode for mode in self.modes if mode.current), None)
        if mode is None:
            return None
        turned = self.transform.endswith(("90", "270"))
        return (mode.height, mode.width) if turned else (mode.width, mode.height)


_outputs = msgspec.json.Decoder(list[_Output])


def read_terminal_size() -> TerminalSize:
    """The size of the terminal that this process stands in. Raises OSError where it stands in none that knows it."""
    for descriptor in (0, 1, 2):
        try:
            answer = fcntl.ioctl(descriptor, termios.TIOCGWINSZ, bytes(8))
        except OSError:
            continue
        rows, columns, width, height = struct.unpack("4H", answer)
        if columns and rows:
            return TerminalSize(columns, rows, width, height)
    raise OSError("no terminal reports its size")


class TextSizes:
    """The compositor's scale, the same for all monitors. It outlives the process: the next person's sets its own."""

    def __init__(self, program: str, environment: Mapping[str, str], window: Callable[[], TerminalSize]) -> None:
        """``program`` is the path of wlr-randr; ``environment`` says where the compositor listens."""
        self._program = program
        self._environment = {k: environment[k] for k in ("WAYLAND_DISPLAY", "XDG_RUNTIME_DIR") if k in environment}
        self._own = next((size for size in TEXT_SIZES if size == environment.get(FONT_MADE_FOR)), None)
        self._window = window
        self._one_at_a_time = Lock()
        self._wanted: TextSize | None = None

    def choose(self, size: TextSize) -> bool:
        """Show ``size``; whether that could be. What a later wish overtakes is left to that one.

        Waits for the compositor and the terminal, 0.1 s as a rule: call it in a thread.
        """
        self._wanted = size
        with self._one_at_a_time:
            if self._wanted != size:
                return True
            try:
                self._show(size)
            except (CompositorError, OSError) as error:
                log.error("the text size cannot be changed: %r", error.__cause__ or error)
                return False
            return True

    def monitors(self) -> tuple[str, ...]:
        """The monitors that show something. Raises CompositorSilent."""
        return tuple(output.name for output in self._outputs())

    def _show(self, size: TextSize) -> None:
        outputs = self._outputs()
        if not outputs:
            raise CompositorError from LookupError("no monitor is on")
        scale, window = outputs[0].scale, self._window()
        # Over several monitors the terminal may fill one or all of them.
        monitor = outputs[0].pixels if len(outputs) == 1 else None
        following = scale_for(size, measure_cells(window, monitor, scale), scale, self._own)
        one_scale = all(output.scale == scale for output in outputs)
        for _round in range(MAX_ROUNDS):
            if following == scale and one_scale:
                return
            self._set([output.name for output in outputs], following)
            scale, one_scale, window = following, True, self._settled(window)
            cells = Cells(window.columns, window.rows)
            if is_close_fit(size, cells):
                return
            following = scale_for(size, cells, scale, self._own)
        if not is_enough(size, cells):
            log.warning("the text size %s leaves only %d columns and %d rows", size, window.columns, window.rows)

    def _settled(self, before: TerminalSize) -> TerminalSize:
        """The terminal once it is another than ``before``; as it is, where it stays the same."""
        end = monotonic() + MAX_SETTLE_TIME
        while (now := self._window()) == before and monotonic() < end:
            sleep(POLL_INTERVAL)
        return now

    def _outputs(self) -> list[_Output]:
        try:
            return [output for output in _outputs.decode(self._run("--json")) if output.enabled]
        except msgspec.MsgspecError as error:
            raise CompositorError from error

    def _set(self, monitors: list[str], scale: float) -> None:
        self._run(*(part for name in monitors for part in ("--output", name, "--scale", f"{scale:.8f}")))

    def _run(self, *arguments: str) -> bytes:
        try:
            return subprocess.run(
                [self._program, *arguments],
                env=self._environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=COMPOSITOR_TIMEOUT,
                check=True,
            ).stdout
        except (OSError, subprocess.SubprocessError) as error:
            raise CompositorError from error


def open_text_sizes(
    environment: Mapping[str, str] = os.environ, window: Callable[[], TerminalSize] = read_terminal_size
) -> TextSizes | None:
    """The text sizes of a station whose compositor changes them; None everywhere else: then no button is shown.

    Asks the compositor once, some 10 ms: where a process is forked for each person, ask before.
    """
    program = shutil.which(PROGRAM, path=environment.get("PATH", os.defpath))
    if program is None or not environment.get("WAYLAND_DISPLAY") or not environment.get(OWN_SCREEN):
        return None
    sizes = TextSizes(program, environment, window)
    try:
        window()
        return sizes if sizes.monitors() else None
    except (CompositorError, OSError) as error:
        log.info("the text size cannot be changed here: %r", error.__cause__ or error)
        return None
