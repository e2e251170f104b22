"""The package of a clone: its date, its files in a folder, and dpkg-deb, which makes the archive of them."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

import kiosk
from kiosk.errors import KioskError
from kiosk.i18n import _
from kiosk.machine.package.debian import (
    PACKAGE_NAME,
    Maintainer,
    changelog_file,
    control_file,
    copyright_file,
    copyright_holders,
    debian_version,
    find_maintainer,
    lintian_overrides,
    postinst_script,
    prerm_script,
)
from kiosk.machine.package.gathering import GatheredWheels
from kiosk.machine.package.layout import (
    COMMAND,
    ENVIRONMENT,
    SITE_PACKAGES,
    Contents,
    PackageFile,
    PackageLink,
    installed_size,
    lay_out_package,
    md5sums,
    parent_folders,
)
from kiosk.machine.package.pip import require_pip
from kiosk.machine.package.platforms import Platform


def find_clone() -> Path:
    """The clone that this program runs from; raises :class:`KioskError` where it runs from anything else."""
    folder = Path(kiosk.__file__).resolve().parent.parent
    if not (folder / "pyproject.toml").is_file():
        what = _("Le paquet se construit par un programme qui tourne dans une copie du dépôt.")
        how = "python3 -m venv .venv && .venv/bin/pip install -e . && .venv/bin/kiosk package"
        raise KioskError(what, _("Dans cette copie, écrivez : {command}").format(command=how))
    return folder


def require_tools() -> None:
    """Raise :class:`KioskError` where this machine lacks pip or dpkg-deb."""
    require_pip()
    if shutil.which("dpkg-deb") is None:
        raise KioskError(_("Il manque dpkg-deb, qui ferme le paquet."), _("Sur Debian et Ubuntu : apt install dpkg"))


def find_epoch(source: Path, environment: Mapping[str, str]) -> int:
    """The date of everything in the package, in seconds since 1970; the same sources give the same package.

    SOURCE_DATE_EPOCH where it is set (reproducible-builds.org); else the last commit, where nothing was changed since;
    else the newest change of a file that goes into the package. Raises :class:`KioskError` where the variable holds no
    number.
    """
    named = environment.get("SOURCE_DATE_EPOCH", "")
    if named.isascii() and named.isdigit():
        return int(named)
    if named:
        raise KioskError(_("SOURCE_DATE_EPOCH n'est pas un nombre de secondes."))
    parts = ("kiosk", "exercises", "pyproject.toml", "README.md", "LICENSE")
    if _git(source, "status", "--porcelain", "--", *parts) == "":
        committed = _git(source, "log", "-1", "--format=%ct")
        if committed and committed.isdigit():
            return int(committed)
    files = [file for part in parts for file in (source / part, *(source / part).rglob("*"))]
    return int(max(file.stat().st_mtime for file in files if file.is_file() and file.suffix != ".pyc"))


def _git(source: Path, *args: str) -> str | None:
    """The output of git in the clone; None where it fails or is not installed."""
    try:
        done = subprocess.run(["git", "-C", source, *args], capture_output=True, text=True, check=False)
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def build_package(wheels: GatheredWheels, platform: Platform, manuals: Mapping[str, str], out: Path) -> Path:
    """Write the package into the folder ``out``, in the place of one of that name; returns its path.

    Raises :class:`KioskError`, and :class:`OSError` where it cannot be written.
    """
    own = wheels.own
    licence = "\n".join(own.licence_texts())
    maintainer = find_maintainer(copyright_holders([licence]), os.environ)
    try:
        documents = {
            "copyright": copyright_file(PACKAGE_NAME, licence, own, wheels.carried, SITE_PACKAGES),
            "changelog": changelog_file(own.version, maintainer, wheels.epoch),
        }
    except ValueError as error:
        raise KioskError(_("Un composant ne dit pas sa licence : {name}").format(name=error)) from error
    contents = lay_out_package((own, *wheels.carried), documents, manuals, lintian_overrides())
    name = f"{PACKAGE_NAME}_{debian_version(own.version)}_{platform.architecture}.deb"
    with tempfile.TemporaryDirectory(prefix="kiosk-package-") as folder:
        tree = Path(folder) / "tree"
        write_tree(tree, {**contents, **_control_files(contents, wheels, platform, maintainer)}, wheels.epoch)
        archive = _run_dpkg_deb(tree, Path(folder) / name, wheels.epoch)
        out.mkdir(parents=True, exist_ok=True)
        # Beside its place first: whoever copies it meanwhile has the old one or the new one.
        shutil.copyfile(archive, out / f".{name}")
        return (out / f".{name}").replace(out / name)


def write_tree(tree: Path, contents: Contents, epoch: int) -> None:
    """Write it all into the new folder ``tree``, dated ``epoch``, whatever the umask of who builds."""
    tree.mkdir()
    for folder in parent_folders(contents):
        (tree / folder).mkdir()
    for path, item in contents.items():
        if isinstance(item, PackageLink):
            (tree / path).symlink_to(item.to)
        else:
            (tree / path).write_bytes(item.content)
            (tree / path).chmod(item.mode)
        os.utime(tree / path, (epoch, epoch), follow_symlinks=False)
    for folder in reversed(("", *parent_folders(contents))):
        (tree / folder).chmod(0o755)
        os.utime(tree / folder, (epoch, epoch))


def _control_files(
    contents: Contents, wheels: GatheredWheels, platform: Platform, maintainer: Maintainer
) -> dict[str, PackageFile]:
    """What dpkg reads before it unpacks anything."""
    own = wheels.own
    glibc = max(wheel.glibc for wheel in (own, *wheels.carried))
    size = installed_size(contents)
    written = {
        "control": control_file(own.version, platform.architecture, size, maintainer, glibc, own.homepage),
        "md5sums": md5sums(contents),
        "postinst": postinst_script(f"/{ENVIRONMENT}"),
        "prerm": prerm_script(f"/{ENVIRONMENT}", f"/{COMMAND}"),
    }
    scripts = ("postinst", "prerm")
    return {
        f"DEBIAN/{name}": PackageFile(content.encode(), 0o755 if name in scripts else 0o644)
        for name, content in written.items()
    }


def _run_dpkg_deb(tree: Path, into: Path, epoch: int) -> Path:
    # One thread: with several the compressed bytes differ from machine to machine.
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch), "DPKG_DEB_THREADS_MAX": "1"}
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(into)]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False, env=environment)
    if done.returncode != 0:
        raise KioskError(_("dpkg-deb n'a pas fermé le paquet ({cause}).").format(cause=done.stderr.strip()))
    return into
