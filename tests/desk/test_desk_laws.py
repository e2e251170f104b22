"""What holds on every desk, whatever a person does, in whatever order."""

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.course.acts import Act, Pressed, Typed
from kiosk.desk.acts import Clicked, Dropped, Picked, RightClicked
from kiosk.desk.files.documents import Document
from kiosk.desk.files.names import BIN, PLACES, parent
from kiosk.desk.nodes import walk
from kiosk.desk.state import MOST_UNDO, Desk
from kiosk.desk.update import update
from kiosk.desk.view import _drawn, view
from tests.desk.desk_samples import HOME, KEYS, check_node, desk, drawn, offered

STARTS = {"home": HOME, "bare": "clock: '9:00'"}
NUMBERS = st.lists(st.integers(0, 40_000), max_size=40)
MOST = settings(max_examples=40, deadline=None)


def walks(start: Desk, numbers: list[int]) -> Iterator[tuple[Desk, Act, Desk]]:
    before = start
    for number in numbers:
        act = drawn(before, number)
        after = update(before, act)
        yield before, act, after
        before = after


def documents(at: Desk) -> Counter[str]:
    return Counter(repr(e) for e in at.files.entries.values() if isinstance(e, Document))


def saved_over(before: Desk, after: Desk) -> bool:
    """Whether one document, and nothing else, was saved in its own place, as it stands in the page it is written on."""
    old, new = before.files.entries, after.files.entries
    if old.keys() != new.keys():
        return False
    changed = [path for path in old if old[path] != new[path]]
    document = new[changed[0]] if len(changed) == 1 else None
    return isinstance(document, Document) and document.words in {
        value.text for id, value in after.content.values.items() if id.startswith("writing/") and hasattr(value, "text")
    }


@pytest.mark.parametrize("start", STARTS.values(), ids=STARTS)
@given(numbers=NUMBERS)
@MOST
def test_whatever_is_done_the_screen_is_whole(start: str, numbers: list[int]) -> None:
    for _before, _act, after in walks(desk(start), numbers):
        root = view(after)
        check_node(root, set())
        focused = [n.id for n in walk(root) if n.focused]
        assert focused == ([after.place.focus] if after.place.focus else [])
        assert offered(root), "nothing can be done any more"


@given(numbers=NUMBERS)
@MOST
def test_no_file_is_lost_but_what_was_deleted_for_good(numbers: list[int]) -> None:
    kept = documents(desk())
    for before, act, after in walks(desk(), numbers):
        if after.sealed != before.sealed:
            assert all(after.files.get(p) is not None or p.startswith(BIN) for p in before.files.entries)
            kept &= documents(after)
        if saved_over(before, after):
            kept &= documents(after)
        assert kept <= documents(after), act
        assert set(PLACES) <= set(after.files.entries)
        assert all(after.files.is_folder(parent(p)) for p in after.files.entries if parent(p)), act


@given(numbers=NUMBERS)
@MOST
def test_undo_gives_what_was_there_before_the_change(numbers: list[int]) -> None:
    for before, act, after in walks(desk(), numbers):
        undone = update(after, Pressed("ctrl+z"))
        if act != Pressed("ctrl+z") and after.content != before.content and after.sealed == before.sealed:
            # Letters written one after the other in a box are one change.
            expected = before.content if before.typed != after.typed or not after.typed else before.history[-1]
            assert undone.content == expected, act
        assert len(after.history) <= MOST_UNDO


@given(numbers=NUMBERS)
@MOST
def test_everything_can_be_undone_back_to_the_start(numbers: list[int]) -> None:
    start = after = desk()
    for _before, _act, later in walks(start, numbers[:MOST_UNDO]):
        if later.sealed:
            return
        after = later
    for _time in range(MOST_UNDO):
        after = update(after, Pressed("ctrl+z"))
    assert after.content == start.content


@given(numbers=NUMBERS)
@MOST
def test_the_same_acts_make_the_same_desk_and_the_same_screen(numbers: list[int]) -> None:
    for before, act, after in walks(desk(), numbers):
        assert update(before, act) == after
        assert _drawn(after) == view(after)


@given(numbers=NUMBERS, text=st.text(max_size=12))
@MOST
def test_what_is_not_there_changes_nothing_and_any_text_can_be_written(numbers: list[int], text: str) -> None:
    for _before, _act, after in walks(desk(), numbers[:12]):
        for act in (
            Clicked(text), RightClicked("files/item/" + text), Dropped(text, "desktop"), Picked("desktop/item/x", text)
        ):  # fmt: skip
            if text not in {n.id for n in walk(view(after))}:
                assert update(after, act) == after
        check_node(view(update(after, Typed(text))), set())
        for key in KEYS:
            update(after, key)
