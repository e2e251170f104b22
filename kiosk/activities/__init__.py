"""Activities: what a step can ask for. One file per activity, pure; the table below says which there are.

Adding a kind later is one file here, one row in :data:`KINDS`, one view and one row in ``kiosk.ui.activities.VIEWS``.
"""

from __future__ import annotations

from typing import Any

from kiosk.activities.choice import Choice
from kiosk.activities.desk import OnDesk
from kiosk.activities.keys import Keys
from kiosk.activities.matching import Matching
from kiosk.activities.pointing import ClickOn, DoubleClickOn, DragAndDrop, MoveOnto, RightClickOn
from kiosk.activities.reading import Reading
from kiosk.activities.typing import Edit, Typing
from kiosk.activities.uncovering import ScratchOff, WheelTo

Pointing = MoveOnto | ClickOn | DoubleClickOn | RightClickOn | DragAndDrop | ScratchOff | WheelTo

KINDS: dict[str, Any] = {
    "keys": Keys,
    "typing": Typing,
    "edit": Edit,
    "pointing": Pointing,
    "choice": Choice,
    "matching": Matching,
    "reading": Reading,
    "desk": OnDesk,
}
"""The key in a step's YAML, and the type (or union of types) that its value is read as."""
