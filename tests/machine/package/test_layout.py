"""The files of the package, their sums and their size."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from kiosk.machine.package.layout import (
    COMMAND,
    SITE_PACKAGES,
    Contents,
    PackageFile,
    PackageLink,
    gzipped_file,
    installed_size,
    lay_out_package,
    parent_folders,
)
from tests.machine.package.published import published

PAPERS = {"copyright": "Format: …\n", "changelog": "kiosk (1)\n"}


def test_the_size_is_counted_as_debian_does() -> None:
    files: Contents = {"usr/share/a": PackageFile(b"x" * 1025), "usr/b": PackageFile(b""), "usr/c": PackageFile(b"x")}
    assert parent_folders(files) == ("usr", "usr/share")
    assert installed_size(files) == 2 + 2 + 0 + 1
    assert installed_size({**files, "usr/l": PackageLink("c")}) == installed_size(files) + 1


def test_a_compressed_document_bears_no_date() -> None:
    assert gzipped_file("le même") == gzipped_file("le même")
    assert gzipped_file("a").content[4:8] == b"\0\0\0\0"


def test_every_file_has_its_place() -> None:
    found = lay_out_package([published("one")], PAPERS, {"fr": "p", "en": "p"}, "")
    assert {
        COMMAND,
        f"{SITE_PACKAGES}/one/__init__.py",
        "usr/share/doc/kiosk-practice/copyright",
        "usr/share/doc/kiosk-practice/changelog.gz",
        "usr/share/man/man1/kiosk.1.gz",
        "usr/share/man/fr/man1/kiosk.1.gz",
    } <= found.keys()
    command = found[COMMAND]
    assert isinstance(command, PackageFile)
    assert command.mode == 0o755


def test_two_components_cannot_bring_the_same_file() -> None:
    same = {"shared.py": b""}
    with pytest.raises(ValueError, match="two"):
        lay_out_package([published("one", files=same), published("two", files=same)], PAPERS, {}, "")


def test_the_launcher_finds_the_environment_that_the_package_brings() -> None:
    found = lay_out_package([], PAPERS, {}, "")
    command = found[COMMAND]
    assert isinstance(command, PackageFile)
    python, start = re.findall(r"exec /(\S+) -ISXutf8 /(\S+) ", command.content.decode())[0]
    interpreter, lines = found[python], found[start]
    assert isinstance(interpreter, PackageLink) and isinstance(lines, PackageFile)
    assert os.path.normpath(Path("/", python).parent / interpreter.to) == "/usr/bin/python3"
    assert f'sys.path.append("/{SITE_PACKAGES}")' in lines.content.decode().splitlines()
    # What asks for the program's own path (`kiosk install`) gets that of the command.
    assert f'sys.argv[0] = "/{COMMAND}"' in lines.content.decode().splitlines()
