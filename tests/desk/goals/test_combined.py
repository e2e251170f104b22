from kiosk.course.model import Verdict
from kiosk.desk.goals.combined import All, AnyOf, Condition, Not
from kiosk.desk.goals.desktop import ClosedProgram, OpenProgram
from kiosk.desk.goals.screen import Shows
from tests.desk.desk_samples import desk

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
