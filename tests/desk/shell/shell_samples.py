"""A desk with two files, and what the keyboard does on it."""

from kiosk.course.acts import Pressed
from kiosk.desk.nodes import walk_live
from kiosk.desk.state import Desk
from kiosk.desk.view import view
from tests.desk.desk_samples import done

BARE = "files: {Documents: [CV.pdf, lettre.txt]}"


def ids(at: Desk) -> list[str]:
    return [n.id for n in walk_live(view(at))]


def focus(at: Desk) -> str:
    return next((n.id for n in walk_live(view(at)) if n.focused), "")


def press(at: Desk, *keys: str) -> Desk:
    return done(at, *(Pressed(k, k if len(k) == 1 else "") for k in keys))
