from hypothesis import given
from hypothesis import strategies as st

from kiosk.course.files.reading import CourseFile, read_area, read_exercise
from kiosk.course.lint.course import find_cycles, lint_course
from kiosk.course.model import Area, Exercise
from tests.course.small_kinds import GOOD, KINDS


def exercise(name: str, *needs: str, title: str = "", level: int = 1, file: str = "") -> CourseFile[Exercise]:
    text = GOOD.replace("  - souris/1-cliquer\n", "".join(f"  - {n}\n" for n in needs) or "  []\n")
    text = text.replace("level: 1", f"level: {level}").replace("Trouver une lettre\n", f"{title or name}\n", 1)
    return read_exercise(name, text, KINDS, file or f"{name}.yaml")


def area(name: str, path: str = "[]") -> CourseFile[Area]:
    return read_area(name, f"title: Souris\npicture: souris\norder: 1\npath: {path}\n")


def problems_in(*exercises: CourseFile[Exercise], areas: tuple[CourseFile[Area], ...] = (area("a"),)) -> list[str]:
    return [str(p) for p in lint_course(exercises, areas)]


def test_a_coherent_course_has_no_problem() -> None:
    assert problems_in(exercise("a/1-x"), exercise("a/1-y", "a/1-x"), areas=(area("a", "[1-y]"),)) == []


def test_an_unknown_need_is_reported_at_its_place_with_the_nearest() -> None:
    assert problems_in(exercise("a/1-ouvrir"), exercise("a/1-y", "a/1-ouvrir", "a/1-ouvrire")) == [
        "a/1-y.yaml:7:5: l'exercice « a/1-ouvrire » n'existe pas ; écrivez « a/1-ouvrir »"
    ]


def test_a_broken_exercise_is_still_there_for_those_that_need_it() -> None:
    assert problems_in(read_exercise("a/1-x", "[", KINDS), exercise("a/1-y", "a/1-x")) == []


def test_a_circle_is_named_once_from_its_smallest_id() -> None:
    found = problems_in(exercise("a/1-z", "a/1-x"), exercise("a/1-x", "a/1-y"), exercise("a/1-y", "a/1-z"))
    assert found == [
        "a/1-x.yaml:6:5: ces exercices tournent en rond : a/1-x → a/1-y → a/1-z → a/1-x ; enlevez l'un de ces liens"
    ]


def test_an_exercise_that_needs_itself_is_a_circle() -> None:
    assert "a/1-x → a/1-x" in problems_in(exercise("a/1-x", "a/1-x"))[0]


def test_the_same_id_in_two_folders_is_a_problem_of_the_second() -> None:
    found = problems_in(exercise("a/1-x", file="one/a/1-x.yaml"), exercise("a/1-x", file="two/a/1-x.yaml"))
    assert found == [
        "two/a/1-x.yaml:1:1: l'exercice « a/1-x » existe déjà : one/a/1-x.yaml ; donnez un autre nom à ce fichier"
    ]


def test_two_equal_titles_are_reported() -> None:
    found = problems_in(exercise("a/1-x", title="Le Clic  droit"), exercise("a/1-y", title="le clic droit"))
    assert found == ["a/1-y.yaml:1:8: « a/1-x » a déjà ce titre ; écrivez un titre différent"]


def test_a_level_that_differs_from_the_file_name_is_reported() -> None:
    assert problems_in(exercise("a/2-x")) == [
        "a/2-x.yaml:3:8: le niveau est 1, et le nom du fichier commence par 2 ; changez l'un des deux"
    ]


def test_a_file_name_with_accents_or_without_a_level_is_reported() -> None:
    found = problems_in(exercise("a/1-é"), exercise("a/clic"))
    assert len([f for f in found if "le nom du fichier ne suit pas la règle" in f]) == 2


def test_an_area_without_its_file_and_a_path_to_nowhere_are_reported() -> None:
    assert "n'a pas de fichier area.yaml" in problems_in(exercise("a/1-x"), areas=())[0]
    assert problems_in(exercise("a/1-ouvrir"), areas=(area("a", "[1-ouvrir, 1-ouvri, 1-ouvrir]"),)) == [
        "a/area.yaml:4:18: l'exercice « 1-ouvri » n'est pas dans ce dossier ; écrivez « 1-ouvrir »",
        "a/area.yaml:4:27: l'exercice « 1-ouvrir » est déjà dans cette liste ; gardez-le une seule fois",
    ]


def test_an_areas_picture_is_one_that_there_is() -> None:
    strange = read_area("a", "title: Souris\npicture: sourie\norder: 1\n")
    assert problems_in(exercise("a/1-x"), areas=(strange,)) == [
        "a/area.yaml:2:10: l'image « sourie » n'est pas connue ; écrivez l'un de ces mots : souris"
    ]


NAMES = st.sampled_from("abcdefg")


@given(st.dictionaries(NAMES, st.lists(NAMES, max_size=3)))
def test_circles_are_real_and_one_is_found_wherever_there_is_one(needs: dict[str, list[str]]) -> None:
    found = find_cycles(needs)
    for circle in found:
        for one, next_one in zip(circle, (*circle[1:], circle[0]), strict=True):
            assert next_one in needs[one]
    # Cutting one link of each circle found, again and again, must end without circles.
    left = {k: list(v) for k, v in needs.items()}
    rounds = 0
    while cut := find_cycles(left):
        rounds += 1
        assert rounds <= sum(map(len, needs.values()))
        for circle in cut:
            left[circle[0]] = [n for n in left[circle[0]] if n != (circle[1] if len(circle) > 1 else circle[0])]
    done: set[str] = set()
    while ready := {k for k, v in left.items() if k not in done and all(n in done or n not in left for n in v)}:
        done |= ready
    assert done == set(left)
