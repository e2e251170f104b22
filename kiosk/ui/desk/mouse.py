"""The mouse on the simulated computer: press, move and release become acts on nodes. Pure.

The tolerance is our own, as on the board of pointing exercises: a click may drift, a double click may be slow.
"""

from __future__ import annotations

from kiosk.activities.gestures import Hand, follow, tolerance
from kiosk.cells import Rect, near
from kiosk.course.acts import Act, MouseButton, PointerDown, PointerMoved, PointerUp
from kiosk.course.solution import HeldKey
from kiosk.course.text_field import paragraph_at, word_at
from kiosk.desk.acts import (
    CaretPut,
    Clicked,
    DoubleClicked,
    Dropped,
    ItemsSelected,
    RightClicked,
    TextSelected,
    WindowMoved,
)
from kiosk.desk.nodes import COMPOSITES, TEXT_ROLES, Node
from kiosk.desk.shell.windows import TITLE_BAR
from kiosk.ui.desk.layout.placed import DeskLayout, PlacedNode, read_layout, text_box_layout, text_layout
from kiosk.ui.desk.layout.shapes import node_shape
from kiosk.ui.desk.layout.windows import EDGE, moved_size, spot_at

SLIP = 0.3
"""Seconds within which a press that slips to the next row is still a click, not a drag to what is there."""
DOUBLE_PRESS = 0.5
"""Seconds within which a second press is the same click, on what has no double click: many people press twice."""


class DeskMouse:
    """What the mouse is doing. Every call brings the current layout: it may have changed since the one before."""

    def __init__(self, patience: float = 1.0) -> None:
        self._hand = Hand()
        self._allowed = tolerance(1, patience)
        self._down: PlacedNode | None = None
        self._down_at = (0, 0, 0.0)
        self._clicked_id = ""
        self._writing = ""
        self._from = 0
        self._to = ("", 0)
        self._text_clicks = 0
        self._text_clicked = ("", 0, 0, 0.0)
        self.dragged: Node | None = None
        """The node that is being dragged."""
        self.cell = (0, 0)
        self.frame: Rect | None = None
        """The frame that is drawn over the items of a list, from an empty place of it, to select them."""
        self._framed: tuple[str, ...] = ()
        self._moving = ""
        """The window that is being moved by its title bar."""

    def press(
        self, layout: DeskLayout, x: int, y: int, button: MouseButton, at: float, slid: int = 0
    ) -> tuple[Act, ...]:
        """A button went down; in a text box that puts the caret.

        ``slid``: the desk moved up by these rows since the press before. A second one at once, at the same place of
        the screen, was meant for what was there, and does nothing.
        """
        before_x, before_y, since = self._down_at
        if slid and at - since < DOUBLE_PRESS and near((x, y - slid), (before_x, before_y), self._allowed.cells, 1):
            self.cancel()
            return ()
        here = layout.at(x, y)
        self._down = here[0] if here else None
        self._down_at = (x, y, at)
        self.cell = (x, y)
        self._hand, _gesture = follow(self._hand, PointerDown(x, y, button, at), self._allowed, ())
        box = self._down if self._down and _takes_caret(here) else None
        if button != "left" or box is None or box.node.disabled or box.inert:
            return ()
        text_box = text_layout(box, layout)
        if text_box is None:
            return ()
        self._writing, self._from = box.node.id, text_box.index_at(x, y)
        self._to = (box.node.id, self._from)
        return (CaretPut(self._writing, self._from),)

    def move(self, layout: DeskLayout, x: int, y: int, at: float) -> tuple[Act, ...]:
        """The pointer moved with a button down: it drags a node, or selects text."""
        self.cell = (x, y)
        self._hand, _gesture = follow(self._hand, PointerMoved(x, y, at), self._allowed, ())
        if self._writing:
            return self._selecting(layout, x, y)
        if self._title_bar_pressed():
            return self._moving_window(layout, x, y)
        if (box := self._list_pressed(layout)) is not None:
            return self._framing(layout, box, x, y)
        held = self._held(layout)
        if (
            held is not None
            and self.dragged is None
            and not held.visible.contains(x, y)
            and not self._slipped(x, y, at)
        ):
            self.dragged = held.node
        return ()

    def release(
        self, layout: DeskLayout, x: int, y: int, button: MouseButton, at: float, key: HeldKey = ""
    ) -> tuple[Act, ...]:
        """The button came up: a click, a double click, a drop, or nothing. ``key`` is held on the keyboard."""
        held, down = self._held(layout), self._down
        first = self._hand.clicked
        targets = self._targets(layout)
        self._hand, gesture = follow(self._hand, PointerUp(x, y, button, at), self._allowed, targets)
        writing_in, self._writing = self._writing, ""
        dragged, self.dragged, self._down = self.dragged, None, None
        moving, self._moving = self._moving, ""
        if moving:
            return self._let_window_go(layout, moving, x)
        frame, self.frame, self._framed = self.frame, None, ()
        if down is None or gesture is None or frame is not None:
            return ()
        if writing_in:
            self._count_text_click(writing_in, x, y, at, gesture.kind)
            return self._word_or_paragraph(layout, writing_in, x, y)
        if gesture.kind == "right_click":
            return (RightClicked(down.node.id),)
        on = self.drop_target(layout, x, y)
        meant = button == "left" and (dragged is not None or not self._slipped(x, y, at))
        if meant and held and on and on.node.id != held.node.id and not held.visible.contains(x, y):
            return (Dropped(held.node.id, on.node.id),)
        if gesture.kind == "drag" or dragged is not None:
            return ()
        acts = self._clicks(layout, down, gesture.kind, at - first.at if first else DOUBLE_PRESS, key)
        if gesture.kind == "double_click" and self._clicked_id:
            # the click before was on something else: this one may be the first of a double click
            self._hand = Hand(x, y, None, PointerUp(x, y, button, at))
        return acts

    def cancel(self) -> None:
        """Forget the press, and what is being dragged."""
        self._hand = Hand()
        self._down, self._writing, self.dragged = None, "", None
        self.frame, self._framed, self._moving = None, (), ""

    def drop_target(self, layout: DeskLayout, x: int, y: int) -> PlacedNode | None:
        """The node at a cell on which something can be dropped."""
        here = layout.at(x, y)
        return next((one for one in here if one.node.accepts("drop") and not one.inert), None)

    def _slipped(self, x: int, y: int, at: float) -> bool:
        from_x, from_y, since = self._down_at
        return near((x, y), (from_x, from_y), self._allowed.cells, 1) and at - since < SLIP

    def _held(self, layout: DeskLayout) -> PlacedNode | None:
        """The node that was pressed and can be dragged."""
        if self._down is None or self._down.inert:
            return None
        x, y, _at = self._down_at
        return next((one for one in layout.at(x, y) if one.node.accepts("drag")), None)

    def _targets(self, layout: DeskLayout) -> tuple[Rect, ...]:
        """The cells of the pressed control: a click may drift anywhere inside, since people see it as one thing."""
        down = layout.by_id.get(self._down.node.id) if self._down else None
        one_thing = down is not None and node_shape(down.node) not in ("box", "area", "field", "text")
        return (down.visible,) if down is not None and one_thing else ()

    def _clicks(self, layout: DeskLayout, down: PlacedNode, kind: str, since: float, key: HeldKey) -> tuple[Act, ...]:
        x, y, _at = self._down_at
        on = clickable(layout.at(x, y)) or down.node
        again = kind == "double_click" and on.id == self._clicked_id
        if kind == "double_click":
            self._clicked_id = ""
            if again and on.accepts("double_click") and not key:
                return (DoubleClicked(on.id),)
            if since < DOUBLE_PRESS:
                return ()
        self._clicked_id = on.id
        return (Clicked(on.id, key),)

    def _title_bar_pressed(self) -> bool:
        pressed = self._hand.down
        on_bar = self._down is not None and self._down.node.part == "title_bar" and not self._down.inert
        return on_bar and pressed is not None and pressed.button == "left"

    def _moving_window(self, layout: DeskLayout, x: int, y: int) -> tuple[Act, ...]:
        """The window follows, its title bar under the pointer; a large one takes its normal size first."""
        from_x, from_y, _at = self._down_at
        if self._down is None or (not self._moving and near((x, y), (from_x, from_y), self._allowed.cells, 0)):
            return ()
        self._moving = self._down.node.id.removeprefix(TITLE_BAR)
        bar, area = self._down.rect, layout.desktop
        grip = (from_x - bar.x) * moved_size(area)[0] // max(1, bar.width)
        return (WindowMoved(self._moving, spot_at((x - grip, y), area)),)

    def _let_window_go(self, layout: DeskLayout, window: str, x: int) -> tuple[Act, ...]:
        """At the edge, the window takes that half of the desktop."""
        area = layout.desktop
        if x <= area.x + EDGE:
            return (WindowMoved(window, "left"),)
        return (WindowMoved(window, "right"),) if x >= area.right - 1 - EDGE else ()

    def _list_pressed(self, layout: DeskLayout) -> PlacedNode | None:
        """The list in an empty place of which the left button went down, if several of its items can be selected."""
        pressed = self._hand.down
        if self._down is None or self._down.inert or pressed is None or pressed.button != "left":
            return None
        return layout.by_id.get(self._down.node.id) if self._down.node.multiselectable else None

    def _framing(self, layout: DeskLayout, box: PlacedNode, x: int, y: int) -> tuple[Act, ...]:
        from_x, from_y, _at = self._down_at
        if self.frame is None and near((x, y), (from_x, from_y), self._allowed.cells, 1):
            return ()
        left, top = min(from_x, x), min(from_y, y)
        self.frame = Rect.from_edges(left, top, max(from_x, x) + 1, max(from_y, y) + 1).intersection(box.visible)
        items = {child.id for child in box.node.children if child.role == COMPOSITES.get(box.node.role)}
        seen = (one for one in layout.placed if one.node.id in items)
        framed = tuple(one.node.id for one in seen if not one.visible.intersection(self.frame).empty)
        if framed == self._framed:
            return ()
        self._framed = framed
        return (ItemsSelected(box.node.id, framed),)

    def _selecting(self, layout: DeskLayout, x: int, y: int) -> tuple[Act, ...]:
        box = layout.by_id.get(self._writing)
        if box is not None and box.node.accepts("read"):
            return self._selecting_read(layout, box, x, y)
        text_box = text_box_layout(box, layout) if box else None
        if box is None or text_box is None or box.node.field is None:
            return ()
        to = text_box.index_at(x, y)
        if box.node.selects_all and near((x, y), self._down_at[:2], self._allowed.cells, 1):
            return ()  # a hand that shakes does not undo what the click selected
        start = min(self._from, len(box.node.field.text))
        return () if to == box.node.field.caret else (TextSelected(self._writing, start, to),)

    def _selecting_read(self, layout: DeskLayout, box: PlacedNode, x: int, y: int) -> tuple[Act, ...]:
        """A text that is read is selected up to the pointer, on into other paragraphs of the same page."""
        texts = [
            one for one in layout.placed if one.node.accepts("read") and one.clip == box.clip and one.layer == box.layer
        ]
        above = [one for one in texts if one.rect.y <= y] or texts[:1]
        end = max(above, key=lambda one: (one.rect.y, one.rect.x <= x, one.rect.x))
        to = (end.node.id, read_layout(end).index_at(x, y))
        if to == self._to:
            return ()
        self._to = to
        return (TextSelected(self._writing, self._from, to[1], to[0] if to[0] != self._writing else ""),)

    def _count_text_click(self, id: str, x: int, y: int, at: float, kind: str) -> None:
        """Count quick clicks at one place of a text: one, two, three, and one again."""
        before, at_x, at_y, last = self._text_clicked
        again = id == before and near((x, y), (at_x, at_y), self._allowed.cells, 1) and at - last < DOUBLE_PRESS
        self._text_clicks = 0 if kind == "drag" else self._text_clicks % 3 + 1 if again else 1
        self._text_clicked = (id, x, y, at)

    def _word_or_paragraph(self, layout: DeskLayout, id: str, x: int, y: int) -> tuple[Act, ...]:
        """Two clicks in a text select the word there, three its paragraph: all of a box of one line."""
        box = layout.by_id.get(id)
        text_box = text_layout(box, layout) if box else None
        if box is None or text_box is None or self._text_clicks < 2:
            return ()
        find_span = word_at if self._text_clicks == 2 else paragraph_at
        text = box.node.name if box.node.field is None else box.node.field.text
        start, end = find_span(text, text_box.index_at(x, y))
        return (TextSelected(id, start, end),) if start < end else ()


def _takes_caret(here: tuple[PlacedNode, ...]) -> bool:
    """Whether a press at these nodes, innermost first, is in a text: a box, or one that is read and on no control."""
    if here[0].node.role in TEXT_ROLES:
        return True
    free = clickable(here) is None and not any(one.node.accepts("drag") for one in here)
    return here[0].node.accepts("read") and free


def clickable(here: tuple[PlacedNode, ...]) -> Node | None:
    """The target of a click among the nodes at a cell, innermost first. A disabled node hides what is below it."""
    for one in here:
        if one.node.disabled or one.node.accepts("click") or one.node.accepts("double_click"):
            return one.node
    return None
