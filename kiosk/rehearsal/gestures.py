"""Performs the gestures of a solution on the screen, with mouse and keys, where the labels are drawn."""

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
from kiosk.rehearsal.desk_gestures import DeskGestures
from kiosk.rehearsal.person import RIGHT, NotSeen, Person

CONTINUE = "Continuer ▶"
"""The button that appears once a step is done, in French as on the screen."""
SETTLED_AFTER = 0.15
"""Seconds without a change after which a new screen is complete; no person clicks sooner."""
_STRIDES, _GLANCE = 24, 0.02
"""A drag moves in so many strides, and looks for so many seconds after each whether the item follows."""
_COVER = "░"
_MOST_PASSES, _MOST_NOTCHES = 12, 120


def perform_step(person: Person, step: Step, desk: Any = None) -> Any:
    """Read the instruction, perform the solution and wait for the step to be done. Raises :class:`NotSeen`.

    ``desk`` is the simulated computer at the start of a step on it; returned is the computer after the step.
    """
    person.wait(lambda: person.sees(step.say) and not person.box(CONTINUE), f"« {step.say} »")
    person.settle(SETTLED_AFTER)
    if isinstance(desk, Desk):
        on_desk = DeskGestures(person, step, desk)
        for gesture in step.solution:
            on_desk.perform(gesture)
        desk = on_desk.desk
    else:
        _perform_gestures(person, step)
    person.wait_for(f"✓ {step.done}")
    return desk


def _perform_gestures(person: Person, step: Step) -> None:
    for number, gesture in enumerate(step.solution):
        perform_gesture(person, gesture)
        if isinstance(gesture, Press) and number + 1 < len(step.solution):
            _wait_for_effect(person, gesture)


def perform_gesture(person: Person, gesture: Solution) -> None:
    """Perform one gesture. Raises :class:`NotSeen` where its target is not on the screen."""
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
            person.click_at(*person.locate(target), times=2)
        case MoveTo(target):
            person.move_to(*person.locate(target))
        case Drag(item, to):
            _drag(person, item, to)
        case Scratch():
            _scratch(person)
        case ScrollTo(line):
            _scroll_to(person, line)


def _drag(person: Person, item: str, to: str) -> None:
    """Press, move until the screen says that the item is held, go on to the target, let go."""
    start, end = person.locate(item), person.locate(to, begins=True)
    held = f"Vous tenez « {item} »"
    person.hold(*start)
    for k in range(1, _STRIDES + 1):
        here = (start[0] + (end[0] - start[0]) * k // _STRIDES, start[1] + (end[1] - start[1]) * k // _STRIDES)
        person.carry(here, here, steps=1)
        person.settle(_GLANCE)
        if person.sees(held):
            break
    person.wait_for(held)
    person.carry(here, end)
    person.release(*end)


def _wait_for_effect(person: Person, gesture: Press) -> None:
    """Pause after Escape: what follows at once would be read as one escape sequence with it."""
    if gesture.key == "escape":
        person.settle(quiet=0.25)


def _scratch(person: Person) -> None:
    """Move over every cell that is still covered, until none is."""
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
    """Turn the wheel a notch at a time until the line shows."""
    down = "▼"
    person.wait(lambda: person.position(down) is not None, down)
    person.settle()
    x, y = person.position(down) or (0, 0)
    wanted = f"▶ {line}"
    for _count in range(_MOST_NOTCHES):
        before = person.text()
        if person.sees(wanted):
            return
        person.wheel(x - 8, y - 2, 1)
        person.wait(lambda before=before: person.text() != before, f"« {wanted} »")  # type: ignore[misc]  # its default
    raise NotSeen(f"« {wanted} »", person.text())
