"""One setting is written into a person's file: all else stays as it was, to the byte."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import KioskError
from kiosk.machine.install.changes import FolderChange
from kiosk.machine.install.plan import SystemFacts, plan_changes
from kiosk.station.pin import hash_pin
from kiosk.station.settings import places
from kiosk.station.settings.editing import find_file_to_write, open_system_folder, set_in_source, write_setting
from kiosk.station.settings.reading import parse_settings
from tests.station.other_account import NOBODY, as_root

PIN = hash_pin("4711", bytes(16))
LINE = f'pin: "{PIN}"'


def with_pin(text: str) -> str:
    return set_in_source(text.encode(), "pin", PIN, "s.yaml").decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", f"{LINE}\n"),
        ("# rien\n\n", f"# rien\n\n{LINE}\n"),
        ("# pin: 1\n", f"# pin: 1\n{LINE}\n"),
        ("language: en   # la langue\n# fin", f"language: en   # la langue\n# fin\n{LINE}\n"),
        ("language: en\r\nlocked: true", f"language: en\r\nlocked: true\r\n{LINE}\r\n"),
        ("pin: 1234   # le mien\nlocked: true\n", f"{LINE}   # le mien\nlocked: true\n"),
        ("pin:\nlocked: true\n", f"{LINE}\nlocked: true\n"),
        ("pin: # aucun\nlocked: true\n", f"{LINE} # aucun\nlocked: true\n"),
        (f"pin: {PIN}\r\nlocked: true\r\n", f"{LINE}\r\nlocked: true\r\n"),
        (f"locked: true\n'pin' :  '{PIN}'  ", f"locked: true\n{LINE}"),
        ("exercises:\n  - /srv/pin\n  - /srv/é\n", f"exercises:\n  - /srv/pin\n  - /srv/é\n{LINE}\n"),
    ],
)
def test_the_line_takes_its_place_and_the_others_stay(before: str, after: str) -> None:
    assert with_pin(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "{}\n",
        "{language: en}\n",
        '{"pin": "1234"}\n',
        "pin: |\n  1234\n",
        "pin: 'a\n  b'\nlocked: true\n",
        "language: en\n...\n",
    ],
)
def test_a_file_in_another_style_is_left_alone_and_reported(text: str) -> None:
    with pytest.raises(KioskError, match=re.escape("s.yaml")):
        with_pin(text)


def test_a_file_with_another_problem_is_left_alone_and_the_problem_reported_at_its_place() -> None:
    with pytest.raises(KioskError, match=r"s\.yaml:2:11: "):
        with_pin("pin: 1234\nlanguage: xx\n")


SETTINGS = {
    "language": st.sampled_from(["en", '"en"', "'fr' # ici"]),
    "station": st.text("aé :\"'#-", max_size=9).map(lambda text: "'" + text.replace("'", "''") + "'"),
    "locked": st.sampled_from(["true", "false   "]),
    "pin": st.sampled_from(["1234", '"1"', "", f"'{PIN}'", "# aucun"]),
    "exercises": st.sampled_from(["[]", "[a, b]", "\n  - pin\n  - b", "\n- pin # c"]),
}


@given(st.permutations(list(SETTINGS)), st.data())
def test_whatever_the_file_contains_only_the_pin_changes(names: list[str], data: st.DataObject) -> None:
    wanted = names[: data.draw(st.integers(0, len(names)))]
    ends = data.draw(st.sampled_from(["\n", "\n\n# note\n", "\r\n"]))
    text = "".join(f"{name}: {data.draw(SETTINGS[name])}{ends}" for name in wanted)
    without = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("pin:"))
    after = with_pin(text)
    assert "".join(line for line in after.splitlines(keepends=True) if not line.startswith("pin:")) == without
    settings = parse_settings(after.encode(), "s.yaml").settings
    assert settings is not None
    assert settings.pin == PIN
    assert with_pin(after) == after


# -- the file ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The place of the system's file; no station was installed until a test makes its folder, ``state``."""
    monkeypatch.setattr(places, "SYSTEM_SETTINGS_FILE", tmp_path / "etc" / "settings.yaml")
    monkeypatch.setattr(places, "SYSTEM_STATE", tmp_path / "state")
    return tmp_path / "etc" / "settings.yaml"


def mode(file: Path) -> int:
    return file.stat().st_mode & 0o777


def test_the_effective_file_is_the_one_that_is_written(system: Path, tmp_path: Path) -> None:
    env = {"HOME": str(tmp_path)}
    own = tmp_path / ".config" / "kiosk" / "settings.yaml"
    assert find_file_to_write(env) == (system if os.geteuid() == 0 else own)
    own.parent.mkdir(parents=True)
    own.write_text("")
    assert find_file_to_write(env) == own
    system.parent.mkdir()
    system.symlink_to(tmp_path / "real.yaml")
    (tmp_path / "real.yaml").write_text("")
    assert find_file_to_write(env) == tmp_path / "real.yaml"
    assert find_file_to_write({**env, "KIOSK_SETTINGS": str(tmp_path / "named.yaml")}) == tmp_path / "named.yaml"


def test_a_new_file_is_for_its_owner_alone_and_says_what_it_is(tmp_path: Path, system: Path) -> None:
    file = tmp_path / "new" / "settings.yaml"
    assert write_setting(file, "pin", PIN) is True
    assert mode(file) == 0o600
    assert file.read_text().startswith("# Les réglages du poste")
    assert file.read_text().endswith(LINE + "\n")


@as_root
def test_the_system_s_file_is_for_root_and_the_station(system: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    state.mkdir()
    os.chown(state, NOBODY, NOBODY)
    system.parent.mkdir()
    system.write_text("locked: true\n")
    assert write_setting(system, "pin", PIN) is True
    assert (mode(system), system.stat().st_uid, system.stat().st_gid) == (0o640, 0, NOBODY)


@as_root
def test_without_an_installed_station_the_system_s_file_stays_readable_for_those_who_practise(system: Path) -> None:
    assert write_setting(system, "pin", PIN) is False
    assert mode(system) == 0o644
    system.chmod(0o664)
    assert write_setting(system, "pin", PIN) is False
    assert mode(system) == 0o664


@as_root
def test_root_leaves_another_s_file_to_its_owner(tmp_path: Path, system: Path) -> None:
    file = tmp_path / "settings.yaml"
    file.write_text("")
    file.chmod(0o640)
    os.chown(file, NOBODY, 54321)
    assert write_setting(file, "pin", PIN) is True
    assert (mode(file), file.stat().st_uid, file.stat().st_gid) == (0o640, NOBODY, 54321)


def test_a_file_that_is_not_ours_to_write_says_how(
    tmp_path: Path, system: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(*_args: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("kiosk.station.settings.editing.write_whole", closed)
    with pytest.raises(KioskError, match="sudo"):
        write_setting(tmp_path / "settings.yaml", "pin", PIN)


def test_a_folder_in_place_of_the_file_is_reported(tmp_path: Path, system: Path) -> None:
    with pytest.raises(KioskError, match=re.escape(str(tmp_path))):
        write_setting(tmp_path, "pin", PIN)


@as_root
def test_the_system_s_folder_is_as_an_installation_makes_it(system: Path, tmp_path: Path) -> None:
    """Else nobody but root finds the file, and whoever practises follows the built-in settings, without a PIN."""
    umask = os.umask(0o077)
    try:
        write_setting(system, "pin", PIN)
    finally:
        os.umask(umask)
    changes = plan_changes(SystemFacts(program="/usr/bin/kiosk"))
    [folder] = [change for change in changes if isinstance(change, FolderChange) and change.path == "/etc/kiosk"]
    assert mode(system.parent) == folder.mode == 0o755


def test_the_system_s_folder_that_was_closed_is_opened_and_the_file_keeps_its_mode(system: Path) -> None:
    system.parent.mkdir()
    system.write_text("")
    for closed, opened in ((0o700, 0o755), (0o750, 0o755), (0o2711, 0o2755)):
        system.parent.chmod(closed)
        write_setting(system, "pin", PIN)
        before = mode(system)
        assert open_system_folder(system)
        assert stat.S_IMODE(system.parent.stat().st_mode) == opened
        assert mode(system) == before
        assert not open_system_folder(system), "it was open"


def test_no_other_folder_is_opened(system: Path, tmp_path: Path) -> None:
    """Neither a user's own, nor what is a link to elsewhere, nor another account's."""
    own = tmp_path / "own"
    own.mkdir(0o700)
    assert not open_system_folder(own / "settings.yaml")
    system.parent.symlink_to(own)
    assert not open_system_folder(system)
    assert mode(own) == 0o700


@as_root
def test_a_folder_of_another_account_stays_closed(system: Path) -> None:
    system.parent.mkdir(0o700)
    os.chown(system.parent, NOBODY, NOBODY)
    assert not open_system_folder(system)
    assert mode(system.parent) == 0o700
