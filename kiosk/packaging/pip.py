"""pip, as the one tool that brings components from the Python Package Index and makes the program's own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.i18n import _
from kiosk.packaging.target import Target
from kiosk.packaging.wheels import Wheel, read_wheel

_MOST_SAID = 300
_WRONG_SUM = "DO NOT MATCH THE HASHES"
"""What pip says where a file is not the one whose sum was noted: changed on the way, or at its source."""


def need_pip() -> None:
    """Raises :class:`KioskError` where this Python has no pip."""
    if subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True, check=False).returncode != 0:
        raise KioskError(_("Il manque pip, qui apporte les composants."), _("Sur Debian : apt install python3-pip"))


def build_wheel(source: Path, into: Path, environment: dict[str, str]) -> Path:
    """The program's own component, made from the clone ``source``; raises :class:`KioskError`."""
    _pip("wheel", "--no-deps", "--wheel-dir", into, source, environment=environment)
    (wheel,) = into.glob("*.whl")
    return wheel


def download_pinned(pins: Path, into: Path, target: Target) -> None:
    """The components that the file ``pins`` names, each with the sum that stands there; raises :class:`KioskError`."""
    _pip("download", "--no-deps", "--require-hashes", "-r", pins, "--dest", into, *target.pip_options())


def download_newest(wanted: Iterable[str | Path], into: Path, target: Target) -> None:
    """The newest components that fit ``wanted`` (specifiers, or wheels) and each other; raises :class:`KioskError`."""
    _pip("download", "--dest", into, *target.pip_options(), *wanted)


def read_wheels(folder: Path) -> tuple[Wheel, ...]:
    """The components in ``folder``, by name; raises :class:`KioskError` where one cannot be read."""
    try:
        return tuple(sorted((read_wheel(path) for path in folder.glob("*.whl")), key=lambda wheel: wheel.name))
    except (OSError, ValueError) as error:
        raise KioskError(_("Un composant ne se lit pas ({cause}).").format(cause=error)) from error


def _pip(*args: str | Path, environment: dict[str, str] | None = None) -> None:
    # Nobody is there to answer, and a newer pip is not what this is about.
    command = [sys.executable, "-m", "pip", "--quiet", "--no-input", "--disable-pip-version-check", *map(str, args)]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False, env=environment)
    if _WRONG_SUM in done.stderr:
        what = _("Un composant n'est pas celui qui est attendu : sa somme de contrôle est une autre.")
        raise KioskError(what, _("Ne vous servez pas de ce réseau pour construire le paquet."))
    if done.returncode != 0:
        what = _("pip n'a pas apporté les composants ({cause}).").format(cause=_cause(done.stderr.splitlines()))
        raise KioskError(what, _("Vérifiez le réseau, puis relancez la commande."))


def _cause(lines: Sequence[str]) -> str:
    """What pip says first of what went wrong: that is the cause, and what follows is what came of it."""
    said = [line.strip() for line in lines if line.strip()]
    told = [line for line in said if line.startswith("ERROR:")] or said
    return told[0].removeprefix("ERROR:").strip()[:_MOST_SAID] if told else "?"
