import pytest

from kiosk.course.acts import Act, Pressed
from kiosk.course.model import Verdict
from kiosk.desk.acts import Clicked
from kiosk.desk.goals import Goal
from kiosk.desk.goals.combined import All, AnyOf, Condition, Not
from kiosk.desk.goals.desktop import ClosedProgram, OpenProgram
from kiosk.desk.goals.screen import Shows
from kiosk.desk.spec import AnyGoal
from kiosk.yaml.decoding import decode_tree
from kiosk.yaml.tree import read_tree
from tests.desk.desk_samples import after_acts, desk
from tests.desk.goals.goal_samples import CV, NEW_FOLDER, START, check_ways, goal

DESK = desk()  # a window of the files is open
OPEN, CLOSED, ELSEWHERE = OpenProgram("files"), ClosedProgram("files"), OpenProgram("mail")


def test_all_names_what_is_there_and_the_first_thing_that_remains() -> None:
    assert All((OPEN, OPEN)).judge(DESK) == Verdict(True, OPEN.judge(DESK).observed)
    verdict = All((OPEN, ELSEWHERE, CLOSED)).judge(DESK)
    assert not verdict.done
    assert verdict.observed == OPEN.judge(DESK).observed
    assert verdict.remaining == ELSEWHERE.judge(DESK).remaining


def test_one_of_several_is_enough() -> None:
    assert AnyOf((ELSEWHERE, OPEN)).judge(DESK).done
    assert not AnyOf((ELSEWHERE, CLOSED)).holds(DESK)
    assert Not(ELSEWHERE).holds(DESK) and not Not(OPEN).holds(DESK)


def test_what_decides_what_is_drawn_does_not_look_at_what_is_drawn() -> None:
    looks = Condition(All((OPEN, Shows("Bonjour"))))
    assert list(looks.problems(DESK, drawn=True)) and not list(looks.problems(DESK, drawn=False))
    assert not list(Condition(Not(OPEN)).problems(DESK, drawn=True))


def test_a_goal_inside_others_reports_its_problem_at_its_place() -> None:
    (path, _what, _write), *_others = All((OPEN, OpenProgram("maill"))).problems(DESK)
    assert path[0] == 1


CASES: dict[str, tuple[tuple[Act, ...], ...]] = {
    "all: [{closed: files}, {in_bin: CV.pdf}]": ((Clicked(CV), Pressed("delete"), Clicked("window-close/files")),),
    "any: [{closed: files}, {in_bin: CV.pdf}]": ((Clicked(CV), Pressed("delete")), (Clicked("window-close/files"),)),
}  # fmt: skip


@pytest.mark.parametrize("text", CASES)
def test_a_goal_is_reached_by_each_way_and_not_before(text: str) -> None:
    check_ways(text, CASES[text])


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
