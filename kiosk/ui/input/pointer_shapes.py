"""Terminals that let a program choose the shape of the mouse pointer (OSC 22). Pure."""

from __future__ import annotations

from collections.abc import Mapping

USUAL_POINTER = "\x1b]22;\x07"
"""An empty name brings back the terminal's own shape (foot-ctlseqs(7))."""
_KNOWING = ("foot", "xterm-kitty", "xterm-ghostty")


def has_pointer_shapes(environment: Mapping[str, str]) -> bool:
    """Whether the terminal knows them; nothing is written to one that may not."""
    return environment.get("TERM", "").startswith(_KNOWING)
