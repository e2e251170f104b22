"""The station as it opens: whatever its files contain, it opens, and reports what is to be mended."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kiosk.errors import KioskError
from kiosk.i18n import language, use_language
from kiosk.station import station as station_module
from kiosk.station.settings.layers import CHOICES_FILE, LAST_GOOD_FILE
from kiosk.station.settings.model import Settings
from kiosk.station.station import Station, open_station
from tests.station.other_account import NOBODY, as_root, open_way, run

TODAY, TOMORROW = date(2027, 2, 1), date(2027, 2, 2)
NOW = datetime(2027, 2, 1, 10, 0, tzinfo=UTC)


@pytest.fixture
def tmp_path(reachable: Path) -> Path:
    return reachable


@pytest.fixture
def env(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """A station's environment; its settings file is empty."""
    monkeypatch.setattr(station_module, "_logged_problems", ())
    file = tmp_path / "settings.yaml"
    file.write_text("")
    yield {"HOME": str(tmp_path), "KIOSK_DATA": str(tmp_path / "data"), "KIOSK_SETTINGS": str(file)}
    station_module.log.parent.handlers.clear()  # type: ignore[union-attr]  # the log of this test's folder


def write(env: dict[str, str], text: str) -> None:
    Path(env["KIOSK_SETTINGS"]).write_text(text, encoding="utf-8")


def log_of(env: dict[str, str]) -> str:
    return (Path(env["KIOSK_DATA"]) / "log" / "kiosk.log").read_text(encoding="utf-8")


def test_with_its_files_in_order_nothing_is_reported(env: dict[str, str]) -> None:
    write(env, "theme: sombre\n")
    station = open_station(env)
    assert station.settings == Settings(theme="sombre")
    assert station.problems == ()
    assert station.state == station.data == Path(env["KIOSK_DATA"])
    assert log_of(env) == ""


def test_a_broken_file_does_not_keep_the_station_from_opening(env: dict[str, str]) -> None:
    write(env, "theme: sombre\n")
    open_station(env)
    write(env, "theme: [\n")
    station = open_station(env)
    assert station.settings.theme == "sombre"
    assert station.problems[0].startswith(f"{env['KIOSK_SETTINGS']}:1:")
    assert f"WARNING kiosk.station.station settings: {station.problems[0]}" in log_of(env)


def test_the_same_problem_is_logged_only_once(env: dict[str, str]) -> None:
    """A keeper opens its station again for each person."""
    write(env, "theme: [\n")
    for _ in range(3):
        problems = open_station(env).problems
    assert len(log_of(env).splitlines()) == len(problems)
    write(env, "theme: rouge\n")
    open_station(env)
    assert "rouge" in log_of(env)


def test_the_corner_reads_in_the_station_s_own_language_whoever_opens_it(env: dict[str, str]) -> None:
    write(env, "language: en\n")
    open_station(env)
    write(env, "language: xx\n")
    station = open_station(env)
    assert station.settings.language == "en"
    assert language() == "fr"
    use_language("en")
    assert open_station(env).problems == station.problems


def test_a_lock_from_the_environment_counts_whatever_the_file_says(env: dict[str, str]) -> None:
    write(env, "locked: false\n")
    assert open_station(env, locked=True).settings.locked
    assert not open_station(env).settings.locked


def test_stations_that_share_their_data_keep_what_is_their_own_apart(tmp_path: Path, env: dict[str, str]) -> None:
    write(env, f"data: {tmp_path / 'shared'}\n")
    own = {**env, "XDG_STATE_HOME": str(tmp_path / "own")}
    del own["KIOSK_DATA"]
    station = open_station(own)
    assert (station.data, station.state) == (tmp_path / "shared", tmp_path / "own" / "kiosk")
    station.choose(theme="sombre")
    station.pin_attempts.record_wrong(NOW)
    assert {LAST_GOOD_FILE, CHOICES_FILE, "pin-attempts.json"} <= set(os.listdir(station.state))
    assert os.listdir(station.data) == ["log"]


def test_a_choice_counts_at_once_and_after_a_restart(env: dict[str, str]) -> None:
    station = open_station(env)
    station.choose(keyboard="bepo", workshop=("souris",), workshop_day=TODAY.isoformat())
    assert station.keyboard_layout.name == "bepo"
    assert station.workshop(TODAY) == ("souris",)
    again = open_station(env)
    assert again.settings == station.settings
    assert again.settings.keyboard == "bepo"


def test_a_choice_does_not_unlock(env: dict[str, str]) -> None:
    station = open_station(env, locked=True)
    station.choose(theme="sombre")
    assert station.settings.locked


def test_a_choice_that_cannot_be_stored_counts_for_now_and_is_reported(env: dict[str, str]) -> None:
    station = open_station(env)
    station.state = Path(env["KIOSK_SETTINGS"])  # a file, in which nothing can be put
    with pytest.raises(KioskError, match="jusqu'à l'arrêt"):
        station.choose(theme="sombre")
    assert station.settings.theme == "sombre"
    assert "a choice cannot be kept" in log_of(env)


def test_a_workshop_of_every_day_comes_back_after_one_that_was_chosen_for_a_day(env: dict[str, str]) -> None:
    write(env, "workshop: [email]\n")
    station = open_station(env)
    assert station.workshop(TODAY) == ("email",)
    station.choose(workshop=("souris",), workshop_day=TODAY.isoformat())
    for opened in (station, open_station(env)):
        assert opened.workshop(TODAY) == ("souris",)
        assert opened.workshop(TOMORROW) == ("email",)
    station.choose(workshop=(), workshop_day=TODAY.isoformat())
    assert (station.workshop(TODAY), station.workshop(TOMORROW)) == ((), ("email",))


def test_a_workshop_is_over_when_its_day_is(tmp_path: Path) -> None:
    station = Station(Settings(workshop=("email",), workshop_day=TODAY.isoformat()), tmp_path)
    assert station.workshop(TODAY) == ("email",)
    assert station.workshop(TOMORROW) == ()


def test_wrong_pins_are_counted_across_restarts_and_processes(env: dict[str, str]) -> None:
    """The keeper's station is there before; each person's process is forked from it."""
    keeper = open_station(env)
    for _ in range(4):
        pid = os.fork()
        if not pid:
            keeper.pin_attempts.record_wrong(NOW)
            os._exit(0)
        os.waitpid(pid, 0)
    assert keeper.pin_attempts.wait(NOW) == 10.0
    assert open_station(env).pin_attempts.wait(NOW) == 10.0
    assert keeper.attempts.wait(NOW) == 0.0


LOADED = """
import sys
from pathlib import Path
before = set(sys.modules)  # what Python needs for a path differs from version to version
from kiosk.station.settings import places
from kiosk.station.station import open_station
places.SYSTEM_SETTINGS_FILE = places.SYSTEM_STATE = Path("/nowhere")
open_station({"HOME": sys.argv[1]})
loaded = sys.modules.keys() - before
print(*(m for m in ("yaml", "hashlib", "hmac", "secrets", "pwd", "kiosk.yaml.decoding") if m in loaded))
"""


def test_where_there_is_no_file_nothing_is_loaded_to_read_one(tmp_path: Path) -> None:
    ended = subprocess.run([sys.executable, "-c", LOADED, str(tmp_path)], capture_output=True, text=True, check=True)
    assert ended.stdout.split() == []


OPEN = """
import os
import kiosk.logbook.attempts, kiosk.station.settings.reading  # before: this Python may stand where only root reads
from kiosk.station.station import open_station
station = open_station()
station.choose(theme="sombre")
station.pin_attempts.record_right()
print(os.getuid())
"""


@as_root
def test_opened_by_root_it_leaves_nothing_that_the_station_cannot_write(tmp_path: Path) -> None:
    data = open_way(tmp_path / "station")
    data.mkdir()
    os.chown(data, NOBODY, NOBODY)
    file = tmp_path / "settings.yaml"
    file.write_text("theme: clair\n")
    assert run(OPEN, KIOSK_DATA=str(data), KIOSK_SETTINGS=str(file), HOME="/root") == str(NOBODY)
    left = [data / name for name in (LAST_GOOD_FILE, CHOICES_FILE, "pin-attempts.json", "log/kiosk.log", "log")]
    assert {path.stat().st_uid for path in left} == {NOBODY}
