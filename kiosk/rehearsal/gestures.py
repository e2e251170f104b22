"""Performs the gestures of a solution on the screen, with mouse and keys, where the labels are drawn."""

from __future__ import annotations

from typing import Any

from kiosk.activities.matching import Matching
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
from kiosk.rehearsal.robot import RIGHT, NotSeen, Robot

CONTINUE = "Continuer ▶"
"""The button that appears once a step is done, in French as on the screen."""
SETTLED_AFTER = 0.15
"""Seconds without a change after which a new screen is complete; no person clicks sooner."""
_STRIDES, _GLANCE = 24, 0.02
"""A drag moves in so many strides, and looks for so many seconds after each whether the item follows."""
_COVER = "░"
_MAX_PASSES, _MAX_NOTCHES = 12, 120


def perform_step(robot: Robot, step: Step, desk: Any = None) -> Any:
    """Read the instruction, perform the solution and wait for the step to be done. Raises :class:`NotSeen`.

    ``desk`` is the simulated computer at the start of a step on it; returned is the computer after the step.
    """
    robot.wait(lambda: robot.sees(step.say) and not robot.box(CONTINUE), f"« {step.say} »")
    robot.settle(SETTLED_AFTER)
    if isinstance(desk, Desk):
        on_desk = DeskGestures(robot, step, desk)
        for gesture in step.solution:
            on_desk.perform(gesture)
        desk = on_desk.desk
    else:
        _perform_gestures(robot, step)
    robot.wait_for(f"✓ {step.done}")
    return desk


def _perform_gestures(robot: Robot, step: Step) -> None:
    for number, gesture in enumerate(step.solution):
        if isinstance(step.activity, Matching) and isinstance(gesture, Click):
            _click_card_or_place(robot, step.activity, gesture.target)
            continue
        perform_gesture(robot, gesture)
        if isinstance(gesture, Press) and number + 1 < len(step.solution):
            _wait_for_effect(robot, gesture)


def _click_card_or_place(robot: Robot, matching: Matching, label: str) -> None:
    """Click on a card and wait until it is held, or on a place, which names its cards after itself."""
    is_place = label in matching.places
    robot.click(label, begins=is_place)
    if not is_place:
        robot.wait_for(f"Vous tenez « {label} »")


def perform_gesture(robot: Robot, gesture: Solution) -> None:
    """Perform one gesture. Raises :class:`NotSeen` where its target is not on the screen."""
    match gesture:
        case Press(key):
            robot.press(key)
        case Type(text, into):
            if into is not None:
                robot.click(into)
            robot.type(text)
        case Choose(where, option):
            robot.click(where)
            robot.click(option)
        case Click(target):
            robot.click(target)
        case RightClick(target):
            robot.click(target, button=RIGHT)
        case DoubleClick(target):
            robot.click_at(*robot.locate(target), times=2)
        case MoveTo(target):
            _bring_pointer(robot, target)
        case Drag(item, to):
            _drag(robot, item, to)
        case Scratch():
            _scratch(robot)
        case ScrollTo(line):
            _scroll_to(robot, line)


def _bring_pointer(robot: Robot, target: str) -> None:
    """Bring the pointer to a target from outside of it: one that is there already was not brought."""
    x, y = robot.locate(target)
    if box := robot.box(target):
        for beside in (box.rect.y - 1, box.rect.bottom):
            robot.move_to(x, max(0, beside))
    robot.move_to(x, y)


def _drag(robot: Robot, item: str, to: str) -> None:
    """Press, move until the screen says that the item is held, go on to the target, let go."""
    start, end = robot.locate(item), robot.locate(to, begins=True)
    held = f"Vous tenez « {item} »"
    robot.hold(*start)
    for k in range(1, _STRIDES + 1):
        here = (start[0] + (end[0] - start[0]) * k // _STRIDES, start[1] + (end[1] - start[1]) * k // _STRIDES)
        robot.carry(here, here, steps=1)
        robot.settle(_GLANCE)
        if robot.sees(held):
            break
    robot.wait_for(held)
    robot.carry(here, end)
    robot.release(*end)


def _wait_for_effect(robot: Robot, gesture: Press) -> None:
    """Pause after Escape: what follows at once would be read as one escape sequence with it."""
    if gesture.key == "escape":
        robot.settle(quiet=0.25)


def _scratch(robot: Robot) -> None:
    """Move over every cell that is still covered, until none is."""
    robot.wait(lambda: _COVER in robot.text(), _COVER)
    robot.settle()
    for _count in range(_MAX_PASSES):
        covered = [(x, y) for y, row in enumerate(robot.text().split("\n")) for x, c in enumerate(row) if c == _COVER]
        if not covered:
            return
        columns = [x for x, _y in covered]
        for number, y in enumerate(sorted({y for _x, y in covered})):
            across = (min(columns), max(columns))
            for x in across if number % 2 == 0 else reversed(across):
                robot.move_to(x, y)
        robot.settle()
    raise NotSeen(_COVER, robot.text())


def _scroll_to(robot: Robot, line: str) -> None:
    """Turn the wheel a notch at a time until the line shows, which is marked then."""
    down = "▼"
    robot.wait(lambda: robot.position(down) is not None, down)
    robot.settle()
    x, y = robot.position(down) or (0, 0)
    wanted = f"✓ {line}"
    for _count in range(_MAX_NOTCHES):
        before = robot.text()
        if robot.sees(wanted):
            return
        robot.wheel(x - 8, y - 2, 1)
        robot.wait(lambda before=before: robot.text() != before, f"« {wanted} »")  # type: ignore[misc]  # its default
    raise NotSeen(f"« {wanted} »", robot.text())
