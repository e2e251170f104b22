"""Anything may be in place of one of the station's own files: it starts, goes on, and reports it."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kiosk.logbook.attempts import AttemptsFile
from kiosk.station import locks
from kiosk.station.course.loading import INDEX_FILE, load_catalogue
from kiosk.station.log.reading import read_warnings
from kiosk.station.log.writing import LOG_FILE, open_log
from kiosk.station.relative_time import relative_time
from kiosk.station.settings.layers import CHOICES_FILE, LAST_GOOD_FILE, read_layers, save_good_copy
from kiosk.station.traces import retention
from kiosk.station.traces.archive import is_archive_of
from kiosk.station.traces.reset import finish_reset, reset
from kiosk.station.traces.reset_intent import INTENT_FILE
from kiosk.station.traces.wipe_record import RECORD_FILE, WipeEntry, append_entry, read_record, sync_and_trim_record
from tests.station.station_samples import begin_logbooks, folders_in
from tests.test_regular_file import STRANGE

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def two_gigabytes(path: Path) -> None:
    path.touch()
    os.truncate(path, 2 << 30)


EVERY_KIND: dict[str, Callable[[Path], None]] = {**STRANGE, "two gigabytes": two_gigabytes}
every_kind = pytest.mark.parametrize("kind", EVERY_KIND)


@pytest.fixture
def state(tmp_path: Path) -> Path:
    (tmp_path / "state").mkdir()
    return tmp_path / "state"


@pytest.fixture
def root_logger() -> Iterator[logging.Logger]:
    """What opening the log changes is put back."""
    root = logging.getLogger("kiosk")
    before = (root.handlers[:], root.level, root.propagate, logging.raiseExceptions)
    yield root
    for handler in root.handlers:
        if handler not in before[0]:
            handler.close()
    root.handlers[:], root.level, root.propagate, logging.raiseExceptions = before


def untouched(state: Path) -> bool:
    other = state.parent / "another file"
    return not other.exists() or other.read_bytes() == b"not ours\n"


@every_kind
def test_a_strange_file_of_attempts(kind: str, state: Path) -> None:
    EVERY_KIND[kind](state / "pin-attempts.json")
    attempts = AttemptsFile(state / "pin-attempts.json")
    for _ in range(5):
        attempts.record_wrong(NOW)
    assert AttemptsFile(state / "pin-attempts.json").wait(NOW) == 20
    assert untouched(state)


@every_kind
def test_a_strange_wipe_record(kind: str, state: Path) -> None:
    EVERY_KIND[kind](state / RECORD_FILE)
    assert read_record(state) == ()
    sync_and_trim_record(state)
    append_entry(state, WipeEntry(NOW, "left"))
    sync_and_trim_record(state)
    assert read_record(state) == (WipeEntry(NOW, "left"),)
    assert untouched(state)


@every_kind
def test_a_strange_keeper_lock(kind: str, state: Path) -> None:
    EVERY_KIND[kind](state / "keeper.lock")
    assert locks.running_keeper(state) is None
    held = locks.hold_keeper_lock(state)
    assert held is not None and held >= 0
    assert locks.running_keeper(state) == os.getpid()
    os.close(held)
    assert untouched(state)


@every_kind
def test_a_strange_file_of_days(kind: str, tmp_path: Path) -> None:
    folders = folders_in(tmp_path)
    folders.state.mkdir()
    EVERY_KIND[kind](folders.state / retention.DAYS_FILE)
    retention.erase_old_logbooks(folders, 24, NOW)
    assert retention._read_days(folders.state) == (NOW.date(),)
    assert untouched(folders.state)


@every_kind
def test_a_logbook_with_a_strange_file_is_not_erased_for_its_age(kind: str, tmp_path: Path) -> None:
    folders = folders_in(tmp_path)
    begin_logbooks(folders, 1, at=NOW)
    (logbook,) = folders.logbooks.iterdir()
    EVERY_KIND[kind](logbook / "poste-2.jsonl")
    old, unsure = retention._find_old_logbooks(folders, NOW + timedelta(days=900), NOW + timedelta(days=1000))
    assert (old, unsure) == ((), 1)


def test_a_logbook_that_is_not_read_to_its_end_is_not_erased_for_its_age(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = folders_in(tmp_path)
    begin_logbooks(folders, 1, at=NOW)
    (logbook,) = folders.logbooks.iterdir()
    (journal,) = logbook.iterdir()
    (logbook / "z.jsonl").write_bytes(b"{}\n" * 50 + journal.read_bytes())
    limit = NOW + timedelta(days=900)
    assert retention._find_old_logbooks(folders, limit, NOW + timedelta(days=1000))[1] == 0
    monkeypatch.setattr("kiosk.logbook.reading.MAX_DAMAGED", 10)
    assert retention._find_old_logbooks(folders, limit, NOW + timedelta(days=1000)) == ((), 1)


@every_kind
def test_a_strange_index_of_the_course(kind: str, state: Path) -> None:
    EVERY_KIND[kind](state / INDEX_FILE)
    without = load_catalogue([state / "course"], state / "elsewhere")
    assert load_catalogue([state / "course"], state, verify=False) == without
    assert load_catalogue([state / "course"], state) == without
    assert (state / INDEX_FILE).is_file() and not (state / INDEX_FILE).is_symlink()
    assert untouched(state)


def test_an_index_that_is_nested_without_end_is_made_anew(state: Path) -> None:
    (state / INDEX_FILE).write_bytes(b"\x91" * 1_000_000)
    assert load_catalogue([state / "course"], state) == load_catalogue([state / "course"], state / "elsewhere")


@every_kind
def test_strange_choices_and_a_strange_copy_of_the_settings(kind: str, state: Path, tmp_path: Path) -> None:
    file = tmp_path / "settings.yaml"
    file.write_text("keyboard: bepo\n")
    for name in (CHOICES_FILE, LAST_GOOD_FILE):
        (state.parent / "another file").unlink(missing_ok=True)
        EVERY_KIND[kind](state / name)
    held = read_layers({"KIOSK_SETTINGS": str(file), "KIOSK_DATA": str(state)})
    assert held.settings.keyboard == "bepo"
    assert CHOICES_FILE in held.problems[0]
    assert not save_good_copy(held, state)
    assert (state / LAST_GOOD_FILE).read_bytes() == b"keyboard: bepo\n"
    assert untouched(state)


@every_kind
def test_a_strange_reset_intent(kind: str, tmp_path: Path) -> None:
    folders = folders_in(tmp_path)
    begin_logbooks(folders, 2)
    folders.state.mkdir()
    EVERY_KIND[kind](folders.state / INTENT_FILE)
    assert finish_reset(folders, NOW).problems
    assert len(list(folders.logbooks.iterdir())) == 2, "what it wanted is not known: nothing is erased"
    assert untouched(folders.state)


@every_kind
def test_a_strange_log(kind: str, state: Path, root_logger: logging.Logger) -> None:
    EVERY_KIND[kind](state / LOG_FILE)
    open_log(state)
    logging.getLogger("kiosk.some.room").warning("settings: hello")
    assert [one.text for one in read_warnings(state, 9)] == ["settings: hello"]
    assert untouched(state)


@every_kind
def test_reading_a_strange_log(kind: str, state: Path) -> None:
    EVERY_KIND[kind](state / LOG_FILE)
    if kind == "two gigabytes":
        assert read_warnings(state, 9) == ()
    else:
        with pytest.raises(OSError):
            read_warnings(state, 9)


@pytest.mark.parametrize("kind", STRANGE)
def test_what_is_no_file_is_not_taken_for_an_archive(kind: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    STRANGE[kind](tmp_path / "in" / "archive")
    assert not is_archive_of(tmp_path / "in" / "archive", ())


def test_what_was_set_aside_is_gone_when_the_station_is_as_new(tmp_path: Path) -> None:
    folders = folders_in(tmp_path)
    begin_logbooks(folders, 1)
    folders.state.mkdir()
    for folder in (folders.state, folders.data):
        os.mkfifo(folder / "attempts.json")
        AttemptsFile(folder / "attempts.json").record_wrong(NOW)
        assert (folder / "attempts.json.aside").exists()
    reset(folders, "factory", archive=False, now=NOW)
    assert not list(tmp_path.rglob("*.aside"))


SLOWLY = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9) | st.just("9999-12-31T23:59:59Z"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["count", "last", "at", "why", "files", "problems", "what", "archive"]), inner, max_size=4
    ),
    max_leaves=6,
)  # fmt: skip


@SLOWLY
@given(content=st.binary(max_size=99) | _JSON.map(msgspec.json.encode))
@example(content=b"[" * 4000)
@example(content=b'{"count":9,"last":"9999-12-31T23:59:59Z"}')
@example(content=b'{"count":9,"last":"0001-01-01T00:00:00+14:00"}')
@example(content=b'{"at":"9999-12-31T23:59:59Z","why":"left"}')
@example(content=b'{"at":"0001-01-01T00:00:00+14:00","why":"left","files":9}')
@example(content=b'{"what":"factory","archive":"","at":"9999-12-31T23:59:59-14:00"}')
def test_no_content_of_the_station_s_files_raises(content: bytes, tmp_path: Path) -> None:
    folders = folders_in(tmp_path)
    folders.state.mkdir(exist_ok=True)
    for name in ("pin-attempts.json", RECORD_FILE, retention.DAYS_FILE, INTENT_FILE, INDEX_FILE):
        (folders.state / name).write_bytes(content)
    assert 0 <= AttemptsFile(folders.state / "pin-attempts.json").wait(NOW) <= 60
    for wiped in read_record(folders.state):
        relative_time(wiped.at.astimezone(), NOW.astimezone())
    retention._read_days(folders.state)
    load_catalogue([tmp_path / "course"], folders.state, verify=False)
    finish_reset(folders, NOW)


@pytest.mark.parametrize("kind", ["a pipe", "a socket", "two gigabytes"])
def test_what_is_in_the_place_of_the_folders_of_the_log_and_of_the_index_is_set_aside(
    kind: str, state: Path, root_logger: logging.Logger
) -> None:
    for name in ("log", "cache"):
        EVERY_KIND[kind](state / name)
    open_log(state / "log")
    load_catalogue([state / "course"], state / "cache")
    assert (state / "cache" / INDEX_FILE).is_file()
    assert [one.text.split()[0] for one in read_warnings(state / "log", 9)] == ["cache"]
    assert (state / "log.aside").exists() and (state / "cache.aside").exists()
