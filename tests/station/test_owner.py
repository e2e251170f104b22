"""An adviser's command that root runs leaves files that the station can write."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk.station.owner import become_owner_of
from tests.station.other_account import NOBODY, as_root, open_way, run

BECOME = """
import os
from pathlib import Path
from kiosk.station.owner import become_owner_of
folder = Path(os.environ["FOLDER"])
changed = become_owner_of(folder)
folder.mkdir(exist_ok=True)
(folder / "left").write_text("")
try:
    os.seteuid(0)
    back = True
except PermissionError:
    back = False
names = [os.environ.get(n, "-") for n in ("HOME", "USER", "LOGNAME", "XDG_RUNTIME_DIR")]
print(changed, os.getuid(), os.getgid(), 0 in os.getgroups(), back, *names)
"""


@pytest.fixture
def tmp_path(reachable: Path) -> Path:
    return reachable


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder of nobody's."""
    folder = tmp_path / "station"
    folder.mkdir()
    os.chown(folder, NOBODY, NOBODY)
    return open_way(folder)


@as_root
@pytest.mark.parametrize("below", ["", "new"])
def test_root_becomes_the_owner_for_good(place: Path, below: str) -> None:
    """Also where the folder is not there yet: then the folder above it tells."""
    output = run(BECOME, FOLDER=str(place / below), HOME="/root", XDG_RUNTIME_DIR="/run/user/0")
    assert output.split()[:5] == ["True", str(NOBODY), str(NOBODY), "False", "False"]
    assert output.split()[5:] == ["/nonexistent", "nobody", "nobody", "-"]
    assert (place / below / "left").stat().st_uid == NOBODY


@as_root
def test_an_owner_without_a_name_is_an_owner_too(place: Path) -> None:
    os.chown(place, 54321, 54322)
    output = run(BECOME, FOLDER=str(place), HOME="/root")
    assert output.split()[:5] == ["True", "54321", "54322", "False", "False"]
    assert output.split()[5] == "/root"


@as_root
def test_root_s_own_folder_changes_nothing(tmp_path: Path) -> None:
    output = run(BECOME, FOLDER=str(tmp_path), HOME="/root", XDG_RUNTIME_DIR="/run/user/0")
    assert output.split()[:2] == ["False", "0"]
    assert output.split()[5:] == ["/root", "-", "-", "/run/user/0"]


def test_only_root_changes_accounts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert become_owner_of(tmp_path) is False
