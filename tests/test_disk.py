"""A small file is there as it was or as it shall be, whatever the moment in which the power goes."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.disk import make_folder, write_new, write_whole
from tests.station.other_account import NOBODY, as_root


def test_the_content_the_mode_and_the_folder_are_there(tmp_path: Path) -> None:
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
def test_root_can_give_it_away(tmp_path: Path) -> None:
    write_whole(tmp_path / "file", b"a", 0o640, (0, NOBODY))
    found = (tmp_path / "file").stat()
    assert (found.st_uid, found.st_gid, found.st_mode & 0o777) == (0, NOBODY, 0o640)


def test_on_a_full_disk_the_old_file_stays_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_whole(tmp_path / "file", b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["file"]


def test_what_somebody_put_beside_the_file_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that was guessed is not written through, nor is it in the way."""
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
def test_a_file_system_that_knows_no_fsync_of_folders_is_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(os, "fsync", _on_folders(number))
    write_whole(tmp_path / "new" / "file", b"one")
    assert (tmp_path / "new" / "file").read_bytes() == b"one"


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC])
def test_a_disk_that_does_not_take_a_name_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    monkeypatch.setattr(os, "fsync", _on_folders(number))
    with pytest.raises(OSError) as told:
        write_whole(tmp_path / "file", b"one")
    assert told.value.errno == number
    with pytest.raises(OSError) as told:
        make_folder(tmp_path / "folder")
    assert told.value.errno == number


def _on_folders(number: int) -> Callable[[int], None]:
    def fsync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(number, os.strerror(number))

    return fsync


def test_a_folder_has_its_mode_whatever_the_umask_and_one_that_is_there_keeps_its_own(tmp_path: Path) -> None:
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


def test_where_there_are_no_links_a_new_file_is_made_all_the_same_and_never_over_another(
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
