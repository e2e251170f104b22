"""Asking the programs of a machine."""

from __future__ import annotations

import sys

import pytest

from kiosk.machine.doctor.examined_machine import CommandResult, run_command


def test_a_program_answers_with_its_code_and_all_that_it_wrote() -> None:
    code = "import os; os.write(1, b'a'); os.write(2, b'b'); os._exit(3)"
    assert run_command([sys.executable, "-c", code]) == CommandResult(3, "ab")


def test_a_program_that_is_not_there_is_no_mishap() -> None:
    assert run_command(["no-such-program-anywhere"]) is None


def test_a_program_that_does_not_answer_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.machine.doctor.examined_machine.COMMAND_TIMEOUT", 0.1)
    assert run_command([sys.executable, "-c", "import time; time.sleep(60)"]) is None
