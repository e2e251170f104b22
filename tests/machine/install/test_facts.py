"""What is read of a system before it becomes a station."""

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


def test_who_else_could_change_the_program_is_told(system: FakeSystem) -> None:
    program = system.path(PROGRAM)
    program.chmod(0o777)
    told = find_permission_problems(system, PROGRAM)
    assert any(said.endswith(f"{program.resolve()}.") for said in told)
    program.chmod(0o700)
    assert any("lire" in said and str(program.resolve()) in said for said in find_permission_problems(system, PROGRAM))
