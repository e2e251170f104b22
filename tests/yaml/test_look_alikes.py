"""What looks like YAML and is not is named at its own place, with what to write."""

from __future__ import annotations

import msgspec
import pytest

from kiosk.yaml.look_alikes import find_look_alikes
from kiosk.yaml.reading import read_document


class Button(msgspec.Struct, frozen=True):
    send: str
    then: str = ""


class Step(msgspec.Struct, frozen=True):
    say: str
    button: Button | None = None


class Sample(msgspec.Struct, frozen=True):
    title: str
    steps: tuple[Step, ...] = ()
    level: int = 1


def first_problem(text: str) -> str:
    return str(read_document(text, Sample, "a.yaml").problems[0])


@pytest.mark.parametrize(
    ("text", "place", "what"),
    [
        ("title:\u00a0Un essai\nlevel: 1\n", "1:7", "espace insécable"),
        ("title: Un\nlevel:\u202f1\n", "2:7", "espace insécable"),
        ("title: Un\nsteps:\n  \u2013 say: Bonjour\n", "3:3", "« – » n'est pas le tiret d'une liste"),
        ("title: Un\nsteps:\n  \u2013 say: Bonjour\n    button: {send: Oui}\n", "3:3", "écrivez « - »"),
        ("title: Un\nsteps:\n\u2022 say: Bonjour\n", "3:1", "« • » n'est pas le tiret"),
        ("title: Un\nsteps:\n  -\u00a0say: Bonjour\n", "3:4", "l'espace après « - »"),
        ("title: Un\nsteps:\n\u00a0\u00a0- say: Bonjour\n", "3:1", "l'espace au début de cette ligne"),
        ("title:Un\nlevel: 1\n", "1:6", "il n'y a pas d'espace après « : »"),
        ("title\uff1a Un\nlevel: 1\n", "1:6", "n'est pas le « : » du clavier"),
        ("title: \u201cUn essai: deux\u201d\n", "1:8", "« “ » n'est pas un guillemet"),
        ("title: Un\nsteps: [{say: \u201cUn, deux\u201d}]\n", "2:15", "« “ » n'est pas un guillemet"),
        ("title: Un\nsteps: [{say: Bonjour, button: {send: Payer 0,99 €}}]\n", "2:47", "la virgule avant « 99 € »"),
        ("title: Un\nsteps: [{say: Bonjour, merci}]\n", "2:24", "la virgule avant « merci »"),
    ],
)
def test_it_is_named_at_its_own_place(text: str, place: str, what: str) -> None:
    problem = first_problem(text)
    assert problem.startswith(f"a.yaml:{place}: ")
    assert what in problem and " ; " in problem


@pytest.mark.parametrize(
    "text",
    [
        'title: "\u201cUn\u201d"',
        "title: Un \u2013 deux",
        "title: >\n  \u2013 un\n  note:\u00a0deux\n",
        "title: https://exemple.fr",
    ],
)
def test_what_can_be_read_is_left_alone(text: str) -> None:
    assert read_document(text, Sample, "a.yaml").problems == ()


def test_a_comment_is_no_place_to_look() -> None:
    assert list(find_look_alikes("# \u2013 un\n#note:un\n")) == []
