"""The two fonts: letters, accents and boxes from one, pictures from the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from kiosk.i18n import _
from kiosk.machine.doctor.judgement import Judgement, State, weigh, well

LETTERS, PICTURES = "DejaVu Sans Mono", "Noto Color Emoji"
FILES = {LETTERS: "DejaVuSansMono.ttf", PICTURES: "NotoColorEmoji.ttf"}
PACKAGES = {LETTERS: "fonts-dejavu-core", PICTURES: "fonts-noto-color-emoji"}


class FontFacts(msgspec.Struct, frozen=True):
    """``families`` that are there of the two; seen by asking fontconfig, or by the names of files."""

    families: frozenset[str]
    seen_by: Literal["fontconfig", "files"]


def judge_fonts(facts: FontFacts, *, station: bool) -> Iterator[Judgement]:
    """A station's terminal asks for both; a terminal of one's own has its own letters."""
    whys = {
        LETTERS: _("Elle a toutes les lettres, tous les accents et tous les cadres."),
        PICTURES: _("Elle a les images des carnets et des exercices."),
    }
    for check, family in (("fonts.letters", LETTERS), ("fonts.pictures", PICTURES)):
        if family in facts.families:
            yield well(check, _("La police {family} est là.").format(family=family), whys[family])
        else:
            state: State = weigh(station)
            what = _("La police {family} manque.").format(family=family)
            yield Judgement(check, state, what, whys[family], f"sudo apt install {PACKAGES[family]}")
