"""The contrast of each theme, as WCAG 2.2 computes it."""

import re
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from textual.color import Color

import kiosk.ui
from kiosk.station.settings.model import Settings
from kiosk.ui.themes import CONTRAST_PAIRS, THEMES

AAA = 7.0
SHEET = "".join(sheet.read_text() for sheet in sorted(Path(kiosk.ui.__file__).parent.glob("*.tcss")))


def luminance(color: Color) -> float:
    parts = (part / 255 for part in color.rgb)
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def variables(theme: str) -> dict[str, str]:
    return THEMES[theme].to_color_system().generate() | THEMES[theme].variables


def test_the_contrast_ratio_is_computed_as_in_the_standard() -> None:
    assert contrast(Color.parse("#000000"), Color.parse("#ffffff")) == pytest.approx(21.0)
    assert contrast(Color.parse("#777777"), Color.parse("#ffffff")) == pytest.approx(4.48, abs=0.01)


def test_the_settings_know_these_themes() -> None:
    theme = get_type_hints(Settings)["theme"]
    assert set(get_args(theme)) == set(THEMES)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("text", "ground"), CONTRAST_PAIRS)
def test_every_pair_has_a_contrast_of_seven_to_one(theme: str, text: str, ground: str) -> None:
    colors = variables(theme)
    assert contrast(Color.parse(colors[text]), Color.parse(colors[ground])) >= AAA


def resolved(value: str, colors: dict[str, str], ground: Color) -> Color:
    """A colour of the sheet: ``$name`` or ``$name 70%``, which lets the ground through."""
    name, _blank, share = value.strip().removeprefix("$").partition(" ")
    color = Color.parse(colors[name])
    return ground.blend(color, float(share.rstrip("%")) / 100) if share else color


@pytest.mark.parametrize("theme", THEMES)
def test_every_rule_that_sets_text_and_background_has_that_contrast(theme: str) -> None:
    colors, looked_at = variables(theme), 0
    for selector, rule in re.findall(r"([^{}]+)\{([^{}]*)\}", SHEET):
        declared = dict(re.findall(r"(?:^|[;\s])(color|background): *([^;]+);", rule))
        if {"color", "background"} <= set(declared) and declared["background"] != "transparent":
            ground = resolved(declared["background"], colors, Color.parse("#000000"))
            # the frames of keys bear no text: what one must see to use it has 3:1 (WCAG 2.2, criterion 1.4.11)
            least = 3.0 if "--edge" in selector else AAA
            assert contrast(resolved(declared["color"], colors, ground), ground) >= least, selector
            looked_at += 1
    assert looked_at > 10


def test_nothing_blinks_and_no_text_is_dimmed() -> None:
    assert not re.findall(r"opacity:|text-style:[^;]*\b(?:dim|blink)\b", SHEET)
