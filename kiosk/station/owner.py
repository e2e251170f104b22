"""Becoming the station's account, so that a command run as root leaves no file that the station cannot write."""

from __future__ import annotations

import os
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.i18n import _


def become_owner_of(folder: Path) -> bool:
    """As root, become for good the account that owns ``folder``; whether anything changed.

    Where ``folder`` does not exist yet, the nearest folder above it counts. Nothing changes for any other account, nor
    where root owns it. The account's groups are taken too, and its HOME, USER, LOGNAME and XDG_RUNTIME_DIR, so that the
    station's own folders are found. Raises :class:`KioskError` where that is impossible.
    """
    if os.geteuid() != 0:
        return False
    found = _nearest_existing(folder).stat()
    if found.st_uid == 0:
        return False
    import pwd

    try:
        account = pwd.getpwuid(found.st_uid)
    except KeyError:
        account = None
    group = account.pw_gid if account else found.st_gid
    try:
        if account:
            os.initgroups(account.pw_name, group)
        else:
            os.setgroups([group])
        os.setresgid(group, group, group)
        os.setresuid(found.st_uid, found.st_uid, found.st_uid)
    except OSError as error:
        name = account.pw_name if account else str(found.st_uid)
        what = _("Le dossier {folder} est au compte {name}.").format(folder=folder, name=name)
        raise KioskError(what, _("Lancez cette commande avec ce compte.")) from error
    if account:
        _set_environment(account.pw_name, account.pw_dir, found.st_uid)
    return True


def _nearest_existing(folder: Path) -> Path:
    folder = Path(os.path.abspath(folder))
    return next((place for place in (folder, *folder.parents) if os.path.isdir(place)), Path("/"))


def _set_environment(name: str, home: str, user: int) -> None:
    """Set what the account's own programs have; a HOME that is already the account's stays."""
    os.environ.update(USER=name, LOGNAME=name)
    try:
        at_home = os.stat(os.environ.get("HOME", "")).st_uid == user
    except OSError:
        at_home = False
    if not at_home:
        os.environ["HOME"] = home
    runtime = f"/run/user/{user}"
    if os.path.isdir(runtime):
        os.environ["XDG_RUNTIME_DIR"] = runtime
    else:
        os.environ.pop("XDG_RUNTIME_DIR", None)
