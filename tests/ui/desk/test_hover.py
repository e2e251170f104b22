"""What the pointer is over: a hand over what is pressed, a bar over text, and the name of a sign."""

from __future__ import annotations

import pytest

from kiosk.desk.controls import button, group, paragraph
from kiosk.desk.nodes import Node
from kiosk.ui.desk.hover import PointerShape, choice_at, name_label, pointer_shape, sign_at
from kiosk.ui.desk.layout.placing import lay_out
from tests.ui.desk.desk_trees import box, desk, replace, window

TOOLS = group(
    "web/tools",
    "Outils",
    [
        replace(button("web/back", "Reculer", disabled=True), sign="←", sign_only=True),
        replace(button("web/reload", "Actualiser"), sign="↻", sign_only=True),
    ],
    role="toolbar",
    direction="row",
)
LAYOUT = lay_out(
    desk(window([TOOLS, box("web/name", "Nom"), paragraph("web/text", "Un texte à lire."), button("web/go", "Aller")])),
    76,
    13,
)


@pytest.mark.parametrize(
    ("id", "shape"),
    [
        ("web/go", "pointer"), ("web/reload", "pointer"), ("web/back", "default"), ("web/name", "text"),
        ("web/text", "text"), ("window-close/web", "pointer"), ("window-bar/web", "default"),
    ],
)  # fmt: skip
def test_the_pointer_has_the_shape_of_what_it_is_over(id: str, shape: PointerShape) -> None:
    rect = LAYOUT.by_id[id].rect
    assert pointer_shape(LAYOUT, rect.x + 1, rect.y) == shape


def test_a_sign_tells_its_name_beside_a_title_bar_or_below() -> None:
    close, reload = LAYOUT.by_id["window-close/web"].rect, LAYOUT.by_id["web/reload"].rect
    assert sign_at(LAYOUT, close.x + 1, close.y) == "window-close/web"
    told = name_label(LAYOUT, "window-close/web")
    assert told == ((76 - 9 - len(" Fermer "), close.y), " Fermer ")
    assert name_label(LAYOUT, "web/reload") == ((reload.x, reload.y + 1), " Actualiser ")
    assert name_label(LAYOUT, "web/go") is None and name_label(LAYOUT, "gone") is None
    assert sign_at(LAYOUT, *LAYOUT.by_id["web/go"].rect.centre()) == ""


def test_nothing_behind_a_dialog_has_a_hand_or_a_name() -> None:
    inert = desk(Node("window", "Titre", "window/web", (TOOLS,), inert=True, grow=True))
    layout = lay_out(inert, 76, 13)
    rect = layout.by_id["web/reload"].rect
    assert pointer_shape(layout, rect.x + 1, rect.y) == "default" and sign_at(layout, rect.x + 1, rect.y) == ""


def test_a_sign_in_the_last_row_tells_its_name_above_and_is_not_covered() -> None:
    bar = group("web/tools", "Outils", [replace(button("web/reload", "Actualiser"), sign="↻", sign_only=True)],
                role="toolbar", direction="row")  # fmt: skip
    layout = lay_out(Node("application", "Ordinateur", "desk", (bar,), part="screen"), 76, 13)
    rect = layout.by_id["web/reload"].rect
    assert rect.y == 12 and name_label(layout, "web/reload") == ((rect.x, 11), " Actualiser ")


def test_the_entry_of_a_menu_under_the_pointer_is_the_one_that_a_click_takes() -> None:
    entries = tuple(Node("menuitem", name, f"menu/{name}", offers=("click",)) for name in ("Ouvrir", "Copier"))
    layout = lay_out(desk(window([button("web/go", "Aller")]), Node("menu", "Menu", "menu", entries)), 76, 13)
    for entry in entries:
        rect = layout.by_id[entry.id].rect
        assert choice_at(layout, rect.x + 2, rect.y) == entry.id
    assert choice_at(layout, 70, 11) == ""
