"""Translates the gestures of a solution into acts on the desk."""

from __future__ import annotations

from kiosk.course.acts import Act, Pressed
from kiosk.course.model import TargetMissing
from kiosk.course.solution import (
    Choose,
    Click,
    DoubleClick,
    Drag,
    HeldKey,
    MoveTo,
    MoveWindow,
    Press,
    RightClick,
    ScrollTo,
    Select,
    SolutionAct,
    Type,
)
from kiosk.desk.acts import CaretPut, Clicked, DoubleClicked, Dropped, RightClicked, WindowMoved
from kiosk.desk.nodes import Node, walk_live
from kiosk.desk.state import Desk
from kiosk.desk.targets import find_choice, find_target, find_text, find_window
from kiosk.desk.update import update
from kiosk.desk.view import view
from kiosk.text import fold_spaces


def acts_for(desk: Desk, gesture: SolutionAct) -> tuple[Act, ...]:
    """The acts of ``gesture`` in the present state; raises TargetMissing for a label that is missing or ambiguous."""
    match gesture:
        case Click(target, part, held):
            return _click_acts(find_target(desk, target, "click", part), held)
        case DoubleClick(target, part):
            return (DoubleClicked(find_target(desk, target, "double_click", part).id),)
        case RightClick(target, part):
            return (RightClicked(find_target(desk, target, "context", part).id),)
        case Drag(item, to):
            return (Dropped(find_target(desk, item, "drag").id, find_target(desk, to, "drop").id),)
        case MoveWindow(title, to):
            return (WindowMoved(find_window(desk, title), (50, 50) if to == "middle" else to),)
        case Select(text):
            return (find_text(desk, text),)
        case Press(key):
            return (Pressed(key, " " if key == "space" else key if len(key) == 1 else ""),)
        case Type(text, into, part):
            keys = tuple(Pressed("enter") if c == "\n" else Pressed("space" if c == " " else c, c) for c in text)
            if into is None:
                return keys
            return (*_caret_acts(find_target(desk, into, "text", part)), *keys)
        case Choose(in_, option):
            return _choose_acts(desk, in_, option)
        case MoveTo(target) | ScrollTo(target):
            # no act: the display scrolls by itself
            find_target(desk, target, None)
            return ()
        case _:
            raise TargetMissing(gesture.__class__.__name__, ("click", "drag", "type", "press"))


def _click_acts(node: Node, held: HeldKey = "") -> tuple[Act, ...]:
    """A click; in a text box, behind the last character, where people click."""
    return (Clicked(node.id, held),) if node.field is None else (CaretPut(node.id, len(node.field.text)),)


def _caret_acts(box: Node) -> tuple[Act, ...]:
    """A click into ``box``; none where all of its text is selected already: what is typed replaces it."""
    return (
        () if box.focused and box.field is not None and box.field.selected == box.field.text != "" else _click_acts(box)
    )


def _choose_acts(desk: Desk, name: str, option: str) -> tuple[Act, ...]:
    box = find_choice(desk, name)
    acts: tuple[Act, ...] = ()
    if box.role == "combobox" and not box.expanded:
        acts = (Clicked(box.id),)
        desk = update(desk, acts[0])
        box = next((n for n in walk_live(view(desk)) if n.id == box.id), box)
    options = [n for n in walk_live(box) if n is not box and n.accepts("click")]
    for node in options:
        if fold_spaces(node.name) == fold_spaces(option):
            return (*acts, Clicked(node.id))
    raise TargetMissing(option, tuple(n.name for n in options))
