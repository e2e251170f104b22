"""A system becomes a station: once, a second time without a change, and whenever the power is cut."""

import os
from pathlib import Path

import pytest

from kiosk.errors import KioskError
from kiosk.machine.install.changes import LinkState
from kiosk.machine.install.installing import install, plan_steps
from kiosk.machine.install.manifest import MANIFEST
from kiosk.machine.install.plan import UNIT_FILE
from tests.machine.install.fake_system import (
    PROGRAM,
    FakeSystem,
    PowerCut,
    debian,
    run_install,
    run_uninstall,
    tree,
)

FOOT_INI, SETTINGS, SYSCTL = "/etc/kiosk/foot.ini", "/etc/kiosk/settings.yaml", "/etc/sysctl.d/99-zz-kiosk.conf"


def is_cut_short(system: FakeSystem, operations: int) -> bool:
    """Install, and cut the power after so many ``operations``; whether the installation was still going on."""
    system.cut_after = operations
    try:
        run_install(system)
    except PowerCut:
        return True
    finally:
        system.cut_after = -1
    return False


def test_an_installation_writes_what_a_station_needs(system: FakeSystem) -> None:
    run_install(system)
    assert system.read_state("/etc/systemd/system/display-manager.service") == LinkState(UNIT_FILE)
    assert system.read_state("/etc/systemd/system/ctrl-alt-del.target") == LinkState("/dev/null")
    assert "spawn-terminal=none" in system.path(FOOT_INI).read_text()
    assert 'XKBLAYOUT="fr"' in system.path("/etc/default/keyboard").read_text()
    assert system.path("/usr/lib/kiosk/station-session").stat().st_mode & 0o777 == 0o755
    assert system.path("/var/lib/kiosk").stat().st_mode & 0o777 == 0o700
    assert system.path(SETTINGS).stat().st_mode & 0o777 == 0o640
    assert all(step.done for step in plan_steps(system, PROGRAM))


def test_drafts_left_by_a_power_cut_are_erased_by_the_next_installation(system: FakeSystem) -> None:
    folder = system.path(SETTINGS).parent
    folder.mkdir(parents=True)
    left, others = f".settings.yaml.4711-{'0a' * 8}.draft", ".settings.yaml.swp"
    (folder / left).write_text("language")
    (folder / others).write_text("an editor's")
    run_install(system)
    assert others in os.listdir(folder) and left not in os.listdir(folder)


def test_a_second_installation_changes_nothing(system: FakeSystem) -> None:
    run_install(system)
    before, system.ran = tree(system), []
    assert install(system, PROGRAM, lambda _message: None) is False
    assert tree(system) == before
    assert [command.split()[0] for command in system.ran] == ["foot"]


def test_only_missing_packages_are_installed(tmp_path: Path) -> None:
    system = debian(tmp_path / "root", ())
    messages = run_install(system)
    asked = [command for command in system.ran if command.startswith("apt-get")]
    assert len(asked) == 1
    assert asked[0].startswith("apt-get install --yes --no-install-recommends --fix-broken cage foot ")
    assert "cage" in messages[0]
    assert "spawn-terminal=none" in system.path(FOOT_INI).read_text()


def test_packages_left_half_configured_by_a_power_cut_are_configured_first(tmp_path: Path) -> None:
    system = debian(tmp_path / "root", ())
    system.breaks = {"dpkg"}  # it wants for a package that is not there yet
    run_install(system)
    ended, asked = [command for command in system.ran if command.startswith(("dpkg", "apt-get"))]
    assert ended.endswith("--configure --pending") and asked.startswith("apt-get")
    assert all(step.done for step in plan_steps(system, PROGRAM))


def test_without_a_network_the_missing_packages_are_named(tmp_path: Path) -> None:
    system = debian(tmp_path / "root", ())
    system.breaks = {"apt-get install", "apt-get update"}
    with pytest.raises(KioskError, match="cage, foot"):
        run_install(system)
    assert not system.path("/etc/kiosk").exists()
    system.breaks = set()
    run_install(system)
    assert all(step.done for step in plan_steps(system, PROGRAM))


def test_a_configuration_that_foot_rejects_stops_the_installation_before_the_unit(system: FakeSystem) -> None:
    system.breaks = {"foot --check-config"}
    with pytest.raises(KioskError):
        run_install(system)
    assert not system.path(UNIT_FILE).exists()
    assert not os.path.lexists(system.path("/etc/systemd/system/display-manager.service"))


def outside_packages(found: dict[str, tuple[int, bytes]]) -> dict[str, tuple[int, bytes]]:
    """All paths but those of Debian's packages, which stay installed."""
    theirs = ("/etc/xdg", "/etc/default", "/var/lib/dpkg")
    return {path: what for path, what in found.items() if not path.startswith(theirs)}


def test_a_power_cut_at_any_moment_is_repaired_by_the_next_run(many: Path) -> None:
    whole = debian(many / "whole", ())
    clean = tree(whole)
    run_install(whole)
    expected, moment, at_work = tree(whole), 0, True
    del expected[MANIFEST]
    while at_work:
        system = debian(many / f"cut{moment}", ())
        at_work = is_cut_short(system, moment)
        run_install(system)
        found = tree(system)
        del found[MANIFEST]
        assert found == expected, moment
        run_uninstall(system)
        assert outside_packages(tree(system)) == outside_packages(clean), moment
        moment += 1
    assert moment > 40


def test_the_advisers_settings_are_never_overwritten(system: FakeSystem) -> None:
    system.path("/etc/kiosk").mkdir()
    system.path(SETTINGS).write_text("keyboard: bepo\n")
    run_install(system)
    assert system.path(SETTINGS).read_text() == "keyboard: bepo\n"
    assert system.path(SETTINGS).stat().st_mode & 0o777 == 0o640
    assert 'XKBVARIANT="bepo"' in system.path("/etc/default/keyboard").read_text()


def test_broken_settings_do_not_stop_an_installation(system: FakeSystem) -> None:
    system.path("/etc/kiosk").mkdir()
    system.path(SETTINGS).write_text("keyboard: [\n")
    run_install(system)
    assert all(step.done for step in plan_steps(system, PROGRAM))


def test_a_folder_in_the_way_stops_the_installation_with_its_path(system: FakeSystem) -> None:
    system.path(UNIT_FILE).mkdir()
    with pytest.raises(KioskError, match=r"kiosk-station\.service"):
        run_install(system)
    assert system.path(UNIT_FILE).is_dir()


def test_an_unreadable_manifest_stops_before_anything_is_changed(system: FakeSystem) -> None:
    run_install(system)
    system.path(MANIFEST).write_text("{")
    before = tree(system)
    for do in (run_install, run_uninstall):
        with pytest.raises(KioskError, match="manifest"):
            do(system)
    assert tree(system) == before
