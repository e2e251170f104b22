"""The view of each type of activity in :data:`kiosk.activities.KINDS`."""

from __future__ import annotations

from kiosk.activities.choice import Choice
from kiosk.activities.dragging import DragAndDrop
from kiosk.activities.keys import Keys
from kiosk.activities.matching import Matching
from kiosk.activities.pointing import ClickOn, DoubleClickOn, MoveOnto, RightClickOn
from kiosk.activities.reading import Reading
from kiosk.activities.typing import Editing, Typing
from kiosk.activities.uncovering import ScratchOff, WheelTo
from kiosk.course.model import Activity, DeskActivity
from kiosk.ui.activities.choice import ChoiceView
from kiosk.ui.activities.keys import KeysView
from kiosk.ui.activities.matching import MatchingView
from kiosk.ui.activities.pointing import PointingView
from kiosk.ui.activities.reading import ReadingView
from kiosk.ui.activities.typing import TypingView
from kiosk.ui.activities.view import ActivityView

VIEWS: dict[type, type[ActivityView]] = {
    Keys: KeysView,
    Typing: TypingView,
    Editing: TypingView,
    MoveOnto: PointingView,
    ClickOn: PointingView,
    DoubleClickOn: PointingView,
    RightClickOn: PointingView,
    DragAndDrop: PointingView,
    ScratchOff: PointingView,
    WheelTo: PointingView,
    Choice: ChoiceView,
    Matching: MatchingView,
    Reading: ReadingView,
}
"""Views by type of activity, but for the one on the training computer."""


def view_type(activity: Activity) -> type[ActivityView]:
    """The view of ``activity``; that of the training computer is imported when it is first shown."""
    if isinstance(activity, DeskActivity):
        from kiosk.ui.activities.desk import DeskView

        return DeskView
    return VIEWS[type(activity)]
