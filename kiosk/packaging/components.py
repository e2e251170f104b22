"""The components of a package, brought together: the program's own, and the pinned ones or the newest."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import msgspec

from kiosk.errors import KioskError
from kiosk.i18n import _
from kiosk.packaging.needed import needed
from kiosk.packaging.pins import Pin, read_pins, write_pins
from kiosk.packaging.pip import build_wheel, download_newest, download_pinned, read_wheels
from kiosk.packaging.target import TARGETS, Target
from kiosk.packaging.wheels import Wheel

PINS = Path(__file__).with_name("components.txt")
"""The components of the package, with their versions and sums."""
_MOST_ROUNDS = 5
"""How often the newest components are looked for, each time with what the last ones asked for in addition."""
_OLDEST_IN_ZIP = 315532800
"""1980, in seconds since 1970: a zip file knows no date before."""

Tell = Callable[[str], object]
"""Where a sentence about what is being done goes."""


class Product(msgspec.Struct, frozen=True):
    """What the package is made of: the program's own component, the others, and when (seconds since 1970)."""

    own: Wheel
    carried: tuple[Wheel, ...]
    epoch: int


def gather(source: Path, target: Target, epoch: int, tell: Tell) -> Product:
    """The program's component and the pinned ones for ``target``; raises :class:`KioskError`."""
    with tempfile.TemporaryDirectory(prefix="kiosk-package-") as name:
        own = _own_wheel(source, Path(name) / "own", epoch, tell)
        tell(_("Les composants, avec leurs sommes de contrôle…"))
        download_pinned(PINS, Path(name) / "carried", target)
        (ours,), others = read_wheels(own.parent), read_wheels(Path(name) / "carried")
    wanted = needed(ours.name, (ours, *others), target.markers())
    if wanted.missing:
        what = _("Il manque un composant dans {file} : {names}").format(file=PINS.name, names=", ".join(wanted.missing))
        raise KioskError(what, _("Lancez kiosk package --renew"))
    return Product(ours, tuple(wheel for wheel in others if wheel.name in wanted.kept), epoch)


def renew(source: Path, pins: Path, tell: Tell) -> tuple[tuple[Pin, ...], tuple[Pin, ...]]:
    """Write the newest components that fit the program into ``pins``; gives (the pins before, the pins now).

    The versions are the same for every kind of processor. Raises :class:`KioskError`, and then ``pins`` is as it was.
    """
    before = read_pins(pins.read_text()) if pins.exists() else ()
    found: dict[str, Pin] = {}
    with tempfile.TemporaryDirectory(prefix="kiosk-package-") as name:
        own = _own_wheel(source, Path(name) / "own", 0, tell)
        for target in TARGETS.values():
            tell(_("Les composants les plus récents pour {machine}…").format(machine=target.architecture))
            same = [f"{pin.name}=={pin.version}" for pin in found.values()]
            for wheel in _newest(own, Path(name) / target.architecture, target, same):
                sums = found[wheel.name].sums if wheel.name in found else ()
                found[wheel.name] = Pin(wheel.name, wheel.version, (*sums, wheel.sha256))
    pins.write_text(write_pins(found.values()))
    return before, read_pins(pins.read_text())


def _own_wheel(source: Path, into: Path, epoch: int, tell: Tell) -> Path:
    tell(_("Le programme et ses exercices…"))
    dated = {**os.environ, "SOURCE_DATE_EPOCH": str(max(epoch, _OLDEST_IN_ZIP))}
    return build_wheel(source, into, dated)


def _newest(own: Path, into: Path, target: Target, same: list[str]) -> tuple[Wheel, ...]:
    """The newest components that the program needs on ``target``, without itself."""
    asked: list[str] = []
    (program,) = read_wheels(own.parent)
    for turn in range(_MOST_ROUNDS):
        # A folder of its own: another turn may find another version of the same component.
        folder = into / str(turn)
        download_newest([own, *same, *asked], folder, target)
        there = {wheel.name: wheel for wheel in read_wheels(folder)}
        wanted = needed(program.name, there.values(), target.markers())
        if not wanted.missing:
            return tuple(there[name] for name in sorted(wanted.kept - {program.name}))
        asked += wanted.missing
    raise KioskError(_("Ces composants ne vont pas ensemble : {names}").format(names=", ".join(asked)))
