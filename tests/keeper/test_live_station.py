"""What the keeper does to the station's folders."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk import clock
from kiosk.keeper.live_station import LiveStation
from kiosk.station import locks
from kiosk.station.traces.reset import reset
from kiosk.station.traces.wipe_record import read_record
from tests.station.station_samples import NOW, begin_logbooks, folders_in
from tests.station.traces.power_cut import cut_before_first

Open = Callable[..., LiveStation]


@pytest.fixture(autouse=True)
def umask_as_before() -> Iterator[None]:
    """A live station sets it for its whole process, which here is that of the tests to come."""
    before = os.umask(0o022)
    os.umask(before)
    yield
    os.umask(before)


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Opens the station whose folders are ``tmp_path / "data"``; its lock is let go of at the end."""
    monkeypatch.setattr("kiosk.station.settings.places.SYSTEM_SETTINGS_FILE", tmp_path / "none")
    made: list[LiveStation] = []

    def open_one(*, lock: bool = False, **more: str) -> LiveStation:
        environment = {"HOME": str(tmp_path), "KIOSK_DATA": str(tmp_path / "data"), **more}
        made.append(LiveStation(lock=lock, environment=environment))
        return made[-1]

    yield open_one
    for one in made:
        one.release_in_child()


def test_a_wipe_finishes_a_reset_that_was_interrupted(tmp_path: Path, opened: Open) -> None:
    folders = folders_in(tmp_path, state="data")
    begin_logbooks(folders, 2)
    assert cut_before_first("link", "tar.gz", lambda: reset(folders, "logbooks", now=NOW))
    opened().wipe("start")
    assert not (folders.state / "reset.json").exists()
    assert list(folders.logbooks.iterdir()) == []
    assert len(list(folders.archives.glob("*.tar.gz"))) == 1


def test_a_wipe_empties_the_folder_of_the_sitting_and_is_recorded(tmp_path: Path, opened: Open) -> None:
    live_station = opened()
    live_station.wipe("start")
    letter = Path(live_station.temporary) / "letter.txt"
    assert letter.parent == folders_in(tmp_path, state="data").sitting
    letter.write_text("Chère Madame")
    live_station.wipe("left")
    assert os.listdir(letter.parent) == []
    assert [(entry.why, entry.files) for entry in read_record(live_station.station.state)] == [
        ("start", 0),
        ("left", 1),
    ]


def test_what_is_written_from_now_on_is_for_this_account_alone(tmp_path: Path, opened: Open) -> None:
    os.umask(0o022)
    opened()
    (tmp_path / "written").write_text("x")
    (tmp_path / "made").mkdir()
    assert (tmp_path / "written").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "made").stat().st_mode & 0o777 == 0o700


def test_another_keeper_of_the_station_has_a_folder_of_its_own_and_leaves_the_station_s_alone(
    tmp_path: Path, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def erase(*_how: object) -> None:
        raise AssertionError("logbooks erased by the second keeper")

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr("kiosk.station.traces.retention.erase_old_logbooks", erase)
    first, second = opened(), opened()
    first.wipe("start")
    before = read_record(first.station.state)
    (Path(first.temporary) / "letter.txt").write_text("Chère Madame")
    (Path(second.temporary) / "cv.pdf").write_bytes(b"%PDF")
    second.wipe("left")
    second.finish_wiping()
    assert os.listdir(first.temporary) == ["letter.txt"]
    assert os.listdir(second.temporary) == []
    second.wipe("stopped")
    assert not os.path.exists(second.temporary)
    assert read_record(first.station.state) == before


def test_a_forked_process_lets_go_of_the_lock(tmp_path: Path) -> None:
    live_station = LiveStation(environment={"HOME": str(tmp_path), "KIOSK_DATA": str(tmp_path / "data")})
    state = live_station.station.state
    assert locks.running_keeper(state) == os.getpid()
    live_station.release_in_child()
    assert locks.running_keeper(state) is None


def test_the_station_is_opened_again_only_where_its_files_changed(tmp_path: Path, opened: Open) -> None:
    live_station = opened()
    before = live_station.station
    assert live_station.refresh() is before
    before.choose(theme="sombre")
    after = live_station.refresh()
    assert after is live_station.station is not before
    assert after.settings.theme == "sombre"
    assert live_station.refresh() is after


def test_a_settings_file_of_the_same_size_or_the_same_time_is_a_new_one(tmp_path: Path, opened: Open) -> None:
    file = tmp_path / ".config" / "kiosk" / "settings.yaml"
    file.parent.mkdir(parents=True)

    def station_after(text: str, time: int) -> str:
        file.write_text(text)
        os.utime(file, (time, time))
        return live_station.refresh().name

    file.write_text("station: salle-1\n")
    live_station = opened()
    assert station_after("station: salle-2\n", 2_000_000_000) == "salle-2"
    assert station_after("station: salle-3\n", 2_000_000_001) == "salle-3"
    assert station_after("station: salle-33\n", 2_000_000_001) == "salle-33"
    file.unlink()
    assert live_station.refresh().name not in ("salle-3", "salle-33")


@pytest.mark.parametrize("lock", [False, True])
def test_a_station_that_is_locked_by_the_command_stays_so_when_its_files_change(opened: Open, lock: bool) -> None:
    live_station = opened(lock=lock)
    assert live_station.station.settings.locked is lock
    live_station.station.choose(theme="sombre")
    assert live_station.refresh().settings.locked is lock


def test_without_a_word_about_it_a_station_is_not_locked(tmp_path: Path) -> None:
    live_station = LiveStation(environment={"HOME": str(tmp_path), "KIOSK_DATA": str(tmp_path / "data")})
    live_station.release_in_child()
    assert not live_station.station.settings.locked


def test_logbooks_past_their_time_go_once_the_next_person_has_her_screen(
    tmp_path: Path, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    erased: list[tuple[object, ...]] = []
    monkeypatch.setattr("kiosk.station.traces.retention.erase_old_logbooks", lambda *how: erased.append(how))
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(days=1))
    live_station = opened()
    live_station.wipe("start")
    synced: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: synced.append(os.readlink(f"/proc/self/fd/{descriptor}")))
    live_station.finish_wiping()
    assert str(tmp_path / "data" / "wipes.jsonl") in synced
    assert erased == [(folders_in(tmp_path, state="data"), 24, NOW + timedelta(days=1))]


def test_a_screen_of_its_own_is_what_the_session_s_script_says(opened: Open) -> None:
    assert not opened().has_own_screen
    assert opened(KIOSK_OWN_SCREEN="1").has_own_screen


def test_text_sizes_are_asked_of_a_compositor_where_there_is_one(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.station.screen.compositor.open_text_sizes", lambda environment: environment)
    assert opened().text_sizes is None
    assert opened(WAYLAND_DISPLAY="wayland-1").text_sizes is not None
