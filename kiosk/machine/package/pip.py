"""pip brings components and build tools from the Python Package Index, and only that: it builds nothing.

It is the pip of the Python that runs, with this machine's own settings: they say where its index is. Whatever that
index offers, only published wheels are taken, and of those that are shipped or that run here only the noted ones.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.i18n import _
from kiosk.machine.package.pins import read_pins
from kiosk.machine.package.target import OLDEST_TO_BUILD, Target
from kiosk.machine.package.wheels import Wheel, read_wheel

_MOST_SAID = 300
_WRONG_SUM = "DO NOT MATCH THE HASHES"
"""What pip says where a file is not the one whose sum was noted: changed on the way, or at its source."""
_FOR_ANY = (
    "--only-binary", ":all:", "--python-version", OLDEST_TO_BUILD, "--implementation", "py", "--abi", "none",
    "--platform", "any",
)  # fmt: skip
"""What tells pip to look for wheels that run on every machine, with every Python that builds the package."""


def need_pip() -> None:
    """Raises :class:`KioskError` where this Python has no pip."""
    if subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True, check=False).returncode != 0:
        raise KioskError(_("Il manque pip, qui apporte les composants."), _("Sur Debian : apt install python3-pip"))


def download_pinned(pins: Path, into: Path, target: Target | None = None) -> None:
    """The wheels that the file ``pins`` names, each with the sum that stands there: for ``target``, else for all.

    Raises :class:`KioskError`.
    """
    options = target.pip_options() if target is not None else _FOR_ANY
    _pip("download", "--no-deps", "--require-hashes", "-r", pins, "--dest", into, *options)


def download_newest(wanted: Iterable[str | Path], into: Path, target: Target) -> None:
    """The newest components that fit ``wanted`` (specifiers, or wheels) and each other; raises :class:`KioskError`."""
    _pip("download", "--dest", into, *target.pip_options(), *wanted)


def download_newest_tools(wanted: Iterable[str], into: Path) -> None:
    """The newest wheels for any machine that fit ``wanted`` (specifiers) and each other; raises :class:`KioskError`."""
    _pip("download", "--dest", into, *_FOR_ANY, *wanted)


def read_pinned(folder: Path, pins: Path) -> tuple[Wheel, ...]:
    """The wheels in ``folder``, by name; raises :class:`KioskError` where one is not as the file ``pins`` notes it.

    pip has compared them already. What it was told besides by this machine's settings could have brought more.
    """
    noted = {(pin.name, pin.version, one) for pin in read_pins(pins.read_text("utf-8")) for one in pin.sums}
    wheels = read_wheels(folder)
    if any((wheel.name, wheel.version, wheel.sha256) not in noted for wheel in wheels):
        raise _another_sum()
    return wheels


def read_wheels(folder: Path) -> tuple[Wheel, ...]:
    """The components in ``folder``, by name; raises :class:`KioskError` where one cannot be read."""
    try:
        return tuple(sorted((read_wheel(path) for path in folder.glob("*.whl")), key=lambda wheel: wheel.name))
    except (OSError, ValueError) as error:
        raise KioskError(_("Un composant ne se lit pas ({cause}).").format(cause=error)) from error


def _pip(*args: str | Path) -> None:
    # Nobody is there to answer, and a newer pip is not what this is about.
    command = [sys.executable, "-m", "pip", "--quiet", "--no-input", "--disable-pip-version-check", *map(str, args)]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if _WRONG_SUM in done.stderr:
        raise _another_sum()
    if done.returncode != 0:
        what = _("pip n'a pas apporté les composants ({cause}).").format(cause=_cause(done.stderr.splitlines()))
        raise KioskError(what, _("Vérifiez le réseau, puis relancez la commande."))


def _another_sum() -> KioskError:
    what = _("Un composant n'est pas celui qui est attendu : sa somme de contrôle est une autre.")
    return KioskError(what, _("Ne vous servez pas de ce réseau pour construire le paquet."))


def _cause(lines: Sequence[str]) -> str:
    """What pip says first of what went wrong: that is the cause, and what follows is what came of it."""
    said = [line.strip() for line in lines if line.strip()]
    told = [line for line in said if line.startswith("ERROR:")] or said
    return told[0].removeprefix("ERROR:").strip()[:_MOST_SAID] if told else "?"
