"""Recognizes the gestures that a step judges among the acts of a learner, by the labels that were seen then. Pure.

Only acts as they came from the mouse and the keyboard are looked at: Enter on an icon opens it as a double-click does,
and is none.
"""

from __future__ import annotations

from kiosk.course.acts import Act, Pressed
from kiosk.course.keyboard.keys import satisfies
from kiosk.course.solution import DoubleClick, Drag, RightClick, SolutionAct
from kiosk.desk.acts import Chose, Clicked, DoubleClicked, Dropped, RightClicked
from kiosk.desk.changes import replace
from kiosk.desk.goals.gestures import ChooseEntry, PressKey
from kiosk.desk.nodes import COMPOSITES, Node, Offer, path_to, walk_live
from kiosk.desk.state import Desk
from kiosk.desk.targets import is_in_part
from kiosk.desk.view import MENU_ENTRY, menu_label, view
from kiosk.text import fold_spaces

_ARROWS = ("up", "down", "left", "right")


def note_gestures(before: Desk, act: Act, after: Desk) -> Desk:
    """``after`` with those of the watched gestures noted that ``act`` made on ``before``."""
    made = frozenset(one for one in before.watched if one not in before.made and _makes(before, act, after, one))
    return replace(after, made=before.made | made) if made else after


def _makes(before: Desk, act: Act, after: Desk, gesture: SolutionAct) -> bool:
    match gesture, act:
        case DoubleClick(target, part), DoubleClicked(id):
            return _bears(before, _accepting(before, id, "double_click"), "double_click", target, part)
        case RightClick(target, part), RightClicked(id):
            return _bears(before, _accepting(before, id, "context"), "context", target, part)
        case Drag(item, to), Dropped(dragged, on) if dragged != on:
            return _bears(before, _accepting(before, dragged, "drag"), "drag", item) and _bears(
                before, _accepting(before, on, "drop"), "drop", to
            )
        case PressKey(key, label), Pressed(pressed, character):
            is_key = pressed == key or satisfies(pressed, character, key)
            return is_key and (not label or any(_is_named(before, node, label) for node in _acted_on(before)))
        case ChooseEntry(option, in_), _:
            return _is_same(_chosen(before, act, after), (option, in_))
        case _:
            return False


def _accepting(desk: Desk, id: str, offer: Offer) -> Node | None:
    """The live node at or around ``id`` that takes this gesture: a text has the menu of what it stands in."""
    way = path_to(view(desk), id)
    if any(node.inert for node in way):
        return None
    return next((node for node in reversed(way) if node.accepts(offer)), None)


def _bears(desk: Desk, node: Node | None, offer: Offer, label: str, part: str = "") -> bool:
    """Whether ``label`` is the node's name, or a part of it where it is nobody's whole name, as in a solution."""
    if node is None or (part and not is_in_part(path_to(view(desk), node.id), part)):
        return False
    return _is_named(desk, node, label, offer)


def _is_named(desk: Desk, node: Node, label: str, offer: Offer | None = None) -> bool:
    """Whether ``label`` is the node's name, or a part of it where it is nobody's whole name among those that accept
    ``offer``, or among all."""
    wanted, name = fold_spaces(label), fold_spaces(node.name)
    if name == wanted:
        return True
    others = (n for n in walk_live(view(desk)) if offer is None or n.accepts(offer))
    return wanted in name and not any(fold_spaces(n.name) == wanted for n in others)


def _acted_on(desk: Desk) -> tuple[Node, ...]:
    """What a key acts on: what has the focus, and what is chosen in the list that it is in."""
    way = path_to(view(desk), desk.place.focus) if desk.place.focus else ()
    around = next((node for node in reversed(way) if node.role in COMPOSITES), None)
    chosen = tuple(n for n in walk_live(around) if n.selected and n is not around) if around is not None else ()
    return (*way[-1:], *chosen)


def _chosen(before: Desk, act: Act, after: Desk) -> tuple[str, str]:
    """The entry that ``act`` chooses, and the list that it is in, "" for a menu; both "" for none."""
    match act:
        case Clicked(id) | DoubleClicked(id):
            return _entry(before, id)
        case Pressed("enter" | "space"):
            return _entry(before, before.place.focus)
        case Pressed(key) if key in _ARROWS and after.place.focus != before.place.focus:
            # arrows choose at once in a group of radios, and only there
            found = path_to(view(after), after.place.focus)
            return _entry(after, after.place.focus) if found and found[-1].role == "radio" else ("", "")
        case Chose(box, option):
            found = path_to(view(before), box)
            return (option, found[-1].name) if found else ("", "")
        case _:
            return "", ""


def _entry(desk: Desk, id: str) -> tuple[str, str]:
    way = path_to(view(desk), id) if id else ()
    if len(way) < 2 or any(node.inert for node in way) or way[-1].disabled:
        return "", ""
    match way[-1].role, way[-2].role:
        case "menuitem", _:
            entry, menu = way[-1].id.removeprefix(MENU_ENTRY), desk.place.menu
            return (menu_label(desk, menu, entry) if menu else entry), ""
        case "option" | "radio", "combobox" | "radiogroup":
            return way[-1].name, way[-2].name
        case _:
            return "", ""


def _is_same(chosen: tuple[str, str], wanted: tuple[str, str]) -> bool:
    return bool(chosen[0]) and tuple(map(fold_spaces, chosen)) == tuple(map(fold_spaces, wanted))
