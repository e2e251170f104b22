"""Marks of a text: whatever is edited, they stay on what they marked; any markup can be read."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.course.text_field import TextField
from kiosk.desk.files.marked_text import MarkedText, edit_between, edited_text, line_spans, read_markup
from tests.desk.apps.writing.writing_samples import bold_words, is_whole

LINES = st.text(alphabet="ab é\n", max_size=20)


@given(text=LINES, start=st.integers(0, 20), end=st.integers(0, 20), written=LINES, bold=st.booleans())
def test_an_edit_moves_the_marks_of_what_it_does_not_touch(
    text: str, start: int, end: int, written: str, bold: bool
) -> None:
    every_other = tuple((at, at + 1) for at in range(0, len(text), 2))
    rows = range(len(line_spans(text)))
    was = MarkedText(text, every_other, tuple(rows[::2]), tuple(rows[1::2]))
    before = TextField(text).select(start, end)
    after = before.insert(written, lines=True) if written else before.without_selected()
    now = edited_text(was, after.text, edit_between(before, after), bold)
    assert is_whole(now)
    head, tail = before.span[0], len(text) - before.span[1]
    assert [now.is_bold(i) for i in range(head)] == [was.is_bold(i) for i in range(head)]
    assert [now.is_bold(len(after.text) - i) for i in range(1, tail + 1)] == [
        was.is_bold(len(text) - i) for i in range(1, tail + 1)
    ]
    if text.count("\n", before.span[1]) and text.count("\n", before.span[1]) == after.text.count("\n", after.caret):
        assert (len(rows) - 1 in was.titles) == (after.text.count("\n") in now.titles)


@given(written=st.text(alphabet="*#- a\n", max_size=40))
def test_any_markup_is_read(written: str) -> None:
    assert is_whole(read_markup(written))


def test_markup_that_is_not_closed_is_shown_as_it_is() -> None:
    assert read_markup("a ** b").text == "a ** b"
    assert read_markup("**a** et ** b").text == "a et ** b"
    assert bold_words(read_markup("**a** et **b c**")) == ["a", "b c"]
