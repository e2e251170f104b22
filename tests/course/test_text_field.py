import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.course.text_field import MAX_TEXT_LENGTH, TextField, paragraph_at, word_at
from kiosk.course.text_matching import follow_model, same_text
from kiosk.text import fold_typed
from tests.activities.activity_strategies import EDITING, LETTERS

ANY_TEXT = st.text(st.characters(), max_size=12) | st.text("ae\u0301\u0302\u0323x\u1100\u1161'’ \n", max_size=12)
JOINING = st.sampled_from("exx\u0301\u0301\u0323")
"""Letters and accents that join when what stands between them goes away."""
PRESSES = st.lists(
    st.tuples(st.sampled_from(EDITING), st.just("")) | (JOINING | ANY_TEXT).map(lambda t: ("?", t)), max_size=25
)
WRITTEN = st.text(LETTERS, max_size=15)
FRENCH = st.text("abcxyzABCéèàùçœæÉÀÇîôûëïü'’ \u00a0\u202f-,.@1\n", max_size=15)


def fields(text: st.SearchStrategy[str] = WRITTEN) -> st.SearchStrategy[TextField]:
    """A field with a text, and its caret anywhere in it."""
    return st.builds(lambda t, caret: TextField().insert(t, lines=True).put_caret(caret), text, st.integers(0, 20))


@given(PRESSES, st.booleans())
def test_whatever_is_pressed_the_text_is_composed_and_the_caret_in_it(
    presses: list[tuple[str, str]], lines: bool
) -> None:
    field = TextField()
    for key, character in presses:
        field = field.press(key, character, lines=lines)
        assert 0 <= field.caret <= len(field.text) <= MAX_TEXT_LENGTH
        assert unicodedata.is_normalized("NFC", field.text)
        assert all(c == "\n" or unicodedata.category(c) != "Cc" for c in field.text)
        assert lines or "\n" not in field.text


@pytest.mark.parametrize("key", ["backspace", "delete"])
def test_an_accent_joins_its_letter_when_what_stood_between_goes(key: str) -> None:
    field = TextField("ex\u0301", 2 if key == "backspace" else 1)
    assert field.press(key) == TextField("é", 1)


@given(fields(), LETTERS)
def test_what_is_written_is_taken_back_by_backspace_and_what_stands_after_by_delete(field: TextField, c: str) -> None:
    assert field.press(c, c).press("backspace") == field
    assert field.press(c, c).press("left").press("delete") == field


@given(WRITTEN)
def test_letter_by_letter_or_in_one_piece_is_the_same(text: str) -> None:
    field = TextField()
    for c in text:
        field = field.press(c, c)
    assert field == TextField().insert(text) == TextField(text, len(text))


@given(fields(), st.sampled_from("aeiou"), st.sampled_from("\u0300\u0302\u0308"))
def test_an_accent_that_comes_after_its_letter_joins_it(field: TextField, letter: str, accent: str) -> None:
    both = field.press(letter, letter).press("?", accent)
    assert both == field.insert(unicodedata.normalize("NFC", letter + accent))
    assert both.caret == field.caret + 1


def test_a_field_takes_no_more_than_a_book_leaning_on_a_key_should() -> None:
    field = TextField().insert("a" * (MAX_TEXT_LENGTH - 1))
    assert len(field.insert("bcd").text) == MAX_TEXT_LENGTH
    full = field.insert("b")
    assert full.press("c", "c") == full
    assert full.press("backspace") == field


@given(fields(FRENCH))
def test_the_caret_goes_a_character_a_line_or_to_the_ends_of_its_line(field: TextField) -> None:
    text, caret = field.text, field.caret
    row, column = text.count("\n", 0, caret), len(text[:caret].rsplit("\n", maxsplit=1)[-1])
    rows = text.split("\n")

    def at(field: TextField) -> tuple[int, int]:
        assert field.text == text
        return field.text.count("\n", 0, field.caret), len(field.text[: field.caret].rsplit("\n", maxsplit=1)[-1])

    assert at(field.press("home")) == (row, 0)
    assert at(field.press("end")) == (row, len(rows[row]))
    assert at(field.press("up")) == ((row - 1, min(column, len(rows[row - 1]))) if row else (row, column))
    below = (row + 1, min(column, len(rows[row + 1]))) if row + 1 < len(rows) else (row, column)
    assert at(field.press("down")) == below
    if caret:
        assert field.press("left").press("right") == field
    if caret < len(text):
        assert field.press("right").press("left") == field


@given(fields())
def test_enter_makes_a_line_only_where_lines_are_asked_for(field: TextField) -> None:
    assert field.press("enter") == field
    assert field.press("enter", lines=True).text.count("\n") == 1


@given(FRENCH)
def test_texts_are_alike_however_their_characters_were_made(text: str) -> None:
    for other in (
        unicodedata.normalize("NFD", text),
        text.replace("’", "'"),
        text.replace("'", "\u02bc"),
        text.replace("\u00a0", " ").replace("\u202f", " "),
    ):
        assert same_text(text, other) and same_text(other, text)
        assert follow_model(text, unicodedata.normalize("NFC", other)).written == len(text)
    assert same_text(text.upper(), text, any_case=True) or "ß" in text


@given(FRENCH, FRENCH, st.booleans())
def test_what_follows_the_model_is_a_beginning_of_it_and_no_longer(text: str, model: str, any_case: bool) -> None:
    followed = follow_model(text, model, any_case=any_case)
    again = follow_model(text[: followed.written], model, any_case=any_case)
    assert again.written == followed.written
    assert same_text(text, model, any_case=any_case) == followed.complete
    if followed.complete:
        assert followed.written == len(text)


@given(st.text(), st.booleans())
def test_comparing_keeps_every_character_in_its_place(text: str, any_case: bool) -> None:
    assert len(fold_typed(text, any_case=any_case)) == len(unicodedata.normalize("NFC", text))


@given(WRITTEN)
def test_a_capital_counts_where_case_counts(text: str) -> None:
    assert same_text(text.swapcase(), text) == (text.swapcase() == text)


SHORT_TEXTS = st.text("abcé \n", max_size=12)
SELECTING_KEYS = st.lists(
    st.sampled_from(["left", "right", *(f"shift+{key}" for key in ("left", "right", "home", "end", "up", "down"))]),
    max_size=12,
)


def after_keys(field: TextField, *keys: str) -> TextField:
    for key in keys:
        field = field.press(key, lines=True)
    return field


@given(SHORT_TEXTS, SELECTING_KEYS)
def test_what_is_selected_is_a_part_of_the_text_whatever_is_after_keys(text: str, keys: list[str]) -> None:
    field = after_keys(TextField().insert(text, lines=True), *keys)
    start, end = field.span
    assert 0 <= start <= end <= len(field.text)
    assert field.text == TextField().insert(text, lines=True).text, "selecting changes nothing"
    assert field.anchor != field.caret
    gone = field.press("backspace", lines=True) if field.selected else field
    assert gone.text == field.text[:start] + field.text[end:]
    assert gone.caret == start or not field.selected


@given(SHORT_TEXTS, SELECTING_KEYS, st.sampled_from(["x", "mot"]))
def test_typing_takes_the_place_of_what_is_selected(text: str, keys: list[str], piece: str) -> None:
    field = after_keys(TextField().insert(text, lines=True), *keys)
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


SENTENCE = "Rendez-vous l'été, à 9 h.\nSalle 2 : accueil.exemple.fr"


def keyed(field: TextField, *keys: str) -> TextField:
    """The field after keys."""
    for key in keys:
        field = field.press(key, lines=True)
    return field


@pytest.mark.parametrize(
    ("keys", "before"),
    [
        (["ctrl+home"], ""),
        (["ctrl+end"], SENTENCE),
        (["ctrl+home", "ctrl+right"], "Rendez-"),
        (["ctrl+home", "ctrl+right", "ctrl+right"], "Rendez-vous "),
        (["ctrl+end", "ctrl+left"], SENTENCE.removesuffix("accueil.exemple.fr")),
        (["ctrl+end", "ctrl+left", "ctrl+left"], SENTENCE.removesuffix("2 : accueil.exemple.fr")),
    ],
)
def test_ctrl_moves_by_word_and_to_both_ends(keys: list[str], before: str) -> None:
    field = keyed(TextField(SENTENCE, 5), *keys)
    assert (field.text[: field.caret], field.selected) == (before, "")


def test_shift_selects_with_every_key_that_moves() -> None:
    field = TextField(SENTENCE, SENTENCE.index("l'été"))
    assert keyed(field, "ctrl+shift+right").selected == "l'été, "
    assert keyed(field, "ctrl+shift+right", "ctrl+shift+left").selected == ""
    assert keyed(field, "ctrl+shift+end").selected == SENTENCE[field.caret :]
    assert keyed(field, "ctrl+shift+home").selected == "Rendez-vous "
    assert keyed(field, "shift+end", "shift+home").selected == "Rendez-vous "


def test_ctrl_takes_out_a_word_at_once() -> None:
    field = TextField("un deux trois", len("un deux"))
    assert keyed(field, "ctrl+backspace") == TextField("un  trois", 3)
    assert keyed(field, "ctrl+delete") == TextField("un deuxtrois", 7)
    assert keyed(field.select(0, 2), "ctrl+backspace") == TextField(" deux trois", 0)


@given(fields(FRENCH), st.integers(-3, 40))
def test_a_word_and_a_paragraph_are_somewhere_in_the_text(field: TextField, index: int) -> None:
    for start, end in (word_at(field.text, index), paragraph_at(field.text, max(0, index))):
        assert "\n" not in field.text[start:end]


@pytest.mark.parametrize(
    ("at", "word"),
    [("endez", "Rendez"), ("été", "l'été"), (", à", "l'été"), ("exem", "accueil.exemple.fr"), (": a", ":")],
)
def test_the_word_where_two_clicks_are(at: str, word: str) -> None:
    start, end = word_at(SENTENCE, SENTENCE.index(at))
    assert SENTENCE[start:end] == word
