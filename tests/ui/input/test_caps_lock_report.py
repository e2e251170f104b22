"""Caps Lock as the kitty protocol reports it with each character."""

from __future__ import annotations

import pytest
from textual import events

from kiosk.course.acts import Pressed
from kiosk.ui.input.key_presses import press_of
from kiosk.ui.input.terminal_parser import TerminalParser


@pytest.mark.parametrize(
    ("sequence", "press"),
    [
        ("a", Pressed("a", "a")),
        ("\x1b[97;;97u", Pressed("a", "a", caps_lock=False)),
        ("\x1b[97;65;65u", Pressed("A", "A", caps_lock=True)),
        ("\x1b[97;66;97u", Pressed("a", "a", caps_lock=True)),
        ("\x1b[97;2;65u", Pressed("A", "A", caps_lock=False)),
        ("\x1b[97;193;65u", Pressed("A", "A", caps_lock=True)),
        ("\x1b[127;65u", Pressed("backspace")),
        ("\x1b[57358;65u", None),
    ],
)
def test_each_character_tells_whether_caps_lock_was_on(sequence: str, press: Pressed | None) -> None:
    (event,) = TerminalParser().events(sequence)
    assert isinstance(event, events.Key)
    assert press_of(event) == press
