"""``kiosk package``: what is missing is said, and the package holds what a station without a network needs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import kiosk
from kiosk import __version__
from kiosk.commands.package import package
from kiosk.errors import KioskError
from kiosk.machine.package import source
from kiosk.machine.package.build_tools import TOOLS
from kiosk.machine.package.components import PINS, gather
from kiosk.machine.package.control import PACKAGE
from kiosk.machine.package.layout import COMMAND, FOLDER, MODULES
from kiosk.machine.package.pins import Pin, read_pins, write_pins
from kiosk.machine.package.pip import download_pinned
from kiosk.machine.package.target import TARGETS
from tests.machine.package.index import EVIL, Index

CLONE = Path(__file__).resolve().parents[3]
EPOCH = 1_700_000_000


def asked(*args: str) -> Result:
    return CliRunner().invoke(package(), args)


def test_a_machine_without_dpkg_deb_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "need_pip", lambda: None)
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    done = asked()
    assert done.exit_code == 1
    assert done.output == "Error: Il manque dpkg-deb, qui ferme le paquet. Sur Debian et Ubuntu : apt install dpkg\n"


def test_a_python_without_pip_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    without = tmp_path / "python3"
    without.write_text("#!/bin/sh\necho 'No module named pip' >&2\nexit 1\n")
    without.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(without))
    done = asked()
    assert done.exit_code == 1
    assert "apt install python3-pip" in done.output


def test_outside_a_clone_it_says_what_to_write(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(kiosk, "__file__", str(tmp_path / "site-packages" / "kiosk" / "__init__.py"))
    done = asked()
    assert done.exit_code == 1
    assert "dans une copie du dépôt" in done.output
    assert "python3 -m venv .venv && .venv/bin/pip install -e . && .venv/bin/kiosk package\n" in done.output


def test_a_tool_that_is_not_the_noted_one_leaves_no_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    index = Index(tmp_path / "index")
    index.only(monkeypatch)
    for pin in read_pins(TOOLS.read_text()):
        index.offer(pin.name.replace("-", "_"), pin.version)
    done = asked("--out", str(tmp_path / "out"))
    assert done.exit_code == 1
    assert done.output.splitlines()[1:] == [
        "Error: Un composant n'est pas celui qui est attendu : sa somme de contrôle est une autre. "
        "Ne vous servez pas de ce réseau pour construire le paquet."
    ]
    assert not (tmp_path / "out").exists()


def test_a_network_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    with pytest.raises(KioskError, match="hatchling") as told:
        gather(CLONE, TARGETS["amd64"], EPOCH, lambda _said: None)
    assert told.value.advice == "Vérifiez le réseau, puis relancez la commande."


def test_a_component_that_is_not_the_noted_one_stops_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What pip really says of a file whose sum is another; no network is asked."""
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    with zipfile.ZipFile(tmp_path / "one-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("one-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: one\nVersion: 1.0\n")
        wheel.writestr("one-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
    pins = tmp_path / "components.txt"
    pins.write_text(write_pins([Pin("one", "1.0", ("0" * 64,))], "Components"))
    with pytest.raises(KioskError, match="somme de contrôle"):
        download_pinned(pins, tmp_path / "into", TARGETS["amd64"])


def test_the_date_is_the_asked_one_else_that_of_the_newest_file(tmp_path: Path) -> None:
    (tmp_path / "kiosk" / "__pycache__").mkdir(parents=True)
    for name, changed in (("kiosk/a.py", 2000), ("pyproject.toml", 1000), ("kiosk/__pycache__/a.pyc", 9000)):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (changed, changed))
    assert source.epoch_of(tmp_path, {"SOURCE_DATE_EPOCH": "77"}) == 77
    assert source.epoch_of(tmp_path, {}) == 2000
    with pytest.raises(KioskError, match="SOURCE_DATE_EPOCH"):
        source.epoch_of(tmp_path, {"SOURCE_DATE_EPOCH": "yesterday"})


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
    assert source.epoch_of(tmp_path, {}) == 1234567890
    file.write_text("a = 2\n")
    os.utime(file, (6000, 6000))
    assert source.epoch_of(tmp_path, {}) == 6000


def built(clone: Path, out: Path, mask: int, **environment: str) -> Path:
    """The package of ``clone``, by the command, as somebody whose umask is ``mask``."""
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "package", "--out", out],
        cwd=clone, umask=mask, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(clone), "SOURCE_DATE_EPOCH": str(EPOCH), "LANGUAGE": "fr"}
        | environment,
    )  # fmt: skip
    if "(from versions: none)" in done.stderr:
        pytest.skip("pip reaches no index: the package is not built without a network")
    assert done.returncode == 0, done.stdout + done.stderr
    return out / f"{PACKAGE}_{__version__}_amd64.deb"


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone of its own: what is built twice must not change in between."""
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
    modules = unpacked / MODULES
    shipped = {path.relative_to(CLONE / "exercises") for path in (CLONE / "exercises").rglob("*.yaml")}
    assert {
        path.relative_to(modules / "kiosk/exercises") for path in modules.glob("kiosk/exercises/*/*.yaml")
    } == shipped
    assert (modules / "kiosk/locale/en/LC_MESSAGES/kiosk.mo").is_file()
    records = {path.name.removesuffix(".dist-info") for path in modules.glob("*.dist-info")}
    assert len(records) == 1 + len(read_pins(PINS.read_text()))
    compiled = {path.name for path in modules.rglob("*.so")}
    assert any("cpython-313-x86_64-linux-gnu" in name for name in compiled)
    assert all("313-x86_64" in name or name.endswith(".abi3.so") for name in compiled), compiled
    assert not list(unpacked.rglob("*.pyc")), "what is compiled is made where it runs"
    assert (unpacked / COMMAND).stat().st_mode & 0o777 == 0o755
    assert os.readlink(unpacked / FOLDER / "bin/python3") == "../../../../bin/python3"


@long
@one_worker
def test_the_sums_and_the_rights_are_right(package_file: Path, unpacked: Path) -> None:
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
def test_nothing_in_it_tells_where_it_was_built(clone: Path, unpacked: Path) -> None:
    told = [
        path.relative_to(unpacked)
        for path in unpacked.rglob("*")
        if path.is_file() and not path.is_symlink() and str(clone).encode() in path.read_bytes()
    ]
    assert told == []


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
def test_its_papers_are_there(unpacked: Path) -> None:
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
    rights = (unpacked / f"usr/share/doc/{PACKAGE}/copyright").read_text()
    for pin in read_pins(PINS.read_text()):
        assert f"Comment: {pin.name} {pin.version}" in rights
