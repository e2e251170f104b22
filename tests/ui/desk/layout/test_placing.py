"""The laws of the layout: whatever an application shows, a person can see it, reach it and press on it."""

from __future__ import annotations

from random import Random

from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from kiosk.cells import Rect
from kiosk.desk.controls import button, group, heading, link, paragraph
from kiosk.desk.nodes import Node, walk_live
from kiosk.desk.view import task_bar_node
from kiosk.ui.desk.layout.placed import DeskLayout, PlacedNode, text_box_layout
from kiosk.ui.desk.layout.placing import lay_out
from kiosk.ui.desk.mouse import clickable
from kiosk.ui.desk.scrolling import after_wheel, revealing
from tests.ui.desk.desk_trees import box, desk, desks, sizes, window

# a whole window as an example shrinks slowly: what is found is shown as it was found
LAWS = settings(max_examples=25, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))


def _inside(inner: Rect, outer: Rect) -> bool:
    return (
        inner.x >= outer.x
        and inner.y >= outer.y
        and inner.x + inner.width <= outer.x + outer.width
        and inner.y + inner.height <= outer.y + outer.height
    )


def _brought(root: Node, size: tuple[int, int], id: str) -> tuple[DeskLayout, PlacedNode]:
    scroll: dict[str, int] = {}
    for _count in range(3):
        layout = lay_out(root, *size, scroll)
        scroll = dict(revealing(layout, id, scroll))
    layout = lay_out(root, *size, scroll)
    return layout, layout.by_id[id]


@LAWS
@given(desks, sizes)
def test_what_is_seen_is_on_the_surface(root: Node, size: tuple[int, int]) -> None:
    layout = lay_out(root, *size)
    for placed in layout.placed:
        if placed.visible.width and placed.visible.height:
            assert _inside(placed.visible, Rect(0, 0, *size)), placed
    for pane in layout.panes:
        assert 0 <= pane.top <= pane.last_top


@LAWS
@given(desks, sizes)
def test_siblings_do_not_cover_each_other(root: Node, size: tuple[int, int]) -> None:
    layout = lay_out(root, *size)
    for node in walk_live(root):
        if node.id in ("desk",):
            continue
        children = [layout.by_id[child.id].visible for child in node.children if child.id in layout.by_id]
        for index, one in enumerate(children):
            for other in children[index + 1 :]:
                assert not (one.height and other.height and one.overlaps(other)), (node.id, one, other)


def _row_that_wraps_beside_its_scroll_bar() -> Node:
    lines = group("web/lines", "Lignes", [paragraph(f"web/p/{n}", "Une ligne") for n in range(12)])
    row = group("web/row", "Rangée", [lines, link("web/link", "Un lien")], direction="row")
    page = group("web/page", "Page", [paragraph("web/p", "Un texte")], grow=True)
    return desk(window([group("web/both", "Ensemble", [row, page], direction="row", grow=True)]))


@example(_row_that_wraps_beside_its_scroll_bar(), (72, 12), Random(0))
@LAWS
@given(desks, sizes, st.randoms(use_true_random=False))
def test_everything_that_can_be_acted_on_is_reached_by_scrolling(
    root: Node, size: tuple[int, int], random: Random
) -> None:
    nodes = [node for node in walk_live(root) if node.offers not in ((), ("read",)) and not node.children]
    for node in random.sample(nodes, min(5, len(nodes))):
        layout, placed = _brought(root, size, node.id)
        seen = placed.visible
        assert seen.width and seen.height, node
        x, y = seen.centre()
        on = clickable(layout.at(x, y))
        assert on is not None and on.id == node.id, (node, on)


@settings(LAWS, max_examples=5)
@given(desks, sizes)
def test_the_wheel_brings_what_it_turns_over_to_its_end(root: Node, size: tuple[int, int]) -> None:
    for pane in lay_out(root, *size).panes:
        x, y = pane.area.centre()
        scroll: dict[str, int] = {}
        for _count in range(pane.content):
            layout = lay_out(root, *size, scroll)
            now = layout.pane_at(x, y)
            if now is None or now.id != pane.id:
                break
            scroll = dict(after_wheel(layout, x, y, 1, scroll))
        else:
            assert scroll[pane.id] == pane.last_top


def test_the_bar_of_a_window_stays_while_its_page_scrolls() -> None:
    page = [paragraph(f"web/p/{n}", f"Ligne {n}") for n in range(40)]
    bar = group("web/bar", "Outils", [button("web/back", "Reculer")], role="toolbar", direction="row")
    root = desk(window([bar, *page]))
    below = lay_out(root, 76, 13, {"window/web": 30})
    assert below.by_id["web/back"].visible.height
    assert below.by_id["web/p/35"].visible.height
    assert not below.by_id["web/p/0"].visible.height


def test_fields_one_above_the_other_begin_at_the_same_column() -> None:
    root = desk(window([box("web/a", "À"), box("web/b", "Adresse e-mail")]))
    layout = lay_out(root, 76, 13)
    edges = {text_box.rect.x for id in ("web/a", "web/b") if (text_box := text_box_layout(layout.by_id[id], layout))}
    assert len(edges) == 1


def test_an_open_list_covers_what_is_below_and_takes_the_click() -> None:
    options = tuple(
        Node("option", name, f"web/c/option/{name}", offers=("click",), selected=False) for name in ("France", "Italie")
    )
    combobox = Node("combobox", "Pays", "web/c", options, ("click",), expanded=True, value="France")
    root = desk(window([combobox, link("web/l1", "Un lien"), link("web/l2", "Un autre lien")]))
    layout = lay_out(root, 76, 13)
    seen = layout.by_id["web/c/option/Italie"].visible
    on = clickable(layout.at(*seen.centre()))
    assert on is not None and on.name == "Italie"


def test_a_dialog_covers_the_rest_and_keeps_its_buttons_visible() -> None:
    long = [paragraph(f"dialog/p/{n}", f"Une ligne {n}") for n in range(30)]
    ok = button("dialog/button/OK", "OK")
    buttons = Node("group", "Boutons", "dialog/buttons", (ok,), direction="row", part="dialog_buttons")
    dialog = Node("dialog", "Question", "dialog", (*long, buttons))
    root = desk(window([heading("web/h", "Page")]), dialog)
    layout = lay_out(root, 76, 13)
    assert layout.by_id["dialog/button/OK"].visible.height
    assert layout.panes_by_id["dialog"].last_top > 0


def test_two_windows_side_by_side_show_each_its_own() -> None:
    left = window([paragraph("phone/p", "Un SMS")], "phone")
    right = window([paragraph(f"web/p/{n}", f"Page {n}") for n in range(30)], "web")
    layout = lay_out(desk(left, right), 78, 13)
    assert layout.by_id["phone/p"].visible.x < 39 <= layout.by_id["web/p/0"].visible.x
    assert layout.by_id["window-close/phone"].visible.x < 39 <= layout.by_id["window-close/web"].visible.x


def test_a_row_of_a_table_is_one_row_high() -> None:
    cells = tuple(Node("cell", "Un texte qui est bien trop long pour sa colonne " * 2, f"web/c/{n}") for n in range(3))
    table = Node("table", "Messages", "web/t", (Node("row", "Message", "web/t/1", cells, ("click",)),), grow=True)
    assert lay_out(desk(window([table])), 60, 13).by_id["web/t/1"].rect.height == 1


def table(count: int) -> Node:
    """A table with heads."""
    heads = tuple(Node("columnheader", name, f"web/head/{name}", offers=("click",)) for name in ("De", "Objet"))
    lines = tuple(
        Node("row", f"Lucie {i}", f"web/{i}", (Node("cell", "Lucie", f"web/{i}/a"), Node("cell", "Oui", f"web/{i}/b")))
        for i in range(count)
    )
    return Node("table", "Messages", "web/table", (Node("rowgroup", "Colonnes", "web/heads", heads), *lines), grow=True)


def test_the_heads_of_a_table_stand_above_its_columns_and_stay_while_it_scrolls() -> None:
    for count in (3, 40):
        for scroll in ({}, {"web/table": 9}):
            layout = lay_out(desk(window([table(count)])), 76, 13, scroll)
            seen = [one for one in layout.placed if one.node.role == "row" and not one.visible.empty]
            cells = [layout.by_id[f"{seen[-1].node.id}/{column}"].rect.x for column in "ab"]
            heads = [layout.by_id[f"web/head/{name}"] for name in ("De", "Objet")]
            assert [head.rect.x for head in heads] == cells
            assert all(not head.visible.empty and head.rect.y < seen[0].visible.y for head in heads)


def test_the_task_bar_takes_two_rows_at_most_and_shows_every_button_and_the_clock() -> None:
    for count in range(1, 13):
        names = ("Fichiers", "Messagerie", "Internet", "Texte", *(f"Nouveau document {i}" for i in range(count)))
        buttons = [button(f"taskbar/{name}", name) for name in names]
        bar = task_bar_node("Barre", (*buttons, Node("status", "14:05", "taskbar/clock")))
        layout = lay_out(Node("application", "Ordinateur", "desk", (bar,), part="screen"), 100, 17)
        assert layout.by_id["taskbar"].rect.height <= 2
        assert all(not layout.by_id[one.id].visible.empty for one in bar.children)


def test_a_tree_of_folders_is_narrow_in_a_narrow_window_and_what_is_beside_it_wide() -> None:
    tree = Node("tree", "Dossiers", "files/tree", (Node("treeitem", "Documents", "files/t"),), width=26)
    content = group("files/content", "Contenu", [Node("listbox", "Fichiers", "files/list")], grow=True)
    body = group("files/body", "Les deux", [tree, content], direction="row", grow=True)

    def widths(width: int) -> tuple[int, int]:
        placed = lay_out(desk(window([body])), width, 17).by_id
        return placed["files/tree"].rect.width, placed["files/content"].rect.width

    assert widths(100)[0] == 26
    narrow, beside = widths(50)
    assert narrow == 18 and beside > narrow
