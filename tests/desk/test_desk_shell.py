"""The shell as a beginner finds it: icons, windows, the task bar, dialogs, menus, the keyboard, the USB stick."""

import pytest

from kiosk.course.acts import Pressed, Typed
from kiosk.desk.acts import CaretPut, Clicked, DoubleClicked, Dropped, Focused, RightClicked, TextSelected
from kiosk.desk.apps import PROGRAMS
from kiosk.desk.changes import show_dialog
from kiosk.desk.nodes import walk_live
from kiosk.desk.program import Nothing, Program
from kiosk.desk.state import Answer, Desk, Dialog, TextClip
from kiosk.desk.update import tab_leaves, update
from kiosk.desk.view import view
from tests.desk.desk_samples import desk, done, names, node

BARE = "files: {Documents: [CV.pdf, lettre.txt]}"


def ids(at: Desk) -> list[str]:
    return [n.id for n in walk_live(view(at))]


def focus(at: Desk) -> str:
    return next((n.id for n in walk_live(view(at)) if n.focused), "")


def press(at: Desk, *keys: str) -> Desk:
    return done(at, *(Pressed(k, k if len(k) == 1 else "") for k in keys))


def test_an_icon_of_the_desktop_is_opened_by_a_double_click_and_selected_by_one_click() -> None:
    start = desk(BARE)
    once = update(start, Clicked("desktop/program/files"))
    assert node(once, "desktop/program/files").selected
    assert not once.place.windows
    twice = update(start, DoubleClicked("desktop/program/files"))
    assert twice.front is not None and twice.front.program == "files"
    assert "desktop" not in ids(twice), "a large window covers the desktop"


def test_a_window_is_reduced_brought_back_by_the_task_bar_made_smaller_and_closed() -> None:
    at = update(desk(BARE), Clicked("taskbar/program/files"))
    reduced = update(at, Clicked("window-reduce/files"))
    assert reduced.front is None and "desktop" in ids(reduced)
    assert not node(reduced, "taskbar/program/files").pressed
    back = update(reduced, Clicked("taskbar/program/files"))
    assert back.front is not None and node(back, "window-size/files").name == "Rétablir"
    smaller = update(back, Clicked("window-size/files"))
    assert {"desktop", "window/files"} <= set(ids(smaller))
    assert node(smaller, "window-size/files").name == "Agrandir"
    assert "window/files" not in ids(update(smaller, Clicked("window-close/files")))


def test_two_windows_stand_side_by_side_and_a_click_brings_one_to_the_front() -> None:
    at = desk(
        BARE + "\nopen: [{program: files, size: normal}, {program: viewer, file: Documents/CV.pdf, size: normal}]"
    )
    assert len(at.visible_windows) == 2 and at.front is not None and at.front.program == "viewer"
    places = [w.id for w in at.visible_windows]
    clicked = update(at, Clicked("files/item/Documents/CV.pdf"))
    assert clicked.front is not None and clicked.front.program == "files"
    assert [w.id for w in clicked.visible_windows] == places, "no window jumps when it is clicked"
    assert update(clicked, Pressed("f6")).front == at.front
    # without a focus, the keyboard goes round all the windows, reduced ones too
    reduced = done(at, Clicked("window-reduce/viewer/Documents/CV.pdf"), Pressed("f6"), Pressed("f6"))
    assert reduced.front is not None


def test_a_right_click_opens_a_menu_that_escape_or_a_click_elsewhere_closes() -> None:
    at = update(desk(BARE), Clicked("taskbar/program/files"))
    menu = update(at, RightClicked("files/item/Documents/CV.pdf"))
    assert names(node(menu, "menu").children)[0] == "Ouvrir"
    assert focus(menu) == "menu/Ouvrir"
    assert focus(press(menu, "escape")) == "files/item/Documents/CV.pdf"
    elsewhere = update(menu, Clicked("files/item/Documents/lettre.txt"))
    assert elsewhere.place.menu is None and node(elsewhere, "files/item/Documents/lettre.txt").selected
    by_keys = press(update(at, Focused("files/item/Documents/CV.pdf")), "shift+f10", "down", "down", "enter")
    assert by_keys.place.clipboard is not None, "Copier is the third entry"


def test_tab_goes_through_every_control_in_reading_order_and_comes_round() -> None:
    at = update(desk(BARE), Clicked("taskbar/program/files"))
    seen: list[str] = []
    while tab_leaves(at, "tab") is False:
        at = press(at, "tab")
        seen.append(focus(at))
    expected = [
        "window-reduce/files", "window-size/files", "window-close/files", "files/new-folder", "files/search",
        "files/tree/Documents", "files/item/Documents/CV.pdf", "taskbar/program/files",
    ]  # fmt: skip
    assert seen[0] == "window-reduce/files"
    assert [i for i in seen if i in expected] == expected
    assert focus(press(at, "tab")) == seen[0]
    back = press(at, "shift+tab")
    assert focus(back) == seen[-2]


def test_arrows_move_in_a_list_and_enter_opens() -> None:
    at = done(desk(BARE), Clicked("taskbar/program/files"), Focused("files/item/Documents/CV.pdf"))
    down = press(at, "down")
    assert focus(down) == "files/item/Documents/lettre.txt"
    assert node(down, "files/item/Documents/lettre.txt").selected
    assert press(down, "down").place.focus == down.place.focus
    opened = press(press(down, "up"), "enter")
    assert opened.front is not None and opened.front.id == "viewer/Documents/CV.pdf"


def test_a_dialog_stands_before_all_and_enter_and_escape_answer_it() -> None:
    at = done(desk(BARE), Clicked("taskbar/program/files"), Clicked("files/new-folder"))
    assert focus(at) == "dialog/name"
    assert node(at, "dialog/name").field is not None
    behind = [n for n in walk_live(view(at)) if n.id.startswith(("files/", "taskbar/"))]
    assert not behind, "nothing behind can be reached"
    assert update(at, Clicked("files/new-folder")) == at
    named = press(done(at, Typed("Lettres")), "enter")
    assert named.files.is_folder("Documents/Lettres"), "the name proposed is selected, so typing takes its place"
    assert named.place.dialog is None
    assert press(at, "escape").files == at.files
    assert press(at, "tab", "tab", "enter").files == at.files, "Annuler is the second button"


def test_saving_under_a_taken_name_asks_first_and_the_answer_can_be_no(monkeypatch: pytest.MonkeyPatch) -> None:
    ask = Dialog(
        "recorder", "save", "Enregistrer sous", kind="save", buttons=("Enregistrer", "Annuler"), label="CV.pdf"
    )
    told: list[Answer] = []

    class Recorder(Program[Nothing, Nothing, Nothing]):
        key, name, picture, on_desktop = "recorder", "Essai", "livre", False

        def on_answer(self, desk: Desk, dialog: Dialog, answer: Answer) -> Desk:
            told.append(answer)
            return desk

    monkeypatch.setitem(PROGRAMS, "recorder", Recorder())
    at = update(show_dialog(desk(BARE), ask), Clicked("dialog/button/Enregistrer"))
    assert not told and "dialog/button/Remplacer" in ids(at)
    again = update(at, Clicked("dialog/button/Annuler"))
    assert node(again, "dialog/name").field is not None, "back at the name"
    update(at, Clicked("dialog/button/Remplacer"))
    free = done(again, Clicked("dialog/folder/Images"), Clicked("dialog/button/Enregistrer"))
    assert free.place.dialog is None
    empty = done(again, Clicked("dialog/name"), Pressed("ctrl+a"), Pressed("delete"), Pressed("enter"))
    assert empty.place.dialog is not None and empty.place.notice
    assert [a.path for a in told] == ["Documents/CV.pdf", "Images/CV.pdf"]


def test_one_clipboard_holds_text_and_what_is_pasted_takes_the_place_of_what_is_selected() -> None:
    at = done(desk(BARE), Clicked("taskbar/program/files"), Clicked("files/search"), Typed("Bonjour à tous"))
    at = done(at, TextSelected("files/search", 0, 7), Pressed("ctrl+c"), Pressed("end"), Pressed("ctrl+v"))
    assert at.place.clipboard == TextClip("Bonjour")
    assert at.text("files/search") == "Bonjour à tousBonjour"
    at = done(at, Pressed("ctrl+a"), RightClicked("files/search"), Clicked("menu/Coller"))
    assert at.text("files/search") == "Bonjour"
    cut = done(at, Pressed("ctrl+a"), Pressed("ctrl+x"))
    assert cut.text("files/search") == "" and press(cut, "ctrl+z").text("files/search") == "Bonjour"


def test_letters_written_in_one_go_are_undone_word_by_word() -> None:
    at = done(desk(BARE), Clicked("taskbar/program/files"), Clicked("files/search"))
    at = done(at, *(Pressed("space" if c == " " else c, c) for c in "deux mots"))
    assert press(at, "ctrl+z").text("files/search") == "deux "
    assert press(at, "ctrl+z", "ctrl+z", "ctrl+z").text("files/search") == ""
    assert press(at, *["ctrl+z"] * 9).place.notice, "it says that there is nothing left to undo"


def test_the_usb_stick_is_opened_and_taken_out_safely_and_plugged_in_again() -> None:
    at = desk(BARE + "\nusb: {files: [photo.jpg]}")
    inside = done(at, Clicked("taskbar/usb"), Clicked("menu/Ouvrir la clé"))
    assert "files/item/Clé USB/photo.jpg" in ids(inside)
    out = done(inside, Clicked("taskbar/usb"), Clicked("menu/Retirer la clé"))
    assert out.place.usb == "out" and not [i for i in ids(out) if "photo.jpg" in i]
    again = done(out, Clicked("taskbar/usb-in"), Clicked("files/tree/Clé USB"))
    assert "files/item/Clé USB/photo.jpg" in ids(again)


def test_dragging_to_the_stick_copies_and_dragging_to_a_folder_moves() -> None:
    at = update(desk(BARE + "\nusb: {}"), Clicked("taskbar/program/files"))
    copied = update(at, Dropped("files/item/Documents/CV.pdf", "files/tree/Clé USB"))
    assert {"Documents/CV.pdf", "Clé USB/CV.pdf"} <= set(copied.files.entries)
    moved = update(at, Dropped("files/item/Documents/CV.pdf", "files/tree/Images"))
    assert "Images/CV.pdf" in moved.files.entries and "Documents/CV.pdf" not in moved.files.entries


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


def test_a_notice_goes_with_the_next_click_wherever_it_is() -> None:
    at = done(desk("open: [files]\n" + BARE), Pressed("ctrl+z"))
    assert at.place.notice
    for id in ("files/list", "files/status", "taskbar/clock", "window-size/files"):
        assert not update(at, Clicked(id)).place.notice, id


def test_a_right_click_or_a_drop_where_there_is_nothing_to_do_is_taken_calmly() -> None:
    at = desk("open: [files]\n" + BARE)
    for id in ("desk", "taskbar", "taskbar/clock", "window/files", "window-close/files", "files/status"):
        assert update(at, RightClicked(id)).content == at.content
        assert update(at, Dropped("files/item/Documents/CV.pdf", id)).content == at.content


def test_the_windows_stay_as_they_are_while_a_dialog_asks() -> None:
    at = done(desk("open: [writing, files]\n" + BARE), Clicked("files/new-folder"))
    assert at.place.dialog is not None
    assert press(at, "f6").place.windows == at.place.windows
