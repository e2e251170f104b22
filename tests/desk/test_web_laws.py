"""What holds in the browser, in forms and on the telephone, whatever a person does, in whatever order."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.course.acts import Pressed, Typed
from kiosk.desk.state import Desk
from kiosk.desk.update import update
from kiosk.desk.view import view
from tests.desk.desk_samples import check_node, drawn
from tests.desk.web_samples import CAF, LIBRARY, browsing, doing, going, start

STARTS = (
    start(),
    going(start(), f"{LIBRARY}/agenda"),
    going(start(), f"{LIBRARY}/carte"),
    going(start(), f"{CAF}/documents"),
    going(start(), f"{CAF}/declaration"),
    going(start(), "nulle-part.exemple.fr"),
    doing(start(), "click: Téléphone", "click: Messages"),
)
NUMBERS = st.lists(st.integers(0, 40_000), min_size=5, max_size=50)
MOST = settings(max_examples=40, deadline=None)


@given(at=st.sampled_from(STARTS), numbers=NUMBERS)
@MOST
def test_whatever_is_done_the_screen_is_whole_and_the_way_is_the_same(at: Desk, numbers: list[int]) -> None:
    for number in numbers:
        act = drawn(at, number)
        after = update(at, act)
        assert update(at, act) == after
        check_node(view(after), set())
        held = browsing(after)
        assert held.tab.id == held.front
        assert all(0 <= tab.at < len(tab.visits) for tab in held.tabs)
        at = after


@given(at=st.sampled_from(STARTS), numbers=NUMBERS)
@MOST
def test_undo_gives_back_what_was_written(at: Desk, numbers: list[int]) -> None:
    for number in numbers:
        act = drawn(at, number)
        after = update(at, act)
        undone = update(after, Pressed("ctrl+z"))
        if act != Pressed("ctrl+z") and after.content != at.content and after.sealed == at.sealed:
            assert undone.content == (at.content if at.typed != after.typed or not after.typed else at.history[-1])
        assert browsing(undone) == browsing(after), "where one is on the web is not undone"
        at = after


@given(text=st.text(max_size=30), at=st.sampled_from(STARTS))
@MOST
def test_any_text_can_be_typed_in_the_address_bar(text: str, at: Desk) -> None:
    typed = update(doing(at, "click: Adresse") if at is not STARTS[-1] else at, Typed(text))
    check_node(view(update(typed, Pressed("enter"))), set())
