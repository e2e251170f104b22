"""A station whose traces are erased or brought back."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from kiosk.logbook import store
from kiosk.station.settings.places import StationFolders
from tests.station.station_samples import folders_in


@pytest.fixture
def folders(tmp_path: Path) -> StationFolders:
    """The folders of a station of its own."""
    return folders_in(tmp_path)


@pytest.fixture
def quick_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Codes are computed in no time."""
    monkeypatch.setattr(store, "logbook_id", lambda code, salt: sha256(repr(code).encode() + salt).hexdigest()[:32])
