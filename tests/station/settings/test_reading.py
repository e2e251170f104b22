"""Reading a settings file: every problem has its place, and what to write."""

import re
from pathlib import Path

import pytest

from kiosk.errors import KioskError
from kiosk.station.pin import hash_pin
from kiosk.station.settings.model import Settings
from kiosk.station.settings.reading import parse_settings, read_settings


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "settings.yaml"
    file.write_text(text)
    return file


def problems(tmp_path: Path, text: str) -> str:
    with pytest.raises(KioskError) as error:
        read_settings(written(tmp_path, text))
    return str(error.value)


def test_without_a_file_every_setting_has_a_value() -> None:
    assert read_settings(None) == Settings()


@pytest.mark.parametrize("text", ["", "# language: en\n", "{}\n"])
def test_a_file_that_changes_nothing_changes_nothing(tmp_path: Path, text: str) -> None:
    assert read_settings(written(tmp_path, text)) == Settings()


def test_a_file_names_what_differs(tmp_path: Path) -> None:
    settings = read_settings(
        written(
            tmp_path, "keyboard: bepo\nlocked: true\nquestion_after: 60\ntheme: contraste fort\nexercises: [/srv/a]\n"
        )
    )
    assert settings == Settings(
        keyboard="bepo", locked=True, question_after=60, theme="contraste fort", exercises=("/srv/a",)
    )
    assert (settings.idle_times().question, settings.idle_times().leave) == (60.0, 90.0)


@pytest.mark.parametrize(
    ("text", "line", "names"),
    [
        ("language: fr\nkeybord: azerty\n", 2, "keyboard"),
        ("language: de\n", 1, "fr"),
        ("locked: oui\n", 1, "true"),
        ("question_after: 1\n", 1, "entre 10 et 7200"),
        ("question_after: 180000\n", 1, "un nombre de secondes entre 10 et 7200"),
        ("question_after: 3 min\n", 1, "« 3 min » n'est pas un nombre de secondes"),
        ("leave_after: 1.5\n", 1, "entre 5 et 7200"),
        ("leave_after: [90]\n", 1, "entre 5 et 7200"),
        ("language: [fr]\n", 1, "il faut une seule valeur ici, et il y a une liste ; écrivez l'une de ces"),
        ("station: [a, b]\n", 1, "il y a une liste ; écrivez un texte seul"),
        ("language: {a: b}\n", 1, "il faut une valeur ici"),
        ("exercises: /srv/a\n", 1, "il faut une liste ici ; écrivez : [/srv/a]"),
        ("theme: clair\ntheme: sombre\n", 2, "theme"),
        ("language: fr\nkeyboard: [azerty\n", 2, "]"),
        pytest.param("language: fr\nexercises: " + "[" * 5000, 2, "20", id="5000 levels"),
        ("pin: 1234\n", 1, "kiosk pin"),
        ("pin: '1234'\n", 1, "kiosk pin"),
        ("pin:\n", 1, "kiosk pin"),
        ("pin: [1, 2]\n", 1, "kiosk pin"),
        ("workshop_day: demain\n", 1, "2027-01-31"),
        ("workshop_day: 2027-02-30\n", 1, "2027-01-31"),
        ("workshop_day: 2027-W05-1\n", 1, "2027-01-31"),
        ("printer: -o raw\n", 1, "lpstat"),
        ("text_size: énorme\n", 1, "grand"),
        ("keep_logbooks: -1\n", 1, "un nombre de mois entre 0 et 240"),
    ],
)
def test_a_problem_says_its_place_and_what_to_write(tmp_path: Path, text: str, line: int, names: str) -> None:
    reported = problems(tmp_path, text)
    assert f"settings.yaml:{line}:" in reported
    assert names in reported


def test_all_problems_are_reported_at_once(tmp_path: Path) -> None:
    reported = problems(tmp_path, "language: de\nquestion_after: 0\ncolour: red\n").splitlines()
    assert [int(line.split(":")[1]) for line in reported] == [1, 2, 3]


def test_a_pin_that_was_written_by_hand_is_not_repeated(tmp_path: Path) -> None:
    assert "4711" not in problems(tmp_path, "pin: 4711\nlanguage: de\n")


def test_the_newer_settings_are_read_as_written(tmp_path: Path) -> None:
    pin = hash_pin("4711")
    text = f'text_size: grand\npin: "{pin}"\nprinter: Accueil_2\nworkshop: [email]\nworkshop_day: 2027-01-31\n'
    assert read_settings(written(tmp_path, text)) == Settings(
        text_size="grand", pin=pin, printer="Accueil_2", workshop=("email",), workshop_day="2027-01-31"
    )


def test_a_byte_order_mark_before_comments_alone_is_ignored(tmp_path: Path) -> None:
    assert read_settings(written(tmp_path, "\ufeff# rien\n")) == Settings()


@pytest.mark.parametrize("there", [False, True])
def test_a_file_that_cannot_be_read_is_reported(tmp_path: Path, there: bool) -> None:
    file = tmp_path / "settings.yaml"
    if there:
        file.mkdir()
    with pytest.raises(KioskError, match=re.escape(str(file))):
        read_settings(file)


def test_a_missing_space_after_the_colon_is_named_at_its_place() -> None:
    (problem,) = parse_settings(b"language:fr\n", "settings.yaml").problems
    assert problem.startswith("settings.yaml:1:9: il n'y a pas d'espace après « : »")
