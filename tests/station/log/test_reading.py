"""The adviser reads what went wrong lately: the last warnings, equal ones once, each in plain words."""

from __future__ import annotations

import ast
import logging
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.course.lint.wording import find_wording_problems
from kiosk.station.log.explanations import explain_message
from kiosk.station.log.reading import parse_warnings, read_warnings
from kiosk.station.log.writing import LOG_FILE, open_log
from tests.source_texts import MODULES, calls, tree_of
from tests.test_wording_of_the_code import RULES


@pytest.fixture
def log(tmp_path: Path) -> Iterator[logging.Logger]:
    """The program's own log, in a folder of the test."""
    root = logging.getLogger("kiosk")
    before = root.handlers[:], root.propagate, root.level
    open_log(tmp_path)
    yield logging.getLogger("kiosk.some.room")
    for handler in root.handlers:
        handler.close()
    root.handlers[:], root.propagate = before[0], before[1]
    root.setLevel(before[2])


def test_warnings_come_newest_first_without_their_tracebacks(log: logging.Logger, tmp_path: Path) -> None:
    log.info("all is well")
    log.warning("one")
    log.error("two: %s", "OSError\n  file.py:3 in there\ncaused by it")
    found = read_warnings(tmp_path, 10)
    assert [(w.level, w.room, w.text) for w in found] == [
        ("ERROR", "kiosk.some.room", "two: OSError"),
        ("WARNING", "kiosk.some.room", "one"),
    ]
    assert abs((datetime.now() - found[0].at).total_seconds()) < 5


def test_a_repeated_warning_appears_once_with_its_count(log: logging.Logger, tmp_path: Path) -> None:
    for _ in range(40):
        log.error("the disk is full")
    log.error("something else")
    log.error("the disk is full")
    assert [(w.text, w.times) for w in read_warnings(tmp_path, 10)] == [
        ("the disk is full", 1), ("something else", 1), ("the disk is full", 40),
    ]  # fmt: skip


def test_the_rotated_log_is_read_where_the_new_one_is_short(log: logging.Logger, tmp_path: Path) -> None:
    log.error("before")
    (tmp_path / LOG_FILE).rename(tmp_path / f"{LOG_FILE}.1")
    open_log(tmp_path)
    assert [w.text for w in read_warnings(tmp_path, 10)] == ["before"]
    log.error("after")
    assert [w.text for w in read_warnings(tmp_path, 10)] == ["after", "before"]
    assert [w.text for w in read_warnings(tmp_path, 1)] == ["after"]


def test_a_large_log_is_read_from_its_end(tmp_path: Path) -> None:
    line = "2026-11-23 20:10:00,123 ERROR kiosk.x number %06d\n"
    with (tmp_path / LOG_FILE).open("w") as file:
        file.writelines(line % number for number in range(20_000))
    assert [w.text for w in read_warnings(tmp_path, 3)] == ["number 019999", "number 019998", "number 019997"]


def test_a_missing_log_is_empty_and_an_unreadable_one_raises(tmp_path: Path) -> None:
    assert read_warnings(tmp_path / "nowhere", 10) == ()
    (tmp_path / LOG_FILE).mkdir()
    with pytest.raises(OSError):
        read_warnings(tmp_path, 10)


@given(st.text())
def test_a_log_with_any_content_can_be_read(text: str) -> None:
    for one in parse_warnings(text):
        assert one.times >= 1


def test_text_injected_into_the_log_is_no_message() -> None:
    """A message's further lines, and lines torn by a power cut, do not begin one."""
    text = "10:00,123 ERROR kiosk.x torn\n2026-99-99 20:10:00,123 ERROR kiosk.x no such day\n  2026 ERROR kiosk.x\n"
    assert parse_warnings(text) == ()


# -- in plain words ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def warnings_of_the_code() -> list[tuple[str, str]]:
    """(module, message) of each warning that the program may write, with something in the place of its values."""
    found = []
    for module in MODULES:
        for call in calls(tree_of(module), "warning", "error", "critical", "exception"):
            named = isinstance(call.func, ast.Attribute) and getattr(call.func.value, "id", "") in ("log", "_log")
            if named and call.args and isinstance(call.args[0], ast.Constant):
                text = str(call.args[0].value)
                found.append((module, text.replace("%s", "souris/1-x").replace("%r", "OSError(28)").replace("%d", "3")))
    return found


def test_every_warning_of_the_program_has_an_explanation(warnings_of_the_code: list[tuple[str, str]]) -> None:
    assert len(warnings_of_the_code) > 10
    without = [
        f"{module}: add a row for {message!r} to kiosk/station/log/explanations.py"
        for module, message in warnings_of_the_code
        if explain_message(message) is None
    ]
    assert without == []


def test_every_explanation_follows_the_wording_rules(warnings_of_the_code: list[tuple[str, str]]) -> None:
    for _module, message in warnings_of_the_code:
        words = explain_message(message) or ""
        assert "{" not in words
        assert find_wording_problems(words, RULES) == ()


def test_explanations_name_what_the_adviser_can_check() -> None:
    explanation = explain_message("/srv/cours/souris/9-x.yaml is left out: `kiosk check` says why")
    assert explanation is not None and "/srv/cours/souris/9-x.yaml" in explanation and "`kiosk check`" in explanation
    explanation = explain_message("souris/1-bouger-la-fleche cannot be opened: souris/1.yaml:3:1: x")
    assert explanation is not None and "souris/1-bouger-la-fleche" in explanation
    assert (
        explain_message("settings: /etc/kiosk/settings.yaml:4:1: {x}") == "Réglages : /etc/kiosk/settings.yaml:4:1: {x}"
    )


def test_an_unknown_message_has_no_explanation() -> None:
    assert explain_message("something new") is None
