"""Erasing in folders: what is not ours, and what is only linked to, is left alone and reported."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from kiosk.station.settings.places import sitting_folder
from kiosk.station.traces.erasing import NOTHING, empty_folder, erase, sync_names
from kiosk.station.traces.wipe import wipe
from tests.station.station_samples import NOW, folders_in


@pytest.fixture
def another_account(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on the program runs as another account than the one that made the files so far."""
    account = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: account)


def filled(folder: Path) -> Path:
    """A folder with somebody's letter and a folder."""
    (folder / "deep").mkdir(parents=True)
    (folder / "letter.txt").write_text("Chère Madame")
    (folder / "deep" / "cv.pdf").write_bytes(b"%PDF")
    folder.chmod(0o750)
    return folder


def there(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


ALL = ["deep", "deep/cv.pdf", "letter.txt"]


@pytest.mark.usefixtures("another_account")
def test_a_folder_of_another_account_is_not_emptied(tmp_path: Path) -> None:
    folder = filled(tmp_path / "theirs")
    erased = empty_folder(folder)
    assert (erased.files, erased.failures) == (0, ("ce compte n'en a pas le droit",))
    assert there(folder) == ALL
    assert stat.S_IMODE(folder.stat().st_mode) == 0o750


@pytest.mark.usefixtures("another_account")
def test_a_wipe_does_not_touch_the_folder_that_another_account_put_in_its_place_and_says_so(tmp_path: Path) -> None:
    folders = folders_in(tmp_path)
    filled(folders.sitting)
    assert wipe(folders, "left", NOW).problems == ("1 fichier n'est pas effacé : ce compte n'en a pas le droit.",)
    assert there(folders.sitting) == ALL


@pytest.mark.usefixtures("another_account")
def test_the_runtime_folder_of_another_account_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "run").mkdir(mode=0o700)
    assert sitting_folder(tmp_path, {"XDG_RUNTIME_DIR": str(tmp_path / "run")}) == tmp_path / "sitting"


@pytest.mark.parametrize("way", ["the folder is a link", "a link is in the folder"])
def test_what_is_linked_to_stays(tmp_path: Path, way: str) -> None:
    theirs, ours = filled(tmp_path / "theirs"), tmp_path / "ours"
    if way == "the folder is a link":
        ours.symlink_to(theirs)
        assert empty_folder(ours).failures
    else:
        ours.mkdir()
        (ours / "link").symlink_to(theirs)
        assert empty_folder(ours).files == 1
        assert there(ours) == []
        (tmp_path / "link").symlink_to(theirs)
        assert erase(tmp_path / "link").files == 1
    assert there(theirs) == ALL


def test_a_folder_of_ours_is_emptied_and_closed_to_others(tmp_path: Path) -> None:
    folder = filled(tmp_path / "ours")
    erased = empty_folder(folder)
    assert (erased.files, erased.bytes, erased.failures) == (2, len("Chère Madame".encode()) + 4, ())
    assert there(folder) == []
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def open_descriptors() -> int:
    return len(os.listdir("/proc/self/fd"))


def test_no_descriptor_stays_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, account = filled(tmp_path / "ours"), os.geteuid()
    before = open_descriptors()
    empty_folder(folder)
    monkeypatch.setattr(os, "geteuid", lambda: account + 1)
    assert empty_folder(folder).failures
    assert open_descriptors() == before


def test_a_folder_that_cannot_be_removed_is_reported_with_what_was_erased_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: object, *, dir_fd: int | None = None) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "rmdir", refuse)
    erased = erase(filled(tmp_path / "ours"))
    assert erased.files == 2
    assert set(erased.failures) == {"ce compte n'en a pas le droit"}


def test_a_folder_that_is_not_empty_is_reported_for_what_stays_in_it_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlink = os.unlink

    def refuse(path: str | Path, *, dir_fd: int | None = None) -> None:
        if path == "cv.pdf":
            raise PermissionError(1, "Operation not permitted")
        unlink(path, dir_fd=dir_fd)

    monkeypatch.setattr(os, "unlink", refuse)
    folder = filled(tmp_path / "ours")
    erased = erase(folder)
    assert (erased.files, erased.failures) == (1, ("ce compte n'en a pas le droit",))
    assert there(folder) == ["deep", "deep/cv.pdf"]


def test_the_names_in_a_folder_are_waited_for_and_a_disk_that_does_not_take_them_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: synced.append(os.fstat(descriptor).st_ino))
    assert sync_names(tmp_path) == NOTHING
    assert synced == [tmp_path.stat().st_ino]
    assert sync_names(tmp_path / "nowhere") == NOTHING

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert sync_names(tmp_path).failures == ("il n'y a plus de place sur le disque",)


def test_folders_are_erased_however_deep_they_are_nested(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ours").mkdir()
    monkeypatch.chdir(tmp_path / "ours")
    for _level in range(700):
        os.mkdir("d")
        os.chdir("d")
    Path("letter.txt").write_text("Chère Madame")
    os.chdir(tmp_path)
    erased = empty_folder(tmp_path / "ours")
    assert (erased.files, erased.failures, os.listdir(tmp_path / "ours")) == (1, (), [])


@pytest.mark.parametrize("kind", ["a file", "a pipe"])
def test_what_is_in_the_place_of_the_folder_is_set_aside(tmp_path: Path, kind: str) -> None:
    ours = tmp_path / "sitting"
    ours.touch() if kind == "a file" else os.mkfifo(ours)
    assert empty_folder(ours) == NOTHING
    assert ours.is_dir() and (tmp_path / "sitting.aside").exists()
