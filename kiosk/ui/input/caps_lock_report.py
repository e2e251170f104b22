"""Caps Lock as the kitty protocol reports it with each key. Textual reads past it."""

from __future__ import annotations

import re

from textual import events

_REPORT = r"\x1b\[[\d:]*(?:;(?P<modifiers>\d*)[\d:;]*)?u"
_CAPS_LOCK = 64
"""Its bit in the modifiers, which are sent plus one; all of them are left out where none is set."""


def with_caps_lock(event: events.Key, sequence: str) -> events.Key:
    """``event``, which ``sequence`` made, with what that says of Caps Lock."""
    found = re.fullmatch(_REPORT, sequence)
    if found is not None:
        event.caps_lock = bool((int(found["modifiers"] or 1) - 1) & _CAPS_LOCK)  # type: ignore[attr-defined] # ours
    return event


def caps_lock_of(event: events.Key) -> bool | None:
    """Whether Caps Lock was on; None where the terminal does not say it."""
    found: bool | None = getattr(event, "caps_lock", None)
    return found
