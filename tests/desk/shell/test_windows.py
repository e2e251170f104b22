"""Windows: moved by their title bar, on a half of the desktop, enlarged and brought back as they were."""

import pytest

from kiosk.course.acts import Pressed
from kiosk.course.model import TargetMissing
from kiosk.course.solution import Click, DoubleClick, MoveWindow, RightClick, SolutionAct
from kiosk.desk.acts import Clicked, DoubleClicked, Focused, RightClicked, WindowMoved
from kiosk.desk.gestures import acts_for
from kiosk.desk.goals.desktop import WindowAt
from kiosk.desk.shell.windows import side_of
from kiosk.desk.state import Desk
from kiosk.desk.update import update
from tests.desk.desk_samples import after_acts, desk, names, node

TWO = """
open: [{program: files, size: normal}, {program: writing, size: normal}]
files: {Documents: [CV.odt, photo.jpg]}
"""
BAR = "window-bar/files"


def play(at: Desk, *gestures: SolutionAct) -> Desk:
    for gesture in gestures:
        at = after_acts(at, *acts_for(at, gesture))
    return at


def visible(at: Desk) -> list[str]:
    return [window.id for window in at.visible_windows]


def test_a_moved_window_stands_over_the_others_and_comes_back_as_it_was() -> None:
    at = update(desk(TWO), WindowMoved("files", (30, 100)))
    assert at.front is not None and at.front.id == "files" and visible(at) == ["writing/1", "files"]
    assert node(at, "window/files").spot == (30, 100)
    assert side_of(at, "writing/1") == "right", "the other one stays where it was"
    behind = update(at, Clicked("writing/1/page"))
    assert visible(behind) == ["files", "writing/1"], "the one in front is last"
    for there_and_back in (
        (Clicked("window-reduce/files"), Clicked("taskbar/program/files")),
        (DoubleClicked(BAR), DoubleClicked(BAR)),
    ):
        away = update(at, there_and_back[0])
        assert away != at
        back = update(away, there_and_back[1]).window("files")
        assert back is not None and (back.size, back.spot) == ("normal", (30, 100))
    assert at.content is desk(TWO).content or at.content == desk(TWO).content, "moving is nothing to undo"


def test_a_large_window_that_was_reduced_is_large_again() -> None:
    at = after_acts(desk("open: [files]"), Clicked("window-reduce/files"), Clicked("taskbar/program/files"))
    assert at.front is not None and at.front.size == "large"


def test_a_window_at_a_side_leaves_the_other_half_to_the_others() -> None:
    at = desk(TWO)
    assert (side_of(at, "files"), side_of(at, "writing/1")) == ("left", "right"), "by themselves"
    right = update(at, WindowMoved("files", "right"))
    assert visible(right) == ["writing/1", "files"]
    assert (side_of(right, "files"), side_of(right, "writing/1")) == ("right", "left")
    both = update(right, WindowMoved("writing/1", "right"))
    assert (side_of(both, "files"), side_of(both, "writing/1")) == ("left", "right"), "one gives way to the other"
    assert side_of(update(desk("open: [files]"), WindowMoved("files", "left")), "files") == "left"
    assert side_of(desk("open: [files]"), "files") == ""


def test_the_title_bar_has_a_menu_also_for_the_keyboard() -> None:
    at = update(desk(TWO), RightClicked(BAR))
    assert names(node(at, "menu").children) == ["Agrandir", "Mettre à gauche", "Mettre à droite", "Réduire", "Fermer"]
    assert side_of(play(at, Click("Mettre à droite")), "files") == "right"
    assert play(at, Click("Agrandir")).visible_windows[0].size == "large"
    closed = play(at, Click("Fermer"), RightClick("Nouveau document"), Click("Réduire"))
    assert [window.size for window in closed.place.windows] == ["reduced"]
    at = update(desk("open: [files]"), Focused("window-reduce/files"))
    by_keys = after_acts(at, Pressed("shift+f10"), Pressed("down"), Pressed("enter"))
    assert side_of(by_keys, "files") == "left"


def test_the_keys_of_windows_where_a_terminal_sends_them() -> None:
    at = update(desk("open: [files]"), Pressed("super+left"))
    assert side_of(at, "files") == "left"
    assert side_of(update(at, Pressed("super+right")), "files") == "right"
    assert update(at, Pressed("super+up")).visible_windows[0].size == "large"
    asked = update(at, Clicked("files/new-folder"))
    assert update(asked, Pressed("super+right")).place.windows == asked.place.windows


def test_a_dialog_holds_the_windows_where_they_are() -> None:
    asked = update(desk(TWO), Clicked("files/new-folder"))
    assert update(asked, WindowMoved("files", "right")) == asked
    assert update(asked, DoubleClicked(BAR)) == asked
    assert update(desk(TWO), WindowMoved("nothing", "right")) == desk(TWO)


def test_the_name_of_a_document_is_the_document_and_not_the_title_of_its_window() -> None:
    at = desk("open: [{program: files, size: normal}, {program: viewer, file: Documents/photo.jpg, size: normal}]\n"
              "files: {Documents: [photo.jpg]}")  # fmt: skip
    assert acts_for(at, DoubleClick("photo.jpg")) == (DoubleClicked("files/item/Documents/photo.jpg"),)
    alone = desk("open: [{program: viewer, file: Documents/photo.jpg, size: normal}]\nfiles: {Documents: [photo.jpg]}")
    assert play(alone, DoubleClick("photo.jpg")).visible_windows[0].size == "large"


def test_solutions_move_windows_by_their_titles() -> None:
    assert WindowAt("files", "right").judge(play(desk(TWO), MoveWindow("Fichiers", "right"))).done
    assert WindowAt("files", "moved").judge(play(desk(TWO), MoveWindow("Fichiers – Documents", "middle"))).done
    with pytest.raises(TargetMissing) as missing:
        play(desk(TWO), MoveWindow("Messagerie", "left"))
    assert "Fichiers – Documents" in missing.value.available


def test_a_button_that_opened_a_menu_closes_it() -> None:
    at = update(desk("open: [writing]"), Clicked("writing/1/file"))
    assert at.place.menu is not None and update(at, Clicked("writing/1/file")).place.menu is None


def test_a_click_on_the_task_bar_for_what_is_in_front_says_so() -> None:
    at = update(desk("open: [files]"), Clicked("taskbar/program/files"))
    assert at.place.notice == "Cette fenêtre est déjà devant."
