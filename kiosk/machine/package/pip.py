"""The pinned components and build tools, and pip, which downloads them: it builds nothing.

A pin is a version and the sums of its files: what was tried is what is shipped. It is the pip of the Python that runs,
with this machine's own settings: they say where its index is. Whatever that index offers, only published wheels are
taken, and of those that are shipped or that run here only the pinned ones.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from kiosk.errors import KioskError
from kiosk.i18n import _
from kiosk.machine.package.platforms import OLDEST_TO_BUILD, Platform
from kiosk.machine.package.wheels import Wheel, normalized_name, read_wheel

_HEAD = """\
# {about}, with the sums of their files.
# Written by `kiosk package --renew`; do not edit by hand.
"""
_NAME = re.compile(r"(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s\\;]+)")
_SUM = re.compile(r"--hash=sha256:([0-9a-f]{64})\b")
_MAX_SHOWN = 300
"""Characters of pip's error message that are shown."""
_WRONG_SUM = "DO NOT MATCH THE HASHES"
"""What pip prints where a file's sum is not the pinned one: changed on the way, or at its source."""
_ANY_PLATFORM = (
    "--only-binary", ":all:", "--python-version", OLDEST_TO_BUILD, "--implementation", "py", "--abi", "none",
    "--platform", "any",
)  # fmt: skip
"""The options that make pip look for wheels that run on every machine, with every Python that builds the package."""


class Pin(msgspec.Struct, frozen=True, order=True):
    """A component, its version, and the SHA-256 of the files that may be taken: one, or one a platform."""

    name: str
    version: str
    sums: tuple[str, ...]


def format_pins(pins: Iterable[Pin], about: str) -> str:
    """The pins as a requirements file, which pip reads with ``--require-hashes``; its first line says what they are."""
    entries = []
    for pin in sorted(pins):
        sums = [f"    --hash=sha256:{one}" for one in sorted(set(pin.sums))]
        entries.append(" \\\n".join([f"{pin.name}=={pin.version}", *sums]))
    return _HEAD.format(about=about) + "\n".join(entries) + "\n"


def parse_pins(text: str) -> tuple[Pin, ...]:
    """The pins that :func:`format_pins` wrote; raises :class:`ValueError` at an entry without version or sum."""
    pins = []
    for line in text.replace("\\\n", " ").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        named, sums = _NAME.match(line), tuple(_SUM.findall(line))
        if named is None or not sums:
            raise ValueError(line)
        pins.append(Pin(normalized_name(named["name"]), named["version"], sums))
    return tuple(pins)


def changed_versions(before: Iterable[Pin], after: Iterable[Pin]) -> tuple[tuple[str, str, str], ...]:
    """(component, its version before, its version now) of each that changed; an empty version where there is none."""
    old = {pin.name: pin.version for pin in before}
    new = {pin.name: pin.version for pin in after}
    names = sorted(old.keys() | new.keys())
    return tuple((name, old.get(name, ""), new.get(name, "")) for name in names if old.get(name) != new.get(name))


def require_pip() -> None:
    """Raise :class:`KioskError` where this Python has no pip."""
    if subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True, check=False).returncode != 0:
        raise KioskError(_("Il manque pip, qui apporte les composants."), _("Sur Debian : apt install python3-pip"))


def download_pinned(pins: Path, into: Path, platform: Platform | None = None) -> None:
    """Download the wheels that the file ``pins`` names, for ``platform``, else those for any machine.

    Raises :class:`KioskError`, also where a sum is not the pinned one.
    """
    options = platform.pip_options() if platform is not None else _ANY_PLATFORM
    _run_pip("download", "--no-deps", "--require-hashes", "-r", pins, "--dest", into, *options)


def download_newest(wanted: Iterable[str | Path], into: Path, platform: Platform) -> None:
    """Download the newest components that fit ``wanted`` (specifiers, or wheels) and each other.

    Raises :class:`KioskError`.
    """
    _run_pip("download", "--dest", into, *platform.pip_options(), *wanted)


def download_newest_tools(wanted: Iterable[str], into: Path) -> None:
    """Download the newest wheels for any machine that fit ``wanted`` (specifiers) and each other.

    Raises :class:`KioskError`.
    """
    _run_pip("download", "--dest", into, *_ANY_PLATFORM, *wanted)


def read_pinned_wheels(folder: Path, pins: Path) -> tuple[Wheel, ...]:
    """The wheels in ``folder``, by name; raises :class:`KioskError` where one is not pinned in the file ``pins``.

    pip has compared the sums already, but settings of this machine could have made it bring more.
    """
    pinned = {(pin.name, pin.version, one) for pin in parse_pins(pins.read_text("utf-8")) for one in pin.sums}
    wheels = read_wheels(folder)
    if any((wheel.name, wheel.version, wheel.sha256) not in pinned for wheel in wheels):
        raise _wrong_sum()
    return wheels


def read_wheels(folder: Path) -> tuple[Wheel, ...]:
    """The components in ``folder``, by name; raises :class:`KioskError` where one cannot be read."""
    try:
        return tuple(sorted((read_wheel(path) for path in folder.glob("*.whl")), key=lambda wheel: wheel.name))
    except (OSError, ValueError) as error:
        raise KioskError(_("Un composant ne se lit pas ({cause}).").format(cause=error)) from error


def _run_pip(*args: str | Path) -> None:
    # Nobody is there to answer, and a newer pip is not what this is about.
    command = [sys.executable, "-m", "pip", "--quiet", "--no-input", "--disable-pip-version-check", *map(str, args)]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if _WRONG_SUM in done.stderr:
        raise _wrong_sum()
    if done.returncode != 0:
        what = _("pip n'a pas apporté les composants ({cause}).").format(cause=_first_error(done.stderr.splitlines()))
        raise KioskError(what, _("Vérifiez le réseau, puis relancez la commande."))


def _wrong_sum() -> KioskError:
    what = _("Un composant n'est pas celui qui est attendu : sa somme de contrôle est une autre.")
    return KioskError(what, _("Ne vous servez pas de ce réseau pour construire le paquet."))


def _first_error(lines: Sequence[str]) -> str:
    """The first error that pip prints is the cause; those after it follow from it."""
    printed = [line.strip() for line in lines if line.strip()]
    errors = [line for line in printed if line.startswith("ERROR:")] or printed
    return errors[0].removeprefix("ERROR:").strip()[:_MAX_SHOWN] if errors else "?"
