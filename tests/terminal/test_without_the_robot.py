"""The robot's pseudo-terminal is the robot's alone: the program runs where there is none."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

PROGRAM = '''
import sys

class Nowhere:
    """As where these are not installed, or cannot be: Windows has no pty."""

    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"pexpect", "ptyprocess", "pyte", "pty"}:
            raise ModuleNotFoundError(name, name=name)

sys.meta_path.insert(0, Nowhere())

import asyncio
from kiosk.cli import clean_environment, command_group

clean_environment()
from kiosk.station.station import open_station
from kiosk.ui.app import KioskApp

async def go() -> None:
    app = KioskApp(open_station())
    async with app.run_test(size=(100, 28)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        print(type(app.screen).__name__)

asyncio.run(go())
for command in ("--help", "play --help", "check --help", "rehearse --help"):
    command_group()(command.split(), prog_name="kiosk", standalone_mode=False)
'''


def test_the_program_and_the_commands_start_where_there_is_no_pseudo_terminal(tmp_path: Path) -> None:
    env = {**os.environ, "KIOSK_DATA": str(tmp_path), "HOME": str(tmp_path), "LANG": "C.UTF-8"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=env, capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Player\n")
    assert "rehearse" in done.stdout
