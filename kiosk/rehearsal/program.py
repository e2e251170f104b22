"""The real program in a pseudo-terminal: its screen, its input, its exit code."""

from __future__ import annotations

import json
import os
import re
import signal
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

import pexpect
import pyte

from kiosk.rehearsal.screen_text import ScreenText

_UNFINISHED = re.compile(rb"\x1b(?:\[[<=>?0-9;$]*)?$")
_NO_TEXT = re.compile(rb"\x1b\[[<=>][0-9;]*[A-Za-z]")
_INHERITED = ("PATH", "VIRTUAL_ENV", "TMPDIR")
"""Variables that a station takes over from this process: enough to find Python and a folder for temporary files."""


def station_environment(folder: Path, **settings: object) -> dict[str, str]:
    """The environment of a separate station with its data and settings in ``folder``.

    ``settings`` are those of :mod:`kiosk.station.settings.model`; the defaults are French,
    AZERTY and demonstrations without pauses.
    """
    chosen: dict[str, object] = {"language": "fr", "keyboard": "azerty", "demonstration_pace": 0, **settings}
    file = folder / "settings.yaml"
    # a line of JSON is a line of YAML
    file.write_text("".join(f"{name}: {json.dumps(value)}\n" for name, value in chosen.items()), encoding="utf-8")
    return {
        **{name: os.environ[name] for name in _INHERITED if name in os.environ},
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "KIOSK_DATA": str(folder / "data"),
        "KIOSK_SETTINGS": str(file),
    }


class _Filter:
    """Removes control sequences that pyte would draw as text, answers the program's query, and tracks frames.

    The program asks whether the terminal supports synchronized output (mode 2026). It does here: a half-drawn screen
    is never read.
    """

    def __init__(self) -> None:
        self._pending = b""
        self.mid_frame = False

    def feed(self, data: bytes) -> tuple[bytes, bytes]:
        """(what to draw, what to answer)."""
        data = self._pending + data
        cut = _UNFINISHED.search(data)
        self._pending = data[cut.start() :] if cut else b""
        data = data[: len(data) - len(self._pending)]
        begun, ended = data.rfind(b"\x1b[?2026h"), data.rfind(b"\x1b[?2026l")
        if begun != ended:
            self.mid_frame = begun > ended
        answer = b"\x1b[?2026;2$y" if b"\x1b[?2026$p" in data else b""
        return _NO_TEXT.sub(b"", data), answer


def end_child(child: pexpect.spawn[str]) -> None:
    """Kill the process if it still runs, wait for its end, and close its terminal."""
    try:
        child.close(force=True)
    except pexpect.ExceptionPexpect:
        # pexpect gives up a tenth of a second after it killed: a busy machine takes longer
        child.kill(signal.SIGKILL)
        child.wait()
        child.close()


class TerminalProgram:
    """``python args`` in a terminal of ``size`` (columns, rows). A context manager that closes it at the end."""

    def __init__(
        self,
        args: Sequence[str] = ("-m", "kiosk"),
        size: tuple[int, int] = (100, 28),
        env: Mapping[str, str] | None = None,
    ) -> None:
        """``env`` is the whole environment (see :func:`station_environment`); None for this process's own."""
        columns, rows = size
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._filter = _Filter()
        self._screen_text = ScreenText(tuple(self._screen.display))
        self._drawn = False
        self._ended = False
        self._child = pexpect.spawn(
            sys.executable,
            list(args),
            dimensions=(rows, columns),
            env=dict(os.environ if env is None else env),
            echo=False,
        )
        self._child.delaybeforesend = None
        self.pid = int(self._child.pid or 0)

    def send(self, data: bytes | str) -> None:
        """Send raw bytes, as a terminal would."""
        self._child.send(data)

    def resize(self, columns: int, rows: int) -> None:
        """Resize the terminal."""
        self._screen.resize(rows, columns)
        self._drawn = True
        self._child.setwinsize(rows, columns)

    @property
    def columns(self) -> int:
        """Cells across the screen."""
        return int(self._screen.columns)

    @property
    def rows(self) -> int:
        """Cells down the screen."""
        return int(self._screen.lines)

    @property
    def alive(self) -> bool:
        """Whether the program runs."""
        return bool(self._child.isalive())

    @property
    def exit_code(self) -> int | None:
        """None while it runs; the code it ended with, or minus the signal that ended it."""
        if self._child.isalive():
            return None
        if self._child.signalstatus is not None:
            return -int(self._child.signalstatus)
        return self._child.exitstatus

    def kill(self, number: int = signal.SIGKILL) -> None:
        """Send the program a signal."""
        if self.alive:
            os.kill(self.pid, number)

    def close(self) -> None:
        """Kill the program if it still runs, and close its terminal."""
        self._ended = True
        end_child(self._child)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def _look(self) -> ScreenText:
        """The screen after whatever the program has written; while a frame is half drawn, as it was before that."""
        while self._read(0):
            pass
        if self._drawn and (self._ended or not self._filter.mid_frame):
            self._screen_text = ScreenText(tuple(self._screen.display))
            self._drawn = False
        return self._screen_text

    def _read(self, seconds: float) -> bool:
        """Read output for at most ``seconds``; whether there was any."""
        if self._ended:
            return False
        try:
            data: bytes = self._child.read_nonblocking(65536, timeout=seconds)  # type: ignore[assignment]  # no encoding
        except pexpect.TIMEOUT:
            return False
        except pexpect.EOF:
            self._ended = True
            return False
        drawn, answer = self._filter.feed(data)
        self._stream.feed(drawn)
        self._drawn = True
        if answer:
            self.send(answer)
        return True
