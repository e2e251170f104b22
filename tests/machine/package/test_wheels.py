"""What is taken of a published component, and what is not."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from kiosk.machine.package.wheels import read_wheel, wheel_of
from tests.machine.package.published import published


def test_pips_own_records_stay_out_and_the_licence_stays_in() -> None:
    wheel = published("one", files={"one/__init__.py": b"", "one/style.css": b"", "alone.py": b""})
    assert wheel.places() == ("alone.py", "one", "one-1.0.dist-info")
    records = {path for path in wheel.files if ".dist-info/" in path}
    assert records == {"one-1.0.dist-info/METADATA", "one-1.0.dist-info/licenses/LICENSE"}
    assert len(wheel.licence_files()) == 1


def test_modules_that_lie_aside_come_to_the_others_and_programs_stay_out() -> None:
    aside = {"one-1.0.data/purelib/one/a.py": b"a", "one-1.0.data/platlib/two.py": b"b", "one-1.0.data/scripts/x": b""}
    wheel = published("one", files=aside)
    assert wheel.files["one/a.py"] == b"a"
    assert wheel.files["two.py"] == b"b"
    assert not any("data" in path or path.endswith("/x") for path in wheel.files)


@pytest.mark.parametrize("name", ["../outside.py", "/etc/passwd", "one/../../outside.py"])
def test_a_file_outside_its_folder_is_not_taken(name: str) -> None:
    with pytest.raises(ValueError, match=r"one-1\.0"):
        published("one", files={name: b""})


@pytest.mark.parametrize(
    ("tag", "glibc"),
    [
        ("py3-none-any", 0),
        ("cp313-cp313-manylinux2014_x86_64.manylinux_2_17_x86_64.manylinux_2_28_x86_64", 17),
        ("cp310-abi3-manylinux_2_34_aarch64", 34),
    ],
)
def test_the_oldest_c_library_it_runs_with_stands_in_its_name(tag: str, glibc: int) -> None:
    assert published("one", tag=tag).glibc == glibc


def test_the_facts_are_found_in_old_and_new_records() -> None:
    old = published("one", facts=["License: UNKNOWN", "Home-page: https://example.org/one", "Author: Camille\n Martin"])
    new = published("one", facts=["License-Expression: BSD-3-Clause", "Project-URL: Source, https://example.org/two"])
    assert (old.homepage, old.authors, old.licence) == ("https://example.org/one", "Camille Martin", "")
    assert (new.homepage, new.licence) == ("https://example.org/two", "BSD-3-Clause")


def test_what_is_no_component_is_told_by_its_name(tmp_path: Path) -> None:
    broken = tmp_path / "broken.whl"
    broken.write_bytes(b"not a zip")
    with pytest.raises(ValueError, match=r"broken\.whl"):
        read_wheel(broken)
    with zipfile.ZipFile(tmp_path / "empty.whl", "w"):
        pass
    with pytest.raises(ValueError, match=r"empty\.whl"):
        read_wheel(tmp_path / "empty.whl")
    with pytest.raises(ValueError, match="METADATA"):
        wheel_of("two.whl", "", {"a-1.dist-info/METADATA": b"", "b-1.dist-info/METADATA": b""})
