"""A telephone is drawn as one: a dark body, signs at its top, what is new at the corner of an icon, SMS as bubbles."""

from kiosk.ui.desk.layout.phone import device_rect, edge_width
from kiosk.ui.desk.layout.placing import lay_out
from kiosk.ui.desk.paint.nodes import paint_desk
from kiosk.ui.widgets.canvas import Canvas
from tests.ui.desk.layout.test_phone import laid_out, shown

SIZE = (78, 17)


def painted(*names: str) -> Canvas:
    return paint_desk(laid_out(shown(*names), SIZE))


def row_of(canvas: Canvas, y: int) -> str:
    return "".join(character for character, _style in canvas.cells[y])


def test_its_edges_are_dark_from_its_top_to_its_bottom() -> None:
    layout = laid_out(shown(), SIZE)
    canvas, body = paint_desk(layout), device_rect(layout.by_id["window/phone"].rect)
    for y in range(body.y + 1, body.bottom - 1):
        for x in (*range(body.x, body.x + edge_width(body)), *range(body.right - edge_width(body), body.right)):
            assert canvas.cells[y][x][1] == "device"
        assert canvas.cells[y][body.x - 1][1] == "ground"


def test_its_top_shows_the_network_or_airplane_mode() -> None:
    top = row_of(painted(), 1)
    assert "9:05" in top and "▂▄▆█" in top and "80" in top and "✈" not in top
    cut_off = row_of(painted("Réglages", "Mode avion"), 1)
    assert "✈" in cut_off and "▂▄▆█" not in cut_off and "◠" not in cut_off


def test_what_is_new_stands_at_the_corner_of_its_icon() -> None:
    tile = laid_out(shown(), SIZE).by_id["phone/icon/messages"].rect
    assert " 1 " in row_of(painted(), tile.y)[tile.x : tile.right + 2]
    assert " 1 " not in row_of(painted("Messages", "Zoé — nouveau", "Accueil du téléphone"), tile.y)


def test_an_sms_of_ones_own_has_another_ground_and_its_links_and_selections_are_seen_on_it() -> None:
    at = shown("Messages", "Zoé — nouveau")
    layout = laid_out(at, SIZE)
    canvas = paint_desk(layout)
    theirs, mine = layout.by_id["phone/sms/0"].visible, layout.by_id["phone/sms/1"].visible
    assert canvas.cells[mine.y][mine.x][1] == "main"
    assert theirs.empty or canvas.cells[theirs.y][theirs.x][1] == "button"


def test_a_low_telephone_has_the_signs_of_its_icons_in_a_row() -> None:
    layout = lay_out(laid_out(shown(), SIZE).placed[0].node, 78, 12)
    assert "✉" in "".join(row_of(paint_desk(layout), y) for y in range(12))
