"""The two fonts: letters, accents and boxes from one, pictures from the other."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from kiosk.i18n import _
from kiosk.machine.doctor.judgement import Judgement, State, weigh, well

if TYPE_CHECKING:
    from kiosk.machine.doctor.examined_machine import ExaminedMachine

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


_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts")


def font_facts(machine: ExaminedMachine) -> FontFacts:
    """The fonts that a terminal would find."""
    answer = machine.ask(["fc-list", ":", "family"])
    if answer is not None and answer.code == 0:
        known = {name.strip() for line in answer.text.splitlines() for name in line.split(",")}
        return FontFacts(frozenset(FILES) & known, "fontconfig")
    folders = [machine.at(folder) for folder in _FOLDERS]
    if home := machine.environment.get("HOME"):
        folders += [Path(home, ".local/share/fonts"), Path(home, ".fonts")]
    files = {name for folder in folders for _place, _below, names in os.walk(folder) for name in names}
    return FontFacts(frozenset(family for family, file in FILES.items() if file in files), "files")
