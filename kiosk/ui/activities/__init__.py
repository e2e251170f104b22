"""The view of each type of activity in :data:`kiosk.activities.KINDS`."""

from __future__ import annotations

from kiosk.activities.choice import Choice
from kiosk.activities.desk import OnDesk
from kiosk.activities.dragging import DragAndDrop
from kiosk.activities.keys import Keys
from kiosk.activities.matching import Matching
from kiosk.activities.pointing import ClickOn, DoubleClickOn, MoveOnto, RightClickOn
from kiosk.activities.reading import Reading
from kiosk.activities.typing import Editing, Typing
from kiosk.activities.uncovering import ScratchOff, WheelTo
from kiosk.ui.activities.choice import ChoiceView
from kiosk.ui.activities.desk import DeskView
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
    OnDesk: DeskView,
}
"""Views by type of activity."""
