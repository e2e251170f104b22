"""What terminals send for é, @, capitals and lone modifiers: the plain old way, and the kitty protocol's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.rehearsal.gestures import CONTINUE
from tests.terminal.conftest import Start
from tests.terminal.one_station import OneStation, Terminal

pytestmark = pytest.mark.slow

EXERCISE = """\
title: Des touches
can_do: Je sais trouver des touches.
level: 1
minutes: 1
needs: []
steps:
  - {say: Appuyez sur é., keys: {press: [é]}, hints: [Là., Ici.], solution: [{press: é}], done: Vous avez écrit é.}
  - {say: Appuyez sur l'arobase., keys: {press: ["@"]}, hints: [Là., Ici.], solution: [{press: "@"}], done: Arobase.}
  - {say: Appuyez sur un grand A., keys: {press: [A]}, hints: [Là., Ici.], solution: [{press: A}], done: Grand A.}
  - {say: Tenez Ctrl et appuyez sur C., keys: {press: [ctrl+c]}, hints: [Là., Ici.],
     solution: [{press: ctrl+c}], done: Ctrl et C.}
  - {say: Appuyez sur Échap., keys: {press: [escape]}, hints: [Là., Ici.], solution: [{press: escape}], done: Échap.}
  - {say: Écrivez ces 2 lignes., typing: {copy: "Été à 7 h\\nê@b.fr"}, hints: [Là., Ici.],
     solution: [{type: "Été à 7 h"}, {press: enter}, {type: "ê@b.fr"}], done: Vous avez écrit.}
"""
NOTHING_YET = "C'était"

SHIFT, ALT_GR, CAPS_LOCK, NUM_LOCK, CONTROL = 57441, 57453, 57358, 57360, 57442
LONE = (SHIFT, ALT_GR, CAPS_LOCK, NUM_LOCK, CONTROL, 57443, 57444, 57447, 57361, 57362)
"""Left Alt, left Super, right Shift, Print Screen and Pause as well."""
NAMED = {"enter": 13, "escape": 27, "backspace": 127}


def legacy(key: str) -> list[str]:
    return [{"ctrl+c": "\x03", "enter": "\r", "escape": "\x1b", "backspace": "\x7f"}.get(key, key)]


def kitty(key: str) -> list[str]:
    """As kitty sends it with all keys and their text reported: nothing between the semicolons is 1."""
    if key == "ctrl+c":
        return [f"\x1b[{CONTROL};5u", "\x1b[99;5u"]
    if key in NAMED:
        return [f"\x1b[{NAMED[key]}u"]
    if key == "@":
        return [f"\x1b[{ALT_GR}u", f"\x1b[{ord('à')};;{ord('@')}u"]
    if key.isupper() or key.isdigit():
        return [f"\x1b[{SHIFT};2u", f"\x1b[{ord(key.lower())};2;{ord(key)}u"]
    if key in "êÊ":  # the dead key, then the letter: sent as a text of no key
        return [f"\x1b[0;;{ord(key)}u"]
    return [f"\x1b[{ord(key)};;{ord(key)}u"]


def foot(key: str) -> list[str]:
    """As foot sends it, with Num Lock on (128): the state is told with every key."""
    if key == "ctrl+c":
        return [f"\x1b[{CONTROL};133u", "\x1b[99;133u"]
    if key in NAMED:
        return [f"\x1b[{NAMED[key]};129u"]
    if key == "@":
        return [f"\x1b[{ALT_GR};129u", f"\x1b[{ord('à')};129;{ord('@')}u"]
    if key.isupper():
        return [f"\x1b[{CAPS_LOCK};193u", f"\x1b[{ord(key.lower())};193;{ord(key)}u", f"\x1b[{CAPS_LOCK};129u"]
    if key in "êÊ":
        return [key]
    return [f"\x1b[{ord(key)};129;{ord(key)}u"]


PROTOCOLS = {"legacy": legacy, "kitty": kitty, "foot": foot}


@pytest.fixture
def exercise(tmp_path: Path) -> str:
    file = tmp_path / "course" / "clavier" / "1-des-touches.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(EXERCISE, encoding="utf-8")
    return str(file)


def press(person: Terminal, sent: list[str], others: str) -> None:
    """Send what a key sends; those before the last are modifiers, which alone change nothing."""
    *modifiers, key = sent
    for modifier in modifiers:
        person.send(modifier)
    if modifiers:
        person.settle()
        assert not person.sees(NOTHING_YET), f"a modifier alone was taken for a key{others}"
    person.send(key)


@pytest.mark.parametrize("protocol", PROTOCOLS.values(), ids=PROTOCOLS)
def test_every_way_to_send_a_key(
    protocol: Callable[[str], list[str]], exercise: str, station: OneStation, start: Start
) -> None:
    person = start(station.env, ("-m", "kiosk", "play", exercise))
    for key, done in {
        "é": "Vous avez écrit é.", "@": "Arobase.", "A": "Grand A.", "ctrl+c": "Ctrl et C.", "escape": "Échap.",
    }.items():  # fmt: skip
        person.wait_for("Il reste la touche")
        person.settle()
        press(person, protocol(key), f" before {key}")
        person.wait_for(f"✓ {done}")
        person.click(CONTINUE)
    person.wait_for("Écrivez ces 2 lignes.")
    person.settle()
    for character in "Été à 8":
        for sent in protocol(character):
            person.send(sent)
    for sent in protocol("backspace"):
        person.send(sent)
    for character in "7 h\nê@b.fr":
        for sent in protocol("enter" if character == "\n" else character):
            person.send(sent)
    person.wait_for("✓ Vous avez écrit.")


@pytest.mark.long
def test_what_no_key_is_changes_nothing(exercise: str, station: OneStation, start: Start) -> None:
    """The window comes and goes, the mouse passes by, nothing is pasted, keys alone that bear no character."""
    person = start(station.env, ("-m", "kiosk", "play", exercise))
    person.wait_for("Appuyez sur é.")
    person.settle()
    for noise in ("\x1b[O\x1b[I", "\x1b[<35;10;10M", "\x1b[200~\x1b[201~", *(f"\x1b[{n}u" for n in LONE)):
        person.send(noise)
    person.settle(0.3)
    assert person.sees("Appuyez sur é.")
    assert not person.sees(NOTHING_YET)
    person.send("é")
    person.wait_for("✓ Vous avez écrit é.")
