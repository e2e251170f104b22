import io
import os
import sys
from importlib import import_module

import click
import pytest

from kiosk.cli import (
    COMMANDS,
    clean_environment,
    command_group,
    escape_control_characters,
    use_language_of_environment,
)
from kiosk.i18n import language, use_language


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_is_there_under_its_name(name: str) -> None:
    module, _colon, function = COMMANDS[name].partition(":")
    assert isinstance(getattr(import_module(module), function)(), click.Command)
    group = command_group()
    command = group.get_command(click.Context(group), name)
    assert command is not None and command.help


def test_an_unknown_command_is_none_and_imports_nothing() -> None:
    group = command_group()
    assert group.get_command(click.Context(group), "os:system") is None


def test_nothing_of_the_environment_reaches_textual(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TEXTUAL_ALLOW_SIGNALS", "TEXTUAL_DRIVER", "LINES", "COLUMNS"):
        monkeypatch.setenv(name, "1")
    monkeypatch.setenv("TEXTUAL_FPS", "1")
    monkeypatch.setattr(os, "execv", lambda *_arguments: pytest.fail("it starts anew"))
    clean_environment()
    assert {n: v for n, v in os.environ.items() if n.startswith("TEXTUAL")} == {"TEXTUAL_FPS": "120"}
    assert not {"LINES", "COLUMNS"} & os.environ.keys()


def test_what_would_print_over_the_screen_is_taken_out_and_python_starts_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []
    monkeypatch.setenv("PYTHONVERBOSE", "1")
    monkeypatch.setattr(os, "execv", lambda _program, words: started.append(words))
    clean_environment()
    assert "PYTHONVERBOSE" not in os.environ
    assert started and started[0][:3] == [sys.executable, "-X", "utf8"]


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, "fr"), ({"LANG": "en_GB.UTF-8"}, "en"), ({"LANG": "de_DE.UTF-8"}, "fr"), ({"LANG": "C.UTF-8"}, "fr"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "fr_FR.UTF-8"}, "fr"), ({"LANG": "fr_FR", "LANGUAGE": "en:fr"}, "en"),
    ],
)  # fmt: skip
def test_the_commands_speak_the_language_of_the_environment(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], expected: str
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    try:
        use_language_of_environment()
        assert language() == expected
    finally:
        use_language("fr")


def test_control_characters_of_what_is_printed_are_made_visible(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    for name in ("stdout", "stderr"):
        monkeypatch.setattr(sys, name, io.TextIOWrapper(written, "ascii"))
    escape_control_characters()
    sys.stdout.write("é\x1b[2J\n")
    sys.stdout.flush()
    assert written.getvalue() == b"\\xe9\\x1b[2J\n"
