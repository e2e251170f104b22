"""Windows, the USB stick and undo are looked at as they are in the end, whatever the way."""

import pytest

from kiosk.course.acts import Act, Pressed
from kiosk.desk.acts import Clicked, DoubleClicked, RightClicked, WindowMoved
from kiosk.desk.changes import watch_gestures
from kiosk.desk.goals.desktop import DESKTOP_GOALS
from tests.desk.desk_samples import after_acts, desk
from tests.desk.goals.goal_samples import CV, NEW_FOLDER, START, check_ways, goal

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
    "usb: out": ((Clicked("taskbar/usb"), Clicked("menu/Retirer la clé")),),
}  # fmt: skip


@pytest.mark.parametrize("text", CASES)
def test_a_goal_is_reached_by_each_way_and_not_before(text: str) -> None:
    check_ways(text, CASES[text])


def test_every_one_of_these_goals_is_among_the_cases() -> None:
    tags = {str(kind.__struct_config__.tag) for kind in DESKTOP_GOALS}
    assert tags == {text.partition(":")[0] for text in CASES}


def test_a_change_counts_as_undone_in_the_step_in_which_it_was_undone() -> None:
    undone = goal("undone: true")
    made = after_acts(desk(START), *NEW_FOLDER)
    at = watch_gestures(made, ())
    assert not undone.judge(at).done and not undone.judge(after_acts(desk(START), Pressed("ctrl+z"))).done
    at = after_acts(at, Pressed("ctrl+z"))
    assert undone.judge(at).done and undone.judge(after_acts(at, Pressed("ctrl+y"))).done
    assert not undone.judge(watch_gestures(at, ())).done


def test_a_window_to_be_closed_is_named_by_its_title() -> None:
    opened = after_acts(desk(START), DoubleClicked(CV))
    assert goal("closed: viewer").judge(opened).remaining == "Il reste à fermer « CV.pdf » : la croix ✕."
