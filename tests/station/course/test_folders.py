import os
from pathlib import Path

import pytest

from kiosk.station.course.folders import area_folders, find_course_path, shipped_folder, yaml_files
from tests.station.course.course_folders import write_area, write_exercise


def test_an_area_is_a_folder_that_is_seen_in_alphabetical_order(tmp_path: Path) -> None:
    for name in ("souris", "clavier", ".git"):
        (tmp_path / name).mkdir()
    (tmp_path / "notes.txt").write_text("")
    os.symlink("nowhere", tmp_path / "broken")
    assert [name for name, _path in area_folders(str(tmp_path))] == ["clavier", "souris"]
    assert area_folders(str(tmp_path / "missing")) == area_folders(str(tmp_path / "notes.txt")) == ()


def test_a_stamp_changes_with_the_content_and_with_the_time(tmp_path: Path) -> None:
    file = tmp_path / "1-a.yaml"
    stamps = set()
    for content, at in (("a", 1), ("ab", 1), ("ab", 2)):
        file.write_text(content)
        os.utime(file, (at, at))
        stamps.add(next(yaml_files(str(tmp_path)))[2])
    assert len(stamps) == 3 and None not in stamps


def test_a_backup_of_an_editor_is_no_exercise_and_what_is_no_file_has_no_stamp(tmp_path: Path) -> None:
    for name in (".1-a.yaml", "1-a.yaml~", "1-a.yml"):
        (tmp_path / name).write_text("")
    (tmp_path / "2-b.yaml").mkdir()
    assert [(name, stamp) for name, _path, stamp in yaml_files(str(tmp_path))] == [("2-b", None)]


def test_a_course_path_is_a_path_an_id_or_an_area(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, area = write_exercise(tmp_path, "souris/1-a"), write_area(tmp_path, "souris").parent
    roots = (tmp_path / "missing", tmp_path)
    assert find_course_path(str(file), ()) == file
    assert find_course_path("souris/1-a", roots) == file
    assert find_course_path("souris", roots) == area
    assert find_course_path("souris/1-a.yaml", roots) == file
    assert find_course_path("souris/", roots) == area
    for name in ("souris/2-b", "../souris", "", ".yaml", "souris/.yaml", "souris//"):
        assert find_course_path(name, roots) is None, name
    monkeypatch.chdir(tmp_path)
    assert find_course_path("souris/1-a.yaml", ()) == Path("souris/1-a.yaml"), "a path of the current folder"


def test_the_shipped_exercises_are_there() -> None:
    assert (shipped_folder() / "souris" / "area.yaml").is_file()
