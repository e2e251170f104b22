"""The station's logbooks: a folder, the site's salt, and a way in by code only.

::

    site_salt                    32 random bytes; stations that share logbooks share this file
    logbooks/<id>/<station>.jsonl

There is no way to list the logbooks here: a learner comes in by a code, or not at all.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kiosk.errors import KioskError
from kiosk.i18n import _
from kiosk.logbook.codes import Code, draw, logbook_id
from kiosk.logbook.events import Entry, LogbookBegun
from kiosk.logbook.journal import Journal, JournalUnavailable, sync_folder
from kiosk.regular_file import is_folder, read_regular

if TYPE_CHECKING:
    import random as _random

_SALT_BYTES = 32


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
    """The logbooks in a data folder. Each way in takes some 70 ms: see :func:`kiosk.logbook.codes.logbook_id`."""

    def __init__(self, folder: Path) -> None:
        """``folder`` is made when it is first needed."""
        self._folder = folder
        self._logbooks = folder / "logbooks"
        self._salt_file = folder / "site_salt"

    def offer(self, pictures: Sequence[str], random: _random.Random) -> Code:
        """A code by chance that opens no logbook yet. Raises LogbooksUnavailable."""
        code = draw(pictures, random)
        while self.exists(code):
            code = draw(pictures, random)
        return code

    def exists(self, code: Code) -> bool:
        """Whether a logbook opens with ``code``. Raises LogbooksUnavailable."""
        return self._stands_at(self._place(code)) != "nothing"

    def begin(self, code: Code, station: str, sitting: str, at: datetime, before: Iterable[Entry] = ()) -> Journal:
        """A new logbook at ``code``, with what the person did ``before`` as a guest.

        When it returns, the logbook is on the disk. Raises CodeTaken where the code opens one already,
        LogbooksUnavailable where none can be made now; then the same code may be begun again later.
        """
        place = self._place(code)
        journal = Journal(place, station, sitting)
        try:
            self._logbooks.mkdir(mode=0o700, exist_ok=True)
            place.mkdir(mode=0o700)
            sync_folder(self._logbooks)
            sync_folder(self._folder)
        except FileExistsError as error:
            raise (CodeTaken() if is_folder(place) else LogbooksUnavailable()) from error
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
        place = self._place(code)
        match self._stands_at(place):
            case "a logbook":
                return Journal(place, station, sitting)
            case "nothing":
                raise UnknownCode()
            case _:
                raise LogbooksUnavailable() from NotADirectoryError(
                    errno.ENOTDIR, "a link or a file stands in the place of a logbook", str(place)
                )

    def _place(self, code: Code) -> Path:
        try:
            return self._logbooks / logbook_id(code, self._salt())
        except OSError as error:
            raise LogbooksUnavailable() from error

    @staticmethod
    def _stands_at(place: Path) -> Literal["a logbook", "nothing", "something else"]:
        """What is there; a link is no logbook, wherever it leads. Raises LogbooksUnavailable where nobody can know."""
        try:
            if is_folder(place):
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
        # Stations that share their logbooks may share it by a link, as they may the folder: it is only read.
        salt = read_regular(self._salt_file, _SALT_BYTES, follow=True)
        if len(salt) != _SALT_BYTES:
            raise OSError(errno.EIO, f"the salt has {len(salt)} bytes instead of {_SALT_BYTES}", str(self._salt_file))
        return salt

    def _has_logbooks(self) -> bool:
        return self._logbooks.is_dir() and any(self._logbooks.iterdir())

    def _make_salt(self) -> None:
        """Writes a salt aside, whole, and gives it its name: the first of two processes wins, the other reads it."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = self._folder / f".site_salt.{os.urandom(8).hex()}"
        salt = os.urandom(_SALT_BYTES)
        _write_new(draft, salt)
        with contextlib.suppress(FileExistsError):
            try:
                os.link(draft, self._salt_file)
            except FileExistsError:
                raise
            except OSError:
                # A stick's file system may have no links.
                _write_new(self._salt_file, salt)
        draft.unlink()
        sync_folder(self._folder)


def _write_new(path: Path, content: bytes) -> None:
    """Writes a file that is not there yet, for its owner only. Raises FileExistsError, OSError."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(descriptor, content)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
