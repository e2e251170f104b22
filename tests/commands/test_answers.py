"""What several commands ask and answer in the same words."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner

from kiosk.commands.answers import is_confirmed, summarize_advice, summarize_problems, summarize_read


@pytest.mark.parametrize(
    ("answers", "yes"),
    [
        ("oui", True),
        ("O", True),
        ("Yes", True),
        ("Y", True),
        ("OUI ", True),
        ("non", False),
        ("N", False),
        ("No", False),
        ("", False),
    ],
)
def test_an_answer_is_taken_in_either_language_whatever_the_capitals(answers: str, yes: bool) -> None:
    @click.command()
    def command() -> None:
        click.echo(f"={is_confirmed('Continuer ?')}")

    output = CliRunner().invoke(command, input=f"peut-être\n{answers}\n").output
    assert f"={yes}" in output
    assert output.count("Écrivez oui ou non.") == 1


def test_without_a_keyboard_the_question_is_given_up() -> None:
    @click.command()
    def command() -> None:
        is_confirmed("Continuer ?")

    assert CliRunner().invoke(command, input="").exit_code == 1


@pytest.mark.parametrize(
    ("exercises", "others", "sentence"),
    [
        (2, 0, "2 exercices lus."), (1, 3, "1 exercice lu."), (0, 3, "3 fichiers lus."), (0, 1, "1 fichier lu."),
        (0, 0, "0 exercice lu."),
    ],
)  # fmt: skip
def test_how_much_was_read_is_told_in_exercises_where_there_are_any(exercises: int, others: int, sentence: str) -> None:
    assert summarize_read(exercises, others) == sentence


def test_how_much_is_to_be_changed() -> None:
    assert summarize_problems(0) == "Tout est en ordre."
    assert summarize_problems(0, none="Rien à dire.") == "Rien à dire."
    assert summarize_problems(1) == summarize_problems(1, none="Rien à dire.") == "1 chose à changer."
    assert summarize_problems(2) == "2 choses à changer."
    assert [summarize_advice(count) for count in range(3)] == ["", "1 conseil.", "2 conseils."]


@pytest.mark.parametrize(
    "given", ["peut-être\n" * 1000, "\0" * 1_000_000, b"ou\xef\n" * 1000], ids=["lines", "zeros", "bytes"]
)
def test_a_file_or_a_pipe_without_an_answer_is_not_read_without_end(given: str | bytes) -> None:
    @click.command()
    def command() -> None:
        is_confirmed("Continuer ?")

    result = CliRunner().invoke(command, input=given)
    assert result.exit_code == 1
    assert 1 <= result.output.count("Écrivez oui ou non.") <= 20
