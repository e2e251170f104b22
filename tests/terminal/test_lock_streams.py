"""Standard streams that are no terminal, and a terminal that goes away: it says why or ends, and never spins."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.station.traces.wipe_record import read_record
from tests.terminal.conftest import Start
from tests.terminal.locked import both_children, cpu_seconds, lock, state, through_a_shell, to_home, until
from tests.terminal.one_station import WELCOME, OneStation

pytestmark = pytest.mark.slow

PROGRAM = "$PYTHON -m kiosk --lock"
NEEDS = "Le programme a besoin d'un terminal"
NO_TERMINAL = 2


@pytest.mark.parametrize("input_", ["< /dev/null", "<&-", "< /etc/passwd"], ids=["null", "closed", "a file"])
def test_an_input_that_is_no_terminal(input_: str, station: OneStation, start: Start) -> None:
    person = start(station.env, through_a_shell(f"{PROGRAM} {input_}"))
    assert person.wait_end() == NO_TERMINAL
    assert NEEDS.encode() in person.heard
    assert person.changed_modes() == set() and b"Traceback" not in person.heard


@pytest.mark.long
@pytest.mark.parametrize("writer", ["sleep 0.2", ":", "yes"], ids=["silent", "ended", "never ending"])
def test_an_input_that_is_a_pipe(writer: str, station: OneStation, start: Start) -> None:
    person = start(station.env, through_a_shell(f"{writer} | {PROGRAM}"))
    assert person.wait_end() == NO_TERMINAL
    assert NEEDS.encode() in person.heard and b"Traceback" not in person.heard


@pytest.mark.long
def test_without_any_terminal(station: OneStation) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "--lock"],
        env=station.env,
        check=False,
        capture_output=True,
        timeout=60,
        input=b"x",
    )
    assert done.returncode == NO_TERMINAL
    assert NEEDS in done.stderr.decode() and not done.stdout


@pytest.mark.long
@pytest.mark.parametrize("output", ["> FILE", "2> FILE", ">&-", "2>&-"])
def test_with_one_way_out_to_the_terminal_left_it_is_used(
    output: str, station: OneStation, start: Start, tmp_path: Path
) -> None:
    file = tmp_path / "output"
    person = start(station.env, through_a_shell(f"exec {PROGRAM} {output.replace('FILE', str(file))}"))
    person.wait_for(WELCOME)
    to_home(person)
    person.resize(120, 30)
    person.wait(lambda: any(len(row.rstrip()) > 100 for row in person.text().split("\n")), "the whole width")
    person.kill(15)
    assert person.wait_end() == 0
    assert person.changed_modes() == set()
    assert not file.exists() or not file.read_bytes()


@pytest.mark.long
def test_with_no_way_out_to_the_terminal_it_says_so_where_it_can(
    station: OneStation, start: Start, tmp_path: Path
) -> None:
    file = tmp_path / "output"
    person = start(station.env, through_a_shell(f"{PROGRAM} > {tmp_path / 'other'} 2> {file}"))
    assert person.wait_end() == NO_TERMINAL
    assert NEEDS in file.read_text(encoding="utf-8")
    assert not person.heard


@pytest.mark.long
def test_a_terminal_that_goes_away_ends_it(station: OneStation, start: Start) -> None:
    person = lock(start, station)
    to_home(person)
    processes = (person.pid, *both_children(person.pid))
    person.hang_up()
    until(lambda: not any(state(pid) in ("R", "S") for pid in processes), "end of its processes")
    assert person.exit_code == 0
    assert [wiped.why for wiped in read_record(station.data)] == ["start", "stopped"]


@pytest.mark.long
@pytest.mark.long
def test_a_terminal_that_goes_away_while_it_starts_ends_it_too(station: OneStation, start: Start) -> None:
    for moment in (0.1, 0.2, 0.3, 0.4, 0.5):
        person = start(station.env, ("-m", "kiosk", "--lock"))
        person.rest(moment)
        person.hang_up()
        until(lambda person=person: not person.alive, f"end, {moment} s after its start")  # type: ignore[misc]


@pytest.mark.long
def test_nothing_is_done_while_nothing_happens(station: OneStation, start: Start) -> None:
    person = lock(start, station)
    now, following = both_children(person.pid)

    def is_at_rest() -> bool:
        before = sum(map(cpu_seconds, (person.pid, now, following)))
        person.rest(1.0)
        return sum(map(cpu_seconds, (person.pid, now, following))) - before < 0.2

    until(is_at_rest, "second without work, once all is prepared")
    assert both_children(person.pid) == (now, following)
