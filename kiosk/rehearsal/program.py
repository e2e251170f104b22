"""The real program in a pseudo-terminal of its own: what it draws, what it is sent, how it ends."""

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

from kiosk.rehearsal.sight import Sight

_UNFINISHED = re.compile(rb"\x1b(?:\[[<=>?0-9;$]*)?$")
_NO_TEXT = re.compile(rb"\x1b\[[<=>][0-9;]*[A-Za-z]")
_KEPT = ("PATH", "VIRTUAL_ENV", "TMPDIR")
"""What a station's environment has of ours: enough to find Python and a place for files."""


def station_environment(folder: Path, **settings: object) -> dict[str, str]:
    """The environment of a station of its own: its data and settings stand in ``folder``.

    ``settings`` are those of :mod:`kiosk.station.settings.model`; French, AZERTY and demonstrations at once
    unless they say otherwise.
    """
    chosen: dict[str, object] = {"language": "fr", "keyboard": "azerty", "demonstration_pace": 0, **settings}
    file = folder / "settings.yaml"
    # a line of JSON is a line of YAML
    file.write_text("".join(f"{name}: {json.dumps(value)}\n" for name, value in chosen.items()), encoding="utf-8")
    return {
        **{name: os.environ[name] for name in _KEPT if name in os.environ},
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "KIOSK_DATA": str(folder / "data"),
        "KIOSK_SETTINGS": str(file),
    }


class _Filter:
    """Takes out what pyte would draw though it is no text, answers the one question that matters, knows frames.

    The program asks whether the terminal can hold a frame back until it is whole (mode 2026). We can: a half drawn
    screen is never read.
    """

    def __init__(self) -> None:
        self._kept = b""
        self.mid_frame = False

    def feed(self, data: bytes) -> tuple[bytes, bytes]:
        """What is to be drawn, and what is to be answered."""
        data = self._kept + data
        cut = _UNFINISHED.search(data)
        self._kept = data[cut.start() :] if cut else b""
        data = data[: len(data) - len(self._kept)]
        begun, ended = data.rfind(b"\x1b[?2026h"), data.rfind(b"\x1b[?2026l")
        if begun != ended:
            self.mid_frame = begun > ended
        answer = b"\x1b[?2026;2$y" if b"\x1b[?2026$p" in data else b""
        return _NO_TEXT.sub(b"", data), answer


class Program:
    """``python args`` in a terminal of ``size`` (columns, rows). As a context it ends the program with the block."""

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
        self._sight: Sight | None = None
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
        """Raw bytes to the program, as a terminal would send them."""
        self._child.send(data)

    def resize(self, columns: int, rows: int) -> None:
        """Make the terminal this large."""
        self._screen.resize(rows, columns)
        self._sight = None
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
        """End the program, whatever it is doing, and its terminal."""
        self._ended = True
        self._child.close(force=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def _look(self) -> Sight:
        """The screen as it is now."""
        while self._read(0):
            pass
        if self._sight is None:
            self._sight = Sight(tuple(self._screen.display))
        return self._sight

    def _read(self, seconds: float) -> bool:
        """Take what the program draws within ``seconds``; whether there was anything."""
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
        self._sight = None
        if answer:
            self.send(answer)
        return True
