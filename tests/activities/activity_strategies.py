"""One small activity of each kind, and acts by chance for them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from kiosk.activities.board import Target
from kiosk.activities.choice import Choice, Option
from kiosk.activities.desk import OnDesk
from kiosk.activities.dragging import DragAndDrop
from kiosk.activities.keys import Keys
from kiosk.activities.matching import Card, Matching
from kiosk.activities.pointing import ClickOn, DoubleClickOn, MoveOnto, RightClickOn
from kiosk.activities.reading import Reading
from kiosk.activities.typing import Editing, Typing
from kiosk.activities.uncovering import ScratchOff, WheelTo
from kiosk.course.acts import (
    Act,
    CardOrPlacePressed,
    CardPlaced,
    CardTaken,
    CaretSet,
    FinishedReading,
    OptionChosen,
    PointerDown,
    PointerMoved,
    PointerUp,
    Pressed,
    Resized,
    Typed,
    Wheeled,
    WordOpened,
)
from kiosk.desk.goals.desktop import OpenProgram
from tests.activities.hand import BOARDS, BUTTONS

HOUSE = Target("Maison", (0, 0), (16, 5))
TREE = Target("Arbre", (100, 100), (16, 5))
CAR = Target("Voiture", (50, 100), (16, 5))
TARGETS = (HOUSE, TREE)
LINES = tuple(f"Ligne {n}" for n in range(40))

KEYS = Keys(("a", "É", "enter", "ctrl+c", "space"))
COPY = Typing("Bonjour à tous,\nNadia")
MEND = Editing("Bonnjour", "Bonjour")
CHOICE = Choice(
    (
        Option("Oui", "C'est le bon bus.", right=True),
        Option("Non", "Pas encore. Regardez l'heure."),
        Option("Plus tard", "Pas encore. Regardez le numéro."),
    )
)
MATCHING = Matching(
    ("À moi", "À tous"), (Card("Mon code", "À moi", "Ce code ouvre tout."), Card("L'heure", "À tous", "On la voit."))
)
READING = Reading("Le navigateur montre une page.", {"navigateur": "Un programme.", "page": "Un écran de texte."})
POINTING: tuple[Any, ...] = (
    MoveOnto(TARGETS),
    ClickOn(TARGETS, together=True, decor=(CAR,)),
    ClickOn(TARGETS),
    DoubleClickOn(TARGETS),
    RightClickOn(TARGETS, together=True),
    DragAndDrop(TARGETS, CAR),
    ScratchOff("chat"),
    WheelTo(LINES, "Ligne 30"),
)
DESK = OnDesk(OpenProgram("files"))
ALL: tuple[Any, ...] = (KEYS, COPY, MEND, CHOICE, MATCHING, READING, *POINTING, DESK)

LETTERS = st.sampled_from("abnorudjtsBNàéêçœÉ@,.'’ -1")
"""Characters of which none joins the one before it."""
EDITING = ("backspace", "delete", "left", "right", "up", "down", "home", "end", "enter")
OTHER_KEYS = ("tab", "escape", "ctrl+a", "ctrl+c", "ctrl+v", "ctrl+z", "page_up")
"""Keys beside those that edit a text: shortcuts, and what means nothing in it."""
PRESS = st.just(Pressed("a", "a"))
LABELS = st.sampled_from(
    ["Oui", "Non", "Plus tard", "Mon code", "L'heure", "À moi", "À tous", "navigateur", "page", "", "Inconnu"]
)


def key_presses() -> st.SearchStrategy[Pressed]:
    """One key: a letter, the space bar, an editing key, or another one."""
    return st.one_of(
        LETTERS.map(lambda c: Pressed("space" if c == " " else c, c)),
        st.sampled_from([*EDITING, *OTHER_KEYS]).map(Pressed),
    )


@st.composite
def hand_streams(draw: st.DrawFn, most: int = 30) -> tuple[Act, ...]:
    """What a hand may do on a board, in any order, at a time that goes on; the board's size may change."""
    acts: list[Act] = []
    now = 0.0
    # Few places, so that a hand comes back to where it was, and things on the board are met.
    places = st.tuples(
        st.sampled_from([-3, 0, 2, 8, 20, 37, 38, 60, 68, 73, 90]), st.sampled_from([-2, 0, 2, 5, 9, 20])
    )
    for kind in draw(st.lists(st.sampled_from(["move", "down", "up", "click", "resize", "wheel"]), max_size=most)):
        now += draw(st.sampled_from([0.01, 0.2, 0.7, 1.4, 2.0, 6.0]))
        x, y = draw(places)
        button = draw(st.sampled_from(BUTTONS))
        match kind:
            case "move":
                acts.append(PointerMoved(x, y, now))
            case "down":
                acts.append(PointerDown(x, y, button, now))
            case "up":
                acts.append(PointerUp(x, y, button, now))
            case "click":
                acts += [PointerDown(x, y, button, now), PointerUp(x, y, button, now + 0.05)]
            case "wheel":
                acts.append(Wheeled(draw(st.integers(-40, 40))))
            case _:
                acts.append(Resized(*draw(st.sampled_from([*BOARDS, (20, 4), (1, 1)]))))
    return tuple(acts)


def acts_for_all() -> st.SearchStrategy[tuple[Act, ...]]:
    """Acts of every kind in one stream, whatever the activity."""
    one = st.one_of(
        key_presses(),
        st.text("Bonjur,\n\té\u0301", max_size=6).map(Typed),
        st.integers(-3, 40).map(CaretSet),
        LABELS.map(OptionChosen),
        LABELS.map(CardOrPlacePressed),
        LABELS.map(CardTaken),
        st.builds(CardPlaced, LABELS, LABELS),
        LABELS.map(WordOpened),
        st.just(FinishedReading()),
    )
    plain = st.lists(one, max_size=25).map(tuple)
    return st.one_of(plain, hand_streams(), st.builds(lambda a, b: (*a, *b), plain, hand_streams(8)))
