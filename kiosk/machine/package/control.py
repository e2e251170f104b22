"""What Debian reads of a package: its card, the scripts that run when it comes and goes, its changelog."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from email.utils import format_datetime

import msgspec

from kiosk.machine.install.manifest import MANIFEST
from kiosk.machine.install.plan import PACKAGES, UNIT_NAME
from kiosk.machine.package.target import PYTHON

PACKAGE = "kiosk-practice"
"""The package's name, at Debian as at the Python Package Index."""
SUGGESTED = ("cups-client",)
"""What only some stations need: paper with the four pictures."""
_NO_MAIL = "kiosk@example.org"


class Maker(msgspec.Struct, frozen=True):
    """Who answers for this package."""

    name: str
    mail: str

    def __str__(self) -> str:
        return f"{self.name} <{self.mail}>"


def maker(holders: tuple[str, ...], environment: Mapping[str, str]) -> Maker:
    """Who builds: DEBFULLNAME and DEBEMAIL as for Debian's own tools, else the holder of the project's licence."""
    holder = re.sub(r"^[\d\s,–-]+", "", holders[0]) if holders else PACKAGE
    name = environment.get("DEBFULLNAME") or holder
    mail = environment.get("DEBEMAIL") or _NO_MAIL
    # A line more in the card would be a field more.
    return Maker(" ".join(name.split()), " ".join(mail.split()))


def debian_version(version: str) -> str:
    """A Python version as Debian orders it: ``1.0rc1`` comes before ``1.0``, so it is ``1.0~rc1``."""
    return re.sub(r"[._-]?(a|b|rc|dev)(?=\d)", r"~\1", version)


def control(version: str, architecture: str, size: int, who: Maker, glibc: int, homepage: str = "") -> str:
    """The package's card. ``size`` in KiB; ``glibc`` the minor version of the oldest C library it runs with."""
    major, minor = PYTHON
    needs = [f"python3 (>= {major}.{minor}~)", f"python3 (<< {major}.{minor + 1}~)"]
    needs += [f"libc6 (>= 2.{glibc})"] if glibc else []
    fields = {
        "Package": PACKAGE,
        "Version": debian_version(version),
        "Section": "education",
        "Priority": "optional",
        "Architecture": architecture,
        "Maintainer": str(who),
        "Installed-Size": str(size),
        "Depends": ", ".join(needs),
        # A station needs them; the adviser's commands work without, so they are not required.
        "Recommends": ", ".join(PACKAGES),
        "Suggests": ", ".join(SUGGESTED),
        "Homepage": homepage,
        "Description": _DESCRIPTION,
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items() if value)


_DESCRIPTION = """\
practice for people at a public computer, without being judged
 A full-screen program in a terminal, in French or English: the mouse, the
 keyboard, files, e-mail, the web, forms, doubtful messages and the words of
 everyday administration, at one's own pace. There is no score, no timer and
 nothing that locks. Progress is kept in a logbook that bears no name.
 .
 Everything is inside, the exercises too: it works without a network. The
 command "kiosk install" makes a station of the machine, "kiosk uninstall"
 puts all back."""


def after_installing(folder: str) -> str:
    """``postinst``: compile, and let a running station start anew with the new program."""
    return f"""\
#!/bin/sh
set -e
if [ "$1" = configure ]; then
    # Compiled, the program starts three times as fast. It runs without too: a full disk must not stop a station.
    if command -v py3compile >/dev/null 2>&1; then
        py3compile -p {PACKAGE} {folder} || true
    fi
    # A keeper that runs has the old program in memory, and would load new parts into it.
    if [ -n "$2" ] && [ -d /run/systemd/system ]; then
        deb-systemd-invoke try-restart {UNIT_NAME} || true
    fi
fi
"""


def before_removing(folder: str, command: str, manifest: str = MANIFEST) -> str:
    """``prerm``: put the machine back while the program is still there to do it, and take away what was compiled.

    ``manifest`` is what ``kiosk install`` leaves where it made a station of the machine. Where putting back does not
    go through, the package stays.
    """
    return f"""\
#!/bin/sh
set -e
# Without the program a station would be a black screen that nobody can log in to.
if [ "$1" = remove ] && [ -e {manifest} ]; then
    {command} uninstall --yes
fi
if command -v py3clean >/dev/null 2>&1; then
    py3clean -p {PACKAGE} || true
fi
# What py3clean passes over, or what Python compiled by itself.
find {folder} -name __pycache__ -type d -prune -exec rm -rf {{}} + || true
"""


def changelog(version: str, who: Maker, epoch: int) -> str:
    """Debian's changelog: one entry for this version, dated ``epoch`` (seconds since 1970)."""
    date = format_datetime(dt.datetime.fromtimestamp(epoch, dt.UTC))
    head = f"{PACKAGE} ({debian_version(version)}) trixie; urgency=medium"
    return f"{head}\n\n  * Version {version}.\n\n -- {who}  {date}\n"


def overrides() -> str:
    """What lintian finds and what is meant so, with the reason."""
    reasons = {
        "The components are as their authors published them, byte for byte, so that their sums can be compared.": (
            "embedded-library libyaml *",
            "unstripped-binary-or-object *",
            "unusual-interpreter python *pexpect/FSM.py*",
        ),
        "The program carries its own Python environment; its interpreter is a link to Debian's.": (
            "wrong-path-for-interpreter *python/bin/python3*",
        ),
        "Models of what the installation writes, and not run from here.": ("script-not-executable *install/files/*",),
        "The machine is put back by the program of this package, and not by one that somebody put before it.": (
            "command-with-path-in-maintainer-script *bin/kiosk*",
        ),
    }
    return "".join(f"# {reason}\n" + "".join(f"{PACKAGE}: {tag}\n" for tag in tags) for reason, tags in reasons.items())
