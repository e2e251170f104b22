"""Goals look at what is so in the end, whatever the way, and say what remains with the words of the screen."""

from typing import Any

import pytest

from kiosk.course.acts import Act, Pressed, Typed
from kiosk.course.model import Verdict
from kiosk.desk.acts import Clicked, DoubleClicked, Dropped, Focused, RightClicked, TextSelected, WindowMoved
from kiosk.desk.changes import watch_gestures
from kiosk.desk.goals import Goal
from kiosk.desk.goals.desktop import DESKTOP_GOALS
from kiosk.desk.goals.files import FILE_GOALS
from kiosk.desk.goals.screen import SCREEN_GOALS, Hides, Shows
from kiosk.desk.spec import AnyGoal
from kiosk.desk.view import view
from kiosk.yaml.decoding import decode_tree
from kiosk.yaml.tree import read_tree
from tests.desk.desk_samples import after_acts, desk

START = """
open: [files]
files:
  Documents: [CV.pdf, {file: lettre.txt, text: "Madame,  Monsieur"}, {folder: Vacances, files: []}]
  Corbeille: [vieux.txt]
usb: {files: []}
"""
CV = "files/item/Documents/CV.pdf"
NEW_FOLDER: tuple[Act, ...] = (Clicked("files/new-folder"), Typed("Lettres"), Pressed("enter"))


def goal(text: str) -> Any:
    tree, problems = read_tree(text, "goal.yaml")
    assert tree is not None
    value, more = decode_tree(tree, AnyGoal, "goal.yaml")
    assert not problems + more, problems + more
    return value


def test_a_change_counts_as_undone_in_the_step_in_which_it_was_undone() -> None:
    undone = goal("undone: true")
    made = after_acts(desk(START), *NEW_FOLDER)
    at = watch_gestures(made, ())
    assert not undone.judge(at).done and not undone.judge(after_acts(desk(START), Pressed("ctrl+z"))).done
    at = after_acts(at, Pressed("ctrl+z"))
    assert undone.judge(at).done and undone.judge(after_acts(at, Pressed("ctrl+y"))).done
    assert not undone.judge(watch_gestures(at, ())).done


CASES: dict[str, tuple[tuple[Act, ...], ...]] = {
    "open: viewer": ((DoubleClicked(CV),), (RightClicked(CV), Clicked("menu/Ouvrir"))),
    "undone: true": ((*NEW_FOLDER, Pressed("ctrl+z")),),
    "closed: files": ((Clicked("window-close/files"),),),
    "front: viewer": ((DoubleClicked(CV),),),
    "reduced: files": ((Clicked("window-reduce/files"),),),
    "sized: {program: files, size: normal}": ((Clicked("window-size/files"),),),
    "window_at: {program: files, at: left}": ((WindowMoved("files", "left"),), (Pressed("super+left"),)),
    "window_at: {program: files, at: right}": ((RightClicked("window-bar/files"), Clicked("menu/Mettre à droite")),),
    "window_at: {program: files, at: moved}": ((WindowMoved("files", (20, 70)),),),
    "file_at: Documents/Vacances/CV.pdf": (
        (Dropped(CV, "files/item/Documents/Vacances"),),
        (Clicked(CV), Pressed("ctrl+c"), Clicked("files/tree/Documents/Vacances"), Pressed("ctrl+v")),
    ),
    "folder_at: Documents/Lettres": (
        NEW_FOLDER,
        (RightClicked("files/item/Documents/Vacances"), Clicked("menu/Renommer"), Typed("Lettres"), Pressed("enter")),
    ),
    "no_file_at: Documents/CV.pdf": ((Clicked(CV), Pressed("delete")), (Dropped(CV, "files/tree/Images"),)),
    "in_bin: CV.pdf": ((Clicked(CV), Pressed("delete")), (Dropped(CV, "files/tree/Corbeille"),)),
    "bin_empty: true": (
        (Clicked("files/tree/Corbeille"), Clicked("files/empty"), Pressed("enter")),
        (
            RightClicked("files/tree/Corbeille"), Clicked("menu/Vider la corbeille"), Clicked("dialog/button/Vider"),
        ),
    ),
    "file_contains: {path: Images/lettre.txt, text: madame monsieur}": (),
    "copied: CV.pdf": ((Clicked(CV), Pressed("ctrl+c")), (RightClicked(CV), Clicked("menu/Copier"))),
    "usb: out": ((Clicked("taskbar/usb"), Clicked("menu/Retirer la clé")),),
    "field: {name: Rechercher, is: vacances}": ((Clicked("files/search"), Typed("Vacances ")),),
    "field: {name: Rechercher, contains: vac}": ((Clicked("files/search"), Typed("Vacances")),),
    "selected: CV.pdf": ((Clicked(CV),), (Focused("files/item/Documents/Vacances"), Pressed("down"))),
    "menu: Copier": ((RightClicked(CV),), (Focused(CV), Pressed("shift+f10"))),
    "shows: {text: 0 élément, remains: Ouvrez un dossier.}": ((DoubleClicked("files/item/Documents/Vacances"),),),
    "hides: {text: lettre.txt, remains: Il reste à changer de dossier.}": ((Clicked("files/tree/Images"),),),
    "all: [{closed: files}, {in_bin: CV.pdf}]": ((Clicked(CV), Pressed("delete"), Clicked("window-close/files")),),
    "any: [{closed: files}, {in_bin: CV.pdf}]": ((Clicked(CV), Pressed("delete")), (Clicked("window-close/files"),)),
}  # fmt: skip


@pytest.mark.parametrize("text", CASES)
def test_a_goal_is_reached_by_each_way_and_not_before(text: str) -> None:
    wanted, start = goal(text), desk(START)
    assert not list(wanted.problems(start))
    before = wanted.judge(start)
    assert not before.done and before.remaining
    for way in CASES[text]:
        after = wanted.judge(after_acts(start, *way))
        assert after.done and not after.remaining, (way, after)
        assert after.observed or isinstance(wanted, Shows | Hides), "the text that was to be found is not spoken"


@pytest.mark.parametrize("text", ["shows: 0 élément", "hides: lettre.txt"])
def test_what_only_the_author_can_say_is_not_said(text: str) -> None:
    assert goal(text).verdict(desk(START)) == Verdict(False, kind="", by_author=True)


def test_every_goal_of_the_shell_is_among_the_cases_or_tested_with_the_forms() -> None:
    with_forms = {"ticked", "chosen", "expanded"}
    tags = {g.__struct_config__.tag for g in (*DESKTOP_GOALS, *SCREEN_GOALS, *FILE_GOALS)}
    assert tags - with_forms <= {text.partition(":")[0] for text in CASES}


def test_a_window_to_be_closed_is_named_by_its_title() -> None:
    opened = after_acts(desk(START), DoubleClicked(CV))
    assert goal("closed: viewer").judge(opened).remaining == "Il reste à fermer « CV.pdf » : la croix ✕."


def test_text_on_the_clipboard_counts_too() -> None:
    at = after_acts(desk(START), Clicked("files/search"), Typed("06 00 00 00 00"), TextSelected("files/search", 0, 14))
    assert goal("copied: 06 00 00 00 00").judge(after_acts(at, Pressed("ctrl+c"))).done


@pytest.mark.parametrize("text", ["file_at: Documents/Vacances/CV.pdf", "folder_at: Documents/Lettres"])
def test_the_author_may_say_what_remains_of_a_file(text: str) -> None:
    tag, _colon, path = text.partition(": ")
    verdict = goal(f"{tag}: {{path: {path}, remains: Il reste à ranger.}}").judge(desk(START))
    assert (verdict.remaining, verdict.by_author) == ("Il reste à ranger.", True)


def test_what_was_cut_is_no_copy() -> None:
    cut = after_acts(desk(START), Clicked(CV), Pressed("ctrl+x"))
    assert goal("copied: CV.pdf").judge(cut).observed == "Vous pouvez maintenant coller « CV.pdf »."
    copied = after_acts(desk(START), Clicked(CV), Pressed("ctrl+c"))
    assert goal("copied: CV.pdf").judge(copied).observed == "La copie est faite : « CV.pdf »."


def test_feedback_names_what_is_done_then_what_remains() -> None:
    both = goal("all: [{folder_at: Documents/Lettres}, {file_at: Documents/Lettres/CV.pdf}]")
    verdict = both.judge(after_acts(desk(START), *NEW_FOLDER))
    assert verdict.feedback() == (
        "Le dossier « Lettres » est dans Documents. Le fichier « CV.pdf » est attendu dans Lettres."
    )


@pytest.mark.parametrize("text", ["open: course", "file_at: CV.pdf", "in: x", "field: {name: a, is: b, contains: c}"])
def test_a_goal_that_cannot_be_reached_is_a_problem(text: str) -> None:
    tree, _none = read_tree(text, "goal.yaml")
    assert tree is not None
    value, problems = decode_tree(tree, AnyGoal, "goal.yaml")
    assert problems or (isinstance(value, Goal) and list(value.problems(desk(START))))


def test_goals_about_controls_look_at_the_screen_alone() -> None:
    for text in ("ticked: Accepter", "chosen: {in: Pays, option: France}", "expanded: Pays"):
        assert goal(text).judge(desk(START)).remaining
    assert goal("hides: lettre.txt").judge(after_acts(desk(START), Clicked("files/tree/Images"))).done
    assert view(desk(START)).name


def test_a_name_written_another_way_is_the_name_that_a_goal_asks_for() -> None:
    at = after_acts(desk(START), Clicked("files/new-folder"), Typed("lettres à  l\u2019été"), Pressed("enter"))
    assert goal("folder_at: Documents/Lettres à l'été").judge(at).done
    assert goal("file_at: Documents/cv.pdf").judge(at).done
