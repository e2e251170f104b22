"""Which components the program needs on the machine it is for: a walk over what each of them says that it needs.

pip answers « only where ``python_version < "3.12"`` » for the Python it runs on, even when it is asked for another. So
what it brings is looked over again here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

import msgspec

from kiosk.machine.package.pins import plain_name
from kiosk.machine.package.wheels import Wheel

if TYPE_CHECKING:
    from packaging.requirements import Requirement


class Needed(msgspec.Struct, frozen=True):
    """``kept`` are the names of the components that are needed; ``missing`` the specifiers that none of them fits."""

    kept: frozenset[str]
    missing: tuple[str, ...]


def needed(first: str, wheels: Iterable[Wheel], markers: Mapping[str, str]) -> Needed:
    """What ``first`` needs of ``wheels``, itself too, on a machine that answers as ``markers``."""
    known = {wheel.name: wheel for wheel in wheels}
    found = asked_for(known[first].requires, known.values(), markers)
    return Needed(found.kept | {first}, found.missing)


def asked_for(specifiers: Iterable[str], wheels: Iterable[Wheel], markers: Mapping[str, str]) -> Needed:
    """What these dependency specifiers take of ``wheels``, and what those need in turn.

    What ``markers`` do not say is answered for the Python that runs.
    """
    known = {wheel.name: wheel for wheel in wheels}
    missing: set[str] = set()
    seen: set[tuple[str, str]] = set()
    # A component may be asked for with an extra: what that adds is walked like one more component.
    waiting = [(tuple(specifiers), "")]
    while waiting:
        requires, extra = waiting.pop()
        for wanted in map(_requirement, requires):
            if wanted.marker is not None and not wanted.marker.evaluate({**markers, "extra": extra}):
                continue
            there = known.get(plain_name(wanted.name))
            if there is None or not wanted.specifier.contains(there.version, prereleases=True):
                missing.add(f"{wanted.name}{wanted.specifier}")
                continue
            new = {(there.name, asked) for asked in ("", *wanted.extras)} - seen
            seen |= new
            waiting += [(there.requires, asked) for _name, asked in sorted(new)]
    return Needed(frozenset(name for name, _extra in seen), tuple(sorted(missing)))


def _requirement(specifier: str) -> Requirement:
    try:
        library = import_module("packaging.requirements")
    except ModuleNotFoundError:
        # pip carries the same library in itself, and building needs pip in any case.
        library = import_module("pip._vendor.packaging.requirements")
    read: Requirement = library.Requirement(specifier)
    return read
