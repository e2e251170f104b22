"""Querying a terminal: a pseudo-terminal answers as foot does, as an old one does, or not at all."""

from __future__ import annotations

import os
import select
import termios
import threading
from collections.abc import Iterator

import pytest

from kiosk.machine.doctor.checks.terminal_query import (
    SGR_MOUSE,
    SYNCHRONIZED_OUTPUT,
    TerminalAnswers,
    parse_answers,
    query_terminal,
)

FOOT = {
    b"\x1b[?1006$p": b"\x1b[?1006;2$y",
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",
    b"\x1b[?u": b"\x1b[?0u",
    b"\x1b[c": b"\x1b[?62;4;22;28c",
    b"\x1bP+q524742\x1b\\": b"\x1bP1+r524742=38\x1b\\",
}


OLD = {b"\x1b[c": b"\x1b[?1;2c"}


class Pretender:
    """The other end of a pseudo-terminal, which answers the ``known`` queries and records what is echoed."""

    def __init__(self, known: dict[bytes, bytes], typed: bytes = b"") -> None:
        self.ours, self.theirs = os.openpty()
        self.heard = b""
        self._known, self._typed = known, typed
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._answer, daemon=True)
        self._thread.start()

    def _answer(self) -> None:
        asked_before = 0
        while not self._stop.is_set():
            readable, _, _ = select.select([self.ours], [], [], 0.01)
            if not readable:
                continue
            self.heard += os.read(self.ours, 4096)
            while found := min(
                ((self.heard.find(q, asked_before), q) for q in self._known if q in self.heard[asked_before:]),
                default=None,
            ):
                place, question = found
                asked_before = place + len(question)
                os.write(self.ours, self._typed + self._known[question])

    def close(self) -> None:
        self._stop.set()
        self._thread.join()
        os.close(self.theirs)
        os.close(self.ours)


@pytest.fixture
def pretenders() -> Iterator[list[Pretender]]:
    made: list[Pretender] = []
    yield made
    for pretender in made:
        pretender.close()


def test_all_answers_of_foot_are_parsed(pretenders: list[Pretender]) -> None:
    foot = Pretender(FOOT)
    pretenders.append(foot)
    assert query_terminal(foot.theirs, 5.0) == TerminalAnswers(
        True, {SGR_MOUSE: True, SYNCHRONIZED_OUTPUT: True}, keyboard=True, rgb=True
    )


def test_an_old_terminal_answers_only_the_last_query(pretenders: list[Pretender]) -> None:
    old = Pretender(OLD)
    pretenders.append(old)
    assert query_terminal(old.theirs, 5.0) == TerminalAnswers(True)


def test_typing_meanwhile_does_not_disturb_and_is_not_left_for_the_shell(pretenders: list[Pretender]) -> None:
    foot = Pretender(FOOT, typed=b"ls -l\r")
    pretenders.append(foot)
    assert query_terminal(foot.theirs, 5.0).keyboard
    readable, _, _ = select.select([foot.theirs], [], [], 0)
    assert not readable  # the shell would run it
    assert b"ls" not in foot.heard  # and nothing of it was shown


def test_a_silent_terminal_times_out_and_is_not_queried_again(pretenders: list[Pretender]) -> None:
    silent = Pretender({})
    pretenders.append(silent)
    assert query_terminal(silent.theirs, 0.05) == TerminalAnswers()
    assert b"\x1bP" not in silent.heard


@pytest.mark.parametrize("known", [FOOT, {}], ids=["foot", "silent"])
def test_the_mode_of_the_terminal_is_restored(pretenders: list[Pretender], known: dict[bytes, bytes]) -> None:
    terminal = Pretender(known)
    pretenders.append(terminal)
    before = termios.tcgetattr(terminal.theirs)
    query_terminal(terminal.theirs, 0.05)
    assert termios.tcgetattr(terminal.theirs) == before


def test_a_hung_up_terminal_ends_the_query() -> None:
    ours, theirs = os.openpty()
    os.close(ours)
    with pytest.raises((OSError, termios.error)):
        query_terminal(theirs, 5.0)
    os.close(theirs)


@pytest.mark.parametrize(("state", "known"), [(0, False), (1, True), (2, True), (3, True), (4, False)])
def test_a_mode_is_supported_unless_unknown_or_permanently_off(state: int, known: bool) -> None:
    assert parse_answers(b"\x1b[?1006;%d$y" % state).modes == {SGR_MOUSE: known}
