"""The lockdown: changes of `kiosk install` that are not made, and keys that the machine still obeys."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.machine.doctor.checks.lockdown import LockFacts, PendingChange, judge_lock, read_lock_facts
from kiosk.machine.doctor.judgement import State
from kiosk.machine.install.plan import UNIT_FILE, UNITS_FOLDER
from kiosk.station.settings.model import Settings
from tests.machine.doctor.small_machine import machine, put, states

LOCK = LockFacts(
    sysrq=0,
    consoles=0,
    ctrl_alt_del_masked=True,
    ctrl_alt_del_burst="none",
    foot_error="",
    layout="fr (bepo)",
    layout_known=True,
)


def test_a_complete_lockdown_is_in_order() -> None:
    assert set(states(judge_lock(LOCK)).values()) == {"well"}


@pytest.mark.parametrize(
    ("change", "check", "state"),
    [
        ({"refusal": "Ce système est « arch »."}, "lock.install", "do"),
        (
            {"pending": (PendingChange("/etc/kiosk/foot.ini", "Le terminal, sans aucun raccourci."),)},
            "lock.install",
            "do",
        ),
        ({"unreadable": ("/etc/kiosk/settings.yaml",)}, "lock.seen", "see"),
        ({"sysrq": 438}, "lock.sysrq", "do"),
        ({"ctrl_alt_del_masked": False}, "lock.ctrl_alt_del", "do"),
        ({"ctrl_alt_del_burst": "reboot-force"}, "lock.ctrl_alt_del", "do"),
        ({"consoles": 6}, "lock.consoles", "do"),
        ({"logins": ("getty@tty2.service",)}, "lock.consoles", "see"),
        ({"foot_error": "foot.ini:3: invalid"}, "lock.terminal", "do"),
        ({"layout_known": False}, "lock.layout", "do"),
    ],
)
def test_each_way_out_is_judged(change: dict[str, object], check: str, state: State) -> None:
    assert states(judge_lock(replace(LOCK, **change)))[check] == state


def test_each_pending_change_is_a_failure_with_its_reason() -> None:
    pending = (
        PendingChange("cage, foot", "L'écran."),
        PendingChange("/etc/sysctl.d/99-zz-kiosk.conf", "Alt+Impr. écran : rien."),
    )
    lines = [j for j in judge_lock(replace(LOCK, pending=pending)) if j.check == "lock.install"]
    assert [(line.state, line.why) for line in lines] == [("do", "L'écran."), ("do", "Alt+Impr. écran : rien.")]
    assert "cage, foot" in lines[0].what


def test_unknown_facts_are_not_judged() -> None:
    nothing = LockFacts()
    assert states(judge_lock(nothing)) == {"lock.install": "well"}


def debian(root: Path) -> None:
    put(root, "/etc/os-release", "ID=debian\nVERSION_ID=13\n")
    put(root, "/etc/passwd", "root:x:0:0::/root:/bin/sh\nkiosk:x:990:990::/var/lib/kiosk/home:/usr/sbin/nologin\n")
    put(root, "/etc/group", "root:x:0:\nkiosk:x:990:\n")
    put(root, "/usr/bin/kiosk", mode=0o755)


def test_every_change_that_install_would_make_is_pending(tmp_path: Path) -> None:
    debian(tmp_path)
    found = read_lock_facts(machine(tmp_path))
    places = {change.subject for change in found.pending}
    assert {"/etc/kiosk/foot.ini", UNIT_FILE, "/etc/systemd/logind.conf.d/90-kiosk.conf"} <= places
    assert any("cage" in place for place in places)
    assert all(change.why for change in found.pending)
    assert found.refusal == ""


def test_a_change_is_pending_until_it_is_made_and_after_it_is_undone(tmp_path: Path) -> None:
    debian(tmp_path)
    link = tmp_path / f"{UNITS_FOLDER}/ctrl-alt-del.target".lstrip("/")

    def pending() -> set[str]:
        return {change.subject for change in read_lock_facts(machine(tmp_path)).pending}

    assert f"{UNITS_FOLDER}/ctrl-alt-del.target" in pending()
    link.parent.mkdir(parents=True)
    link.symlink_to("/dev/null")
    assert f"{UNITS_FOLDER}/ctrl-alt-del.target" not in pending()
    link.unlink()
    assert f"{UNITS_FOLDER}/ctrl-alt-del.target" in pending()


def test_on_another_distribution_the_refusal_is_shown(tmp_path: Path) -> None:
    put(tmp_path, "/etc/os-release", "ID=arch\n")
    found = read_lock_facts(machine(tmp_path))
    assert "arch" in found.refusal
    assert found.pending == ()


def test_the_lockdown_of_the_running_system_is_read(tmp_path: Path) -> None:
    debian(tmp_path)
    put(tmp_path, "/proc/sys/kernel/sysrq", "438\n")
    put(tmp_path, "/etc/kiosk/foot.ini")
    xkb = "! layout\n  us  English (US)\n  fr  French\n! variant\n  bepo  fr: French (BEPO)\n! option\n"
    put(tmp_path, "/usr/share/X11/xkb/rules/evdev.lst", xkb)
    answers: dict[str, str | int] = {
        "busctl get-property org.freedesktop.login1": "u 6\n",
        "systemctl list-units": "getty@tty2.service loaded active running Getty on tty2\n",
        "systemctl show ctrl-alt-del.target": "loaded\n",
        "systemctl show --property=CtrlAltDelBurstAction": "reboot-force\n",
        "foot --check-config": 230,
    }
    found = read_lock_facts(machine(tmp_path, Settings(keyboard="bepo"), answers))
    assert (found.sysrq, found.consoles, found.logins) == (438, 6, ("getty@tty2.service",))
    assert (found.ctrl_alt_del_masked, found.ctrl_alt_del_burst, found.foot_error) == (False, "reboot-force", "230")
    assert (found.layout, found.layout_known) == ("fr (bepo)", True)
    assert read_lock_facts(machine(tmp_path, Settings(keyboard="qwertz"))).layout_known is False
