"""What a reset is about to do, written down first, so that one that was interrupted can be finished later."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from kiosk.clock import clamp_stored
from kiosk.disk import erase_file, write_whole
from kiosk.errors import KioskError
from kiosk.i18n import _
from kiosk.regular_file import read_regular
from kiosk.station.locks import lock_state

INTENT_FILE = "reset.json"
"""In the state folder, while a reset is under way or was interrupted."""
LOCK_TIMEOUT = 3.0
"""Seconds to wait for the keeper, which may be erasing old logbooks."""
_MAX_SIZE = 16 * 1024


class ResetIntent(msgspec.Struct, frozen=True):
    """What a reset is about to do, and the path of its archive; an empty path for none.

    ``archived``: from now on it only erases, and logbooks begun since stay. ``restore`` means that an archive is being
    restored: see :mod:`kiosk.station.traces.restoring`.
    """

    what: Literal["logbooks", "factory", "restore"]
    archive: str
    at: Annotated[datetime, Meta(tz=True)]
    archived: bool = False


@contextlib.contextmanager
def lock_for_reset(state: Path) -> Iterator[None]:
    """Have no other process reset this station meanwhile. Raises KioskError where one does."""
    with lock_state(state, LOCK_TIMEOUT) as locked:
        if not locked:
            raise KioskError(_("Une remise à neuf est déjà en cours."), _("Attendez qu'elle soit finie."))
        yield


def has_intent(state: Path) -> bool:
    """Whether a reset is under way or was interrupted."""
    return os.path.lexists(state / INTENT_FILE)


def read_intent(state: Path) -> ResetIntent:
    """What was written down. Raises OSError, ValueError or RecursionError for what is not ours."""
    intent = msgspec.json.decode(read_regular(state / INTENT_FILE, _MAX_SIZE), type=ResetIntent)
    return replace(intent, at=clamp_stored(intent.at))


def write_intent(state: Path, intent: ResetIntent) -> None:
    """Write down what is about to be done. Raises OSError."""
    try:
        content = msgspec.json.encode(intent)
    except UnicodeEncodeError as error:  # the bytes of a path may be anything
        raise OSError(errno.EILSEQ, os.strerror(errno.EILSEQ), intent.archive) from error
    write_whole(state / INTENT_FILE, content)


def erase_intent(state: Path) -> None:
    """The reset is done. Where that cannot be written down it is done once more, which changes nothing."""
    with contextlib.suppress(OSError):
        erase_file(state / INTENT_FILE)
