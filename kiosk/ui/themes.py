"""The three themes. Every pair of text and background reaches a contrast of 7:1 (WCAG 2.2, criterion 1.4.6)."""

from __future__ import annotations

from textual.theme import Theme

from kiosk.station.settings.model import BACKGROUNDS, ThemeName

_LIGHT = {
    "edge": "#3a3a3a",
    "main": "#0b3d78",
    "main-text": "#ffffff",
    "focus": "#ffd84d",
    "focus-text": "#111111",
    "soft": "#e9eef5",
    "there": "#14532d",
    "lit": "#ffd84d",
    "lit-text": "#111111",
    "pointer": "#111111",
    "button": "#bdd0ea",
    "folder": "#b45f00",
    "sheet": "#d3deec",
    "device": "#14171c",
}
_DARK = {
    "edge": "#c9c9c9",
    "main": "#bcd7ff",
    "main-text": "#0a0f18",
    "focus": "#ffd84d",
    "focus-text": "#111111",
    "soft": "#232b38",
    "there": "#a7e8bd",
    "lit": "#ffd84d",
    "lit-text": "#111111",
    "pointer": "#ffd84d",
    "button": "#3a4a66",
    "folder": "#ffc14d",
    "sheet": "#414d65",
    "device": "#454c5a",
}
_HIGH_CONTRAST = {
    "edge": "#ffffff",
    "main": "#ffff00",
    "main-text": "#000000",
    "focus": "#ffffff",
    "focus-text": "#000000",
    "soft": "#000000",
    "there": "#ffffff",
    "lit": "#ffff00",
    "lit-text": "#000000",
    "pointer": "#ffff00",
    "button": "#454545",
    "folder": "#ffff00",
    "sheet": "#454545",
    "device": "#454545",
}

_CALL = {
    "call": "#14171c",
    "call-text": "#ffffff",
    "call-on": "#dfe5ee",
    "call-on-text": "#000000",
    "call-off": "#2f3641",
    "call-leave": "#ff7d73",
    "call-answer": "#7fd08f",
}
"""A video call is dark in every theme, as everywhere."""

_SITES = {
    "site-text": "#ffffff",
    "site-blue": "#1f4e9c",
    "site-green": "#14532d",
    "site-purple": "#5b2a86",
    "site-plum": "#7a1f4d",
    "site-brown": "#6b3a00",
    "site-teal": "#00504f",
}
"""The heads of sites, white on a dark colour in every theme."""

CONTRAST_PAIRS = (
    ("foreground", "background"),
    ("foreground", "surface"),
    ("foreground", "soft"),
    ("main-text", "main"),
    ("focus-text", "focus"),
    ("there", "background"),
    ("there", "soft"),
    ("lit-text", "lit"),
    ("edge", "background"),
    ("edge", "soft"),
    ("main", "soft"),
    ("foreground", "button"),
    ("foreground", "sheet"),
    *(("site-text", one) for one in _SITES if one != "site-text"),
)
"""Text and background as they are used together in the style sheets."""


def _theme(name: ThemeName, *, dark: bool, text: str, variables: dict[str, str]) -> Theme:
    background = BACKGROUNDS[name]
    return Theme(
        name=name,
        primary=variables["main"],
        secondary=variables["main"],
        accent=variables["main"],
        warning=variables["main"],
        error=variables["main"],
        success=variables["there"],
        foreground=text,
        background=background,
        surface=background,
        panel=variables["soft"],
        dark=dark,
        text_alpha=1.0,
        variables={
            **variables,
            **_CALL,
            **_SITES,
            "scrollbar": variables["edge"],
            "scrollbar-background": variables["soft"],
        },
    )


THEMES = {
    "clair": _theme("clair", dark=False, text="#1a1a1a", variables=_LIGHT),
    "sombre": _theme("sombre", dark=True, text="#f3f3ee", variables=_DARK),
    "contraste fort": _theme("contraste fort", dark=True, text="#ffffff", variables=_HIGH_CONTRAST),
}
"""By their name in the settings."""
