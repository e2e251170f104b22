"""What was sent first is done first, though a key and a click take different ways through the widgets.

A key goes to what has the focus and back to the app. A click goes to a button, whose press passes from parent to
parent, and each widget handles its messages at its own pace: on a busy machine a key would overtake the click before
it, or go to what that click was about to replace. So a press waits in the app until all that was sent before is done.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

from textual import events
from textual.app import App
from textual.dom import DOMNode
from textual.errors import NoWidget
from textual.screen import Screen

MOVING_KEYS = frozenset({"enter", "space", "tab", "shift+tab", "escape", "up", "down", "left", "right"})
"""Keys that press a button or move the focus: what is typed after them is for what they led to.

A space in a text does neither: a widget says by ``takes_text`` that it is one in which one writes.
"""
ROUNDS = 2
"""From below to the app: in the first the input itself is handled, in the second the presses that came of it."""
MAX_ROUNDS = 6
"""However often the screen is replaced meanwhile."""
MAX_TICKS = 5
"""Ticks without any progress after which what waits is passed on in any case."""


class InputOrder:
    """Holds input back while presses before it are on their way."""

    def __init__(self, app: App[Any], pass_on: Callable[[events.Event], Awaitable[None]]) -> None:
        """``pass_on`` is called in the app's own task with what was held, when its time has come."""
        self._app = app
        self._pass_on = pass_on
        self._held: deque[events.Event] = deque()
        self._released: events.Event | None = None
        self._targets: list[DOMNode] = []
        """Who got input that may not be done yet."""
        self._since: set[str] = set()
        """What kinds of input came since all was done last: "typed", "moved" or "clicked"."""
        self._walk = 0
        """The number of the walk that goes on; 0 for none."""
        self._walks = 0
        self._still_ticks = 0

    @property
    def is_holding(self) -> bool:
        """Whether anything waits."""
        return bool(self._held)

    def holds(self, event: events.Event) -> bool:
        """Whether ``event`` has just come from the terminal and has to wait; it is passed on later then."""
        if not isinstance(event, events.InputEvent | events.Paste) or event.is_forwarded:
            return False
        is_released, self._released = event is self._released, None
        if not is_released and (self._held or self._must_wait(event)):
            self._held.append(event)
            if not self._walk:
                self._begin_walk()
            return True
        self._note(event)
        return False

    def tick(self) -> None:
        """To call now and then: a widget that never gets to its messages must not keep all input."""
        self._still_ticks += bool(self._walk)
        if self._still_ticks > MAX_TICKS:
            walk, self._still_ticks = self._walk, 0
            self._app.call_later(self._end_walk, walk)

    def _must_wait(self, event: events.Event) -> bool:
        match event:
            case events.MouseDown():
                return bool(self._since)
            case events.Key() | events.Paste():
                return not self._since <= {"typed"}
            case _:
                return False

    def _note(self, event: events.Event) -> None:
        match event:
            case events.MouseDown() | events.MouseUp():
                self._since.add("clicked")
                self._targets += self._at(event)
            case events.Key() | events.Paste():
                focused = self._app.focused
                key = event.key if isinstance(event, events.Key) else ""
                is_text = key == "space" and getattr(focused, "takes_text", False)
                self._since.add("moved" if key in MOVING_KEYS and not is_text else "typed")
                if focused is not None and focused not in self._targets:
                    self._targets.append(focused)

    def _at(self, event: events.MouseEvent) -> list[DOMNode]:
        try:
            widget = self._app.mouse_captured or self._app.get_widget_at(event.x, event.y)[0]
        except NoWidget:
            return []
        return [] if widget in self._targets else [widget]

    # -- a walk: each in turn says that it has handled what it had ----------------------------------------------------

    def _begin_walk(self) -> None:
        self._walks += 1
        self._walk = self._walks
        self._begin_round(self._walk, 1)

    def _begin_round(self, walk: int, number: int) -> None:
        screen, focused = self._app.screen, self._app.focused
        starts = [*self._targets, *([] if focused is None else [focused]), screen]
        nodes = {node: len(node.ancestors) for start in starts for node in start.ancestors_with_self}
        nodes.pop(self._app, None)
        # those below first: what a widget tells its parent comes before the parent's own turn
        order = sorted(nodes, key=lambda node: nodes[node], reverse=True)
        self._step(walk, number, screen, [*order, self._app])

    def _step(self, walk: int, number: int, screen: Screen[Any], left: list[DOMNode]) -> None:
        if walk != self._walk:
            return
        self._still_ticks = 0
        while left:
            node, *left = left
            if node.call_later(self._step, walk, number, screen, left):
                return
        self._end_round(walk, number, screen)

    def _end_round(self, walk: int, number: int, screen: Screen[Any]) -> None:
        is_done = number >= ROUNDS and self._app.screen is screen
        if is_done or number >= MAX_ROUNDS:
            self._app.call_later(self._end_walk, walk)
        else:
            self._begin_round(walk, number + 1)

    async def _end_walk(self, walk: int) -> None:
        """Pass on what was held, up to the next that has to wait."""
        if walk != self._walk:
            return
        self._walk = 0
        self._since.clear()
        self._targets.clear()
        while self._held and not self._must_wait(self._held[0]):
            self._released = self._held.popleft()
            await self._pass_on(self._released)
        if self._held:
            self._begin_walk()
