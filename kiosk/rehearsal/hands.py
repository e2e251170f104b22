"""The gestures of a solution, done on the screen: at the place where the label stands, with mouse and keys."""

from __future__ import annotations

from typing import Any

from kiosk.course.model import Step
from kiosk.course.solution import (
    Choose,
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
from kiosk.desk.state import Desk
from kiosk.rehearsal.desk_hands import DeskHands
from kiosk.rehearsal.person import RIGHT, NotSeen, Person

CONTINUE = "Continuer ▶"
"""The button that a step done brings, as the French screen shows it."""
ARRIVED = 0.15
"""Seconds without anything new on a screen that just came: nobody clicks sooner."""
_STRIDES, _GLANCE = 24, 0.02
"""A drag looks so many times, for so many seconds, whether the thing comes along."""
_COVER = "░"
_MOST_PASSES, _MOST_NOTCHES = 12, 120


def do_step(person: Person, step: Step, begun: Any = None) -> Any:
    """Read the instruction, do the solution, and see that it is done; gives what it made of ``begun``.

    ``begun`` is the simulated computer as the step finds it, for a step that takes place on it. Raises
    :class:`NotSeen`.
    """
    person.wait(lambda: person.see(step.say) and not person.box(CONTINUE), f"« {step.say} »")
    person.settle(ARRIVED)
    if isinstance(begun, Desk):
        hands = DeskHands(person, step, begun)
        for gesture in step.solution:
            hands.do(gesture)
        begun = hands.desk
    else:
        _do_gestures(person, step)
    person.wait_for(f"✓ {step.done}")
    return begun


def _do_gestures(person: Person, step: Step) -> None:
    for number, gesture in enumerate(step.solution):
        do_gesture(person, gesture)
        if isinstance(gesture, Press) and number + 1 < len(step.solution):
            _see_effect(person, gesture)


def do_gesture(person: Person, gesture: Solution) -> None:
    """Do one gesture. Raises :class:`NotSeen` where its target does not stand on the screen."""
    match gesture:
        case Press(key):
            person.press(key)
        case Type(text, into):
            if into is not None:
                person.click(into)
            person.type(text)
        case Choose(where, option):
            person.click(where)
            person.click(option)
        case Click(target):
            person.click(target)
        case RightClick(target):
            person.click(target, button=RIGHT)
        case DoubleClick(target):
            person.click_at(*person.where(target), times=2)
        case MoveTo(target):
            person.move_to(*person.where(target))
        case Drag(item, to):
            _drag(person, item, to)
        case Scratch():
            _scratch(person)
        case ScrollTo(line):
            _scroll_to(person, line)


def _drag(person: Person, item: str, to: str) -> None:
    """Press, move until the thing is seen to come along, go on to the place, let go."""
    start, end = person.where(item), person.where(to, begins=True)
    held = f"Vous tenez « {item} »"
    person.hold(*start)
    for k in range(1, _STRIDES + 1):
        here = (start[0] + (end[0] - start[0]) * k // _STRIDES, start[1] + (end[1] - start[1]) * k // _STRIDES)
        person.carry(here, here, steps=1)
        person.settle(_GLANCE)
        if person.see(held):
            break
    person.wait_for(held)
    person.carry(here, end)
    person.let_go(*end)


def _see_effect(person: Person, gesture: Press) -> None:
    """After Escape: until the program took it for itself, and not for the beginning of what a terminal sends next."""
    if gesture.key == "escape":
        person.settle(quiet=0.25)


def _scratch(person: Person) -> None:
    """Over every cell that is still covered, until none is."""
    person.wait(lambda: _COVER in person.text(), _COVER)
    person.settle()
    for _count in range(_MOST_PASSES):
        covered = [(x, y) for y, row in enumerate(person.text().split("\n")) for x, c in enumerate(row) if c == _COVER]
        if not covered:
            return
        columns = [x for x, _y in covered]
        for number, y in enumerate(sorted({y for _x, y in covered})):
            across = (min(columns), max(columns))
            for x in across if number % 2 == 0 else reversed(across):
                person.move_to(x, y)
        person.settle()
    raise NotSeen(_COVER, person.text())


def _scroll_to(person: Person, line: str) -> None:
    """Turn the wheel a notch at a time until the line that is looked for shows."""
    down = "▼"
    person.wait(lambda: person.place(down) is not None, down)
    person.settle()
    x, y = person.place(down) or (0, 0)
    wanted = f"▶ {line}"
    for _count in range(_MOST_NOTCHES):
        before = person.text()
        if person.see(wanted):
            return
        person.wheel(x - 8, y - 2, 1)
        person.wait(lambda before=before: person.text() != before, f"« {wanted} »")  # type: ignore[misc]  # its default
    raise NotSeen(f"« {wanted} »", person.text())
