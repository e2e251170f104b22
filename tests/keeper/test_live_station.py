"""What the keeper does to the station's folders."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.keeper.live_station import LiveStation
from kiosk.station.traces.reset import reset
from tests.station.station_samples import NOW, begin_logbooks, folders_in
from tests.station.traces.power_cut import cut_before_first


@pytest.fixture(autouse=True)
def umask_as_before() -> Iterator[None]:
    """A live station sets it for its whole process, which here is that of the tests to come."""
    before = os.umask(0o022)
    os.umask(before)
    yield
    os.umask(before)


def test_a_wipe_finishes_a_reset_that_was_interrupted(tmp_path: Path) -> None:
    folders = folders_in(tmp_path, state="data")
    begin_logbooks(folders, 2)
    assert cut_before_first("link", "tar.gz", lambda: reset(folders, "logbooks", now=NOW))
    live_station = LiveStation(environment={"HOME": str(tmp_path), "KIOSK_DATA": str(folders.data)})
    live_station.wipe("start")
    assert not (folders.state / "reset.json").exists()
    assert list(folders.logbooks.iterdir()) == []
    assert len(list(folders.archives.glob("*.tar.gz"))) == 1
