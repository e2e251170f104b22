"""What is drawn is looked at by its labels."""

import pytest

from kiosk.course.acts import Act, Pressed, Typed
from kiosk.course.model import Verdict
from kiosk.desk.acts import Clicked, DoubleClicked, Focused, RightClicked
from kiosk.desk.goals.screen import SCREEN_GOALS
from kiosk.desk.view import view
from tests.desk.desk_samples import after_acts, desk
from tests.desk.goals.goal_samples import CV, START, check_ways, goal

CASES: dict[str, tuple[tuple[Act, ...], ...]] = {
    "field: {name: Rechercher, is: vacances}": ((Clicked("files/search"), Typed("Vacances ")),),
    "field: {name: Rechercher, contains: vac}": ((Clicked("files/search"), Typed("Vacances")),),
    "selected: CV.pdf": ((Clicked(CV),), (Focused("files/item/Documents/Vacances"), Pressed("down"))),
    "menu: Copier": ((RightClicked(CV),), (Focused(CV), Pressed("shift+f10"))),
    "shows: {text: 0 élément, remains: Ouvrez un dossier.}": ((DoubleClicked("files/item/Documents/Vacances"),),),
    "hides: {text: lettre.txt, remains: Il reste à changer de dossier.}": ((Clicked("files/tree/Images"),),),
}  # fmt: skip


@pytest.mark.parametrize("text", CASES)
def test_a_goal_is_reached_by_each_way_and_not_before(text: str) -> None:
    check_ways(text, CASES[text])


def test_every_one_of_these_goals_is_among_the_cases() -> None:
    tags = {str(kind.__struct_config__.tag) for kind in SCREEN_GOALS}
    assert tags - {"ticked", "chosen", "expanded"} == {text.partition(":")[0] for text in CASES}


@pytest.mark.parametrize("text", ["shows: 0 élément", "hides: lettre.txt"])
def test_what_only_the_author_can_say_is_not_said(text: str) -> None:
    assert goal(text).verdict(desk(START)) == Verdict(False, kind="", by_author=True)


def test_goals_about_controls_look_at_the_screen_alone() -> None:
    for text in ("ticked: Accepter", "chosen: {in: Pays, option: France}", "expanded: Pays"):
        assert goal(text).judge(desk(START)).remaining
    assert goal("hides: lettre.txt").judge(after_acts(desk(START), Clicked("files/tree/Images"))).done
    assert view(desk(START)).name
