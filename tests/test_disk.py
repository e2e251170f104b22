"""A small file is there as it was or as it shall be, whatever the moment in which the power goes."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.disk import write_whole
from tests.station.other_account import NOBODY, as_root


class PowerCut(BaseException):
    """Nothing of the program runs after it, not even what tidies up."""


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


def test_a_link_that_stands_in_the_draft_s_place_is_not_followed(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"mine")
    (tmp_path / f".file.{os.getpid()}.draft").symlink_to(other)
    write_whole(tmp_path / "file", b"new")
    assert other.read_bytes() == b"mine"
    assert (tmp_path / "file").read_bytes() == b"new"
    assert not (tmp_path / "file").is_symlink()


def test_on_a_full_disk_the_old_file_stays_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_whole(tmp_path / "file", b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["file"]


@pytest.mark.parametrize("cut", range(12))
def test_whenever_the_power_goes_the_file_is_the_old_one_or_the_new_one(
    cut: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"old")
    steps = 0

    def cuttable(real: Callable[..., Any]) -> Callable[..., Any]:
        def step(*args: Any, **named: Any) -> Any:
            nonlocal steps
            steps += 1
            if steps == cut + 1:
                raise PowerCut
            return real(*args, **named)

        return step

    with monkeypatch.context() as patch:
        for name in ("open", "fchmod", "fsync", "close"):
            patch.setattr(os, name, cuttable(getattr(os, name)))
        patch.setattr(Path, "replace", cuttable(Path.replace))
        try:
            write_whole(file, b"new")
            whole = True
        except PowerCut:
            whole = False
    assert file.read_bytes() in ((b"new",) if whole else (b"old", b"new"))
    write_whole(file, b"newer")
    assert file.read_bytes() == b"newer"
    assert os.listdir(tmp_path) == ["file"]
