"""What the program needs is worked out for Debian's Python, whatever Python builds the package."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType

import pytest

from kiosk.machine.package import needed as module
from kiosk.machine.package.needed import needed
from kiosk.machine.package.target import TARGETS
from tests.machine.package.published import published

DEBIAN = TARGETS["amd64"].markers()


def test_all_that_is_reached_is_kept_and_nothing_else() -> None:
    wheels = [published("kiosk", requires=["A_b.c>=1"]), published("a-b-c", requires=["deep"]), published("deep")]
    found = needed("kiosk", [*wheels, published("stranger")], DEBIAN)
    assert found.kept == {"kiosk", "a-b-c", "deep"}
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
def test_markers_are_answered_for_the_machine_it_is_for(marker: str, asked: bool) -> None:
    found = needed("kiosk", [published("kiosk", requires=[f"more; {marker}"])], DEBIAN)
    assert found.missing == (("more",) if asked else ())


def test_the_processor_is_the_targets() -> None:
    program = published("kiosk", requires=['more; platform_machine == "aarch64"'])
    assert needed("kiosk", [program], DEBIAN).missing == ()
    assert needed("kiosk", [program], TARGETS["arm64"].markers()).missing == ("more",)


def test_an_extra_that_is_asked_for_brings_what_it_adds() -> None:
    program = published("kiosk", requires=["drawing[links]"])
    drawing = published("drawing", requires=['linker; extra == "links"', 'tables; extra == "tables"', "base"])
    found = needed("kiosk", [program, drawing, published("base"), published("linker")], DEBIAN)
    assert found.kept == {"kiosk", "drawing", "base", "linker"}
    assert found.missing == ()


def test_a_version_that_does_not_fit_is_missing() -> None:
    found = needed("kiosk", [published("kiosk", requires=["drawing<9,>=8.2"]), published("drawing", "9.0")], DEBIAN)
    assert found.missing == ("drawing<9,>=8.2",)


def test_components_that_need_each_other_are_walked_once() -> None:
    found = needed("kiosk", [published("kiosk", requires=["a"]), published("a", requires=["kiosk", "a[x]"])], DEBIAN)
    assert found.kept == {"kiosk", "a"}


def test_pips_own_library_does_where_there_is_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def without_packaging(name: str) -> ModuleType:
        asked.append(name)
        if name.startswith("packaging"):
            raise ModuleNotFoundError(name)
        return import_module(name)

    monkeypatch.setattr(module, "import_module", without_packaging)
    found = needed("kiosk", [published("kiosk", requires=['more; python_version >= "3.13"'])], DEBIAN)
    assert found.missing == ("more",)
    assert asked[-1].startswith("pip.")
    assert asked[-1] in sys.modules
