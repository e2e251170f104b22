"""The shell scripts of the station, run by a real shell with fake programs."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from kiosk.course.keyboard.layouts import LAYOUTS
from kiosk.machine.install.changes import FileChange
from kiosk.machine.install.plan import SystemFacts, plan_changes
from kiosk.station.settings.model import Settings

HUP, INT, QUIT, TERM, TSTP = 1, 2, 3, 15, 20


def program(folder: Path, name: str, text: str) -> Path:
    """An executable shell script."""
    file = folder / name
    file.write_text(f"#!/bin/sh\n{text}\n")
    file.chmod(0o755)
    return file


def script(folder: Path, name: str) -> Path:
    """The installed script of this name, calling ``kiosk`` in ``folder``."""
    for change in plan_changes(SystemFacts(program=f"{folder}/kiosk")):
        if isinstance(change, FileChange) and change.path == f"/usr/lib/kiosk/{name}" and change.content is not None:
            file = folder / name
            file.write_bytes(change.content)
            file.chmod(change.mode)
            return file
    raise AssertionError(name)


def session(folder: Path, answer: str) -> str:
    """The environment and arguments of the compositor, where ``kiosk settings --session`` is this script."""
    program(folder, "kiosk", answer)
    program(folder, "cage", 'env; echo "$@"')
    done = subprocess.run(
        [script(folder, "station-session")],
        env={"PATH": f"{folder}:/usr/bin:/bin", "WLR_BACKENDS": "headless"}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout


def test_the_session_gets_keyboard_font_and_colours_of_the_settings(tmp_path: Path) -> None:
    output = session(
        tmp_path, """echo "export XKB_DEFAULT_LAYOUT='de' KIOSK_FONT_PIXELS='22' KIOSK_GROUND='10151d'" """
    )
    lines = output.splitlines()
    assert {"XKB_DEFAULT_LAYOUT=de", "KIOSK_OWN_SCREEN=1", "WLR_BACKENDS=headless"} <= set(lines)
    assert "XCURSOR_THEME=Breeze_Light" in lines
    assert "--font=DejaVu Sans Mono:pixelsize=22" in lines[-1]
    assert "--override=colors.background=10151d" in lines[-1]
    assert lines[-1].startswith("-d -m last -- foot --config=/etc/kiosk/foot.ini ")
    assert lines[-1].endswith(" /usr/lib/kiosk/station-terminal")


@pytest.mark.parametrize("answer", ["exit 1", "kill -9 $$", "echo oops >&2"])
def test_without_an_answer_the_session_opens_with_defaults(tmp_path: Path, answer: str) -> None:
    lines = session(tmp_path, answer).splitlines()
    keyboard = LAYOUTS[Settings().keyboard]
    expected = {f"XKB_DEFAULT_LAYOUT={keyboard.xkb_layout}", f"XKB_DEFAULT_VARIANT={keyboard.xkb_variant}"}
    assert expected | {"XCURSOR_THEME=breeze_cursors"} <= set(lines)
    assert "pixelsize=32" in lines[-1]


def test_no_key_stops_what_starts_in_the_terminal(tmp_path: Path) -> None:
    program(tmp_path, "kiosk", 'echo "$@"; stty -a; grep SigIgn /proc/self/status')
    ours, theirs = os.openpty()
    try:
        done = subprocess.run(
            [script(tmp_path, "station-terminal")], stdin=theirs, capture_output=True, text=True, check=True
        )
    finally:
        os.close(ours)
        os.close(theirs)
    words = done.stdout.split()
    assert words[0] == "--lock"
    assert {"-isig", "-echo", "-icanon", "-ixon"} <= {word.strip(";") for word in words}
    ignored = int(words[-1], 16)
    assert all(ignored & 1 << (signal - 1) for signal in (INT, QUIT, TSTP))


def test_no_key_of_the_console_stops_the_session_script(tmp_path: Path) -> None:
    program(tmp_path, "kiosk", "exit 1")
    program(tmp_path, "cage", f"{{ stty -a; grep SigIgn /proc/self/status; }} >{tmp_path}/opened")
    ours, theirs = os.openpty()
    try:
        environment = {"PATH": f"{tmp_path}:/usr/bin:/bin"}
        subprocess.run([script(tmp_path, "station-session")], stdin=theirs, env=environment, check=True)
    finally:
        os.close(ours)
        os.close(theirs)
    opened = (tmp_path / "opened").read_text().split()
    assert {"-isig", "-echo", "-icanon", "-ixon"} <= {word.strip(";") for word in opened}
    ignored = int(opened[-1], 16)
    assert all(ignored & 1 << (number - 1) for number in (INT, QUIT, TSTP))
    assert not any(ignored & 1 << (number - 1) for number in (HUP, TERM)), "systemd stops the station by these"


@pytest.mark.parametrize("name", ["station-session", "station-terminal", "station-stopped"])
def test_each_script_is_valid_shell(tmp_path: Path, name: str) -> None:
    file = script(tmp_path, name)
    subprocess.run(["sh", "-n", file], check=True)
    if shutil.which("shellcheck"):
        subprocess.run(["shellcheck", file], check=True)


@pytest.mark.parametrize(("code", "status"), [("exited", "0"), ("exited", "21"), ("killed", "KILL"), ("dumped", "20")])
def test_the_login_starts_only_after_a_stop_by_the_adviser(tmp_path: Path, code: str, status: str) -> None:
    program(tmp_path, "systemctl", f'echo "$@" >{tmp_path}/called')
    environment = {"PATH": f"{tmp_path}:/usr/bin:/bin", "EXIT_CODE": code, "EXIT_STATUS": status}
    subprocess.run([script(tmp_path, "station-stopped")], env=environment, check=True)
    assert not (tmp_path / "called").exists()
