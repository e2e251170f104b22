"""Performs the gestures of a solution on the simulated computer, where the screen shows their targets.

The robot knows the exercise, so it applies each gesture to a copy of the computer too: the copy says what to look for
next and what to wait for. Where to click is read from the screen alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Any

from kiosk.cells import Cell
from kiosk.course.acts import Act, Pressed
from kiosk.course.model import Step, TargetMissing
from kiosk.course.solution import MoveTo, ScrollTo, Solution
from kiosk.desk.acts import CaretPut, Clicked, DoubleClicked, Dropped, RightClicked, TextSelected, WindowMoved
from kiosk.desk.nodes import Node, Spot, find, walk
from kiosk.desk.shell.selecting import dragged_label
from kiosk.desk.shell.windows import TITLE_BAR
from kiosk.desk.state import Desk
from kiosk.desk.targets import find_target
from kiosk.desk.view import view
from kiosk.i18n import language, use_language
from kiosk.rehearsal.desk_locator import DeskLocator
from kiosk.rehearsal.robot import HELD_CODES, LEFT, RIGHT, WAIT, NotSeen, Robot
from kiosk.text import fold_spaces

TWO_CLICKS = 1.8
"""Seconds after which two clicks on one row are surely no double click, which may take 1.5."""
_EFFECT = 2.0
"""Seconds to wait for the visible effect of a gesture; an effect that is out of view never shows."""
_NOTCH, _MAX_NOTCHES = 0.6, 60
_AFTER_ESCAPE = 0.25
_CLICKS = (Clicked, DoubleClicked, RightClicked, CaretPut)
_LANGUAGE_LOCK = RLock()


@contextmanager
def in_french() -> Iterator[None]:
    """The simulated computer's names inside the block are French, as on the screen that the robot reads."""
    with _LANGUAGE_LOCK:  # robots in threads share the current language and the cached view
        before = language()
        use_language("fr")
        try:
            yield
        finally:
            use_language(before)


class DeskGestures:
    """Performs the solution of ``step`` on the screen, which shows ``desk`` at the start."""

    def __init__(self, robot: Robot, step: Step, desk: Desk) -> None:
        self._robot = robot
        self._step = step
        self._activity: Any = step.activity
        self.desk = desk
        """The computer after the gestures so far."""

    def perform(self, gesture: Solution) -> None:
        """Perform one gesture and wait for its effect. Raises :class:`NotSeen` where its target is not there."""
        try:
            with in_french():
                acts = self._activity.acts_for(self.desk, gesture, 0.0)
                name = gesture.target if isinstance(gesture, MoveTo) else getattr(gesture, "line", "")
                target = find_target(self.desk, name, None).id if name else ""
        except TargetMissing as missing:
            raise NotSeen(f"« {missing.name} »", self._robot.text()) from missing
        if isinstance(gesture, MoveTo | ScrollTo):
            self._robot.move_to(*self._locate(target))
        while acts:
            count = next((n for n, act in enumerate(acts) if not isinstance(act, Pressed)), len(acts))
            now, acts = acts[: max(1, count)], acts[max(1, count) :]
            self._perform_acts(now)

    def _perform_acts(self, acts: tuple[Act, ...]) -> None:
        """One act of the pointer, or a run of keys."""
        before, root = self._robot.text(), self._root()
        for act in acts:
            self._act(act)
            with in_french():
                self.desk = self._activity.update(self.desk, act)
        if acts[-1] == Pressed("escape"):
            self._robot.settle(_AFTER_ESCAPE)
        self._wait_for_effect(before, root)
        if any(isinstance(act, _CLICKS) for act in acts):
            self._robot.note_click_seen()

    def _act(self, act: Act) -> None:
        robot = self._robot
        match act:
            case Clicked(id, held):
                self._click(id, LEFT | HELD_CODES[held], 1)
            case DoubleClicked(id):
                self._click(id, LEFT, 2)
            case RightClicked(id):
                self._click(id, RIGHT, 1)
            case CaretPut(id):
                self._scroll_to_text_end(id)
                self._click(id, LEFT, 1)
            case TextSelected():
                self._select(act)
            case Dropped(item, on):
                self._drag(item, on)
            case WindowMoved(window, spot):
                self._move_window(f"{TITLE_BAR}{window}", spot)
            case Pressed(key, character):
                robot.press(character if character.strip() else key)
            case _:
                raise NotSeen(type(act).__name__, robot.text())

    def _click(self, id: str, button: int, times: int) -> None:
        """Click on the node, late enough after an earlier click nearby for both not to be a double click."""
        x, y = self._locate(id)
        self._robot.rest_since_clicks(y, TWO_CLICKS)
        self._robot.click_at(x, y, button, times)

    def _select(self, act: TextSelected) -> None:
        """Press on the first character, move behind the last one, let go."""
        robot, node = self._robot, find(self._root(), act.node)
        text = "" if node is None else (node.name if node.field is None else node.field.text)[act.start : act.end]
        robot.settle()
        found = self._scroll_until(lambda: self._look().text_ends(act.node, text) is not None)
        robot.settle()
        ends = self._look().text_ends(act.node, text) if found else None
        if ends is None:
            raise NotSeen(f"« {text} »", robot.text())
        robot.rest_since_clicks(ends[0][1], TWO_CLICKS)
        robot.drag(*ends)

    def _scroll_to_text_end(self, id: str) -> None:
        """Turn the wheel over a box until the end of its text is visible, where a person clicks to go on writing."""
        robot = self._robot
        x, y = self._locate(id)
        for _count in range(_MAX_NOTCHES):
            if self._look().shows_text_end(id):
                return
            robot.wheel(x, y, 1)
            robot.settle()

    def _move_window(self, bar: str, spot: Spot) -> None:
        """Press on the title, move to the edge of the desktop, or so far that the window stands in its middle."""
        start, area = self._locate(bar), self._look().desktop
        cells = {"left": (area.x, area.centre()[1]), "right": (area.right - 1, area.centre()[1])}
        end = cells.get(spot, area.centre()) if isinstance(spot, str) else (area.centre()[0], area.y + 2)
        self._robot.drag(start, end)

    def _drag(self, item: str, on: str) -> None:
        """Press, move to the target until the screen shows the item being dragged, let go."""
        robot = self._robot
        start, end = self._locate(item), self._locate(on)
        label = dragged_label(self._root(), item)
        robot.hold(*start)
        robot.carry(start, end)
        self._wait_briefly(lambda: robot.sees(f"{label} → "))
        robot.release(*end)

    # -- reading the screen ----------------------------------------------------------------------------------------

    def _root(self) -> Node:
        with in_french():
            return view(self.desk)

    def _look(self) -> DeskLocator:
        return DeskLocator(tuple(self._robot.text().split("\n")), self._root(), self._step.say)

    def _locate(self, id: str) -> Cell:
        """The node's cell once the screen is still, scrolled into view where needed."""
        robot = self._robot
        robot.settle()
        for strict in (True, False):
            if self._scroll_into_view(id, strict):
                robot.settle()
                if cell := self._look().locate(id, strict=strict):
                    return cell
        node = find(self._root(), id)
        raise NotSeen(f"« {node.name if node else id} »", robot.text())

    def _scroll_into_view(self, id: str, strict: bool) -> bool:
        """Whether the node is visible: at once, soon, or after turning the wheel."""
        return self._scroll_until(lambda: self._look().locate(id, strict=strict) is not None)

    def _scroll_until(self, visible: Callable[[], bool]) -> bool:
        """Whether something is visible: at once, soon, or after turning the wheel beside each bar, down and then up."""
        robot = self._robot
        if visible() or (self._wait_briefly(lambda: visible() or bool(self._look().scroll_bars())) and visible()):
            return True
        for bar in self._look().scroll_bars() or [(robot.columns // 2, robot.rows // 2)]:
            for notch in (1, -1):
                for _count in range(_MAX_NOTCHES):
                    before = robot.text()
                    robot.wheel(*bar, notch)
                    if not self._wait_briefly(lambda before=before: robot.text() != before, _NOTCH):
                        break
                    robot.settle()
                    if visible():
                        return True
        return False

    def _wait_for_effect(self, screen: str, root: Node) -> None:
        """Wait until something new on the computer shows, or something removed from it disappears."""
        if self._activity.judge(self.desk).done:
            return
        before, now = _texts(root), _texts(self._root())
        visible_text = fold_spaces(screen)
        appeared = [text for text in now - before if text not in visible_text]
        removed = [text for text in before - now if text in visible_text]
        if appeared or removed:
            self._wait_briefly(lambda: self._shows_any(appeared) or self._hides_all(removed))
        elif root is not self._root():
            self._wait_briefly(lambda: self._robot.text() != screen)
        self._robot.settle()

    def _shows_any(self, texts: list[str]) -> bool:
        visible_text = fold_spaces(self._robot.text())
        return any(text in visible_text for text in texts)

    def _hides_all(self, texts: list[str]) -> bool:
        visible_text = fold_spaces(self._robot.text())
        return bool(texts) and not any(text in visible_text for text in texts)

    def _wait_briefly(self, condition: Any, seconds: float = _EFFECT) -> bool:
        """Whether ``condition`` holds within the time."""
        try:
            self._robot.wait(condition, "", min(seconds, WAIT))
        except NotSeen:
            return False
        return True


def _texts(root: Node) -> frozenset[str]:
    """The texts of the tree, split into what is drawn in one row."""
    found: set[str] = set()
    for node in walk(root):
        found.update(fold_spaces(row) for row in node.name.split("\n"))
        found.update(fold_spaces(row) for row in (node.field.text if node.field else "").split("\n"))
        found.update((fold_spaces(node.value), fold_spaces(node.description)))
    return frozenset(text for text in found if len(text) > 1)
