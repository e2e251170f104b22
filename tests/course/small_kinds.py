"""Three small activities and one good exercise that uses them, for tests of how exercises are read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from kiosk.course.files.format import Kinds
from kiosk.course.model import ActivityContext, Verdict

Where = tuple[tuple[str | int, ...], str, str]


class Small(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An activity without feedback and without problems."""

    def start(self, context: ActivityContext) -> Any:
        return None

    def update(self, state: Any, act: Any) -> Any:
        return state

    def judge(self, state: Any) -> Verdict:
        return Verdict(True)

    def acts_for(self, state: Any, gesture: Any, now: float) -> tuple[Any, ...]:
        return ()

    def texts(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        yield from ()

    def problems(self) -> Iterator[Where]:
        yield from ()


class Touch(Small, frozen=True):
    press: Annotated[tuple[str, ...], Meta(min_length=1)]


class Thing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    label: Annotated[str, Meta(min_length=1, max_length=24)]
    at: tuple[Annotated[int, Meta(ge=0, le=100)], Annotated[int, Meta(ge=0, le=100)]]


class ClickOn(Small, frozen=True, tag="click"):
    things: Annotated[tuple[Thing, ...], Meta(min_length=1)]
    together: bool = False

    def problems(self) -> Iterator[Where]:
        for index, thing in enumerate(self.things):
            if thing.label == "Porte":
                yield ("click", "things", index, "label"), "une porte ne va pas", "écrivez Maison"


class DragOnto(Small, frozen=True, tag="drag"):
    from_: str = msgspec.field(name="from")
    to: str


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="text"):
    text: Annotated[str, Meta(min_length=1)]


class Picture(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="picture"):
    picture: str
    caption: str = ""


class Ask(Small, frozen=True):
    options: dict[str, str]
    about: Words | Picture | None = None

    def texts(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        for label, answer in self.options.items():
            yield ("options", label), answer


KINDS = Kinds({"touch": Touch, "point": ClickOn | DragOnto, "ask": Ask})

GOOD = """\
title: Trouver une lettre
can_do: Je sais trouver une lettre.
level: 1
minutes: 4
needs:
  - souris/1-cliquer
steps:
  - say: Appuyez sur la touche A.
    touch:
      press: [a, "7"]
    hints:
      - La lettre A est en haut.
      - Regardez la touche en couleur.
    solution:
      - press: a
      - press: "7"
    done: Vous avez appuyé sur la touche A.
  - say: Cliquez sur la maison.
    point:
      click:
        things:
          - label: Maison
            at: [20, 50]
        together: true
    hints:
      - La maison est à gauche.
      - Amenez la flèche sur la maison.
    solution:
      - click: Maison
    done: Vous avez cliqué sur la maison.
  - say: Que voyez-vous ?
    ask:
      about:
        picture: maison
        caption: Une maison
      options:
        Oui: C'est une maison.
        Un arbre: Pas encore. Regardez le toit.
    hints:
      - Il y a un toit.
      - Il y a une porte.
    solution:
      - click:
          target: "Oui"
    done: Vous avez reconnu la maison.
"""
