"""Codes that open nothing: a little wait, never a wall."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.logbook.attempts import Attempts, AttemptsFile

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def later(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def test_three_tries_are_free_then_the_wait_grows_to_a_minute(tmp_path: Path) -> None:
    attempts = AttemptsFile(tmp_path / "attempts.json")
    assert attempts.wait(NOW) == 0
    assert [attempts.record_wrong(NOW) for _ in range(9)] == [0, 0, 5, 10, 20, 40, 60, 60, 60]


def test_the_wait_runs_down(tmp_path: Path) -> None:
    attempts = AttemptsFile(tmp_path / "attempts.json")
    for _ in range(4):
        attempts.record_wrong(NOW)
    assert attempts.wait(later(4)) == 6
    assert attempts.wait(later(10)) == 0


def test_the_wait_outlives_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "poste-1" / "attempts.json"
    attempts = AttemptsFile(path)
    for _ in range(5):
        attempts.record_wrong(NOW)
    assert AttemptsFile(path).wait(later(1)) == 19
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_right_code_forgets_the_others(tmp_path: Path) -> None:
    attempts = AttemptsFile(tmp_path / "attempts.json")
    for _ in range(6):
        attempts.record_wrong(NOW)
    attempts.record_right()
    assert attempts.wait(NOW) == 0
    assert AttemptsFile(tmp_path / "attempts.json").record_wrong(NOW) == 0


def test_a_quarter_of_an_hour_forgets_them(tmp_path: Path) -> None:
    attempts = AttemptsFile(tmp_path / "attempts.json")
    for _ in range(6):
        attempts.record_wrong(NOW)
    assert attempts.record_wrong(later(15 * 60 - 1)) == 60
    assert attempts.record_wrong(later(30 * 60)) == 0


def test_a_clock_set_back_makes_no_longer_wait_and_it_runs_down_all_the_same(tmp_path: Path) -> None:
    attempts = AttemptsFile(tmp_path / "attempts.json")
    for _ in range(4):
        attempts.record_wrong(NOW)
    yesterday = NOW - timedelta(days=1)
    assert attempts.wait(yesterday) == 10
    assert attempts.wait(yesterday + timedelta(seconds=10)) == 0
    assert AttemptsFile(tmp_path / "attempts.json").wait(yesterday + timedelta(seconds=10)) == 0


@given(st.lists(st.integers(-(10**6), 10**6), max_size=30), st.integers(-(10**6), 10**6))
def test_the_wait_is_never_more_than_a_minute_whatever_the_clock_says(tries: list[int], now: int) -> None:
    attempts = Attempts()
    for seconds in tries:
        attempts = attempts.after_wrong(later(seconds))
    assert 0 <= attempts.wait(later(now)) <= 60


@pytest.mark.parametrize(
    "content", [b"", b"\0\0\0", b'{"count":-4}', b'{"count":9,"last":"2026-11-23T10:00:00"}', b"[]"]
)
def test_a_damaged_file_counts_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "attempts.json"
    path.write_bytes(content)
    assert AttemptsFile(path).wait(NOW) == 0
    assert AttemptsFile(path).record_wrong(NOW) == 0


def test_without_a_disk_tries_are_counted_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    attempts = AttemptsFile(tmp_path / "file" / "attempts.json")
    assert [attempts.record_wrong(NOW) for _ in range(4)] == [0, 0, 5, 10]
