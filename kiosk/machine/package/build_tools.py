"""The program's own component, made by pinned tools: nothing else of the machine or of its index takes part in it.

The tools are downloaded as the components are, each with its sum, and unpacked into a folder. A Python that knows this
folder and its standard library then calls the backend as PEP 517 says; pip, which would look for tools of its own, has
no part in that.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from kiosk.errors import KioskError
from kiosk.i18n import _
from kiosk.machine.package.needed import asked_for
from kiosk.machine.package.pip import download_newest_tools, download_pinned, read_pinned, read_wheels
from kiosk.machine.package.wheels import Wheel

TOOLS = Path(__file__).with_name("build_tools.txt")
"""What builds the program's own component, with versions and sums."""
_OLDEST_IN_ZIP = 315532800
"""1980, in seconds since 1970: a zip file knows no date before."""
_MOST_SAID = 300
_CALL = """\
import importlib, sys
tools, backend, into = sys.argv[1:]
sys.path.insert(0, tools)
importlib.import_module(backend).build_wheel(into)
"""


class BuildSystem(msgspec.Struct, frozen=True):
    """What a clone's ``pyproject.toml`` says of its building: the specifiers of its tools, and the module to call."""

    requires: tuple[str, ...]
    backend: str


def build_system(source: Path) -> BuildSystem:
    """That of the clone ``source``; raises :class:`KioskError` where it does not say it."""
    try:
        table = tomllib.loads((source / "pyproject.toml").read_text("utf-8"))["build-system"]
        return BuildSystem(tuple(map(str, table["requires"])), str(table["build-backend"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        what = _("Le fichier pyproject.toml ne dit pas comment le programme se construit.")
        raise KioskError(what, _("Reprenez ce fichier dans le dépôt.")) from error


def bring_tools(source: Path, pins: Path, into: Path) -> Path:
    """The folder below ``into`` from which Python imports the tools that the file ``pins`` names.

    Raises :class:`KioskError`, also where the clone ``source`` asks for others.
    """
    download_pinned(pins, into / "wheels")
    tools = read_pinned(into / "wheels", pins)
    wanted = asked_for(build_system(source).requires, tools, {})
    if wanted.missing:
        what = _("Pour se construire, le programme demande {names}, que {file} n'apporte pas.")
        raise KioskError(
            what.format(names=", ".join(wanted.missing), file=pins.name), _("Lancez kiosk package --renew")
        )
    return unpack(tools, into / "tools")


def newest_tools(source: Path, into: Path) -> tuple[Wheel, ...]:
    """The newest tools that the clone ``source`` and each other ask for; raises :class:`KioskError`."""
    download_newest_tools(build_system(source).requires, into)
    return read_wheels(into)


def unpack(tools: Sequence[Wheel], folder: Path) -> Path:
    """Put the modules of ``tools`` into the new ``folder``, and give it."""
    for wheel in tools:
        for name, content in wheel.files.items():
            place = folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
    return folder


def build_wheel(source: Path, tools: Path, into: Path, epoch: int) -> Path:
    """The component of the clone ``source`` in the new folder ``into``, dated ``epoch``; raises :class:`KioskError`."""
    into.mkdir(parents=True)
    # -I: no PYTHON variable, no module of the folder it is called from, none of the person's; -S: none of the
    # machine's, no .pth file and no sitecustomize.
    command = [sys.executable, "-ISXutf8", "-c", _CALL, str(tools), build_system(source).backend, str(into)]
    done = subprocess.run(
        command,
        cwd=source, env=_environment(into, epoch), stdin=subprocess.DEVNULL,
        capture_output=True, text=True, encoding="utf-8", errors="replace", check=False,
    )  # fmt: skip
    made = list(into.glob("*.whl"))
    if done.returncode != 0 or len(made) != 1:
        said = [line.strip() for line in done.stderr.splitlines() if line.strip()]
        cause = said[-1][:_MOST_SAID] if said else "?"
        raise KioskError(
            _("Le programme ne s'est pas construit ({cause}).").format(cause=cause),
            _("Vérifiez le fichier pyproject.toml du dépôt."),
        )
    return made[0]


def _environment(folder: Path, epoch: int) -> dict[str, str]:
    """What the backend is told, and no more: neither a proxy nor an option of its own from this environment."""
    # Where Python's own library is told by this variable, there is no Python without it.
    kept = {name: os.environ[name] for name in ("LD_LIBRARY_PATH",) if name in os.environ}
    return {
        **kept,
        "PATH": os.defpath,
        "HOME": str(folder),
        "LC_ALL": "C.UTF-8",
        "SOURCE_DATE_EPOCH": str(max(epoch, _OLDEST_IN_ZIP)),
        "PIP_NO_INDEX": "1",
        "PIP_CONFIG_FILE": os.devnull,
    }
