"""The first field of every page is near for who uses the keyboard alone."""

from __future__ import annotations

from kiosk.course.acts import Pressed
from kiosk.course.model import Exercise
from kiosk.desk.apps.web.internet import Internet
from kiosk.desk.apps.web.navigation import navigate
from kiosk.desk.changes import show_window
from kiosk.desk.nodes import Node, find, walk_live
from kiosk.desk.spec import DeskSpec
from kiosk.desk.state import Desk
from kiosk.desk.update import update
from kiosk.desk.view import view

FIELDS = frozenset({"textbox", "searchbox", "combobox", "checkbox", "radiogroup"})
MOST_TABS = 4


def page_of(at: Desk) -> Node:
    return next(node for node in walk_live(view(at)) if node.role == "main")


def first_field(at: Desk) -> Node | None:
    return next((node for node in walk_live(page_of(at)) if node.role in FIELDS), None)


def tabs_to(at: Desk, field: Node) -> int:
    """How often Tab is pressed until the focus is in the field; 99 for never."""
    for count in range(1, 30):
        at = update(at, Pressed("tab"))
        if find(field, at.place.focus) is not None:
            return count
    return 99


def test_four_tabs_reach_the_first_field_of_every_shipped_page(shipped: tuple[Exercise, ...]) -> None:
    far: list[tuple[str, str, int]] = []
    fields = 0
    for exercise in shipped:
        spec = exercise.desk
        if not isinstance(spec, DeskSpec):
            continue
        desk = spec.start()
        internet = desk.content.programs.get("web")
        if not isinstance(internet, Internet):
            continue
        for page in internet.site_pages.values():
            at = navigate(show_window(desk, "web"), page.address)
            field = first_field(at)
            if field is None or find(field, at.place.focus) is not None:
                continue
            fields += 1
            if (count := tabs_to(at, field)) > MOST_TABS:
                far.append((exercise.id, page.address, count))
    assert fields > 10
    assert far == []
