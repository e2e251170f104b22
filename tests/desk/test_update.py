"""What an act changes, and how far back Ctrl+Z goes: thirty changes, and what came before them stays."""

from kiosk.course.acts import Pressed, Typed
from kiosk.desk.acts import Clicked, Dropped, RightClicked
from kiosk.desk.state import MAX_UNDO, Desk
from kiosk.desk.update import update
from tests.desk.apps.mail.mail_samples import after_gestures, mail, visible_text
from tests.desk.desk_samples import after_acts, desk
from tests.desk.shell.shell_samples import BARE, press

UNDO = Pressed("ctrl+z")


def folders(at: Desk) -> list[str]:
    """The folders that were made in Documents."""
    return [path for path in at.files.within("Documents") if at.files.is_folder(path)]


def test_each_undo_has_a_visible_effect() -> None:
    at = desk("open: [files]")
    for name in ("Un", "Deux"):
        at = after_acts(after_gestures(at, "Nouveau dossier"), Typed(name), Pressed("enter"))
    at = after_gestures(after_acts(after_gestures(at, "Nouveau dossier"), Typed("Trois")), "Annuler")
    assert folders(at) == ["Documents/Deux", "Documents/Un"]
    assert folders(after_acts(at, UNDO)) == ["Documents/Un"]
    assert folders(after_acts(at, UNDO, UNDO)) == []
    assert "Il n'y a rien à annuler." in visible_text(after_acts(at, UNDO, UNDO, UNDO))


def test_what_is_written_in_a_dialog_is_undone_in_it() -> None:
    at = after_acts(after_gestures(desk("open: [files]"), "Nouveau dossier"), Typed("Un"), UNDO)
    assert "Nouveau dossier" in visible_text(at) and folders(after_acts(at, Pressed("enter"))) == [
        "Documents/Nouveau dossier"
    ]


def test_the_last_changes_are_undone_and_no_more_are_kept() -> None:
    at = desk("open: [files]")
    for count in range(MAX_UNDO + 5):
        at = after_acts(after_gestures(at, "Nouveau dossier"), Typed(f"{count:02}"), Pressed("enter"))
    made = folders(at)
    assert len(made) == MAX_UNDO + 5
    for count in range(MAX_UNDO):
        at = after_acts(at, UNDO)
        assert folders(at) == made[: MAX_UNDO + 4 - count]
    at = after_acts(at, UNDO)
    assert folders(at) == made[:5]
    assert "Il n'y a rien à annuler." in visible_text(at)


def test_moving_the_caret_is_no_change_to_undo() -> None:
    at = after_gestures(mail(), "Réunion de jeudi", "Répondre")
    at = after_acts(at, *(Pressed(key) for key in ("right", "end", "ctrl+a", "home", "shift+right")))
    assert "Il n'y a rien à annuler." in visible_text(after_acts(at, UNDO))


def test_typed_text_is_undone_word_by_word() -> None:
    at = after_acts(desk(BARE), Clicked("taskbar/program/files"), Clicked("files/search"))
    at = after_acts(at, *(Pressed("space" if c == " " else c, c) for c in "deux mots"))
    assert press(at, "ctrl+z").text("files/search") == "deux "
    assert press(at, "ctrl+z", "ctrl+z", "ctrl+z").text("files/search") == ""
    assert press(at, *["ctrl+z"] * 9).place.notice, "it says that there is nothing left to undo"


def test_a_notice_disappears_with_the_next_click_anywhere() -> None:
    at = after_acts(desk("open: [files]\n" + BARE), Pressed("ctrl+z"))
    assert at.place.notice
    for id in ("files/list", "files/status", "taskbar/clock", "window-size/files"):
        assert not update(at, Clicked(id)).place.notice, id


def test_a_right_click_or_a_drop_without_a_meaning_changes_nothing() -> None:
    at = desk("open: [files]\n" + BARE)
    for id in ("desk", "taskbar", "taskbar/clock", "window/files", "window-close/files", "files/status"):
        assert update(at, RightClicked(id)).content == at.content
        assert update(at, Dropped("files/item/Documents/CV.pdf", id)).content == at.content
