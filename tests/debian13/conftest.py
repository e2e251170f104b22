"""A Debian 13 station for the tests: the package built and installed, `kiosk install` run for real, booted by systemd.

It is made once for all of them; each test finds it at its welcome. Where the machine that runs the tests lacks
something, the reason for skipping says what.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.debian13.booted_machine import BootedMachine
from tests.debian13.debian_root import Unavailable, cache_folder, debian_root
from tests.debian13.person import StationPerson
from tests.debian13.station import RealStation
from tests.terminal.one_station import WELCOME

REPOSITORY = Path(__file__).parents[2]
PIN = "271828"
WIPE_DELAY = 0.3
"""Seconds after which the screen of the last person is certainly gone."""
NO_COMPONENTS = "pip n'a pas apporté les composants"
WORKSHOP = ("souris/2-glisser-et-deposer", "clavier/2-l-accent-circonflexe-et-le-trema")
"""The exercises that the adviser put first: one for the mouse, one for the keyboard."""


@pytest.fixture(scope="session")
def debian() -> Path:
    """The Debian root below all machines; never written."""
    try:
        return debian_root(cache_folder(os.environ))
    except Unavailable as what:
        pytest.skip(str(what))


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Debian package of the program in the repository; else the one that KIOSK_TEST_PACKAGE names."""
    if named := os.environ.get("KIOSK_TEST_PACKAGE"):
        return Path(named)
    folder = tmp_path_factory.mktemp("package")
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "package", "--out", str(folder)],
        cwd=REPOSITORY,
        env={**os.environ, "LANG": "C.UTF-8", "LANGUAGE": "fr"},
        capture_output=True,
        text=True,
        check=False,
    )
    if NO_COMPONENTS in done.stderr:
        pytest.skip(f"the package is built from components that pip could not bring: {done.stderr.strip()[-300:]}")
    assert done.returncode == 0, done.stderr
    (file,) = folder.glob("*.deb")
    return file


def install_package(machine: BootedMachine, package: Path) -> None:
    """Install the program's package; the machine has no network."""
    machine.path("/root/kiosk.deb").write_bytes(package.read_bytes())
    machine.run(
        "apt-get", "install", "-y", "-q", "--no-install-recommends", "/root/kiosk.deb",
        environment={"DEBIAN_FRONTEND": "noninteractive"}, seconds=300,
    )  # fmt: skip


@pytest.fixture(scope="session")
def make_machine(debian: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], BootedMachine]]:
    """Makes machines with a bare Debian, and boots them."""
    made: list[BootedMachine] = []

    def make() -> BootedMachine:
        machine = BootedMachine(debian, tmp_path_factory.mktemp("machine"))
        made.append(machine)
        try:
            machine.boot()
        except Unavailable as what:
            pytest.skip(f"{what}: a machine needs root's namespaces and overlay file systems")
        return machine

    yield make
    for machine in made:
        machine.discard()


@pytest.fixture(scope="session")
def machine(make_machine: Callable[[], BootedMachine], package: Path) -> BootedMachine:
    """A machine that was made a station as the README says."""
    machine = make_machine()
    install_package(machine, package)
    machine.run("kiosk", "install", "--yes", seconds=300)
    machine.run("kiosk", "pin", "--stdin", given=f"{PIN}\n{PIN}\n")
    settings = machine.path("/etc/kiosk/settings.yaml")
    if "\nworkshop:" not in settings.read_text():
        settings.write_text(f"{settings.read_text()}\nworkshop: [{', '.join(WORKSHOP)}]\n")
    return machine


@pytest.fixture(scope="session")
def the_station(machine: BootedMachine) -> RealStation:
    """The station on :func:`machine`, started at boot."""
    station = RealStation(machine, _characters_on_screen())
    machine.cut_power()
    machine.boot()
    station.attach()
    return station


@pytest.fixture
def station(the_station: RealStation) -> RealStation:
    """The station, running and at its welcome."""
    station = the_station
    if station.unit_property("ActiveState") != "active" or not station.is_attached():
        station.start()
    start_new_sitting(station)
    return station


@pytest.fixture
def person(station: RealStation) -> StationPerson:
    """A person at the welcome screen."""
    person = StationPerson(station)
    person.move_pointer_aside()
    person.wait_for(WELCOME, 20)
    person.settle()
    return person


def start_new_sitting(station: RealStation) -> None:
    """End the present sitting as `kiosk reset` does, and wait for the process of the next one."""
    before = station.sitting().pid
    station.machine.kill(station.keeper().pid, signal.SIGUSR1)
    station.machine.wait(lambda: station.sitting().pid != before, "no new process for the next person")
    time.sleep(WIPE_DELAY)


def _characters_on_screen() -> str:
    """Every character that the program, or a person, may write on the screen."""
    found = set(map(chr, range(0x20, 0x180)))
    for folder in ("kiosk", "exercises"):
        for file in (REPOSITORY / folder).rglob("*"):
            if file.suffix in (".py", ".yaml", ".po", ".pot"):
                found.update(file.read_text(encoding="utf-8"))
    return "".join(found)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Where a test fails, report the text on the station's screen, and save a screenshot."""
    outcome = yield
    report = outcome.get_result()  # type: ignore[attr-defined]  # pluggy's, which has no types
    station = getattr(item, "funcargs", {}).get("station")
    if call.when != "call" or not report.failed or not isinstance(station, RealStation):
        return
    try:
        file = item.config.rootpath / ".pytest_cache" / "debian13" / f"{item.name}.png"
        station.save_screenshot(file)
        rows = "\n".join(station.read_screen().rows)
        journal = station.machine.run("journalctl", "--no-pager", "-o", "cat", "-n", "30", check=False).stdout
        report.sections.append(("the station's screen", f"{file}\n{rows}\n{journal}"))
    except Exception as error:  # the report of the failure matters more than its picture
        report.sections.append(("the station's screen", f"cannot be seen: {error!r}"))
