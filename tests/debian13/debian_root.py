"""A Debian 13 as its installer leaves it, made once by debootstrap and cached.

It is in the folder that ``KIOSK_TEST_ROOT`` names, else in ``~/.cache/kiosk-tests``. The packages of a station are in
its apt cache, not installed: `kiosk install` installs them, and needs no network for it.
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
"""Packages of every installed Debian that debootstrap's minimal one lacks."""
_TEST_PACKAGES = ("grim", "libxkbcommon-tools")
"""Packages with which the tests take screenshots and type; no part of a station."""
_TIMEOUT = 900
"""Seconds that one command may take, on a slow network."""


class Unavailable(Exception):
    """A Debian 13 cannot be run here; the message says what is missing."""


def cache_folder(environment: Mapping[str, str]) -> Path:
    """Where the root is cached."""
    return Path(environment.get("KIOSK_TEST_ROOT") or Path.home() / ".cache" / "kiosk-tests")


def debian_root(folder: Path) -> Path:
    """The root below ``folder``, made now where it does not exist yet. Raises :class:`Unavailable`."""
    packages = " ".join((SUITE, *_STANDARD, *_TEST_PACKAGES, *PACKAGES))
    root = folder / f"debian13-{hashlib.sha256(packages.encode()).hexdigest()[:8]}"
    if root.is_dir():
        return root
    if os.geteuid() != 0:
        raise Unavailable("a Debian 13 root is made by root only; run these tests as root")
    if shutil.which("debootstrap") is None:
        raise Unavailable("debootstrap is not installed (apt-get install debootstrap)")
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # another process waits here, and finds it made
        if not root.is_dir():
            _make(root)
    return root


def _make(root: Path) -> None:
    unfinished = root.with_suffix(".unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    _run(["debootstrap", "--variant=minbase", SUITE, str(unfinished), MIRROR])
    shutil.copy("/etc/resolv.conf", unfinished / "etc" / "resolv.conf")
    # services must not start here: there is no systemd yet
    policy = unfinished / "usr" / "sbin" / "policy-rc.d"
    policy.write_text("#!/bin/sh\nexit 101\n")
    policy.chmod(0o755)
    install = ["chroot", str(unfinished), "apt-get", "install", "-y", "-q", "--no-install-recommends"]
    _run([*install, *_STANDARD, *_TEST_PACKAGES])
    _run([*install, "--download-only", "python3", *PACKAGES])
    policy.unlink()
    unfinished.rename(root)


def _run(command: Sequence[str]) -> None:
    """Run a command. Raises :class:`Unavailable` with its last lines of output: the network fails at times."""
    environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    proxies = {name: value for name, value in os.environ.items() if name.lower() in ("http_proxy", "no_proxy")}
    try:
        done = subprocess.run(
            command,
            env=environment | proxies,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_TIMEOUT,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Unavailable(f"a Debian 13 root could not be made: {command[0]} took more than {_TIMEOUT} s") from error
    if done.returncode:
        output = (done.stdout + done.stderr).strip().splitlines()[-3:]
        raise Unavailable(f"a Debian 13 root could not be made ({MIRROR}): " + " | ".join(output))
