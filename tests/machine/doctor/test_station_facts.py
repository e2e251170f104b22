"""What is read of a station: its unit, its lock, its screen."""

from __future__ import annotations

from pathlib import Path

from kiosk.machine.doctor.facts.lock_down import lock_facts
from kiosk.machine.doctor.facts.screen import screen_facts
from kiosk.machine.doctor.facts.unit import unit_facts
from kiosk.machine.install.plan import UNIT, UNITS
from kiosk.station.settings.model import Settings
from tests.machine.doctor.small_machine import machine, put

# -- unit and lock -------------------------------------------------------------------------------------------------


def test_no_unit_no_station(tmp_path: Path) -> None:
    assert unit_facts(machine(tmp_path)).there is False


def test_the_unit_and_what_systemd_says_of_it(tmp_path: Path) -> None:
    put(tmp_path, UNIT)
    put(tmp_path, "/usr/lib/kiosk/station-terminal", "#!/bin/sh\nexec /opt/kiosk/bin/kiosk --lock\n")
    said = "ActiveState=inactive\nRestart=always\nExecMainStatus=20\nNRestarts=3\n"
    here = machine(tmp_path, answers={"systemctl show kiosk-station.service": said})
    found = unit_facts(here)
    assert (found.enabled, found.program, found.program_there) == (False, "/opt/kiosk/bin/kiosk", False)
    assert (found.asked, found.active, found.restart) == (True, "inactive", "always")
    assert (found.exit_status, found.restarts) == (20, 3)
    (tmp_path / f"{UNITS}/display-manager.service".lstrip("/")).symlink_to(UNIT)
    put(tmp_path, "/opt/kiosk/bin/kiosk", mode=0o755)
    found = unit_facts(here)
    assert (found.enabled, found.program_there) == (True, True)


def test_without_systemd_the_files_are_what_is_known(tmp_path: Path) -> None:
    put(tmp_path, UNIT)
    not_booted = {"systemctl show": 1}
    assert unit_facts(machine(tmp_path, answers=not_booted)).asked is False


def debian(root: Path) -> None:
    put(root, "/etc/os-release", "ID=debian\nVERSION_ID=13\n")
    put(root, "/etc/passwd", "root:x:0:0::/root:/bin/sh\nkiosk:x:990:990::/var/lib/kiosk/home:/usr/sbin/nologin\n")
    put(root, "/etc/group", "root:x:0:\nkiosk:x:990:\n")
    put(root, "/usr/bin/kiosk", mode=0o755)


def test_every_change_that_install_would_make_is_pending(tmp_path: Path) -> None:
    debian(tmp_path)
    found = lock_facts(machine(tmp_path))
    places = {change.where for change in found.pending}
    assert {"/etc/kiosk/foot.ini", UNIT, "/etc/systemd/logind.conf.d/90-kiosk.conf"} <= places
    assert any("cage" in place for place in places)
    assert all(change.why for change in found.pending)
    assert found.impossible == ""


def test_a_change_that_is_made_is_not_pending_and_is_again_once_it_is_undone(tmp_path: Path) -> None:
    debian(tmp_path)
    link = tmp_path / f"{UNITS}/ctrl-alt-del.target".lstrip("/")

    def pending() -> set[str]:
        return {change.where for change in lock_facts(machine(tmp_path)).pending}

    assert f"{UNITS}/ctrl-alt-del.target" in pending()
    link.parent.mkdir(parents=True)
    link.symlink_to("/dev/null")
    assert f"{UNITS}/ctrl-alt-del.target" not in pending()
    link.unlink()
    assert f"{UNITS}/ctrl-alt-del.target" in pending()


def test_on_another_system_it_is_said_why_not(tmp_path: Path) -> None:
    put(tmp_path, "/etc/os-release", "ID=arch\n")
    found = lock_facts(machine(tmp_path))
    assert "arch" in found.impossible
    assert found.pending == ()


def test_what_the_running_machine_says_of_the_lock(tmp_path: Path) -> None:
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
    found = lock_facts(machine(tmp_path, Settings(keyboard="bepo"), answers))
    assert (found.sysrq, found.consoles, found.logins) == (438, 6, ("getty@tty2.service",))
    assert (found.ctrl_alt_del, found.burst, found.terminal) == (False, "reboot-force", "230")
    assert (found.layout, found.layout_known) == ("fr (bepo)", True)
    assert lock_facts(machine(tmp_path, Settings(keyboard="qwertz"))).layout_known is False


# -- screen --------------------------------------------------------------------------------------------------------

_MOUSE = 'I: Bus=0003\nN: Name="A mouse"\nH: Handlers=mouse0 event4\nB: EV=17\n'
_KEYBOARD = 'I: Bus=0011\nN: Name="A keyboard"\nH: Handlers=sysrq kbd leds event3\nB: EV=120013\n'
_BUTTON = 'I: Bus=0019\nN: Name="Power Button"\nH: Handlers=kbd event0\nB: EV=3\n'


def test_monitor_mouse_and_keyboard_as_the_kernel_lists_them(tmp_path: Path) -> None:
    card = "/sys/class/drm/card0-HDMI-A-1"
    put(tmp_path, f"{card}/status", "connected\n")
    put(tmp_path, f"{card}/modes", "1366x768\n1024x768\n")
    put(tmp_path, "/proc/bus/input/devices", f"{_MOUSE}\n{_KEYBOARD}\n{_BUTTON}\n")
    found = screen_facts(machine(tmp_path, Settings(text_size="grand")))
    assert (found.monitor, found.card, found.mouse, found.keyboard) == ((1366, 768), True, True, True)
    assert found.text_size == "grand"


def test_a_power_button_is_no_keyboard_and_a_monitor_that_is_off_is_none(tmp_path: Path) -> None:
    put(tmp_path, "/sys/class/drm/card0-HDMI-A-1/status", "disconnected\n")
    put(tmp_path, "/proc/bus/input/devices", f"{_BUTTON}\n")
    found = screen_facts(machine(tmp_path))
    assert (found.monitor, found.card, found.mouse, found.keyboard) == (None, True, False, False)


def test_a_machine_without_a_card(tmp_path: Path) -> None:
    found = screen_facts(machine(tmp_path))
    assert (found.card, found.mouse, found.keyboard) == (False, None, None)
