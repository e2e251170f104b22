"""Characters that look like those of YAML and are not: what word processors and French keyboards write in their place.

The parser stumbles over them a line later, or takes them for text; here each is named at its own line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.i18n import N_, _
from kiosk.yaml.problems import Position

_START = r"^(?:[ \t]*-[ \t])?[ \t]*"
_KEY = r"[a-z][a-z_]*"
_SUSPECTS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        re.compile(r"^[ \t]*(?P<at>[\u2010-\u2015\u2212\u2022\u00b7])(?=\s)"),
        N_("« {character} » n'est pas le tiret d'une liste"),
        N_("écrivez « - », le petit tiret du clavier"),
    ),
    (
        re.compile(rf"{_START}{_KEY}:(?P<at>[\u00a0\u2007-\u200b\u202f\u3000])"),
        N_("l'espace après « : » n'en est pas un : c'est un espace insécable"),
        N_("effacez-le, et écrivez un espace"),
    ),
    (
        re.compile(rf"{_START}{_KEY}[\u00a0\u2007-\u200b\u202f\u3000]*(?P<at>[\uff1a\ufe55\u2236])"),
        N_("« {character} » n'est pas le « : » du clavier"),
        N_("écrivez « : » et un espace"),
    ),
    (
        re.compile(r"^(?P<at>[\u00a0\u2007-\u200b\u202f\u3000])|^[ \t]+(?P<later>[\u00a0\u2007-\u200b\u202f\u3000])"),
        N_("l'espace au début de cette ligne n'en est pas un : c'est un espace insécable"),
        N_("effacez-le, et écrivez un espace"),
    ),
    (
        re.compile(rf"{_START}-(?P<at>[\u00a0\u2007-\u200b\u202f\u3000])"),
        N_("l'espace après « - » n'en est pas un : c'est un espace insécable"),
        N_("effacez-le, et écrivez un espace"),
    ),
    (
        re.compile(rf"{_START}{_KEY}(?P<at>:)(?=[^\s:/])"),
        N_("il n'y a pas d'espace après « : »"),
        N_("écrivez « : » et un espace"),
    ),
    (
        re.compile(rf"(?:{_START}(?:{_KEY}:[ \t]+)?|[\[{{,][ \t]*(?:{_KEY}:[ \t]+)?)(?P<at>[\u201c-\u201f])"),
        N_("« {character} » n'est pas un guillemet de ce genre de fichier"),
        N_('écrivez " avant le texte, et " après'),
    ),
)


def find_look_alikes(text: str) -> Iterator[tuple[Position, str, str]]:
    """(where, what is wrong, what to write) in a text that cannot be used as it is: at most one a line."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.lstrip().startswith("#"):
            continue
        for pattern, what, write in _SUSPECTS:
            if found := pattern.search(line):
                at = next(place for name in found.groupdict() if (place := found.start(name)) >= 0)
                yield Position(number, at + 1), _(what).format(character=line[at]), _(write)
                break
