"""Activities: what a step can ask for, as pure state machines; the table below lists them.

An activity has a file of its own, but for typing and edit, which share one, and pointing, whose gestures are in
``pointing``, ``dragging`` and ``uncovering``. A new one needs a file here, a row in :data:`KINDS`, a view, and a row in
``kiosk.ui.activities.VIEWS``. One that brings a gesture of its own also needs its acts in ``kiosk.course.acts``, its
gesture in ``kiosk.course.solution``, and a way to make it in ``kiosk.rehearsal``.
"""

from __future__ import annotations

from kiosk.activities.choice import Choice
from kiosk.activities.dragging import DragAndDrop
from kiosk.activities.keys import Keys
from kiosk.activities.matching import Matching
from kiosk.activities.pointing import ClickOn, DoubleClickOn, MoveOnto, RightClickOn
from kiosk.activities.reading import Reading
from kiosk.activities.typing import Editing, Typing
from kiosk.activities.uncovering import ScratchOff, WheelTo
from kiosk.course.files.format import DeskTypes, Kinds

Pointing = MoveOnto | ClickOn | DoubleClickOn | RightClickOn | DragAndDrop | ScratchOff | WheelTo


def _import_desk() -> DeskTypes:
    from kiosk.activities.desk import OnDesk
    from kiosk.desk.spec import DeskSpec

    return DeskTypes(OnDesk, DeskSpec)


KINDS = Kinds(
    {
        "keys": Keys,
        "typing": Typing,
        "edit": Editing,
        "pointing": Pointing,
        "choice": Choice,
        "matching": Matching,
        "reading": Reading,
    },
    desk=_import_desk,
)
"""The key in a step's YAML, and the type (or union of types) that its value is read as."""
