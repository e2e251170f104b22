"""The columns of a list of files: which there is room for, and where they stand."""

from kiosk.cells import Rect
from kiosk.desk.nodes import Node
from kiosk.ui.desk.layout.placing import lay_out
from kiosk.ui.desk.layout.rows import detail_columns
from tests.ui.desk.desk_trees import desk, window

DETAILS = ("12/03/2026", "Texte", "42 Ko")


def test_the_name_keeps_its_room_and_the_date_comes_first() -> None:
    assert detail_columns(37)[1] == {}
    assert list(detail_columns(38)[1]) == [0]
    assert list(detail_columns(47)[1]) == [0]
    assert list(detail_columns(48)[1]) == [0, 2]
    name, columns = detail_columns(65)
    assert list(columns) == [0, 1, 2]
    assert columns[0][0] == name + 2 and sum(columns[2]) == 65


def test_a_head_stands_above_its_column_though_the_list_scrolls() -> None:
    for count in (3, 40):
        items = tuple(
            Node("option", f"{n}.odt", f"files/{n}", offers=("click",), details=DETAILS) for n in range(count)
        )
        heads = tuple(
            Node("columnheader", h, f"files/{h}", offers=("click",)) for h in ("Nom", "Date", "Type", "Taille")
        )
        held = (Node("rowgroup", "Colonnes", "files/h", heads), Node("listbox", "Liste", "files/l", items, grow=True))
        layout = lay_out(desk(window(held)), 76, 13)
        item: Rect = layout.by_id["files/0"].rect
        for index, (x, _width) in detail_columns(item.width)[1].items():
            assert layout.by_id[heads[index + 1].id].rect.x == item.x + x
