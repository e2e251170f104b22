import pytest

from kiosk.course.files.names import exercise_id, exercise_name, is_name, level_in_name


@pytest.mark.parametrize("name", ["souris", "1-bouger-la-fleche", "3-b2", "2026"])
def test_what_may_name_an_exercise(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize(
    "name", ["", "..", "a/b", "Souris", "flèche", "a--b", "-a", "a-", "a b", "a.yaml", "a_b", "a\n", "..\\a", "ａ"]
)
def test_what_is_no_name_on_every_file_system(name: str) -> None:
    assert not is_name(name)


def test_the_level_is_the_first_digit_of_a_name() -> None:
    assert [level_in_name(name) for name in ("1-a", "3-a", "4-a", "12-a", "a-1", "1-", "")] == [1, 3, *[None] * 5]


def test_an_id_names_its_folder_and_its_file() -> None:
    assert exercise_id("souris", "1-a.yaml") == exercise_id("souris", "1-a") == "souris/1-a"
    assert exercise_name("souris/1-a") == "1-a"
