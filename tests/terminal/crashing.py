"""The real program, with one of its functions made to fail: ``python crashing.py WHERE HOW_OFTEN [ARGUMENT …]``.

Where something is typed, it fails when a euro sign is; the message holds all that was typed, as a message may. A screen
(``welcome``, ``home`` …) fails when it is made; ``app`` in the program itself, ``keys`` in an exercise.
"""

import importlib
import mmap
import os
import sys
from collections.abc import Callable
from typing import Any

where, how_often, *arguments = sys.argv[1:]
left = mmap.mmap(-1, 1)
"""How often it still fails: shared, since each person has a process of her own."""
left[0] = int(how_often)
keeper = os.getpid()
SCREENS = {
    "welcome": "welcome.Welcome",
    "home": "home.Home",
    "pictures": "open_logbook.OpenLogbook",
    "comeback": "interruptions.AfterCrash",
}


def failing(before: Callable[..., Any], typed_by: Callable[..., object]) -> Callable[..., Any]:
    """``before``, which fails the first times; ``typed_by`` tells from its arguments what was typed."""

    def fail(*given: Any) -> Any:
        typed = repr(typed_by(*given))
        if (where in SCREENS or "€" in typed) and left[0] > 0 and os.getpid() != keeper:
            left[0] -= 1
            raise ValueError(f"cannot go on with {typed}")
        return before(*given)

    return fail


if where == "app":
    from kiosk.ui.app import KioskApp

    def typed_in(_app: object, event: object) -> object:
        return getattr(event, "character", ""), getattr(event, "text", "")

    KioskApp.on_event = failing(KioskApp.on_event, typed_in)  # type: ignore[method-assign]  # to crash
elif where == "keys":
    from kiosk.activities.keys import Keys

    Keys.update = failing(Keys.update, lambda _self, _state, act: act)  # type: ignore[method-assign]  # to fail
elif where in SCREENS:
    module, _dot, name = SCREENS[where].partition(".")
    screen = getattr(importlib.import_module(f"kiosk.ui.screens.{module}"), name)
    screen.compose = failing(screen.compose, lambda screen: screen)
elif where == "drawing":
    from kiosk.ui.widgets.text_box import TextBox

    TextBox.show = failing(TextBox.show, lambda _box, field: field.text)  # type: ignore[method-assign]  # to crash
else:
    raise SystemExit(f"nothing is known of {where}")

sys.argv[1:] = arguments

from kiosk.cli import main  # noqa: E402 - after the patches

main()
