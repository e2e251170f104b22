"""A command whose input is closed, or whose output is full, gone or closed: a sentence, and an exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = f"{sys.executable} -m kiosk"


def shell(line: str, place: Path) -> subprocess.CompletedProcess[str]:
    """What a shell gets from ``line``, in which ``kiosk`` is the program, with a station of its own in ``place``."""
    env = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "fr", "KIOSK_DATA": str(place / "data"), "HOME": str(place)}
    env.pop("KIOSK_SETTINGS", None)
    line = line.replace("kiosk ", f"{COMMAND} ")
    return subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=False, env=env)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("kiosk pin <&-", "Il faut un clavier."),
        ("kiosk pin --stdin <&-", "Le code a de 4 à 12 chiffres"),
        ("printf '\\377\\n' | kiosk pin --stdin", "Le code a de 4 à 12 chiffres"),
        ("kiosk pin --stdin 0> /dev/null", "La commande s'est arrêtée"),
        ("kiosk reset --logbooks <&-", "ajoutez --yes"),
        ("kiosk reset > /dev/full", "La réponse ne peut pas être écrite"),
        ("kiosk settings > /dev/full", "La réponse ne peut pas être écrite"),
        ("kiosk --help > /dev/full", "La réponse ne peut pas être écrite"),
        ("kiosk settings > /dev/full 2>&1", ""),
        ("kiosk schema > /dev/full", "il n'y a plus de place sur le disque"),
        ("kiosk reset --restore none 2>&-", ""),
    ],
)
def test_it_ends_with_a_sentence(tmp_path: Path, line: str, message: str) -> None:
    ended = shell(line, tmp_path)
    assert ended.returncode == 1
    assert message in ended.stderr
    assert len(ended.stderr.splitlines()) == (1 if message else 0)


def test_who_reads_only_the_beginning_hears_nothing_more(tmp_path: Path) -> None:
    ended = shell("kiosk schema | head -c 1", tmp_path)
    assert (ended.stdout, ended.stderr) == ("{", "")


def test_what_is_written_to_a_closed_output_goes_into_no_file(tmp_path: Path) -> None:
    assert shell("kiosk reset >&-", tmp_path).returncode == 0
    assert all(b"Les carnets" not in path.read_bytes() for path in (tmp_path / "data").rglob("*") if path.is_file())
