"""Standard streams that are closed, full or gone: a command ends with one sentence and an exit code."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterator

from kiosk.errors import translate_reason
from kiosk.i18n import _

OUTPUT_FAILED = 1
"""The exit code where a command's output could not be written, whatever else it did."""
_WRITE_ERRORS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)


def open_closed_streams() -> None:
    """Open the null device at each closed standard descriptor, so that no file opened later takes its number."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            opened = os.open(os.devnull, os.O_RDWR)  # the lowest that is free: this one
            os.set_inheritable(opened, True)
        if getattr(sys, name) is None:
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115 - until the end


@contextlib.contextmanager
def errors_as_sentences() -> Iterator[None]:
    """An OSError that no command has handled ends the process with a sentence in place of a traceback."""
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        _end("")  # the reader has read enough
    except OSError as error:
        reason = translate_reason(error)
        if error.filename is None and error.errno in _WRITE_ERRORS:
            _end(_("La réponse ne peut pas être écrite : {reason}.").format(reason=reason))
        file = f" ({os.fsdecode(error.filename)})" if isinstance(error.filename, (str, bytes)) else ""
        _end(_("La commande s'est arrêtée : {reason}.").format(reason=f"{reason}{file}"))


def _end(message: str) -> None:
    if message:
        with contextlib.suppress(OSError):
            print(message, file=sys.stderr, flush=True)
    # Python would try once more, as it ends, to write what is still buffered.
    null = os.open(os.devnull, os.O_WRONLY)
    for number in (1, 2):
        os.dup2(null, number)
    sys.exit(OUTPUT_FAILED)
