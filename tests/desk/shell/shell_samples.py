"""A desk with two files, and what the keyboard does on it."""

from kiosk.course.acts import Pressed
from kiosk.desk.nodes import walk_live
from kiosk.desk.state import Desk
from kiosk.desk.view import view
from tests.desk.desk_samples import after_acts

BARE = "files: {Documents: [CV.pdf, lettre.txt]}"


def visible_ids(at: Desk) -> list[str]:
    return [n.id for n in walk_live(view(at))]


def focused_id(at: Desk) -> str:
    return next((n.id for n in walk_live(view(at)) if n.focused), "")


def press(at: Desk, *keys: str) -> Desk:
    return after_acts(at, *(Pressed(k, k if len(k) == 1 else "") for k in keys))
