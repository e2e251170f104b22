"""An index of components in a folder, and build backends that record how they were run."""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

_BACKEND = """\
import json, os, sys, zipfile

def build_wheel(into, config_settings=None, metadata_directory=None):
    name = "kiosk_practice-0.1.0"
    told = {{"by": "{version}", "path": sys.path, "environment": dict(os.environ), "folder": os.getcwd()}}
    with zipfile.ZipFile(os.path.join(into, name + "-py3-none-any.whl"), "w") as wheel:
        wheel.writestr(name + ".dist-info/METADATA", "Metadata-Version: 2.1\\nName: kiosk-practice\\nVersion: 0.1.0\\n")
        wheel.writestr(name + ".dist-info/WHEEL", "Wheel-Version: 1.0\\nTag: py3-none-any\\n")
        wheel.writestr("told.json", json.dumps(told))
    return name + "-py3-none-any.whl"
"""
EVIL = "import pathlib; pathlib.Path({ran!r}).touch()\n"
"""A module that creates a file when it is imported."""


class Index:
    """A folder of wheels, the only place where pip finds any."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()

    def only(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Make this the only index that pip knows."""
        for name in [name for name in os.environ if name.startswith("PIP_")]:
            monkeypatch.delenv(name)
        monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
        monkeypatch.setenv("PIP_NO_INDEX", "1")
        monkeypatch.setenv("PIP_FIND_LINKS", str(self.folder))

    def offer(self, name: str, version: str, files: Mapping[str, str] | None = None) -> str:
        """Add a component with these files; returns the sum of its wheel."""
        stem = f"{name}-{version}"
        there = {
            f"{stem}.dist-info/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
            f"{stem}.dist-info/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
            f"{stem}.dist-info/RECORD": "",
            **(files or {}),
        }
        file = self.folder / f"{stem}-py3-none-any.whl"
        with zipfile.ZipFile(file, "w") as wheel:
            for path, content in there.items():
                wheel.writestr(path, content)
        return hashlib.sha256(file.read_bytes()).hexdigest()

    def offer_backend(self, version: str, before: str = "") -> str:
        """Add a build backend with the name that the program requires; ``before`` runs when it is imported."""
        backend = before + _BACKEND.format(version=version)
        return self.offer("hatchling", version, {"hatchling/__init__.py": before, "hatchling/build.py": backend})
