"""The view of ``matching``: places above, cards below; a card goes by drag and drop, two clicks, or Enter twice."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.containers import Grid
from textual.content import Content
from textual.geometry import Offset

from kiosk.course.acts import Act, CardPlaced, CardTaken
from kiosk.course.solution import Drag, SolutionAct
from kiosk.ui.activities.view import ActivityView, centre_of
from kiosk.ui.widgets.push_button import PushButton, Say


class PlaceButton(PushButton):
    """A place: its name, and below it the cards that are there."""

    def show_cards(self, cards: tuple[str, ...], *, offered: bool) -> None:
        """Show ``cards`` here; ``offered`` while a card is in the hand."""
        self.set_class(offered, "-offered")
        parts: list[Content | tuple[str, str]] = [(self.value, "bold")]
        parts += [("\n✓ " + card, "$there") for card in cards]
        self.update(Content.assemble(*parts))


class MatchingView(ActivityView):
    """A card that is placed leaves a gap: nothing else moves under the hand."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._dragged: str | None = None
        self._moved = False

    def compose(self) -> ComposeResult:
        with Grid(id="places"):
            for place in self.activity.places:
                yield PlaceButton(place, classes="place", value=place)
        with Grid(id="cards"):
            for card in self.activity.cards:
                yield PushButton(card.label, classes="card", value=card.label)
        yield Say(id="dragged")

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
        """Nowhere until a key is used: a card that stands out would look like the one to take."""
        self.screen.set_focus(None)

    def _next_focus(self) -> None:
        """With the keyboard: to the first card that is left."""
        for card in [c for c in self.query(".card") if c.visible][:1]:
            card.focus()

    def spot(self, gesture: SolutionAct, act: Act) -> Offset | None:
        label = {CardTaken: getattr(gesture, "from_", ""), CardPlaced: getattr(gesture, "to", "")}.get(type(act), "")
        if not isinstance(gesture, Drag):
            return None
        return next((centre_of(b.region) for b in self.query(PushButton) if b.value == label), None)

    def on_push_button_pressed(self, message: PushButton.Pressed) -> None:
        message.stop()
        value = message.button.value
        if not isinstance(message.button, PlaceButton):
            self._take("" if self.state.hand == value else value)
        elif self.state.hand:
            self.did(CardPlaced(self.state.hand, value))
            self.call_after_refresh(self._next_focus)

    def _take(self, card: str) -> None:
        self.did(CardTaken(card))
        if card:
            self.query(PlaceButton).first().focus()

    def _value_at(self, event: events.MouseEvent, kind: str) -> str:
        x, y = int(event.screen_x), int(event.screen_y)
        buttons = self.query(kind).results(PushButton)
        return next((b.value for b in buttons if b.visible and b.region.contains(x, y)), "")

    def on_mouse_down(self, event: events.MouseDown) -> None:
        card = self._value_at(event, ".card")
        if event.button == 1 and card and self.open:
            self._dragged, self._moved = card, False
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._dragged is None:
            return
        if not event.button:  # the button came up where we could not see it
            self._let_go()
            return
        if not self._moved and self._value_at(event, ".card") != self._dragged:
            self._moved = True
            self.did(CardTaken(self._dragged))
        dragged = self.query_one("#dragged", Say)
        dragged.display = self._moved
        dragged.say(self._dragged)
        dragged.styles.offset = (int(event.screen_x) - self.region.x + 1, int(event.screen_y) - self.region.y + 1)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        card, moved = self._dragged, self._moved
        if card is None:
            return
        self._let_go()
        # a quick hand is elsewhere before its moves are told
        if moved or self._value_at(event, ".card") != card:
            self.did(CardPlaced(card, self._value_at(event, ".place")))
        else:
            self._take("" if self.state.hand == card else card)

    def on_mouse_release(self) -> None:
        self._let_go(release=False)

    def on_unmount(self) -> None:
        self._let_go()

    def _let_go(self, *, release: bool = True) -> None:
        if self._dragged is not None and release:
            self.release_mouse()
        self._dragged = None
        for dragged in self.query("#dragged"):
            dragged.display = False
