"""Random acts beside the solution, for every activity: stray clicks, keys and drags from a seeded generator."""

from __future__ import annotations

from random import Random
from typing import Any

from kiosk.activities.choice import Choice
from kiosk.activities.desk import OnDesk
from kiosk.activities.matching import Matching
from kiosk.activities.on_board import OnBoard
from kiosk.activities.reading import Reading
from kiosk.course.acts import (
    Act,
    CardPlaced,
    CardTaken,
    CaretSet,
    FinishedReading,
    OptionChosen,
    PointerMoved,
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
from tests.activities.activity_strategies import EDITING, OTHER_KEYS
from tests.activities.hand import BOARDS, BUTTONS, click, drag
from tests.desk.desk_samples import act_number

CLOSING = "window-close/"
KEYS = (
    *map(Pressed, (*EDITING, *OTHER_KEYS)),
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
        return (Resized(*chance.choice(BOARDS)),)
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
    if isinstance(activity, OnBoard):
        cells += [activity.rect(session.state, target).centre() for target in activity.visible_targets(session.state)]
    start, end = chance.choice(cells), chance.choice(cells)
    button = chance.choice(BUTTONS)
    if chance.random() < 0.5:
        end = start
    gesture = (PointerMoved(*start, at), *drag(start, end, button, at))
    again = click(*end, at + 0.3, button)
    return gesture + again if chance.random() < 0.3 else gesture
