"""The package from a clone: the program and its components, put in their places and closed by dpkg-deb."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.i18n import _
from kiosk.machine.package.components import Product
from kiosk.machine.package.contents import Contents, File, Link, folders, installed_size, md5sums
from kiosk.machine.package.control import (
    PACKAGE,
    Maker,
    after_installing,
    before_removing,
    changelog,
    control,
    debian_version,
    maker,
    overrides,
)
from kiosk.machine.package.layout import COMMAND, FOLDER, MODULES, contents
from kiosk.machine.package.licences import copyright_file, holders
from kiosk.machine.package.target import Target


def close(product: Product, target: Target, manuals: Mapping[str, str], out: Path) -> Path:
    """The package of ``product`` in the folder ``out``, in the place of one of that name.

    Raises :class:`KioskError`, and :class:`OSError` where it cannot be written.
    """
    own = product.own
    licence = "\n".join(own.licence_files())
    who = maker(holders([licence]), os.environ)
    try:
        papers = {
            "copyright": copyright_file(PACKAGE, licence, own, product.carried, MODULES),
            "changelog": changelog(own.version, who, product.epoch),
        }
    except ValueError as error:
        raise KioskError(_("Un composant ne dit pas sa licence : {name}").format(name=error)) from error
    everything = contents((own, *product.carried), papers, manuals, overrides())
    name = f"{PACKAGE}_{debian_version(own.version)}_{target.architecture}.deb"
    with tempfile.TemporaryDirectory(prefix="kiosk-package-") as folder:
        tree = Path(folder) / "tree"
        write_tree(tree, {**everything, **_card(everything, product, target, who)}, product.epoch)
        made = _dpkg_deb(tree, Path(folder) / name, product.epoch)
        out.mkdir(parents=True, exist_ok=True)
        # Beside its place first: whoever copies it meanwhile has the old one or the new one.
        shutil.copyfile(made, out / f".{name}")
        return (out / f".{name}").replace(out / name)


def write_tree(tree: Path, everything: Contents, epoch: int) -> None:
    """Put it all into the new folder ``tree``, dated ``epoch``, whatever the umask of who builds."""
    tree.mkdir()
    for folder in folders(everything):
        (tree / folder).mkdir()
    for path, item in everything.items():
        if isinstance(item, Link):
            (tree / path).symlink_to(item.to)
        else:
            (tree / path).write_bytes(item.content)
            (tree / path).chmod(item.mode)
        os.utime(tree / path, (epoch, epoch), follow_symlinks=False)
    for folder in reversed(("", *folders(everything))):
        (tree / folder).chmod(0o755)
        os.utime(tree / folder, (epoch, epoch))


def _card(everything: Contents, product: Product, target: Target, who: Maker) -> dict[str, File]:
    """What dpkg reads before it unpacks anything."""
    own = product.own
    oldest = max(wheel.glibc for wheel in (own, *product.carried))
    size = installed_size(everything)
    written = {
        "control": control(own.version, target.architecture, size, who, oldest, own.homepage),
        "md5sums": md5sums(everything),
        "postinst": after_installing(f"/{FOLDER}"),
        "prerm": before_removing(f"/{FOLDER}", f"/{COMMAND}"),
    }
    scripts = ("postinst", "prerm")
    return {
        f"DEBIAN/{name}": File(content.encode(), 0o755 if name in scripts else 0o644)
        for name, content in written.items()
    }


def _dpkg_deb(tree: Path, into: Path, epoch: int) -> Path:
    # One thread: with several the compressed bytes differ from machine to machine.
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch), "DPKG_DEB_THREADS_MAX": "1"}
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(into)]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False, env=environment)
    if done.returncode != 0:
        raise KioskError(_("dpkg-deb n'a pas fermé le paquet ({cause}).").format(cause=done.stderr.strip()))
    return into
