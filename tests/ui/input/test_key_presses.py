"""What a key event of Textual is to an activity."""

from __future__ import annotations

import pytest
from textual import events

from kiosk.course.acts import Pressed
from kiosk.ui.input.caps_lock_report import with_caps_lock
from kiosk.ui.input.key_presses import press_of
from kiosk.ui.input.terminal_parser import TerminalParser


@pytest.mark.parametrize(
    ("key", "character", "press"),
    [
        ("a", "a", Pressed("a", "a")), ("upper_a", "A", Pressed("A", "A")), ("space", " ", Pressed("space", " ")),
        ("full_stop", ".", Pressed(".", ".")), ("e_acute", "é", Pressed("é", "é")),
        ("pageup", None, Pressed("page_up")), ("pagedown", None, Pressed("page_down")), ("up", None, Pressed("up")),
        ("enter", "\r", Pressed("enter")), ("tab", "\t", Pressed("tab")), ("escape", "\x1b", Pressed("escape")),
        ("ctrl+m", "\r", Pressed("enter")), ("ctrl+i", "\t", Pressed("tab")),
        ("ctrl+h", "\x08", Pressed("backspace")), ("ctrl+c", "\x03", Pressed("ctrl+c")),
        ("f22", None, Pressed("shift+f10")), ("menu", None, Pressed("shift+f10")),
        ("shift+space", None, Pressed("space", " ")), ("shift+enter", None, Pressed("enter")),
        ("shift+backspace", None, Pressed("backspace")), ("shift+pageup", None, Pressed("shift+page_up")),
        ("ctrl+pagedown", None, Pressed("ctrl+page_down")), ("alt+up", None, Pressed("alt+up")),
        ("alt+tab", None, Pressed("alt+tab")), ("alt+f4", None, Pressed("alt+f4")),
        ("alt+space", None, Pressed("alt+space")),
    ],
)  # fmt: skip
def test_a_key_has_the_name_that_the_course_gives_it(key: str, character: str | None, press: Pressed) -> None:
    assert press_of(events.Key(key, character)) == press


@pytest.mark.parametrize(
    ("key", "character"),
    [
        ("left_shift", None), ("caps_lock", None), ("f13", None), ("alt+a", "a"), ("super+e", "e"), ("meta+x", "x"),
        ("hyper+x", "x"), ("unknown", "\x7f"), ("unknown", "\ue000"), ("unknown", "\ud800"), ("unknown", ""),
    ],
)  # fmt: skip
def test_what_is_no_key_of_its_own_or_writes_nothing_is_no_press(key: str, character: str | None) -> None:
    assert press_of(events.Key(key, character)) is None


@pytest.mark.parametrize(("sequence", "caps_lock"), [("\x1b[97;65u", True), ("\x1b[97u", False), ("a", None)])
def test_caps_lock_comes_along_where_the_terminal_reports_it(sequence: str, caps_lock: bool | None) -> None:
    assert press_of(with_caps_lock(events.Key("a", "a"), sequence)) == Pressed("a", "a", caps_lock)


@pytest.mark.parametrize("sequence", ["\x1b[29~", "\x1b[57363u", "\x1b[21;2~"])
def test_the_menu_key_arrives_in_every_protocol(sequence: str) -> None:
    (heard,) = TerminalParser().events(sequence)
    assert isinstance(heard, events.Key) and press_of(heard) == Pressed("shift+f10")
