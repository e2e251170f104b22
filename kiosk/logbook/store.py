"""The station's logbooks: a folder, the site's salt, and access by code only.

::

    site_salt                    32 random bytes; stations that share logbooks share this file
    site_salt.d/<name>           salts of logbooks restored from an archive, where the site has a different one
    logbooks/<id>/<station>.jsonl

A logbook's id depends on the salt that it was begun with, so a code is tried with the site's salt first and then with
each older one. A code is never offered while it opens a logbook with any of them. Only where two people had the same
four pictures at different times can an archive restore a second logbook of one code: the one of the site's own salt
opens, and the other stays on disk.

The logbooks cannot be listed here: a learner opens one by its code, or not at all.
"""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kiosk.disk import make_folder, sync_folder, write_new
from kiosk.errors import KioskError
from kiosk.i18n import _
from kiosk.logbook.codes import Code, draw_code, logbook_id
from kiosk.logbook.events import JournalEntry, LogbookBegun
from kiosk.logbook.journal import Journal, JournalUnavailable
from kiosk.regular_file import is_real_folder, read_regular

if TYPE_CHECKING:
    import random as _random

SALT_BYTES = 32
SALT_FILE = "site_salt"
OLDER_SALTS_FOLDER = "site_salt.d"
MAX_OLDER_SALTS = 4
"""Salts tried besides the site's own: each takes about 70 ms where the pictures open nothing."""

_log = logging.getLogger(__name__)


class LogbooksUnavailable(KioskError):
    """No logbook can be opened or begun now; the cause says why, for the adviser."""

    def __init__(self) -> None:
        super().__init__(
            _("Les carnets ne peuvent pas s'ouvrir maintenant."), _("Vous pouvez vous exercer sans carnet.")
        )


class UnknownCode(KioskError):
    """No logbook opens with these pictures."""

    def __init__(self) -> None:
        super().__init__(_("Ces 4 images n'ouvrent pas encore de carnet."), _("Le conseiller peut vous aider."))


class CodeTaken(KioskError):
    """Someone has begun a logbook with these pictures meanwhile: draw again."""

    def __init__(self) -> None:
        super().__init__(_("Ces 4 images ouvrent déjà un carnet."), _("Demandez d'autres images."))


class Store:
    """The logbooks in a data folder. Opening one takes about 70 ms per salt."""

    def __init__(self, folder: Path) -> None:
        """``folder`` is created when it is first needed."""
        self._folder = folder
        self._logbooks = folder / "logbooks"
        self._salt_file = folder / SALT_FILE

    def offer(self, pictures: Sequence[str], random: _random.Random) -> Code:
        """A random code that opens no logbook yet. Raises LogbooksUnavailable."""
        code = draw_code(pictures, random)
        while self.exists(code):
            code = draw_code(pictures, random)
        return code

    def exists(self, code: Code) -> bool:
        """Whether a logbook opens with ``code``. Raises LogbooksUnavailable."""
        return any(self._content_of(place) != "nothing" for place in self._places(code))

    def begin(
        self, code: Code, station: str, sitting: str, at: datetime, before: Iterable[JournalEntry] = ()
    ) -> Journal:
        """A new logbook for ``code``, starting with what the person did ``before`` as a guest.

        It is on disk when this returns. Raises CodeTaken where the code opens one already, LogbooksUnavailable where
        none can be made now; the same code can then be tried again later.
        """
        place, *older = self._places(code)
        if any(other.is_dir() for other in older):
            raise CodeTaken()
        journal = Journal(place, station, sitting)
        try:
            make_folder(self._logbooks)
            place.mkdir(mode=0o700)
        except FileExistsError as error:
            raise (CodeTaken() if is_real_folder(place) else LogbooksUnavailable()) from error
        except OSError as error:
            raise LogbooksUnavailable() from error
        try:
            journal.take(before, then=(LogbookBegun(), at))
        except JournalUnavailable as error:
            self._discard(place)
            raise LogbooksUnavailable() from error
        return journal

    def open(self, code: Code, station: str, sitting: str) -> Journal:
        """The logbook that ``code`` opens. Raises UnknownCode, LogbooksUnavailable."""
        for place in self._places(code):
            match self._content_of(place):
                case "a logbook":
                    return Journal(place, station, sitting)
                case "something else":
                    raise LogbooksUnavailable() from NotADirectoryError(
                        errno.ENOTDIR, "a link or a file stands in the place of a logbook", str(place)
                    )
        raise UnknownCode()

    def _places(self, code: Code) -> Iterator[Path]:
        """Where the logbook of ``code`` may be: with the site's salt, then older ones. Raises LogbooksUnavailable."""
        try:
            self._check_folder()
            salt = self._salt()
            yield self._logbooks / logbook_id(code, salt)
            for older in read_older_salts(self._folder):
                if older != salt:
                    yield self._logbooks / logbook_id(code, older)
        except OSError as error:
            raise LogbooksUnavailable() from error

    def _check_folder(self) -> None:
        """Raises OSError where the folder of logbooks is a dangling link (a share that is not mounted) or a file.

        Without this, the person would be told that the pictures are wrong. The folder may be missing, or a link to one.
        """
        if os.path.lexists(self._logbooks):
            found = os.stat(self._logbooks)
            if not stat.S_ISDIR(found.st_mode):
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(self._logbooks))

    @staticmethod
    def _content_of(place: Path) -> Literal["a logbook", "nothing", "something else"]:
        """What is at ``place``; a link is no logbook, wherever it leads. Raises LogbooksUnavailable."""
        try:
            if is_real_folder(place):
                return "a logbook"
            return "something else" if os.path.lexists(place) else "nothing"
        except OSError as error:
            raise LogbooksUnavailable() from error

    @staticmethod
    def _discard(place: Path) -> None:
        """Removes a logbook that could not be begun, so that the pictures on the person's paper can be used again."""
        with contextlib.suppress(OSError):
            for file in place.iterdir():
                file.unlink()
            place.rmdir()

    def _salt(self) -> bytes:
        """The site's salt, created by the very first call. Raises OSError."""
        if not self._salt_file.exists():
            if self._has_logbooks() and not self._salt_file.exists():
                # A new salt would silently make every logbook inaccessible.
                raise FileNotFoundError(
                    errno.ENOENT, "the salt of these logbooks is missing: put it back", str(self._salt_file)
                )
            self._make_salt()
        return read_salt(self._salt_file)

    def _has_logbooks(self) -> bool:
        return self._logbooks.is_dir() and any(self._logbooks.iterdir())

    def _make_salt(self) -> None:
        """Of two processes, one creates it and the other reads it."""
        make_folder(self._folder)
        for above in self._folder.parents:  # a process that made them may have been killed before it synced them
            sync_folder(above)
        with contextlib.suppress(FileExistsError):
            write_new(self._salt_file, os.urandom(SALT_BYTES))


def read_salt(file: Path) -> bytes:
    """The salt in ``file``. Raises OSError, also for a damaged one."""
    # Stations that share logbooks may share it through a link, like the folder: it is only read.
    salt = read_regular(file, SALT_BYTES, follow=True)
    if len(salt) != SALT_BYTES:
        raise OSError(errno.EIO, f"the salt has {len(salt)} bytes instead of {SALT_BYTES}", str(file))
    return salt


def read_older_salts(folder: Path) -> tuple[bytes, ...]:
    """The salts beside the site's own in a data folder, at most :data:`MAX_OLDER_SALTS`; unreadable ones are logged.

    Raises OSError where they cannot be listed.
    """
    try:
        names = sorted(name for name in os.listdir(folder / OLDER_SALTS_FOLDER) if not name.startswith("."))
    except FileNotFoundError:
        return ()
    except OSError as error:
        if error.errno not in (errno.ENOTDIR, errno.ELOOP):
            raise
        _log.warning("an older salt opens nothing: %s", error)
        return ()
    salts = []
    for name in names[:MAX_OLDER_SALTS]:
        try:
            salts.append(read_salt(folder / OLDER_SALTS_FOLDER / name))
        except OSError as error:
            _log.warning("an older salt opens nothing: %s", error)
    return tuple(dict.fromkeys(salts))
