import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import msgspec
import pytest

from kiosk.course.catalogue import CatalogueEntry, build_catalogue
from kiosk.errors import KioskError
from kiosk.station.course import folders, loading
from kiosk.station.course.folders import Stamp
from kiosk.station.course.loading import course_roots, load_catalogue, open_exercise, open_exercise_file
from tests.station.course.course_folders import exercise_text, write, write_exercise


def test_the_course_is_in_the_areas_order_and_can_be_opened(root: Path, cache: Path) -> None:
    catalogue = load_catalogue([root], cache)
    assert catalogue.path == ("clavier/1-b", "clavier/1-a", "clavier/2-c")
    assert catalogue.areas[0].title == "Clavier"
    assert len(open_exercise(catalogue, "clavier/2-c").steps) == 3


def test_only_what_changed_is_read_again(root: Path, cache: Path, read: list[str]) -> None:
    first = load_catalogue([root], cache)
    assert len(read) == 3
    read.clear()
    assert load_catalogue([root], cache) == first
    assert read == []
    write(root / "clavier/1-a.yaml", exercise_text("Un autre titre"))
    entry = load_catalogue([root], cache).find("clavier/1-a")
    assert entry is not None and entry.title == "Un autre titre"
    assert read == ["clavier/1-a"]


def test_an_exercise_that_is_gone_or_new_is_seen(root: Path, cache: Path) -> None:
    load_catalogue([root], cache)
    (root / "clavier/1-b.yaml").unlink()
    write_exercise(root, "clavier/1-d")
    assert load_catalogue([root], cache).path == ("clavier/1-a", "clavier/1-d", "clavier/2-c")


def test_without_verifying_the_index_is_taken_as_it_is(root: Path, cache: Path) -> None:
    first = load_catalogue([root], cache, verify=False)
    assert len(first.path) == 3
    (root / "clavier/1-b.yaml").unlink()
    assert load_catalogue([root], cache, verify=False) == first
    assert len(load_catalogue([root], cache).path) == 2
    assert len(load_catalogue([root], cache, verify=False).path) == 2


def test_an_index_of_other_folders_is_not_taken(root: Path, cache: Path, tmp_path: Path) -> None:
    load_catalogue([root], cache)
    other = tmp_path / "other"
    write_exercise(other, "souris/1-x")
    assert load_catalogue([other], cache, verify=False).path == ("souris/1-x",)


@pytest.mark.parametrize("damage", [b"", b"\x00" * 500, b"half", b"\x81"])
def test_a_damaged_index_is_made_again(root: Path, cache: Path, damage: bytes) -> None:
    first = load_catalogue([root], cache)
    index = cache / loading.INDEX_FILE
    whole = index.read_bytes()
    index.write_bytes(whole[: len(whole) // 2] if damage == b"half" else damage)
    assert load_catalogue([root], cache, verify=False) == first
    assert index.read_bytes() == whole


def test_an_index_of_another_version_is_made_again(
    root: Path, cache: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    load_catalogue([root], cache)
    monkeypatch.setattr(loading, "_INDEX_VERSION", "another")
    read.clear()
    load_catalogue([root], cache, verify=False)
    assert len(read) == 3


def test_where_no_index_can_be_kept_the_course_is_there_all_the_same(root: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert len(load_catalogue([root], blocked / "cache").path) == 3


def test_a_broken_file_leaves_the_others_to_be_played(root: Path, cache: Path) -> None:
    broken = root / "clavier/1-b.yaml"
    write(broken, "title: [")
    catalogue = load_catalogue([root], cache)
    assert catalogue.path == ("clavier/1-a", "clavier/2-c")
    assert catalogue.left_out == (str(broken),)


def test_links_in_a_circle_pipes_and_strange_names_are_left_out(root: Path, cache: Path) -> None:
    folder = root / "clavier"
    os.symlink("1-loop.yaml", folder / "1-loop.yaml")
    os.symlink("..", folder / "up")
    os.symlink(".", root / "here")
    os.mkfifo(folder / "1-pipe.yaml")
    (folder / "1-folder.yaml").mkdir()
    (root / "Ma Souris").mkdir()
    Path(os.fsdecode(os.fsencode(folder) + b"/1-\xe9.yaml")).write_text(exercise_text("Un"))
    catalogue = load_catalogue([root], cache)
    assert len(catalogue.path) == 3
    assert len(catalogue.left_out) == 4
    assert load_catalogue([root], cache) == catalogue


def test_the_first_folder_wins_and_the_second_adds_to_the_area(root: Path, cache: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    write_exercise(own, "clavier/1-a", title="Le mien")
    write_exercise(own, "clavier/1-z", title="Encore un")
    catalogue = load_catalogue([root, own], cache)
    assert [e.title for e in catalogue.in_area("clavier", 1)] == ["clavier/1-b", "clavier/1-a", "Encore un"]


def test_a_folder_whose_name_is_not_utf_8_is_read_all_the_same(root: Path, cache: Path) -> None:
    strange = Path(os.fsdecode(os.fsencode(root.parent) + b"/caf\xe9"))
    root.rename(strange)
    for _ in range(2):
        assert len(load_catalogue([strange], cache).path) == 3


def test_a_folder_that_is_not_there_is_an_empty_course(cache: Path, tmp_path: Path) -> None:
    assert load_catalogue([tmp_path / "nowhere"], cache).path == ()


@pytest.mark.parametrize("change", ["broken", "gone", "pipe"])
def test_an_exercise_that_broke_since_says_so_kindly(root: Path, cache: Path, change: str) -> None:
    catalogue = load_catalogue([root], cache)
    path = root / "clavier/1-a.yaml"
    path.unlink()
    if change == "broken":
        path.write_text("title: 1\n")
    elif change == "pipe":
        os.mkfifo(path)
    with pytest.raises(KioskError) as error:
        open_exercise(catalogue, "clavier/1-a")
    assert str(error.value) == "Cet exercice n'est pas prêt. Choisissez un autre exercice."
    assert error.value.__cause__ is not None


@pytest.mark.parametrize(
    "exercise", ["../../etc/passwd", "clavier/../clavier/1-a", "", "clavier/1-a.yaml", "/etc/passwd"]
)
def test_an_id_leads_nowhere_but_to_the_catalogue(root: Path, cache: Path, exercise: str) -> None:
    with pytest.raises(KioskError):
        open_exercise(load_catalogue([root], cache), exercise)


def test_one_file_can_be_opened_wherever_it_stands(root: Path) -> None:
    assert open_exercise_file(root / "clavier/1-a.yaml").id == "clavier/1-a"


def test_shipped_exercises_come_first(tmp_path: Path) -> None:
    shipped, own = course_roots([tmp_path])
    assert (shipped.name, own) == ("exercises", tmp_path)


LOADED = """
import json, sys
from pathlib import Path
from kiosk.station.course.loading import load_catalogue, open_exercise
catalogue = load_catalogue([sys.argv[1]], Path(sys.argv[2]), verify=sys.argv[3] == "verify")
heavy = [m for m in ("yaml", "kiosk.activities", "textual", "rich") if m in sys.modules]
exercise = open_exercise(catalogue, catalogue.path[0], Path(sys.argv[2]))
print(json.dumps([len(catalogue.path), heavy, len(exercise.steps), "yaml" in sys.modules]))
"""


def test_an_entry_of_an_earlier_version_is_read(root: Path, cache: Path) -> None:
    entry = load_catalogue([root], cache).entries[0]
    before = msgspec.msgpack.encode(msgspec.to_builtins(entry)[:-1])
    assert msgspec.msgpack.decode(before, type=CatalogueEntry) == entry


@pytest.mark.parametrize("how", ["verify", "trust"])
def test_an_unchanged_course_is_loaded_without_activities_and_opened_without_the_parser(
    root: Path, cache: Path, how: str
) -> None:
    load_catalogue([root], cache)
    ended = subprocess.run(
        [sys.executable, "-c", LOADED, str(root), str(cache), how], capture_output=True, check=True, text=True
    ).stdout
    assert json.loads(ended) == [3, [], 3, False]


@pytest.mark.parametrize("changed", [True, False])
def test_the_index_is_rebuilt_after_a_change_of_the_code(
    root: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, changed: bool
) -> None:
    load_catalogue([root], cache)
    read: list[str] = []

    def reading(path: str, most: int) -> bytes:
        read.append(path)
        return Path(path).read_bytes()

    monkeypatch.setattr(loading, "read_start", reading)
    if changed:
        monkeypatch.setattr(loading, "code_stamp", lambda: 1)
    load_catalogue([root], cache)
    assert bool(read) == changed
    read.clear()
    load_catalogue([root], cache)
    assert not read


def test_ten_thousand_exercises_load_from_the_index_without_a_look_at_their_files(cache: Path, tmp_path: Path) -> None:
    ids = [f"theme-{n % 11}/{1 + n % 3}-exercice-{n}" for n in range(10_000)]
    entries = [
        CatalogueEntry(
            i, f"Titre {i}", f"Je sais faire {i}.", 1, 4, tuple(ids[max(0, n - 1) : n]), i.split("/")[0], f"/x/{i}.yaml"
        )
        for n, i in enumerate(ids)
    ]
    root = str(tmp_path / "exercises")
    loading._save_index(cache / loading.INDEX_FILE, (root,), 0, build_catalogue([], entries), {})
    catalogue = load_catalogue([root], cache, verify=False)  # there is not even such a folder
    assert catalogue.find(ids[9_999]) is not None
    assert len(catalogue.path) == 10_000


def test_an_exercise_of_any_year_has_its_place_in_the_index(
    root: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a file system says that keeps 64 bits of seconds, after a clock was wrong."""
    real = folders.yaml_files

    def in_9999(folder: str) -> Iterator[tuple[str, str, Stamp | None]]:
        for name, path, _stamp in real(folder):
            entry = SimpleNamespace(
                stat=lambda: SimpleNamespace(st_mtime_ns=253_370_764_800 * 10**9, st_size=9, st_mode=0o100600)
            )
            yield name, path, folders._stamp(cast("os.DirEntry[str]", entry))

    monkeypatch.setattr(loading, "yaml_files", in_9999)
    first = load_catalogue([root], cache)
    assert first.entries and load_catalogue([root], cache, verify=False) == first
