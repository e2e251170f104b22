"""What an installation changed, with what was there before: written before each change, read to put all back."""

from __future__ import annotations

from pathlib import Path

import msgspec

from kiosk.disk import write_whole
from kiosk.errors import KioskError
from kiosk.i18n import _
from kiosk.machine.install.changes import There

MANIFEST = "/var/lib/kiosk-install/manifest.json"
"""Apart from the station's own folder: nobody but root writes what root will put back."""


class Record(msgspec.Struct, frozen=True):
    """One path: what stood there before the first installation, and how to know what we put there."""

    path: str
    before: There
    written: str
    """:func:`~kiosk.machine.install.changes.fingerprint` of what the newest installation put there."""
    keep: bool = False
    """The adviser's own from then on: stays where it was changed."""


class Manifest(msgspec.Struct, frozen=True):
    """Everything that one machine owes to `kiosk install`, oldest change first."""

    records: tuple[Record, ...] = ()
    account: str = ""
    """The account that was made, if one was."""
    packages: tuple[str, ...] = ()
    """The packages that were installed; they stay."""

    def record(self, path: str) -> Record | None:
        """What is known of ``path``."""
        return next((record for record in self.records if record.path == path), None)

    def with_record(self, record: Record) -> Manifest:
        """With this record: what was there before the first change is never replaced.

        Nor is what we wrote into a file that is the adviser's own since: anything else in it is the adviser's.
        """
        old = self.record(record.path)
        if old is None:
            return msgspec.structs.replace(self, records=(*self.records, record))
        newer = msgspec.structs.replace(record, before=old.before, written=old.written if old.keep else record.written)
        return msgspec.structs.replace(self, records=tuple(newer if r is old else r for r in self.records))

    def without(self, path: str) -> Manifest:
        """Without the record of ``path``: it is put back."""
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
