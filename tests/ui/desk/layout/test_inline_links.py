"""A link in a text is where its words are, also where it is broken into two rows."""

from kiosk.desk.controls import paragraph
from kiosk.ui.desk.layout.placing import lay_out
from kiosk.ui.desk.mouse import clickable
from kiosk.ui.desk.paint.nodes import paint_desk
from tests.ui.desk.desk_trees import desk, window


def test_a_link_is_clicked_where_it_is_drawn() -> None:
    text = "Tout ce qu'il faut savoir sur l'inscription est sur la page https://mairie-de-bethune.exemple.fr/inscription/enfants."
    node = paragraph("web/p", text)
    layout = lay_out(desk(window([node])), 60, 13)
    parts = [one for one in layout.placed if one.node.href]
    assert "".join(one.node.name[one.first : one.last] for one in parts) == node.children[0].name
    rows = ["".join(cell[0] for cell in row) for row in paint_desk(layout).cells]
    for one in parts:
        rect = one.rect
        assert rows[rect.y][rect.x : rect.right] == one.node.name[one.first : one.last]
        for x in (rect.x, rect.right - 1):
            found = clickable(layout.at(x, rect.y))
            assert found is not None and found.id == node.children[0].id
    before = clickable(layout.at(parts[0].rect.x - 1, parts[0].rect.y))
    assert before is None or not before.href
