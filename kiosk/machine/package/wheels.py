"""A component as it is published: a zip file with its modules, what it requires, and its licence.

Which components the program needs is resolved here and not left to pip: pip answers « only where ``python_version <
"3.12"`` » for the Python that runs it, even when it downloads for another.
"""

from __future__ import annotations

import email.parser
import hashlib
import re
import zipfile
from collections.abc import Iterable, Mapping
from importlib import import_module
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from packaging.requirements import Requirement

LEFT_OUT = frozenset({"RECORD", "RECORD.jws", "WHEEL", "INSTALLER", "REQUESTED", "direct_url.json"})
"""Metadata that only pip uses; dpkg keeps the list of files and their sums itself."""
_MODULES = ("purelib", "platlib")
"""Folders of ``*.data`` whose files are modules; the others hold headers, and programs that nobody calls here."""
_LICENCE = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)
_GLIBC = re.compile(r"manylinux_2_(\d+)_")


class Wheel(msgspec.Struct, frozen=True):
    """One component, read whole.

    ``requires`` are its dependency specifiers as published; ``classifier`` is the licence that its classifiers name;
    ``files`` are its modules and metadata by their path in site-packages; ``glibc`` is the minor version of the oldest
    C library it runs with, 0 where nothing in it is compiled.
    """

    name: str
    version: str
    sha256: str
    requires: tuple[str, ...]
    licence: str
    classifier: str
    authors: str
    homepage: str
    glibc: int
    files: Mapping[str, bytes]

    def licence_texts(self) -> tuple[str, ...]:
        """The texts of its licences, in the order of their file names; empty where it ships none."""
        metadata = f"{self._metadata_folder()}/"
        paths = [path for path in self.files if path.startswith(metadata) and _LICENCE.search(path.rpartition("/")[2])]
        return tuple(self.files[path].decode(errors="replace") for path in sorted(paths))

    def top_level_names(self) -> tuple[str, ...]:
        """What it puts into site-packages: its packages, modules and metadata folder."""
        return tuple(sorted({path.partition("/")[0] for path in self.files}))

    def _metadata_folder(self) -> str:
        return next((path.partition("/")[0] for path in self.files if path.endswith(".dist-info/METADATA")), "")


def normalized_name(name: str) -> str:
    """The one spelling of a component's name: ``Linkify_It.py`` and ``linkify-it-py`` are the same."""
    return re.sub(r"[-_.]+", "-", name).lower()


def read_wheel(path: Path) -> Wheel:
    """Read the component in the file ``path``; raises :class:`ValueError` where it is none, and :class:`OSError`."""
    content = path.read_bytes()
    try:
        with zipfile.ZipFile(path) as archive:
            files = {i.filename: archive.read(i) for i in archive.infolist() if not i.is_dir()}
    except zipfile.BadZipFile as error:
        raise ValueError(f"{path.name}: {error}") from error
    return parse_wheel(path.name, hashlib.sha256(content).hexdigest(), files)


def parse_wheel(filename: str, sha256: str, files: Mapping[str, bytes]) -> Wheel:
    """The component that these unpacked files make; raises :class:`ValueError` where they do not make one."""
    described = [name for name in files if re.fullmatch(r"[^/]+\.dist-info/METADATA", name)]
    if len(described) != 1:
        raise ValueError(f"{filename}: no METADATA")
    metadata = email.parser.Parser().parsestr(files[described[0]].decode(), headersonly=True)
    classifiers = [str(value) for value in metadata.get_all("Classifier", [])]
    urls = [str(value).partition(",") for value in metadata.get_all("Project-URL", [])]
    homes = [url.strip() for label, _comma, url in urls if label.lower().startswith(("home", "source"))]
    homepage = next((url for url in (metadata["Home-page"], *homes) if url), "")
    tags = [int(minor) for minor in _GLIBC.findall(filename)]
    return Wheel(
        name=normalized_name(metadata["Name"]),
        version=metadata["Version"],
        sha256=sha256,
        requires=tuple(str(value) for value in metadata.get_all("Requires-Dist", [])),
        licence=metadata["License-Expression"] or "",
        classifier=next((one.rpartition(" :: ")[2] for one in classifiers if one.startswith("License :: ")), ""),
        authors=" ".join((metadata["Author"] or metadata["Author-email"] or "").split()),
        homepage=homepage,
        glibc=min(tags, default=0),
        files={path: content for name, content in files.items() if (path := _installed_path(filename, name))},
    )


def _installed_path(filename: str, name: str) -> str:
    """Where a file of the zip goes in site-packages; empty where it is left out."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts:
        raise ValueError(f"{filename}: {name}")
    top, *rest = path.parts
    if top.endswith(".data"):
        return "/".join(rest[1:]) if rest and rest[0] in _MODULES else ""
    return "" if top.endswith(".dist-info") and path.name in LEFT_OUT else str(path)


class Resolution(msgspec.Struct, frozen=True):
    """``needed`` are the names of the components that are needed; ``missing`` the specifiers that none of them fits."""

    needed: frozenset[str]
    missing: tuple[str, ...]


def resolve_program(name: str, wheels: Iterable[Wheel], markers: Mapping[str, str]) -> Resolution:
    """Which of ``wheels`` the component ``name`` needs, itself included, on a machine with these ``markers``."""
    known = {wheel.name: wheel for wheel in wheels}
    found = resolve(known[name].requires, known.values(), markers)
    return Resolution(found.needed | {name}, found.missing)


def resolve(specifiers: Iterable[str], wheels: Iterable[Wheel], markers: Mapping[str, str]) -> Resolution:
    """Which of ``wheels`` these dependency specifiers need, directly or through others.

    A marker that is not in ``markers`` is answered for the Python that runs.
    """
    known = {wheel.name: wheel for wheel in wheels}
    missing: set[str] = set()
    seen: set[tuple[str, str]] = set()
    # A component may be asked for with an extra: what that adds is walked like one more component.
    waiting = [(tuple(specifiers), "")]
    while waiting:
        requires, extra = waiting.pop()
        for requirement in map(_parse_requirement, requires):
            if requirement.marker is not None and not requirement.marker.evaluate({**markers, "extra": extra}):
                continue
            wheel = known.get(normalized_name(requirement.name))
            if wheel is None or not requirement.specifier.contains(wheel.version, prereleases=True):
                missing.add(f"{requirement.name}{requirement.specifier}")
                continue
            new = {(wheel.name, asked) for asked in ("", *requirement.extras)} - seen
            seen |= new
            waiting += [(wheel.requires, asked) for _name, asked in sorted(new)]
    return Resolution(frozenset(name for name, _extra in seen), tuple(sorted(missing)))


def _parse_requirement(specifier: str) -> Requirement:
    try:
        library = import_module("packaging.requirements")
    except ModuleNotFoundError:
        # pip carries the same library in itself, and building needs pip in any case.
        library = import_module("pip._vendor.packaging.requirements")
    requirement: Requirement = library.Requirement(specifier)
    return requirement
