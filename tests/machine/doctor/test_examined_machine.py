"""Running programs of the examined machine."""

from __future__ import annotations

import sys

import pytest

from kiosk.machine.doctor.examined_machine import CommandResult, run_command


def test_a_command_gives_its_exit_code_and_all_its_output() -> None:
    code = "import os; os.write(1, b'a'); os.write(2, b'b'); os._exit(3)"
    assert run_command([sys.executable, "-c", code]) == CommandResult(3, "ab")


def test_a_missing_program_gives_no_result() -> None:
    assert run_command(["no-such-program-anywhere"]) is None


def test_a_program_that_does_not_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.machine.doctor.examined_machine.COMMAND_TIMEOUT", 0.1)
    assert run_command([sys.executable, "-c", "import time; time.sleep(60)"]) is None
