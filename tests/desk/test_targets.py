"""A label means what people take for it, from front to back; what it leaves open is not guessed."""

import pytest

from kiosk.course.model import TargetMissing
from kiosk.desk.targets import find_choice, find_target, find_text, find_window, numbered_names, part_names
from kiosk.desk.view import view
from tests.desk.desk_samples import desk

DESK = desk()


def test_a_whole_name_takes_precedence_over_a_name_that_contains_it() -> None:
    made = desk("files: {Bureau: [Vacances d'été, Vacances], Documents: []}")
    assert find_target(made, "Vacances", "double_click").name == "Vacances"
    assert find_target(made, "d'été", "double_click").name == "Vacances d'été"


def test_a_folder_is_looked_for_in_the_list_and_not_in_the_tree() -> None:
    assert find_target(DESK, "Vacances", "click").role == "option"
    assert find_target(DESK, "Images", "click").role == "treeitem", "which is in the tree alone"


def test_what_is_not_there_names_what_is() -> None:
    with pytest.raises(TargetMissing) as missing:
        find_target(DESK, "Imprimante", "click")
    assert "Documents" in missing.value.available


def test_a_part_that_is_not_there_is_what_is_missing() -> None:
    with pytest.raises(TargetMissing) as missing:
        find_target(DESK, "Documents", "click", "Messagerie ouverte")
    assert missing.value.name == "Messagerie ouverte"
    assert missing.value.available == part_names(view(DESK))


def test_a_window_by_its_title_or_its_beginning() -> None:
    assert find_window(DESK, "Fichiers") == find_window(DESK, "Fichiers – Documents") == "files"
    with pytest.raises(TargetMissing):
        find_window(DESK, "Photos de vacances")


def test_a_choice_and_a_text_that_are_not_there_are_refused() -> None:
    with pytest.raises(TargetMissing):
        find_choice(DESK, "Pays")
    with pytest.raises(TargetMissing):
        find_text(DESK, "un texte que personne n'a écrit")


def test_several_of_one_name_are_numbered_and_one_alone_is_not() -> None:
    one, other = find_target(DESK, "Vacances", "click"), find_target(DESK, "Images", "click")
    assert numbered_names([one, one, other]) == ("Vacances (1)", "Vacances (2)", "Images")
