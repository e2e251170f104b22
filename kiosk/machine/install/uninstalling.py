"""Puts a machine back as it was before it was a station, newest change first; the next run goes on from there."""

from __future__ import annotations

import contextlib

from msgspec.structs import replace

from kiosk.errors import KioskError
from kiosk.i18n import _
from kiosk.machine.install.changes import FileThere, FolderThere, NothingThere, fingerprint
from kiosk.machine.install.installing import Tell, save_console_keyboard
from kiosk.machine.install.machine import Machine
from kiosk.machine.install.manifest import MANIFEST, Manifest, Record, read_manifest, write_manifest
from kiosk.machine.install.plan import ACCOUNT, CONSOLE_KEYBOARD, HOME, STATE, UNIT_NAME

KEPT = (f"{STATE}/logbooks", f"{STATE}/archives")
"""What people did at the station: never erased unless it is asked for."""


def to_put_back(machine: Machine) -> Manifest | None:
    """What a former installation changed; None where there is none."""
    return read_manifest(machine.path(MANIFEST))


def has_logbooks(machine: Machine) -> bool:
    """Whether the station's own folder holds logbooks, or archives of them."""
    return any(machine.holds_files(folder) for folder in KEPT)


def uninstall(machine: Machine, tell: Tell, logbooks: bool = False) -> None:
    """Put all back; packages stay, and so do logbooks with the account that owns them, unless ``logbooks``.

    Raises :class:`KioskError` where something stops it; run again, it goes on.
    """
    manifest = to_put_back(machine)
    if manifest is None:
        return
    if machine.runs_systemd:
        # the screen first: nothing is to come back by itself while its files go
        with contextlib.suppress(KioskError):
            machine.run("systemctl", "stop", UNIT_NAME)
    stays = has_logbooks(machine) and not logbooks
    for record in reversed(manifest.records):
        if record.path in {STATE, HOME} and isinstance(record.before, NothingThere):
            if stays and record.path == STATE:
                continue
            _guarded(record.path, machine.erase_tree)
        _put_back(machine, record, tell)
        manifest = manifest.without(record.path)
        _keep(machine, manifest)
    if manifest.account and not stays:
        if machine.numbers(ACCOUNT, ACCOUNT) is not None:
            machine.run("userdel", manifest.account)
        manifest = replace(manifest, account="")
    if manifest.packages:
        tell(_("Ces paquets restent : {names}.").format(names=", ".join(manifest.packages)))
    if stays:
        _keep(machine, manifest)
        tell(_("Les carnets restent dans {folder}, avec leur compte.").format(folder=STATE))
    else:
        file = machine.path(MANIFEST)
        file.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            file.parent.rmdir()
    if machine.runs_systemd:
        machine.run("systemctl", "daemon-reload")


def _put_back(machine: Machine, record: Record, tell: Tell) -> None:
    there = machine.there(record.path)
    if there == record.before:
        return
    by_hand = isinstance(there, FileThere) and fingerprint(there) != record.written
    if isinstance(there, FileThere) and by_hand and record.keep:
        tell(_("{path} reste : il a vos réglages.").format(path=record.path))
        owner, group = machine.root_numbers()
        ours = replace(there, owner=owner, group=group)
        # its group goes with the account, and another account may be given the same number
        _guarded(record.path, lambda path: machine.put(path, ours))
        return
    if by_hand:
        aside = machine.set_aside(record.path)
        tell(_("Vos changements sont gardés dans {path}.").format(path=aside))
    if isinstance(there, FolderThere) and isinstance(record.before, NothingThere):
        # somebody else may have put something there since: then it is theirs
        with contextlib.suppress(OSError):
            machine.put(record.path, record.before)
        return
    _guarded(record.path, lambda path: machine.put(path, record.before))
    if record.path == CONSOLE_KEYBOARD:
        save_console_keyboard(machine)


def _guarded(path: str, do: Tell) -> None:
    try:
        do(path)
    except OSError as error:
        raise KioskError(_("{path} ne peut pas être changé.").format(path=path), error.strerror or "") from error


def _keep(machine: Machine, manifest: Manifest) -> None:
    _guarded(MANIFEST, lambda path: write_manifest(machine.path(path), manifest))
