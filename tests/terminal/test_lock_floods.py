"""More than anybody can type: the program keeps its memory, lets go of what is too much, and answers afterwards."""

from __future__ import annotations

import random
from collections.abc import Callable
from time import monotonic

import pytest

from kiosk.course.model import Exercise
from tests.terminal.conftest import Start
from tests.terminal.locked import (
    LAUNCHED,
    LETTERS,
    child,
    flood,
    lock,
    most_memory,
    new_person_can_work,
    still,
    to_name,
    to_pictures,
)
from tests.terminal.one_station import OneStation, Terminal

pytestmark = pytest.mark.slow

MOST = 100
"""Megabytes that a process may have had at most; it begins with 40, and 100,000 keys took 660 (measured)."""
ANSWERS = 60.0
"""Seconds in which the last byte is dealt with, and a click has its effect, on a machine that does other things too."""
_CHANCE = random.Random(20261123)
_NOT_ANY = {*b"\r\n\t ", *range(0x80, 0xF5)}
"""Keys that press what is focused; and what makes letters that are not one cell wide, which the robot cannot read."""
_PIECES = [
    b"\x1b[",
    b"\x1b]",
    b"\x1bP",
    b"\x1bO",
    b"\x1b[<",
    b"\x1b[200~",
    b"\x1b[201~",
    b"\x1b",
    b"\xc3",
    b"\xff",
    b"\0",
]


def half_sequences() -> bytes:
    """What looks like sequences of a terminal, and is none."""

    def tail() -> bytes:
        return bytes(_CHANCE.choice(b"0123456789;:<>?ABCDHFMmtu~$y ") for _number in range(_CHANCE.randrange(20)))

    return b"".join(_CHANCE.choice(_PIECES) + tail() for _count in range(2000))


FLOODS = {
    "keys": b"abcdefghij" * 10_000,
    "Enter held": b"\r" * 20_000,
    "a paste of 10 MB": b"\x1b[200~" + "zanzibar é ".encode() * 850_000 + b"\x1b[201~",
    "a paste whose end never comes": b"\x1b[200~" + b"z" * 100_000,
    "half an escape sequence": b"\x1b[",
    "half a report": b"\x1b]52;c;" + b"A" * 5_000,
    "any bytes": bytes(byte for byte in _CHANCE.randbytes(30_000) if byte not in _NOT_ANY),
    "half sequences": half_sequences(),
    "the wheel": b"\x1b[<65;50;14M" * 4_000,
    "a mouse that is shaken": b"".join(b"\x1b[<35;%d;%dM" % (n % 99 + 1, n % 27 + 1) for n in range(4_000)),
}


@pytest.fixture
def letters(shipped: tuple[Exercise, ...]) -> Exercise:
    return next(one for one in shipped if one.id == LETTERS)


def answers(person: Terminal) -> None:
    """A button that leads elsewhere does."""
    ways_on = ("◀ Retour", "◀ Accueil", "■ J'ai fini", "Arrêter ici", "▶ Essayer tout de suite")
    person.settle(timeout=ANSWERS)
    way_on = next((way for way in ways_on if person.find(way)), "a way on")
    before = still(person)
    person.click(way_on, ANSWERS)
    person.wait(lambda: still(person) != before, f"another screen after {way_on}", ANSWERS)


WHEN_ASKED_FOR = ("Enter held", "half a report", "a mouse that is shaken", "a paste whose end never comes")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(data, id=name, marks=pytest.mark.long if name in WHEN_ASKED_FOR else ())
        for name, data in FLOODS.items()
    ],
)
def test_after_it_the_program_answers(data: bytes, station: OneStation, start: Start) -> None:
    person = lock(start, station)
    to_pictures(person)
    process = child(person.pid)
    flood(person, data)
    person.rest(1.2 if data.startswith(b"\x1b[200~") else 0.15)  # else it goes on with what comes after it
    answers(person)
    assert child(person.pid) == process, "it was brought back"
    assert most_memory(process) < MOST
    assert b"Traceback" not in person.heard


@pytest.mark.long
def test_where_one_writes_in_an_exercise(station: OneStation, start: Start) -> None:
    person = lock(start, station)
    to_name(person)
    process = child(person.pid)
    flood(person, FLOODS["a paste of 10 MB"])
    flood(person, FLOODS["keys"][:20_000])
    person.settle(timeout=ANSWERS)
    person.click("Un indice", ANSWERS)
    person.wait_for("Indice 1")
    assert child(person.pid) == process and most_memory(process) < MOST


def test_a_paste_that_is_torn_between_two_reads_is_bounded_too(station: OneStation, start: Start) -> None:
    person = lock(start, station)
    to_pictures(person)
    process = child(person.pid)
    for piece in (b"\x1b[2", b"00~", b"zanzibar " * 200_000, b"\x1b[20", b"1~"):
        flood(person, piece)
        person.rest(0.02)
    answers(person)
    assert child(person.pid) == process and most_memory(process) < MOST


def test_what_floods_it_while_it_starts_is_not_its_end(station: OneStation, start: Start, letters: Exercise) -> None:
    person = start(station.env, LAUNCHED)
    person.wait_for_byte("ready")
    flood(person, b"abc\r\t\x1b[A\x03" * 4_000)
    new_person_can_work(person, letters)


def test_a_key_after_a_million_letters_has_its_effect(
    station: OneStation, start: Start, record_property: Callable[[str, object], None]
) -> None:
    person = lock(start, station)
    to_name(person)
    process = child(person.pid)
    began = monotonic()
    flood(person, b"abcdefghij" * 100_000)
    taken = monotonic()
    person.send("Ж")
    person.wait_for("Ж", timeout=60)  # on no key that is drawn
    record_property("seconds to take 1 MB, and from there to the key", f"{taken - began:.2f} {monotonic() - taken:.2f}")
    print(f"1 MB was taken in {taken - began:.2f} s, the key after it had its effect in {monotonic() - taken:.2f} s")
    assert child(person.pid) == process and most_memory(process) < MOST
