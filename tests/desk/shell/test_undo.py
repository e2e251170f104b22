"""Undo and redo: every window has its own history, files have theirs, and the notice says what was undone."""

from __future__ import annotations

import pytest

from kiosk.course.acts import Act, Pressed, Typed
from kiosk.course.solution import Drag, Press, Type
from kiosk.desk.acts import CaretPut, Clicked, DoubleClicked, Dropped, Focused, WindowMoved
from kiosk.desk.state import MAX_CHANGES, MAX_UNDO, Desk
from tests.desk.apps.mail.mail_samples import after_gestures, visible_text
from tests.desk.desk_samples import after_acts, desk

UNDO, REDO = Pressed("ctrl+z"), Pressed("ctrl+y")
CV, FOLDER = "files/item/Documents/CV.pdf", "files/item/Documents/Vacances"
HERE = """
open: [files]
files:
  Documents: [{folder: Vacances}, {file: CV.pdf, text: Camille}, {file: lettre.odt, text: Madame}]
  Images: [{file: plage.jpg, picture: lune}]
mail: {me: camille@exemple.fr, inbox: [{from: "Lucie <lucie@exemple.fr>", subject: Réunion, body: Jeudi à 10 h.}]}
"""


def notice(at: Desk, *acts: Act) -> str:
    """The notice after acts."""
    return after_acts(at, *acts).place.notice


def renamed(at: Desk, node: str = CV, name: str = "vieux.pdf") -> Desk:
    """The desk with a file renamed in Fichiers."""
    return after_acts(at, Clicked(node), Pressed("f2"), Pressed("ctrl+a"), Typed(name), Pressed("enter"))


def test_files_say_where_they_are_again() -> None:
    at = desk(HERE)
    binned = after_acts(at, Clicked(CV), Pressed("delete"))
    assert notice(binned, UNDO) == "Annulé : CV.pdf est de nouveau dans Documents."
    assert notice(binned, UNDO, REDO) == "Refait : CV.pdf est de nouveau dans la corbeille."
    assert notice(renamed(at), UNDO) == "Annulé : vieux.pdf s'appelle de nouveau CV.pdf."
    moved = after_acts(at, Dropped(CV, FOLDER))
    assert notice(moved, UNDO) == "Annulé : CV.pdf est de nouveau dans Documents."
    assert notice(moved, UNDO, REDO) == "Refait : CV.pdf est de nouveau dans Vacances."
    copied = after_acts(at, Clicked(CV), Pressed("ctrl+c"), Pressed("ctrl+v"))
    assert notice(copied, UNDO) == "Annulé : CV (2).pdf n'est plus dans Documents."
    made = after_acts(at, Clicked("files/new-folder"), Pressed("enter"))
    assert notice(made, UNDO) == "Annulé : Nouveau dossier n'est plus dans Documents."


def test_a_window_undoes_what_was_done_in_it_and_nothing_else() -> None:
    at = renamed(desk(HERE))
    reading = after_acts(at, DoubleClicked("files/item/Documents/vieux.pdf"))
    assert notice(reading, UNDO) == "Il n'y a rien à annuler."
    assert after_acts(reading, UNDO).files == at.files
    writing = after_gestures(after_acts(at, DoubleClicked("files/item/Documents/lettre.odt")), Type("x", "Page"))
    undone = after_acts(writing, UNDO, UNDO)
    assert undone.files == at.files and undone.content.values == at.content.values
    back = after_acts(undone, Clicked("taskbar/program/files"), UNDO)
    assert back.files.get("Documents/CV.pdf") is not None


def test_each_draft_and_each_document_has_its_own_history() -> None:
    at = after_gestures(desk(HERE), "Messagerie", "Nouveau message", Type("Un", "Objet"))
    at = after_gestures(at, "Ma messagerie", "Nouveau message", Type("Deux", "Objet"))
    first, second = [w.id for w in at.place.windows if w.id.startswith("mail/")]
    undone = after_acts(at, UNDO)
    assert (undone.text(f"{first}/subject"), undone.text(f"{second}/subject")) == ("Un", "")
    assert undone.place.notice == "Annulé : le texte écrit."
    assert after_acts(undone, UNDO).text(f"{first}/subject") == "Un"


def test_what_is_typed_after_an_undo_ends_what_could_be_redone() -> None:
    at = after_gestures(desk(HERE), "Messagerie", "Nouveau message", Type("Un", "Objet"), Press("ctrl+z"))
    assert after_acts(at, Pressed("ctrl+shift+z")).place.notice == "Refait : le texte écrit."
    assert notice(after_acts(at, Pressed("a", "a")), REDO) == "Il n'y a rien à refaire."


def test_the_caret_goes_where_the_text_changed() -> None:
    at = after_gestures(desk(HERE), "Messagerie", "Nouveau message", Type("Bonjour Lucie", "Message"))
    box = at.place.focus
    at = after_acts(at, CaretPut(box, len("Bonjour")), Pressed(",", ","), UNDO)
    assert (at.text(box), at.place.carets[box]) == ("Bonjour Lucie", (len("Bonjour"), None))
    erased = after_acts(at, Pressed("ctrl+backspace"), UNDO)
    assert (erased.text(box), erased.place.notice) == ("Bonjour Lucie", "Annulé : le texte effacé.")


@pytest.mark.parametrize(
    ("gestures", "said"),
    [
        (["Réunion", "Supprimer"], "le message est de nouveau dans Boîte de réception"),
        (["Nouveau message", "Joindre un fichier", "CV.pdf", "Ouvrir"], "la pièce jointe"),
    ],
)
def test_the_mailbox_says_what_is_so_again(gestures: list[str], said: str) -> None:
    at = after_gestures(desk(HERE), "Messagerie", *gestures)
    assert notice(at, UNDO) == f"Annulé : {said}."


def test_the_format_of_a_text_is_named() -> None:
    at = after_acts(desk(HERE), DoubleClicked("files/item/Documents/lettre.odt"))
    assert notice(after_gestures(at, Press("ctrl+a"), "Gras"), UNDO) == "Annulé : la mise en forme."


def test_a_document_that_was_saved_since_keeps_what_was_saved_when_its_new_name_is_undone() -> None:
    at = renamed(desk(HERE), "files/item/Documents/lettre.odt", "courrier.odt")
    at = after_acts(at, DoubleClicked("files/item/Documents/courrier.odt"))
    at = after_gestures(at, Type(", Monsieur", "Page"), Press("ctrl+s"))
    back = after_acts(at, Clicked("taskbar/program/files"), UNDO)
    document = back.files.document("Documents/lettre.odt")
    assert document is not None and "Monsieur" in document.words


def test_a_new_folder_with_something_in_it_stays() -> None:
    at = after_acts(desk(HERE), Clicked("files/new-folder"), Pressed("enter"))
    at = after_acts(at, DoubleClicked("files/item/Documents/lettre.odt"))
    at = after_gestures(at, Type("x", "Page"), "Fichier", "Enregistrer sous", "Nouveau dossier", "Enregistrer")
    back = after_acts(at, Clicked("taskbar/program/files"), UNDO)
    assert back.files == at.files
    assert back.place.notice == "Ce changement ne peut plus s'annuler."


def test_what_is_on_the_desktop_and_in_the_folders_is_one_history() -> None:
    at = after_gestures(desk(HERE), Drag("CV.pdf", "Vacances"), "Réduire")
    assert "Documents/CV.pdf" in after_acts(at, UNDO).files.entries


def test_the_words_of_a_search_are_undone_in_its_box_alone() -> None:
    at = after_acts(renamed(desk(HERE)), Clicked("files/search"), Typed("plage"))
    undone = after_acts(at, UNDO)
    assert undone.text("files/search") == "" and undone.files == at.files
    assert after_acts(undone, UNDO).files == at.files
    assert after_acts(at, Clicked("files/list"), Clicked("files/item/Images/plage.jpg"), UNDO).files != at.files


def test_only_so_many_changes_are_kept() -> None:
    at = after_acts(desk(HERE), Clicked("files/search"))
    for _count in range(MAX_CHANGES):
        at = after_acts(at, Pressed("space", " "))
    assert len(at.history) == MAX_UNDO
    assert "Il n'y a rien à annuler." in visible_text(after_acts(at, *[UNDO] * (MAX_UNDO + 1)))


def test_what_was_undone_in_a_list_behind_another_window_is_made_again_there() -> None:
    beside = (Clicked("window-size/files"), Clicked("taskbar/program/mail"), Clicked("window-size/mail"))
    at = after_acts(desk(HERE), *beside, WindowMoved("mail", "left"), WindowMoved("files", "right"))
    made = after_acts(at, Clicked("files/new-folder"), Pressed("enter"), WindowMoved("mail", "left"))
    made = after_acts(made, Focused("files/item/Documents/Nouveau dossier"))
    assert made.front is not None and made.front.id == "mail"
    undone = after_acts(made, UNDO)
    assert undone.place.focus == "files/item/Documents/Vacances"
    assert after_acts(undone, REDO).files == made.files


def test_undoing_something_else_leaves_a_saved_document_with_the_day_on_which_it_was_saved() -> None:
    made = after_acts(desk(HERE), Clicked("files/new-folder"), Pressed("enter"))
    assert "Documents/lettre.odt" in made.files.details
    saved = after_gestures(after_acts(made, DoubleClicked("files/item/Documents/lettre.odt")), Type("x", "Page"))
    saved = after_acts(saved, Pressed("ctrl+s"), Clicked("taskbar/program/files"))
    assert "Documents/lettre.odt" not in saved.files.details
    undone = after_acts(saved, UNDO)
    assert undone.files.get("Documents/Nouveau dossier") is None
    assert "Documents/lettre.odt" not in undone.files.details
    assert after_acts(undone, REDO).files == saved.files
