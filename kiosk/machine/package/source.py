"""The clone that a package is made from, its date, and what building takes of this machine."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import kiosk
from kiosk.errors import KioskError
from kiosk.i18n import _
from kiosk.machine.package.pip import need_pip


def clone() -> Path:
    """The clone that this program runs from; raises :class:`KioskError` where it runs from anything else."""
    folder = Path(kiosk.__file__).resolve().parent.parent
    if not (folder / "pyproject.toml").is_file():
        what = _("Le paquet se construit par un programme qui tourne dans une copie du dépôt.")
        how = "python3 -m venv .venv && .venv/bin/pip install -e . && .venv/bin/kiosk package"
        raise KioskError(what, _("Dans cette copie, écrivez : {command}").format(command=how))
    return folder


def need_tools() -> None:
    """Raises :class:`KioskError` where this machine lacks what building takes."""
    need_pip()
    if shutil.which("dpkg-deb") is None:
        raise KioskError(_("Il manque dpkg-deb, qui ferme le paquet."), _("Sur Debian et Ubuntu : apt install dpkg"))


def epoch_of(source: Path, environment: Mapping[str, str]) -> int:
    """The date of everything in the package, in seconds since 1970.

    SOURCE_DATE_EPOCH where it is set (reproducible-builds.org); else the last commit, where nothing was changed since;
    else the newest change of a file that goes into the package. So the same sources give the same package.
    """
    named = environment.get("SOURCE_DATE_EPOCH", "")
    if named.isascii() and named.isdigit():
        return int(named)
    if named:
        raise KioskError(_("SOURCE_DATE_EPOCH n'est pas un nombre de secondes."))
    parts = ("kiosk", "exercises", "pyproject.toml", "README.md", "LICENSE")
    if _git(source, "status", "--porcelain", "--", *parts) == "":
        committed = _git(source, "log", "-1", "--format=%ct")
        if committed and committed.isdigit():
            return int(committed)
    files = [file for part in parts for file in (source / part, *(source / part).rglob("*"))]
    return int(max(file.stat().st_mtime for file in files if file.is_file() and file.suffix != ".pyc"))


def _git(source: Path, *args: str) -> str | None:
    """What git says of the clone; None where it says nothing of it, or is not there."""
    try:
        done = subprocess.run(["git", "-C", source, *args], capture_output=True, text=True, check=False)
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None
