"""What is to be typed can be typed on every keyboard, or those that cannot are named."""

import pytest

from kiosk.activities import KINDS
from kiosk.course.files.reading import read_exercise
from kiosk.course.keyboard.keys import LayoutName
from kiosk.rehearsal.keyboards import keyboard_problems
from kiosk.rehearsal.memory import rehearse
from kiosk.stand_ins import spellings
from kiosk.station.course.folders import shipped_folder

EXERCISE = """\
title: Un mot
can_do: Je sais écrire un mot.
level: 3
minutes: 2
steps:
  - say: Écrivez le mot.
    {activity}
    hints: [Regardez le clavier., Prenez votre temps.]
    solution: [{solution}]
    done: Vous avez écrit le mot.
"""


def problems(text: str, keyboard: LayoutName = "azerty", solution: str = "", activity: str = "") -> list[str]:
    source = EXERCISE.format(
        activity=activity or f'typing: {{copy: "{text}"}}', solution=solution or f'{{type: "{text}"}}'
    )
    file = read_exercise("a/3-mot", source, KINDS)
    assert file.value is not None, file.problems
    return [str(p) for p in keyboard_problems(file, keyboard)]


@pytest.mark.parametrize("text", ["cœur", "Oui…", "l’été « ici » – là", "ŒUVRE", "Où êtes-vous ?"])
def test_what_a_stand_in_is_taken_for_can_be_typed_everywhere(text: str) -> None:
    assert problems(text) == []


def test_the_keyboards_that_cannot_are_named_and_it_is_a_problem_where_the_stations_own_cannot() -> None:
    where = "a/3-mot.yaml:9:16: "
    found = "étape 1, clavier AZERTY : rien n'écrit « ñ » ; changez ce qui est à écrire"
    assert problems("El niño") == [where + found]
    assert problems("El niño", "bepo") == [f"{where}conseil : {found}"]


def test_a_capital_that_caps_lock_makes_can_be_typed() -> None:
    for text in ("École", "À Évry", "ÇA"):
        assert problems(text) == []


def test_a_character_that_no_keyboard_has() -> None:
    (found,) = problems("日")
    assert "clavier AZERTY, QWERTY, BÉPO, QWERTZ : rien n'écrit « 日 »" in found


def test_a_key_that_is_pressed() -> None:
    (found,) = problems("", solution="{press: ñ}", activity="keys: {press: [ñ]}")
    assert "rien n'écrit « ñ »" in found
    assert problems("", solution="{press: ctrl+c}", activity="keys: {press: [ctrl+c]}") == []


@pytest.mark.parametrize("key", ["ctrl+home", "shift+left", "ctrl+shift+end", "alt+left", "f2"])
def test_a_key_without_a_character_is_on_every_keyboard(key: str) -> None:
    assert problems("", solution=f"{{press: {key}}}", activity="desk: {goal: {open: files}}") == []


@pytest.mark.parametrize(
    ("text", "lacking"), [("bœuf Béthune", None), ("Évian Béthune", None), ("Peña Béthune", "« ñ »")]
)
def test_a_text_in_a_box_of_the_training_computer(text: str, lacking: str | None) -> None:
    source = (shipped_folder() / "internet/2-choisir-un-resultat.yaml").read_text().replace("déchetterie Béthune", text)
    file = read_exercise("internet/2-choisir-un-resultat", source, KINDS)
    assert file.value is not None and not rehearse(file.value)
    found = [str(p) for p in keyboard_problems(file, "azerty")]
    assert [lacking in one for one in found if lacking] == ([True] if lacking else [])
    assert bool(found) == bool(lacking)


def test_a_stand_in_that_the_judge_does_not_take_is_no_way_to_type_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def with_long_s(text: str) -> tuple[tuple[str, ...], ...]:
        return tuple((*ways, "s") if "ſ" in ways else ways for ways in spellings(text))

    monkeypatch.setattr("kiosk.rehearsal.keyboards.spellings", with_long_s)
    monkeypatch.setattr("kiosk.course.keyboard.layouts.spellings", with_long_s)
    (found, *_others) = problems("ſi")
    assert "« si » ne fait pas l'étape" in found
