"""The list of files: its columns, and sorting by a click on the head of one."""

import pytest

from kiosk.course.acts import Pressed
from kiosk.course.solution import Click, DoubleClick, Drag, Press, Type
from kiosk.desk.acts import Clicked, Focused
from kiosk.desk.apps.file_columns import FilesSorted
from kiosk.desk.state import Desk
from kiosk.desk.update import update
from tests.desk.desk_samples import after_acts, desk, names, node, read_desk
from tests.desk.shell.test_selecting import play

FILES = """
open: [files, writing]
clock: "10:20"
files:
  Documents:
    - {file: b.pdf, date: 12/03/2026, size: 42}
    - {file: a.odt, date: 2 avril 2026, size: 2400, text: Bonjour}
    - {file: c.jpg, date: 2026-01-31, size: 7}
    - {folder: Vacances, files: [{file: mer.jpg, date: 5/5/2026}]}
    - {folder: Vide}
"""


def listed(at: Desk) -> list[str]:
    return names(node(at, "files/list").children)


def details(at: Desk, name: str) -> tuple[str, ...]:
    return node(at, f"files/item/Documents/{name}").details


def at_files() -> Desk:
    return play(desk(FILES), Click("Fichiers"))


def test_each_file_shows_its_date_its_kind_and_its_size() -> None:
    at = at_files()
    assert details(at, "b.pdf") == ("12/03/2026", "PDF", "42 Ko")
    assert details(at, "a.odt") == ("02/04/2026", "Texte", "2,4 Mo")
    assert details(at, "Vacances") == ("05/05/2026", "Dossier", "")
    assert details(at, "Vide") == ("", "Dossier", "")


def test_what_the_exercise_leaves_out_is_plausible_and_always_the_same() -> None:
    start = desk("open: [files]\nfiles: {Documents: [a.txt, b.odt, c.jpg]}")
    again = desk("open: [files]\nfiles: {Documents: [a.txt, b.odt, c.jpg]}")
    for name in ("a.txt", "b.odt", "c.jpg"):
        day, _kind, size = details(start, name)
        assert day.count("/") == 2 and size.endswith(("Ko", "Mo"))
        assert details(again, name) == (day, _kind, size)


ORDERS = {
    ("Nom",): ["Vide", "Vacances", "c.jpg", "b.pdf", "a.odt"],
    ("Date",): ["Vacances", "Vide", "a.odt", "b.pdf", "c.jpg"],
    ("Date", "Date"): ["Vide", "Vacances", "c.jpg", "b.pdf", "a.odt"],
    ("Type",): ["Vacances", "Vide", "c.jpg", "b.pdf", "a.odt"],
    ("Taille", "Taille"): ["Vacances", "Vide", "c.jpg", "b.pdf", "a.odt"],
}


@pytest.mark.parametrize("clicks", ORDERS)
def test_a_click_on_a_head_sorts_and_again_reverses_it(clicks: tuple[str, ...]) -> None:
    assert listed(play(at_files(), *map(Click, clicks))) == ORDERS[clicks]


def test_the_sorted_head_is_marked_and_stays_so_in_other_folders() -> None:
    at = play(at_files(), Click("Date"))
    assert [one.value for one in node(at, "files/head").children] == ["", "▼", "", ""]
    there = play(at, DoubleClick("Vacances"))
    assert [one.value for one in node(there, "files/head").children] == ["", "▼", "", ""]
    assert FilesSorted("date").judge(there).done and FilesSorted("date", "down").judge(there).done
    assert (
        not FilesSorted("date", "up").judge(there).done
        and FilesSorted("date", "up").judge(play(at, Click("Date"))).done
    )
    assert FilesSorted("size").judge(there).remaining == "Il reste à cliquer sur « Taille », en haut de la liste."


def test_the_heads_are_one_stop_of_the_keyboard() -> None:
    at = after_acts(at_files(), Focused("files/head/name"), Pressed("right"))
    assert at.place.focus == "files/head/date"
    assert listed(update(at, Pressed("enter")))[2] == "a.odt"
    assert update(at, Pressed("tab")).place.focus == "files/item/Documents/Vacances"


def test_a_date_goes_with_its_file_and_what_is_saved_is_of_today() -> None:
    at = at_files()
    moved = play(at, Drag("b.pdf", "Vacances"), DoubleClick("Vacances"))
    assert node(moved, "files/item/Documents/Vacances/b.pdf").details[0] == "12/03/2026"
    copied = after_acts(at, Clicked("files/item/Documents/b.pdf"), Pressed("ctrl+c"), Pressed("ctrl+v"))
    assert details(copied, "b (2).pdf")[0] == "12/03/2026"
    written = play(at, DoubleClick("a.odt"), Type("!", into="Page"), Press("ctrl+s"), Click("Fichiers"))
    assert details(written, "a.odt")[0] == "aujourd'hui"
    assert listed(play(written, Click("Date")))[2] == "a.odt"


def test_a_date_that_is_none_is_a_problem_of_the_file() -> None:
    from kiosk.desk.files.spec import FileSpec, item_problems

    assert list(item_problems((FileSpec("a.pdf", date="12/13/2026"),), ("files",)))
    assert not list(item_problems((FileSpec("a.pdf", date="12/03/2026"),), ("files",)))
    assert read_desk(FILES)
