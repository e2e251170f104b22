"""What is painted: names, states by their signs, and only the line that changed."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from kiosk.course.text_field import TextField
from kiosk.desk.controls import button, group, paragraph
from kiosk.desk.nodes import Icon, Mark, Node, walk_live
from kiosk.ui.desk.layout.placing import lay_out
from kiosk.ui.desk.layout.shapes import node_shape
from kiosk.ui.desk.paint.nodes import paint_desk
from kiosk.ui.desk.scrolling import revealing
from kiosk.ui.widgets.canvas import Canvas, PicturePart
from tests.ui.desk.desk_trees import box, desk, desks, replace, sizes, window

_SILENT = ("separator", "group", "form", "main", "toolbar", "listbox", "tree", "table", "tablist", "row", "application")


def painted(root: Node, size: tuple[int, int] = (76, 13), scroll: dict[str, int] | None = None) -> Canvas:
    """The desk on a canvas."""
    return paint_desk(lay_out(root, *size, scroll or {}))


def rows(canvas: Canvas) -> list[str]:
    """The letters on it."""
    return ["".join(character for character, _style in line) for line in canvas.cells]


def text(root: Node, size: tuple[int, int] = (76, 13)) -> str:
    """All of them."""
    return "\n".join(rows(painted(root, size)))


@settings(max_examples=50, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(desks, sizes, st.randoms(use_true_random=False))
@pytest.mark.long
def test_every_name_can_be_read(root: Node, size: tuple[int, int], random: Random) -> None:
    nodes = [n for n in walk_live(root) if n.role not in _SILENT and n.role != "window" and node_shape(n) != "area"]
    for node in random.sample(nodes, min(6, len(nodes))):
        scroll: dict[str, int] = {}
        for _count in range(3):
            scroll = dict(revealing(lay_out(root, *size, scroll), node.id, scroll))
        layout = lay_out(root, *size, scroll)
        seen = layout.by_id[node.id].visible
        if seen.height < layout.by_id[node.id].rect.height or (node.role == "cell" and seen.width < 4):
            continue  # a text higher than the window is read by scrolling; a table may be squeezed into a corner
        there = rows(paint_desk(layout))[seen.y : seen.y + seen.height]
        drawn = [row[seen.x : seen.x + seen.width] for row in there]
        squeezed = "".join("".join(drawn).split())
        name = "".join((node.sign if node.sign_only else node.name).split())
        assert name in squeezed or squeezed.count("…"), (node.name, drawn)


def test_states_differ_by_signs() -> None:
    children = [
        Node("checkbox", "Oui", "web/1", offers=("click",), checked=True),
        Node("checkbox", "Non", "web/2", offers=("click",), checked=False),
        Node("radio", "SMS", "web/3", offers=("click",), checked=True),
        button("web/4", "Gras", pressed=True),
        button("web/4b", "Titre", pressed=False),
        button("web/5", "Retour", disabled=True),
        box("web/6", "Nom", "Martin", required=True, description="Écrivez aussi le prénom."),
        box("web/7", "Code", "secret", masked=True),
        Node("treeitem", "Documents", "web/8", offers=("click",), expanded=False, selected=True),
    ]
    seen = text(desk(window(children)), (76, 20))
    signs = ("☑ Oui", "☐ Non", "● SMS", "▐G Gras▌", "┊← Retour┊", "Nom * ", "↑ Écrivez aussi", "▶ ▸ Documents")
    for sign in signs:
        assert sign in seen, seen
    styles = {style for line in painted(desk(window(children)), (76, 20)).cells for _character, style in line}
    assert {"main+bu", "button+b"} <= styles, "what is pressed is underlined too"
    assert "secret" not in seen
    assert "••••••" in seen


def test_the_focus_is_marked_by_shape_and_only_when_asked() -> None:
    node = replace(button("web/1", "Envoyer"), focused=True)
    root = desk(window([group("web/g", "Outils", [node], role="toolbar", direction="row")]))
    assert "▶➤ Envoyer◀" in text(root)
    assert "▐➤ Envoyer▌" in "\n".join(rows(paint_desk(lay_out(root, 76, 13), focus=False)))


def test_one_letter_changes_one_line() -> None:
    def typed(word: str) -> Node:
        return desk(window([box("web/1", "Nom", word, focused=True), *(paragraph(f"web/p{n}", "x") for n in range(5))]))

    before, after = painted(typed("Marti")), painted(typed("Martin"))
    assert sum(a != b for a, b in zip(before.cells, after.cells, strict=True)) == 1


def test_a_long_text_is_read_around_its_caret() -> None:
    words = " ".join(f"mot{n}" for n in range(200))
    area = box("web/1", "Message", words, multiline=True, rows=3, grow=True, focused=True)
    root = desk(window([area]))
    scroll = dict(revealing(lay_out(root, 76, 13), "web/1", {}))
    seen = "\n".join(rows(painted(root, (76, 13), scroll)))
    assert "mot199" in seen
    assert "mot0 " not in seen
    assert "▲" in seen and "▼" in seen


def test_characters_of_two_cells_do_not_shift_the_line() -> None:
    root = desk(window([box("web/1", "Nom", "a漢b\u0301c")]))
    canvas = painted(root)
    line = next(row for row in rows(canvas) if "Nom" in row)
    assert "a□" in line
    assert len(line) == 76
    assert all(len(character) == 1 for cells in canvas.cells for character, _style in cells)


def test_styles_of_a_letter_are_seen() -> None:
    marks = (Mark(0, 5, "bold"), Mark(6, 15, "bullet"))
    area = box("web/1", "Lettre", "Objet\npain\nlait", multiline=True, rows=5, marks=marks)
    canvas = painted(desk(window([area])))
    assert "• pain" in "\n".join(rows(canvas))
    bold = [cells for cells in canvas.cells if any(c == "O" and style == "plain+b" for c, style in cells)]
    assert bold


def test_everything_behind_a_dialog_is_shaded() -> None:
    page = window([button("web/1", "Envoyer", tone="main")])
    inert = desk(Node("window", "Titre", "window/web", page.children, inert=True, grow=True))
    styles = {style for cells in painted(inert).cells[:12] for _c, style in cells}
    assert styles <= {"shade", "ground"}


def test_a_long_name_goes_on_below_its_first_row_and_not_below_its_sign() -> None:
    file = Node("option", "Accusé de réception BUS-2051.pdf", "files/item/a", offers=("click",), picture="document")
    drawn = rows(
        painted(desk(window([Node("listbox", "Fichiers", "files/list", (file,), grow=True)], "files")), (34, 13))
    )
    first = next(y for y, row in enumerate(drawn) if "≡" in row)
    assert drawn[first].index("Accusé") == drawn[first].index("≡") + 2 == drawn[first + 1].index("BUS-2051.pdf")


def test_the_caret_stands_on_the_first_letter_of_a_hint_that_stays_readable() -> None:
    empty = box("web/1", "Nom", placeholder="Écrivez ici", focused=True)
    page = box("web/2", "Page", placeholder="Votre texte", focused=True, multiline=True, rows=4)
    for field, hint in ((empty, "Écrivez ici"), (page, "Votre texte")):
        canvas = painted(desk(window([field])))
        assert hint in "\n".join(rows(canvas))
        assert [character for row in canvas.cells for character, style in row if style == "caret"] == [hint[0]]


def test_icons_stand_on_the_ground_of_the_theme() -> None:
    kinds: tuple[Icon, ...] = ("folder", "bin", "mail", "web", "writing", "phone", "document", "usb", "calendar")
    icons = tuple(Node("option", kind, f"desktop/{kind}", icon=kind, part="desktop_icon") for kind in kinds)
    canvas = painted(desk(Node("listbox", "Bureau", "desktop", icons, part="desktop")), (100, 22))
    parts = [style for row in canvas.cells for _c, style in row if isinstance(style, PicturePart)]
    assert {one.under for one in parts} == {"ground"}
    assert len({one.grid for one in parts}) == len(kinds)


def test_after_a_press_of_the_mouse_only_what_is_written_in_is_marked() -> None:
    def marks(node: Node) -> bool:
        layout = lay_out(desk(window([node])), 76, 13)
        return paint_desk(layout, by_keyboard=False).cells != paint_desk(layout, focus=False).cells

    assert marks(box("web/1", "Nom", "Lucie", focused=True))
    assert not marks(replace(button("web/1", "Retour"), focused=True))


def test_a_search_box_in_a_tool_bar_bears_its_name_inside_and_has_room() -> None:
    search = Node("searchbox", "Rechercher", "web/search", offers=("click", "text"), field=TextField())
    names = ("Retour", "Dossier parent", "Nouveau dossier", "Se déconnecter")
    tools = group("web/tools", "Outils", [*map(lambda n: button(f"web/{n}", n), names), search], role="toolbar",
                  direction="row")  # fmt: skip
    drawn = next(row for row in rows(painted(desk(window([tools])), (80, 17))) if "Rechercher" in row)
    edge = drawn.index("Rechercher") - 1
    assert drawn[edge] == "▕" and drawn.index("▏", edge) - edge > 12


def test_a_cut_button_keeps_its_sign_and_the_beginning_of_its_name() -> None:
    long = replace(button("web/1", "Nouveau document avec un long nom"), sign="✎")
    assert "✎ Nouveau doc" in text(desk(window([long])), (24, 13))


def test_a_hint_in_a_box_stands_on_the_ground_of_the_box() -> None:
    canvas = painted(desk(window([box("web/1", "Nom", placeholder="Écrivez ici")])))
    y = next(y for y, row in enumerate(rows(canvas)) if "Écrivez ici" in row)
    x = rows(canvas)[y].index("Écrivez ici")
    hint, beside = canvas.cells[y][x][1], canvas.cells[y][x + 20][1]
    assert (hint, beside) == ("shade+iu", "soft+u")


def test_a_sheet_of_paper_has_an_edge_at_both_sides() -> None:
    sheet = replace(group("viewer/sheet", "Page", [paragraph("viewer/text", "Lens")]), part="sheet")
    page = replace(group("viewer/page", "CV.pdf", [sheet], role="article", grow=True), part="sheets")
    row = next(
        row for row in painted(desk(window([page]))).cells if any(c == "L" for c, _s in row) and row[9][0] != " "
    )
    styles = [style for _c, style in row]
    assert styles[3] == styles[-4] == "button" and set(styles[5:-5]) == {"plain"}
