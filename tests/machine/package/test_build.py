"""The package of a clone: its date, its tree, and all that a station without a network needs."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk import __version__
from kiosk.errors import KioskError
from kiosk.machine.package.build import find_epoch, write_tree
from kiosk.machine.package.debian import PACKAGE_NAME
from kiosk.machine.package.gathering import COMPONENT_PINS
from kiosk.machine.package.layout import (
    COMMAND,
    ENVIRONMENT,
    SITE_PACKAGES,
    Contents,
    PackageLink,
    md5sums,
    text_file,
)
from kiosk.machine.package.pip import parse_pins
from tests.machine.package.index import EVIL, Index


def test_md5sum_accepts_the_sums(tmp_path: Path) -> None:
    contents: Contents = {"usr/b": text_file("déjà"), "usr/bin/a": text_file("a", 0o755), "usr/link": PackageLink("b")}
    write_tree(tmp_path / "tree", contents, 0)
    checked = subprocess.run(
        ["md5sum", "-c", "--strict", "-"],
        cwd=tmp_path / "tree", input=md5sums(contents), text=True, capture_output=True, check=False,
    )  # fmt: skip
    assert checked.returncode == 0
    assert checked.stdout.splitlines() == ["usr/b: OK", "usr/bin/a: OK"]


def test_the_tree_is_the_same_whatever_the_umask_of_who_builds(tmp_path: Path) -> None:
    contents: Contents = {
        "usr/bin/a": text_file("a", 0o755),
        "usr/lib/b": text_file("b"),
        "usr/lib/l": PackageLink("b"),
    }
    seen = []
    for name, mask in (("open", 0o000), ("closed", 0o077)):
        before = os.umask(mask)
        try:
            write_tree(tmp_path / name, contents, 1_000_000_000)
        finally:
            os.umask(before)
        found = sorted((tmp_path / name).rglob("*"))
        states = [(path.relative_to(tmp_path / name), path.lstat()) for path in (*found, tmp_path / name)]
        seen.append([(str(path), stat.filemode(s.st_mode), s.st_mtime) for path, s in states])
    assert seen[0] == seen[1]
    assert {mtime for _path, _mode, mtime in seen[0]} == {1_000_000_000}
    assert ("usr/bin/a", "-rwxr-xr-x", 1_000_000_000) in seen[0]
    assert ("usr/lib", "drwxr-xr-x", 1_000_000_000) in seen[0]


CLONE = Path(__file__).resolve().parents[3]


EPOCH = 1_700_000_000


def test_the_date_is_that_of_the_environment_else_of_the_newest_file(tmp_path: Path) -> None:
    (tmp_path / "kiosk" / "__pycache__").mkdir(parents=True)
    for name, changed in (("kiosk/a.py", 2000), ("pyproject.toml", 1000), ("kiosk/__pycache__/a.pyc", 9000)):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (changed, changed))
    assert find_epoch(tmp_path, {"SOURCE_DATE_EPOCH": "77"}) == 77
    assert find_epoch(tmp_path, {}) == 2000
    with pytest.raises(KioskError, match="SOURCE_DATE_EPOCH"):
        find_epoch(tmp_path, {"SOURCE_DATE_EPOCH": "yesterday"})


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_the_date_is_that_of_the_last_commit_until_something_changes(tmp_path: Path) -> None:
    (tmp_path / "kiosk").mkdir()
    file = tmp_path / "kiosk" / "a.py"
    file.write_text("a = 1\n")
    os.utime(file, (5000, 5000))
    who = {"GIT_AUTHOR_NAME": "c", "GIT_AUTHOR_EMAIL": "c@example.org", "GIT_AUTHOR_DATE": "@1234567890 +0000"}
    who |= {name.replace("AUTHOR", "COMMITTER"): value for name, value in who.items()}
    for args in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "a")):
        subprocess.run(["git", *args], cwd=tmp_path, env={**os.environ, **who}, check=True)
    assert find_epoch(tmp_path, {}) == 1234567890
    file.write_text("a = 2\n")
    os.utime(file, (6000, 6000))
    assert find_epoch(tmp_path, {}) == 6000


def built(clone: Path, out: Path, mask: int, **environment: str) -> Path:
    """Build the package of ``clone`` by the command, with the umask ``mask``."""
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "package", "--out", out],
        cwd=clone, umask=mask, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(clone), "SOURCE_DATE_EPOCH": str(EPOCH), "LANGUAGE": "fr"}
        | environment,
    )  # fmt: skip
    if "(from versions: none)" in done.stderr:
        pytest.skip("pip reaches no index: the package is not built without a network")
    assert done.returncode == 0, done.stdout + done.stderr
    return out / f"{PACKAGE_NAME}_{__version__}_amd64.deb"


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the clone, which cannot change between two builds."""
    folder = tmp_path_factory.mktemp("clone")
    compiled = shutil.ignore_patterns("__pycache__")
    for name in ("kiosk", "exercises"):
        shutil.copytree(CLONE / name, folder / name, ignore=compiled)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(CLONE / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def package_file(clone: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("dpkg-deb") is None:
        pytest.skip("dpkg-deb is not installed")
    return built(clone, tmp_path_factory.mktemp("built"), 0o022)


@pytest.fixture(scope="module")
def unpacked(package_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    subprocess.run(["dpkg-deb", "--raw-extract", package_file, folder / "tree"], check=True)
    return folder / "tree"


long = pytest.mark.long


one_worker = pytest.mark.xdist_group("package")


@long
@one_worker
def test_the_package_holds_the_program_its_exercises_and_its_components(unpacked: Path) -> None:
    modules = unpacked / SITE_PACKAGES
    shipped = {path.relative_to(CLONE / "exercises") for path in (CLONE / "exercises").rglob("*.yaml")}
    assert {
        path.relative_to(modules / "kiosk/exercises") for path in modules.glob("kiosk/exercises/*/*.yaml")
    } == shipped
    assert (modules / "kiosk/locale/en/LC_MESSAGES/kiosk.mo").is_file()
    records = {path.name.removesuffix(".dist-info") for path in modules.glob("*.dist-info")}
    assert len(records) == 1 + len(parse_pins(COMPONENT_PINS.read_text()))
    compiled = {path.name for path in modules.rglob("*.so")}
    assert any("cpython-313-x86_64-linux-gnu" in name for name in compiled)
    assert all("313-x86_64" in name or name.endswith(".abi3.so") for name in compiled), compiled
    assert not list(unpacked.rglob("*.pyc")), "what is compiled is made where it runs"
    assert (unpacked / COMMAND).stat().st_mode & 0o777 == 0o755
    assert os.readlink(unpacked / ENVIRONMENT / "bin/python3") == "../../../../bin/python3"


@long
@one_worker
def test_sums_owners_and_modes_are_right(package_file: Path, unpacked: Path) -> None:
    sums = (unpacked / "DEBIAN/md5sums").read_text()
    subprocess.run(["md5sum", "--quiet", "-c", "-"], cwd=unpacked, input=sums, text=True, check=True)
    files = [path for path in unpacked.rglob("*") if path.is_file() and not path.is_symlink()]
    assert len(sums.splitlines()) == len([path for path in files if path.parent.name != "DEBIAN"])
    listed = subprocess.run(["dpkg-deb", "-c", package_file], capture_output=True, text=True, check=True).stdout
    rights = {tuple(line.split()[:2]) for line in listed.splitlines()}
    wanted = {"drwxr-xr-x", "-rw-r--r--", "-rwxr-xr-x", "lrwxrwxrwx"}
    assert rights == {(mode, "root/root") for mode in wanted}


@long
@one_worker
def test_nothing_in_it_reveals_where_it_was_built(clone: Path, unpacked: Path) -> None:
    revealing = [
        path.relative_to(unpacked)
        for path in unpacked.rglob("*")
        if path.is_file() and not path.is_symlink() and str(clone).encode() in path.read_bytes()
    ]
    assert revealing == []


@long
@one_worker
def test_the_same_sources_give_the_same_package(clone: Path, package_file: Path, tmp_path: Path) -> None:
    assert built(clone, tmp_path, 0o077).read_bytes() == package_file.read_bytes()


@long
@one_worker
def test_another_backend_in_the_index_changes_nothing(clone: Path, package_file: Path, tmp_path: Path) -> None:
    index = Index(tmp_path / "index")
    index.offer_backend("99.0", EVIL.format(ran=str(tmp_path / "ran")))
    index.offer("pluggy", "99.0", {"pluggy.py": EVIL.format(ran=str(tmp_path / "ran"))})
    links = f"{index.folder} {os.environ.get('PIP_FIND_LINKS', '')}".strip()
    assert built(clone, tmp_path / "out", 0o022, PIP_FIND_LINKS=links).read_bytes() == package_file.read_bytes()
    assert not (tmp_path / "ran").exists()


@long
@one_worker
def test_its_manual_and_copyright_are_there(unpacked: Path) -> None:
    page = subprocess.run(
        ["zcat", unpacked / "usr/share/man/fr/man1/kiosk.1.gz"], capture_output=True, text=True, check=True
    ).stdout
    assert ".B kiosk check" in page
    assert "Lit et fait les exercices" in page
    assert (
        "Lit les exercices"
        not in subprocess.run(
            ["zcat", unpacked / "usr/share/man/man1/kiosk.1.gz"], capture_output=True, text=True, check=True
        ).stdout
    )
    rights = (unpacked / f"usr/share/doc/{PACKAGE_NAME}/copyright").read_text()
    for pin in parse_pins(COMPONENT_PINS.read_text()):
        assert f"Comment: {pin.name} {pin.version}" in rights
