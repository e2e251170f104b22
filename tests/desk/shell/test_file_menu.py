"""What can be done with a file: its menu, dragging it."""

from kiosk.course.acts import Pressed, Typed
from kiosk.desk.acts import Clicked, Dropped, Focused, RightClicked
from kiosk.desk.update import update
from tests.desk.desk_samples import after_acts, desk, names, node
from tests.desk.shell.shell_samples import BARE, focused_id, press


def test_a_right_click_opens_a_menu_that_escape_or_a_click_elsewhere_closes() -> None:
    at = update(desk(BARE), Clicked("taskbar/program/files"))
    menu = update(at, RightClicked("files/item/Documents/CV.pdf"))
    assert names(node(menu, "menu").children)[0] == "Ouvrir"
    assert focused_id(menu) == "menu/Ouvrir"
    assert focused_id(press(menu, "escape")) == "files/item/Documents/CV.pdf"
    elsewhere = update(menu, Clicked("files/item/Documents/lettre.txt"))
    assert elsewhere.place.menu is None and node(elsewhere, "files/item/Documents/lettre.txt").selected
    by_keys = press(update(at, Focused("files/item/Documents/CV.pdf")), "shift+f10", "down", "down", "enter")
    assert by_keys.place.clipboard is not None, "Copier is the third entry"


def test_dragging_to_the_stick_copies_and_dragging_to_a_folder_moves() -> None:
    at = update(desk(BARE + "\nusb: {}"), Clicked("taskbar/program/files"))
    copied = update(at, Dropped("files/item/Documents/CV.pdf", "files/tree/Clé USB"))
    assert {"Documents/CV.pdf", "Clé USB/CV.pdf"} <= set(copied.files.entries)
    moved = update(at, Dropped("files/item/Documents/CV.pdf", "files/tree/Images"))
    assert "Images/CV.pdf" in moved.files.entries and "Documents/CV.pdf" not in moved.files.entries


def test_a_renamed_file_keeps_its_ending_though_the_name_has_a_point() -> None:
    at = after_acts(
        desk(BARE), Clicked("taskbar/program/files"), RightClicked("files/item/Documents/CV.pdf"),
        Clicked("menu/Renommer"), Typed("CV M. Petit"), Pressed("enter"),
    )  # fmt: skip
    assert "Documents/CV M. Petit.pdf" in at.files.entries
