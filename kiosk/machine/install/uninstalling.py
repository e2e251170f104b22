"""Puts a system back as it was before it was a station, the newest change first; an interrupted run can be resumed."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from msgspec.structs import replace

from kiosk.errors import KioskError, translate_reason
from kiosk.i18n import _
from kiosk.machine.install.changes import Absent, FileState, FolderState, fingerprint
from kiosk.machine.install.installing import Notify, refresh_console_keyboard
from kiosk.machine.install.manifest import MANIFEST, ChangeRecord, Manifest, read_manifest, write_manifest
from kiosk.machine.install.plan import ACCOUNT, HOME_FOLDER, KEYBOARD_CONFIGURATION, STATE_FOLDER, UNIT_NAME
from kiosk.machine.install.target_system import TargetSystem

KEPT_FOLDERS = (f"{STATE_FOLDER}/logbooks", f"{STATE_FOLDER}/archives")
"""What people did at the station: erased on request alone."""


def read_installation(system: TargetSystem) -> Manifest | None:
    """What the installation changed; None where there is none."""
    return read_manifest(system.path(MANIFEST))


def has_logbooks(system: TargetSystem) -> bool:
    """Whether the station's own folder holds logbooks, or archives of them."""
    return any(system.holds_files(folder) for folder in KEPT_FOLDERS)


def uninstall(system: TargetSystem, notify: Notify, logbooks: bool = False) -> None:
    """Put all back; packages stay, and so do logbooks with the account that owns them, unless ``logbooks``.

    Raises :class:`KioskError` where something stops it; the next run goes on from there.
    """
    manifest = read_installation(system)
    if manifest is None:
        return
    if system.runs_systemd:
        # first of all: nothing must restart while its files are erased
        with contextlib.suppress(KioskError):
            system.run("systemctl", "stop", UNIT_NAME)
    keeps_logbooks = has_logbooks(system) and not logbooks
    for record in reversed(manifest.records):
        if record.path in {STATE_FOLDER, HOME_FOLDER} and isinstance(record.before, Absent):
            if keeps_logbooks and record.path == STATE_FOLDER:
                continue
            _explain_failure(record.path, system.erase_tree)
        _restore(system, record, notify)
        manifest = manifest.without(record.path)
        _write_manifest(system, manifest)
    if manifest.account and not keeps_logbooks:
        if system.owner_ids(ACCOUNT, ACCOUNT) is not None:
            system.run("userdel", manifest.account)
        manifest = replace(manifest, account="")
    if manifest.packages:
        notify(_("Ces paquets restent : {names}.").format(names=", ".join(manifest.packages)))
    if keeps_logbooks:
        _write_manifest(system, manifest)
        notify(_("Les carnets restent dans {folder}, avec leur compte.").format(folder=STATE_FOLDER))
    else:
        file = system.path(MANIFEST)
        file.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            file.parent.rmdir()
    if system.runs_systemd:
        system.run("systemctl", "daemon-reload")


def _restore(system: TargetSystem, record: ChangeRecord, notify: Notify) -> None:
    state = system.read_state(record.path)
    if state == record.before:
        return
    edited = isinstance(state, FileState) and fingerprint(state) != record.written
    if isinstance(state, FileState) and edited and record.keep:
        notify(_("{path} reste : il a vos réglages.").format(path=record.path))
        owner, group = system.root_ids()
        owned_by_root = replace(state, owner=owner, group=group)
        # its group is removed with the account, and another account may be given the same id
        _explain_failure(record.path, lambda path: system.write_state(path, owned_by_root))
        return
    if edited:
        copy = system.save_copy(record.path)
        notify(_("Vos changements sont gardés dans {path}.").format(path=copy))
    if isinstance(state, FolderState) and isinstance(record.before, Absent):
        # fails where somebody else has put something into it since: then it is theirs
        with contextlib.suppress(OSError):
            system.write_state(record.path, record.before)
        return
    _explain_failure(record.path, lambda path: system.write_state(path, record.before))
    if record.path == KEYBOARD_CONFIGURATION:
        refresh_console_keyboard(system)


def _explain_failure(path: str, action: Callable[[str], None]) -> None:
    try:
        action(path)
    except OSError as error:
        raise KioskError(_("{path} ne peut pas être changé.").format(path=path), translate_reason(error)) from error


def _write_manifest(system: TargetSystem, manifest: Manifest) -> None:
    _explain_failure(MANIFEST, lambda path: write_manifest(system.path(path), manifest))
