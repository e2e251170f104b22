"""Mouse presses, moves and releases on the simulated computer become acts on nodes, with our tolerance."""

from __future__ import annotations

import msgspec

from kiosk.course.acts import Act, MouseButton
from kiosk.course.text_field import TextField
from kiosk.desk.acts import (
    CaretPut,
    Clicked,
    DoubleClicked,
    Dropped,
    ItemsSelected,
    RightClicked,
    TextSelected,
    WindowMoved,
)
from kiosk.desk.controls import button
from kiosk.desk.nodes import Node, Offer
from kiosk.ui.desk.layout.placed import DeskLayout
from kiosk.ui.desk.layout.placing import lay_out
from kiosk.ui.desk.mouse import DeskMouse
from tests.ui.desk.desk_trees import box, desk, window


def _item(id: str, name: str, *more: Offer) -> Node:
    return Node("option", name, id, offers=("click", "double_click", "context", *more), selected=False)


FILES = Node(
    "listbox",
    "Fichiers",
    "files/list",
    (_item("files/1", "photo.jpg", "drag"), _item("files/2", "Vacances", "drop"), _item("files/3", "CV.pdf", "drag")),
    ("click", "drop"),
    grow=True,
)
ROOT = desk(window([button("web/b", "Envoyer"), box("web/t", "Objet", "Bonjour à tous"), FILES]))
LAYOUT = lay_out(ROOT, 76, 13)


class Moves:
    """A mouse, and the acts it made."""

    def __init__(self, layout: DeskLayout = LAYOUT) -> None:
        self.mouse, self.layout = DeskMouse(), layout
        self.acts: list[Act] = []
        self.now = 0.0

    def cell(self, id: str, dx: int = 0, dy: int = 0) -> tuple[int, int]:
        seen = self.layout.by_id[id].visible
        return seen.x + min(6, seen.width // 2) + dx, seen.y + seen.height // 2 + dy

    def dragged(self) -> str:
        """The name of what is being dragged; "" for nothing."""
        return self.mouse.dragged.name if self.mouse.dragged else ""

    def press(
        self, at: tuple[int, int], to: tuple[int, int] | None = None, *, hold: float = 0.1, right: bool = False
    ) -> None:
        name: MouseButton = "right" if right else "left"
        self.acts += self.mouse.press(self.layout, *at, name, self.now)
        self.now += hold
        if to is not None:
            for k in range(1, 5):
                x, y = (a + (b - a) * k // 4 for a, b in zip(at, to, strict=True))
                self.acts += self.mouse.move(self.layout, x, y, self.now)
        self.acts += self.mouse.release(self.layout, *(to or at), name, self.now)
        self.now += 0.1


def test_a_click_and_a_slow_double_click_that_drifts() -> None:
    moves = Moves()
    moves.press(moves.cell("files/1"))
    moves.now += 0.9
    moves.press(moves.cell("files/1", 2))
    assert moves.acts == [Clicked("files/1"), DoubleClicked("files/1")]


def test_two_presses_on_a_button_are_one() -> None:
    moves = Moves()
    moves.press(moves.cell("web/b"))
    moves.press(moves.cell("web/b"))
    assert moves.acts == [Clicked("web/b")]
    moves.now += 0.8
    moves.press(moves.cell("web/b"))
    assert moves.acts == [Clicked("web/b")] * 2


def test_a_click_that_slips_is_a_click() -> None:
    moves = Moves()
    moves.press(moves.cell("web/b"), moves.cell("web/b", 2, 1))
    assert moves.acts == [Clicked("web/b")]


def test_a_press_that_slips_quickly_onto_the_next_row_drags_nothing() -> None:
    moves = Moves()
    moves.press(moves.cell("files/1"), moves.cell("files/2"), hold=0.1)
    assert moves.acts == [Clicked("files/1")]


def test_drag_and_drop() -> None:
    moves = Moves()
    moves.press(moves.cell("files/1"), moves.cell("files/2"), hold=0.6)
    assert moves.acts == [Dropped("files/1", "files/2")]


def test_dropped_on_nothing_or_where_it_was_does_nothing() -> None:
    moves = Moves()
    moves.press(moves.cell("files/1"), (20, 0), hold=0.6)
    moves.press(moves.cell("files/2"), moves.cell("files/1"), hold=0.6)
    assert all(not isinstance(act, Dropped) for act in moves.acts)


def test_what_is_carried_is_known_while_it_is() -> None:
    moves = Moves()
    x, y = moves.cell("files/3")
    moves.mouse.press(LAYOUT, x, y, "left", 0.0)
    moves.mouse.move(LAYOUT, x + 1, y, 0.1)
    assert moves.dragged() == ""
    moves.mouse.move(LAYOUT, *moves.cell("files/2", 8), 0.5)
    assert moves.dragged() == "CV.pdf"
    target = moves.mouse.drop_target(LAYOUT, *moves.cell("files/2"))
    assert target is not None and target.node.name == "Vacances"
    moves.mouse.cancel()
    assert moves.dragged() == ""
    assert moves.mouse.release(LAYOUT, *moves.cell("files/2"), "left", 0.6) == ()


def test_the_right_button() -> None:
    moves = Moves()
    moves.press(moves.cell("files/1"), right=True)
    assert moves.acts == [RightClicked("files/1")]


def test_a_click_in_a_text_puts_the_caret_between_letters() -> None:
    moves = Moves()
    field = LAYOUT.by_id["web/t"].rect
    start = field.x + len("Objet ") + 1
    moves.press((start + 3, field.y))
    moves.now += 2
    moves.press((field.x + field.width - 3, field.y))
    assert moves.acts == [CaretPut("web/t", 3), CaretPut("web/t", len("Bonjour à tous"))]


def test_dragging_in_a_text_selects_and_two_clicks_select_the_word() -> None:
    moves = Moves()
    field = LAYOUT.by_id["web/t"].rect
    start = field.x + len("Objet ") + 1
    moves.press((start, field.y), (start + 7, field.y))
    assert moves.acts[0] == CaretPut("web/t", 0)
    assert moves.acts[-1] == TextSelected("web/t", 0, 7)
    moves = Moves()
    moves.press((start + 2, field.y))
    moves.press((start + 2, field.y))
    assert moves.acts[-1] == TextSelected("web/t", 0, 7)


def test_three_clicks_in_a_text_select_its_paragraph_and_a_fourth_puts_the_caret() -> None:
    text = "Madame,\nje vous écris pour le poste de jardinier qui était dans le journal de samedi dernier.\nMerci"
    area = box("web/a", "Message", text, multiline=True, rows=5, grow=True)
    layout = lay_out(desk(window([area])), 76, 13)
    moves = Moves(layout)
    rect = layout.by_id["web/a"].rect
    start = text.index("je vous")
    for _count in range(3):
        moves.press((rect.x + 1 + 4, rect.y + 2))
    selected = [act for act in moves.acts if isinstance(act, TextSelected)]
    assert selected == [
        TextSelected("web/a", start + 3, start + 7),
        TextSelected("web/a", start, text.index("\nMerci")),
    ]
    moves.press((rect.x + 1 + 4, rect.y + 2))
    assert moves.acts[-1] == CaretPut("web/a", start + 4)


def test_a_hand_that_shakes_on_the_address_selects_nothing_of_its_own() -> None:
    address = box("web/a", "Adresse", "https://mairie.exemple.fr", selects_all=True)
    layout = lay_out(desk(window([address])), 76, 13)
    moves = Moves(layout)
    field = layout.by_id["web/a"].rect
    x = field.x + len("Adresse ") + 4
    moves.press((x, field.y), (x + 2, field.y))
    assert [type(act) for act in moves.acts] == [CaretPut]
    moves.press((x, field.y), (x + 6, field.y))
    assert isinstance(moves.acts[-1], TextSelected)


def test_a_click_in_a_text_of_several_lines_finds_the_line() -> None:
    text = "Madame,\nje vous écris pour le poste de jardinier qui était dans le journal de samedi dernier.\nMerci"
    area = box("web/a", "Message", text, multiline=True, rows=5, grow=True)
    layout = lay_out(desk(window([area])), 76, 13)
    moves = Moves(layout)
    rect = layout.by_id["web/a"].rect
    moves.press((rect.x + 1 + 2, rect.y + 2))
    assert moves.acts == [CaretPut("web/a", text.index("je vous") + 2)]


def test_something_disabled_keeps_the_click_from_what_is_below() -> None:
    option = Node("option", "x", "web/l/1", offers=("click",), disabled=True)
    listed = Node("listbox", "Liste", "web/l", (option,), ("click",))
    moves = Moves(lay_out(desk(window([listed])), 76, 13))
    moves.press(moves.cell("web/l/1"))
    assert moves.acts == [Clicked("web/l/1")]


def test_behind_a_dialog_a_text_takes_no_caret() -> None:
    page = window([Node("textbox", "Objet", "web/t", offers=("click", "text"), field=TextField("x"))])
    inert = Node("window", "Titre", "window/web", page.children, inert=True, grow=True)
    moves = Moves(lay_out(desk(inert), 76, 13))
    moves.press(moves.cell("web/t"))
    assert not any(isinstance(act, CaretPut) for act in moves.acts)


def test_a_click_on_something_else_just_before_does_not_break_a_double_click() -> None:
    moves = Moves()
    moves.press(moves.cell("files/2"))
    moves.now += 0.6
    moves.press(moves.cell("files/1"))
    moves.press(moves.cell("files/1"))
    assert moves.acts == [Clicked("files/2"), Clicked("files/1"), DoubleClicked("files/1")]


def test_a_frame_drawn_from_an_empty_place_selects_what_it_touches() -> None:
    expected: list[Act] = [Clicked("files/list")]
    files = msgspec.structs.replace(FILES, multiselectable=True)
    moves = Moves(lay_out(desk(window([files])), 76, 13))
    below = moves.cell("files/3", 0, 2)
    up_to_the_second = moves.cell("files/2")
    moves.press(below, up_to_the_second)
    assert moves.acts[-1] == ItemsSelected("files/list", ("files/2", "files/3"))
    assert not [act for act in moves.acts if not isinstance(act, ItemsSelected)], "neither a click nor a drop"
    assert moves.mouse.frame is None
    moves.press(below)
    assert moves.acts[-1:] == expected, "a click there is a click"


def test_a_key_that_is_held_goes_with_the_click_and_two_of_them_open_nothing() -> None:
    moves = Moves()
    for _time in range(2):
        at = moves.cell("files/1")
        moves.acts += moves.mouse.press(LAYOUT, *at, "left", moves.now)
        moves.acts += moves.mouse.release(LAYOUT, *at, "left", moves.now + 0.1, "ctrl")
        moves.now += 0.8
    assert moves.acts == [Clicked("files/1", "ctrl")] * 2


def test_a_title_bar_is_dragged_and_the_window_follows_to_the_edge() -> None:
    moves = Moves()
    title = (LAYOUT.by_id["window-bar/web"].visible.x + 4, 0)
    moves.press(title, (30, 4))
    assert moves.acts and all(isinstance(act, WindowMoved) and isinstance(act.spot, tuple) for act in moves.acts)
    moves.acts.clear()
    moves.press(title, (0, 4))
    assert moves.acts[-1] == WindowMoved("web", "left")
    moves.press(title, (75, 4))
    assert moves.acts[-1] == WindowMoved("web", "right")
    moves.acts.clear()
    moves.now += 5
    moves.press(title, (title[0] + 1, 0))
    moves.press(title)
    assert moves.acts == [Clicked("window-bar/web"), DoubleClicked("window-bar/web")], "a hand that trembles clicks"


READ = (
    Node("heading", "Où venir", "web/h", offers=("read",), level=2),
    Node("paragraph", "La mairie est au 12 rue des Lilas, au fond de la cour, derrière le grand portail vert. "
         "Ouvert l'après-midi.", "web/p", offers=("read",)),
    Node("listitem", "Une photo", "web/i", offers=("read",)),
    Node("button", "Envoyer", "web/b", offers=("click",)),
)  # fmt: skip


def test_a_text_that_is_read_is_selected_by_dragging_and_by_two_and_three_clicks() -> None:
    layout = lay_out(desk(window(list(READ))), 76, 13)
    moves = Moves(layout)
    paragraph, item = layout.by_id["web/p"].rect, layout.by_id["web/i"].rect
    word = (paragraph.x + READ[1].name.index("mairie") + 2, paragraph.y)
    moves.press((paragraph.x + 3, paragraph.y), (paragraph.x + 9, paragraph.y))
    assert moves.acts[0] == CaretPut("web/p", 3) and moves.acts[-1] == TextSelected("web/p", 3, 9)
    moves.press((paragraph.x + 3, paragraph.y), (item.x + 4 + 3, item.y))
    assert moves.acts[-1] == TextSelected("web/p", 3, 3, "web/i")
    moves.now += 5
    moves.press(word)
    moves.press(word)
    assert moves.acts[-1] == TextSelected("web/p", 3, 9)
    moves.press(word)
    assert moves.acts[-1] == TextSelected("web/p", 0, len(READ[1].name))


def test_a_press_on_a_text_inside_a_control_is_a_press_on_the_control() -> None:
    text = Node("paragraph", "Un résultat", "web/r/text", offers=("read",))
    layout = lay_out(desk(window([Node("group", "Résultat", "web/r", (text,), ("click",))])), 76, 13)
    moves = Moves(layout)
    moves.press(moves.cell("web/r/text"))
    assert moves.acts == [Clicked("web/r")]


def test_a_second_press_on_what_slid_below_the_pointer_does_nothing() -> None:
    layout = lay_out(desk(window([button("web/1", "Aller"), button("web/2", "Ôter")])), 76, 13)
    (x, y), (_x, below) = (layout.by_id[id].rect.centre() for id in ("web/1", "web/2"))
    for since, slid, acts in ((0.2, 1, ()), (0.9, 1, (Clicked("web/2"),))):
        mouse = DeskMouse()
        mouse.press(layout, x, y, "left", 1.0)
        assert mouse.release(layout, x, y, "left", 1.1) == (Clicked("web/1"),)
        assert mouse.press(layout, x, below, "left", 1.0 + since, slid) == ()
        assert mouse.release(layout, x, below, "left", 1.1 + since) == acts
