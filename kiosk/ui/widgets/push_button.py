"""Buttons and texts. What they show is never taken for markup, and is typeset as French is."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.visual import Visual
from textual.widget import Widget
from textual.widgets import Static

from kiosk.text import escape_controls
from kiosk.ui.input.press_filter import PressFilter
from kiosk.ui.replaceable import Replaceable
from kiosk.ui.widgets.forwarded_input import TimedInput
from kiosk.ui.widgets.typeset_text import TypesetText


def press_filter_of(widget: Widget) -> PressFilter:
    """What the app knows of held keys and double clicks."""
    return getattr(widget.app, "press_filter", None) or PressFilter()


class TypesetStatic(Replaceable, Static):
    """Displays a text with the spaces, apostrophes and line breaks of French; ``content`` is the text without them."""

    _to_copy = False

    def render(self) -> Visual:
        assert isinstance(self.content, Content)
        return TypesetText(self.content, to_copy=self._to_copy)


class PushButton(TypesetStatic, TimedInput, can_focus=True):
    """Pressed by a left click, by Enter or by the space bar.

    A double click counts once, and so does a key that is held down: many people press twice, or long, and the
    second press would hit whatever the first one brought.
    """

    # A binding, and no handler: the app follows bindings in the order in which the keys came, so that Enter after Tab
    # presses where Tab led.
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "press", show=False)]

    class Pressed(Message):
        """The button was pressed."""

        def __init__(self, button: PushButton) -> None:
            super().__init__()
            self.button = button

        @property
        def control(self) -> PushButton:
            return self.button

    def __init__(self, label: str, *, id: str | None = None, classes: str | None = None, value: str = "") -> None:
        """``value`` tells buttons of one kind apart in :class:`Pressed`."""
        super().__init__(Content(escape_controls(label, line_ends=True)), id=id, classes=classes, markup=False)
        self.label = label
        self.value = value

    def relabel(self, label: str) -> None:
        """Change the label."""
        if label != self.label:
            self.label = label
            self.update(Content(escape_controls(label, line_ends=True)))

    def action_press(self) -> None:
        if press_filter_of(self).is_new_binding():
            self.press()

    def on_click(self, event: events.Click) -> None:
        event.stop()
        fresh = press_filter_of(self).is_new_click(int(event.screen_x), int(event.screen_y), event.time)
        if event.button == 1 and fresh:
            self.press()

    def press(self) -> None:
        """Report a press, unless the button is disabled or hidden."""
        if not self.disabled and self.visible:
            self.post_message(self.Pressed(self))


class TextLabel(TypesetStatic):
    """A text to read, or ``to_copy`` key by key; never taken for markup."""

    def __init__(
        self, text: str = "", *, id: str | None = None, classes: str | None = None, to_copy: bool = False
    ) -> None:
        super().__init__(Content(escape_controls(text, line_ends=True)), id=id, classes=classes, markup=False)
        self._to_copy = to_copy

    def set_text(self, text: str | Content) -> None:
        """Change the text."""
        content = Content(escape_controls(text, line_ends=True)) if isinstance(text, str) else text
        if isinstance(self.content, Content) and content.is_same(self.content):
            return
        # Laying out the whole screen costs several times as much as painting one text in its place.
        self.update(content, layout=self.styles.is_auto_height or self.styles.is_auto_width)
