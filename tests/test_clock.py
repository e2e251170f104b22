"""Everything works whatever the machine's clock says, from 1970 to the end of the year 9999, in any zone."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import NoReturn

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import kiosk
from kiosk import clock
from kiosk.cli import command_group
from kiosk.logbook.codes import Code
from kiosk.station.settings.model import Settings
from kiosk.station.settings.places import station_folders
from kiosk.station.traces.archive import is_archive_of
from kiosk.station.traces.retention import erase_old_logbooks
from kiosk.ui.screens.adviser.corner import AdviserCorner
from kiosk.ui.screens.adviser.recent_events import RecentEvents
from kiosk.ui.screens.home import Home
from tests.ui.exercise_samples import COPYING, exercise
from tests.ui.kiosk_pilot import running

WORST = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)
TIMES = [
    datetime(1970, 1, 1, tzinfo=UTC), datetime(2038, 1, 19, 3, 14, 8, tzinfo=UTC), datetime(2099, 6, 1, tzinfo=UTC),
    datetime(2106, 2, 7, 6, 28, 16, tzinfo=UTC), WORST,
]  # fmt: skip
ZONES = ["UTC0", "<+14>-14", "<-12>12"]
CODE: Code = ("chat", "lune", "cle", "pain")
STATION = Settings(station="poste-1", workshop=("email",))


@pytest.fixture
def put(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Puts the machine's clock, and its zone."""

    def to(at: datetime, zone: str = "UTC0") -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        monkeypatch.setattr(time, "time", at.timestamp)

    yield to
    monkeypatch.undo()
    time.tzset()


@given(st.floats(allow_nan=False), st.sampled_from(ZONES))
def test_any_timestamp_is_a_time_that_can_be_computed_with(stamp: float, zone: str) -> None:
    at = clock.from_timestamp(stamp)
    assert clock.EARLIEST <= at <= clock.LATEST
    for day in (timedelta(days=1), timedelta(days=-1)):
        clock.to_local(at + day)


HOURS = st.integers(-23, 23).map(lambda hours: timezone(timedelta(hours=hours)))


@given(st.datetimes(timezones=HOURS))
def test_any_time_converts_to_utc_and_to_local_time(at: datetime) -> None:
    if clock.EARLIEST < at < clock.LATEST:
        assert clock.to_utc(at) == at == clock.to_local(at)
    else:
        clock.to_utc(at), clock.to_local(at)


@given(st.datetimes(timezones=HOURS))
def test_a_stored_time_is_itself_but_for_the_ends_of_the_calendar(at: datetime) -> None:
    stored = clock.clamp_stored(at)
    assert abs((stored - at).total_seconds()) <= timedelta(days=2).total_seconds()
    assert clock.clamp_stored(stored) is stored
    assert abs(clock.from_instant(clock.instant(stored)) - stored) < timedelta(milliseconds=1)
    for offset in (-23, 23):
        stored.astimezone(timezone(timedelta(hours=offset)))
    if datetime.min.year < at.year < datetime.max.year:
        assert stored is at


VISITS = [
    (TIMES[0], ZONES[2]), (TIMES[1], ZONES[0]), (TIMES[2], ZONES[0]), (WORST, ZONES[0]),
    *(pytest.param(WORST, zone, marks=pytest.mark.long) for zone in ZONES[1:]),
]  # fmt: skip


@pytest.mark.parametrize(("at", "zone"), VISITS)
async def test_a_visit_at_any_time_and_the_clock_jumps_in_it(
    data: Path, put: Callable[..., None], at: datetime, zone: str
) -> None:
    put(at, zone)
    async with running(data, settings=STATION) as pilot:
        pilot.app.begin_logbook(CODE)
        for jump in (WORST, at):  # forwards, and back
            put(jump, zone)
            player = await pilot.play(exercise(COPYING))
            await pilot.write("ab")
            await pilot.until(lambda player=player: player.session.phase == "step_done")  # type: ignore[misc]  # default
            await pilot.click("#main")
            pilot.app.show_home()
            await pilot.until_screen(Home)
        pilot.app.show(AdviserCorner())
        await pilot.until_screen(AdviserCorner)
        await pilot.click("#workshop")
        pilot.app.show(RecentEvents())
        await pilot.until_screen(RecentEvents)
        pilot.app.show_welcome()
        pilot.app.open_logbook(CODE)
        doings = pilot.app.sitting.progress.exercise("clavier/1-un").completions
        assert len(doings) == 2
        pilot.app.show_home()
        await pilot.until_screen(Home)


@pytest.mark.parametrize("at", TIMES, ids=lambda at: at.date().isoformat())
def test_a_reset_at_any_time_keeps_an_archive_and_a_later_one_too(
    tmp_path: Path, put: Callable[..., None], monkeypatch: pytest.MonkeyPatch, at: datetime
) -> None:
    put(at, "<+14>-14")
    settings = tmp_path / "settings.yaml"
    settings.write_text(f"data: {tmp_path / 'data'}\n")
    monkeypatch.setenv("KIOSK_SETTINGS", str(settings))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (folder := tmp_path / "data" / "logbooks" / ("a" * 16)).mkdir(parents=True)
    (folder / "poste-1.jsonl").write_text('{"v":1}\n')
    done = CliRunner().invoke(command_group(), ["reset", "--logbooks", "--yes"])
    assert done.exit_code == 0, (done.output, done.exception)
    (archive,) = tmp_path.rglob("logbooks-*.tar.gz")
    assert not is_archive_of(archive, [])  # it can be read, and holds something
    assert not folder.exists()


@pytest.mark.parametrize("at", TIMES, ids=lambda at: at.date().isoformat())
def test_no_absurd_clock_erases_a_logbook(tmp_path: Path, put: Callable[..., None], at: datetime) -> None:
    folders = station_folders(Settings(), tmp_path, tmp_path, {})
    (folder := folders.logbooks / ("a" * 16)).mkdir(parents=True)
    (folder / "poste-1.jsonl").write_text(
        '{"v":1,"at":"2026-11-01T10:00:00Z","event":{"type":"setting_chosen","name":"language","value":"en"},'
        '"sitting":"s","n":0}\n'
    )
    for jump in (TIMES[2], at, WORST, at, at + timedelta(days=-1) if at.year > 1970 else at):
        put(jump)
        erase_old_logbooks(folders, 24, clock.now())
    assert folder.is_dir()


def test_time_never_overflows_for_any_library(monkeypatch: pytest.MonkeyPatch) -> None:
    def beyond() -> NoReturn:
        raise OverflowError("timestamp too large to convert to C _PyTime_t")

    monkeypatch.setattr(time, "time", beyond)
    monkeypatch.setattr(time, "time_ns", beyond)
    clock.never_overflow()
    assert clock.now() == clock.LATEST
    assert logging.LogRecord("kiosk", logging.INFO, "", 1, "", (), None).created == clock.LATEST.timestamp()
    assert time.time_ns() == int(time.time()) * 10**9


def test_the_clock_is_read_in_one_place() -> None:
    reads = re.compile(r"datetime\.now\(|date\.today\(|utcnow\(|\.astimezone\(\)|\.fromtimestamp\(")
    root = Path(kiosk.__file__).parent
    found = {
        str(file.relative_to(root)) for file in root.rglob("*.py") if reads.search(file.read_text(encoding="utf-8"))
    }
    # what is packaged is dated by its source
    assert found - {"machine/package/debian.py"} == {"clock.py"}
