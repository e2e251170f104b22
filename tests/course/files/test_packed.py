import pytest

from kiosk.activities import KINDS
from kiosk.course.files.packed import pack_exercise, unpack_exercise
from kiosk.course.files.reading import read_exercise
from kiosk.station.course.folders import area_folders, shipped_folder, yaml_files

SHIPPED = [
    (f"{area}/{name}", path)
    for area, folder in area_folders(str(shipped_folder()))
    for name, path, _stamp in yaml_files(folder)
    if name != "area"
]


@pytest.mark.parametrize(("exercise", "path"), SHIPPED)
def test_each_shipped_exercise_opens_from_bytes_as_from_its_file(exercise: str, path: str) -> None:
    with open(path, "rb") as file:
        read = read_exercise(exercise, file.read(), KINDS)
    assert read.spec is not None
    assert unpack_exercise(exercise, pack_exercise(read.spec), KINDS) == read.value


@pytest.mark.parametrize("damage", [b"", b"\x00" * 40, b"\x92\xc2\x80", b"\x92\xc3\x91\x01", b"\x91" * 100_000])
def test_other_bytes_raise_what_the_caller_expects(damage: bytes) -> None:
    with pytest.raises((ValueError, RecursionError)):
        unpack_exercise("souris/1-a", damage, KINDS)
