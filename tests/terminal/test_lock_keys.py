"""No key, no combination of keys and nothing that a mouse can do ends, stops or freezes a locked station."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from string import ascii_lowercase, digits

import pytest

from kiosk.course.model import Exercise
from kiosk.rehearsal.gestures import perform_step
from tests.terminal.conftest import Start
from tests.terminal.locked import LAUNCHED, LETTERS, child, lock, state, still, to_home, to_name, to_pictures
from tests.terminal.one_station import WELCOME, OneStation, Terminal, open_letters

pytestmark = pytest.mark.slow

AT_ONCE = 160
"""Sequences sent together: fewer than the program lets wait, so that each is dealt with."""
_PRESSES = {13, 32, 57414}
"""Enter and space as numbers: they press what has the focus, which is what they are for."""
_MODIFIERS = (2, 3, 4, 5, 6, 7, 8, 9, 13, 17, 33, 65, 129)
"""Shift, Alt, Ctrl and their sums, super, super+ctrl, hyper, meta, CapsLock, NumLock: each is 1 + its bits."""


@pytest.fixture
def letters(shipped: tuple[Exercise, ...]) -> Exercise:
    return next(one for one in shipped if one.id == LETTERS)


def legacy() -> Iterator[str]:
    """Control characters (XON, XOFF, Ctrl+C, Ctrl+Z, Ctrl+\\ …), Alt with each key, function keys, as of old."""
    yield from (chr(code) for code in range(32) if chr(code) not in "\t\n\r\x1b")
    yield from ("\x7f", "\x1b\x7f", "\x1b\x1b", "\x1b\x03", "\x1b\x1a", "\x1b\x1c", "\x1b\t")
    yield from (f"\x1b{key}" for key in ascii_lowercase + ascii_lowercase.upper() + digits + ".,;:!?%&|<>/#~'\"`")
    yield from (f"\x1bO{end}" for end in "PQRSABCDHFEIjklmnopqrstuvwxy")
    numbers = [number for number in range(1, 35) if number not in _PRESSES]
    yield from (f"\x1b[{number}~" for number in numbers)
    yield from (f"\x1b[{number};{held}~" for number, held in product(numbers, range(2, 17)))
    yield from (f"\x1b[1;{held}{end}" for held, end in product(range(2, 17), "PQRSABCDHFE"))
    yield from (f"\x1b[[{end}" for end in "ABCDE")
    yield from (f"\x1b[{end}" for end in "EGJKLMXabcd")


def kitty() -> Iterator[str]:
    """Every key with every modifier, and the modifiers alone (kitty's keyboard protocol)."""
    letters = [ord(key) for key in ascii_lowercase + digits + "²&é\"'(-è_çà)=^$ù*<,;:!@[]\\"]
    named = [9, 13, 27, 32, 127, *range(57344, 57455)]
    yield from (f"\x1b[{key};{held}u" for key, held in product(letters, _MODIFIERS) if key not in _PRESSES)
    yield from (f"\x1b[{key};{held}u" for key, held in product(named, (1, 5, 9, 13)) if key not in _PRESSES)
    yield from (f"\x1b[{key};1:3u" for key in range(57441, 57455))
    yield from (f"\x1b[{key};{held};{text}u" for key, held, text in [(99, 5, 3), (113, 5, 17), (97, 1, 0), (97, 9, 97)])
    yield from ("\x1b[9999999999;1u", "\x1b[99;99999999999u", "\x1b[55296;1;55296u", "\x1b[;u", "\x1b[:;:;:u")


def mouse() -> Iterator[str]:
    """Every button, held with every modifier, wheels; drags over the whole screen and beyond it."""
    beyond = [(1, 1), (100, 28), (101, 29), (999, 999), (0, 0), (-5, -5), (99999999, 99999999)]
    # not the left one: it presses what it is on
    for code in [number for number in range(256) if number & 0b11000011 != 0] + [999]:
        yield from (f"\x1b[<{code};{x};{y}{end}" for (x, y), end in product([(50, 14), (101, 29)], "Mm"))
    for x, y in beyond:
        yield f"\x1b[<2;50;14M\x1b[<34;{x};{y}M\x1b[<2;{x};{y}m"
        yield f"\x1b[<0;{x};{y}m"
        yield f"\x1b[<0;1;1M\x1b[<32;{x};{y}M\x1b[<0;1;1m"
    yield from ("\x1b[M !!", "\x1b[M#!!", "\x1b[32;50;14M", "\x1b[<0;1M", "\x1b[I", "\x1b[O\x1b[I")


def reports() -> Iterator[str]:
    """A terminal's answers to queries, or a paste that looks like one."""
    yield from ("\x1b[48;1;1;1;1t", "\x1b[48;28;100;560;1000t", "\x1b[48;0;0;0;0t", "\x1b[8;1;1t", "\x1b[4;1;1t")
    yield from ("\x1b[?2048;2$y", "\x1b[?2048;1$y", "\x1b[?2026;0$y", "\x1b[?2004;0$y", "\x1b[?1;2c", "\x1b[>0;0;0c")
    yield from ("\x1b[1;1R", "\x1b[0n", "\x1b]11;rgb:0000/0000/0000\x07", "\x1b]52;c;emFuemliYXI=\x07", "\x1b[?15u")
    yield from ("\x1bP>|xterm(1)\x1b\\", "\x1bP1+r\x1b\\", "\x1b_Ga=q\x1b\\", "\x1b]0;x\x07", "\x9b1;1R", "\x1b[?62;4c")


def try_all(person: Terminal) -> Iterator[tuple[list[str], str]]:
    """Send them all; yields after some of them what was sent, and the screen."""
    for gestures in (legacy, kitty, mouse, reports):
        sequences = list(gestures())
        for first in range(0, len(sequences), AT_ONCE):
            sent = sequences[first : first + AT_ONCE]
            person.send("".join(sent))
            yield sent, still(person)


def nothing_has_ended(person: Terminal, its_process: int) -> None:
    assert person.alive
    assert child(person.pid) == its_process, "it was brought back"
    assert state(its_process) in "RS", "it stands still"


@pytest.mark.long
@pytest.mark.parametrize("way", [lambda _person: None, to_home], ids=["welcome", "home"])
def test_where_there_are_only_buttons_nothing_changes(
    way: Callable[[Terminal], None],
    station: OneStation,
    start: Start,
    letters: Exercise,
) -> None:
    person = lock(start, station)
    way(person)
    before, process = still(person), child(person.pid)
    for sent, shown in try_all(person):
        assert shown == before, f"one of {sent}"
        nothing_has_ended(person, process)
    if person.sees(WELCOME):
        to_home(person)
    person.click("Le clavier", begins=True)
    person.click("Trouver une lettre")
    perform_step(person, letters.steps[0])
    assert person.changed_modes() >= {"mode 1049", "keyboard protocol", "line"}, "the terminal was given back"


@pytest.mark.parametrize(
    ("way", "kept"),
    [
        pytest.param(to_pictures, "Montrez les 4 images de votre carnet", marks=pytest.mark.long),
        (to_name, "Arrêter ici"),
    ],
    ids=["pictures", "writing"],
)
def test_where_one_writes_the_screen_stays_the_same_one(
    way: Callable[[Terminal], None],
    kept: str,
    station: OneStation,
    start: Start,
) -> None:
    person = lock(start, station)
    way(person)
    process = child(person.pid)
    for sent, _shown in try_all(person):
        assert person.sees(kept), f"one of {sent}"
        nothing_has_ended(person, process)
    if way is to_pictures:
        person.click("◀ Retour")
        person.wait_for(WELCOME)
    else:
        person.click("Un indice")
        person.wait_for("Indice 1")


def test_from_the_first_byte_on_no_key_ends_it(station: OneStation, start: Start, letters: Exercise) -> None:
    person = start(station.env, LAUNCHED)
    person.wait_for_byte("ready")
    while not person.sees(WELCOME):
        person.send("\x03\x1c\x1a\x04\x13")
        person.rest(0.005)
        assert person.alive
    assert person.pid != child(person.pid)
    person.send("\x03\x1c\x1a\x04\x13")
    to_home(person)
    open_letters(person)
    perform_step(person, letters.steps[0])
    assert b"Traceback" not in person.heard and b"KeyboardInterrupt" not in person.heard
    person.kill(15)
    assert person.wait_end() == 0


def test_without_the_launcher_too_once_it_runs(station: OneStation, start: Start) -> None:
    """The keeper alone closes the line's signals, for whoever starts it by hand."""
    person = start(station.env)
    person.wait_for(WELCOME)
    process = child(person.pid)
    person.send("\x03\x1c\x1a" * 20)
    person.settle()
    nothing_has_ended(person, process)
