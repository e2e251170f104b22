"""A station is put back exactly as it was, whatever the moment in which the power goes."""

from pathlib import Path

from kiosk.machine.install.plan import UNIT
from tests.machine.install.fake_system import (
    FOOT,
    KEYBOARD,
    FakeSystem,
    PowerCut,
    debian,
    run_install,
    run_uninstall,
    tree,
)

FOOT_INI, SETTINGS, SYSCTL = "/etc/kiosk/foot.ini", "/etc/kiosk/settings.yaml", "/etc/sysctl.d/99-zz-kiosk.conf"


def test_all_is_put_back_as_it_was(system: FakeSystem) -> None:
    units = system.path("/etc/systemd/system")
    (units / "display-manager.service").symlink_to("/usr/lib/systemd/system/lightdm.service")
    (units / "default.target").symlink_to("/usr/lib/systemd/system/multi-user.target")
    system.path("/etc/sysctl.d").mkdir()
    system.path(SYSCTL).write_text("kernel.sysrq = 1\n")
    system.path(SYSCTL).chmod(0o600)
    before = tree(system)
    run_install(system)
    assert tree(system) != before
    run_uninstall(system)
    assert tree(system) == before
    assert run_uninstall(system) == []


def test_the_second_installation_does_not_take_the_first_one_for_what_was_there(system: FakeSystem) -> None:
    before = tree(system)
    run_install(system)
    system.path("/etc/xdg/foot/foot.ini").write_text(FOOT.replace("# cancel", "# newer=Control+x\n# cancel"))
    run_install(system)
    assert "newer=none" in system.path(FOOT_INI).read_text()
    run_uninstall(system)
    system.path("/etc/xdg/foot/foot.ini").write_text(FOOT)
    assert tree(system) == before


def test_a_power_cut_while_putting_back_is_mended_by_the_next_run(many: Path) -> None:
    moment, at_work = 0, True
    while at_work:
        system = debian(many / f"cut{moment}")
        clean = tree(system)
        run_install(system)
        system.cut_after = moment
        try:
            run_uninstall(system)
            at_work = False
        except PowerCut:
            system.cut_after = -1
            run_uninstall(system)
        assert tree(system) == clean, moment
        moment += 1
    assert moment > 40


def test_settings_that_the_adviser_changed_stay_when_all_else_goes(system: FakeSystem) -> None:
    run_install(system)
    system.path(SETTINGS).write_text("locked: true\ntheme: sombre\n")
    system.path(SETTINGS).chmod(0o600)
    run_install(system)
    told = run_uninstall(system)
    assert system.path(SETTINGS).read_text() == "locked: true\ntheme: sombre\n"
    assert any(SETTINGS in said for said in told)
    assert not system.path(FOOT_INI).exists()


def test_a_file_that_somebody_changed_is_put_right_and_the_change_kept_beside(system: FakeSystem) -> None:
    run_install(system)
    system.path(SYSCTL).write_text("kernel.sysrq = 1\n")
    told = run_install(system)
    assert "kernel.sysrq = 0" in system.path(SYSCTL).read_text()
    assert system.path(f"{SYSCTL}.kiosk-old").read_text() == "kernel.sysrq = 1\n"
    assert any(f"{SYSCTL}.kiosk-old" in said for said in told)
    system.path(SYSCTL).write_text("kernel.sysrq = 4\n")
    run_uninstall(system)
    assert not system.path(SYSCTL).exists()
    assert system.path(f"{SYSCTL}.kiosk-old1").read_text() == "kernel.sysrq = 4\n"


def test_logbooks_stay_with_the_account_that_owns_them(system: FakeSystem) -> None:
    before = tree(system)
    run_install(system)
    logbook = system.path("/var/lib/kiosk/logbooks/ab/poste.jsonl")
    logbook.parent.mkdir(parents=True)
    logbook.write_text("{}\n")
    told = run_uninstall(system)
    assert logbook.read_text() == "{}\n"
    assert any("/var/lib/kiosk" in said for said in told)
    assert system.owner_ids("kiosk", "kiosk") is not None
    assert not system.path(UNIT).exists()
    run_install(system)
    assert logbook.read_text() == "{}\n"
    run_uninstall(system)
    run_uninstall(system, logbooks=True)
    assert tree(system) == before


def test_what_the_station_leaves_of_its_own_goes(system: FakeSystem) -> None:
    before = tree(system)
    run_install(system)
    system.path("/var/lib/kiosk/wipes.jsonl").write_text("{}\n")
    system.path("/var/lib/kiosk/home/.cache").mkdir()
    system.path("/var/lib/kiosk/home/.cache/fonts").write_text("x")
    run_uninstall(system)
    assert tree(system) == before


def test_a_folder_that_somebody_else_uses_meanwhile_stays(system: FakeSystem) -> None:
    run_install(system)
    theirs = system.path("/etc/systemd/logind.conf.d/theirs.conf")
    theirs.write_text("[Login]\n")
    run_uninstall(system)
    assert theirs.exists()
    assert not system.path("/etc/systemd/logind.conf.d/90-kiosk.conf").exists()


def test_the_original_console_keyboard_comes_back(system: FakeSystem) -> None:
    run_install(system)
    run_uninstall(system)
    assert system.path("/etc/default/keyboard").read_text() == KEYBOARD
    assert system.ran.count("setupcon --save-only --force") == 2
