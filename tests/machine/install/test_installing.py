"""A machine becomes a station and is put back: exactly, twice, and whatever the moment in which the power goes."""

import os
from pathlib import Path

import pytest

from kiosk.errors import KioskError
from kiosk.machine.install.changes import LinkThere
from kiosk.machine.install.installing import install, steps
from kiosk.machine.install.looking import find_program, open_to_others
from kiosk.machine.install.manifest import MANIFEST
from kiosk.machine.install.plan import UNIT
from kiosk.machine.install.uninstalling import uninstall
from tests.machine.install.fake_machine import FOOT, KEYBOARD, PROGRAM, FakeMachine, PowerCut, debian, tree

FOOT_INI, SETTINGS, SYSCTL = "/etc/kiosk/foot.ini", "/etc/kiosk/settings.yaml", "/etc/sysctl.d/99-zz-kiosk.conf"


def put_on(machine: FakeMachine) -> list[str]:
    """Install; what was told."""
    told: list[str] = []
    install(machine, PROGRAM, told.append)
    return told


def put_back(machine: FakeMachine, logbooks: bool = False) -> list[str]:
    """Uninstall; what was told."""
    told: list[str] = []
    uninstall(machine, told.append, logbooks)
    return told


def cut_at_every_moment(machine: FakeMachine, again: int) -> bool:
    """Cut the power after ``again`` operations of an installation; whether it was still at work."""
    machine.cut_after = again
    try:
        put_on(machine)
    except PowerCut:
        return True
    finally:
        machine.cut_after = -1
    return False


def test_a_station_has_what_it_needs(machine: FakeMachine) -> None:
    put_on(machine)
    assert machine.there("/etc/systemd/system/display-manager.service") == LinkThere(UNIT)
    assert machine.there("/etc/systemd/system/ctrl-alt-del.target") == LinkThere("/dev/null")
    assert "spawn-terminal=none" in machine.path(FOOT_INI).read_text()
    assert 'XKBLAYOUT="fr"' in machine.path("/etc/default/keyboard").read_text()
    assert machine.path("/usr/lib/kiosk/station-session").stat().st_mode & 0o777 == 0o755
    assert machine.path("/var/lib/kiosk").stat().st_mode & 0o777 == 0o700
    assert machine.path(SETTINGS).stat().st_mode & 0o777 == 0o640
    assert all(step.done for step in steps(machine, PROGRAM))


def test_what_a_power_cut_left_half_written_goes_with_the_next_installation(machine: FakeMachine) -> None:
    folder = machine.path(SETTINGS).parent
    folder.mkdir(parents=True)
    left, others = f".settings.yaml.4711-{'0a' * 8}.draft", ".settings.yaml.swp"
    (folder / left).write_text("language")
    (folder / others).write_text("an editor's")
    put_on(machine)
    assert others in os.listdir(folder) and left not in os.listdir(folder)


def test_what_is_all_there_is_not_done_again(machine: FakeMachine) -> None:
    put_on(machine)
    before, machine.ran = tree(machine), []
    assert install(machine, PROGRAM, lambda _said: None) is False
    assert tree(machine) == before
    assert [command.split()[0] for command in machine.ran] == ["foot"]


def test_packages_are_asked_for_only_where_they_are_missing(tmp_path: Path) -> None:
    machine = debian(tmp_path / "root", ())
    told = put_on(machine)
    asked = [command for command in machine.ran if command.startswith("apt-get")]
    assert len(asked) == 1
    assert asked[0].startswith("apt-get install --yes --no-install-recommends --fix-broken cage foot ")
    assert "cage" in told[0]
    assert "spawn-terminal=none" in machine.path(FOOT_INI).read_text()


def test_packages_that_a_power_cut_left_half_done_are_ended_first(tmp_path: Path) -> None:
    machine = debian(tmp_path / "root", ())
    machine.breaks = {"dpkg"}  # it wants for a package that is not there yet
    put_on(machine)
    ended, asked = [command for command in machine.ran if command.startswith(("dpkg", "apt-get"))]
    assert ended.endswith("--configure --pending") and asked.startswith("apt-get")
    assert all(step.done for step in steps(machine, PROGRAM))


def test_without_a_network_the_missing_packages_are_named(tmp_path: Path) -> None:
    machine = debian(tmp_path / "root", ())
    machine.breaks = {"apt-get install", "apt-get update"}
    with pytest.raises(KioskError, match="cage, foot"):
        put_on(machine)
    assert not machine.path("/etc/kiosk").exists()
    machine.breaks = set()
    put_on(machine)
    assert all(step.done for step in steps(machine, PROGRAM))


def test_a_terminal_that_does_not_take_its_configuration_never_opens(machine: FakeMachine) -> None:
    machine.breaks = {"foot --check-config"}
    with pytest.raises(KioskError):
        put_on(machine)
    assert not machine.path(UNIT).exists()
    assert not os.path.lexists(machine.path("/etc/systemd/system/display-manager.service"))


def test_all_is_put_back_as_it_was(machine: FakeMachine) -> None:
    units = machine.path("/etc/systemd/system")
    (units / "display-manager.service").symlink_to("/usr/lib/systemd/system/lightdm.service")
    (units / "default.target").symlink_to("/usr/lib/systemd/system/multi-user.target")
    machine.path("/etc/sysctl.d").mkdir()
    machine.path(SYSCTL).write_text("kernel.sysrq = 1\n")
    machine.path(SYSCTL).chmod(0o600)
    before = tree(machine)
    put_on(machine)
    assert tree(machine) != before
    put_back(machine)
    assert tree(machine) == before
    assert put_back(machine) == []


def test_the_second_installation_does_not_take_the_first_one_for_what_was_there(machine: FakeMachine) -> None:
    before = tree(machine)
    put_on(machine)
    machine.path("/etc/xdg/foot/foot.ini").write_text(FOOT.replace("# cancel", "# newer=Control+x\n# cancel"))
    put_on(machine)
    assert "newer=none" in machine.path(FOOT_INI).read_text()
    put_back(machine)
    machine.path("/etc/xdg/foot/foot.ini").write_text(FOOT)
    assert tree(machine) == before


def test_a_power_cut_at_any_moment_is_mended_by_the_next_run(many: Path) -> None:
    whole = debian(many / "whole", ())
    clean = tree(whole)
    put_on(whole)
    expected, moment, at_work = tree(whole), 0, True
    del expected[MANIFEST]
    while at_work:
        machine = debian(many / f"cut{moment}", ())
        at_work = cut_at_every_moment(machine, moment)
        put_on(machine)
        found = tree(machine)
        del found[MANIFEST]
        assert found == expected, moment
        put_back(machine)
        assert outside_packages(tree(machine)) == outside_packages(clean), moment
        moment += 1
    assert moment > 40


def test_a_power_cut_while_putting_back_is_mended_by_the_next_run(many: Path) -> None:
    moment, at_work = 0, True
    while at_work:
        machine = debian(many / f"cut{moment}")
        clean = tree(machine)
        put_on(machine)
        machine.cut_after = moment
        try:
            put_back(machine)
            at_work = False
        except PowerCut:
            machine.cut_after = -1
            put_back(machine)
        assert tree(machine) == clean, moment
        moment += 1
    assert moment > 40


def outside_packages(found: dict[str, tuple[int, bytes]]) -> dict[str, tuple[int, bytes]]:
    """Without what came with Debian's packages, which stay."""
    theirs = ("/etc/xdg", "/etc/default", "/var/lib/dpkg")
    return {path: what for path, what in found.items() if not path.startswith(theirs)}


def test_the_adviser_s_settings_are_never_written_over(machine: FakeMachine) -> None:
    machine.path("/etc/kiosk").mkdir()
    machine.path(SETTINGS).write_text("keyboard: bepo\n")
    put_on(machine)
    assert machine.path(SETTINGS).read_text() == "keyboard: bepo\n"
    assert machine.path(SETTINGS).stat().st_mode & 0o777 == 0o640
    assert 'XKBVARIANT="bepo"' in machine.path("/etc/default/keyboard").read_text()


def test_settings_that_the_adviser_changed_stay_when_all_else_goes(machine: FakeMachine) -> None:
    put_on(machine)
    machine.path(SETTINGS).write_text("locked: true\ntheme: sombre\n")
    machine.path(SETTINGS).chmod(0o600)
    put_on(machine)
    told = put_back(machine)
    assert machine.path(SETTINGS).read_text() == "locked: true\ntheme: sombre\n"
    assert any(SETTINGS in said for said in told)
    assert not machine.path(FOOT_INI).exists()


def test_broken_settings_do_not_keep_a_machine_from_becoming_a_station(machine: FakeMachine) -> None:
    machine.path("/etc/kiosk").mkdir()
    machine.path(SETTINGS).write_text("keyboard: [\n")
    put_on(machine)
    assert all(step.done for step in steps(machine, PROGRAM))


def test_a_file_that_somebody_changed_is_put_right_and_the_change_kept_beside(machine: FakeMachine) -> None:
    put_on(machine)
    machine.path(SYSCTL).write_text("kernel.sysrq = 1\n")
    told = put_on(machine)
    assert "kernel.sysrq = 0" in machine.path(SYSCTL).read_text()
    assert machine.path(f"{SYSCTL}.kiosk-old").read_text() == "kernel.sysrq = 1\n"
    assert any(f"{SYSCTL}.kiosk-old" in said for said in told)
    machine.path(SYSCTL).write_text("kernel.sysrq = 4\n")
    put_back(machine)
    assert not machine.path(SYSCTL).exists()
    assert machine.path(f"{SYSCTL}.kiosk-old1").read_text() == "kernel.sysrq = 4\n"


def test_logbooks_stay_with_the_account_that_owns_them(machine: FakeMachine) -> None:
    before = tree(machine)
    put_on(machine)
    logbook = machine.path("/var/lib/kiosk/logbooks/ab/poste.jsonl")
    logbook.parent.mkdir(parents=True)
    logbook.write_text("{}\n")
    told = put_back(machine)
    assert logbook.read_text() == "{}\n"
    assert any("/var/lib/kiosk" in said for said in told)
    assert machine.numbers("kiosk", "kiosk") is not None
    assert not machine.path(UNIT).exists()
    put_on(machine)
    assert logbook.read_text() == "{}\n"
    put_back(machine)
    put_back(machine, logbooks=True)
    assert tree(machine) == before


def test_what_the_station_leaves_of_its_own_goes(machine: FakeMachine) -> None:
    before = tree(machine)
    put_on(machine)
    machine.path("/var/lib/kiosk/wipes.jsonl").write_text("{}\n")
    machine.path("/var/lib/kiosk/home/.cache").mkdir()
    machine.path("/var/lib/kiosk/home/.cache/fonts").write_text("x")
    put_back(machine)
    assert tree(machine) == before


def test_a_folder_that_somebody_else_uses_meanwhile_stays(machine: FakeMachine) -> None:
    put_on(machine)
    theirs = machine.path("/etc/systemd/logind.conf.d/theirs.conf")
    theirs.write_text("[Login]\n")
    put_back(machine)
    assert theirs.exists()
    assert not machine.path("/etc/systemd/logind.conf.d/90-kiosk.conf").exists()


def test_what_is_in_the_way_and_not_ours_stops_with_a_word(machine: FakeMachine) -> None:
    machine.path(UNIT).mkdir()
    with pytest.raises(KioskError, match=r"kiosk-station\.service"):
        put_on(machine)
    assert machine.path(UNIT).is_dir()


def test_a_manifest_that_cannot_be_read_stops_before_anything_is_changed(machine: FakeMachine) -> None:
    put_on(machine)
    machine.path(MANIFEST).write_text("{")
    before = tree(machine)
    for do in (put_on, put_back):
        with pytest.raises(KioskError, match="manifest"):
            do(machine)
    assert tree(machine) == before


def test_the_original_console_keyboard_comes_back(machine: FakeMachine) -> None:
    put_on(machine)
    put_back(machine)
    assert machine.path("/etc/default/keyboard").read_text() == KEYBOARD
    assert machine.ran.count("setupcon --save-only --force") == 2


def test_the_program_is_found_in_another_root(machine: FakeMachine) -> None:
    assert find_program(machine, None) == "/usr/bin/kiosk"
    assert find_program(machine, "/usr/bin/kiosk") == "/usr/bin/kiosk"
    with pytest.raises(KioskError, match="--program"):
        find_program(machine, "/opt/kiosk")
    machine.path("/usr/bin/kiosk").unlink()
    with pytest.raises(KioskError):
        find_program(machine, None)


def test_who_else_could_change_the_program_is_told(machine: FakeMachine) -> None:
    program = machine.path(PROGRAM)
    program.chmod(0o777)
    told = open_to_others(machine, PROGRAM)
    assert any(said.endswith(f"{program.resolve()}.") for said in told)
    program.chmod(0o700)
    assert any("lire" in said and str(program.resolve()) in said for said in open_to_others(machine, PROGRAM))
