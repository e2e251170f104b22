"""Writing the log: everything that helps the adviser, and nothing that a learner typed."""

from __future__ import annotations

import contextlib
import io
import logging
import os
import sys
import traceback
from pathlib import Path

from kiosk.disk import make_folder
from kiosk.errors import KioskError
from kiosk.regular_file import ensure_folder_fits, ensure_usable, open_regular
from kiosk.text import escape_controls

LOG_FILE = "kiosk.log"
MAX_LOG_SIZE = 512 * 1024
"""Bytes after which a new file is begun; two older ones are kept, so that a small disk never fills up."""
_IMPOSSIBLE_SIZE = 64 * MAX_LOG_SIZE
"""Bytes: a larger file is none of ours, and is set aside."""


class _LogHandler(logging.FileHandler):
    """Begins a new file when this one is full, or follows a process that does.

    The standard library's handlers for both bring sockets, queues and pickle with their module: a quarter of a megabyte
    in each person's process, and a hundredth of the start.
    """

    def __init__(self, file: Path, *, rotates: bool) -> None:
        self._rotates = rotates
        super().__init__(file, encoding="utf-8", errors="backslashreplace")

    def _open(self) -> io.TextIOWrapper:
        return open_for_append(self.baseFilename)

    def emit(self, record: logging.LogRecord) -> None:
        with contextlib.suppress(OSError):  # then the message goes where the last one went
            if not self._rotates:
                if not self._is_in_place():
                    self._close_file()
            elif os.stat(self.baseFilename).st_size >= MAX_LOG_SIZE:
                self._close_file()
                for older, newer in ((".2", ".1"), (".1", "")):
                    if os.path.lexists(f"{self.baseFilename}{newer}"):
                        os.replace(f"{self.baseFilename}{newer}", f"{self.baseFilename}{older}")
        try:
            super().emit(record)
        except OSError:  # the file cannot be opened again: whoever logs goes on
            self.handleError(record)

    def _is_in_place(self) -> bool:
        """Whether the file that is open, if one is, still has the log's name."""
        try:
            return self.stream is None or os.path.samestat(os.stat(self.baseFilename), os.fstat(self.stream.fileno()))
        except FileNotFoundError:
            return False

    def _close_file(self) -> None:
        """The next message opens it again."""
        if self.stream is not None:
            self.stream.close()
            self.stream = None


def open_for_append(file: str | Path) -> io.TextIOWrapper:
    """Open the log to write at its end; raises OSError, also for what is no regular file."""
    handle = open_regular(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    return io.TextIOWrapper(io.BufferedWriter(io.FileIO(handle, "a")), "utf-8", "backslashreplace")


def log_file(folder: Path) -> Path:
    """The current log file."""
    return folder / LOG_FILE


def open_log(folder: Path, *, rotates: bool = True) -> None:
    """Write the log into ``folder`` from now on; where that is impossible, say so on stderr and go on without a log.

    ``rotates``: begin a new file when this one is full. Of two processes that write the same log only one rotates; the
    other follows.
    """
    handler: logging.Handler
    try:
        if rotates:
            ensure_folder_fits(folder)
        make_folder(folder)
        if rotates:
            for number in ("", ".1", ".2"):
                ensure_usable(folder / f"{LOG_FILE}{number}", _IMPOSSIBLE_SIZE)
        handler = _LogHandler(log_file(folder), rotates=rotates)
    except OSError as error:
        print(escape_controls(f"kiosk: the log cannot be written: {error}"), file=sys.stderr)
        handler = logging.NullHandler()
    handler.setFormatter(_VisibleFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger("kiosk")
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    root.propagate = False
    logging.raiseExceptions = False


class _VisibleFormatter(logging.Formatter):
    """Escapes control characters, and indents a message's further lines so that none looks like another message."""

    def format(self, record: logging.LogRecord) -> str:
        first, *rest = escape_controls(super().format(record), line_ends=True).split("\n")
        return "\n".join((first, *(line if line.startswith("  ") else f"  {line}" for line in rest)))


def safe_traceback(error: BaseException) -> str:
    """The exception and its causes, with file and line; without values, for a value may be what someone typed.

    Only our own errors and the system's keep their text: neither contains a learner's words.
    """
    parts: list[str] = []
    cause: BaseException | None = error
    while cause is not None and len(parts) < 5:
        text = f": {cause}" if isinstance(cause, KioskError | OSError) else ""
        frames = traceback.extract_tb(cause.__traceback__)
        places = "".join(f"\n  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames)
        parts.append(f"{type(cause).__name__}{text}{places}")
        cause = cause.__cause__ or cause.__context__
    return "\ncaused by ".join(parts)
