"""The styles of the simulated computer, and the background under a node."""

from __future__ import annotations

from kiosk.cells import Rect
from kiosk.ui.widgets.canvas import StyleName
from kiosk.ui.widgets.painter import Painter

STYLES = frozenset({
    "ground", "plain", "soft", "button", "main", "focus", "edge", "heading", "link", "quiet", "lit", "note",
    "caret", "shade", "folder", "sheet", "device", "call", "call-on", "call-off", "call-leave", "call-answer",
    "site-blue", "site-green", "site-purple", "site-plum", "site-brown", "site-teal",
})  # fmt: skip
"""As in the style sheet: ``ground`` of the desktop, ``plain`` window, ``soft`` bar, ``main`` button …"""
_SITES = tuple(one for one in STYLES if one.startswith("site-"))
_BACKGROUNDS = ("plain", "soft", "ground", "button", "main", "shade", "device", "call", *_SITES)


def shade(inert: bool) -> StyleName | None:
    """The one style of everything inert; None where styles differ."""
    return "shade" if inert else None


def background(painter: Painter, rect: Rect) -> StyleName:
    """The background under ``rect``; plain where it is hidden or on something that is no background."""
    style = painter.style_under(rect)
    name = style.partition("+")[0] if isinstance(style, str) else ""
    return name if name in _BACKGROUNDS else "plain"
