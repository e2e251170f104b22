"""What the tests of screens share."""

from __future__ import annotations

import pytest

from kiosk.ui import app as app_module
from tests.ui.kiosk_pilot import Clock


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock by which the app tells how long nobody has been there."""
    made = Clock()
    monkeypatch.setattr(app_module, "monotonic", made)
    return made
