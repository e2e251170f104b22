"""What an installation changed, and the states before: written before each change, read to put everything back."""

from __future__ import annotations

from pathlib import Path

import msgspec

from kiosk.disk import write_whole
from kiosk.errors import KioskError
from kiosk.i18n import _
from kiosk.machine.install.changes import PathState

MANIFEST = "/var/lib/kiosk-install/manifest.json"
"""Apart from the station's own folder: nobody but root writes what root will put back."""


class ChangeRecord(msgspec.Struct, frozen=True):
    """One path: its state before the first installation, and how to recognize what we wrote there."""

    path: str
    before: PathState
    written: str
    """:func:`~kiosk.machine.install.changes.fingerprint` of the state that the newest installation wrote."""
    keep: bool = False
    """The adviser's own: it stays where it was edited."""


class Manifest(msgspec.Struct, frozen=True):
    """Everything that `kiosk install` changed on one system, the oldest change first."""

    records: tuple[ChangeRecord, ...] = ()
    account: str = ""
    """The account that was created, if any."""
    packages: tuple[str, ...] = ()
    """The packages that were installed; they stay."""

    def find(self, path: str) -> ChangeRecord | None:
        """The record of ``path``."""
        return next((record for record in self.records if record.path == path), None)

    def with_record(self, record: ChangeRecord) -> Manifest:
        """With this record; the state before the first change is kept.

        So is the fingerprint of a file that became the adviser's own: anything else in it is the adviser's.
        """
        old = self.find(record.path)
        if old is None:
            return msgspec.structs.replace(self, records=(*self.records, record))
        newer = msgspec.structs.replace(record, before=old.before, written=old.written if old.keep else record.written)
        return msgspec.structs.replace(self, records=tuple(newer if r is old else r for r in self.records))

    def without(self, path: str) -> Manifest:
        """Without the record of ``path``, which is restored."""
        return msgspec.structs.replace(self, records=tuple(r for r in self.records if r.path != path))


def read_manifest(file: Path) -> Manifest | None:
    """The manifest in ``file``; None where there is none. Raises :class:`KioskError` for one that cannot be read."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=Manifest)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.DecodeError) as error:
        what = _("{file} ne peut pas être lu.").format(file=file)
        raise KioskError(what, _("Rien n'est changé. Mettez ce fichier de côté, puis relancez.")) from error


def write_manifest(file: Path, manifest: Manifest) -> None:
    """Write it whole and for root alone. Raises :class:`OSError`."""
    write_whole(file, msgspec.json.encode(manifest), 0o600)
