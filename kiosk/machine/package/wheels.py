"""A component as it is published: a zip file with its modules, what it needs, and its licence."""

from __future__ import annotations

import email.parser
import hashlib
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import msgspec

from kiosk.machine.package.pins import plain_name

LEFT_OUT = frozenset({"RECORD", "RECORD.jws", "WHEEL", "INSTALLER", "REQUESTED", "direct_url.json"})
"""What of a component's own record only pip uses; dpkg keeps the list and the sums itself."""
_MODULES = ("purelib", "platlib")
"""Folders of ``*.data`` whose files are modules; the others are headers, and programs that nobody calls here."""
_LICENCE = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)
_GLIBC = re.compile(r"manylinux_2_(\d+)_")


class Wheel(msgspec.Struct, frozen=True):
    """One component, read whole.

    ``requires`` are its dependency specifiers as published; ``classified`` what its classifiers call its licence;
    ``files`` its modules and records by their path in the folder of modules; ``glibc`` the minor version of the
    oldest C library it runs with, 0 where nothing in it is compiled.
    """

    name: str
    version: str
    sha256: str
    requires: tuple[str, ...]
    licence: str
    classified: str
    authors: str
    homepage: str
    glibc: int
    files: Mapping[str, bytes]

    def licence_files(self) -> tuple[str, ...]:
        """The texts of its licences, in the order of their names; none where it brings none."""
        records = f"{self._records()}/"
        paths = [path for path in self.files if path.startswith(records) and _LICENCE.search(path.rpartition("/")[2])]
        return tuple(self.files[path].decode(errors="replace") for path in sorted(paths))

    def places(self) -> tuple[str, ...]:
        """What it puts into the folder of modules: the names of its packages, its modules and its records."""
        return tuple(sorted({path.partition("/")[0] for path in self.files}))

    def _records(self) -> str:
        return next((path.partition("/")[0] for path in self.files if path.endswith(".dist-info/METADATA")), "")


def read_wheel(path: Path) -> Wheel:
    """The component in the file ``path``; raises :class:`ValueError` where it is none, and :class:`OSError`."""
    content = path.read_bytes()
    try:
        with zipfile.ZipFile(path) as archive:
            files = {i.filename: archive.read(i) for i in archive.infolist() if not i.is_dir()}
    except zipfile.BadZipFile as error:
        raise ValueError(f"{path.name}: {error}") from error
    return wheel_of(path.name, hashlib.sha256(content).hexdigest(), files)


def wheel_of(filename: str, sha256: str, files: Mapping[str, bytes]) -> Wheel:
    """The component of these files; raises :class:`ValueError` where they do not make one."""
    described = [name for name in files if re.fullmatch(r"[^/]+\.dist-info/METADATA", name)]
    if len(described) != 1:
        raise ValueError(f"{filename}: no METADATA")
    facts = email.parser.Parser().parsestr(files[described[0]].decode(), headersonly=True)
    every = [str(value) for value in facts.get_all("Classifier", [])]
    pages = [str(value).partition(",") for value in facts.get_all("Project-URL", [])]
    homes = [page.strip() for name, _comma, page in pages if name.lower().startswith(("home", "source"))]
    homepage = next((page for page in (facts["Home-page"], *homes) if page), "")
    tags = [int(minor) for minor in _GLIBC.findall(filename)]
    return Wheel(
        name=plain_name(facts["Name"]),
        version=facts["Version"],
        sha256=sha256,
        requires=tuple(str(value) for value in facts.get_all("Requires-Dist", [])),
        licence=facts["License-Expression"] or "",
        classified=next((one.rpartition(" :: ")[2] for one in every if one.startswith("License :: ")), ""),
        authors=" ".join((facts["Author"] or facts["Author-email"] or "").split()),
        homepage=homepage,
        glibc=min(tags, default=0),
        files={place: content for name, content in files.items() if (place := _place(filename, name))},
    )


def _place(filename: str, name: str) -> str:
    """Where a file of the zip goes in the folder of modules; empty where it is left out."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts:
        raise ValueError(f"{filename}: {name}")
    top, *rest = path.parts
    if top.endswith(".data"):
        return "/".join(rest[1:]) if rest and rest[0] in _MODULES else ""
    return "" if top.endswith(".dist-info") and path.name in LEFT_OUT else str(path)
