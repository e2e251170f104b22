"""The whole package as values: where each component, the launcher and the documents go, their sums and their size."""

from __future__ import annotations

import gzip
import hashlib
import os.path
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

import msgspec

from kiosk.machine.package.debian import PACKAGE_NAME
from kiosk.machine.package.launcher import launcher, start_script
from kiosk.machine.package.platforms import PYTHON
from kiosk.machine.package.wheels import Wheel

ENVIRONMENT = "usr/lib/kiosk/python"
"""The program's own Python environment, in the form of a virtual one: nothing else on the machine reaches into it."""
COMMAND = "usr/bin/kiosk"
_VERSION = ".".join(map(str, PYTHON))
SITE_PACKAGES = f"{ENVIRONMENT}/lib/python{_VERSION}/site-packages"
_PYTHON = f"{ENVIRONMENT}/bin/python3"
_START = f"{ENVIRONMENT}/bin/kiosk"
_DOC = f"usr/share/doc/{PACKAGE_NAME}"
_KIBIBYTE = 1024


class PackageFile(msgspec.Struct, frozen=True):
    """A file of the package: its bytes and its mode."""

    content: bytes
    mode: int = 0o644


class PackageLink(msgspec.Struct, frozen=True):
    """A symbolic link of the package to the path ``to``."""

    to: str


Contents = Mapping[str, PackageFile | PackageLink]
"""What a package puts on the machine, by its path without the first slash."""


def text_file(content: str, mode: int = 0o644) -> PackageFile:
    """A file that holds this text."""
    return PackageFile(content.encode(), mode)


def gzipped_file(content: str) -> PackageFile:
    """A file that holds this text compressed as Debian does it: at its smallest, without name or date."""
    return PackageFile(gzip.compress(content.encode(), 9, mtime=0))


def lay_out_package(
    wheels: Iterable[Wheel], documents: Mapping[str, str], manuals: Mapping[str, str], lintian_overrides: str
) -> dict[str, PackageFile | PackageLink]:
    """All that the package puts on the machine.

    ``documents`` go to its documentation folder by their names, the changelog compressed; ``manuals`` are the pages by
    language, English at the top level. Raises :class:`ValueError` where two components bring the same file.
    """
    contents: dict[str, PackageFile | PackageLink] = {
        **_environment_files(),
        _START: text_file(start_script(f"/{COMMAND}", f"/{SITE_PACKAGES}")),
        COMMAND: text_file(launcher(f"/{_PYTHON}", f"/{_START}"), 0o755),
    }
    for wheel in wheels:
        for path, content in wheel.files.items():
            installed = f"{SITE_PACKAGES}/{path}"
            if installed in contents:
                raise ValueError(f"{wheel.name}: {path}")
            contents[installed] = PackageFile(content)
    for name, document in documents.items():
        if name == "changelog":
            contents[f"{_DOC}/{name}.gz"] = gzipped_file(document)
        else:
            contents[f"{_DOC}/{name}"] = text_file(document)
    for language, page in manuals.items():
        folder = "usr/share/man/man1" if language == "en" else f"usr/share/man/{language}/man1"
        contents[f"{folder}/kiosk.1.gz"] = gzipped_file(page)
    contents[f"usr/share/lintian/overrides/{PACKAGE_NAME}"] = text_file(lintian_overrides)
    return contents


def _environment_files() -> dict[str, PackageFile | PackageLink]:
    """What makes a folder a Python environment that takes nothing from the machine but its standard library."""
    configuration = f"home = /usr/bin\ninclude-system-site-packages = false\nversion = {_VERSION}\n"
    return {
        f"{ENVIRONMENT}/pyvenv.cfg": text_file(configuration),
        _PYTHON: PackageLink(os.path.relpath("usr/bin/python3", os.path.dirname(_PYTHON))),
    }


def md5sums(contents: Contents) -> str:
    """The sums that ``dpkg --verify`` compares the installed files with; links have none."""
    return "".join(
        f"{hashlib.md5(item.content, usedforsecurity=False).hexdigest()}  {path}\n"
        for path, item in sorted(contents.items())
        if isinstance(item, PackageFile)
    )


def parent_folders(contents: Contents) -> tuple[str, ...]:
    """Every folder that holds something, the outer before the inner."""
    found = {str(above) for path in contents for above in PurePosixPath(path).parents}
    return tuple(sorted(found - {"."}))


def installed_size(contents: Contents) -> int:
    """The disk space that it takes, in KiB, counted as Debian does: each file rounded up, 1 for anything else."""
    files = [item for item in contents.values() if isinstance(item, PackageFile)]
    others = len(contents) - len(files) + len(parent_folders(contents))
    return others + sum(-(-len(file.content) // _KIBIBYTE) for file in files)
