"""What is read from a system before it becomes a station."""

import pytest

from kiosk.errors import KioskError
from kiosk.machine.install.facts import find_permission_problems, find_program
from tests.machine.install.fake_system import PROGRAM, FakeSystem


def test_the_program_is_found_in_another_root(system: FakeSystem) -> None:
    assert find_program(system, None) == "/usr/bin/kiosk"
    assert find_program(system, "/usr/bin/kiosk") == "/usr/bin/kiosk"
    with pytest.raises(KioskError, match="--program"):
        find_program(system, "/opt/kiosk")
    system.path("/usr/bin/kiosk").unlink()
    with pytest.raises(KioskError):
        find_program(system, None)


def test_a_program_that_others_may_change_or_the_station_cannot_read_is_found(system: FakeSystem) -> None:
    program = system.path(PROGRAM)
    program.chmod(0o777)
    problems = find_permission_problems(system, PROGRAM)
    assert any(problem.endswith(f"{program.resolve()}.") for problem in problems)
    program.chmod(0o700)
    assert any(
        "lire" in problem and str(program.resolve()) in problem for problem in find_permission_problems(system, PROGRAM)
    )
