"""The background of each look: the program's screens, and what a station shows before and around them."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.station.settings.model import ThemeName

GROUNDS: Mapping[ThemeName, str] = {"clair": "#fdfbf6", "sombre": "#10151d", "contraste fort": "#000000"}
"""Red, green and blue in hexadecimal digits."""


def rgb(theme: ThemeName) -> tuple[int, int, int]:
    """Red, green and blue of a look's background, each from 0 to 255."""
    red, green, blue = bytes.fromhex(GROUNDS[theme].removeprefix("#"))
    return red, green, blue
