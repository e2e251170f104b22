"""The components of a package, brought together: the program's own, built by pinned tools, and those that it needs.

Nothing else of the machine or of its index takes part in the building. The tools are downloaded as the components are,
each with its sum, and unpacked into a folder. A Python that knows this folder and its standard library then calls the
backend as PEP 517 says; pip, which would look for tools of its own, has no part in that.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from kiosk.errors import KioskError
from kiosk.i18n import _
from kiosk.machine.package.pip import (
    Pin,
    changed_versions,
    download_newest,
    download_newest_tools,
    download_pinned,
    format_pins,
    parse_pins,
    read_pinned_wheels,
    read_wheels,
)
from kiosk.machine.package.platforms import PLATFORMS, Platform
from kiosk.machine.package.wheels import Wheel, resolve, resolve_program

COMPONENT_PINS = Path(__file__).with_name("components.txt")
"""The components of the package, with their versions and sums."""
TOOL_PINS = Path(__file__).with_name("build_tools.txt")
"""What builds the program's own component, with versions and sums."""
_MAX_ROUNDS = 5
"""How often the newest components are downloaded, each time with what the last ones required in addition."""
_ABOUT_TOOLS = "What builds the program's own component for the Debian package"
_ABOUT_COMPONENTS = "The Python components that the Debian package carries beside the program"
_OLDEST_IN_ZIP = 315532800
"""1980, in seconds since 1970: a zip file knows no date before."""
_MAX_SHOWN = 300
"""Characters of the backend's error message that are shown."""
_CALL_BACKEND = """\
import importlib, sys
tools, backend, into = sys.argv[1:]
sys.path.insert(0, tools)
importlib.import_module(backend).build_wheel(into)
"""

Notify = Callable[[str], object]
"""Takes a sentence about what is being done."""


class GatheredWheels(msgspec.Struct, frozen=True):
    """The program's own component, those that it needs, and the date of the package in seconds since 1970."""

    own: Wheel
    carried: tuple[Wheel, ...]
    epoch: int


class BuildSystem(msgspec.Struct, frozen=True):
    """``build-system`` of a ``pyproject.toml``: the specifiers of the tools, and the module to call."""

    requires: tuple[str, ...]
    backend: str


def gather(
    source: Path, platform: Platform, epoch: int, notify: Notify,
    *, tool_pins: Path = TOOL_PINS, component_pins: Path = COMPONENT_PINS,
) -> GatheredWheels:  # fmt: skip
    """Build the clone ``source`` with the pinned tools, and download the pinned components for ``platform``.

    Raises :class:`KioskError`.
    """
    with tempfile.TemporaryDirectory(prefix="kiosk-package-") as name:
        notify(_("Les outils de construction, avec leurs sommes de contrôle…"))
        tools = download_tools(source, tool_pins, Path(name) / "build")
        file = _build_own_wheel(source, tools, Path(name) / "own", epoch, notify)
        notify(_("Les composants, avec leurs sommes de contrôle…"))
        download_pinned(component_pins, Path(name) / "carried", platform)
        (own,), others = read_wheels(file.parent), read_pinned_wheels(Path(name) / "carried", component_pins)
    resolution = resolve_program(own.name, (own, *others), platform.markers())
    if resolution.missing:
        names = ", ".join(resolution.missing)
        what = _("Il manque un composant dans {file} : {names}").format(file=component_pins.name, names=names)
        raise KioskError(what, _("Lancez kiosk package --renew"))
    return GatheredWheels(own, tuple(wheel for wheel in others if wheel.name in resolution.needed), epoch)


def renew_pins(
    source: Path, notify: Notify, *, tool_pins: Path = TOOL_PINS, component_pins: Path = COMPONENT_PINS
) -> tuple[tuple[str, str, str], ...]:
    """Pin the newest build tools and components that fit the program, the same versions on every platform.

    Returns what changed, as :func:`changed_versions`. Raises :class:`KioskError`, and then both files are as they were.
    """
    before = (_read_pins(tool_pins), _read_pins(component_pins))
    found: dict[str, Pin] = {}
    with tempfile.TemporaryDirectory(prefix="kiosk-package-") as name:
        notify(_("Les outils de construction les plus récents…"))
        tools = _download_newest_tools(source, Path(name) / "build")
        own = _build_own_wheel(source, unpack(tools, Path(name) / "tools"), Path(name) / "own", 0, notify)
        for platform in PLATFORMS.values():
            notify(_("Les composants les plus récents pour {machine}…").format(machine=platform.architecture))
            same = [f"{pin.name}=={pin.version}" for pin in found.values()]
            for wheel in _download_newest_components(own, Path(name) / platform.architecture, platform, same):
                sums = found[wheel.name].sums if wheel.name in found else ()
                found[wheel.name] = Pin(wheel.name, wheel.version, (*sums, wheel.sha256))
    tool_pins.write_text(format_pins([Pin(t.name, t.version, (t.sha256,)) for t in tools], _ABOUT_TOOLS), "utf-8")
    component_pins.write_text(format_pins(found.values(), _ABOUT_COMPONENTS), "utf-8")
    after = (_read_pins(tool_pins), _read_pins(component_pins))
    return (*changed_versions(before[0], after[0]), *changed_versions(before[1], after[1]))


def _read_pins(file: Path) -> tuple[Pin, ...]:
    return parse_pins(file.read_text("utf-8")) if file.exists() else ()


def _build_own_wheel(source: Path, tools: Path, into: Path, epoch: int, notify: Notify) -> Path:
    notify(_("Le programme et ses exercices…"))
    return build_wheel(source, tools, into, epoch)


def _download_newest_components(own: Path, into: Path, platform: Platform, same: list[str]) -> tuple[Wheel, ...]:
    """The newest components that the program needs on ``platform``, without itself."""
    asked: list[str] = []
    (program,) = read_wheels(own.parent)
    for turn in range(_MAX_ROUNDS):
        # A folder of its own: another turn may find another version of the same component.
        folder = into / str(turn)
        download_newest([own, *same, *asked], folder, platform)
        wheels = {wheel.name: wheel for wheel in read_wheels(folder)}
        resolution = resolve_program(program.name, wheels.values(), platform.markers())
        if not resolution.missing:
            return tuple(wheels[name] for name in sorted(resolution.needed - {program.name}))
        asked += resolution.missing
    raise KioskError(_("Ces composants ne vont pas ensemble : {names}").format(names=", ".join(asked)))


def read_build_system(source: Path) -> BuildSystem:
    """How the clone ``source`` is built; raises :class:`KioskError` where its ``pyproject.toml`` does not say it."""
    try:
        table = tomllib.loads((source / "pyproject.toml").read_text("utf-8"))["build-system"]
        return BuildSystem(tuple(map(str, table["requires"])), str(table["build-backend"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        what = _("Le fichier pyproject.toml ne dit pas comment le programme se construit.")
        raise KioskError(what, _("Reprenez ce fichier dans le dépôt.")) from error


def download_tools(source: Path, pins: Path, into: Path) -> Path:
    """Download the tools of the file ``pins``; returns the folder below ``into`` from which Python imports them.

    Raises :class:`KioskError`, also where the clone ``source`` requires others.
    """
    download_pinned(pins, into / "wheels")
    tools = read_pinned_wheels(into / "wheels", pins)
    resolution = resolve(read_build_system(source).requires, tools, {})
    if resolution.missing:
        names = ", ".join(resolution.missing)
        what = _("Pour se construire, le programme demande {names}, que {file} n'apporte pas.")
        raise KioskError(what.format(names=names, file=pins.name), _("Lancez kiosk package --renew"))
    return unpack(tools, into / "tools")


def _download_newest_tools(source: Path, into: Path) -> tuple[Wheel, ...]:
    download_newest_tools(read_build_system(source).requires, into)
    return read_wheels(into)


def unpack(tools: Sequence[Wheel], folder: Path) -> Path:
    """Write the modules of ``tools`` into ``folder``, and return it."""
    for wheel in tools:
        for name, content in wheel.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    return folder


def build_wheel(source: Path, tools: Path, into: Path, epoch: int) -> Path:
    """Build the clone ``source`` into the new folder ``into``, dated ``epoch``; raises :class:`KioskError`."""
    into.mkdir(parents=True)
    # -I: no PYTHON variable, no module of the folder it is called from, none of the person's; -S: none of the
    # machine's, no .pth file and no sitecustomize.
    backend = read_build_system(source).backend
    command = [sys.executable, "-ISXutf8", "-c", _CALL_BACKEND, str(tools), backend, str(into)]
    done = subprocess.run(
        command,
        cwd=source, env=_backend_environment(into, epoch), stdin=subprocess.DEVNULL,
        capture_output=True, text=True, encoding="utf-8", errors="replace", check=False,
    )  # fmt: skip
    wheels = list(into.glob("*.whl"))
    if done.returncode != 0 or len(wheels) != 1:
        lines = [line.strip() for line in done.stderr.splitlines() if line.strip()]
        cause = lines[-1][:_MAX_SHOWN] if lines else "?"
        raise KioskError(
            _("Le programme ne s'est pas construit ({cause}).").format(cause=cause),
            _("Vérifiez le fichier pyproject.toml du dépôt."),
        )
    return wheels[0]


def _backend_environment(home: Path, epoch: int) -> dict[str, str]:
    """The whole environment of the backend: neither a proxy nor an option of its own reaches it."""
    # Where Python's own library is found by this variable, there is no Python without it.
    kept = {name: os.environ[name] for name in ("LD_LIBRARY_PATH",) if name in os.environ}
    return {
        **kept,
        "PATH": os.defpath,
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "SOURCE_DATE_EPOCH": str(max(epoch, _OLDEST_IN_ZIP)),
        "PIP_NO_INDEX": "1",
        "PIP_CONFIG_FILE": os.devnull,
    }
