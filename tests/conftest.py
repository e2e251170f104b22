"""What all tests share: French on the screen, hypothesis without deadlines, and a course that is indexed once."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from kiosk.course.model import Exercise
from kiosk.i18n import use_language
from kiosk.station.course.loading import course_roots, load_catalogue, open_exercise

# A machine that does other things meanwhile is slow at times; that is not what the laws are about.
# A failing example is printed in a form that reproduces it. Each run draws others; `.ci/run` draws three times as many.
settings.register_profile(
    "kiosk", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True, max_examples=30
)
settings.register_profile("thorough", settings.get_profile("kiosk"), max_examples=100)
# Faults put into the code (tests.mutation) are looked for with few examples, the same ones each time.
settings.register_profile(
    "mutation", settings.get_profile("kiosk"), max_examples=10, derandomize=True, database=None, print_blob=False
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "kiosk"))

# No test may find the data of the station that it runs on: some erase what they find.
for _name in [name for name in os.environ if name.startswith("KIOSK_")]:
    del os.environ[_name]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A whole machine is no faster than a real terminal; and what has no mark of its own is fast."""
    for item in items:
        if item.get_closest_marker("debian13"):
            item.add_marker(pytest.mark.slow)
        elif not (item.get_closest_marker("slow") or item.get_closest_marker("long")):
            item.add_marker(pytest.mark.fast)


@pytest.fixture(scope="session", autouse=True)
def default_signals() -> None:
    """What runs the tests may ignore these (nohup does, and a script's ``&``), and whatever a test starts would too."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    signal.signal(signal.SIGQUIT, signal.SIG_DFL)
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def french() -> Iterator[None]:
    """The language is global: each test begins and ends in French."""
    use_language("fr")
    yield
    use_language("fr")


@pytest.fixture
def reachable() -> Iterator[Path]:
    """A folder that other accounts reach: every run of pytest that begins closes the one of ``tmp_path`` to them."""
    with tempfile.TemporaryDirectory(prefix="kiosk-tests-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.fixture(scope="session")
def read_course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the index of the shipped course; copied by :func:`data`, never written by a test."""
    folder = tmp_path_factory.mktemp("data")
    load_catalogue(course_roots(), folder / "cache")
    return folder


@pytest.fixture
def data(read_course: Path, tmp_path: Path) -> Path:
    """A station's data folder: the course's index, and nothing else yet."""
    folder = tmp_path / "data"
    shutil.copytree(read_course, folder)
    return folder


@pytest.fixture(scope="session")
def shipped(read_course: Path) -> tuple[Exercise, ...]:
    """The shipped exercises, in the order of the course."""
    catalogue = load_catalogue(course_roots(), read_course / "cache", verify=False)
    return tuple(open_exercise(catalogue, entry.id) for entry in catalogue.entries)
