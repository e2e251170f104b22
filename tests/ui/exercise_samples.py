"""Exercises made for a test: one step of every kind, with any text in every place that shows one."""

from __future__ import annotations

from typing import Any

import msgspec

from kiosk.activities.board import Target
from kiosk.activities.choice import (
    About,
    AddressSituation,
    Choice,
    EmailSituation,
    Option,
    PictureSituation,
    SmsSituation,
    TextSituation,
)
from kiosk.activities.dragging import DragAndDrop
from kiosk.activities.keys import Keys
from kiosk.activities.matching import Card, Matching
from kiosk.activities.pointing import ClickOn, DoubleClickOn, MoveOnto, RightClickOn
from kiosk.activities.reading import Reading
from kiosk.activities.typing import Editing, Typing
from kiosk.activities.uncovering import ScratchOff, WheelTo
from kiosk.course.model import Exercise, Step
from kiosk.course.solution import (
    Click,
    DoubleClick,
    Drag,
    MoveTo,
    Press,
    RightClick,
    Scratch,
    ScrollTo,
    Solution,
    Type,
)

HOUSE = Target("Maison", (0, 0), (16, 5))
TREE = Target("Arbre", (100, 100), (16, 5))
BOX = Target("Carton", (100, 0), (20, 5))
LINES = tuple(f"Ligne {n}" for n in range(40))


def step(activity: Any, *solution: Solution, say: str = "Faites ce geste.", mark: str = "") -> Step:
    """A step around ``activity``; ``mark`` is in each of its sentences."""
    hints = (f"Un mot. {mark}".strip(), f"Encore un mot. {mark}".strip())
    return Step(f"{say} {mark}".strip(), activity, hints, solution, f"Vous avez fait ce geste. {mark}".strip())


def exercise(*steps: Step, mark: str = "", name: str = "clavier/1-un") -> Exercise:
    """An exercise of these steps."""
    return Exercise(name, f"Un exercice {mark}".strip(), f"Je sais faire ce geste {mark}.", 1, 3, (), steps)


KEYS = step(Keys(("a", "enter")), Press("a"), Press("enter"))
CLICKING = step(ClickOn((HOUSE,)), Click("Maison"))
DRAGGING = step(DragAndDrop((HOUSE,), BOX), Drag("Maison", "Carton"))
COPYING = step(Typing("ab"), Type("ab"))
EVERY_KIND: dict[str, Step] = {
    "keys": KEYS,
    "typing": COPYING,
    "edit": step(Editing("abc", "ab"), Press("backspace")),
    "move": step(MoveOnto((HOUSE, TREE)), MoveTo("Maison"), MoveTo("Arbre")),
    "click": CLICKING,
    "double_click": step(DoubleClickOn((HOUSE,)), DoubleClick("Maison")),
    "right_click": step(RightClickOn((HOUSE,)), RightClick("Maison")),
    "drag": DRAGGING,
    "scratch": step(ScratchOff("chat"), Scratch("chat")),
    "wheel": step(WheelTo(LINES, "Ligne 30"), ScrollTo("Ligne 30")),
    "choice": step(
        Choice((Option("Oui", "C'est le bus.", right=True), Option("Non", "Pas encore. Regardez."))), Click("Oui")
    ),
    "matching": step(
        Matching(("À moi", "À tous"), (Card("Code", "À moi", "Il ouvre."), Card("Heure", "À tous", "On la voit."))),
        Drag("Code", "À moi"),
        Drag("Heure", "À tous"),
    ),
    "reading": step(Reading("Une page montre un texte.", {"page": "Un écran."}), Click("J'ai lu")),
}


def marked(mark: str) -> list[Step]:
    """A step for each place where a text of an exercise is shown; ``mark`` is in all of them."""

    def about(what: About) -> Step:
        return step(
            Choice((Option(mark, f"Parce que {mark}.", right=True), Option("Non", mark)), what), Click(mark), mark=mark
        )

    target = msgspec.structs.replace(HOUSE, label=mark, size=(len(mark) + 6, 5))
    return [
        about(TextSituation(f"Lisez {mark}.")),
        about(SmsSituation(mark, mark)),
        about(EmailSituation(mark, mark, mark)),
        about(AddressSituation(mark)),
        about(PictureSituation("chat", mark)),
        step(Matching((mark, "À tous"), (Card(mark, mark, mark),)), Drag(mark, mark), mark=mark),
        step(Reading(f"Lisez {mark}.", {mark: mark}), Click("J'ai lu"), mark=mark),
        step(ClickOn((target,)), Click(mark), mark=mark),
        step(WheelTo((*LINES, mark), mark), ScrollTo(mark), mark=mark),
        step(Typing(mark), Type(mark), mark=mark),
        step(Editing(mark, f"{mark}a"), Type("a"), mark=mark),
    ]
