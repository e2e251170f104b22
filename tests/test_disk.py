"""Files are written whole or not at all; tests/station/traces/test_power_cut.py cuts the power in between."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.disk import append_lines, erase_temporary_files, make_folder, temporary_path, write_new, write_whole
from tests.station.other_account import NOBODY, as_root


def test_a_file_has_its_content_its_mode_and_its_folder(tmp_path: Path) -> None:
    file = tmp_path / "new" / "file"
    umask = os.umask(0o077)
    try:
        write_whole(file, b"a", 0o640)
    finally:
        os.umask(umask)
    assert file.read_bytes() == b"a"
    assert file.stat().st_mode & 0o777 == 0o640
    assert file.parent.stat().st_mode & 0o777 == 0o700
    write_whole(file, b"")
    assert file.read_bytes() == b""
    assert os.listdir(file.parent) == ["file"]


@as_root
def test_root_can_set_the_owner(tmp_path: Path) -> None:
    write_whole(tmp_path / "file", b"a", 0o640, (0, NOBODY))
    found = (tmp_path / "file").stat()
    assert (found.st_uid, found.st_gid, found.st_mode & 0o777) == (0, NOBODY, 0o640)


def test_on_a_full_disk_only_the_old_file_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_whole(tmp_path / "file", b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["file"]


def test_a_temporary_name_that_exists_is_neither_used_nor_in_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names: list[str] = []
    really_open = os.open

    def opened(path: Path, flags: int, *args: int, **named: int) -> int:
        if flags & os.O_CREAT:
            names.append(os.path.basename(path))
        return really_open(path, flags, *args, **named)

    monkeypatch.setattr(os, "open", opened)
    write_whole(tmp_path / "file", b"one")
    write_whole(tmp_path / "file", b"two")
    assert len(names) == len(set(names)) == 2
    assert all(name.startswith(".file.") and name.endswith(".draft") for name in names)
    (tmp_path / names[0]).mkdir()
    write_whole(tmp_path / "file", b"three")
    assert (tmp_path / "file").read_bytes() == b"three"


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP])
def test_a_file_system_without_fsync_of_folders_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(os, "fsync", _on_folders(number))
    write_whole(tmp_path / "new" / "file", b"one")
    assert (tmp_path / "new" / "file").read_bytes() == b"one"


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC])
def test_a_disk_that_cannot_store_a_name_raises(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    monkeypatch.setattr(os, "fsync", _on_folders(number))
    with pytest.raises(OSError) as raised:
        write_whole(tmp_path / "file", b"one")
    assert raised.value.errno == number
    with pytest.raises(OSError) as raised:
        make_folder(tmp_path / "folder")
    assert raised.value.errno == number


def _on_folders(number: int) -> Callable[[int], None]:
    def fsync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(number, os.strerror(number))

    return fsync


def test_a_new_folder_has_its_mode_whatever_the_umask_and_an_existing_one_keeps_its_own(tmp_path: Path) -> None:
    umask = os.umask(0o077)
    try:
        make_folder(tmp_path / "a" / "b", 0o755)
    finally:
        os.umask(umask)
    assert [(tmp_path / name).stat().st_mode & 0o777 for name in ("a", "a/b")] == [0o755, 0o755]
    (tmp_path / "a" / "b").chmod(0o700)
    make_folder(tmp_path / "a" / "b", 0o755)
    assert (tmp_path / "a" / "b").stat().st_mode & 0o777 == 0o700
    (tmp_path / "file").touch()
    with pytest.raises(FileExistsError):
        make_folder(tmp_path / "file")


def test_without_hard_links_a_new_file_is_made_and_never_replaces_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_link(*_paths: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", no_link)
    write_new(tmp_path / "file", b"one")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "file", b"two")
    assert (tmp_path / "file").read_bytes() == b"one"
    assert os.listdir(tmp_path) == ["file"]


@pytest.mark.parametrize(
    ("before", "after"),
    [(None, b"one\n"), (b"", b"one\n"), (b"zero\n", b"zero\none\n"), (b"zero\nto", b"zero\nto\none\n")],
)
def test_lines_are_appended_after_a_torn_line_too(tmp_path: Path, before: bytes | None, after: bytes) -> None:
    file = tmp_path / "file"
    if before is not None:
        file.write_bytes(before)
    append_lines(file, b"one\n")
    assert file.read_bytes() == after


def test_nothing_is_appended_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "file").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="not a regular file"):
        append_lines(tmp_path / "file", b"one\n")
    assert not (tmp_path / "elsewhere").exists()


def test_only_the_temporary_files_of_this_file_are_erased(tmp_path: Path) -> None:
    kept = [tmp_path / name for name in ("file", ".file", ".file.draft", ".files.1-0123456789abcdef.draft")]
    for path in (*kept, temporary_path(tmp_path / "file"), temporary_path(tmp_path / "file")):
        path.touch()
    erase_temporary_files(tmp_path / "file")
    assert sorted(tmp_path.iterdir()) == sorted(kept)
    erase_temporary_files(tmp_path / "nowhere" / "file")
