"""The locale: how it is read, and whether it is UTF-8."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.machine.doctor.checks.encoding import LocaleFacts, judge_locale, read_locale_facts
from kiosk.machine.doctor.judgement import State
from tests.machine.doctor.small_machine import machine, states


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        (LocaleFacts("fr_FR.UTF-8", True, "UTF-8"), "well"),
        (LocaleFacts("fr_FR.utf8", True, "utf8"), "well"),
        (LocaleFacts("fr_FR", True, "ISO-8859-1"), "see"),
        (LocaleFacts("eo.UTF-8", False, ""), "see"),
    ],
)
def test_a_locale_that_is_not_utf_8_is_a_warning(facts: LocaleFacts, state: State) -> None:
    assert states(judge_locale(facts)) == {"locale.encoding": state}


def test_the_locale_comes_from_the_environment_and_that_of_the_process_is_unchanged(tmp_path: Path) -> None:
    import locale

    before = locale.setlocale(locale.LC_CTYPE)
    utf8 = read_locale_facts(machine(tmp_path, environment={"LANG": "C.UTF-8"}))
    assert (utf8.name, utf8.installed, utf8.encoding) == ("C.UTF-8", True, "UTF-8")
    assert (
        read_locale_facts(machine(tmp_path, environment={"LANG": "C.UTF-8", "LC_ALL": "xx_XX.UTF-8"})).installed
        is False
    )
    assert read_locale_facts(machine(tmp_path)).name == "C"
    assert locale.setlocale(locale.LC_CTYPE) == before
