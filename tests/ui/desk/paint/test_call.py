"""A video call: who speaks and what is off are seen by signs and words, and not by colours alone."""

from __future__ import annotations

from typing import Any

from kiosk.desk.controls import group
from kiosk.desk.nodes import Node
from kiosk.ui.desk.layout.placing import lay_out
from kiosk.ui.desk.paint.nodes import paint_desk
from tests.ui.desk.desk_trees import desk, window


def tile(name: str, **states: Any) -> Node:
    return Node("img", name, f"meeting/tile/{name}", part="call_tile", value=name[:1], **states)


def key(name: str, **states: Any) -> Node:
    return Node("button", name, f"meeting/key/{name}", offers=("click",), part="call_key", **states)


def drawn(tiles: list[Node], keys: list[Node] | None = None, size: tuple[int, int] = (80, 15)) -> str:
    call = group(
        "meeting/call",
        "Réunion",
        [
            Node("group", "Participants", "meeting/tiles", tuple(tiles), grow=True, part="call_tiles"),
            Node("toolbar", "Commandes", "meeting/bar", tuple(keys or ()), direction="row", part="call_bar"),
        ],
        grow=True,
    )
    root = desk(window([Node("group", "Réunion", call.id, call.children, grow=True, part="call")], "meeting"))
    canvas = paint_desk(lay_out(root, *size))
    return "\n".join("".join(character for character, _style in row) for row in canvas.cells)


def test_a_tile_names_its_person_and_says_what_is_seen_of_them() -> None:
    seen = drawn([tile("Nora Petit", picture="court", selected=True, description="● parle"), tile("Karim")])
    assert "Nora Petit ● parle" in seen and "┏━" in seen
    assert "│ K │" in seen


def test_the_face_is_drawn_and_not_the_initials() -> None:
    assert "▀" in drawn([tile("Nora", picture="court")]) and "│ N │" not in drawn([tile("Nora", picture="court")])


def test_a_key_says_its_state_by_a_word_and_another_sign() -> None:
    on = key("Micro", icon="microphone", pressed=True, value="allumé")
    off = key("Micro", icon="microphone", pressed=False, value="coupé")
    seen_on, seen_off = drawn([], [on]), drawn([], [off])
    assert "allumé" in seen_on and "coupé" in seen_off
    assert seen_on.replace("allumé", "coupé ") != seen_off


def test_the_five_keys_fit_in_one_row_of_80_columns() -> None:
    keys = [
        key("Micro", icon="microphone", pressed=True, value="allumé"),
        key("Caméra", icon="camera", pressed=True, value="allumée"),
        key("Main", icon="hand", pressed=True, value="levée"),
        key("Chat", icon="chat", pressed=False, value="● 2"),
        key("Quitter", icon="leave"),
    ]
    rows = [row for row in drawn([tile("Nora", picture="court")], keys).split("\n") if "Micro" in row]
    assert len(rows) == 1 and all(name in rows[0] for name in ("Caméra", "Main", "Chat", "Quitter"))


def test_a_key_with_the_focus_is_marked_by_shape() -> None:
    assert "▶" in drawn([], [key("Quitter", icon="leave", focused=True)])


def test_in_a_narrow_tile_the_name_and_the_signs_stay() -> None:
    seen = drawn([tile(f"Marie-Christine {n}", picture="court", description="● parle ▲ main levée") for n in range(6)])
    assert seen.count("Mar") == 6 and seen.count("● ▲") == 6


def test_on_a_low_desk_the_keys_take_one_row_and_keep_their_words() -> None:
    keys = [
        key("Micro", icon="microphone", pressed=True, value="allumé"),
        key("Caméra", icon="camera", pressed=False, value="coupée"),
        key("Quitter", icon="leave", focused=True),
    ]
    seen = drawn([tile("Nora", picture="court")], keys, (80, 10))
    assert "● Micro allumé" in seen and "  Caméra coupée" in seen and "▶ Quitter ◀" in seen
    assert seen.count("▀") > 10
