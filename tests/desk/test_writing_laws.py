"""What holds in Texte whatever a person does, and of the marks whatever is edited."""

from typing import ClassVar

from hypothesis import given
from hypothesis import strategies as st

from kiosk.course.acts import Act, Pressed, Typed
from kiosk.course.text_field import TextField
from kiosk.desk.apps.writing.open_documents import current_document, windows
from kiosk.desk.files.marked_text import MarkedText, edit_between, edited_text, line_spans, read_markup
from kiosk.desk.state import Desk
from tests.desk.desk_machine import DeskMachine, machine_case
from tests.desk.writing_samples import CV, WITH_USB, bold_words, desk, done

WITH_STICK = CV + "usb: {files: [{file: notes.odt, text: '**À** faire'}]}"
KEYS = tuple(
    map(
        Pressed,
        (
            "ctrl+b", "ctrl+s", "ctrl+p", "ctrl+n", "ctrl+w", "ctrl+o", "backspace", "delete", "enter", "ctrl+a",
            "ctrl+x", "ctrl+v", "shift+up", "shift+left", "home", "escape", "tab",
        ),
    )
)  # fmt: skip


def is_whole(document: MarkedText) -> bool:
    ends = [at for span in document.bold for at in span]
    rows = len(line_spans(document.text))
    lines = (*document.titles, *document.bullets)
    return (
        ends == sorted(set(ends))
        and all(0 <= at <= len(document.text) for at in ends)
        and len(set(lines)) == len(lines)
        and all(0 <= at < rows for at in lines)
    )


class Writing(DeskMachine):
    """Pages in several windows, with marks; saving beside, over one another and on the stick; opening; printing."""

    starts: ClassVar = {"a document": desk(WITH_STICK), "an empty page": desk(WITH_USB)}
    fitting: ClassVar = {
        "Nom du fichier": ("lettre", "CV.odt", "notes"),
        "Page": ("Bonjour\nà tous", ""),
        "Rechercher": ("CV",),
    }
    keys = KEYS
    leading = frozenset(
        (
            "Enregistrer",
            "Enregistrer sous",
            "Enregistrer sous…",
            "Fichier",
            "Clé USB",
            "Remplacer",
            "Nouveau",
            "Ouvrir",
            "Ouvrir…",
        )
    )

    def check_program(self, before: Desk, act: Act, after: Desk) -> None:
        """The marks of every page lie within its text."""
        for window in windows(after):
            assert is_whole(current_document(after, window.id)), act


TestWriting = machine_case(Writing)


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


def test_a_text_that_comes_in_one_piece_bears_no_marks_but_those_around() -> None:
    at = done(desk(CV), Pressed("end"), Pressed("ctrl+a"), Typed("Une\nDeux"))
    now = current_document(at, windows(at)[0].id)
    assert now.text == "Une\nDeux" and is_whole(now)
