"""The archive of logbooks: whole and read back, or not there at all."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.errors import KioskError
from kiosk.station.traces.archive import ArchiveEntry, free_archive_path, is_archive_of, list_entries, write_archive


@pytest.fixture
def parts(tmp_path: Path) -> tuple[ArchiveEntry, ...]:
    for folder, content in (("a", b"one\n"), ("b", os.urandom(100_000)), ("c", b"")):
        (tmp_path / "logbooks" / folder).mkdir(parents=True)
        (tmp_path / "logbooks" / folder / "poste-é.jsonl").write_bytes(content)
    return list_entries(tmp_path / "logbooks", "logbooks")


def test_it_contains_the_files_it_was_given(parts: tuple[ArchiveEntry, ...], tmp_path: Path) -> None:
    path = tmp_path / "archive.tar.gz"
    write_archive(path, parts)
    assert [part.name for part in parts] == [f"logbooks/{name}/poste-é.jsonl" for name in "abc"]
    assert is_archive_of(path, parts)
    assert not is_archive_of(path, parts[:2])
    assert not is_archive_of(path, (*parts, ArchiveEntry("site_salt", parts[0].path)))
    assert not is_archive_of(path, (*parts[:2], ArchiveEntry("logbooks/d/poste-é.jsonl", parts[2].path)))
    assert not is_archive_of(tmp_path / "nothing", parts)
    assert {found.name for found in tmp_path.iterdir()} == {"logbooks", "archive.tar.gz"}


def test_it_is_not_an_archive_of_what_has_changed(parts: tuple[ArchiveEntry, ...], tmp_path: Path) -> None:
    path = tmp_path / "archive.tar.gz"
    write_archive(path, parts)
    with parts[0].path.open("ab") as journal:
        journal.write(b"two\n")
    assert not is_archive_of(path, parts)


def test_it_is_not_an_archive_of_what_has_changed_and_is_as_long_as_before(
    parts: tuple[ArchiveEntry, ...], tmp_path: Path
) -> None:
    path = tmp_path / "archive.tar.gz"
    write_archive(path, parts)
    parts[0].path.write_bytes(b"two\n")
    assert not is_archive_of(path, parts)


def test_what_cannot_be_unpacked_is_no_archive(parts: tuple[ArchiveEntry, ...], tmp_path: Path) -> None:
    path = tmp_path / "archive.tar.gz"
    write_archive(path, parts)
    content = path.read_bytes()
    for whole in (10, len(content) // 2, *range(len(content) - 40, len(content) - 8)):
        path.write_bytes(content[:whole] + b"\xff" * (len(content) - whole))
        assert not is_archive_of(path, parts)


def test_an_archive_that_is_there_is_not_replaced(parts: tuple[ArchiveEntry, ...], tmp_path: Path) -> None:
    path = tmp_path / "archive.tar.gz"
    path.write_bytes(b"of another process, made meanwhile")
    with pytest.raises(KioskError, match="Les carnets restent"):
        write_archive(path, parts)
    assert path.read_bytes() == b"of another process, made meanwhile"
    assert {found.name for found in tmp_path.iterdir()} == {"logbooks", "archive.tar.gz"}


@example(where=0.03125, bit=5)
@given(where=st.floats(min_value=0, max_value=1, exclude_max=True), bit=st.integers(min_value=0, max_value=7))
def test_a_flipped_bit_is_found_unless_it_is_in_metadata_alone(
    tmp_path_factory: pytest.TempPathFactory, where: float, bit: int
) -> None:
    place = tmp_path_factory.mktemp("archive")
    (place / "journal").write_bytes(b"one\n" * 50)
    parts = (ArchiveEntry("logbooks/a/poste.jsonl", place / "journal"),)
    path = place / "archive.tar.gz"
    write_archive(path, parts)
    content = bytearray(path.read_bytes())
    content[int(where * len(content))] ^= 1 << bit
    path.write_bytes(content)
    if is_archive_of(path, parts):
        ended = subprocess.run(["tar", "-xzOf", path], capture_output=True, check=True)
        assert ended.stdout == b"one\n" * 50


def test_a_truncated_archive_is_found(parts: tuple[ArchiveEntry, ...], tmp_path: Path) -> None:
    path = tmp_path / "archive.tar.gz"
    write_archive(path, parts)
    whole = path.read_bytes()
    for length in (0, 10, len(whole) // 2, len(whole) - 9, len(whole) - 1):
        path.write_bytes(whole[:length])
        assert not is_archive_of(path, parts)


def test_a_file_that_cannot_be_read_leaves_no_archive(parts: tuple[ArchiveEntry, ...], tmp_path: Path) -> None:
    path = tmp_path / "archive.tar.gz"
    with pytest.raises(KioskError) as raised:
        write_archive(path, (*parts, ArchiveEntry("logbooks/d/poste.jsonl", tmp_path / "gone")))
    assert "L'archive ne peut pas être écrite : il n'y a rien à cet endroit." in str(raised.value)
    assert "Les carnets restent." in str(raised.value)
    assert [found.name for found in tmp_path.iterdir()] == ["logbooks"]


def test_what_is_no_file_is_not_waited_for(parts: tuple[ArchiveEntry, ...], tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "logbooks" / "a" / "pipe.jsonl")
    assert list_entries(tmp_path / "logbooks", "logbooks") == parts


def test_a_link_is_not_followed_and_keeps_nothing_from_the_archive(
    parts: tuple[ArchiveEntry, ...], tmp_path: Path
) -> None:
    (tmp_path / "logbooks" / "a" / "poste-2.jsonl").symlink_to(parts[1].path)
    (tmp_path / "logbooks" / "elsewhere").symlink_to(tmp_path / "logbooks" / "a")
    assert list_entries(tmp_path / "logbooks", "logbooks") == parts


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    names = []
    for _time in range(3):
        path = free_archive_path(tmp_path, date(2026, 11, 23))
        path.touch()
        names.append(path.name)
    assert names == [f"logbooks-2026-11-23{number}.tar.gz" for number in ("", "-2", "-3")]


def test_an_archive_is_made_and_compared_piece_by_piece(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"ab" * 5000)
    monkeypatch.setattr("kiosk.station.traces.archive._CHUNK", 1000)
    parts = (ArchiveEntry("logbooks/a.jsonl", tmp_path / "a.jsonl"),)
    write_archive(tmp_path / "archive.tar.gz", parts)
    assert is_archive_of(tmp_path / "archive.tar.gz", parts)
    (tmp_path / "a.jsonl").write_bytes(b"ab" * 4999 + b"ac")
    assert not is_archive_of(tmp_path / "archive.tar.gz", parts)
