"""What a command reads from and writes to, where that is closed, full or gone: one sentence, and an exit code."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterator

from kiosk.i18n import _

NOT_SAID = 1
"""The exit code where what a command says could not be written, whatever else it did."""
_OUTPUT = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)


def open_what_is_closed() -> None:
    """Have something at the three standard descriptors, which no file that is opened later may take: nothing to read,
    and what is written goes nowhere."""
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
def in_words() -> Iterator[None]:
    """What the system refuses in the block, and no command has told, ends the process with a sentence."""
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        _end(None)  # whoever read has read enough
    except OSError as error:
        reason = error.strerror or type(error).__name__
        if error.filename is None and error.errno in _OUTPUT:
            _end(_("La réponse ne peut pas être écrite : {reason}.").format(reason=reason))
        file = f" ({os.fsdecode(error.filename)})" if isinstance(error.filename, (str, bytes)) else ""
        _end(_("La commande s'est arrêtée : {reason}.").format(reason=f"{reason}{file}"))


def _end(told: str | None) -> None:
    if told is not None:
        with contextlib.suppress(OSError):
            print(told, file=sys.stderr, flush=True)
    # What waits to be written would be tried once more while Python ends.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for number in (1, 2):
        os.dup2(nowhere, number)
    sys.exit(NOT_SAID)
