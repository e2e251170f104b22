"""The gestures of a solution on the simulated computer: each where the thing is seen to stand, one after the other.

The robot knows the exercise, so it follows on a copy of the computer what each gesture does: that tells it what to look
for next and what to wait for. Where to click, only the screen tells.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Any

from kiosk.cells import Cell
from kiosk.course.acts import Act, Pressed
from kiosk.course.model import NotThere, Step
from kiosk.course.solution import MoveTo, ScrollTo, Solution
from kiosk.desk.acts import CaretPut, Clicked, DoubleClicked, Dropped, RightClicked
from kiosk.desk.gestures import found
from kiosk.desk.nodes import Node, find, walk
from kiosk.desk.state import Desk
from kiosk.desk.view import view
from kiosk.i18n import language, use_language
from kiosk.rehearsal.desk_sight import DeskSight
from kiosk.rehearsal.person import LEFT, RIGHT, WAIT, NotSeen, Person
from kiosk.rehearsal.sight import folded

TWO_CLICKS = 1.8
"""Seconds from which on two clicks on one thing, even one as wide as a row, are no double click, which may take 1.5."""
_EFFECT = 2.0
"""Seconds given to what a gesture does before going on: what stays out of sight is never seen to come."""
_NOTCH, _MOST_NOTCHES = 0.6, 60
_AFTER_ESCAPE = 0.25
_CLICKS = (Clicked, DoubleClicked, RightClicked, CaretPut)
_ONE_AT_A_TIME = RLock()


@contextmanager
def as_shown() -> Iterator[None]:
    """Whatever is asked of the simulated computer here is named as on the French screen."""
    with _ONE_AT_A_TIME:  # several robots share one language, and one last view
        before = language()
        use_language("fr")
        try:
            yield
        finally:
            use_language(before)


class DeskHands:
    """Does a step on the computer that ``desk`` says is on the screen."""

    def __init__(self, person: Person, step: Step, desk: Desk) -> None:
        self._person = person
        self._step = step
        self._activity: Any = step.activity
        self.desk = desk
        """The computer as it is after the gestures so far."""

    def do(self, gesture: Solution) -> None:
        """Do one gesture, and see what it does. Raises :class:`NotSeen` where its target does not stand there."""
        try:
            with as_shown():
                acts = self._activity.enact(self.desk, gesture, 0.0)
                looked_for = gesture.target if isinstance(gesture, MoveTo) else getattr(gesture, "line", "")
                target = found(self.desk, looked_for, None).id if looked_for else ""
        except NotThere as missing:
            raise NotSeen(f"« {missing.name} »", self._person.text()) from missing
        if isinstance(gesture, MoveTo | ScrollTo):
            self._person.move_to(*self._spot(target))
        while acts:
            count = next((n for n, act in enumerate(acts) if not isinstance(act, Pressed)), len(acts))
            now, acts = acts[: max(1, count)], acts[max(1, count) :]
            self._do(now)

    def _do(self, acts: tuple[Act, ...]) -> None:
        """A pointer's act, or keys pressed one after the other."""
        before, root = self._person.text(), self._root()
        for act in acts:
            self._act(act)
            with as_shown():
                self.desk = self._activity.update(self.desk, act)
        if acts[-1] == Pressed("escape"):
            self._person.settle(_AFTER_ESCAPE)
        self._see(before, root)
        if any(isinstance(act, _CLICKS) for act in acts):
            self._person.see_click_done()

    def _act(self, act: Act) -> None:
        person = self._person
        match act:
            case Clicked(id):
                self._click(id, LEFT, 1)
            case DoubleClicked(id):
                self._click(id, LEFT, 2)
            case RightClicked(id):
                self._click(id, RIGHT, 1)
            case CaretPut(id):
                self._click(id, LEFT, 1)
                node = find(self._root(), id)
                for _line in range(node.field.text.count("\n") if node and node.field else 0):
                    person.press("down")
                person.press("end")
            case Dropped(item, on):
                self._drag(item, on)
            case Pressed(key, character):
                person.press(character if character.strip() else key)
            case _:
                raise NotSeen(type(act).__name__, person.text())

    def _click(self, id: str, button: int, times: int) -> None:
        """Where it stands; not so soon after a click there that both would be taken for one double click."""
        x, y = self._spot(id)
        self._person.rest_since_clicks(y, TWO_CLICKS)
        self._person.click_at(x, y, button, times)

    def _drag(self, item: str, on: str) -> None:
        """Press, move until the thing is seen to come along, over the place, let go."""
        person = self._person
        start, end = self._spot(item), self._spot(on)
        held = find(self._root(), item)
        person.hold(*start)
        person.carry(start, end)
        self._hoped(lambda: person.see(f"{held.name if held else item} → "))
        person.let_go(*end)

    # -- looking ----------------------------------------------------------------------------------------------------

    def _root(self) -> Node:
        with as_shown():
            return view(self.desk)

    def _look(self) -> DeskSight:
        return DeskSight(tuple(self._person.text().split("\n")), self._root(), self._step.say)

    def _spot(self, id: str) -> Cell:
        """Where the node stands, once it stands still; scrolled to where it is out of sight."""
        person = self._person
        person.settle()
        for strictly in (True, False):
            if self._brought(id, strictly):
                person.settle()
                if spot := self._look().spot(id, strictly=strictly):
                    return spot
        node = find(self._root(), id)
        raise NotSeen(f"« {node.name if node else id} »", person.text())

    def _brought(self, id: str, strictly: bool) -> bool:
        """Whether the node is seen: at once, soon, or with the wheel beside each bar, down and then up."""
        person = self._person

        def seen() -> bool:
            return self._look().spot(id, strictly=strictly) is not None

        if seen() or (self._hoped(lambda: seen() or bool(self._look().bars())) and seen()):
            return True
        for bar in self._look().bars() or [(person.columns // 2, person.rows // 2)]:
            for notch in (1, -1):
                for _count in range(_MOST_NOTCHES):
                    before = person.text()
                    person.wheel(*bar, notch)
                    if not self._hoped(lambda before=before: person.text() != before, _NOTCH):
                        break
                    person.settle()
                    if seen():
                        return True
        return False

    def _see(self, screen: str, root: Node) -> None:
        """What the gesture does: what is new on the computer shows, or what is no more there goes."""
        if self._activity.judge(self.desk).done:
            return
        then, now = _texts(root), _texts(self._root())
        said = folded(screen)
        come = [text for text in now - then if text not in said]
        gone = [text for text in then - now if text in said]
        if come or gone:
            self._hoped(lambda: self._shows(come) or self._hides(gone))
        elif root is not self._root():
            self._hoped(lambda: self._person.text() != screen)
        self._person.settle()

    def _shows(self, texts: list[str]) -> bool:
        said = folded(self._person.text())
        return any(text in said for text in texts)

    def _hides(self, texts: list[str]) -> bool:
        said = folded(self._person.text())
        return bool(texts) and not any(text in said for text in texts)

    def _hoped(self, condition: Any, seconds: float = _EFFECT) -> bool:
        """Whether ``condition`` came to hold within the time."""
        try:
            self._person.wait(condition, "", min(seconds, WAIT))
        except NotSeen:
            return False
        return True


def _texts(root: Node) -> frozenset[str]:
    """What can be read in the tree, in pieces that stand in one row."""
    found: set[str] = set()
    for node in walk(root):
        found.update(folded(row) for row in node.name.split("\n"))
        found.update(folded(row) for row in (node.field.text if node.field else "").split("\n"))
        found.update((folded(node.value), folded(node.description)))
    return frozenset(text for text in found if len(text) > 1)
