"""The whole package as values: where each component, the launcher and the papers go."""

from __future__ import annotations

import os.path
from collections.abc import Iterable, Mapping

from kiosk.machine.package.contents import File, Link, packed, text
from kiosk.machine.package.control import PACKAGE
from kiosk.machine.package.launcher import launcher, start
from kiosk.machine.package.target import PYTHON
from kiosk.machine.package.wheels import Wheel

FOLDER = "usr/lib/kiosk/python"
"""The program's own Python environment, in the form of a virtual one: nothing else on the machine reaches into it."""
COMMAND = "usr/bin/kiosk"
_VERSION = ".".join(map(str, PYTHON))
MODULES = f"{FOLDER}/lib/python{_VERSION}/site-packages"
_PYTHON = f"{FOLDER}/bin/python3"
_START = f"{FOLDER}/bin/kiosk"
_DOC = f"usr/share/doc/{PACKAGE}"


def environment_files() -> dict[str, File | Link]:
    """What makes a folder a Python environment that takes nothing from the machine but its standard library."""
    about = f"home = /usr/bin\ninclude-system-site-packages = false\nversion = {_VERSION}\n"
    return {
        f"{FOLDER}/pyvenv.cfg": text(about),
        _PYTHON: Link(os.path.relpath("usr/bin/python3", os.path.dirname(_PYTHON))),
    }


def contents(
    wheels: Iterable[Wheel], papers: Mapping[str, str], manuals: Mapping[str, str], overrides: str
) -> dict[str, File | Link]:
    """All that the package puts on the machine.

    ``papers`` go to its folder of documents by their names, the changelog compressed; ``manuals`` are the pages by
    language, English where none is named. Raises :class:`ValueError` where two components bring the same file.
    """
    found: dict[str, File | Link] = {
        **environment_files(),
        _START: text(start(f"/{COMMAND}", f"/{MODULES}")),
        COMMAND: text(launcher(f"/{_PYTHON}", f"/{_START}"), 0o755),
    }
    for wheel in wheels:
        for path, content in wheel.files.items():
            place = f"{MODULES}/{path}"
            if place in found:
                raise ValueError(f"{wheel.name}: {path}")
            found[place] = File(content)
    for name, paper in papers.items():
        found |= {f"{_DOC}/{name}.gz": packed(paper)} if name == "changelog" else {f"{_DOC}/{name}": text(paper)}
    for language, page in manuals.items():
        folder = "usr/share/man/man1" if language == "en" else f"usr/share/man/{language}/man1"
        found[f"{folder}/kiosk.1.gz"] = packed(page)
    found[f"usr/share/lintian/overrides/{PACKAGE}"] = text(overrides)
    return found
