"""`kiosk install` on a real Debian 13: what it writes, that it is idempotent, and that `kiosk uninstall` undoes it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from subprocess import TimeoutExpired

import pytest

from kiosk.machine.install.plan import ACCOUNT, UNIT_NAME
from tests.debian13.booted_machine import BootedMachine
from tests.debian13.conftest import install_package
from tests.debian13.station import RealStation

pytestmark = pytest.mark.debian13

_FOLDERS = "/boot /etc /home /opt /root /srv /usr /var/lib"
_NOT_KIOSK = "\\( -path /var/lib/dpkg -o -path /var/lib/apt -o -path /var/lib/systemd -o -name __pycache__ \\) -prune"
"""What Debian and systemd write by themselves."""
_ALL_FILES = f"""
find {_FOLDERS} -xdev {_NOT_KIOSK} -o -type f -printf '%p %m %u:%g %s\\n' -o -printf '%p %m %u:%g -> %l\\n'
find /etc /usr/lib/kiosk /usr/lib/systemd /var/lib -xdev {_NOT_KIOSK} -o -type f -print0 | xargs -0 sha256sum
"""
"""Mode, owner, and size or target of every path; and the sums of files that may hold settings."""
_VOLATILE = ("/etc/.updated", "/etc/ld.so.cache", "/etc/machine-id", "/root/kiosk.deb")


def all_files(machine: BootedMachine) -> set[str]:
    """Every file with its mode, owner and content, every link, every folder."""
    output = machine.run("sh", "-c", _ALL_FILES).stdout.splitlines()
    return {line for line in output if not any(live in line for live in _VOLATILE)}


def to_do(output: str) -> list[str]:
    """The changes that `kiosk install` lists as still to be made."""
    return [line for line in output.splitlines() if line.startswith("à faire")]


def test_the_program_works_without_a_network(machine: BootedMachine) -> None:
    assert "en ordre" in machine.run("kiosk", "check").stdout
    # who may not read the settings does not see all of the course, and is told so
    nobody = ("runuser", "-u", "nobody", "--", "kiosk", "check")
    done = machine.run(*nobody, environment={"HOME": "/nonexistent"}, check=False)
    assert done.returncode == 1 and "91 exercices lus. 1 chose à changer." in done.stdout
    assert done.stdout.startswith("/etc/kiosk/settings.yaml:1:1: ") and "lancez : sudo kiosk check" in done.stdout
    assert machine.run("ip", "-o", "link", check=False).stdout.count("state UP") == 0
    assert machine.run("dpkg", "--audit").stdout == ""
    assert machine.run("dpkg", "--verify", "kiosk-practice").stdout == ""


def test_a_second_install_finds_everything_done(machine: BootedMachine) -> None:
    before = all_files(machine)
    dry = machine.run("kiosk", "install", "--dry-run").stdout
    assert to_do(dry) == [] and "\ndéjà fait " in dry
    machine.run("kiosk", "install", "--yes", seconds=300)
    assert all_files(machine) == before


def test_who_may_read_and_change_what(station: RealStation) -> None:
    machine = station.machine

    def mode(path: str) -> str:
        return machine.run("stat", "-c", "%a %U:%G", path).stdout.strip()

    assert mode("/var/lib/kiosk") == f"700 {ACCOUNT}:{ACCOUNT}"
    assert mode("/var/lib/kiosk/home") == f"700 {ACCOUNT}:{ACCOUNT}"
    assert mode("/etc/kiosk/settings.yaml") == f"640 root:{ACCOUNT}"
    for file in ("foot.ini",):
        assert mode(f"/etc/kiosk/{file}") == "644 root:root"
    for script in ("station-session", "station-terminal"):
        assert mode(f"/usr/lib/kiosk/{script}") == "755 root:root"
    account = machine.run("getent", "passwd", ACCOUNT).stdout.strip().split(":")
    assert account[-1].endswith(("nologin", "false"))
    assert machine.run("getent", "shadow", ACCOUNT).stdout.split(":")[1].startswith(("!", "*"))
    writable = machine.run(
        "find", "/etc", "/usr", "-xdev", "-writable", "!", "-type", "l", user=ACCOUNT, check=False
    ).stdout.split()
    assert writable == [], "the station's account may change the system"


def test_logind_and_systemd_have_the_station_s_settings(station: RealStation) -> None:
    machine = station.machine

    def logind(name: str) -> str:
        where = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")
        return machine.run("busctl", "get-property", *where, name).stdout.split(maxsplit=1)[1].strip().strip('"')

    assert logind("NAutoVTs") == "0"
    assert logind("HandleSuspendKey") == logind("HandleHibernateKey") == logind("HandleLidSwitch") == "ignore"
    assert machine.run("systemctl", "show", "-P", "CtrlAltDelBurstAction").stdout.strip() == "none"
    assert machine.run("systemctl", "show", "-P", "LoadState", "ctrl-alt-del.target").stdout.strip() == "masked"
    assert machine.run("systemctl", "get-default").stdout.strip() == "graphical.target"
    assert machine.run("systemd-analyze", "verify", UNIT_NAME, check=False).stderr.strip() == ""
    checked = machine.run("foot", "--check-config", "--config=/etc/kiosk/foot.ini", check=False)
    assert (checked.returncode, checked.stderr.strip()) == (0, "")
    assert station.unit_property("NoNewPrivileges") == station.unit_property("ProtectClock") == "yes"
    assert station.unit_property("ProtectHome") == "read-only"
    assert "setuid" not in station.unit_property("SystemCallFilter").split()
    assert station.layout()["XKB_DEFAULT_LAYOUT"] == "fr"


def test_power_cuts_amid_installs_and_an_uninstall_that_leaves_nothing(
    make_machine: Callable[[], BootedMachine], package: Path
) -> None:
    """The power is cut during an install, and during another: one more completes the station. Then all is undone."""
    machine = make_machine()
    install_package(machine, package)
    interrupt_install(machine, 2.0)
    machine.run("kiosk", "install", "--yes", seconds=300)
    assert machine.run("dpkg", "--audit").stdout == ""
    machine.run("kiosk", "uninstall", "--yes", "--logbooks")
    bare = all_files(machine)
    interrupt_install(machine, 0.8)
    machine.run("kiosk", "install", "--yes", seconds=300)
    assert to_do(machine.run("kiosk", "install", "--dry-run").stdout) == []
    machine.run("systemctl", "start", UNIT_NAME, check=False)
    machine.run("kiosk", "uninstall", "--yes", "--logbooks")
    left = all_files(machine) ^ bare
    assert not left, "\n".join(sorted(left))
    machine.run("apt-get", "remove", "-y", "-q", "kiosk-practice", environment={"DEBIAN_FRONTEND": "noninteractive"})
    assert not machine.path("/usr/bin/kiosk").exists()
    assert machine.run("find", "/usr/lib/kiosk", "-type", "f", check=False).stdout == ""


def interrupt_install(machine: BootedMachine, seconds: float) -> None:
    """Start an install, cut the power after so many seconds, and boot again."""
    with suppress(TimeoutExpired):
        machine.run("kiosk", "install", "--yes", seconds=seconds)
    machine.cut_power()
    machine.boot()
