"""The keys of lines in a text of several lines go by the lines that are seen."""

import msgspec
import pytest

from kiosk.course.text_field import TextField
from kiosk.desk.acts import TextSelected
from kiosk.desk.nodes import Node
from kiosk.ui.desk.caret_lines import caret_act
from kiosk.ui.desk.layout.placing import lay_out
from tests.ui.desk.desk_trees import box, desk, window

PAGE = "writing/1/page"
TEXT = "word " * 40


def act(field: TextField, key: str, *, multiline: bool = True) -> TextSelected | None:
    page: Node = msgspec.structs.replace(
        box(PAGE, "Page"), field=field, multiline=multiline, grow=multiline, rows=6, focused=True
    )
    found = caret_act(lay_out(desk(window([page])), 60, 18), PAGE, key)
    assert found is None or isinstance(found, TextSelected)
    return found


def test_down_leads_to_the_line_below_in_a_paragraph_that_is_broken_and_up_back() -> None:
    down = act(TextField(TEXT, 3), "down")
    assert down is not None and 3 < down.end < 60 and down.start == down.end
    assert act(TextField(TEXT, down.end), "up") == TextSelected(PAGE, 3, 3)


def test_with_shift_held_the_text_between_is_selected() -> None:
    down = act(TextField(TEXT, 3), "shift+down")
    assert down is not None and down.start == 3 and 3 < down.end < 60
    on = act(TextField(TEXT, down.end, 3), "shift+end")
    assert on is not None and on.start == 3 and down.end < on.end < 120


def test_home_and_end_lead_to_the_ends_of_the_line_that_is_seen() -> None:
    end = act(TextField(TEXT, 3), "end")
    assert end is not None and 40 < end.end < 60
    home = act(TextField(TEXT, end.end + 5), "home")
    assert home is not None and home.end == end.end + 1


def test_page_keys_lead_a_page_on_and_to_the_ends_of_the_text() -> None:
    text = "\n".join(f"line {n:02}" for n in range(40))
    down = act(TextField(text, 2), "page_down")
    assert down is not None and text[: down.end].count("\n") > 5
    assert act(TextField(text, len(text) - 1), "page_down") is None
    assert act(TextField(text, 8 + 2), "page_up") == TextSelected(PAGE, 2, 2)


@pytest.mark.parametrize("key", ["up", "down", "home", "end", "shift+down", "left", "a", "ctrl+home", "ctrl+down"])
def test_where_no_line_is_broken_the_key_alone_is_told(key: str) -> None:
    assert act(TextField("Madame,\nMonsieur,\nà bientôt", 10), key) is None
    assert act(TextField(TEXT, 10), key, multiline=False) is None
