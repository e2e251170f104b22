"""Keys scroll where what has the focus does not take them for itself."""

import msgspec
import pytest

from kiosk.desk.controls import button, group, paragraph
from kiosk.desk.nodes import Node, Role
from kiosk.ui.desk.layout.placing import lay_out
from kiosk.ui.desk.scroll_keys import scroll_by_key
from kiosk.ui.desk.scrolling import Scroll
from tests.ui.desk.desk_trees import desk, window

PANE = "web/page"


def scrolled(key: str, node: Node | None, scroll: Scroll | None = None) -> Scroll | None:
    texts = [paragraph(f"web/p/{number}", f"Ligne {number}") for number in range(60)]
    page = group(PANE, "Page", [button("web/go", "Envoyer"), *texts], role="main", grow=True)
    return scroll_by_key(lay_out(desk(window([page])), 60, 18, scroll or {}), node, key, scroll or {})


def a(role: Role) -> Node:
    return msgspec.structs.replace(button("web/go", "Envoyer"), role=role)


@pytest.mark.parametrize("node", [None, msgspec.structs.replace(a("main"), id=PANE)])
def test_in_a_page_home_and_end_lead_to_its_ends_and_the_space_bar_a_page_on(node: Node | None) -> None:
    end = scrolled("end", node)
    assert end is not None and end[PANE] > 30
    assert scrolled("end", node, end) is None
    assert scrolled("home", node, end) == {PANE: 0}
    assert scrolled("space", node) == scrolled("page_down", node) != {}


@pytest.mark.parametrize("role", ["option", "treeitem", "row", "gridcell", "listbox", "tree", "table"])
@pytest.mark.parametrize("key", ["up", "page_down", "page_up", "end", "space"])
def test_a_list_and_a_month_have_these_keys_for_themselves(role: Role, key: str) -> None:
    assert scrolled(key, a(role), {PANE: 5}) is None


def test_a_button_is_pressed_with_the_space_bar_and_arrows_scroll() -> None:
    assert scrolled("space", a("button")) is None
    assert scrolled("down", a("button")) is not None


def test_a_text_that_is_written_has_its_own_pages() -> None:
    page = msgspec.structs.replace(a("textbox"), multiline=True)
    assert scrolled("page_down", page) is None and scrolled("page_down", a("textbox")) is not None
