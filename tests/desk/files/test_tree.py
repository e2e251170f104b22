"""Files and folders: by mouse, by menu, by keyboard; names that are taken; the bin and back; searching."""

import pytest

from kiosk.course.acts import Act, Pressed, Typed
from kiosk.desk.acts import Clicked, DoubleClicked, Dropped, RightClicked
from kiosk.desk.files.names import PLACES
from kiosk.desk.state import Desk
from kiosk.desk.update import update
from kiosk.desk.values.file_names import MAX_NAME_LENGTH
from kiosk.desk.view import view
from tests.desk.desk_samples import after_acts, desk, names, node

TREE = """
open: [files]
files:
  Documents:
    - CV.pdf
    - {folder: Vacances, files: [{file: plage.jpg, text: À la mer}]}
  Images: [plage.jpg, chat.jpg]
  Corbeille: [{file: notes.txt, text: À garder, from: Documents/Vacances}, {file: vieux.txt, from: Documents/Parti}]
"""
CV, VACANCES = "files/item/Documents/CV.pdf", "files/item/Documents/Vacances"


def paths(at: Desk) -> set[str]:
    return set(at.files.entries)


WAYS: dict[str, tuple[Act, ...]] = {
    "drag onto the list": (Dropped(CV, VACANCES),),
    "drag onto the tree": (Dropped(CV, "files/tree/Documents/Vacances"),),
    "cut and paste by keys": (Clicked(CV), Pressed("ctrl+x"), DoubleClicked(VACANCES), Pressed("ctrl+v")),
    "cut and paste by menus": (
        RightClicked(CV), Clicked("menu/Couper"), RightClicked(VACANCES), Clicked("menu/Coller"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_a_file_is_moved_whatever_the_way_and_undo_puts_it_back(way: tuple[Act, ...]) -> None:
    start = desk(TREE)
    after = after_acts(start, *way)
    assert "Documents/Vacances/CV.pdf" in paths(after) and "Documents/CV.pdf" not in paths(after)
    assert update(after, Pressed("ctrl+z")).files == start.files


def test_a_copy_beside_the_original_has_a_name_of_its_own() -> None:
    at = after_acts(desk(TREE), Clicked(CV), Pressed("ctrl+c"), Pressed("ctrl+v"), Pressed("ctrl+v"))
    assert {"Documents/CV.pdf", "Documents/CV (2).pdf", "Documents/CV (3).pdf"} <= paths(at)
    assert "CV (3).pdf" in at.place.notice


@pytest.mark.parametrize("on", ["files/tree/Documents/Vacances", "files/tree/Documents/Vacances/Été"])
def test_a_folder_cannot_be_moved_into_itself_or_below(on: str) -> None:
    at = desk("open: [files]\nfiles: {Documents: [{folder: Vacances, files: [{folder: Été, files: [mer.jpg]}]}]}")
    assert update(at, Dropped(VACANCES, on)).files == at.files
    cut = after_acts(at, Clicked(VACANCES), Pressed("ctrl+x"), RightClicked(on), Clicked("menu/Coller"))
    assert cut.files == at.files


@pytest.mark.parametrize("place", PLACES)
def test_the_places_of_the_computer_are_neither_moved_nor_renamed_nor_thrown_away(place: str) -> None:
    at = desk(TREE)
    other = "Images" if place != "Images" else "Documents"
    node_id = f"files/tree/{place}"
    for on in (f"files/tree/{other}", "files/tree/Corbeille"):
        assert update(at, Dropped(node_id, on)).files == at.files
    for act in (Pressed("delete"), Pressed("f2"), Pressed("ctrl+x")):
        after = after_acts(at, Clicked(node_id), act, Typed("Autre"), Pressed("enter"), Clicked(f"files/tree/{other}"))
        assert after_acts(after, Pressed("ctrl+v")).files == at.files, act


def test_a_name_has_a_most_and_no_sign_that_a_file_cannot_bear() -> None:
    at = after_acts(desk(TREE), Clicked(CV), Pressed("f2"), Typed("très " * 40 + "long"), Pressed("enter"))
    (name,) = [path.removeprefix("Documents/") for path in paths(at) if path.startswith("Documents/très")]
    assert len(name) <= MAX_NAME_LENGTH


def test_a_folder_goes_nowhere_into_itself_and_takes_along_what_is_in_it() -> None:
    at = desk(TREE)
    assert update(at, Dropped(VACANCES, "files/tree/Documents/Vacances")).files == at.files
    moved = update(at, Dropped(VACANCES, "files/tree/Images"))
    assert "Images/Vacances/plage.jpg" in paths(moved)


@pytest.mark.parametrize(
    ("typed", "name"), [("Mon CV", "Mon CV.pdf"), ("Mon CV.pdf", "Mon CV.pdf"), ("a/b", "a-b.pdf")]
)
def test_renaming_keeps_the_ending(typed: str, name: str) -> None:
    at = after_acts(desk(TREE), Clicked(CV), Pressed("f2"), Pressed("ctrl+a"), Typed(typed), Pressed("enter"))
    assert f"Documents/{name}" in paths(at) and "Documents/CV.pdf" not in paths(at)
    assert node(at, f"files/item/Documents/{name}").selected


def test_renaming_begins_with_the_name_selected_without_its_ending() -> None:
    at = after_acts(desk(TREE), Clicked(CV), Pressed("f2"), Typed("Camille"), Pressed("enter"))
    assert "Documents/Camille.pdf" in paths(at)


def test_a_deleted_file_is_in_the_bin_and_restored_to_where_it_was() -> None:
    at = after_acts(desk(TREE), Clicked(CV), Pressed("delete"))
    assert "Corbeille/CV.pdf" in paths(at) and "corbeille" in at.place.notice
    at = after_acts(
        at, Clicked("files/tree/Corbeille"), Clicked("files/item/Corbeille/CV.pdf"), Clicked("files/restore")
    )
    assert "Documents/CV.pdf" in paths(at)
    notes = after_acts(at, RightClicked("files/item/Corbeille/notes.txt"), Clicked("menu/Restaurer"))
    assert "Documents/Vacances/notes.txt" in paths(notes)
    lost = after_acts(at, RightClicked("files/item/Corbeille/vieux.txt"), Clicked("menu/Restaurer"))
    assert "Documents/vieux.txt" in paths(lost), "its folder is no more"


def test_emptying_the_bin_asks_first_and_cannot_be_undone() -> None:
    asked = after_acts(desk(TREE), Clicked("files/tree/Corbeille"), Clicked("files/empty"))
    assert "Corbeille/notes.txt" in paths(asked)
    assert "Corbeille/notes.txt" in paths(update(asked, Clicked("dialog/button/Annuler")))
    gone = update(asked, Clicked("dialog/button/Vider"))
    assert "Corbeille/notes.txt" not in paths(gone)
    assert "Corbeille/notes.txt" not in paths(update(gone, Pressed("ctrl+z")))


def test_searching_finds_by_a_part_of_the_name_without_accents_and_says_where() -> None:
    at = after_acts(desk(TREE), Clicked("files/search"), Typed("PLÂGE"))
    found = node(at, "files/list").children
    assert len(found) == 2 and len(set(names(found))) == 2
    assert {n.description for n in found} == {"Documents › Vacances", "Images"}
    opened = update(at, DoubleClicked("files/item/Images/plage.jpg"))
    assert opened.front is not None and opened.front.program == "viewer"
    assert update(at, Clicked("files/tree/Images")).text("files/search") == ""


def test_going_into_a_folder_and_back() -> None:
    inside = after_acts(desk(TREE), DoubleClicked(VACANCES))
    assert names(node(inside, "files/list").children) == ["plage.jpg"]
    assert "files/item/Documents/CV.pdf" in [
        n.id for n in node(update(inside, Clicked("files/back")), "files/list").children
    ]
    assert names(node(update(inside, Clicked("files/up")), "files/list").children) == ["Vacances", "CV.pdf"]


def test_the_folder_that_is_shown_may_go_away() -> None:
    at = after_acts(desk(TREE), DoubleClicked(VACANCES), Dropped("files/tree/Documents/Vacances", "files/tree/Images"))
    at = after_acts(at, RightClicked("files/tree/Documents/Vacances"), Clicked("menu/Mettre à la corbeille"))
    assert "Documents" in node(at, "window/files").name


def test_searching_finds_files_and_folders_but_none_of_the_computers_own_places() -> None:
    at = after_acts(desk(TREE), Clicked("files/search"), Typed("a"))
    found = [path.rpartition("/")[2] for path in (n.id for n in node(at, "files/list").children)]
    assert {"Vacances", "chat.jpg", "plage.jpg"} <= set(found)
    assert not set(found) & set(PLACES)


def test_what_lies_on_the_desktop_is_opened_renamed_and_thrown_away_there() -> None:
    at, icon = desk("files: {Bureau: [liste.txt]}"), "desktop/item/Bureau/liste.txt"
    opened = update(at, DoubleClicked(icon))
    assert opened.front is not None and "liste.txt" in view(opened).children[0].name
    named = after_acts(at, RightClicked(icon), Clicked("menu/Renommer"), Typed("courses"), Pressed("enter"))
    assert "Bureau/courses.txt" in paths(named)
    for way in ((Clicked(icon), Pressed("delete")), (Dropped(icon, "desktop/item/Corbeille"),)):
        assert "Corbeille/liste.txt" in paths(after_acts(at, *way))
