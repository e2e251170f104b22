"""Files and what was copied are looked at as they are in the end, whatever the way."""

import pytest

from kiosk.course.acts import Act, Pressed, Typed
from kiosk.desk.acts import Clicked, Dropped, RightClicked, TextSelected
from kiosk.desk.goals.files import FILE_GOALS
from tests.desk.desk_samples import after_acts, desk
from tests.desk.goals.goal_samples import CV, NEW_FOLDER, START, check_ways, goal

CASES: dict[str, tuple[tuple[Act, ...], ...]] = {
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
}  # fmt: skip


@pytest.mark.parametrize("text", CASES)
def test_a_goal_is_reached_by_each_way_and_not_before(text: str) -> None:
    check_ways(text, CASES[text])


def test_every_one_of_these_goals_is_among_the_cases() -> None:
    tags = {str(kind.__struct_config__.tag) for kind in FILE_GOALS}
    assert tags == {text.partition(":")[0] for text in CASES}


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


def test_a_name_written_another_way_is_the_name_that_a_goal_asks_for() -> None:
    at = after_acts(desk(START), Clicked("files/new-folder"), Typed("lettres à  l\u2019été"), Pressed("enter"))
    assert goal("folder_at: Documents/Lettres à l'été").judge(at).done
    assert goal("file_at: Documents/cv.pdf").judge(at).done
