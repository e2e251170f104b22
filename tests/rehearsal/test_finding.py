from kiosk.activities import KINDS
from kiosk.course.files.reading import read_exercise
from kiosk.rehearsal.finding import Finding
from tests.station.course.course_folders import exercise_text

FILE = read_exercise("clavier/1-a", exercise_text("Un"), KINDS, "clavier/1-a.yaml")


def test_a_finding_names_its_step_or_the_whole_exercise() -> None:
    assert str(Finding("clavier/1-a", 2, "la touche manque", write="press: a")) == (
        "clavier/1-a, étape 2 : la touche manque ; press: a"
    )
    assert str(Finding("clavier/1-a", 0, "le titre manque")) == "clavier/1-a : le titre manque"


def test_it_is_a_problem_or_advice_at_the_line_of_its_step() -> None:
    found = Finding("clavier/1-a", 2, "la touche manque", path=("steps", 1, "keys"))
    problem = found.as_problem(FILE)
    assert (problem.file, problem.level, problem.what) == ("clavier/1-a.yaml", "problem", "étape 2 : la touche manque")
    assert problem.line == FILE.position("steps", 1, "keys").line > 1
    advice = Finding("clavier/1-a", 0, "le titre", level="advice").as_problem(FILE)
    assert (advice.level, advice.what) == ("advice", "le titre")
