"""The two fonts: letters, accents and boxes come from one, pictures from the other."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from kiosk.i18n import _
from kiosk.machine.doctor.judgement import Judgement, State, fail_or_warn, ok

if TYPE_CHECKING:
    from kiosk.machine.doctor.examined_machine import ExaminedMachine

TEXT_FONT, EMOJI_FONT = "DejaVu Sans Mono", "Noto Color Emoji"
FONT_FILES = {TEXT_FONT: "DejaVuSansMono.ttf", EMOJI_FONT: "NotoColorEmoji.ttf"}
_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts")
FONT_PACKAGES = {TEXT_FONT: "fonts-dejavu-core", EMOJI_FONT: "fonts-noto-color-emoji"}


class FontFacts(msgspec.Struct, frozen=True):
    """Which of the two ``families`` are installed, as fontconfig says, or else the names of font files."""

    families: frozenset[str]
    source: Literal["fontconfig", "files"]


def judge_fonts(facts: FontFacts, *, station: bool) -> Iterator[Judgement]:
    """A station's terminal needs both; any other terminal has its own fonts."""
    whys = {
        TEXT_FONT: _("Elle a toutes les lettres, tous les accents et tous les cadres."),
        EMOJI_FONT: _("Elle a les images des carnets et des exercices."),
    }
    for check, family in (("fonts.letters", TEXT_FONT), ("fonts.pictures", EMOJI_FONT)):
        if family in facts.families:
            yield ok(check, _("La police {family} est là.").format(family=family), whys[family])
        else:
            state: State = fail_or_warn(station)
            what = _("La police {family} manque.").format(family=family)
            yield Judgement(check, state, what, whys[family], f"sudo apt install {FONT_PACKAGES[family]}")


def read_font_facts(machine: ExaminedMachine) -> FontFacts:
    """Ask fontconfig; where it is not installed, search the folders of fonts."""
    answer = machine.run(["fc-list", ":", "family"])
    if answer is not None and answer.code == 0:
        known = {name.strip() for line in answer.output.splitlines() for name in line.split(",")}
        return FontFacts(frozenset(FONT_FILES) & known, "fontconfig")
    folders = [machine.path(folder) for folder in _FOLDERS]
    if home := machine.environment.get("HOME"):
        folders += [Path(home, ".local/share/fonts"), Path(home, ".fonts")]
    files = {name for folder in folders for _place, _below, names in os.walk(folder) for name in names}
    return FontFacts(frozenset(family for family, file in FONT_FILES.items() if file in files), "files")
