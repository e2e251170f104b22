"""The fonts: where they are searched, and how missing ones are judged."""

from __future__ import annotations

from pathlib import Path

from kiosk.machine.doctor.checks.fonts import EMOJI_FONT, TEXT_FONT, FontFacts, judge_fonts, read_font_facts
from tests.machine.doctor.small_machine import machine, put, remedies, states


def test_missing_fonts_fail_on_a_station_and_warn_elsewhere() -> None:
    none = FontFacts(frozenset(), "files")
    assert states(judge_fonts(none, station=True)) == {"fonts.letters": "do", "fonts.pictures": "do"}
    assert states(judge_fonts(none, station=False)) == {"fonts.letters": "see", "fonts.pictures": "see"}
    assert set(states(judge_fonts(FontFacts(frozenset({TEXT_FONT, EMOJI_FONT}), "files"), station=True)).values()) == {
        "well"
    }


def test_the_package_of_the_missing_font_is_named() -> None:
    facts = FontFacts(frozenset({TEXT_FONT}), "fontconfig")
    assert remedies(judge_fonts(facts, station=True)) == ["sudo apt install fonts-noto-color-emoji"]


def test_fontconfig_comes_first(tmp_path: Path) -> None:
    families = "DejaVu Sans,DejaVu Sans Condensed\nDejaVu Sans Mono\n"
    assert read_font_facts(machine(tmp_path, answers={"fc-list": families})).families == {TEXT_FONT}


def test_without_fontconfig_font_files_are_searched(tmp_path: Path) -> None:
    put(tmp_path, "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf")
    put(tmp_path, "/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf")
    found = read_font_facts(machine(tmp_path))
    assert found.families == {TEXT_FONT, EMOJI_FONT}
    assert found.source == "files"
