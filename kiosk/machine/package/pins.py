"""Which version of a component or tool is taken, and the sum of its file: what was tried is what is shipped."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

_HEAD = """\
# {about}, with the sums of their files.
# Written by `kiosk package --renew`; do not edit by hand.
"""
_NAME = re.compile(r"(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s\\;]+)")
_SUM = re.compile(r"--hash=sha256:([0-9a-f]{64})\b")


class Pin(msgspec.Struct, frozen=True, order=True):
    """A component, its version, and the SHA-256 of the files that may be taken: one, or one a kind of processor."""

    name: str
    version: str
    sums: tuple[str, ...]


def plain_name(name: str) -> str:
    """The one spelling of a component's name: ``Linkify_It.py`` and ``linkify-it-py`` are the same."""
    return re.sub(r"[-_.]+", "-", name).lower()


def write_pins(pins: Iterable[Pin], about: str) -> str:
    """The pins as a requirements file, which pip reads with ``--require-hashes``; its first line says what they are."""
    entries = []
    for pin in sorted(pins):
        sums = [f"    --hash=sha256:{one}" for one in sorted(set(pin.sums))]
        entries.append(" \\\n".join([f"{pin.name}=={pin.version}", *sums]))
    return _HEAD.format(about=about) + "\n".join(entries) + "\n"


def read_pins(text: str) -> tuple[Pin, ...]:
    """The pins of what :func:`write_pins` wrote; raises :class:`ValueError` at an entry without version or sum."""
    pins = []
    for line in text.replace("\\\n", " ").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        named, sums = _NAME.match(line), tuple(_SUM.findall(line))
        if named is None or not sums:
            raise ValueError(line)
        pins.append(Pin(plain_name(named["name"]), named["version"], sums))
    return tuple(pins)


def renewed(before: Iterable[Pin], after: Iterable[Pin]) -> tuple[tuple[str, str, str], ...]:
    """(component, its version before, its version now) of each that changed; an empty version where there is none."""
    old = {pin.name: pin.version for pin in before}
    new = {pin.name: pin.version for pin in after}
    names = sorted(old.keys() | new.keys())
    return tuple((name, old.get(name, ""), new.get(name, "")) for name in names if old.get(name) != new.get(name))
