"""Changes the text size through the scale of the station's compositor, by ``wlr-randr``."""

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
"""Set by the station's session: the compositor runs only this program. Elsewhere it is somebody's desktop."""
FONT_MADE_FOR = "KIOSK_LETTERS_FOR"
"""Set by the station's session: the text size that the terminal's font was chosen for, which needs no scaling."""
COMPOSITOR_TIMEOUT = 1.0
"""Seconds for one call of wlr-randr, which takes some 10 ms."""
MAX_SETTLE_TIME = 0.5
"""Seconds to wait for the new size of the terminal, which takes some 50 ms."""
POLL_INTERVAL = 0.01
"""Seconds between two reads of the terminal's size."""
MAX_ROUNDS = 8
"""Changes of scale for one request. Usually the first is right, or the second, which knows the result of the first. Up
to seven are needed where the terminal draws at any scale: cells are whole pixels, so several scales give the same."""


class CompositorError(Exception):
    """A call of wlr-randr failed; ``__cause__`` has the reason."""


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
        """Its width and height, after rotation."""
        mode = next((mode for mode in self.modes if mode.current), None)
        if mode is None:
            return None
        turned = self.transform.endswith(("90", "270"))
        return (mode.height, mode.width) if turned else (mode.width, mode.height)


_outputs = msgspec.json.Decoder(list[_Output])


def read_terminal_size() -> TerminalSize:
    """The size of the terminal of this process. Raises OSError where there is none, or it has no size."""
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
    """Sets the compositor's scale, the same on all monitors. The scale outlives this process."""

    def __init__(self, program: str, environment: Mapping[str, str], window: Callable[[], TerminalSize]) -> None:
        """``program`` is the path of wlr-randr; ``environment`` has the compositor's address."""
        self._program = program
        self._environment = {k: environment[k] for k in ("WAYLAND_DISPLAY", "XDG_RUNTIME_DIR") if k in environment}
        self._own = next((size for size in TEXT_SIZES if size == environment.get(FONT_MADE_FOR)), None)
        self._window = window
        self._one_at_a_time = Lock()
        self._wanted: TextSize | None = None

    def choose(self, size: TextSize) -> bool:
        """Change to ``size``; False where that fails. A request that a later one supersedes is dropped.

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
        """The enabled monitors. Raises CompositorError."""
        return tuple(output.name for output in self._outputs())

    def _show(self, size: TextSize) -> None:
        outputs = self._outputs()
        if not outputs:
            raise CompositorError from LookupError("no monitor is on")
        scale, window = outputs[0].scale, self._window()
        # with several monitors, the terminal may fill one or all of them
        monitor = outputs[0].pixels if len(outputs) == 1 else None
        next_scale = scale_for(size, measure_cells(window, monitor, scale), scale, self._own)
        one_scale = all(output.scale == scale for output in outputs)
        for _round in range(MAX_ROUNDS):
            if next_scale == scale and one_scale:
                return
            self._set([output.name for output in outputs], next_scale)
            scale, one_scale, window = next_scale, True, self._wait_for_change(window)
            cells = Cells(window.columns, window.rows)
            if is_close_fit(size, cells):
                return
            next_scale = scale_for(size, cells, scale, self._own)
        if not is_enough(size, cells):
            log.warning("the text size %s leaves only %d columns and %d rows", size, window.columns, window.rows)

    def _wait_for_change(self, before: TerminalSize) -> TerminalSize:
        """The terminal's size once it differs from ``before``, or after :data:`MAX_SETTLE_TIME`."""
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
    """The text sizes, where the compositor is the station's own and answers; None elsewhere, which hides the button.

    Costs one call of wlr-randr, some 10 ms: to be called before a process is forked for each person.
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
