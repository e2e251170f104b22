"""The station's logbooks: a folder, the site's salt, and a way in by code only.

::

    site_salt                    32 random bytes; stations that share logbooks share this file
    site_salt.d/<name>           salts of logbooks that came back from an archive, where the site had another meanwhile
    logbooks/<id>/<station>.jsonl

A logbook's id hangs on the salt that it was begun with, so a code is looked for under the site's salt first, and then
under each older one. A code is never given out while it opens a logbook under any of them. Only where two people had
the same four pictures at different times, by chance, does an archive bring a second logbook of one code back: the one
of the site's own salt opens, and the other stays on the disk.

There is no way to list the logbooks here: a learner comes in by a code, or not at all.
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
from kiosk.logbook.codes import Code, draw, logbook_id
from kiosk.logbook.events import Entry, LogbookBegun
from kiosk.logbook.journal import Journal, JournalUnavailable
from kiosk.regular_file import is_real_folder, read_regular

if TYPE_CHECKING:
    import random as _random

SALT_BYTES = 32
SALT_FILE = "site_salt"
OLDER_SALTS = "site_salt.d"
MOST_OLDER_SALTS = 4
"""How many salts are looked under besides the site's own: each takes some 70 ms where pictures open nothing."""

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
    """Someone began a logbook with these pictures in the meantime: draw again."""

    def __init__(self) -> None:
        super().__init__(_("Ces 4 images ouvrent déjà un carnet."), _("Demandez d'autres images."))


class Store:
    """The logbooks in a data folder. A way in takes some 70 ms a salt: see :func:`kiosk.logbook.codes.logbook_id`."""

    def __init__(self, folder: Path) -> None:
        """``folder`` is made when it is first needed."""
        self._folder = folder
        self._logbooks = folder / "logbooks"
        self._salt_file = folder / SALT_FILE

    def offer(self, pictures: Sequence[str], random: _random.Random) -> Code:
        """A code by chance that opens no logbook yet. Raises LogbooksUnavailable."""
        code = draw(pictures, random)
        while self.exists(code):
            code = draw(pictures, random)
        return code

    def exists(self, code: Code) -> bool:
        """Whether a logbook opens with ``code``. Raises LogbooksUnavailable."""
        return any(self._stands_at(place) != "nothing" for place in self._places(code))

    def begin(self, code: Code, station: str, sitting: str, at: datetime, before: Iterable[Entry] = ()) -> Journal:
        """A new logbook at ``code``, with what the person did ``before`` as a guest.

        When it returns, the logbook is on the disk. Raises CodeTaken where the code opens one already,
        LogbooksUnavailable where none can be made now; then the same code may be begun again later.
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
            self._take_back(place)
            raise LogbooksUnavailable() from error
        return journal

    def open(self, code: Code, station: str, sitting: str) -> Journal:
        """The logbook that ``code`` opens. Raises UnknownCode, LogbooksUnavailable."""
        for place in self._places(code):
            match self._stands_at(place):
                case "a logbook":
                    return Journal(place, station, sitting)
                case "something else":
                    raise LogbooksUnavailable() from NotADirectoryError(
                        errno.ENOTDIR, "a link or a file stands in the place of a logbook", str(place)
                    )
        raise UnknownCode()

    def _places(self, code: Code) -> Iterator[Path]:
        """Where the logbook of ``code`` may be: under the site's salt, then under older ones. LogbooksUnavailable."""
        try:
            self._look_at_the_folder()
            salt = self._salt()
            yield self._logbooks / logbook_id(code, salt)
            for older in older_salts(self._folder):
                if older != salt:
                    yield self._logbooks / logbook_id(code, older)
        except OSError as error:
            raise LogbooksUnavailable() from error

    def _look_at_the_folder(self) -> None:
        """The folder of logbooks may be missing, or a link to one; raises OSError for a link that leads nowhere (a
        share that is not there) or a file: no pictures open anything then, and it is not their fault."""
        if os.path.lexists(self._logbooks):
            found = os.stat(self._logbooks)
            if not stat.S_ISDIR(found.st_mode):
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(self._logbooks))

    @staticmethod
    def _stands_at(place: Path) -> Literal["a logbook", "nothing", "something else"]:
        """What is there; a link is no logbook, wherever it leads. Raises LogbooksUnavailable where nobody can know."""
        try:
            if is_real_folder(place):
                return "a logbook"
            return "something else" if os.path.lexists(place) else "nothing"
        except OSError as error:
            raise LogbooksUnavailable() from error

    @staticmethod
    def _take_back(place: Path) -> None:
        """Removes a logbook that could not be begun, so that the pictures on the person's paper still serve."""
        with contextlib.suppress(OSError):
            for file in place.iterdir():
                file.unlink()
            place.rmdir()

    def _salt(self) -> bytes:
        """The site's salt, made at the first call ever. Raises OSError."""
        if not self._salt_file.exists():
            if self._has_logbooks() and not self._salt_file.exists():
                # A new salt would close every logbook without a word.
                raise FileNotFoundError(
                    errno.ENOENT, "the salt of these logbooks is missing: put it back", str(self._salt_file)
                )
            self._make_salt()
        return read_salt(self._salt_file)

    def _has_logbooks(self) -> bool:
        return self._logbooks.is_dir() and any(self._logbooks.iterdir())

    def _make_salt(self) -> None:
        """The first of two processes makes it, the other reads it."""
        make_folder(self._folder)
        for above in self._folder.parents:  # made by a process that was ended before the disk had them, who knows
            sync_folder(above)
        with contextlib.suppress(FileExistsError):
            write_new(self._salt_file, os.urandom(SALT_BYTES))


def read_salt(file: Path) -> bytes:
    """The salt in ``file``. Raises OSError, for one that is damaged too."""
    # Stations that share their logbooks may share it by a link, as they may the folder: it is only read.
    salt = read_regular(file, SALT_BYTES, follow=True)
    if len(salt) != SALT_BYTES:
        raise OSError(errno.EIO, f"the salt has {len(salt)} bytes instead of {SALT_BYTES}", str(file))
    return salt


def older_salts(folder: Path) -> tuple[bytes, ...]:
    """The salts beside the site's own in a data folder, at most :data:`MOST_OLDER_SALTS`; one that cannot be read
    opens nothing, and is told in the log. Raises OSError where they cannot be looked for."""
    try:
        names = sorted(name for name in os.listdir(folder / OLDER_SALTS) if not name.startswith("."))
    except (FileNotFoundError, NotADirectoryError):
        return ()
    salts = []
    for name in names[:MOST_OLDER_SALTS]:
        try:
            salts.append(read_salt(folder / OLDER_SALTS / name))
        except OSError as error:
            _log.warning("an older salt opens nothing: %s", error)
    return tuple(dict.fromkeys(salts))
