"""What the station's shell reads before the screen opens."""

from __future__ import annotations

import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.course.keyboard.keys import LayoutName
from kiosk.station.screen.session_variables import format_exports, session_variables
from kiosk.station.settings.model import Settings


def evaluated(lines: str) -> bytes:
    """What a shell has in its environment after ``eval``."""
    script = 'eval "$1"; printf "%s\\0" "$XKB_DEFAULT_LAYOUT" "$XKB_DEFAULT_VARIANT" "$KIOSK_FONT_PIXELS"'
    return subprocess.run(["sh", "-c", script, "sh", lines], capture_output=True, check=True, env={}).stdout


@pytest.mark.parametrize(
    ("keyboard", "layout", "variant"),
    [("azerty", "fr", ""), ("bepo", "fr", "bepo"), ("qwerty", "us", "altgr-intl"), ("qwertz", "ch", "fr")],
)
def test_the_compositor_gets_the_keyboard_of_the_settings(keyboard: LayoutName, layout: str, variant: str) -> None:
    lines = format_exports(session_variables(Settings(keyboard=keyboard), (1920, 1080)))
    assert evaluated(lines).decode().split("\0")[:2] == [layout, variant]


def test_larger_text_is_larger() -> None:
    small, large = (
        int(session_variables(Settings(text_size=size), (1366, 768))["KIOSK_FONT_PIXELS"])
        for size in ("petit", "grand")
    )
    assert 8 < small < large


def test_the_program_knows_for_which_text_size_the_letters_were_made() -> None:
    assert session_variables(Settings(text_size="grand"), (1920, 1080))["KIOSK_LETTERS_FOR"] == "grand"


@settings(max_examples=25)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_no_value_is_anything_but_a_value(value: str) -> None:
    assert evaluated(format_exports({"XKB_DEFAULT_LAYOUT": value})) == value.encode() + b"\0\0\0"
