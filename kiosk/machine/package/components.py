"""The components of a package, brought together: the program's own, and the pinned ones or the newest."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import msgspec

from kiosk.errors import KioskError
from kiosk.i18n import _
from kiosk.machine.package.build_tools import TOOLS, bring_tools, build_wheel, newest_tools, unpack
from kiosk.machine.package.needed import needed
from kiosk.machine.package.pins import Pin, read_pins, renewed, write_pins
from kiosk.machine.package.pip import download_newest, download_pinned, read_pinned, read_wheels
from kiosk.machine.package.target import TARGETS, Target
from kiosk.machine.package.wheels import Wheel

PINS = Path(__file__).with_name("components.txt")
"""The components of the package, with their versions and sums."""
_MOST_ROUNDS = 5
"""How often the newest components are looked for, each time with what the last ones asked for in addition."""
_ABOUT_TOOLS = "What builds the program's own component for the Debian package"
_ABOUT_COMPONENTS = "The Python components that the Debian package carries beside the program"

Tell = Callable[[str], object]
"""Where a sentence about what is being done goes."""


class Product(msgspec.Struct, frozen=True):
    """What the package is made of: the program's own component, the others, and when (seconds since 1970)."""

    own: Wheel
    carried: tuple[Wheel, ...]
    epoch: int


def gather(source: Path, target: Target, epoch: int, tell: Tell, *, tools: Path = TOOLS, pins: Path = PINS) -> Product:
    """The program's component, built by the ``tools`` pinned, and the components of ``pins`` for ``target``.

    Raises :class:`KioskError`.
    """
    with tempfile.TemporaryDirectory(prefix="kiosk-package-") as name:
        tell(_("Les outils de construction, avec leurs sommes de contrôle…"))
        brought = bring_tools(source, tools, Path(name) / "build")
        own = _own_wheel(source, brought, Path(name) / "own", epoch, tell)
        tell(_("Les composants, avec leurs sommes de contrôle…"))
        download_pinned(pins, Path(name) / "carried", target)
        (ours,), others = read_wheels(own.parent), read_pinned(Path(name) / "carried", pins)
    wanted = needed(ours.name, (ours, *others), target.markers())
    if wanted.missing:
        what = _("Il manque un composant dans {file} : {names}").format(file=pins.name, names=", ".join(wanted.missing))
        raise KioskError(what, _("Lancez kiosk package --renew"))
    return Product(ours, tuple(wheel for wheel in others if wheel.name in wanted.kept), epoch)


def renew(source: Path, tell: Tell, *, tools: Path = TOOLS, pins: Path = PINS) -> tuple[tuple[str, str, str], ...]:
    """Write the newest build tools and components that fit the program into the files ``tools`` and ``pins``.

    The versions are the same for every kind of processor. Gives what changed, as :func:`renewed`. Raises
    :class:`KioskError`, and then both files are as they were.
    """
    before = (_noted(tools), _noted(pins))
    found: dict[str, Pin] = {}
    with tempfile.TemporaryDirectory(prefix="kiosk-package-") as name:
        tell(_("Les outils de construction les plus récents…"))
        builders = newest_tools(source, Path(name) / "build")
        own = _own_wheel(source, unpack(builders, Path(name) / "tools"), Path(name) / "own", 0, tell)
        for target in TARGETS.values():
            tell(_("Les composants les plus récents pour {machine}…").format(machine=target.architecture))
            same = [f"{pin.name}=={pin.version}" for pin in found.values()]
            for wheel in _newest(own, Path(name) / target.architecture, target, same):
                sums = found[wheel.name].sums if wheel.name in found else ()
                found[wheel.name] = Pin(wheel.name, wheel.version, (*sums, wheel.sha256))
    builds = [Pin(wheel.name, wheel.version, (wheel.sha256,)) for wheel in builders]
    tools.write_text(write_pins(builds, _ABOUT_TOOLS), "utf-8")
    pins.write_text(write_pins(found.values(), _ABOUT_COMPONENTS), "utf-8")
    return (*renewed(before[0], _noted(tools)), *renewed(before[1], _noted(pins)))


def _noted(pins: Path) -> tuple[Pin, ...]:
    return read_pins(pins.read_text("utf-8")) if pins.exists() else ()


def _own_wheel(source: Path, tools: Path, into: Path, epoch: int, tell: Tell) -> Path:
    tell(_("Le programme et ses exercices…"))
    return build_wheel(source, tools, into, epoch)


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
