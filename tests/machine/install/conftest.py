"""Fixtures for the tests of the installation."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from kiosk.machine.install import plan
from tests.machine.install.fake_system import FakeSystem, debian


@pytest.fixture(autouse=True)
def everybody_is_us(monkeypatch: pytest.MonkeyPatch) -> None:
    """Accept our own user id for the station's account, and skip waiting for the disk."""
    monkeypatch.setattr(plan, "FIRST_PERSONAL_UID", 2**32)
    monkeypatch.setattr(os, "fsync", lambda _handle: None)


@pytest.fixture
def many(tmp_path: Path) -> Iterator[Path]:
    """A folder for hundreds of small systems, in memory where possible."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else tmp_path) as folder:
        yield Path(folder)


@pytest.fixture
def system(tmp_path: Path) -> FakeSystem:
    """A Debian 13 that has all packages."""
    return debian(tmp_path / "root")
