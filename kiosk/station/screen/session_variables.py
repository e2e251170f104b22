"""What a station's compositor and terminal must know before they start, as lines that a shell reads."""

from __future__ import annotations

import shlex
from collections.abc import Mapping

from kiosk.course.keyboard.layouts import LAYOUTS
from kiosk.station.screen.font_size import largest_font
from kiosk.station.settings.model import BACKGROUNDS, Settings


def session_variables(settings: Settings, monitor: tuple[int, int]) -> dict[str, str]:
    """The compositor's keyboard; the terminal's letters on a monitor of so many pixels, the text size they give, and
    the background around them.
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
    """``export NAME=value`` a line, which ``eval`` takes for nothing else whatever a value holds."""
    return "".join(f"export {name}={shlex.quote(value)}\n" for name, value in variables.items())
