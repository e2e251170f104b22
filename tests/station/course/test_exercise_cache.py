import os
import shutil
import stat
from pathlib import Path
from zlib import crc32

import msgspec
import pytest

from kiosk.course.model import Exercise
from kiosk.errors import KioskError
from kiosk.station.course import loading
from kiosk.station.course.exercise_cache import CACHE_FOLDER
from kiosk.station.course.loading import load_catalogue, open_exercise
from tests.station.course.course_folders import exercise_text, write, write_exercise

ID = "clavier/1-a"


def opened(root: Path, cache: Path) -> Exercise:
    return open_exercise(load_catalogue([root], cache), ID, cache)


def file_of(cache: Path) -> Path:
    return cache / CACHE_FOLDER / "clavier_1-a.msgpack"


def test_an_exercise_of_the_index_opens_without_its_yaml(root: Path, cache: Path, read: list[str]) -> None:
    catalogue = load_catalogue([root], cache)
    read.clear()
    assert open_exercise(catalogue, ID, cache) == open_exercise(catalogue, ID)
    assert read == [ID]  # the one without a cache


def test_what_was_changed_since_is_read_again(root: Path, cache: Path) -> None:
    catalogue = load_catalogue([root], cache)
    write(root / f"{ID}.yaml", exercise_text("Un autre titre"))
    assert open_exercise(catalogue, ID, cache).title == "Un autre titre"
    (root / f"{ID}.yaml").unlink()
    with pytest.raises(KioskError):
        open_exercise(catalogue, ID, cache)


def test_what_another_version_of_the_program_read_is_not_taken(
    root: Path, cache: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = load_catalogue([root], cache)
    read.clear()
    monkeypatch.setattr(loading, "_running_code_stamp", lambda: 1)
    open_exercise(catalogue, ID, cache)
    assert read == [ID]


@pytest.mark.parametrize("damage", ["empty", "torn", "zeroes", "link", "folder", "pipe"])
def test_a_damaged_or_strange_file_is_not_taken(root: Path, cache: Path, read: list[str], damage: str) -> None:
    catalogue = load_catalogue([root], cache)
    path = file_of(cache)
    whole = path.read_bytes()
    path.unlink()
    match damage:
        case "link":
            os.symlink("/dev/zero", path)
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case _:
            torn = {"empty": b"", "torn": whole[:-20], "zeroes": whole[:60] + bytes(len(whole) - 60)}
            path.write_bytes(torn[damage])
    read.clear()
    assert open_exercise(catalogue, ID, cache).id == ID
    assert read == [ID]


def test_two_folders_with_one_id_do_not_give_each_others_exercise(root: Path, cache: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    write_exercise(own, ID, title="Le mien")
    catalogue = load_catalogue([root, own], cache)
    assert open_exercise(catalogue, ID, cache) == open_exercise(catalogue, ID)


def test_what_is_gone_from_the_course_goes_from_the_cache(root: Path, cache: Path) -> None:
    load_catalogue([root], cache)
    (cache / CACHE_FOLDER / ".clavier_1-b.msgpack.1-0123456789abcdef.draft").write_bytes(b"torn")
    (root / "clavier/1-b.yaml").unlink()
    load_catalogue([root], cache)
    kept = {path.name for path in (cache / CACHE_FOLDER).iterdir()}
    assert kept == {file_of(cache).name, "clavier_2-c.msgpack"}


def test_a_file_that_broke_is_not_played_as_it_was(root: Path, cache: Path) -> None:
    catalogue = load_catalogue([root], cache)
    write(root / f"{ID}.yaml", "title: [")
    load_catalogue([root], cache)
    with pytest.raises(KioskError):
        open_exercise(catalogue, ID, cache)


def test_nothing_is_written_when_an_exercise_is_opened(root: Path, cache: Path) -> None:
    catalogue = load_catalogue([root], cache)
    shutil.rmtree(cache / CACHE_FOLDER)
    open_exercise(catalogue, ID, cache)
    assert not (cache / CACHE_FOLDER).exists()


def test_only_this_account_can_read_it(root: Path, cache: Path) -> None:
    opened(root, cache)
    assert stat.S_IMODE(file_of(cache).stat().st_mode) == 0o600
    assert stat.S_IMODE(file_of(cache).parent.stat().st_mode) == 0o700


def test_a_cache_whose_folder_is_a_link_erases_nothing_there(root: Path, cache: Path, tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "letter.txt").write_text("Chère Madame")
    cache.mkdir()
    (cache / CACHE_FOLDER).symlink_to(tmp_path / "theirs")
    assert opened(root, cache).id == ID
    assert (tmp_path / "theirs" / "letter.txt").exists()


@pytest.mark.parametrize("extra", [b"\x91" * 100_000, b"\xc0"], ids=["nested without end", "one more"])
def test_a_cache_with_more_in_it_is_no_reason_to_stop(root: Path, cache: Path, extra: bytes) -> None:
    expected = opened(root, cache)
    whole = file_of(cache).read_bytes()[4:]
    content = bytes((whole[0] + 1,)) + whole[1:] + extra
    file_of(cache).write_bytes(crc32(content).to_bytes(4) + content)
    assert opened(root, cache) == expected


def test_a_cached_step_without_an_activity_is_read_from_the_exercise(root: Path, cache: Path) -> None:
    expected = opened(root, cache)
    cached = msgspec.msgpack.decode(file_of(cache).read_bytes()[4:])
    on_desk, spec = msgspec.msgpack.decode(cached[3])
    for step in spec["steps"]:
        del step["keys"]
    cached[3] = msgspec.msgpack.encode([on_desk, spec])
    content = msgspec.msgpack.encode(cached)
    file_of(cache).write_bytes(crc32(content).to_bytes(4) + content)
    assert opened(root, cache) == expected
