"""The files of the package, their sums and their size; and the tree that dpkg-deb closes."""

from __future__ import annotations

import os
import re
import stat
import subprocess
from pathlib import Path

import pytest

from kiosk.machine.package.build import write_tree
from kiosk.machine.package.contents import Contents, File, Link, folders, installed_size, md5sums, packed, text
from kiosk.machine.package.layout import COMMAND, MODULES, contents
from tests.machine.package.published import published

PAPERS = {"copyright": "Format: …\n", "changelog": "kiosk (1)\n"}


def test_the_sums_are_those_that_md5sum_checks(tmp_path: Path) -> None:
    everything: Contents = {"usr/b": text("déjà"), "usr/bin/a": text("a", 0o755), "usr/link": Link("b")}
    write_tree(tmp_path / "tree", everything, 0)
    checked = subprocess.run(
        ["md5sum", "-c", "--strict", "-"],
        cwd=tmp_path / "tree", input=md5sums(everything), text=True, capture_output=True, check=False,
    )  # fmt: skip
    assert checked.returncode == 0
    assert checked.stdout.splitlines() == ["usr/b: OK", "usr/bin/a: OK"]


def test_the_size_is_counted_as_debian_does() -> None:
    files: Contents = {"usr/share/a": File(b"x" * 1025), "usr/b": File(b""), "usr/c": File(b"x")}
    assert folders(files) == ("usr", "usr/share")
    assert installed_size(files) == 2 + 2 + 0 + 1
    assert installed_size({**files, "usr/l": Link("c")}) == installed_size(files) + 1


def test_the_tree_is_the_same_whatever_the_umask_of_who_builds(tmp_path: Path) -> None:
    everything: Contents = {"usr/bin/a": text("a", 0o755), "usr/lib/b": text("b"), "usr/lib/l": Link("b")}
    seen = []
    for name, mask in (("open", 0o000), ("closed", 0o077)):
        before = os.umask(mask)
        try:
            write_tree(tmp_path / name, everything, 1_000_000_000)
        finally:
            os.umask(before)
        found = sorted((tmp_path / name).rglob("*"))
        states = [(path.relative_to(tmp_path / name), path.lstat()) for path in (*found, tmp_path / name)]
        seen.append([(str(path), stat.filemode(s.st_mode), s.st_mtime) for path, s in states])
    assert seen[0] == seen[1]
    assert {mtime for _path, _mode, mtime in seen[0]} == {1_000_000_000}
    assert ("usr/bin/a", "-rwxr-xr-x", 1_000_000_000) in seen[0]
    assert ("usr/lib", "drwxr-xr-x", 1_000_000_000) in seen[0]


def test_a_compressed_paper_bears_no_date() -> None:
    assert packed("le même") == packed("le même")
    assert packed("a").content[4:8] == b"\0\0\0\0"


def test_each_thing_has_its_place() -> None:
    found = contents([published("one")], PAPERS, {"fr": "p", "en": "p"}, "")
    assert {
        COMMAND,
        f"{MODULES}/one/__init__.py",
        "usr/share/doc/kiosk-practice/copyright",
        "usr/share/doc/kiosk-practice/changelog.gz",
        "usr/share/man/man1/kiosk.1.gz",
        "usr/share/man/fr/man1/kiosk.1.gz",
    } <= found.keys()
    command = found[COMMAND]
    assert isinstance(command, File)
    assert command.mode == 0o755


def test_two_components_cannot_bring_the_same_file() -> None:
    same = {"shared.py": b""}
    with pytest.raises(ValueError, match="two"):
        contents([published("one", files=same), published("two", files=same)], PAPERS, {}, "")


def test_the_launcher_finds_the_environment_that_the_package_brings() -> None:
    found = contents([], PAPERS, {}, "")
    command = found[COMMAND]
    assert isinstance(command, File)
    python, start = re.findall(r"exec /(\S+) -ISXutf8 /(\S+) ", command.content.decode())[0]
    interpreter, lines = found[python], found[start]
    assert isinstance(interpreter, Link) and isinstance(lines, File)
    assert os.path.normpath(Path("/", python).parent / interpreter.to) == "/usr/bin/python3"
    assert f'sys.path.append("/{MODULES}")' in lines.content.decode().splitlines()
    # What asks for the program's own path (`kiosk install`) gets that of the command.
    assert f'sys.argv[0] = "/{COMMAND}"' in lines.content.decode().splitlines()
