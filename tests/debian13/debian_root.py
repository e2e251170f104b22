"""A Debian 13 as its installer leaves it, made once by debootstrap and kept.

It stands in the folder that ``KIOSK_TEST_ROOT`` names, else in ``~/.cache/kiosk-tests``. What a station needs besides
lies in its apt cache, not installed: what installs a station installs it, and needs no network for it.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from kiosk.machine.install.plan import PACKAGES

SUITE, MIRROR = "trixie", "http://deb.debian.org/debian"
_STANDARD = ("systemd-sysv", "libpam-systemd", "dbus", "udev", "kbd", "keyboard-configuration", "procps", "systemd")
"""What every installed Debian has and debootstrap's smallest one has not."""
_OURS = ("grim", "libxkbcommon-tools")
"""What the tests look and type with; no part of a station."""
_LONGEST = 900
"""Seconds that making it may take, on a slow network."""


class Lacking(Exception):
    """What is missing to have a Debian 13 here: a sentence for who runs the tests."""


def cache_folder(environment: Mapping[str, str]) -> Path:
    """Where the root is kept."""
    return Path(environment.get("KIOSK_TEST_ROOT") or Path.home() / ".cache" / "kiosk-tests")


def debian_root(folder: Path) -> Path:
    """The root below ``folder``, made now where it is not there yet. Raises :class:`Lacking`."""
    contents = " ".join((SUITE, *_STANDARD, *_OURS, *PACKAGES))
    root = folder / f"debian13-{hashlib.sha256(contents.encode()).hexdigest()[:8]}"
    if root.is_dir():
        return root
    if os.geteuid() != 0:
        raise Lacking("a Debian 13 root is made by root only; run these tests as root")
    if shutil.which("debootstrap") is None:
        raise Lacking("debootstrap is not installed (apt-get install debootstrap)")
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # whoever comes meanwhile waits, and finds it made
        if not root.is_dir():
            _make(root)
    return root


def _make(root: Path) -> None:
    unfinished = root.with_suffix(".unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    _do(["debootstrap", "--variant=minbase", SUITE, str(unfinished), MIRROR])
    shutil.copy("/etc/resolv.conf", unfinished / "etc" / "resolv.conf")
    # a package's service must not start here: there is no systemd yet
    policy = unfinished / "usr" / "sbin" / "policy-rc.d"
    policy.write_text("#!/bin/sh\nexit 101\n")
    policy.chmod(0o755)
    install = ["chroot", str(unfinished), "apt-get", "install", "-y", "-q", "--no-install-recommends"]
    _do([*install, *_STANDARD, *_OURS])
    _do([*install, "--download-only", "python3", *PACKAGES])
    policy.unlink()
    unfinished.rename(root)


def _do(command: Sequence[str]) -> None:
    """Run it. Raises :class:`Lacking` with the last lines that it said, the network being what fails at times."""
    environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    proxies = {name: value for name, value in os.environ.items() if name.lower() in ("http_proxy", "no_proxy")}
    try:
        done = subprocess.run(
            command,
            env=environment | proxies,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Lacking(f"a Debian 13 root could not be made: {command[0]} took more than {_LONGEST} s") from error
    if done.returncode:
        said = (done.stdout + done.stderr).strip().splitlines()[-3:]
        raise Lacking(f"a Debian 13 root could not be made ({MIRROR}): " + " | ".join(said))
