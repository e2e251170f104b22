from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.pictures.grids import PictureGrids
from tests.bench.programs import CLONE


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "LANG": "C.UTF-8", "LANGUAGE": "fr", "COLUMNS": "60", **environment}
    return subprocess.run(
        [sys.executable, "-m", "kiosk", "pictures", *arguments],
        env=env, cwd=CLONE, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("environment", "sequence"),
    [
        ({"COLORTERM": "truecolor"}, "\x1b[38;2;"),
        ({"COLORTERM": "", "TERM": "xterm-256color"}, "\x1b[38;5;"),
        ({"COLORTERM": "", "TERM": "linux"}, "\x1b[30;107m"),
    ],
    ids=["24 bit", "256", "16"],
)
def test_pictures_are_shown_with_their_names_in_the_terminals_colours(
    environment: dict[str, str], sequence: str
) -> None:
    done = run("chat", "velo", "--theme", "clair", **environment)
    assert done.returncode == 0, done.stderr
    assert sequence in done.stdout
    assert [line.split() for line in done.stdout.splitlines() if "chat" in line] == [["chat", "velo"]] * 2


def test_without_names_none_is_there_to_be_read() -> None:
    assert "chat" not in run("chat", "--theme", "clair", "--without-names").stdout


def test_a_name_that_no_picture_has_is_said() -> None:
    done = run("dragon")
    assert done.returncode == 1 and "« dragon »" in done.stderr.replace("\u00a0", " ")


def test_building_makes_the_grids_of_all_drawings(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from kiosk.commands import pictures; from kiosk.pictures import grids\n"
        "folder = Path(sys.argv[1]); pictures.SOURCES = folder; grids.FILE = folder / 'grids.bin'\n"
        "pictures.pictures().main(['--build'], prog_name='kiosk')"
    )
    square = '<rect width="24" height="24" fill="{}"/>'
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">{square}</svg>'
    (tmp_path / "tout.svg").write_text(drawing.format("#d6323c"))
    build = [sys.executable, "-c", code, str(tmp_path)]
    assert subprocess.run(build, cwd=CLONE, check=False).returncode == 0
    assert list(PictureGrids((tmp_path / "grids.bin").read_bytes())) == ["tout"]
    (tmp_path / "autre.svg").write_text(drawing.format("#123456"))
    refused = subprocess.run(build, cwd=CLONE, capture_output=True, text=True, check=False)
    assert refused.returncode == 1 and "autre.svg" in refused.stderr and "#123456" in refused.stderr
    assert list(PictureGrids((tmp_path / "grids.bin").read_bytes())) == ["tout"]
