"""A system is restored exactly as it was before it became a station, whenever the power is cut."""

from pathlib import Path

from kiosk.machine.install.plan import UNIT_FILE
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


def test_uninstalling_restores_everything(system: FakeSystem) -> None:
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


def test_the_state_before_the_first_installation_is_restored_after_a_second_one(system: FakeSystem) -> None:
    before = tree(system)
    run_install(system)
    system.path("/etc/xdg/foot/foot.ini").write_text(FOOT.replace("# cancel", "# newer=Control+x\n# cancel"))
    run_install(system)
    assert "newer=none" in system.path(FOOT_INI).read_text()
    run_uninstall(system)
    system.path("/etc/xdg/foot/foot.ini").write_text(FOOT)
    assert tree(system) == before


def test_a_power_cut_during_uninstalling_is_repaired_by_the_next_run(many: Path) -> None:
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


def test_edited_settings_stay_when_everything_else_is_restored(system: FakeSystem) -> None:
    run_install(system)
    system.path(SETTINGS).write_text("locked: true\ntheme: sombre\n")
    system.path(SETTINGS).chmod(0o600)
    run_install(system)
    messages = run_uninstall(system)
    assert system.path(SETTINGS).read_text() == "locked: true\ntheme: sombre\n"
    assert any(SETTINGS in message for message in messages)
    assert not system.path(FOOT_INI).exists()


def test_an_edited_file_is_corrected_and_a_copy_of_the_edits_kept(system: FakeSystem) -> None:
    run_install(system)
    system.path(SYSCTL).write_text("kernel.sysrq = 1\n")
    messages = run_install(system)
    assert "kernel.sysrq = 0" in system.path(SYSCTL).read_text()
    assert system.path(f"{SYSCTL}.kiosk-old").read_text() == "kernel.sysrq = 1\n"
    assert any(f"{SYSCTL}.kiosk-old" in message for message in messages)
    system.path(SYSCTL).write_text("kernel.sysrq = 4\n")
    run_uninstall(system)
    assert not system.path(SYSCTL).exists()
    assert system.path(f"{SYSCTL}.kiosk-old2").read_text() == "kernel.sysrq = 4\n"


def test_logbooks_stay_with_the_account_that_owns_them(system: FakeSystem) -> None:
    before = tree(system)
    run_install(system)
    logbook = system.path("/var/lib/kiosk/logbooks/ab/poste.jsonl")
    logbook.parent.mkdir(parents=True)
    logbook.write_text("{}\n")
    messages = run_uninstall(system)
    assert logbook.read_text() == "{}\n"
    assert any("/var/lib/kiosk" in message for message in messages)
    assert system.owner_ids("kiosk", "kiosk") is not None
    assert not system.path(UNIT_FILE).exists()
    run_install(system)
    assert logbook.read_text() == "{}\n"
    run_uninstall(system)
    run_uninstall(system, logbooks=True)
    assert tree(system) == before


def test_what_the_station_wrote_itself_is_erased(system: FakeSystem) -> None:
    before = tree(system)
    run_install(system)
    system.path("/var/lib/kiosk/wipes.jsonl").write_text("{}\n")
    system.path("/var/lib/kiosk/home/.cache").mkdir()
    system.path("/var/lib/kiosk/home/.cache/fonts").write_text("x")
    run_uninstall(system)
    assert tree(system) == before


def test_a_folder_that_somebody_else_uses_stays(system: FakeSystem) -> None:
    run_install(system)
    theirs = system.path("/etc/systemd/logind.conf.d/theirs.conf")
    theirs.write_text("[Login]\n")
    run_uninstall(system)
    assert theirs.exists()
    assert not system.path("/etc/systemd/logind.conf.d/90-kiosk.conf").exists()


def test_the_original_console_keyboard_is_restored(system: FakeSystem) -> None:
    run_install(system)
    run_uninstall(system)
    assert system.path("/etc/default/keyboard").read_text() == KEYBOARD
    assert system.ran.count("setupcon --save-only --force") == 2
