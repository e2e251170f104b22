"""The part of the simulated computer that is visible: pages begin at their top, the focus stays in sight."""

from __future__ import annotations

from random import Random

import msgspec

from kiosk.course.text_field import TextField
from kiosk.desk.controls import group, heading, paragraph
from kiosk.desk.nodes import Node
from kiosk.desk.update import update
from kiosk.desk.view import view
from kiosk.ui.desk import scrolling
from kiosk.ui.desk.layout.placing import lay_out
from kiosk.ui.desk.viewport import Viewport
from tests.desk import desk_samples
from tests.ui.desk.desk_trees import box, desk, window

PANE, LAST = "web/page", "web/field"


def page(title: str, *, focused: bool = False, caret: int = 0, lines: int = 30) -> Node:
    """A desk with a page that is longer than the surface; its last node is a text box."""
    field = msgspec.structs.replace(box(LAST, "Nom"), focused=focused, field=TextField("abc", caret))
    texts = [paragraph(f"web/p/{number}", f"Ligne {number}") for number in range(lines)]
    return desk(window([group(PANE, "Page", [heading("web/h", title), *texts, field], grow=True)]))


def viewport(root: Node) -> Viewport:
    one = Viewport(root)
    one.resize(76, 20)
    one.show(root)
    return one


def top(one: Viewport) -> int:
    return one.scroll.get(PANE, 0)


def test_what_is_newly_focused_is_revealed_and_where_it_stays_the_person_may_scroll_away() -> None:
    one = viewport(page("Accueil"))
    assert top(one) == 0 and one.focused_id == ""
    assert one.layout.by_id[LAST].visible.empty
    one.show(page("Accueil", focused=True))
    assert one.focused_id == LAST
    assert not one.layout.by_id[LAST].visible.empty
    assert one.set_scroll({PANE: 0})
    one.show(page("Accueil", focused=True))
    assert top(one) == 0
    one.show(page("Accueil", focused=True, caret=1))  # she writes
    assert not one.layout.by_id[LAST].visible.empty


def test_another_page_begins_at_its_top_and_the_same_one_stays_where_it_is() -> None:
    one = viewport(page("Accueil"))
    one.set_scroll({PANE: 5})
    one.show(page("Accueil", lines=31))
    assert top(one) == 5
    one.show(page("Horaires"))
    assert top(one) == 0


def test_on_another_size_the_focus_stays_visible() -> None:
    one = viewport(page("Accueil", focused=True))
    before = top(one)
    one.resize(76, 12)
    assert top(one) > before
    assert not one.layout.by_id[LAST].visible.empty
    layout = one.layout
    one.resize(76, 12)
    assert one.layout is layout


def test_revealing_gives_the_visible_cells_and_none_for_what_is_not_there() -> None:
    one = viewport(page("Accueil"))
    cells = one.reveal(LAST)
    assert cells is not None and cells == one.layout.by_id[LAST].visible
    assert top(one) > 0
    assert one.reveal("web/other") is None
    assert not one.set_scroll(dict(one.scroll))


def test_of_a_long_text_in_a_page_that_scrolls_the_caret_is_revealed() -> None:
    text = "\n".join(map(str, range(40)))
    area = msgspec.structs.replace(box("web/area", "Texte", text), multiline=True, rows=4)
    texts = [paragraph(f"web/p/{number}", f"Ligne {number}") for number in range(30)]
    one = viewport(desk(window([group(PANE, "Page", [*texts, area], grow=True)])))
    cells = one.reveal("web/area")
    assert cells is not None
    assert top(one) > 0 and one.scroll["web/area"] > 0
    assert scrolling.revealing(one.layout, "web/area", one.scroll) == one.scroll


def test_what_is_hidden_behind_no_pane_has_no_visible_cells() -> None:
    one = viewport(page("Accueil"))
    one.resize(0, 0)
    assert one.reveal(LAST) is None


def test_the_cell_of_a_menu_is_kept_for_as_long_as_there_is_one() -> None:
    root = page("Accueil")
    menu = Node("menu", "Menu", "menu", (Node("menuitem", "Renommer", "menu/Renommer", offers=("click",)),))
    one = viewport(root)
    one.menu_cell = (10, 5)
    one.show(msgspec.structs.replace(root, children=(*root.children, menu)))
    assert one.menu_cell == (10, 5)
    one.show(root)
    assert one.menu_cell is None


def test_a_layout_that_takes_over_sizes_is_the_one_that_would_be_computed() -> None:
    dice, at = Random(1), desk_samples.desk()
    seen = Viewport(view(at))
    seen.resize(76, 18)
    for number in range(80):
        at = update(at, desk_samples.act_number(at, dice.randrange(1 << 20)))
        seen.show(view(at))
        if number % 10 == 9:
            seen.resize(76, 12 if seen.layout.height == 18 else 18)
        assert seen.layout == lay_out(seen.root, 76, seen.layout.height, seen.scroll, seen.menu_cell)
