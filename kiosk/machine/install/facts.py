"""Reads from a system what the plan depends on; finds the program there, and who else could change it."""

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
from kiosk.machine.install.changes import LinkState
from kiosk.machine.install.plan import (
    ACCOUNT,
    CUPS_CONFIGURATION,
    DEFAULT_TARGET,
    KEYBOARD_CONFIGURATION,
    PACKAGES,
    PRINTING_PACKAGES,
    SETTINGS_FILE,
    ExistingAccount,
    SystemFacts,
)
from kiosk.machine.install.target_system import TargetSystem
from kiosk.station.settings.model import Settings
from kiosk.station.settings.reading import read_settings

PROGRAM_PATHS = ("/usr/bin/kiosk", "/usr/local/bin/kiosk", "/opt/kiosk/bin/kiosk")
"""Where the program is looked for in a root that is not the running system."""


def read_facts(system: TargetSystem, program: str) -> SystemFacts:
    """Read all facts; raises :class:`OSError` where a file exists and cannot be read."""
    release = _parse_assignments(_read(system, "/etc/os-release") or "")
    target = system.read_state(DEFAULT_TARGET)
    settings = _read_settings(system)
    return SystemFacts(
        program=program,
        distribution=release.get("ID", ""),
        version=release.get("VERSION_ID", ""),
        installed=parse_installed(_read(system, "/var/lib/dpkg/status") or "", (*PACKAGES, *PRINTING_PACKAGES)),
        account=_find_account(_read(system, "/etc/passwd") or ""),
        foot_example=_read(system, "/etc/xdg/foot/foot.ini"),
        keyboard=settings.keyboard,
        prints=bool(settings.printer),
        cups_configuration=_read(system, CUPS_CONFIGURATION),
        keyboard_configuration=_read(system, KEYBOARD_CONFIGURATION),
        default_target=target.target if isinstance(target, LinkState) else None,
    )


def parse_installed(status: str, names: Iterable[str]) -> frozenset[str]:
    """Which of ``names`` are wholly installed, according to dpkg's file ``status``."""
    installed: set[str] = set()
    for paragraph in status.split("\n\n"):
        fields = dict(line.split(": ", 1) for line in paragraph.splitlines() if ": " in line and line[0] != " ")
        if fields.get("Status", "").endswith(" ok installed"):
            installed.add(fields.get("Package", ""))
    return frozenset(installed.intersection(names))


def lacks_pin(system: TargetSystem) -> bool:
    """Whether the station has no PIN yet: then the adviser's corner opens to nobody."""
    return not _read_settings(system).pin


def find_program(system: TargetSystem, named: str | None) -> str:
    """The path of ``kiosk`` on the system: as named, else as this one was called, else where Debian installs it.

    Raises :class:`KioskError` where there is none.
    """
    if named is not None:
        found = named if system.path(named).is_file() else None
    elif system.is_host:
        called = shutil.which(sys.argv[0])
        found = os.path.abspath(called) if called else None
    else:
        found = next((place for place in PROGRAM_PATHS if system.path(place).exists()), None)
    if found is None:
        what = _("Le programme kiosk n'est pas à la place attendue.")
        raise KioskError(what, _("Dites où il est : --program /usr/bin/kiosk"))
    return found


def find_permission_problems(system: TargetSystem, program: str) -> tuple[str, ...]:
    """Sentences about parts of the program that others than root may change, or that the station cannot read."""
    places = [system.path(program)]
    if system.is_host:
        places += [Path(sys.executable), Path(kiosk.__file__).parent]
    paths: dict[Path, None] = {}
    for place in places:
        paths.update(dict.fromkeys([*reversed(place.resolve().parents), place.resolve()]))
    problems = []
    for path in paths:
        if not path.is_relative_to(system.root.resolve()):
            continue
        found = path.stat()
        writable_by_all = found.st_mode & stat.S_IWOTH and not found.st_mode & stat.S_ISVTX
        if found.st_uid != 0 or writable_by_all or (found.st_mode & stat.S_IWGRP and found.st_gid != 0):
            problems.append(_("Un autre compte que root peut changer {path}.").format(path=path))
        if not found.st_mode & (stat.S_IXOTH if path.is_dir() else stat.S_IROTH):
            problems.append(_("Le compte du poste ne peut pas lire {path}.").format(path=path))
    return tuple(problems)


def _read(system: TargetSystem, path: str) -> str | None:
    try:
        return system.path(path).read_text("utf-8", "replace")
    except (FileNotFoundError, NotADirectoryError):
        return None


def _parse_assignments(text: str) -> dict[str, str]:
    pairs = (line.partition("=") for line in text.splitlines() if "=" in line)
    return {name.strip(): value.strip().strip("\"'") for name, _sign, value in pairs}


def _find_account(passwd: str) -> ExistingAccount | None:
    for row in (line.split(":") for line in passwd.splitlines()):
        if row[0] == ACCOUNT and len(row) > 6 and row[2].isdigit():
            return ExistingAccount(int(row[2]), row[5], row[6])
    return None


def _read_settings(system: TargetSystem) -> Settings:
    """The settings of the station; the built-in ones where the file cannot be read."""
    file = system.path(SETTINGS_FILE)
    try:
        return read_settings(file if file.exists() else None)
    except KioskError:
        return Settings()
