"""An archive of a reset is brought back: old and new pictures open, nothing that is there is lost."""

from __future__ import annotations

import gzip
import io
import os
import random
import subprocess
import sys
import tarfile
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.commands.reset import reset as reset_command
from kiosk.course.events import Started
from kiosk.course.pictures import PICTURES_BY_NAME
from kiosk.errors import KioskError
from kiosk.logbook import store
from kiosk.logbook.codes import Code, draw_code
from kiosk.logbook.journal import Journal
from kiosk.logbook.store import MAX_OLDER_SALTS, CodeTaken, Store, UnknownCode
from kiosk.station.locks import lock_state
from kiosk.station.settings.places import StationFolders
from kiosk.station.traces import archive_reading
from kiosk.station.traces.archive_reading import read_files
from kiosk.station.traces.reset import reset
from kiosk.station.traces.reset_report import ResetScope
from kiosk.station.traces.restoring import restore_archive
from kiosk.station.traces.wipe_record import read_record
from tests.station.other_account import NOBODY, as_root, open_way
from tests.station.station_samples import EXERCISE, NOW, begin_logbooks, files_in, folders_in, start_program

LATER = NOW + timedelta(days=1)
LOGBOOK = "0" * 32


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StationFolders:
    """A station whose codes are reckoned in no time."""
    monkeypatch.setattr(store, "logbook_id", lambda code, salt: sha256(repr(code).encode() + salt).hexdigest()[:32])
    return folders_in(tmp_path)


def archive_of(folders: StationFolders, what: ResetScope = "logbooks") -> Path:
    made = reset(folders, what, now=NOW).archive
    assert made is not None
    return made


def bring_back(folders: StationFolders, archive: Path) -> tuple[str, ...]:
    with archive.open("rb") as file:
        report = restore_archive(folders, file, LATER)
    assert not report.problems
    return report.sentences


def exercises(folders: StationFolders, code: Code) -> list[str]:
    entries = Store(folders.data).open(code, "poste-9", "later").entries()
    return [made.event.exercise for made in entries if isinstance(made.event, Started)]


def unchanged(_member: tarfile.TarInfo) -> None:
    """As it is."""


def packed(path: Path, *files: tuple[str, bytes], change: Callable[[tarfile.TarInfo], None] = unchanged) -> Path:
    """An archive of these files; ``change`` is made to the last one."""
    with tarfile.open(path, "w:gz") as archive:
        for name, content in files:
            member = tarfile.TarInfo(name)
            member.size = len(content)
            if (name, content) == files[-1]:
                change(member)
            archive.addfile(member, io.BytesIO(content))
    return path


# -- there and back


@pytest.mark.parametrize("what", ["logbooks", "factory"])
def test_old_and_new_pictures_open(folders: StationFolders, what: ResetScope) -> None:
    old = begin_logbooks(folders, 2)
    archive = archive_of(folders, what)
    new = begin_logbooks(folders, 2, LATER)
    told = bring_back(folders, archive)
    assert "2 carnets sont de retour." in told
    for code in (*old, *new):
        assert exercises(folders, code) == [EXERCISE]
    Store(folders.data).open(old[0], "poste-1", "t").append(Started("email/1-lire"), LATER)
    assert exercises(folders, old[0]) == [EXERCISE, "email/1-lire"]


@pytest.mark.parametrize("what", ["logbooks", "factory"])
def test_where_nothing_was_begun_since_all_is_as_it_was(folders: StationFolders, what: ResetScope) -> None:
    begin_logbooks(folders, 2)
    kept = {n: c for n, c in files_in(folders.data).items() if n.startswith(("logbooks/", "site_salt"))}
    archive = archive_of(folders, what)
    bring_back(folders, archive)
    after = {n: c for n, c in files_in(folders.data).items() if n.startswith(("logbooks/", "site_salt"))}
    assert after == kept
    for path in (folders.logbooks, *folders.logbooks.rglob("*")):
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600)


@pytest.mark.parametrize("what", ["logbooks", "factory"])
def test_twice_changes_nothing(folders: StationFolders, what: ResetScope) -> None:
    begin_logbooks(folders, 2)
    archive = archive_of(folders, what)
    begin_logbooks(folders, 1, LATER)
    bring_back(folders, archive)
    before = files_in(folders.data)
    assert "2 carnets étaient déjà là." in bring_back(folders, archive)
    assert files_in(folders.data) == before


def test_a_second_reset_takes_all_along_and_it_all_comes_back(folders: StationFolders) -> None:
    """Also the salts of both times, so that an archive is whole by itself."""
    old = begin_logbooks(folders, 1)
    first = archive_of(folders, "factory")
    new = begin_logbooks(folders, 1, LATER)
    bring_back(folders, first)
    second = archive_of(folders, "factory")
    assert not (folders.data / "site_salt.d").exists()
    bring_back(folders, second)
    assert [exercises(folders, code) for code in (*old, *new)] == [[EXERCISE], [EXERCISE]]


def test_a_code_of_another_time_is_not_given_out_again(folders: StationFolders) -> None:
    pictures = tuple(PICTURES_BY_NAME)
    old = Store(folders.data).offer(pictures, random.Random(1))
    Store(folders.data).begin(old, "poste-1", "s", NOW)
    archive = archive_of(folders, "factory")
    assert Store(folders.data).offer(pictures, random.Random(1)) == old
    begin_logbooks(folders, 1, LATER)
    bring_back(folders, archive)
    assert Store(folders.data).offer(pictures, random.Random(1)) != old
    with pytest.raises(CodeTaken):
        Store(folders.data).begin(old, "poste-1", "t", LATER)


def test_of_two_logbooks_of_one_code_that_of_the_site_s_own_salt_opens_and_none_is_lost(
    folders: StationFolders,
) -> None:
    code = draw_code(tuple(PICTURES_BY_NAME), random.Random(1))
    Store(folders.data).begin(code, "poste-1", "s", NOW).append(Started("souris/old"), NOW)
    archive = archive_of(folders, "factory")
    Store(folders.data).begin(code, "poste-1", "s", NOW).append(Started("souris/new"), NOW)
    bring_back(folders, archive)
    assert exercises(folders, code) == ["souris/new"]
    assert len(os.listdir(folders.logbooks)) == 2


def test_more_salts_than_are_looked_under_are_not_taken(folders: StationFolders) -> None:
    begin_logbooks(folders, 1)
    archive = archive_of(folders, "factory")
    begin_logbooks(folders, 1, LATER)
    (folders.data / "site_salt.d").mkdir()
    for number in range(MAX_OLDER_SALTS):
        (folders.data / "site_salt.d" / str(number)).write_bytes(bytes([number]) * 32)
    before = files_in(folders.data)
    with pytest.raises(KioskError, match="autre poste"):
        bring_back(folders, archive)
    assert files_in(folders.data) == before


def test_a_salt_that_is_damaged_opens_nothing_and_keeps_no_other_from_opening(folders: StationFolders) -> None:
    [code] = begin_logbooks(folders, 1)
    (folders.data / "site_salt.d").mkdir()
    (folders.data / "site_salt.d" / "a").write_bytes(b"short")
    (folders.data / "site_salt.d" / "b").symlink_to("/dev/zero")
    os.mkfifo(folders.data / "site_salt.d" / "c")
    assert exercises(folders, code) == [EXERCISE]
    with pytest.raises(UnknownCode):
        exercises(folders, draw_code(tuple(PICTURES_BY_NAME), random.Random(1)))


# -- what is there already


@given(st.integers(min_value=0, max_value=4), st.integers(min_value=0, max_value=4), st.booleans(), st.booleans())
@settings(max_examples=20, deadline=None)
def test_a_logbook_that_is_there_gets_what_it_lacks(
    tmp_path_factory: pytest.TempPathFactory, held: int, brought: int, other: bool, torn: bool
) -> None:
    """One story of the station, cut at two places; or two stories; the last line may be torn in what is there."""
    place = tmp_path_factory.mktemp("station")
    folders = folders_in(place)
    folder = folders.logbooks / LOGBOOK
    folder.mkdir(parents=True)
    (folders.data / "site_salt").write_bytes(bytes(32))
    lines = []
    for number, sitting in [(n, "s") for n in range(4)] + [(n, "other") for n in range(4)]:
        journal = Journal(place, "line", sitting)
        journal.append(Started(f"souris/{sitting}-{number}"), NOW + timedelta(minutes=number))
        lines.append((place / "line.jsonl").read_bytes())
        (place / "line.jsonl").unlink()
    there = b"".join(lines[4 : 4 + held] if other else lines[:held])
    there = there[:-5] if torn else there
    (folder / "poste-1.jsonl").write_bytes(there)
    archive = packed(place / "a.tar.gz", (f"logbooks/{LOGBOOK}/poste-1.jsonl", b"".join(lines[:brought])))
    whole = set(b"".join(lines[:brought]).split(b"\n")) | set(there.split(b"\n")[: -1 if torn else None])
    whole -= {b""}
    for _time in range(2):
        bring_back(folders, archive)
        after = files_in(folder)
        assert whole <= {line for content in after.values() for line in content.split(b"\n")}
        assert after["poste-1.jsonl"].startswith(there)
        assert all(name.endswith(".jsonl") for name in after)
        assert len(after) <= 2
        assert {f"souris/s-{number}" for number in range(brought)} <= {
            made.event.exercise
            for made in Journal(folder, "x", "x").entries()
            if isinstance(made.event, Started)
        }  # fmt: skip
    again = files_in(folder)
    bring_back(folders, archive)
    assert files_in(folder) == again


def test_a_person_who_sits_there_goes_on(folders: StationFolders) -> None:
    [old] = begin_logbooks(folders, 1)
    archive = archive_of(folders)
    [code] = begin_logbooks(folders, 1, LATER)
    journal = Store(folders.data).open(code, "poste-1", "now")
    bring_back(folders, archive)
    journal.append(Started("souris/2"), LATER + timedelta(minutes=1))
    assert exercises(folders, code) == [EXERCISE, "souris/2"]
    assert exercises(folders, old) == [EXERCISE]


def test_logbooks_whose_salt_is_missing_are_not_shut_out_by_another(folders: StationFolders) -> None:
    begin_logbooks(folders, 1)
    archive = archive_of(folders, "factory")
    begin_logbooks(folders, 1, LATER)
    (folders.data / "site_salt").unlink()
    before = files_in(folders.data)
    with pytest.raises(KioskError, match="site_salt"):
        bring_back(folders, archive)
    assert files_in(folders.data) == before


def test_a_salt_that_is_missing_comes_back_with_logbooks_of_it(folders: StationFolders) -> None:
    [code] = begin_logbooks(folders, 1)
    before = files_in(folders.logbooks)
    archive = archive_of(folders, "factory")
    for name, content in before.items():
        (folders.logbooks / name).parent.mkdir(parents=True)
        (folders.logbooks / name).write_bytes(content)
    bring_back(folders, archive)
    assert exercises(folders, code) == [EXERCISE]


def test_not_while_a_reset_is_at_it(folders: StationFolders, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.station.traces.reset_intent.LOCK_TIMEOUT", 0.0)
    begin_logbooks(folders, 1)
    archive = archive_of(folders)
    with lock_state(folders.state), pytest.raises(KioskError, match="déjà en cours"):
        bring_back(folders, archive)
    assert files_in(folders.logbooks) == {}


def test_one_that_was_cut_short_leaves_nothing_half_and_the_adviser_reads_what_to_do(folders: StationFolders) -> None:
    from tests.station.traces.power_cut import cut_before_first

    begin_logbooks(folders, 2)
    archive = archive_of(folders)
    assert cut_before_first("rename", "brought", lambda: bring_back(folders, archive))
    start_program(folders, LATER)
    assert os.listdir(folders.logbooks) == []
    assert "kiosk reset --restore" in read_record(folders.state)[-1 - 1].problems[0]
    bring_back(folders, archive)
    assert len(os.listdir(folders.logbooks)) == 2


# -- archives that are none

JOURNAL = f"logbooks/{LOGBOOK}/poste-1.jsonl"


def link(kind: bytes, target: str) -> Callable[[tarfile.TarInfo], None]:
    def change(member: tarfile.TarInfo) -> None:
        member.type, member.linkname, member.size = kind, target, 0

    return change


HOSTILE: dict[str, Callable[[Path], Path]] = {
    "nothing": packed,
    "no logbook": lambda path: packed(path, ("site_salt", bytes(32))),
    "no salt": lambda path: packed(path, (JOURNAL, b"{}\n")),
    "short salt": lambda path: packed(path, (JOURNAL, b"{}\n"), ("site_salt", b"short")),
    "above": lambda path: packed(path, ("site_salt", bytes(32)), ("logbooks/../../evil", b"x")),
    "root": lambda path: packed(path, ("site_salt", bytes(32)), ("/tmp/evil", b"x")),
    "beside": lambda path: packed(path, ("site_salt", bytes(32)), (JOURNAL, b"x"), ("choices.yaml", b"x")),
    "aside": lambda path: packed(path, ("site_salt", bytes(32)), ("logbooks/.reset-00-done-x/a.jsonl", b"x")),
    "control": lambda path: packed(path, ("site_salt", bytes(32)), (f"logbooks/{LOGBOOK}/a\x1b[2J.jsonl", b"x")),
    "twice": lambda path: packed(path, ("site_salt", bytes(32)), (JOURNAL, b"x"), (JOURNAL, b"y")),
    "file and folder": lambda path: packed(
        path, ("site_salt", bytes(32)), (f"logbooks/{LOGBOOK}", b"x"), (JOURNAL, b"y")
    ),
    "symlink": lambda path: packed(
        path, ("site_salt", bytes(32)), (JOURNAL, b""), change=link(tarfile.SYMTYPE, "/etc/passwd")
    ),
    "hard link": lambda path: packed(
        path, ("site_salt", bytes(32)), (JOURNAL, b""), change=link(tarfile.LNKTYPE, "site_salt")
    ),
    "device": lambda path: packed(path, ("site_salt", bytes(32)), (JOURNAL, b""), change=link(tarfile.CHRTYPE, "")),
    "pipe": lambda path: packed(path, ("site_salt", bytes(32)), (JOURNAL, b""), change=link(tarfile.FIFOTYPE, "")),
    "not tar": lambda path: written(path, gzip.compress(b"logbooks")),
    "not gzip": lambda path: written(path, b"logbooks" * 100),
    "empty": lambda path: written(path, b""),
    "header asks for much": lambda path: written(path, gzip.compress(large_header())),
    "header in between": lambda path: written(path, gzip.compress(broken_in_between())),
}


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def large_header() -> bytes:
    """A header of 8 GB to come, and the first of it."""
    member = tarfile.TarInfo("x")
    member.type, member.size = tarfile.XHDTYPE, 8 * 1024**3 - 1
    return member.tobuf(tarfile.USTAR_FORMAT) + bytes(4 * 1024**2)


def broken_in_between() -> bytes:
    """A file, a header that is none, and another file: Python's reader takes it for the end."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for name in ("site_salt", JOURNAL, f"logbooks/{LOGBOOK}/poste-2.jsonl"):
            member = tarfile.TarInfo(name)
            member.size = 32
            archive.addfile(member, io.BytesIO(bytes(range(32))))
    content = bytearray(made.getvalue())
    content[2048 + 10] ^= 1
    return bytes(content)


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_not_an_archive_of_logbooks_is_told_and_changes_nothing(
    folders: StationFolders, tmp_path: Path, kind: str
) -> None:
    archive = HOSTILE[kind](tmp_path / "archive.tar.gz")
    folders.data.mkdir()
    with pytest.raises(KioskError) as told:
        bring_back(folders, archive)
    assert "\x1b" not in str(told.value)
    assert files_in(folders.data) == files_in(folders.state) == {}
    assert not folders.logbooks.exists() or os.listdir(folders.logbooks) == []


def test_too_many_and_too_large_are_not_taken(
    folders: StationFolders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    salt = ("site_salt", bytes(32))
    files = [(f"logbooks/{LOGBOOK}/poste-{number}.jsonl", b"x" * 100) for number in range(20)]
    archive = packed(tmp_path / "archive.tar.gz", salt, *files)
    for bound, value in (("MAX_ARCHIVED_FILES", 10), ("MAX_FILE_SIZE", 50), ("MAX_TOTAL_SIZE", 1000)):
        with monkeypatch.context() as patch, pytest.raises(KioskError, match="trop grande"):
            patch.setattr(archive_reading, bound, value)
            bring_back(folders, archive)
    assert files_in(folders.data) == {}


def test_a_torn_or_damaged_archive_is_told_wherever_it_is_torn(folders: StationFolders, tmp_path: Path) -> None:
    begin_logbooks(folders, 3)
    archive = archive_of(folders)
    whole = archive.read_bytes()
    before = files_in(folders.data)
    for length in range(0, len(whole), 37):
        written(tmp_path / "torn.tar.gz", whole[:length])
        with pytest.raises(KioskError):
            bring_back(folders, tmp_path / "torn.tar.gz")
    for place in range(40, len(whole), 61):
        damaged = bytearray(whole)
        damaged[place] ^= 16
        written(tmp_path / "damaged.tar.gz", bytes(damaged))
        with pytest.raises(KioskError):
            bring_back(folders, tmp_path / "damaged.tar.gz")
    assert files_in(folders.data) == before


def test_an_archive_that_another_tar_made_comes_back(folders: StationFolders, tmp_path: Path) -> None:
    [code] = begin_logbooks(folders, 1)
    subprocess.run(["tar", "-czf", tmp_path / "a.tar.gz", "-C", folders.data, "site_salt", "logbooks"], check=True)
    other = folders_in(tmp_path / "other")
    bring_back(other, tmp_path / "a.tar.gz")
    assert exercises(other, code) == [EXERCISE]


@given(st.text("ab./\\\0é-", max_size=12))
@settings(max_examples=50)
def test_no_name_leads_out_of_the_data_folder(name: str) -> None:
    for beginning in ("", "logbooks/", "site_salt.d/", "logbooks/a/"):
        if archive_reading._is_expected_name(beginning + name):
            place = os.path.normpath(os.path.join("/data", beginning + name))
            assert place.startswith(("/data/logbooks/", "/data/site_salt"))


def test_what_reset_keeps_reads_back_file_by_file(folders: StationFolders) -> None:
    begin_logbooks(folders, 2)
    (folders.logbooks / "notes.txt").write_text("of the adviser")
    kept = {n: c for n, c in files_in(folders.data).items()}
    with archive_of(folders, "factory").open("rb") as archive:
        assert dict(read_files(archive)) == kept


# -- the command


def run(*args: str) -> Result:
    return CliRunner().invoke(reset_command(), args)


@pytest.fixture
def station(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StationFolders:
    for name in ("XDG_RUNTIME_DIR", "KIOSK_SETTINGS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("KIOSK_DATA", str(tmp_path / "data"))
    return folders_in(tmp_path, state="data")


def test_what_reset_says_brings_the_logbooks_back(station: StationFolders) -> None:
    [code] = begin_logbooks(station, 1)
    said = run("--logbooks", "--yes").stdout
    [line] = [line for line in said.splitlines() if "--restore" in line]
    words = line.partition("kiosk reset ")[2].split()
    result = run(*words)
    assert (result.exit_code, result.stdout) == (0, "1 carnet est de retour.\n")
    assert exercises(station, code) == [EXERCISE]


def test_wrong_paths_are_told_in_one_sentence(station: StationFolders, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "none.tar.gz", tmp_path, tmp_path / "pipe", Path("/dev/zero"), tmp_path / "pipe" / "x"):
        result = run("--restore", str(path))
        assert result.exit_code == 1
        assert result.stderr.count("\n") == 1
        assert not isinstance(result.exception, OSError)
    assert not station.data.exists()


@pytest.mark.parametrize("other", ["--logbooks", "--factory", "--no-archive"])
def test_it_goes_alone(station: StationFolders, other: str) -> None:
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
    assert exercises(folders, code) == [EXERCISE]
    back = [folders.logbooks, *folders.logbooks.rglob("*"), folders.data / "site_salt"]
    assert {path.stat().st_uid for path in back} == {NOBODY}


@as_root
def test_run_by_root_it_gives_all_to_the_station_s_account(station: StationFolders, tmp_path: Path) -> None:
    old = begin_logbooks(station, 1)
    archive = archive_of(station, "factory")
    begin_logbooks(station, 1, LATER)
    archive.rename(tmp_path / "archive.tar.gz")  # which only root can read
    for path in (station.data, *station.data.rglob("*")):
        os.chown(path, NOBODY, NOBODY)
    open_way(station.data)
    script = f"from kiosk.commands.reset import reset; reset()(['--restore', {str(tmp_path / 'archive.tar.gz')!r}])"
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert exercises(station, old[0]) == [EXERCISE]
    for path in station.data.rglob("*"):
        assert (path.stat().st_uid, path.stat().st_gid) == (NOBODY, NOBODY)
        assert path.stat().st_mode & 0o077 == 0, path
    assert store.read_older_salts(station.data)
