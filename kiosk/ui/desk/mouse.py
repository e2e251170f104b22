"""The mouse on the simulated computer: raw down, move and up become acts on nodes. Pure.

The tolerance is ours, as on the board of the pointing steps: a click may drift, a double click may take its time.
"""

from __future__ import annotations

from kiosk.activities.gestures import Hand, follow, tolerance
from kiosk.cells import Rect
from kiosk.course.acts import Act, MouseButton, PointerDown, PointerMoved, PointerUp
from kiosk.desk.acts import CaretPut, Clicked, DoubleClicked, Dropped, RightClicked, TextSelected
from kiosk.desk.nodes import TEXT_ROLES, Node
from kiosk.ui.desk.layout.placed import Laid, Placed, text_box_layout
from kiosk.ui.desk.layout.shapes import shape_of

TREMBLE = 0.3
"""Seconds within which a press that slipped to the next row is still a click, and no drag to what stands there."""
TWICE = 0.5
"""Seconds within which a second press is the same click for what does not ask for a double click: many press twice."""


class DeskHand:
    """One hand; the layout is given with each move, since what is on the screen changes under it."""

    def __init__(self, patience: float = 1.0) -> None:
        self._hand = Hand()
        self._allowed = tolerance(1, patience)
        self._down: Placed | None = None
        self._down_at = (0, 0, 0.0)
        self._clicked_id = ""
        self._writing = ""
        self._from = 0
        self.carried: Node | None = None
        """What is being dragged."""
        self.at = (0, 0)

    def down(self, laid: Laid, x: int, y: int, button: MouseButton, at: float) -> tuple[Act, ...]:
        """A button went down."""
        here = laid.at(x, y)
        self._down = here[0] if here else None
        self._down_at = (x, y, at)
        self.at = (x, y)
        self._hand, _gesture = follow(self._hand, PointerDown(x, y, button, at), self._allowed, ())
        box = self._down if self._down and self._down.node.role in TEXT_ROLES else None
        if button != "left" or box is None or box.node.disabled or box.inert:
            return ()
        wrote = text_box_layout(box, laid)
        if wrote is None:
            return ()
        self._writing, self._from = box.node.id, wrote.index_at(x, y)
        return (CaretPut(self._writing, self._from),)

    def moved(self, laid: Laid, x: int, y: int, at: float) -> tuple[Act, ...]:
        """The pointer moved."""
        self.at = (x, y)
        self._hand, _gesture = follow(self._hand, PointerMoved(x, y, at), self._allowed, ())
        if self._writing:
            return self._selecting(laid, x, y)
        held = self._held(laid)
        if held is not None and self.carried is None and not held.seen.contains(x, y) and not self._trembles(x, y, at):
            self.carried = held.node
        return ()

    def up(self, laid: Laid, x: int, y: int, button: MouseButton, at: float) -> tuple[Act, ...]:
        """The button came up."""
        held, down = self._held(laid), self._down
        first = self._hand.clicked
        targets = self._targets(laid)
        self._hand, gesture = follow(self._hand, PointerUp(x, y, button, at), self._allowed, targets)
        writing_in, self._writing = self._writing, ""
        carried, self.carried, self._down = self.carried, None, None
        if down is None or gesture is None:
            return ()
        if writing_in:
            quick = first is not None and at - first.at < TWICE
            return self._word(laid, writing_in, x, y) if gesture.kind == "double_click" and quick else ()
        if gesture.kind == "right_click":
            return (RightClicked(down.node.id),)
        on = self.target(laid, x, y)
        meant = button == "left" and (carried is not None or not self._trembles(x, y, at))
        if meant and held and on and on.node.id != held.node.id and not held.seen.contains(x, y):
            return (Dropped(held.node.id, on.node.id),)
        if gesture.kind == "drag" or carried is not None:
            return ()
        acts = self._clicks(laid, down, gesture.kind, at - first.at if first else TWICE)
        if gesture.kind == "double_click" and self._clicked_id:
            # the click before was on something else: this one may be the first of a double click
            self._hand = Hand(x, y, None, PointerUp(x, y, button, at))
        return acts

    def cancel(self) -> None:
        """Whatever was held is let go, without anything done."""
        self._hand = Hand()
        self._down, self._writing, self.carried = None, "", None

    def target(self, laid: Laid, x: int, y: int) -> Placed | None:
        """What would take what is carried, at a cell."""
        here = laid.at(x, y)
        return next((one for one in here if one.node.accepts("drop") and not one.inert), None)

    def _trembles(self, x: int, y: int, at: float) -> bool:
        from_x, from_y, since = self._down_at
        near = abs(x - from_x) <= self._allowed.cells and abs(y - from_y) <= 1
        return near and at - since < TREMBLE

    def _held(self, laid: Laid) -> Placed | None:
        """What was pressed on and can be dragged."""
        if self._down is None or self._down.inert:
            return None
        x, y, _at = self._down_at
        return next((one for one in laid.at(x, y) if one.node.accepts("drag")), None)

    def _targets(self, laid: Laid) -> tuple[Rect, ...]:
        """What she sees as one thing is one thing: the control that was pressed on."""
        down = laid.by_id.get(self._down.node.id) if self._down else None
        one_thing = down is not None and shape_of(down.node) not in ("box", "area", "field", "text")
        return (down.seen,) if down is not None and one_thing else ()

    def _clicks(self, laid: Laid, down: Placed, kind: str, since: float) -> tuple[Act, ...]:
        x, y, _at = self._down_at
        on = clickable(laid.at(x, y)) or down.node
        again = kind == "double_click" and on.id == self._clicked_id
        if kind == "double_click":
            self._clicked_id = ""
            if again and on.accepts("double_click"):
                return (DoubleClicked(on.id),)
            if since < TWICE:
                return ()
        self._clicked_id = on.id
        return (Clicked(on.id),)

    def _selecting(self, laid: Laid, x: int, y: int) -> tuple[Act, ...]:
        box = laid.by_id.get(self._writing)
        wrote = text_box_layout(box, laid) if box else None
        if box is None or wrote is None or box.node.field is None:
            return ()
        to = wrote.index_at(x, y)
        start = min(self._from, len(box.node.field.text))
        return () if to == box.node.field.caret else (TextSelected(self._writing, start, to),)

    def _word(self, laid: Laid, id: str, x: int, y: int) -> tuple[Act, ...]:
        """A double click in a text selects the word there."""
        box = laid.by_id.get(id)
        wrote = text_box_layout(box, laid) if box else None
        if box is None or wrote is None or box.node.field is None or not box.node.field.text:
            return ()
        text = box.node.field.text
        start = end = wrote.index_at(x, y)
        while start > 0 and not text[start - 1].isspace():
            start -= 1
        while end < len(text) and not text[end].isspace():
            end += 1
        return (TextSelected(id, start, end),)


def clickable(here: tuple[Placed, ...]) -> Node | None:
    """Of what is at a cell, innermost first, what a click is for; something disabled keeps it from what is below."""
    for one in here:
        if one.node.disabled or one.node.accepts("click") or one.node.accepts("double_click"):
            return one.node
    return None
