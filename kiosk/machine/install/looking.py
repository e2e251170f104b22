"""Looks at a machine before it is made a station: see :mod:`kiosk.machine.install.facts`."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from collections.abc import Iterable
from pathlib import Path

import kiosk
from kiosk.errors import KioskError
from kiosk.i18n import _
from kiosk.machine.install.changes import LinkThere
from kiosk.machine.install.facts import AccountThere, Facts
from kiosk.machine.install.machine import Machine
from kiosk.machine.install.plan import (
    ACCOUNT,
    CONSOLE_KEYBOARD,
    DEFAULT_TARGET,
    PACKAGES,
    PRINT_SERVER,
    PRINTING,
    SETTINGS,
)
from kiosk.station.settings.model import Settings
from kiosk.station.settings.reading import read_settings

PLACES = ("/usr/bin/kiosk", "/usr/local/bin/kiosk", "/opt/kiosk/bin/kiosk")
"""Where the program is looked for in a root that is not this machine."""


def look(machine: Machine, program: str) -> Facts:
    """The machine as it is now. Raises :class:`OSError` where it cannot be read."""
    release = _assignments(_read(machine, "/etc/os-release") or "")
    target = machine.there(DEFAULT_TARGET)
    settings = _settings(machine)
    return Facts(
        program=program,
        system=release.get("ID", ""),
        version=release.get("VERSION_ID", ""),
        installed=installed_packages(_read(machine, "/var/lib/dpkg/status") or "", (*PACKAGES, *PRINTING)),
        account=_account(_read(machine, "/etc/passwd") or ""),
        foot_example=_read(machine, "/etc/xdg/foot/foot.ini"),
        keyboard=settings.keyboard,
        prints=bool(settings.printer),
        print_server=_read(machine, PRINT_SERVER),
        console_keyboard=_read(machine, CONSOLE_KEYBOARD),
        default_target=target.target if isinstance(target, LinkThere) else None,
    )


def installed_packages(status: str, asked: Iterable[str]) -> frozenset[str]:
    """Which of ``asked`` are installed whole, after dpkg's own record ``status``."""
    there: set[str] = set()
    for paragraph in status.split("\n\n"):
        fields = dict(line.split(": ", 1) for line in paragraph.splitlines() if ": " in line and line[0] != " ")
        if fields.get("Status", "").endswith(" ok installed"):
            there.add(fields.get("Package", ""))
    return frozenset(there.intersection(asked))


def lacks_pin(machine: Machine) -> bool:
    """Whether the station has no PIN yet: then its corner opens to nobody."""
    return not _settings(machine).pin


def find_program(machine: Machine, named: str | None) -> str:
    """The path of ``kiosk`` there: as named, else as this one was called, else where Debian puts it.

    Raises :class:`KioskError` where there is none.
    """
    if named is not None:
        found = named if machine.path(named).is_file() else None
    elif machine.is_this_one:
        called = shutil.which(sys.argv[0])
        found = os.path.abspath(called) if called else None
    else:
        found = next((place for place in PLACES if machine.path(place).exists()), None)
    if found is None:
        what = _("Le programme kiosk n'est pas à la place attendue.")
        raise KioskError(what, _("Dites où il est : --program /usr/bin/kiosk"))
    return found


def open_to_others(machine: Machine, program: str) -> tuple[str, ...]:
    """What somebody besides root could change of the program, or the station's account could not read, in sentences."""
    places = [machine.path(program)]
    if machine.is_this_one:
        places += [Path(sys.executable), Path(kiosk.__file__).parent]
    ways: dict[Path, None] = {}
    for place in places:
        ways.update(dict.fromkeys([*reversed(place.resolve().parents), place.resolve()]))
    said = []
    for way in ways:
        if not way.is_relative_to(machine.root.resolve()):
            continue
        found = way.stat()
        written_by_all = found.st_mode & stat.S_IWOTH and not found.st_mode & stat.S_ISVTX
        if found.st_uid != 0 or written_by_all or (found.st_mode & stat.S_IWGRP and found.st_gid != 0):
            said.append(_("Un autre compte que root peut changer {path}.").format(path=way))
        if not found.st_mode & (stat.S_IXOTH if way.is_dir() else stat.S_IROTH):
            said.append(_("Le compte du poste ne peut pas lire {path}.").format(path=way))
    return tuple(said)


def _read(machine: Machine, path: str) -> str | None:
    try:
        return machine.path(path).read_text("utf-8", "replace")
    except (FileNotFoundError, NotADirectoryError):
        return None


def _assignments(text: str) -> dict[str, str]:
    pairs = (line.partition("=") for line in text.splitlines() if "=" in line)
    return {name.strip(): value.strip().strip("\"'") for name, _sign, value in pairs}


def _account(passwd: str) -> AccountThere | None:
    for row in (line.split(":") for line in passwd.splitlines()):
        if row[0] == ACCOUNT and len(row) > 6 and row[2].isdigit():
            return AccountThere(int(row[2]), row[5], row[6])
    return None


def _settings(machine: Machine) -> Settings:
    """The station's; the built-in ones where they cannot be read."""
    file = machine.path(SETTINGS)
    try:
        return read_settings(file if file.exists() else None)
    except KioskError:
        return Settings()
