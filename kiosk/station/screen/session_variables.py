"""Environment variables for a station's compositor and terminal, as lines of a shell script."""

from __future__ import annotations

import shlex
from collections.abc import Mapping

from kiosk.course.keyboard.layouts import LAYOUTS
from kiosk.station.screen.font_size import largest_font
from kiosk.station.settings.model import BACKGROUNDS, Settings


def session_variables(settings: Settings, monitor: tuple[int, int]) -> dict[str, str]:
    """The keyboard layout of the compositor; the terminal's font size on ``monitor`` (in pixels), the text size that it
    is made for, and the background around it.
    """
    layout = LAYOUTS[settings.keyboard]
    return {
        "XKB_DEFAULT_LAYOUT": layout.xkb_layout,
        "XKB_DEFAULT_VARIANT": layout.xkb_variant,
        "KIOSK_FONT_PIXELS": str(largest_font(settings.text_size, monitor)),
        "KIOSK_LETTERS_FOR": settings.text_size,
        "KIOSK_GROUND": BACKGROUNDS[settings.theme].removeprefix("#"),
    }


def format_exports(variables: Mapping[str, str]) -> str:
    """Lines ``export NAME=value``, quoted so that ``eval`` is safe for any value."""
    return "".join(f"export {name}={shlex.quote(value)}\n" for name, value in variables.items())
