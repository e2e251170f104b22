"""A terminal's own reports are never taken for typing, however reads split them; what is typed around them arrives."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.message import Message

from kiosk.course.acts import Pressed
from kiosk.ui.input.key_presses import press_of
from kiosk.ui.input.terminal_parser import LATE, SEQUENCE_TIMEOUT, TerminalParser
from tests.ui.input.test_paste_limit import cut
from tests.ui.kiosk_pilot import Clock

PARAMETERS = st.text([chr(n) for n in range(0x30, 0x40)], max_size=60)
BETWEEN = st.text([chr(n) for n in range(0x20, 0x30)], max_size=3)
LAST = st.sampled_from([chr(n) for n in range(0x40, 0x7F)])
NO_MOUSE = st.builds("\x1b[{}{}{}".format, PARAMETERS, BETWEEN, LAST).filter(
    lambda sequence: (
        not sequence.startswith(("\x1b[M", "\x1b[<", "\x1b[["))
        and not sequence.endswith("u")  # the kitty protocol: a key, with its text
        and not re.fullmatch(r"\x1b\[20[01]~", sequence)
    )
)
NUMBER = st.one_of(st.integers(-9, 9999).map(str), st.sampled_from(["NaN", "-NaN", "Infinity", "-Infinity", "", "1.5"]))
MOUSE = st.builds("\x1b[<{};{};{}{}".format, NUMBER, NUMBER, NUMBER, st.sampled_from("Mm"))
OLD_MOUSE = st.text([chr(n) for n in range(0x20, 0x7F)], min_size=3, max_size=3).map("\x1b[M{}".format)
TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=80)
STRINGS = st.builds(
    "\x1b{}{}{}".format, st.sampled_from("]PX^_"), TEXT, st.just("\x1b\\")
) | TEXT.map("\x1b]{}\x07".format)  # fmt: skip
EIGHT_BITS = st.one_of(
    st.builds("{}{}\x9c".format, st.sampled_from("\x90\x98\x9d\x9e\x9f"), TEXT), LAST.map("\x9b1;2{}".format)
).filter(lambda sequence: not sequence.endswith("u"))
CHOICES = st.builds("\x1b{}{}".format, st.sampled_from(" !\"#$%&'()*+,-./"), st.sampled_from("0AB~"))
REPORTS = st.one_of(NO_MOUSE, MOUSE, OLD_MOUSE, STRINGS, EIGHT_BITS, CHOICES)
KNOWN_REPORTS = [
    "\x1b]11;rgb:ffff/ffff/ffff\x1b\\", "\x1b]11;rgb:0000/0000/0000\x07", "\x1b]4;255;rgb:ee/ee/ee\x1b\\",
    "\x1b[?62;4;6;22c", "\x1b[>41;390;0c", "\x1bP!|00000000\x1b\\", "\x1bP1+r544e=787465726d2d323536\x1b\\",
    "\x1b[<35;NaN;NaNM", "\x1b[?2026;2$y", "\x1b[?1u", "\x1b[24;80R", "\x1b[8;28;100t", "\x1b]lkiosk\x1b\\",
    "\x1b]52;c;" + "QUFB" * 2000 + "\x07", "\x1b_Gi=31;OK\x1b\\", "\x1bP>|XTerm(390)\x1b\\", "\x1b[?997;1n",
    "\x1b[" + "1;" * 40 + "m", "\x1b^private\x1b\\", "\x1bXstart\x1b\\", "\x1b[0n", "\x1b[?6c",
]  # fmt: skip


def typed(heard: list[Message]) -> str:
    """The printable characters of all keys without Alt."""
    keys = [one for one in heard if isinstance(one, events.Key)]
    return "".join(k.character for k in keys if k.character and k.character.isprintable() and k.key[:4] != "alt+")


def events_of(parser: TerminalParser, *reads: str) -> list[Message]:
    return [event for read in reads for event in parser.events(read)]


@pytest.mark.parametrize("report", KNOWN_REPORTS)
@pytest.mark.parametrize("size", [1, 3, 7, 10_000])
def test_known_reports_of_terminals_are_not_typed(report: str, size: int) -> None:
    sent = f"é{report}b{report}{report}c"
    reads = [sent[n : n + size] for n in range(0, len(sent), size)]
    assert typed(events_of(TerminalParser(), *reads)) == "ébc"


@given(st.lists(REPORTS, min_size=1, max_size=4), st.lists(st.integers(0, 400), max_size=8))
def test_no_sequence_is_typed_and_the_letters_around_it_arrive(reports: list[str], places: list[int]) -> None:
    sent = "k" + "û".join(reports) + "z"
    wanted = "k" + "û" * (len(reports) - 1) + "z"
    assert typed(events_of(TerminalParser(), *cut(sent, places))) == wanted


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])), st.lists(st.integers(0, 400), max_size=8))
def test_typed_text_arrives_unchanged(text: str, places: list[int]) -> None:
    heard = events_of(TerminalParser(), *cut(text, places))
    assert "".join(e.character or "" for e in heard if isinstance(e, events.Key)) == text


@given(TEXT, st.lists(st.integers(0, 400), max_size=8))
def test_a_paste_arrives_whole_however_it_is_split(text: str, places: list[int]) -> None:
    heard = events_of(TerminalParser(), *cut(f"a\x1b[200~{text}\x1b[201~b", places))
    assert [e.text for e in heard if isinstance(e, events.Paste)] == [text]
    assert typed(heard) == "ab"


@pytest.mark.parametrize(
    "half", ["\x1b[", "\x1b[48;1", "\x1b]11;rgb:", "\x1bP1+r", "\x1b_", "\x1b[<35;Na", "\x1b[M", "\x1bO"]
)
def test_an_unfinished_sequence_is_dropped_after_the_timeout(half: str) -> None:
    clock = Clock()
    parser = TerminalParser(clock=clock)
    assert events_of(parser, half) == []
    clock.now += SEQUENCE_TIMEOUT
    assert list(parser.timeouts()) == []
    assert typed(events_of(parser, "abc")) == "abc"


@pytest.mark.parametrize("report", KNOWN_REPORTS)
@pytest.mark.parametrize("read", [1, 2, 5, 9])
def test_a_report_that_is_torn_for_longer_than_the_timeout_is_not_typed(report: str, read: int) -> None:
    read = min(read, len(report) - 2)
    clock = Clock()
    parser = TerminalParser(clock=clock)
    assert typed(events_of(parser, report[:read])) == ""
    clock.now += SEQUENCE_TIMEOUT
    assert typed(list(parser.timeouts())) == ""
    assert typed(events_of(parser, report[read:] + "a", "bc")) == "abc"


@pytest.mark.parametrize("report", KNOWN_REPORTS)
def test_the_last_letter_of_a_torn_report_is_not_typed_though_it_comes_alone(report: str) -> None:
    clock = Clock()
    parser = TerminalParser(clock=clock)
    assert typed(events_of(parser, report[:-1])) == ""
    clock.now += SEQUENCE_TIMEOUT
    assert typed(list(parser.timeouts())) == ""
    clock.now += SEQUENCE_TIMEOUT
    assert typed(events_of(parser, report[-1])) == ""
    assert typed(events_of(parser, "c", "R")) == "cR", "one letter, and no more"


@pytest.mark.parametrize(
    ("half", "seconds"),
    [
        ("\x1b", SEQUENCE_TIMEOUT), ("\x1b[", SEQUENCE_TIMEOUT), ("\x1b]", SEQUENCE_TIMEOUT),
        ("\x1b]11;", SEQUENCE_TIMEOUT), ("\x1bP", SEQUENCE_TIMEOUT), ("\x1b[?6", LATE),
    ],
)  # fmt: skip
@pytest.mark.parametrize("text", ["a", "[", "12", "é", "P", "[2] oui", "]", "Paul (3)", "x^2", "1c d"])
def test_what_a_hand_types_after_half_a_sequence_arrives(half: str, seconds: float, text: str) -> None:
    """A hand may have made the shorter halves: Escape, or a key with Alt. After a longer one it waits for a while."""
    clock = Clock()
    parser = TerminalParser(clock=clock)
    assert typed(events_of(parser, half)) == ""
    clock.now += seconds
    list(parser.timeouts())
    assert typed(events_of(parser, *text)) == text


def test_escape_alone_is_a_key_after_the_timeout_and_at_once_before_another_sequence() -> None:
    clock = Clock()
    parser = TerminalParser(clock=clock)
    assert events_of(parser, "\x1b") == [] and list(parser.timeouts()) == []
    clock.now += SEQUENCE_TIMEOUT
    assert [e.key for e in parser.timeouts() if isinstance(e, events.Key)] == ["escape"]
    assert [e.key for e in events_of(parser, "\x1b\x1b[A") if isinstance(e, events.Key)] == ["escape", "up"]


@pytest.mark.parametrize(
    ("sent", "key"),
    [
        ("\x1b[A", "up"), ("\x1bOA", "up"), ("\x1b[1;2C", "shift+right"), ("\x1b[3~", "delete"), ("\x1bOP", "f1"),
        ("\x1b[[B", "f2"), ("\x1b[21;2~", "shift+f10"), ("\x1b[Z", "shift+tab"), ("\x1b[97;5u", "ctrl+a"),
        ("\r", "enter"),
        ("\x1b[13u", "enter"), ("\x1b[64;;64u", "at"), ("\x7f", "backspace"), ("\x1bOM", "enter"), ("\x1bx", "alt+x"),
    ],
)  # fmt: skip
def test_keys_are_read_in_every_encoding(sent: str, key: str) -> None:
    (heard,) = [e for e in events_of(TerminalParser(), *sent, "") if isinstance(e, events.Key)]
    assert heard.key == key


@pytest.mark.parametrize("size", [1, 2, 99])
@pytest.mark.parametrize(
    ("sent", "key"),
    [
        ("\x1b[1;3D", "alt+left"), ("\x1b[1;3C", "alt+right"), ("\x1b\x1b[D", "alt+left"), ("\x1b\x1bOC", "alt+right"),
        ("\x1b[1;5D", "ctrl+left"), ("\x1b[1;6D", "ctrl+shift+left"), ("\x1b[3;5~", "ctrl+delete"),
        ("\x1b[1;3A", "alt+up"),
        ("\x1b[127;5u", "ctrl+backspace"), ("\x1b[122;6u", "ctrl+shift+z"), ("\x1b[1;131D", "alt+left"),
    ],
)  # fmt: skip
def test_arrows_with_alt_and_ctrl_arrive_in_every_protocol(sent: str, key: str, size: int) -> None:
    """An arrow with Alt is sent as a number of its own, or with ESC before it; foot tells of Num Lock too (128)."""
    reads = [sent[n : n + size] for n in range(0, len(sent), size)]
    heard = [one for one in events_of(TerminalParser(), *reads, "é") if isinstance(one, events.Key)]
    assert [one.key for one in heard][:-1] == [key]
    assert press_of(heard[0]) == Pressed(key)


def test_escape_twice_is_escape_twice() -> None:
    clock = Clock()
    parser = TerminalParser(clock=clock)
    heard = events_of(parser, "\x1b\x1b")
    clock.now += SEQUENCE_TIMEOUT
    heard += parser.timeouts()
    assert [one.key for one in heard if isinstance(one, events.Key)] == ["escape", "escape"]
