"""The shape of each node, and the text that is drawn for it."""

from __future__ import annotations

from typing import get_args

import pytest

from kiosk.desk.nodes import CONTROL_ROLES, Mark, Node, Role
from kiosk.ui.desk.layout.shapes import (
    NodeShape,
    bullet_ranges,
    button_text,
    has_frame,
    inline_children,
    insets,
    item_text,
    label_of,
    node_shape,
    picture_sign,
)

CHILD = Node("paragraph", "Un texte", "a")


@pytest.mark.parametrize(
    ("node", "shape"),
    [
        (Node("textbox", "", ""), "field"), (Node("textbox", "", "", multiline=True), "area"),
        (Node("searchbox", "", "", multiline=True), "area"), (Node("paragraph", "", "", multiline=True), "text"),
        (Node("button", "", "", part="desktop_icon"), "icon"), (Node("button", "", ""), "button"),
        (Node("alert", "", ""), "text"), (Node("alert", "", "", (CHILD,)), "box"), (Node("cell", "", ""), "text"),
        (Node("cell", "", "", (CHILD,)), "box"), (Node("listitem", "", "", (CHILD,)), "box"),
        (Node("listitem", "", ""), "item"), (Node("option", "", "", (CHILD,)), "item"), (Node("window", "", ""), "box"),
    ],
)  # fmt: skip
def test_a_node_is_drawn_in_the_shape_of_what_it_is(node: Node, shape: NodeShape) -> None:
    assert node_shape(node) == shape


def test_what_can_be_acted_on_is_never_drawn_as_an_empty_box() -> None:
    assert set(get_args(Role)) >= CONTROL_ROLES
    assert "box" not in {node_shape(Node(role, "", "")) for role in get_args(Role) if role in CONTROL_ROLES}


@pytest.mark.parametrize(
    ("node", "cells"),
    [
        (Node("window", "", ""), (0, 1, 1, 2)), (Node("dialog", "", ""), (1, 2, 1, 2)),
        (Node("menu", "", ""), (1, 1, 1, 1)), (Node("group", "", ""), (0, 0, 0, 0)),
        (Node("group", "", "", tone="notice"), (1, 2, 1, 2)), (Node("banner", "", "", tone="notice"), (1, 2, 1, 2)),
        (Node("paragraph", "", "", tone="notice"), (0, 0, 0, 0)), (Node("row", "", ""), (0, 0, 0, 2)),
        (Node("listitem", "", ""), (0, 0, 0, 2)),
    ],
)  # fmt: skip
def test_a_container_has_room_for_its_edge(node: Node, cells: tuple[int, int, int, int]) -> None:
    assert insets(node) == cells


@pytest.mark.parametrize(
    ("node", "text"),
    [
        (Node("option", "CV.pdf", ""), "CV.pdf"), (Node("option", "CV.pdf", "", picture="page"), "▐≡▌CV.pdf"),
        (Node("option", "Vacances", "", picture="dossier"), "▇▆ Vacances"),
        (Node("treeitem", "Corbeille", "", picture="corbeille", level=1), "▐♻▌Corbeille"),
        (Node("treeitem", "Clé", "", picture="cle", level=2, expanded=True), "  ▾ ▐Ψ▌Clé"),
        (Node("treeitem", "Images", "", level=3, expanded=False), "    ▸ Images"),
        (Node("listitem", "Un texte", ""), "• Un texte"),
    ],
)  # fmt: skip
def test_an_item_has_its_signs_before_its_name(node: Node, text: str) -> None:
    assert item_text(node) == text


def test_texts_of_other_controls() -> None:
    assert label_of(Node("textbox", "Nom", "", required=True)) == "Nom *"
    assert label_of(Node("textbox", "Nom", "")) == "Nom"
    assert button_text(Node("button", "Retour", "", sign="←")) == "← Retour"
    assert button_text(Node("button", "Retour", "")) == " Retour "
    assert button_text(Node("button", "Retour", "", sign="←", sign_only=True)) == "←"
    assert picture_sign(Node("option", "", "")) == ""


def test_only_a_notice_of_text_has_a_frame() -> None:
    assert has_frame(Node("paragraph", "", "", tone="notice")) and has_frame(Node("alert", "", "", tone="notice"))
    assert not has_frame(Node("paragraph", "", "")) and not has_frame(Node("group", "", "", tone="notice"))


def test_what_drops_down_is_not_laid_out_inside() -> None:
    assert inline_children(Node("combobox", "", "", (CHILD,))) == ()
    assert inline_children(Node("group", "", "", (CHILD,))) == (CHILD,)


def test_only_bullets_make_items_of_a_text() -> None:
    marks = (Mark(0, 4, "bold"), Mark(5, 9, "bullet"), Mark(10, 12, "bullet"))
    assert bullet_ranges(Node("textbox", "", "", marks=marks)) == ((5, 9), (10, 12))
