"""Whatever the terminal sends, the next key and the next click are read; sizes are bounded."""

from __future__ import annotations

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from kiosk.ui.input.driver import DEFAULT_SIZE, MAX_TERMINAL_SIZE, _bounded
from kiosk.ui.input.terminal_parser import TerminalParser

PIECES = st.one_of(
    st.sampled_from(
        ["\x1b", "\x1b[", "\x1bO", "\x1b]", "\x1bP", "\x1b[<", "\x1b[M", "\x1b[48;", "\x1b[?2048;", "\x1b[201~"]
    ),
    st.text("0123456789;:<>?ABCDHFMRmtu~$y", max_size=14),
    st.characters(),
)
SENT = st.lists(PIECES, max_size=12).map("".join)
UNREADABLE = ["\x1b[57441;1:3u", "\x1b[9999999999;1u", "\x1b[99;99:1u", "\x1b[:;:;:u", "\x1b[1114112;1u"]


def keys(parser: TerminalParser, text: str) -> list[str]:
    return [event.key for event in parser.events(text) if isinstance(event, events.Key)]


def clicks(parser: TerminalParser, text: str) -> list[tuple[str, float, float, int]]:
    found = parser.events(text)
    return [(type(e).__name__, e.x, e.y, e.button) for e in found if isinstance(e, events.MouseEvent)]


@given(SENT)
def test_a_key_and_a_click_are_read_after_any_input(sent: str) -> None:
    parser = TerminalParser()
    list(parser.events(sent + "\x1b[201~"))
    list(parser.events("\x1b[A"))  # ends an unfinished sequence
    assert keys(parser, "a") == ["a"]
    assert clicks(parser, "\x1b[<0;11;6M") == [("MouseDown", 10, 5, 1)]


@given(st.lists(SENT, max_size=4))
def test_reported_sizes_are_ignored(sent: list[str]) -> None:
    parser = TerminalParser()
    for text in [*sent, "\x1b[48;1;1;1;1t", "\x1b[?2048;2$y"]:
        heard = list(parser.events(text))
        assert not any(isinstance(event, events.Resize) for event in heard)
        assert not any("Resize" in type(event).__name__ for event in heard)


@pytest.mark.parametrize("sent", UNREADABLE)
def test_unreadable_sequences_are_ignored_and_logged_once_without_their_text(
    sent: str, caplog: pytest.LogCaptureFixture
) -> None:
    parser = TerminalParser()
    with caplog.at_level(logging.INFO, logger="kiosk"):
        assert keys(parser, f"a{sent}b{sent}c") == ["a", "b", "c"]
    (record,) = [record for record in caplog.records if record.name == "kiosk.ui.input.terminal_parser"]
    assert record.levelno == logging.INFO
    assert sent[2:] not in record.getMessage() and "Error" in record.getMessage()


@pytest.mark.parametrize("button", range(128, 160))
def test_side_buttons_of_a_mouse_are_ignored(button: int) -> None:
    parser = TerminalParser()
    assert clicks(parser, f"\x1b[<{button};5;5M\x1b[<{button};5;5m") == []


@pytest.mark.parametrize(("code", "button"), [(0, 1), (1, 2), (2, 3)])
def test_the_three_main_buttons_are_read(code: int, button: int) -> None:
    parser = TerminalParser()
    assert clicks(parser, f"\x1b[<{code};5;5M\x1b[<{code};5;5m") == [
        ("MouseDown", 4, 4, button),
        ("MouseUp", 4, 4, button),
    ]


@given(st.integers(-10, 100_000), st.integers(-10, 100_000))
def test_the_size_is_within_its_bounds(columns: int, rows: int) -> None:
    width, height = _bounded(columns, rows)
    assert 1 <= width <= MAX_TERMINAL_SIZE[0] and 1 <= height <= MAX_TERMINAL_SIZE[1]
    if 1 <= columns <= MAX_TERMINAL_SIZE[0] and 1 <= rows <= MAX_TERMINAL_SIZE[1]:
        assert (width, height) == (columns, rows)


def test_usual_sizes_are_kept() -> None:
    for size in (DEFAULT_SIZE, (100, 28), (480, 135)):
        assert _bounded(*size) == size
