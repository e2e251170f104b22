"""Click's own words in the language shown."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from kiosk import i18n
from kiosk.cli import COMMANDS, command_group
from kiosk.commands import click_words

NEVER_WRITTEN = {
    "_termui_impl.py", "_winconsole.py", "shell_completion.py", "utils.py", "parser.py: Invalid start character",
    "core.py: Could not determine", "core.py: No options defined", "core.py: Arguments take", "core.py: Name '",
    "core.py: Boolean option", "core.py: Deprecat", "core.py: Value must be", "decorators.py: Do you",
    "decorators.py: Confirm", "termui.py: Press any", "termui.py: Unknown color", "termui.py: Repeat",
    "termui.py: Error: {message}", "types.py: Choice(", "types.py: {value!r} does not match",
    "types.py: {value!r} is not a valid UUID", "types.py: {len_type}",
}  # fmt: skip
"""What a mistake in our own code brings up, or what no command of ours uses: a file, and how the text begins."""


def click_texts() -> Iterator[str]:
    """Every text that the installed click marks to be translated, and that a command of ours may write."""
    for path in sorted(Path(str(click.__file__)).parent.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id != "_":
                continue
            text = node.args[0].value if isinstance(node.args[0], ast.Constant) else None
            if isinstance(text, str) and not f"{path.name}: {text}".startswith(tuple(NEVER_WRITTEN)):
                yield text


@pytest.fixture(autouse=True)
def _french_again() -> Iterator[None]:
    yield
    i18n.use_language("fr")


def run(*args: str, code: str = "fr") -> str:
    i18n.use_language(code)
    return CliRunner().invoke(command_group(), args, prog_name="kiosk").output


def fields(text: str) -> set[str]:
    return {name for _text, name, _format, _conversion in string.Formatter().parse(text) if name}


def test_every_word_of_click_that_a_command_may_write_is_french() -> None:
    assert [
        text for text in click_texts() if text not in click_words._FRENCH and "DeprecationWarning" not in text
    ] == []


@pytest.mark.parametrize("english", click_words._FRENCH)
def test_a_translation_has_no_field_that_the_text_has_not(english: str) -> None:
    assert fields(click_words._FRENCH[english]) <= fields(english)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["nope"], "Il n'y a pas de commande « nope »."),
        (["check", "--nope"], "Il n'y a pas d'option « --nope »."),
        (["play"], "Il manque un argument 'EXERCICE'."),
        (["schema", "more"], "Il y a un argument de trop (more)"),
        (["rehearse", "--jobs", "99"], "99 n'est pas un nombre possible"),
        (["rehearse", "--jobs", "deux"], "« deux » n'est pas un nombre."),
        (["install", "--root", "/nowhere"], "il n'y a rien ici : /nowhere"),
        (["package", "--arch", "vax"], "écrivez l'un de ces mots, et pas « vax » : 'amd64'"),
        (["settings", "--check"], "Il manque une valeur après l'option « --check »."),
        (["nope"], "Pour l'aide : kiosk --help"),
    ],
)
def test_a_slip_in_a_command_is_named_in_french(args: list[str], said: str) -> None:
    output = run(*args)
    assert said in output
    assert not [word for word in ("Error", "Usage:", "Try ", "Invalid", "No such") if word in output]


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_is_french(name: str) -> None:
    output = run(*([name] if name else []), "--help")
    assert "Montre cette aide." in output
    assert not [word for word in ("Show ", "COMMAND ", "ARGS", "INTEGER", "default:", "Commands") if word in output]


def test_english_stays_clicks_own() -> None:
    assert "No such command 'nope'." in run("nope", code="en")
