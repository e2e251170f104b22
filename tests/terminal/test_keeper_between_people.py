"""Between two people: nothing of the last one stays where the next one, or anybody, could find it."""

from __future__ import annotations

import os
import re
import signal
import stat
from pathlib import Path

import pytest

from kiosk.course.model import Exercise
from kiosk.rehearsal.gestures import perform_step
from kiosk.station.traces.wipe_record import read_record
from tests.terminal.conftest import MakeStation, Start
from tests.terminal.locked import (
    LETTERS,
    both_children,
    child,
    children,
    holds,
    leave_from_home,
    lock,
    misbehave,
    state,
    still,
    to_home,
    to_letters,
    to_pictures,
    until,
)
from tests.terminal.one_station import HOME, WELCOME, OneStation, Terminal

pytestmark = pytest.mark.slow

WORD = "zanzibarouf"
ERASE_SCROLLBACK = b"\x1b[3J"
EMPTY_CLIPBOARDS = (b"\x1b]52;c;!", b"\x1b]52;p;!")


@pytest.fixture
def letters(shipped: tuple[Exercise, ...]) -> Exercise:
    return next(one for one in shipped if one.id == LETTERS)


def write_a_word_and_go_home(person: Terminal) -> None:
    to_pictures(person)
    person.type(WORD)
    person.wait_for(WORD)
    person.click("◀ Retour")
    person.wait_for(WELCOME)
    to_home(person)


def test_no_memory_holds_what_the_last_person_wrote(station: OneStation, start: Start) -> None:
    person = lock(start, station)
    both_children(person.pid)
    to_pictures(person)
    person.type(WORD)
    person.wait_for(WORD)
    assert holds(child(person.pid), WORD), "the search does not find what is there"
    person.click("◀ Retour")
    person.wait_for(WELCOME)
    to_home(person)
    now, following = both_children(person.pid)
    leave_from_home(person)
    person.wait_for(WELCOME)
    assert state(now) == ""
    after = both_children(person.pid)
    assert following in after
    assert not [pid for pid in (person.pid, *after) if holds(pid, WORD)]


@pytest.mark.long
def test_no_memory_holds_what_the_last_person_did(station: OneStation, start: Start, letters: Exercise) -> None:
    person = lock(start, station)
    to_letters(person)
    perform_step(person, letters.steps[0])
    line = '"type":"step_done"'
    until(lambda: holds(person.pid, line), "telling to the keeper")  # what a crash would go on with
    person.click("Arrêter ici")
    leave_from_home(person, asked=True)
    person.wait_for(WELCOME)
    assert not [pid for pid in (person.pid, *both_children(person.pid)) if holds(pid, line)]


def test_the_screen_the_scrollback_and_the_clipboards_are_empty(station: OneStation, start: Start) -> None:
    person = lock(start, station)
    write_a_word_and_go_home(person)
    since = leave_from_home(person)
    person.wait_for(WELCOME)
    person.settle()
    sent = person.heard[since:]
    erased = sent.index(ERASE_SCROLLBACK)
    assert b"\x1b[2J" in sent[:erased]
    assert all(clear in sent for clear in EMPTY_CLIPBOARDS)
    assert HOME.encode() not in sent[erased:] and WORD.encode() not in sent
    assert not person.sees(HOME) and not person.sees(WORD)


def test_at_home_somebodys_scrollback_and_clipboard_are_left_alone(station: OneStation, start: Start) -> None:
    person = start(station.env)
    person.wait_for(WELCOME)
    to_home(person)
    leave_from_home(person)
    person.wait_for(WELCOME)
    person.click("Quitter")
    assert person.wait_end() == 0
    assert person.heard.count(b"\x1b[2J") >= 2
    assert ERASE_SCROLLBACK not in person.heard and b"\x1b]52" not in person.heard


RESTLESS = "\t\r\t\r"
MAX_TYPED = 1024
"""Bytes that wait in a terminal while nobody reads it: a quarter of what it holds before who types has to wait too."""


def test_what_is_typed_while_one_leaves_does_not_arrive_at_the_next(station: OneStation, start: Start) -> None:
    person = lock(start, station)
    to_home(person)
    both_children(person.pid)
    before = child(person.pid)
    x, y = person.locate("■ J'ai fini")
    os.kill(person.pid, signal.SIGSTOP)  # the keeper gives the terminal to the next one when all this has been typed
    person.click_at(x, y)
    typed = 0
    while state(before) not in ("", "Z"):
        if typed < MAX_TYPED:
            person.send(RESTLESS)
            typed += len(RESTLESS)
        person.rest(0.01)  # which reads what it draws: it could not end otherwise
    person.send(RESTLESS)
    os.kill(person.pid, signal.SIGCONT)
    person.wait(lambda: children(person.pid)[:1] not in ([], [before]) and person.sees(WELCOME), WELCOME)
    still(person)
    assert person.sees(WELCOME)


def test_temporary_files_are_gone_with_the_person(station: OneStation, start: Start, tmp_path: Path) -> None:
    runtime, usual = tmp_path / "runtime", tmp_path / "usual"
    runtime.mkdir()
    usual.mkdir()
    person = misbehave(start, station, "file", XDG_RUNTIME_DIR=str(runtime), TMPDIR=str(usual))
    person.wait_for(WELCOME)
    to_letters(person)
    person.type("€€")
    (sitting,) = runtime.iterdir()
    until(lambda: len(list(sitting.rglob("one"))) == 2, "temporary files")
    assert stat.S_IMODE(sitting.stat().st_mode) == 0o700
    person.click("Arrêter ici")
    leave_from_home(person)
    person.wait_for(WELCOME)
    assert not list(sitting.iterdir()) and not list(usual.iterdir())
    record = read_record(station.data)
    assert [(wiped.why, wiped.files) for wiped in record] == [("start", 0), ("left", 2)]
    assert record[-1].bytes == 2 * len("zanzibar")


def test_temporary_files_of_a_power_cut_are_gone_before_the_first_welcome(station: OneStation, start: Start) -> None:
    left_behind = station.data / "sitting" / "folder" / "one"
    left_behind.parent.mkdir(parents=True)
    left_behind.write_text(WORD, encoding="utf-8")
    lock(start, station)
    assert not left_behind.exists()
    assert [(wiped.why, wiped.files) for wiped in read_record(station.data)] == [("start", 1)]


@pytest.mark.long
def test_a_sitting_that_ends_by_idleness_leaves_nothing_either(make_station: MakeStation, start: Start) -> None:
    station = make_station(question_after=10)  # more than writes a word on a slow machine
    person = lock(start, station)
    to_pictures(person)
    person.type(WORD)
    person.wait_for(WORD)
    person.click("◀ Retour")
    before = child(person.pid)
    person.wait(lambda: state(before) in ("", "Z"), "the end of the sitting")
    # the welcome that she went back to is on the screen already: only the record says that it is the next person's
    until(lambda: [wiped.why for wiped in read_record(station.data)] == ["start", "idle"], "the wipe behind her")
    person.wait_for(WELCOME)
    assert not [pid for pid in (person.pid, *both_children(person.pid)) if holds(pid, WORD)]


def test_the_next_welcome_is_that_of_the_standby_process(station: OneStation, start: Start) -> None:
    """So it is there at once: how soon, `tests.bench.next_welcome` measures."""
    person = lock(start, station)
    for _person in range(3):
        to_home(person)
        now, following = both_children(person.pid)
        person.click("■ J'ai fini")
        person.wait(lambda now=now: state(now) in ("", "Z"), "the end of the sitting")  # type: ignore[misc]  # its default
        person.wait_for(WELCOME)
        assert child(person.pid) == following


def test_what_is_written_is_for_this_account_alone_whatever_the_umask(station: OneStation, start: Start) -> None:
    for path in [station.data, *station.data.rglob("*")]:
        path.chmod(0o700 if path.is_dir() else 0o600)  # what was copied here
    program = "import os, sys; os.umask(0); os.execv(sys.executable, [sys.executable, '-m', 'kiosk', '--lock'])"
    person = start(station.env, ("-c", program))
    person.wait_for(WELCOME)
    to_letters(person)
    os.kill(child(person.pid), signal.SIGKILL)  # something to log
    person.wait_for("Reprendre ▶")
    until((station.data / "log" / "kiosk.log").exists, "a log")
    open_to_others = [path for path in station.data.rglob("*") if stat.S_IMODE(path.stat().st_mode) & 0o077]
    assert not open_to_others
    assert re.search("ended with -9", station.log())
