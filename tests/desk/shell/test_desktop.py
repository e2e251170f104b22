"""The desktop as a beginner finds it: icons, windows, the task bar, the USB stick."""

from kiosk.course.acts import Pressed, Typed
from kiosk.desk.acts import Clicked, DoubleClicked
from kiosk.desk.update import update
from tests.desk.desk_samples import after_acts, desk, node
from tests.desk.shell.shell_samples import BARE, visible_ids


def test_an_icon_of_the_desktop_is_opened_by_a_double_click_and_selected_by_one_click() -> None:
    start = desk(BARE)
    once = update(start, Clicked("desktop/program/files"))
    assert node(once, "desktop/program/files").selected
    assert not once.place.windows
    twice = update(start, DoubleClicked("desktop/program/files"))
    assert twice.front is not None and twice.front.program == "files"
    assert "desktop" not in visible_ids(twice), "a large window covers the desktop"


def test_a_window_is_reduced_brought_back_by_the_task_bar_made_smaller_and_closed() -> None:
    at = update(desk(BARE), Clicked("taskbar/program/files"))
    reduced = update(at, Clicked("window-reduce/files"))
    assert reduced.front is None and "desktop" in visible_ids(reduced)
    assert not node(reduced, "taskbar/program/files").pressed
    back = update(reduced, Clicked("taskbar/program/files"))
    assert back.front is not None and node(back, "window-size/files").name == "Rétablir"
    smaller = update(back, Clicked("window-size/files"))
    assert {"desktop", "window/files"} <= set(visible_ids(smaller))
    assert node(smaller, "window-size/files").name == "Agrandir"
    assert "window/files" not in visible_ids(update(smaller, Clicked("window-close/files")))


def test_two_windows_are_side_by_side_and_a_click_brings_one_to_the_front() -> None:
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
    reduced = after_acts(at, Clicked("window-reduce/viewer/Documents/CV.pdf"), Pressed("f6"), Pressed("f6"))
    assert reduced.front is not None


def test_the_usb_stick_is_opened_and_taken_out_safely_and_plugged_in_again() -> None:
    at = desk(BARE + "\nusb: {files: [photo.jpg]}")
    inside = after_acts(at, Clicked("taskbar/usb"), Clicked("menu/Ouvrir la clé"))
    assert "files/item/Clé USB/photo.jpg" in visible_ids(inside)
    out = after_acts(inside, Clicked("taskbar/usb"), Clicked("menu/Retirer la clé"))
    assert out.place.usb == "out" and not [i for i in visible_ids(out) if "photo.jpg" in i]
    again = after_acts(out, Clicked("taskbar/usb-in"), Clicked("files/tree/Clé USB"))
    assert "files/item/Clé USB/photo.jpg" in visible_ids(again)


def test_the_stick_stays_while_something_on_it_is_open_and_says_what() -> None:
    at = desk("open: [{program: files, size: normal}]\nusb: {files: [{file: CV.odt, text: Camille}, photo.jpg]}")
    for name, program in (("photo.jpg", "viewer"), ("CV.odt", "writing")):
        opened = after_acts(at, Clicked("files/tree/Clé USB"), DoubleClicked(f"files/item/Clé USB/{name}"))
        assert opened.front is not None and opened.front.program == program
        asked = after_acts(opened, Clicked("taskbar/usb"), Clicked("menu/Retirer la clé"))
        assert asked.place.usb == "plugged" and f"« {name} » est encore à l'écran." in asked.place.notice
        closed = after_acts(opened, Clicked(f"window-close/{opened.front.id}"))
        assert after_acts(closed, Clicked("taskbar/usb"), Clicked("menu/Retirer la clé")).place.usb == "out"
    written = after_acts(opened, Typed("!"))
    asked = after_acts(written, Clicked("taskbar/usb"), Clicked("menu/Retirer la clé"))
    assert asked.place.usb == "plugged" and "à enregistrer" in asked.place.notice


def test_a_button_that_is_off_says_why() -> None:
    at = update(desk("open: [files]\n" + BARE), Clicked("files/tree/Corbeille"))
    for id in ("files/restore", "files/empty"):
        assert node(at, id).disabled
        assert update(at, Clicked(id)).place.notice == "La corbeille est déjà vide."
        assert update(at, Clicked(id)).files == at.files
