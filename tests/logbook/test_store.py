"""Logbooks are begun once, opened by code, and never listed."""

from __future__ import annotations

import os
import random
import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.errors import KioskError
from kiosk.logbook.codes import Code
from kiosk.logbook.events import LogbookBegun, StepDone
from kiosk.logbook.journal import MemoryJournal
from kiosk.logbook.store import CodeTaken, LogbooksUnavailable, Store, UnknownCode

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
CODE: Code = ("chat", "maison", "soleil", "lune")
PICTURES = [f"image{number}" for number in range(32)]
STEP = StepDone("souris/1-cliquer", 0, 3, "none")


def test_a_logbook_begun_here_opens_next_week_at_another_station(tmp_path: Path) -> None:
    Store(tmp_path).begin(CODE, "poste-1", "a", NOW).append(STEP, NOW)
    journal = Store(tmp_path).open(CODE, "poste-2", "b")
    assert [made.event for made in journal.entries()] == [LogbookBegun(), STEP]


def test_what_a_guest_did_is_in_the_logbook_that_was_begun_then(tmp_path: Path) -> None:
    guest = MemoryJournal("a")
    guest.append(STEP, NOW)
    Store(tmp_path).begin(CODE, "poste-1", "a", NOW, guest.entries())
    assert [made.event for made in Store(tmp_path).open(CODE, "poste-1", "b").entries()] == [STEP, LogbookBegun()]


def test_an_unknown_code_has_a_kind_message_and_creates_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with pytest.raises(UnknownCode) as error:
        store.open(CODE, "poste-1", "a")
    assert "conseiller" in str(error.value)
    assert not store.exists(CODE)
    store.begin(CODE, "poste-1", "a", NOW)
    with pytest.raises(UnknownCode):
        store.open(("maison", "chat", "soleil", "lune"), "poste-1", "a")


def test_a_code_is_given_to_one_person_only(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.begin(CODE, "poste-1", "a", NOW).append(STEP, NOW)
    with pytest.raises(CodeTaken):
        store.begin(CODE, "poste-2", "b", NOW)
    assert STEP in [made.event for made in store.open(CODE, "poste-1", "c").entries()]


def test_a_draw_that_opens_a_logbook_is_not_offered(tmp_path: Path) -> None:
    store = Store(tmp_path)
    first = store.offer(PICTURES, random.Random(3))
    store.begin(first, "poste-1", "a", NOW)
    second = store.offer(PICTURES, random.Random(3))
    assert second != first
    assert not store.exists(second)


def test_nobody_else_on_the_machine_can_look(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    mask = os.umask(0)
    try:
        Store(folder).begin(CODE, "poste-1", "a", NOW)
    finally:
        os.umask(mask)
    for path in (folder, *folder.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_stations_that_start_at_once_agree_on_the_salt(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: Store(tmp_path).exists(CODE), range(16)))
    salt = (tmp_path / "site_salt").read_bytes()
    assert len(salt) == 32
    assert [path.name for path in tmp_path.iterdir()] == ["site_salt"]
    Store(tmp_path).exists(CODE)
    assert (tmp_path / "site_salt").read_bytes() == salt


def test_who_comes_second_takes_the_salt_of_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = os.link

    def late(draft: Path, name: Path) -> None:
        name.write_bytes(b"1" * 32)
        link(draft, name)

    monkeypatch.setattr(os, "link", late)
    Store(tmp_path).exists(CODE)
    assert [path.name for path in tmp_path.iterdir()] == ["site_salt"]
    assert (tmp_path / "site_salt").read_bytes() == b"1" * 32


def test_a_stick_without_links_gets_its_salt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_link(draft: Path, name: Path) -> None:
        raise PermissionError("no links here")

    monkeypatch.setattr(os, "link", no_link)
    store = Store(tmp_path)
    store.begin(CODE, "poste-1", "a", NOW)
    assert Store(tmp_path).exists(CODE)


def test_logbooks_whose_salt_is_gone_are_not_closed_by_a_new_one(tmp_path: Path) -> None:
    Store(tmp_path).begin(CODE, "poste-1", "a", NOW)
    salt = (tmp_path / "site_salt").read_bytes()
    (tmp_path / "site_salt").unlink()
    with pytest.raises(LogbooksUnavailable) as error:
        Store(tmp_path).open(CODE, "poste-1", "b")
    assert "salt" in str(error.value.__cause__)
    assert not (tmp_path / "site_salt").exists()
    (tmp_path / "site_salt").write_bytes(salt)
    assert Store(tmp_path).exists(CODE)


def test_a_damaged_salt_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "site_salt").write_bytes(b"short")
    with pytest.raises(LogbooksUnavailable):
        Store(tmp_path).exists(CODE)


def test_a_data_folder_that_cannot_be_created_has_a_kind_message_and_a_reason(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file, not a folder")
    with pytest.raises(LogbooksUnavailable) as error:
        Store(tmp_path / "data").begin(CODE, "poste-1", "a", NOW)
    assert isinstance(error.value.__cause__, OSError)


@pytest.mark.parametrize("what", ["a file", "a link that leads nowhere", "a link to itself", "a link to a file"])
def test_without_the_folder_of_logbooks_no_pictures_are_called_unknown(tmp_path: Path, what: str) -> None:
    store = Store(tmp_path)
    store.begin(CODE, "poste-1", "a", NOW)
    folder = tmp_path / "logbooks"
    folder.rename(tmp_path / "elsewhere")
    if what == "a file":
        folder.touch()
    else:
        leads_to = {
            "a link that leads nowhere": "share",
            "a link to itself": folder.name,
            "a link to a file": "site_salt",
        }
        folder.symlink_to(tmp_path / leads_to[what])
    for come_in in (lambda: store.open(CODE, "poste-1", "b"), lambda: store.offer(PICTURES, random.Random(1))):
        with pytest.raises(LogbooksUnavailable) as error:
            come_in()
        assert isinstance(error.value.__cause__, OSError)
        assert error.value.__cause__.filename == str(folder)

    folder.unlink()
    folder.symlink_to(tmp_path / "elsewhere")
    assert store.exists(CODE)


def test_a_logbook_that_could_not_be_begun_can_be_begun_later_with_the_same_pictures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path)
    assert not store.exists(CODE)

    def full(descriptor: int, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch, pytest.raises(LogbooksUnavailable):
        patch.setattr(os, "write", full)
        store.begin(CODE, "poste-1", "a", NOW)
    assert not store.exists(CODE)
    store.begin(CODE, "poste-1", "a", NOW)
    assert store.exists(CODE)


@pytest.mark.parametrize("refusal", [LogbooksUnavailable(), UnknownCode(), CodeTaken()])
def test_each_refusal_says_what_is_wrong_and_what_to_do(refusal: KioskError) -> None:
    assert refusal.sentence and refusal.advice


@pytest.mark.parametrize("kind", ["a file", "a link to itself"])
def test_what_is_no_folder_of_older_salts_is_reported_and_closes_no_logbook(
    kind: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store = Store(tmp_path)
    place = tmp_path / "site_salt.d"
    place.touch() if kind == "a file" else place.symlink_to(place.name)
    code = store.offer(PICTURES, random.Random(1))
    store.begin(code, "poste-1", "s", NOW)
    assert store.open(code, "poste-1", "s").entries()
    assert "an older salt opens nothing" in caplog.text
