"""What is read from a published component, and which ones the program needs on a platform."""

from __future__ import annotations

import sys
import zipfile
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from kiosk.machine.package import wheels as module
from kiosk.machine.package.platforms import PLATFORMS
from kiosk.machine.package.wheels import parse_wheel, read_wheel, resolve_program
from tests.machine.package.published import published

DEBIAN = PLATFORMS["amd64"].markers()


def test_exactly_the_reachable_components_are_needed() -> None:
    wheels = [published("kiosk", requires=["A_b.c>=1"]), published("a-b-c", requires=["deep"]), published("deep")]
    found = resolve_program("kiosk", [*wheels, published("stranger")], DEBIAN)
    assert found.needed == {"kiosk", "a-b-c", "deep"}
    assert found.missing == ()


@pytest.mark.parametrize(
    ("marker", "asked"),
    [
        ('python_version < "3.12"', False),
        ('python_version >= "3.13"', True),
        ('python_full_version >= "3.13.0"', True),
        ('sys_platform == "win32"', False),
        ('platform_machine == "x86_64" and platform_system == "Linux"', True),
        ('extra == "dev"', False),
    ],
)
def test_markers_are_evaluated_for_the_target_platform(marker: str, asked: bool) -> None:
    found = resolve_program("kiosk", [published("kiosk", requires=[f"more; {marker}"])], DEBIAN)
    assert found.missing == (("more",) if asked else ())


def test_the_processor_is_that_of_the_platform() -> None:
    program = published("kiosk", requires=['more; platform_machine == "aarch64"'])
    assert resolve_program("kiosk", [program], DEBIAN).missing == ()
    assert resolve_program("kiosk", [program], PLATFORMS["arm64"].markers()).missing == ("more",)


def test_a_requested_extra_adds_its_requirements() -> None:
    program = published("kiosk", requires=["drawing[links]"])
    drawing = published("drawing", requires=['linker; extra == "links"', 'tables; extra == "tables"', "base"])
    found = resolve_program("kiosk", [program, drawing, published("base"), published("linker")], DEBIAN)
    assert found.needed == {"kiosk", "drawing", "base", "linker"}
    assert found.missing == ()


def test_a_version_that_does_not_fit_is_missing() -> None:
    found = resolve_program(
        "kiosk", [published("kiosk", requires=["drawing<9,>=8.2"]), published("drawing", "9.0")], DEBIAN
    )
    assert found.missing == ("drawing<9,>=8.2",)


def test_components_that_need_each_other_are_walked_once() -> None:
    found = resolve_program(
        "kiosk", [published("kiosk", requires=["a"]), published("a", requires=["kiosk", "a[x]"])], DEBIAN
    )
    assert found.needed == {"kiosk", "a"}


def test_the_library_inside_pip_is_the_fallback(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def without_packaging(name: str) -> ModuleType:
        asked.append(name)
        if name.startswith("packaging"):
            raise ModuleNotFoundError(name)
        return import_module(name)

    monkeypatch.setattr(module, "import_module", without_packaging)
    found = resolve_program("kiosk", [published("kiosk", requires=['more; python_version >= "3.13"'])], DEBIAN)
    assert found.missing == ("more",)
    assert asked[-1].startswith("pip.")
    assert asked[-1] in sys.modules


def test_metadata_of_pip_is_left_out_and_the_licence_kept() -> None:
    wheel = published("one", files={"one/__init__.py": b"", "one/style.css": b"", "alone.py": b""})
    assert wheel.top_level_names() == ("alone.py", "one", "one-1.0.dist-info")
    records = {path for path in wheel.files if ".dist-info/" in path}
    assert records == {"one-1.0.dist-info/METADATA", "one-1.0.dist-info/licenses/LICENSE"}
    assert len(wheel.licence_texts()) == 1


def test_modules_in_data_folders_are_installed_and_scripts_left_out() -> None:
    aside = {"one-1.0.data/purelib/one/a.py": b"a", "one-1.0.data/platlib/two.py": b"b", "one-1.0.data/scripts/x": b""}
    wheel = published("one", files=aside)
    assert wheel.files["one/a.py"] == b"a"
    assert wheel.files["two.py"] == b"b"
    assert not any("data" in path or path.endswith("/x") for path in wheel.files)


@pytest.mark.parametrize("name", ["../outside.py", "/etc/passwd", "one/../../outside.py"])
def test_a_path_outside_the_wheel_is_refused(name: str) -> None:
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
def test_the_oldest_c_library_is_read_from_the_file_name(tag: str, glibc: int) -> None:
    assert published("one", tag=tag).glibc == glibc


def test_old_and_new_metadata_is_read() -> None:
    old = published("one", facts=["License: UNKNOWN", "Home-page: https://example.org/one", "Author: Camille\n Martin"])
    new = published("one", facts=["License-Expression: BSD-3-Clause", "Project-URL: Source, https://example.org/two"])
    assert (old.homepage, old.authors, old.licence) == ("https://example.org/one", "Camille Martin", "")
    assert (new.homepage, new.licence) == ("https://example.org/two", "BSD-3-Clause")


def test_a_broken_wheel_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "broken.whl"
    broken.write_bytes(b"not a zip")
    with pytest.raises(ValueError, match=r"broken\.whl"):
        read_wheel(broken)
    with zipfile.ZipFile(tmp_path / "empty.whl", "w"):
        pass
    with pytest.raises(ValueError, match=r"empty\.whl"):
        read_wheel(tmp_path / "empty.whl")
    with pytest.raises(ValueError, match="METADATA"):
        parse_wheel("two.whl", "", {"a-1.dist-info/METADATA": b"", "b-1.dist-info/METADATA": b""})
