"""What is selected in a text: with the keyboard, and what typing, erasing and moving do to it."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.course.text_field import TextField

TEXTS = st.text("abcé \n", max_size=12)
KEYS = st.lists(
    st.sampled_from(["left", "right", *(f"shift+{key}" for key in ("left", "right", "home", "end", "up", "down"))]),
    max_size=12,
)


def pressed(field: TextField, *keys: str) -> TextField:
    for key in keys:
        field = field.press(key, lines=True)
    return field


@given(TEXTS, KEYS)
def test_what_is_selected_is_a_part_of_the_text_whatever_is_pressed(text: str, keys: list[str]) -> None:
    field = pressed(TextField().insert(text, lines=True), *keys)
    start, end = field.span
    assert 0 <= start <= end <= len(field.text)
    assert field.text == TextField().insert(text, lines=True).text, "selecting changes nothing"
    assert field.anchor != field.caret
    gone = field.press("backspace", lines=True) if field.selected else field
    assert gone.text == field.text[:start] + field.text[end:]
    assert gone.caret == start or not field.selected


@given(TEXTS, KEYS, st.sampled_from(["x", "mot"]))
def test_typing_takes_the_place_of_what_is_selected(text: str, keys: list[str], piece: str) -> None:
    field = pressed(TextField().insert(text, lines=True), *keys)
    start, end = field.span
    written = field.insert(piece, lines=True)
    assert (written.text, written.caret) == (field.text[:start] + piece + field.text[end:], start + len(piece))
    assert written.anchor is None


def test_arrows_leave_the_selection_at_its_ends() -> None:
    field = TextField("bonjour", 5).press("shift+left").press("shift+left")
    assert field.selected == "jo"
    assert field.press("left") == TextField("bonjour", 3)
    assert field.press("right") == TextField("bonjour", 5)


def test_everything_is_selected_with_ctrl_a_and_a_control_character_takes_nothing_away() -> None:
    field = TextField("bonjour", 2).press("ctrl+a")
    assert field.selected == "bonjour"
    assert field.insert("\x07") == field
