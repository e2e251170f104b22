"""Who wrote what is in the package and under which terms, in the form that Debian reads by machine (DEP-5)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kiosk.machine.package.wheels import Wheel

_FORMAT = "https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/"
_NAMES = {
    "MIT": "Expat",
    "MIT License": "Expat",
    "ISC License (ISCL)": "ISC",
    "BSD License": "BSD-3-Clause",
    "GNU Lesser General Public License v3 (LGPLv3)": "LGPL-3",
}
"""Debian's short name for what an SPDX expression or a classifier calls a licence; another name is kept as it is."""
_ON_DEBIAN = {"LGPL-3": "/usr/share/common-licenses/LGPL-3"}
"""Licences that every Debian machine holds: a package refers to the text, and does not bring it again."""
_HOLDER = re.compile(r"\s*(?:copyright\s+)?(?:©|\(c\)|copyright(?=\s+\d{4}))\s*(?P<who>.*\d{4}.*?)\s*", re.IGNORECASE)


def copyright_file(own_name: str, own_licence: str, own: Wheel, carried: Iterable[Wheel], folder: str) -> str:
    """The package's ``copyright``: all of it first, then each of the components that lie in ``folder``.

    ``own_licence`` is the text of the project's licence. Raises :class:`ValueError` where a component says nothing of
    its licence: such a one may not be handed on.
    """
    head = [f"Format: {_FORMAT}", f"Upstream-Name: {own_name}"]
    head += [f"Source: {own.homepage}"] if own.homepage else []
    head += [
        "Comment: The package carries the Python components that the program runs on, as their authors published",
        " them, so that a station needs no network. Their sources and versions are those of the Python Package Index.",
    ]
    paragraphs = ["\n".join(head), _paragraph(["*"], holders([own_licence]), licence_of(own), [own_licence])]
    for wheel in sorted(carried, key=lambda one: one.name):
        texts, short = wheel.licence_files(), licence_of(wheel)
        if not short or not (texts or short in _ON_DEBIAN):
            raise ValueError(wheel.name)
        who = () if short in _ON_DEBIAN else holders(texts)
        places = [f"{folder}/{place}{'' if place.endswith('.py') else '/*'}" for place in wheel.places()]
        paragraphs.append(_paragraph(places, who or (wheel.authors or wheel.name,), short, texts, wheel))
    return "\n\n".join(paragraphs) + "\n"


def licence_of(wheel: Wheel) -> str:
    """Debian's short name of a component's licence; empty where it names none."""
    named = wheel.licence or wheel.classified
    return _NAMES.get(named, named.replace(" ", "-"))


def holders(texts: Iterable[str]) -> tuple[str, ...]:
    """Who holds the rights, as the licences' own lines say it, each once: « 2014 Pallets »."""
    found = (_HOLDER.fullmatch(line) for text in texts for line in text.splitlines())
    return tuple(dict.fromkeys(line["who"].rstrip(",. ") for line in found if line))


def _paragraph(
    places: Sequence[str], who: Sequence[str], short: str, texts: Sequence[str], wheel: Wheel | None = None
) -> str:
    lines = ["Files: " + "\n       ".join(places), "Copyright: " + "\n           ".join(who)]
    if wheel is not None:
        where = f", {wheel.homepage}" if wheel.homepage else ""
        lines.append(f"Comment: {wheel.name} {wheel.version}{where}")
    lines.append(f"License: {short}")
    if short in _ON_DEBIAN:
        lines.append(f" On Debian systems, the text of this licence is in {_ON_DEBIAN[short]}.")
    else:
        for text in texts:
            lines += [f" {line.rstrip()}" if line.strip() else " ." for line in text.strip().splitlines()]
    return "\n".join(lines)
