"""What Debian reads of a package: control file, maintainer scripts, changelog, copyright, manual page, overrides."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from email.utils import format_datetime

import msgspec

from kiosk.i18n import _
from kiosk.machine.install.manifest import MANIFEST
from kiosk.machine.install.plan import PACKAGES, PRINTING_PACKAGES, UNIT_NAME
from kiosk.machine.package.platforms import PYTHON
from kiosk.machine.package.wheels import Wheel

PACKAGE_NAME = "kiosk-practice"
"""The package's name, at Debian as at the Python Package Index."""
_NO_MAIL = "kiosk@example.org"
_COPYRIGHT_FORMAT = "https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/"
_LICENCE_NAMES = {
    "MIT": "Expat",
    "MIT License": "Expat",
    "ISC License (ISCL)": "ISC",
    "BSD License": "BSD-3-Clause",
    "GNU Lesser General Public License v3 (LGPLv3)": "LGPL-3",
}
"""Debian's short name for what an SPDX expression or a classifier calls a licence; another name is kept as it is."""
_LICENCES_ON_DEBIAN = {"LGPL-3": "/usr/share/common-licenses/LGPL-3"}
"""Licences that every Debian machine holds: a package refers to the text, and does not bring it again."""
_HOLDER = re.compile(r"\s*(?:copyright\s+)?(?:©|\(c\)|copyright(?=\s+\d{4}))\s*(?P<who>.*\d{4}.*?)\s*", re.IGNORECASE)


class Maintainer(msgspec.Struct, frozen=True):
    """The name and the mail address of who answers for the package."""

    name: str
    mail: str

    def __str__(self) -> str:
        return f"{self.name} <{self.mail}>"


def find_maintainer(holders: tuple[str, ...], environment: Mapping[str, str]) -> Maintainer:
    """DEBFULLNAME and DEBEMAIL as for Debian's own tools, else the holder of the project's licence."""
    holder = re.sub(r"^[\d\s,–-]+", "", holders[0]) if holders else PACKAGE_NAME
    name = environment.get("DEBFULLNAME") or holder
    mail = environment.get("DEBEMAIL") or _NO_MAIL
    # A line break would begin another field of the control file.
    return Maintainer(" ".join(name.split()), " ".join(mail.split()))


def debian_version(version: str) -> str:
    """A Python version as Debian orders it: ``1.0rc1`` comes before ``1.0``, so it is ``1.0~rc1``."""
    return re.sub(r"[._-]?(a|b|rc|dev)(?=\d)", r"~\1", version)


def control_file(
    version: str, architecture: str, size: int, maintainer: Maintainer, glibc: int, homepage: str = ""
) -> str:
    """The control file. ``size`` in KiB; ``glibc``: the minor version of the oldest C library it runs with, or 0."""
    major, minor = PYTHON
    needs = [f"python3 (>= {major}.{minor}~)", f"python3 (<< {major}.{minor + 1}~)"]
    needs += [f"libc6 (>= 2.{glibc})"] if glibc else []
    fields = {
        "Package": PACKAGE_NAME,
        "Version": debian_version(version),
        "Section": "education",
        "Priority": "optional",
        "Architecture": architecture,
        "Maintainer": str(maintainer),
        "Installed-Size": str(size),
        "Depends": ", ".join(needs),
        # A station needs them; the adviser's commands work without, so they are not required.
        "Recommends": ", ".join(PACKAGES),
        "Suggests": ", ".join(PRINTING_PACKAGES),
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


def postinst_script(folder: str) -> str:
    """``postinst``: compile what is below ``folder``, and restart a running station with the new program."""
    return f"""\
#!/bin/sh
set -e
if [ "$1" = configure ]; then
    # Compiled, the program starts three times as fast. It runs without too: a full disk must not stop a station.
    if command -v py3compile >/dev/null 2>&1; then
        py3compile -p {PACKAGE_NAME} {folder} || true
    fi
    # A keeper that runs has the old program in memory, and would load new parts into it.
    if [ -n "$2" ] && [ -d /run/systemd/system ]; then
        deb-systemd-invoke try-restart {UNIT_NAME} || true
    fi
fi
"""


def prerm_script(folder: str, command: str, manifest: str = MANIFEST) -> str:
    """``prerm``: uninstall the station while the program is still there to do it, and erase what was compiled.

    ``manifest`` exists where ``kiosk install`` made a station of the machine. Where uninstalling fails, the package
    stays.
    """
    return f"""\
#!/bin/sh
set -e
# Without the program a station would be a black screen that nobody can log in to.
if [ "$1" = remove ] && [ -e {manifest} ]; then
    {command} uninstall --yes
fi
if command -v py3clean >/dev/null 2>&1; then
    py3clean -p {PACKAGE_NAME} || true
fi
# What py3clean passes over, or what Python compiled by itself.
find {folder} -name __pycache__ -type d -prune -exec rm -rf {{}} + || true
"""


def changelog_file(version: str, maintainer: Maintainer, epoch: int) -> str:
    """A changelog with one entry for this version, dated ``epoch`` (seconds since 1970)."""
    date = format_datetime(dt.datetime.fromtimestamp(epoch, dt.UTC))
    head = f"{PACKAGE_NAME} ({debian_version(version)}) trixie; urgency=medium"
    return f"{head}\n\n  * Version {version}.\n\n -- {maintainer}  {date}\n"


def lintian_overrides() -> str:
    """What lintian finds and is meant so, each with its reason; the reasons are comments of the file."""
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
    return "".join(
        f"# {reason}\n" + "".join(f"{PACKAGE_NAME}: {tag}\n" for tag in tags) for reason, tags in reasons.items()
    )


def copyright_file(own_name: str, own_licence: str, own: Wheel, carried: Iterable[Wheel], folder: str) -> str:
    """``copyright`` in the machine-readable format DEP-5: the whole package, then each component in ``folder``.

    ``own_licence`` is the text of the project's licence. Raises :class:`ValueError` where a component does not
    state its licence: it may not be redistributed.
    """
    head = [f"Format: {_COPYRIGHT_FORMAT}", f"Upstream-Name: {own_name}"]
    head += [f"Source: {own.homepage}"] if own.homepage else []
    head += [
        "Comment: The package carries the Python components that the program runs on, as their authors published",
        " them, so that a station needs no network. Their sources and versions are those of the Python Package Index.",
    ]
    paragraphs = [
        "\n".join(head),
        _paragraph(["*"], copyright_holders([own_licence]), debian_licence_name(own), [own_licence]),
    ]
    for wheel in sorted(carried, key=lambda one: one.name):
        texts, short = wheel.licence_texts(), debian_licence_name(wheel)
        if not short or not (texts or short in _LICENCES_ON_DEBIAN):
            raise ValueError(wheel.name)
        who = () if short in _LICENCES_ON_DEBIAN else copyright_holders(texts)
        paths = [f"{folder}/{name}{'' if name.endswith('.py') else '/*'}" for name in wheel.top_level_names()]
        paragraphs.append(_paragraph(paths, who or (wheel.authors or wheel.name,), short, texts, wheel))
    return "\n\n".join(paragraphs) + "\n"


def debian_licence_name(wheel: Wheel) -> str:
    """Debian's short name of a component's licence; empty where it names none."""
    named = wheel.licence or wheel.classifier
    return _LICENCE_NAMES.get(named, named.replace(" ", "-"))


def copyright_holders(texts: Iterable[str]) -> tuple[str, ...]:
    """The copyright holders that the texts of licences name, each once: « 2014 Pallets »."""
    found = (_HOLDER.fullmatch(line) for text in texts for line in text.splitlines())
    return tuple(dict.fromkeys(line["who"].rstrip(",. ") for line in found if line))


def _paragraph(
    paths: Sequence[str], who: Sequence[str], short: str, texts: Sequence[str], wheel: Wheel | None = None
) -> str:
    lines = ["Files: " + "\n       ".join(paths), "Copyright: " + "\n           ".join(who)]
    if wheel is not None:
        where = f", {wheel.homepage}" if wheel.homepage else ""
        lines.append(f"Comment: {wheel.name} {wheel.version}{where}")
    lines.append(f"License: {short}")
    if short in _LICENCES_ON_DEBIAN:
        lines.append(f" On Debian systems, the text of this licence is in {_LICENCES_ON_DEBIAN[short]}.")
    else:
        for text in texts:
            lines += [f" {line.rstrip()}" if line.strip() else " ." for line in text.strip().splitlines()]
    return "\n".join(lines)


class ManualEntry(msgspec.Struct, frozen=True):
    """A command: its usage line, its help, and (spelling, help) of each option."""

    usage: str
    about: str
    options: tuple[tuple[str, str], ...] = ()


def manual_page(version: str, epoch: int, about: str, entries: Sequence[ManualEntry]) -> str:
    """The page in the current language, dated ``epoch`` (seconds since 1970)."""
    date = dt.datetime.fromtimestamp(epoch, dt.UTC).date().isoformat()
    lines = [f'.TH KIOSK 1 {date} "kiosk {_roff(version)}"']
    lines += [f".SH {_('NOM')}", f"kiosk \\- {_roff(about)}"]
    lines += [f".SH {_('SYNTAXE')}", ".B kiosk", f".RI [ {_roff(_('commande'))} ]", f".SH {_('COMMANDES')}"]
    for entry in entries:
        lines += [".TP", f".B {_roff(entry.usage)}", _roff(entry.about)]
        for spelling, meaning in entry.options:
            lines += [".RS", ".TP", f".B {_roff(spelling)}", _roff(meaning), ".RE"]
    lines += [f".SH {_('FICHIERS')}", ".TP", ".I /etc/kiosk/settings.yaml", _roff(_("Les réglages du poste."))]
    return "\n".join(lines) + "\n"


def _roff(text: str) -> str:
    """``text`` on one line, escaped so that ``man`` reads no command in it."""
    text = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{text}" if text.startswith((".", "'")) else text
