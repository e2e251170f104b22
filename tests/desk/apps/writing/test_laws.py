"""What is true of Texte whatever a person does."""

from typing import ClassVar

from kiosk.course.acts import Act, Pressed, Typed
from kiosk.desk.apps.writing.open_documents import current_document, windows
from kiosk.desk.state import Desk
from tests.desk.apps.writing.writing_samples import CV, WITH_USB, after_acts, desk, is_whole
from tests.desk.desk_machine import DeskMachine, machine_case

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


def test_a_text_that_comes_in_one_piece_bears_no_marks_but_those_around() -> None:
    at = after_acts(desk(CV), Pressed("end"), Pressed("ctrl+a"), Typed("Une\nDeux"))
    now = current_document(at, windows(at)[0].id)
    assert now.text == "Une\nDeux" and is_whole(now)
