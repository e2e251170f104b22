"""Several files at once: with Ctrl and Shift, with the arrows, with a frame; and what is then done with all of them."""

import pytest

from kiosk.course.acts import Act, Pressed
from kiosk.course.solution import Click, DoubleClick, Drag, Press, RightClick, SolutionAct
from kiosk.desk.acts import Clicked, Dropped, Focused, ItemsSelected, RightClicked
from kiosk.desk.changes import watch_gestures
from kiosk.desk.gestures import acts_for
from kiosk.desk.goals.gestures import ChooseEntry
from kiosk.desk.goals.screen import Selected
from kiosk.desk.shell.selecting import dragged_label
from kiosk.desk.state import Desk, FileClip
from kiosk.desk.update import update
from kiosk.desk.view import view
from tests.desk.apps.mail.mail_samples import visible_text
from tests.desk.desk_samples import after_acts, desk, names, node

FIVE = """
open: [files]
files:
  Bureau: [liste.txt, plan.pdf]
  Documents: [a.txt, b.txt, c.txt, d.txt, {folder: Vacances}]
usb: {}
"""
LIST = "files/list"


def item(name: str) -> str:
    return f"files/item/Documents/{name}"


def chosen(at: Desk, box: str = LIST) -> list[str]:
    return names([one for one in node(at, box).children if one.selected])


def play(at: Desk, *gestures: SolutionAct) -> Desk:
    for gesture in gestures:
        at = after_acts(at, *acts_for(at, gesture))
    return at


def clicks(*names_and_keys: str) -> tuple[Act, ...]:
    acts = []
    for one in names_and_keys:
        held, _plus, name = one.rpartition("+")
        acts.append(Clicked(item(name), held))  # type: ignore[arg-type]  # one of the literals
    return tuple(acts)


SELECTIONS: dict[str, tuple[tuple[str, ...], list[str]]] = {
    "a click selects one alone": (("a.txt", "c.txt"), ["c.txt"]),
    "ctrl adds": (("a.txt", "ctrl+c.txt"), ["a.txt", "c.txt"]),
    "ctrl takes away": (("a.txt", "ctrl+c.txt", "ctrl+a.txt"), ["c.txt"]),
    "shift goes from the one to the other": (("b.txt", "shift+d.txt"), ["b.txt", "c.txt", "d.txt"]),
    "shift again begins at the same one": (("c.txt", "shift+d.txt", "shift+a.txt"), ["a.txt", "b.txt", "c.txt"]),
    "shift without any selects one": (("shift+b.txt",), ["b.txt"]),
}


@pytest.mark.parametrize(("way", "expected"), SELECTIONS.values(), ids=SELECTIONS)
def test_clicks_with_a_key_held(way: tuple[str, ...], expected: list[str]) -> None:
    assert chosen(after_acts(desk(FIVE), *clicks(*way))) == expected


def test_arrows_with_shift_extend_and_ctrl_a_takes_all() -> None:
    at = after_acts(desk(FIVE), *clicks("a.txt"), Pressed("shift+down"), Pressed("shift+down"))
    assert chosen(at) == ["a.txt", "b.txt", "c.txt"]
    assert chosen(update(at, Pressed("shift+up"))) == ["a.txt", "b.txt"]
    assert chosen(update(at, Pressed("down"))) == ["d.txt"]
    everything = update(at, Pressed("ctrl+a"))
    assert chosen(everything) == ["Vacances", "a.txt", "b.txt", "c.txt", "d.txt"]
    assert len(chosen(update(desk(FIVE), Pressed("ctrl+a")))) == 5, "without a focus in the list too"
    passed = after_acts(desk(FIVE), *clicks("a.txt"), Pressed("ctrl+down"), Pressed("ctrl+down"), Pressed("ctrl+@"))
    assert chosen(passed) == ["a.txt", "c.txt"]


def test_a_frame_selects_on_the_desktop_too_and_what_is_not_there_is_left_out() -> None:
    at = desk(FIVE.replace("open: [files]", "shortcuts: [files]"))
    framed = update(
        at, ItemsSelected("desktop", ("desktop/item/Bureau/plan.pdf", "desktop/item/Bureau/liste.txt", "no"))
    )
    assert chosen(framed, "desktop") == ["liste.txt", "plan.pdf"]
    thrown = after_acts(framed, Focused("desktop/item/Bureau/plan.pdf"), Pressed("delete"))
    assert {"Corbeille/plan.pdf", "Corbeille/liste.txt"} <= set(thrown.files.entries)
    everything = after_acts(framed, Pressed("ctrl+a"), Pressed("delete"))
    assert everything.files.within("Bureau") == ()
    assert not update(at, ItemsSelected("taskbar", ("taskbar/program/files",))).place.selected


def test_all_that_is_selected_moves_and_one_that_is_not_moves_alone() -> None:
    at = after_acts(desk(FIVE), *clicks("a.txt", "ctrl+c.txt"))
    assert dragged_label(view(at), item("a.txt")) == "2 éléments" and dragged_label(view(at), item("b.txt")) == "b.txt"
    moved = update(at, Dropped(item("a.txt"), item("Vacances")))
    assert moved.files.within("Documents/Vacances") == ("Documents/Vacances/a.txt", "Documents/Vacances/c.txt")
    assert update(moved, Pressed("ctrl+z")).files == at.files, "one change, one undo"
    alone = update(at, Dropped(item("b.txt"), item("Vacances")))
    assert alone.files.within("Documents/Vacances") == ("Documents/Vacances/b.txt",)


def test_the_menu_says_how_many_and_acts_on_all_of_them() -> None:
    at = after_acts(desk(FIVE), *clicks("a.txt", "shift+c.txt"), RightClicked(item("b.txt")))
    assert names(node(at, "menu").children) == [
        "Couper (3 éléments)", "Copier (3 éléments)", "Mettre à la corbeille (3 éléments)",
    ]  # fmt: skip
    thrown = play(at, Click("Mettre à la corbeille"))
    assert thrown.files.within("Corbeille") == ("Corbeille/a.txt", "Corbeille/b.txt", "Corbeille/c.txt")
    assert "3 éléments sont dans la corbeille." in visible_text(thrown)
    other = update(at, RightClicked(item("d.txt")))
    assert chosen(other) == ["d.txt"] and "Copier" in names(node(other, "menu").children)
    back = play(thrown, Click("Corbeille"), Press("ctrl+a"), RightClick("a.txt"), Click("Restaurer (3 éléments)"))
    assert back.files == desk(FIVE).files


def test_several_are_copied_and_pasted() -> None:
    at = play(
        desk(FIVE), Click("a.txt"), Click("b.txt", held="ctrl"), Press("ctrl+c"), Click("Clé USB"), Press("ctrl+v")
    )
    assert at.files.within("Clé USB") == ("Clé USB/a.txt", "Clé USB/b.txt")
    cut = play(
        desk(FIVE),
        Click("a.txt"),
        Click("b.txt", held="ctrl"),
        Press("ctrl+x"),
        DoubleClick("Vacances"),
        Press("ctrl+v"),
    )
    assert cut.files.within("Documents/Vacances") == ("Documents/Vacances/a.txt", "Documents/Vacances/b.txt")
    assert cut.place.clipboard == FileClip(("Documents/Vacances/a.txt", "Documents/Vacances/b.txt"))


def test_several_are_attached_to_a_message() -> None:
    mail = desk("open: [mail]\nfiles: {Documents: [a.txt, b.txt, c.txt]}")
    at = play(mail, Click("Nouveau message"), Click("Joindre un fichier"), Click("a.txt"), Click("c.txt", held="ctrl"))
    joined = play(at, Click("Ouvrir"))
    assert "2 fichiers sont joints au message." in visible_text(joined)
    assert "Retirer a.txt" in visible_text(joined) and "Retirer c.txt" in visible_text(joined)


def test_f2_with_several_names_asks_for_one() -> None:
    at = after_acts(desk(FIVE), *clicks("a.txt", "ctrl+c.txt"), Pressed("f2"))
    assert at.place.dialog is None and "un seul" in at.place.notice


def test_a_goal_names_several_and_no_others() -> None:
    goal = Selected(("a.txt", "c.txt"))
    one = after_acts(desk(FIVE), *clicks("a.txt"))
    both = after_acts(one, *clicks("ctrl+c.txt"))
    more = after_acts(both, *clicks("ctrl+d.txt"))
    assert goal.judge(both).done and not goal.judge(one).done and not goal.judge(more).done
    assert goal.judge(one).feedback() and goal.judge(more).feedback()
    assert Selected("a.txt").judge(more).done


def test_a_gesture_that_is_judged_counts_for_all_of_them() -> None:
    at = desk(FIVE)
    watched = (Drag("a.txt", "Vacances"), ChooseEntry("Copier"))
    at = after_acts(watch_gestures(at, watched), *clicks("a.txt", "ctrl+c.txt"))
    copied = play(at, RightClick("a.txt"), Click("Copier"))
    assert ChooseEntry("Copier") in copied.made
    assert Drag("a.txt", "Vacances") in play(copied, Drag("a.txt", "Vacances")).made
