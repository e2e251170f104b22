"""Random acts beside the solution, for every activity: stray clicks, keys and drags from a seeded generator."""

from __future__ import annotations

from random import Random
from typing import Any, Literal

from kiosk.activities.choice import Choice
from kiosk.activities.desk import OnDesk
from kiosk.activities.matching import Matching
from kiosk.activities.reading import Reading
from kiosk.course.acts import (
    Act,
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
from kiosk.desk.acts import Clicked
from kiosk.desk.nodes import walk_live
from kiosk.desk.view import view
from kiosk.session.state import Session
from tests.desk.desk_samples import act_number

SIZES = ((74, 11), (94, 15), (130, 24))
"""Cells of the board: the least, at the design size, and on a large screen."""
CLOSING = "window-close/"
KEYS = (
    *map(Pressed, ("escape", "ctrl+z", "enter", "tab", "backspace", "delete", "left", "home", "ctrl+a", "ctrl+v")),
    Pressed("space", " "),
    Pressed("a", "a"),
    Pressed("é", "é"),
    Pressed("E", "E"),
    Typed("abc"),
    Typed("Été [b]2026[/b]\n"),
)


def stray_acts(session: Session, chance: Random, at: float) -> tuple[Act, ...]:
    """A few acts of one random movement at the time ``at``, with the mouse or the keyboard."""
    activity: Any = session.step.activity
    if isinstance(activity, OnDesk):
        return (_on_desk(session, chance),)
    if chance.random() < 0.3:
        return (chance.choice(KEYS),)
    if chance.random() < 0.1:
        return (Resized(*chance.choice(SIZES)),)
    match activity:
        case Choice():
            return (OptionChosen(chance.choice(activity.options).label),)
        case Matching():
            cards = [card.label for card in activity.cards]
            return CardTaken(chance.choice(cards)), CardPlaced(
                chance.choice(cards), chance.choice((*activity.places, ""))
            )
        case Reading():
            return (chance.choice((FinishedReading(), WordOpened(chance.choice(list(activity.words))))),)
        case _:
            return (*_by_hand(session, chance, at), CaretSet(chance.randrange(30)))


def _on_desk(session: Session, chance: Random) -> Act:
    """Any act on what is visible; a window's ✕ more often than among so many controls by chance."""
    closing = [node.id for node in walk_live(view(session.state)) if node.id.startswith(CLOSING)]
    if closing and chance.random() < 0.15:
        return Clicked(chance.choice(closing))
    return act_number(session.state, chance.randrange(40_000))


def _by_hand(session: Session, chance: Random, at: float) -> tuple[Act, ...]:
    """A click, double click, right click or drag, on an item of the board or beside it; or a turn of the wheel."""
    activity: Any = session.step.activity
    if chance.random() < 0.2:
        return (Wheeled(chance.choice((-3, 1, 2, 9))),)
    width, height = session.context.width, session.context.height
    cells = [(chance.randrange(width), chance.randrange(height)) for _count in range(2)]
    if hasattr(activity, "shown"):
        cells += [activity.rect(session.state, target).centre() for target in activity.visible_targets(session.state)]
    (x, y), (to_x, to_y) = chance.choice(cells), chance.choice(cells)
    buttons: tuple[Literal["left", "middle", "right"], ...] = ("left", "left", "right", "middle")
    button = chance.choice(buttons)
    if chance.random() < 0.5:
        to_x, to_y = x, y
    stroke = (
        PointerMoved(x, y, at),
        PointerDown(x, y, button, at),
        PointerMoved(to_x, to_y, at + 0.1),
        PointerUp(to_x, to_y, button, at + 0.2),
    )
    again = (PointerDown(to_x, to_y, button, at + 0.3), PointerUp(to_x, to_y, button, at + 0.4))
    return stroke + again if chance.random() < 0.3 else stroke
