from random import Random

from hypothesis import given
from hypothesis import strategies as st

from kiosk.activities.desk import OnDesk
from kiosk.activities.keys import Keys
from kiosk.course.catalogue import Catalogue, CatalogueEntry, build_catalogue, catalogue_entry
from kiosk.course.model import Activity, Area, Exercise, Level, Step
from kiosk.desk.goals.desktop import OpenProgram

IDS = [f"{area}/{level}-{name}" for area in ("b", "a") for level in (1, 2) for name in ("x", "y", "z")]


def entry(exercise: str, *needs: str) -> CatalogueEntry:
    area, name = exercise.split("/")
    level: Level = 1 if name.startswith("1") else 2
    return CatalogueEntry(exercise, exercise, "Je sais.", level, 4, needs, area, f"/{exercise}.yaml")


def areas() -> list[Area]:
    return [Area("a", "A", "", 2, ("1-z",)), Area("b", "B", "", 1, ("1-y", "1-x", "2-z"))]


def test_the_order_is_by_level_then_area_then_the_areas_path_then_name() -> None:
    catalogue = build_catalogue(areas(), map(entry, reversed(IDS)))
    assert catalogue.path == (
        "b/1-y", "b/1-x", "b/1-z", "a/1-z", "a/1-x", "a/1-y",
        "b/2-z", "b/2-x", "b/2-y", "a/2-x", "a/2-y", "a/2-z",
    )  # fmt: skip
    assert [a.id for a in catalogue.areas] == ["b", "a"]


def test_what_is_needed_comes_first() -> None:
    path = build_catalogue(areas(), [entry("b/1-y", "a/1-x"), entry("b/1-x"), entry("a/1-x", "b/1-x")]).path
    assert path == ("b/1-x", "a/1-x", "b/1-y")


def test_entries_are_found_by_id_and_by_area_and_level() -> None:
    catalogue = build_catalogue(areas(), map(entry, IDS))
    assert catalogue.find("a/2-y") == entry("a/2-y")
    assert catalogue.find("../../etc/passwd") is None
    assert [e.id for e in catalogue.in_area("b", 1)] == ["b/1-y", "b/1-x", "b/1-z"]
    assert catalogue.in_area("nowhere") == ()


def test_an_entry_says_whether_the_training_computer_is_needed() -> None:
    def made(activity: Activity) -> Exercise:
        step = Step("Faites.", activity, (), (), "C'est fait.")
        return Exercise("a/1-x", "Faire", "Je sais faire.", 1, 4, (), (step,))

    assert [catalogue_entry(made(one), "x.yaml").on_desk for one in (Keys(("a",)), OnDesk(OpenProgram("files")))] == [
        False, True,
    ]  # fmt: skip


def test_an_area_that_is_not_described_comes_last_under_its_folders_name() -> None:
    catalogue = build_catalogue(areas(), [entry("au-marche/1-x"), entry("a/1-x")])
    assert [(a.id, a.title) for a in catalogue.areas] == [("a", "A"), ("au-marche", "Au marche")]


def test_the_first_of_two_with_the_same_id_is_kept() -> None:
    other = entry("a/1-x", "a/1-y")
    assert build_catalogue(areas(), [entry("a/1-x"), other]).find("a/1-x") == entry("a/1-x")


def test_a_chain_as_long_as_the_course_is_ordered() -> None:
    ids = [f"a/1-n{i}" for i in range(5000)]
    entries = [entry(i, *([ids[n - 1]] if n else [])) for n, i in enumerate(ids)]
    assert build_catalogue(areas(), reversed(entries)).path == tuple(ids)


def reaches(needs: dict[str, list[str]], start: str, goal: str) -> bool:
    seen: set[str] = set()
    todo = [start]
    while todo:
        for need in needs.get(todo.pop(), ()):
            if need == goal:
                return True
            if need not in seen:
                seen.add(need)
                todo.append(need)
    return False


@given(st.dictionaries(st.sampled_from(IDS), st.lists(st.sampled_from([*IDS, "gone/1-x"]), max_size=4)), st.randoms())
def test_the_path_has_each_id_once_with_what_it_needs_before_it_as_far_as_that_can_be(
    needs: dict[str, list[str]], chance: Random
) -> None:
    entries = [entry(i, *n) for i, n in needs.items()]
    path = build_catalogue(areas(), entries).path
    assert sorted(path) == sorted(needs)
    place = {exercise: index for index, exercise in enumerate(path)}
    for exercise, needed in needs.items():
        for need in needed:
            if need in place and not reaches(needs, need, exercise):
                assert place[need] < place[exercise]
    chance.shuffle(entries)
    assert build_catalogue(areas(), entries).path == path


def test_an_empty_course_is_a_catalogue_too() -> None:
    assert build_catalogue([], []) == Catalogue()
