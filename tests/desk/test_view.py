"""The tree of the screen: what stayed as it was is the very same node, whatever else was done."""

from __future__ import annotations

from kiosk.course.acts import Act, Pressed
from kiosk.desk.acts import CaretPut, Clicked, DoubleClicked, RightClicked
from kiosk.desk.nodes import Node
from kiosk.desk.state import Desk
from kiosk.desk.view import view
from tests.desk.desk_samples import after_acts, check_reuse, desk, node

TWO_WINDOWS = """
open: [{program: files, size: normal}, {program: mail, size: normal}]
files: {Documents: [CV.pdf, lettre.txt]}
mail: {}
"""


def _content(at: Desk, window: str) -> tuple[Node, ...]:
    return node(at, f"window/{window}").children[1:]


def _same_content(before: Desk, after: Desk, window: str) -> bool:
    pairs = zip(_content(before, window), _content(after, window), strict=True)
    return all(one is other for one, other in pairs)


def test_a_window_that_nothing_was_done_in_is_the_very_same_nodes() -> None:
    before = desk(TWO_WINDOWS)
    acts: tuple[Act, ...] = (
        Clicked("files/item/Documents/CV.pdf"),
        RightClicked("files/item/Documents/CV.pdf"),
        Pressed("escape"),
        CaretPut("files/search", 0),
        Pressed("a", "a"),
        Pressed("ctrl+z"),
    )
    for act in acts:
        after = after_acts(before, act)
        assert after != before, act
        assert _same_content(before, after, "mail"), act
        before = after


def test_the_desktop_stays_the_very_same_node_while_a_window_is_written_in() -> None:
    before = after_acts(desk(TWO_WINDOWS), CaretPut("files/search", 0))
    assert node(after_acts(before, Pressed("a", "a")), "desktop") is node(before, "desktop")


def test_what_is_only_marked_in_a_window_leaves_its_other_parts_as_they_were() -> None:
    before = desk(TWO_WINDOWS)
    after = after_acts(before, Pressed("tab"), Pressed("tab"))
    assert after.place.focus
    kept = [one is other for one, other in zip(_content(before, "files"), _content(after, "files"), strict=True)]
    assert sum(not one for one in kept) <= 1


def test_what_is_reused_is_what_would_be_made() -> None:
    at = desk(TWO_WINDOWS)
    acts = (
        Clicked("files/item/Documents/CV.pdf"), Pressed("f2"), Pressed("é", "é"), Pressed("enter"),
        Clicked("files/tree/Images"), Pressed("ctrl+z"), DoubleClicked("files/tree/Documents"),
    )  # fmt: skip
    for act in acts:
        at = after_acts(at, act)
        check_reuse(at)
    assert view(at) is view(at)


def test_a_letter_in_a_box_leaves_the_controls_around_it_the_very_same_nodes() -> None:
    before = after_acts(desk(TWO_WINDOWS), CaretPut("files/search", 0))
    after = after_acts(before, Pressed("a", "a"))
    assert node(after, "files/search") != node(before, "files/search")
    for same in ("files/back", "files/up", "files/tree", "window-bar/files"):
        assert node(after, same) is node(before, same), same
