"""``kiosk reset``, as an adviser calls it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kiosk.commands.reset import reset
from kiosk.logbook import store
from kiosk.station.settings import places
from kiosk.station.settings.places import StationFolders
from kiosk.station.traces.reset import reset as reset_station
from kiosk.station.traces.wipe_record import read_record
from tests.station.other_account import NOBODY, as_root, open_way
from tests.station.station_samples import EXERCISE, NOW, begin_logbooks, files_in, folders_in
from tests.station.traces.archive_samples import LATER, archive_of, exercises_of
from tests.station.traces.power_cut import cut_before_first
from tests.station.traces.small_keeper import keeper_of


@pytest.fixture
def tmp_path(reachable: Path) -> Path:
    return reachable


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StationFolders:
    """A station all of whose folders are in one, as KIOSK_DATA has it."""
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.delenv("KIOSK_SETTINGS", raising=False)
    monkeypatch.setenv("KIOSK_DATA", str(tmp_path / "data"))
    return folders_in(tmp_path, state="data")


def run(*args: str, typed: str = "") -> Result:
    return CliRunner().invoke(reset(), args, input=typed)


def test_it_ends_the_sitting_and_keeps_the_logbooks(folders: StationFolders) -> None:
    begin_logbooks(folders, 2)
    kept = files_in(folders.logbooks)
    with keeper_of(folders):
        (folders.sitting / "letter").write_text("x")
        result = run()
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "La visite en cours est finie. L'accueil est là.",
        "1 fichier temporaire est effacé.",
        "Les carnets et les réglages restent.",
    ]
    assert files_in(folders.logbooks) == kept


def test_it_asks_before_it_erases_logbooks(folders: StationFolders) -> None:
    begin_logbooks(folders, 2)
    kept = files_in(folders.data)
    for typed in ("non\n", "\n", ""):
        result = run("--logbooks", typed=typed)
        assert result.exit_code == 1
        assert "2 carnets vont être effacés" in result.stdout
        assert result.stdout.endswith("Rien n'est changé.\n")
        assert files_in(folders.data) == kept
    result = run("--logbooks", typed="Oui\n")
    assert result.exit_code == 0, result.output
    assert "2 carnets sont effacés." in result.stdout
    assert files_in(folders.logbooks) == {}
    assert len(list(folders.archives.iterdir())) == 1


@pytest.mark.parametrize("option", ["--logbooks", "--factory"])
@pytest.mark.parametrize("no_archive", [True, False])
def test_with_yes_it_does_not_ask(folders: StationFolders, option: str, no_archive: bool) -> None:
    begin_logbooks(folders, 1)
    result = run(option, "--yes", *(["--no-archive"] if no_archive else []))
    assert result.exit_code == 0, result.output
    assert not folders.logbooks.exists() or not any(folders.logbooks.iterdir())
    assert folders.archives.exists() is not no_archive


def test_a_second_reset_reports_that_there_is_nothing_left(folders: StationFolders) -> None:
    begin_logbooks(folders, 1)
    run("--factory", "--yes")
    result = run("--factory", "--yes")
    assert result.exit_code == 0
    assert "Il n'y a pas de carnet à effacer." in result.stdout


def test_no_archive_alone_means_nothing(folders: StationFolders) -> None:
    begin_logbooks(folders, 1)
    before = files_in(folders.data)
    assert run("--no-archive").exit_code == 2
    assert files_in(folders.data) == before


def test_an_archive_that_cannot_be_made_is_reported_and_nothing_is_erased(
    folders: StationFolders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin_logbooks(folders, 1)
    (tmp_path / "settings.yaml").write_text(f"archives: {tmp_path}/stick/archives\n")
    monkeypatch.setenv("KIOSK_SETTINGS", str(tmp_path / "settings.yaml"))
    before = files_in(folders.data)
    result = run("--logbooks", "--yes")
    assert result.exit_code == 1
    assert "Le dossier des archives ne peut pas être ouvert" in result.output
    assert files_in(folders.data) == before


def test_a_reset_that_was_cut_short_is_finished_by_the_next_one(folders: StationFolders) -> None:
    begin_logbooks(folders, 2)
    assert cut_before_first("link", "tar.gz", lambda: reset_station(folders, "logbooks", now=NOW))
    result = run()
    assert result.exit_code == 0
    assert "2 carnets sont effacés." in result.stdout
    assert [path.name for path in folders.archives.iterdir()] == ["logbooks-2027-05-11.tar.gz"]


def test_the_station_of_another_account_is_not_passed_over(
    folders: StationFolders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without this an adviser without sudo would reset a station of her own, and read that all is done."""
    station = tmp_path / "station"
    station.mkdir()
    monkeypatch.setattr(places, "SYSTEM_STATE", station)
    monkeypatch.setattr(os, "access", lambda path, _mode: Path(path) != station)
    monkeypatch.delenv("KIOSK_DATA")
    monkeypatch.setenv("HOME", str(tmp_path))
    result = run()
    assert result.exit_code == 1
    assert "sudo kiosk reset" in result.output


@as_root
def test_run_by_root_it_leaves_nothing_that_the_station_cannot_write(folders: StationFolders) -> None:
    begin_logbooks(folders, 1)
    for path in (folders.data, *folders.data.rglob("*")):
        os.chown(path, 65534, 65534)
    open_way(folders.data)
    script = "import json, sys; from kiosk.commands.reset import reset; reset()(['--logbooks', '--yes'])"
    code = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert code.returncode == 0, code.stderr
    assert len(list(folders.archives.iterdir())) == 1
    assert {path.stat().st_uid for path in folders.data.rglob("*")} == {65534}
    assert read_record(folders.state)[-1].why == "reset"


def test_the_command_that_reset_prints_brings_the_logbooks_back(folders: StationFolders) -> None:
    [code] = begin_logbooks(folders, 1)
    output = run("--logbooks", "--yes").stdout
    [line] = [line for line in output.splitlines() if "--restore" in line]
    words = line.partition("kiosk reset ")[2].split()
    result = run(*words)
    assert (result.exit_code, result.stdout) == (0, "1 carnet est de retour.\n")
    assert exercises_of(folders, code) == [EXERCISE]


def test_a_wrong_path_is_reported_in_one_sentence(folders: StationFolders, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "none.tar.gz", tmp_path, tmp_path / "pipe", Path("/dev/zero"), tmp_path / "pipe" / "x"):
        result = run("--restore", str(path))
        assert result.exit_code == 1
        assert result.stderr.count("\n") == 1
        assert not isinstance(result.exception, OSError)
    assert not folders.data.exists()


@pytest.mark.parametrize("other", ["--logbooks", "--factory", "--no-archive"])
def test_restore_takes_no_other_option(folders: StationFolders, other: str) -> None:
    assert run("--restore", "x", other).exit_code == 2


@as_root
def test_run_by_root_whose_settings_name_the_folder_of_another_account(tmp_path: Path) -> None:
    folders = folders_in(tmp_path)
    [code] = begin_logbooks(folders, 1)
    archive = archive_of(folders, "factory")
    os.chown(folders.data, NOBODY, NOBODY)
    open_way(folders.data)
    (tmp_path / "settings.yaml").write_text(f"data: {folders.data}\n")
    env = {**os.environ, "KIOSK_SETTINGS": str(tmp_path / "settings.yaml"), "XDG_STATE_HOME": str(tmp_path / "root")}
    env.pop("KIOSK_DATA", None)
    (tmp_path / "root" / "kiosk").mkdir(parents=True, mode=0o700)
    (tmp_path / "root").chmod(0o700)
    script = f"from kiosk.commands.reset import reset; reset()(['--restore', {str(archive)!r}])"
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, env=env)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert exercises_of(folders, code) == [EXERCISE]
    back = [folders.logbooks, *folders.logbooks.rglob("*"), folders.data / "site_salt"]
    assert {path.stat().st_uid for path in back} == {NOBODY}


@as_root
def test_run_by_root_it_gives_all_to_the_station_s_account(folders: StationFolders, tmp_path: Path) -> None:
    old = begin_logbooks(folders, 1)
    archive = archive_of(folders, "factory")
    begin_logbooks(folders, 1, LATER)
    archive.rename(tmp_path / "archive.tar.gz")  # which only root can read
    for path in (folders.data, *folders.data.rglob("*")):
        os.chown(path, NOBODY, NOBODY)
    open_way(folders.data)
    script = f"from kiosk.commands.reset import reset; reset()(['--restore', {str(tmp_path / 'archive.tar.gz')!r}])"
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert exercises_of(folders, old[0]) == [EXERCISE]
    for path in folders.data.rglob("*"):
        assert (path.stat().st_uid, path.stat().st_gid) == (NOBODY, NOBODY)
        assert path.stat().st_mode & 0o077 == 0, path
    assert store.read_older_salts(folders.data)
