"""A name that is taken asks, an ending that changes asks, and on the stick there is no bin."""

import pytest

from kiosk.course.acts import Act, Pressed, Typed
from kiosk.course.solution import Click, Drag, Press, RightClick
from kiosk.desk.acts import Clicked, Dropped, RightClicked
from kiosk.desk.state import Desk
from kiosk.desk.update import update
from tests.desk.apps.mail.mail_samples import visible_text
from tests.desk.desk_samples import after_acts, desk
from tests.desk.shell.test_selecting import play

TAKEN = """
open: [files]
files:
  Documents:
    - {file: CV.pdf, text: Nouveau}
    - lettre.odt
    - {folder: Vacances, files: [{file: CV.pdf, text: Ancien}]}
    - {folder: Lettres}
  Images: [{folder: Lettres, files: [a.txt]}]
  Corbeille: [{file: lettre.odt, from: Documents}]
usb: {files: [photo.jpg, note.txt]}
"""
CV, VACANCES = "files/item/Documents/CV.pdf", "files/item/Documents/Vacances"
HERE, THERE = "Documents/CV.pdf", "Documents/Vacances/CV.pdf"

WAYS: dict[str, tuple[tuple[Act, ...], str]] = {
    "dragged": ((Dropped(CV, VACANCES),), "Ne pas déplacer"),
    "cut": ((Clicked(CV), Pressed("ctrl+x"), RightClicked(VACANCES), Clicked("menu/Coller")), "Ne pas déplacer"),
    "copied": ((Clicked(CV), Pressed("ctrl+c"), RightClicked(VACANCES), Clicked("menu/Coller")), "Ne pas copier"),
}


def words(at: Desk, path: str) -> str:
    document = at.files.document(path)
    return document.words if document else ""


@pytest.mark.parametrize(("way", "leave"), WAYS.values(), ids=WAYS)
def test_a_taken_name_asks_to_keep_both_to_replace_or_to_leave(way: tuple[Act, ...], leave: str) -> None:
    start = desk(TAKEN)
    asked = after_acts(start, *way)
    assert asked.files == start.files and "« CV.pdf » est déjà dans Vacances." in visible_text(asked)
    both = play(asked, Click("Garder les deux"))
    assert words(both, THERE) == "Ancien" and words(both, "Documents/Vacances/CV (2).pdf") == "Nouveau"
    assert "CV (2).pdf" in both.place.notice
    replaced = play(asked, Click("Remplacer"))
    assert words(replaced, THERE) == "Nouveau"
    assert (HERE in replaced.files.entries) == (leave == "Ne pas copier")
    assert update(replaced, Pressed("ctrl+z")).files == start.files, "what was replaced comes back by undo"
    for answer in (Click(leave), Press("escape")):
        left = play(asked, answer)
        assert left.files == start.files and left.place.notice


def test_the_others_of_several_go_though_one_name_is_taken() -> None:
    at = play(desk(TAKEN), Click("CV.pdf"), Click("lettre.odt", held="ctrl"), Drag("lettre.odt", "Vacances"))
    left = play(at, Click("Ne pas déplacer"))
    assert left.files.within("Documents/Vacances") == (THERE, "Documents/Vacances/lettre.odt")
    assert HERE in left.files.entries


def test_a_folder_is_never_replaced() -> None:
    at = after_acts(
        desk(TAKEN), Clicked("files/tree/Images"), Dropped("files/item/Images/Lettres", "files/tree/Documents")
    )
    assert at.place.dialog is not None and at.place.dialog.buttons == ("Garder les deux", "Ne pas déplacer")
    assert play(at, Click("Garder les deux")).files.is_folder("Documents/Lettres (2)")


def test_what_is_dropped_where_it_already_is_says_so() -> None:
    at = after_acts(desk(TAKEN), Dropped(CV, "files/tree/Documents"))
    assert at.place.notice == "« CV.pdf » est déjà dans Documents."


def test_restoring_where_the_name_is_taken_again_asks() -> None:
    at = play(desk(TAKEN), Click("Corbeille"), Click("lettre.odt"), Click("Restaurer"))
    assert at.place.dialog is not None and at.place.dialog.buttons[-1] == "Ne pas restaurer"
    assert play(at, Click("Garder les deux")).files.document("Documents/lettre (2).odt")


def renamed(name: str, at: Desk | None = None) -> Desk:
    at = after_acts(at or desk(TAKEN), Clicked(CV), Pressed("f2"), Pressed("ctrl+a"), Typed(name))
    return update(at, Pressed("enter"))


def test_a_new_name_that_is_taken_asks() -> None:
    asked = renamed("lettre", desk(TAKEN.replace("- lettre.odt", "- lettre.pdf")))
    assert "« lettre.pdf » est déjà dans Documents." in visible_text(asked)
    assert words(play(asked, Click("Remplacer")), "Documents/lettre.pdf") == "Nouveau"
    assert "Documents/lettre (2).pdf" in play(asked, Click("Garder les deux")).files.entries
    assert HERE in play(asked, Click("Ne pas renommer")).files.entries


def test_another_ending_asks_and_none_stays_as_it_was() -> None:
    assert "Documents/Mon CV.pdf" in renamed("Mon CV").files.entries
    asked = renamed("Mon CV.odt")
    assert "Le fichier risque de ne plus s'ouvrir." in visible_text(asked) and HERE in asked.files.entries
    assert "Documents/Mon CV.pdf" in play(asked, Click("Garder .pdf")).files.entries
    assert "Documents/Mon CV.odt" in play(asked, Click("Mettre .odt")).files.entries
    assert HERE in play(asked, Press("escape")).files.entries
    assert "même" in renamed("CV").place.notice


@pytest.mark.parametrize("way", ["menu", "key", "drag"])
def test_what_is_deleted_on_the_stick_is_gone_after_a_question(way: str) -> None:
    at = after_acts(desk(TAKEN), Clicked("files/tree/Clé USB"))
    photo = "files/item/Clé USB/photo.jpg"
    asked = {
        "menu": lambda: play(at, RightClick("photo.jpg"), Click("Supprimer définitivement")),
        "key": lambda: after_acts(at, Clicked(photo), Pressed("delete")),
        "drag": lambda: after_acts(at, Dropped(photo, "files/tree/Corbeille")),
    }[way]()
    assert asked.files == at.files and "n'a pas de corbeille" in visible_text(asked)
    assert play(asked, Click("Annuler")).files == at.files
    gone = play(asked, Click("Supprimer"))
    assert "Clé USB/photo.jpg" not in gone.files.entries and not [
        p for p in gone.files.within("Corbeille") if "photo" in p
    ]
    assert update(gone, Pressed("ctrl+z")).files == gone.files


def test_several_of_the_stick_go_together() -> None:
    at = play(desk(TAKEN), Click("Clé USB"), Press("ctrl+a"), Press("delete"), Click("Supprimer"))
    assert at.files.within("Clé USB") == ()


def test_an_empty_bin_is_not_emptied_again() -> None:
    at = desk("open: [files]")
    told = play(at, RightClick("Corbeille"), Click("Vider la corbeille"))
    assert told.place.dialog is None and told.place.notice
