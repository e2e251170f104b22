"""The view of ``matching``: places above, cards below; cards move by drag and drop, two clicks, or Enter twice."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.containers import Grid
from textual.content import Content
from textual.geometry import Offset

from kiosk.cells import Cell
from kiosk.course.acts import Act, CardOrPlacePressed, CardPlaced, CardTaken, MouseButton
from kiosk.course.solution import Click, Drag, SolutionAct
from kiosk.ui.activities.view import ActivityView, centre_of
from kiosk.ui.widgets.forwarded_input import MouseThrough
from kiosk.ui.widgets.mouse_capture import MouseCapture
from kiosk.ui.widgets.push_button import PushButton, TextLabel, press_filter_of


class MatchingGrid(Grid, MouseThrough):
    """The places, or the cards."""


class CardButton(PushButton, MouseThrough):
    """A card."""


class PlaceButton(PushButton, MouseThrough):
    """A place, with the cards that were put there."""

    def show_cards(self, cards: tuple[str, ...], *, offered: bool) -> None:
        """Show ``cards`` here; ``offered``: whether a card is picked up and can be put here."""
        self.set_class(offered, "-offered")
        parts: list[Content | tuple[str, str]] = [(self.value, "bold")]
        parts += [("\n✓ " + card, "$there") for card in cards]
        self.update(Content.assemble(*parts))


class MatchingView(ActivityView, MouseCapture):
    """A placed card leaves a gap, so that no other card moves under the pointer."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._dragged: str | None = None
        self._moved = False

    def compose(self) -> ComposeResult:
        with MatchingGrid(id="places"):
            for place in self.activity.places:
                yield PlaceButton(place, classes="place", value=place)
        with MatchingGrid(id="cards"):
            for card in self.activity.cards:
                yield CardButton(card.label, classes="card", value=card.label)
        yield TextLabel(id="dragged")

    def on_mount(self) -> None:
        self.query_one("#places").styles.grid_size_columns = len(self.activity.places)
        self.query_one("#dragged").display = False
        self.show(self.state)

    def show(self, state: Any) -> None:
        super().show(state)
        for place in self.query(PlaceButton):
            there = tuple(c.label for c in self.activity.cards if c.label in state.placed and c.to == place.value)
            place.show_cards(there, offered=bool(state.hand))
        for card in self.query(".card").results(PushButton):
            card.set_class(card.value == state.hand, "-held")
            had_focus = card.has_focus
            card.visible = card.value not in state.placed
            if had_focus and not card.visible:
                self._next_focus()

    def take_focus(self) -> None:
        """Nothing: a focused card would look like the one to take."""
        self.screen.set_focus(None)

    def _next_focus(self) -> None:
        """Focus the first card that is left."""
        for card in [c for c in self.query(".card") if c.visible][:1]:
            card.focus()

    def cell_of_act(self, gesture: SolutionAct, act: Act) -> Offset | None:
        match gesture:
            case Click(target):
                label = target
            case Drag(item, to):
                label = item if isinstance(act, CardTaken) else to
            case _:
                return None
        return next((centre_of(b.region) for b in self.query(PushButton) if b.value == label), None)

    def on_push_button_pressed(self, message: PushButton.Pressed) -> None:
        message.stop()
        self._press(message.button.value)

    def on_click(self, event: events.Click) -> None:
        """A click on a place; one on a card ends with the release that :meth:`mouse_released` gets."""
        event.stop()
        place = self._value_at(*self.cell_of(event), ".place") if event.button == 1 else ""
        if place and self._is_new_click(*self.cell_of(event)):
            self._press(place)

    def _is_new_click(self, x: int, y: int) -> bool:
        return press_filter_of(self).is_new_click(*self.content_region.offset + Offset(x, y), self.event_time)

    def _press(self, label: str) -> None:
        """Report a press, and focus what she goes on with."""
        self.report(CardOrPlacePressed(label))
        if label not in self.activity.places and label != self.state.hand:
            self.query(PlaceButton).first().focus()
        elif label in self.activity.places and self.state.hand:
            self.call_after_refresh(self._next_focus)

    def _value_at(self, x: int, y: int, selector: str) -> str:
        """The value of the visible button at a cell of the view; "" for none."""
        at = self.content_region.offset + Offset(x, y)
        buttons = self.query(selector).results(PushButton)
        return next((b.value for b in buttons if b.visible and b.region.contains_point(at)), "")

    def mouse_pressed(self, x: int, y: int, button: MouseButton) -> bool:
        card = self._value_at(x, y, ".card")
        if button != "left" or not card or not self.open:
            return False
        self._dragged, self._moved = card, False
        return True

    def mouse_moved(self, x: int, y: int) -> None:
        if self._dragged is None:
            return
        if not self._moved and self._value_at(x, y, ".card") != self._dragged:
            self._moved = True
            self.report(CardTaken(self._dragged))
        dragged = self.query_one("#dragged", TextLabel)
        dragged.display = self._moved
        dragged.set_text(self._dragged)
        dragged.styles.offset = (x + 1, y + 1)

    def mouse_released(self, x: int, y: int, button: MouseButton) -> None:
        card, moved = self._dragged, self._moved
        self._let_go()
        if card is None:
            return
        # a quick hand may have left the card before any move is reported
        if moved or self._value_at(x, y, ".card") != card:
            self.report(CardPlaced(card, self._value_at(x, y, ".place")))
        elif self._is_new_click(x, y):
            self._press(card)

    def mouse_lost(self, at: Cell | None) -> None:
        self._let_go()

    def _let_go(self) -> None:
        self._dragged = None
        for dragged in self.query("#dragged"):
            dragged.display = False
