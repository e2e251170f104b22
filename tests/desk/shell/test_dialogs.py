"""Questions in front of everything."""

import pytest

from kiosk.course.acts import Pressed, Typed
from kiosk.desk.acts import CaretPut, Clicked, DoubleClicked, Dropped, Focused, RightClicked, TextSelected
from kiosk.desk.apps import PROGRAMS
from kiosk.desk.changes import show_dialog
from kiosk.desk.nodes import walk_live
from kiosk.desk.program import Nothing, Program
from kiosk.desk.state import Desk, Dialog, DialogAnswer
from kiosk.desk.update import update
from kiosk.desk.view import view
from tests.desk.desk_samples import after_acts, desk, node
from tests.desk.shell.shell_samples import BARE, focused_id, press, visible_ids


def test_a_dialog_is_in_front_of_everything_and_enter_and_escape_answer_it() -> None:
    at = after_acts(desk(BARE), Clicked("taskbar/program/files"), Clicked("files/new-folder"))
    assert focused_id(at) == "dialog/name"
    assert node(at, "dialog/name").field is not None
    behind = [n for n in walk_live(view(at)) if n.id.startswith(("files/", "taskbar/"))]
    assert not behind, "nothing behind can be reached"
    assert update(at, Clicked("files/new-folder")) == at
    named = press(after_acts(at, Typed("Lettres")), "enter")
    assert named.files.is_folder("Documents/Lettres"), "the name proposed is selected, so typing takes its place"
    assert named.place.dialog is None
    assert press(at, "escape").files == at.files
    assert press(at, "tab", "tab", "enter").files == at.files, "Annuler is the second button"


def test_saving_under_a_taken_name_asks_first_and_the_answer_can_be_no(monkeypatch: pytest.MonkeyPatch) -> None:
    ask = Dialog(
        "recorder", "save", "Enregistrer sous", kind="save", buttons=("Enregistrer", "Annuler"), label="CV.pdf"
    )
    answers: list[DialogAnswer] = []

    class Recorder(Program[Nothing, Nothing, Nothing]):
        key, name, picture, on_desktop = "recorder", "Essai", "livre", False

        def on_answer(self, desk: Desk, dialog: Dialog, answer: DialogAnswer) -> Desk:
            answers.append(answer)
            return desk

    monkeypatch.setitem(PROGRAMS, "recorder", Recorder())
    at = update(show_dialog(desk(BARE), ask), Clicked("dialog/button/Enregistrer"))
    assert not answers and "dialog/button/Remplacer" in visible_ids(at)
    again = update(at, Clicked("dialog/button/Annuler"))
    assert node(again, "dialog/name").field is not None, "back at the name"
    update(at, Clicked("dialog/button/Remplacer"))
    free = after_acts(again, Clicked("dialog/folder/Images"), Clicked("dialog/button/Enregistrer"))
    assert free.place.dialog is None
    empty = after_acts(again, Clicked("dialog/name"), Pressed("ctrl+a"), Pressed("delete"), Pressed("enter"))
    assert empty.place.dialog is not None and empty.place.notice
    assert [a.path for a in answers] == ["Documents/CV.pdf", "Images/CV.pdf"]


def test_behind_a_dialog_nothing_can_be_done() -> None:
    at = desk("open: [files]\n" + BARE)
    behind = [n.id for n in walk_live(view(at)) if n.id != "desk"]
    asked = update(at, Clicked("files/new-folder"))
    assert asked.place.dialog is not None
    for id in behind:
        for act in (Clicked(id), DoubleClicked(id), RightClicked(id), Focused(id), CaretPut(id, 0)):
            assert update(asked, act) == asked, act
    dragged = Dropped("files/item/Documents/CV.pdf", "files/tree/Images")
    assert update(at, dragged) != at
    assert update(asked, dragged) == asked


def test_the_windows_stay_as_they_are_while_a_dialog_asks() -> None:
    at = after_acts(desk("open: [writing, files]\n" + BARE), Clicked("files/new-folder"))
    assert at.place.dialog is not None
    assert press(at, "f6").place.windows == at.place.windows


def test_a_dialog_says_which_endings_it_shows_and_what_it_saves() -> None:
    ask = Dialog("files", "look", "Choisir un fichier", kind="choose", buttons=("Ouvrir", "Annuler"), endings=(".jpg",))
    said = node(show_dialog(desk(BARE), ask), "dialog/left-out").name
    assert said == "La liste montre les fichiers qui finissent par .jpg."
    everything = Dialog("files", "look", "Choisir un fichier", kind="choose")
    assert "dialog/left-out" not in visible_ids(show_dialog(desk(BARE), everything))
    save = Dialog("files", "keep", "Enregistrer sous", kind="save", label="CV", endings=(".odt", ".txt"))
    at = show_dialog(desk(BARE), save)
    assert node(at, "dialog/kind").name == "Type : Texte (.odt)"
    written = after_acts(at, TextSelected("dialog/name", 0, 9), Typed("CV.txt"))
    assert node(written, "dialog/kind").name == "Type : Texte (.txt)"


def test_a_text_box_of_a_dialog_has_its_menu() -> None:
    at = after_acts(desk(), Clicked("files/new-folder"), RightClicked("dialog/name"))
    assert focused_id(at) == "menu/Couper"
    cut = press(at, "enter")
    assert focused_id(cut) == "dialog/name" and cut.text("dialog/name") == ""
    pasted = after_acts(cut, RightClicked("dialog/name"), Clicked("menu/Coller"))
    assert pasted.text("dialog/name") == "Nouveau dossier"
    assert press(pasted, "shift+f10", "escape").place.dialog is pasted.place.dialog
