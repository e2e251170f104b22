"""What the terminal sends, as the program hears it: whatever it is, there is an answer to the next key."""

from __future__ import annotations

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from kiosk.ui.input.driver import LARGEST, USUAL_SIZE, _bounded
from kiosk.ui.input.terminal_parser import Parser

PIECES = st.one_of(
    st.sampled_from(
        ["\x1b", "\x1b[", "\x1bO", "\x1b]", "\x1bP", "\x1b[<", "\x1b[M", "\x1b[48;", "\x1b[?2048;", "\x1b[201~"]
    ),
    st.text("0123456789;:<>?ABCDHFMRmtu~$y", max_size=14),
    st.characters(),
)
SENT = st.lists(PIECES, max_size=12).map("".join)
CANNOT_BE_READ = ["\x1b[57441;1:3u", "\x1b[9999999999;1u", "\x1b[99;99:1u", "\x1b[:;:;:u", "\x1b[1114112;1u"]


def keys(parser: Parser, text: str) -> list[str]:
    return [event.key for event in parser.events(text) if isinstance(event, events.Key)]


def clicks(parser: Parser, text: str) -> list[tuple[str, float, float, int]]:
    found = parser.events(text)
    return [(type(e).__name__, e.x, e.y, e.button) for e in found if isinstance(e, events.MouseEvent)]


@given(SENT)
def test_after_anything_a_key_is_a_key_and_a_click_a_click(sent: str) -> None:
    parser = Parser()
    list(parser.events(sent + "\x1b[201~"))
    list(parser.events("\x1b[A"))  # ends what is half a sequence
    assert keys(parser, "a") == ["a"]
    assert clicks(parser, "\x1b[<0;11;6M") == [("MouseDown", 10, 5, 1)]


@given(st.lists(SENT, max_size=4))
def test_no_size_is_believed(sent: list[str]) -> None:
    parser = Parser()
    for text in [*sent, "\x1b[48;1;1;1;1t", "\x1b[?2048;2$y"]:
        heard = list(parser.events(text))
        assert not any(isinstance(event, events.Resize) for event in heard)
        assert not any("Resize" in type(event).__name__ for event in heard)


@pytest.mark.parametrize("sent", CANNOT_BE_READ)
def test_what_cannot_be_read_is_passed_over_and_told_once_without_what_it_was(
    sent: str, caplog: pytest.LogCaptureFixture
) -> None:
    parser = Parser()
    with caplog.at_level(logging.INFO, logger="kiosk"):
        assert keys(parser, f"a{sent}b{sent}c") == ["a", "b", "c"]
    (record,) = [record for record in caplog.records if record.name == "kiosk.ui.input.terminal_parser"]
    assert record.levelno == logging.INFO
    assert sent[2:] not in record.getMessage() and "Error" in record.getMessage()


@pytest.mark.parametrize("button", range(128, 160))
def test_buttons_at_the_side_of_a_mouse_press_nothing(button: int) -> None:
    parser = Parser()
    assert clicks(parser, f"\x1b[<{button};5;5M\x1b[<{button};5;5m") == []


@pytest.mark.parametrize(("code", "button"), [(0, 1), (1, 2), (2, 3)])
def test_the_three_that_count_do(code: int, button: int) -> None:
    parser = Parser()
    assert clicks(parser, f"\x1b[<{code};5;5M\x1b[<{code};5;5m") == [
        ("MouseDown", 4, 4, button),
        ("MouseUp", 4, 4, button),
    ]


@given(st.integers(-10, 100_000), st.integers(-10, 100_000))
def test_no_screen_is_larger_than_what_is_drawn(columns: int, rows: int) -> None:
    width, height = _bounded(columns, rows)
    assert 1 <= width <= LARGEST[0] and 1 <= height <= LARGEST[1]
    if 1 <= columns <= LARGEST[0] and 1 <= rows <= LARGEST[1]:
        assert (width, height) == (columns, rows)


def test_the_usual_sizes_are_within_the_bounds() -> None:
    for size in (USUAL_SIZE, (100, 28), (480, 135)):
        assert _bounded(*size) == size
