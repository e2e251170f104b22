"""`kiosk doctor` on a real station: root sees all, anybody else reads what was not examined, and nothing is left."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.debian13.booted_machine import BootedMachine
from tests.debian13.station import RealStation

pytestmark = pytest.mark.debian13

NOT_HERE = {"screen.card", "screen.mouse", "screen.keyboard"}
"""What these machines lack: their screen is headless, and their mouse and keyboard are virtual."""

STATION_FILES = ("/systemd-private", "/kiosk/cache/", "/kiosk/log/", "/kiosk/days-on.json", "/kiosk/wipes.jsonl")


@pytest.fixture
def running(the_station: RealStation) -> RealStation:
    """The running station, in whatever state it is."""
    if the_station.unit_property("ActiveState") != "active":
        the_station.start()
    return the_station


def doctor(machine: BootedMachine, *options: str, user: str | None = None) -> dict[str, Any]:
    """check -> judgement; the worst where a check comes more than once."""
    done = machine.run("kiosk", "doctor", "--json", *options, user=user, check=False)
    output = json.loads(done.stdout)
    assert done.returncode == (0 if output["fit"] else 1)
    assert output["station"] is True
    order = ("well", "see", "do")
    return {j["check"]: j for j in sorted(output["judgements"], key=lambda j: order.index(j["state"]))}


def to_do(found: dict[str, Any]) -> set[str]:
    return {check for check, judgement in found.items() if judgement["state"] == "do"}


def list_files(machine: BootedMachine) -> set[str]:
    """Every file below the station's folder, /etc, /tmp and /root, but for what the running station writes itself."""
    output = machine.run(
        "find", "/var/lib/kiosk", "/etc", "/tmp", "/root", "-type", "f", "-printf", "%p %u %m\n"
    ).stdout
    return {line for line in output.splitlines() if not any(own in line for own in STATION_FILES)}


def test_a_fresh_station_has_nothing_to_do_and_plays_an_exercise(running: RealStation) -> None:
    before = list_files(running.machine)
    found = doctor(running.machine)
    assert to_do(found) == NOT_HERE
    assert found["course.played"]["state"] == "well"
    assert found["lock.install"]["state"] == "well"
    assert found["unit.running"]["state"] == "well"
    assert found["permissions.program"]["state"] == "well"
    assert found["lock.consoles"]["state"] == "well"
    assert list_files(running.machine) - before == set()


def test_the_station_goes_on_meanwhile(running: RealStation) -> None:
    before = running.sitting().pid
    doctor(running.machine, "--quick")
    assert running.sitting().pid == before


def test_what_was_undone_by_hand_is_found(running: RealStation) -> None:
    machine = running.machine
    foot, link = machine.path("/etc/kiosk/foot.ini"), "/etc/systemd/system/ctrl-alt-del.target"
    hardened = foot.read_bytes()
    try:
        foot.write_bytes(hardened.replace(b"spawn-terminal=none", b"spawn-terminal=Control+Shift+n"))
        machine.run("rm", link)
        machine.run("systemctl", "daemon-reload")
        machine.run("install", "-m", "666", "/dev/null", "/var/lib/kiosk/left-open")
        found = doctor(machine, "--quick")
    finally:
        foot.write_bytes(hardened)
        machine.run("ln", "-sf", "/dev/null", link)
        machine.run("systemctl", "daemon-reload")
        machine.run("rm", "-f", "/var/lib/kiosk/left-open")
    undone = {"lock.install", "lock.ctrl_alt_del", "permissions.owner", "permissions.writable"}
    assert to_do(found) == NOT_HERE | undone


def test_a_broken_settings_file_is_reported_with_its_line(running: RealStation) -> None:
    file = running.machine.path("/etc/kiosk/settings.yaml")
    good = file.read_bytes()
    try:
        file.write_bytes(good + b"\ntheme: rose\n")
        found = doctor(running.machine, "--quick")
    finally:
        file.write_bytes(good)
    assert found["settings.file"]["state"] == "do"


def test_an_ordinary_account_hears_what_it_cannot_see(running: RealStation) -> None:
    found = doctor(running.machine, "--quick", user="daemon")
    for check in ("lock.seen", "settings.file", "permissions.seen", "disk.state.write", "printer.ready"):
        assert (found[check]["state"], found[check]["do"]) == ("see", "sudo kiosk doctor"), check
    assert to_do(found) == NOT_HERE
    assert "settings.pin" not in found
