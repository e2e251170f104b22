"""How input is forwarded from the app, which gets it in order, to the widget that handles it."""

from __future__ import annotations

from textual import events
from textual.widget import Widget

from kiosk.ui.replaceable import Replaceable


class TimedInput(Replaceable, Widget):
    """Gets input with the time at which the terminal sent it.

    On a busy machine that may be long ago: two clicks are quick if they were sent so, however late they are handled.
    """

    def _forward_event(self, event: events.Event) -> None:
        # Textual forwards a copy, whose time is that of the copy
        event.time = getattr(self.app, "input_time", event.time)
        super()._forward_event(event)


class MouseThrough(Replaceable, Widget):
    """Part of a widget that handles the mouse for all its parts: it gets each event at once, in the order they came.

    From parent to parent each event would wait in the queues of the part it fell on. On a busy machine a click on one
    part then comes after a later one on another. In a class statement it stands after the widget's other base.
    """

    def _forward_event(self, event: events.Event) -> None:
        whole = next((one for one in self.ancestors if isinstance(one, TimedInput)), None)
        if whole is not None and isinstance(event, events.MouseEvent):
            whole._forward_event(event)
        else:
            super()._forward_event(event)
