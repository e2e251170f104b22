"""A small fake Debian in a folder: the files that an installation reads, and commands with the effects of Debian's."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.machine.install.changes import PathState
from kiosk.machine.install.installing import install
from kiosk.machine.install.plan import HOME_FOLDER, PACKAGES
from kiosk.machine.install.target_system import TargetSystem
from kiosk.machine.install.uninstalling import uninstall

FOOT = """\
# -*- conf -*-
# font=monospace:size=8

[url]
# launch=xdg-open ${url}
#
# [key-bindings]
# regex-launch=[your-fancy-name] Control+Shift+q

[key-bindings]
# scrollback-home=none
# clipboard-paste=Control+Shift+v XF86Paste
# search-start=Control+Shift+r
# spawn-terminal=Control+Shift+n
# pipe-visible=[sh -c "xurls | fuzzel | xargs -r firefox"] none
# show-urls-launch=Control+Shift+o
# unicode-input=Control+Shift+u

[search-bindings]
# cancel=Control+g Control+c Escape
# clipboard-paste=Control+v

[url-bindings]
# cancel=Control+g Escape

[text-bindings]
# \\x03=Mod4+c  # Map Super+c -> Ctrl+c

[mouse-bindings]
# selection-override-modifiers=Shift
# primary-paste=BTN_MIDDLE
# select-begin=BTN_LEFT
# select-extend=BTN_RIGHT
# select-quote = BTN_LEFT-3
"""
"""The example configuration that comes with foot 1.21, shortened."""
KEYBOARD = '# KEYBOARD\nXKBMODEL="pc105"\nXKBLAYOUT="us"\nXKBVARIANT=""\nBACKSPACE="guess"\n'
PROGRAM = "/usr/bin/kiosk"


class PowerCut(BaseException):
    """The power is cut."""


class FakeSystem(TargetSystem):
    """All its accounts have the ids of whoever runs the test, so that no test needs root."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.ran: list[str] = []
        self.breaks: set[str] = set()
        """Commands that fail, by their first words."""
        self.cut_after = -1
        """Operations until the power is cut; negative for never."""

    def write_state(self, path: str, wanted: PathState) -> None:
        self._operate()
        super().write_state(path, wanted)
        self._operate()

    def erase_tree(self, path: str) -> None:
        self._operate()
        super().erase_tree(path)
        self._operate()

    def run(self, *command: str, quiet: bool = True) -> str:
        line = " ".join(command)
        self._operate()
        self.ran.append(line)
        if any(line.startswith(words) for words in self.breaks):
            raise KioskError(f"{command[0]}: no")
        if command[:2] == ("apt-get", "install"):
            have_packages(self, tuple(word for word in command[2:] if not word.startswith("-")))
        elif command[0] == "useradd":
            self._write(
                "/etc/passwd", f"{self._read('/etc/passwd')}kiosk:x:{os.getuid()}:{os.getgid()}::{HOME_FOLDER}:/no\n"
            )
            self._write("/etc/group", f"{self._read('/etc/group')}kiosk:x:{os.getgid()}:\n")
        elif command[0] == "userdel":
            for file in ("/etc/passwd", "/etc/group"):
                lines = self._read(file).splitlines(keepends=True)
                self._write(file, "".join(line for line in lines if not line.startswith("kiosk:")))
        self._operate()
        return ""

    def _operate(self) -> None:
        if self.cut_after == 0:
            raise PowerCut
        self.cut_after -= 1

    def _read(self, path: str) -> str:
        return self.path(path).read_text()

    def _write(self, path: str, text: str) -> None:
        self.path(path).write_text(text)


def debian(root: Path, packages: tuple[str, ...] = PACKAGES) -> FakeSystem:
    """A Debian 13 with these packages and the program."""
    system = FakeSystem(root)
    for folder in ("etc/systemd/system", "usr/bin", "var/lib/dpkg", "etc/pam.d"):
        (root / folder).mkdir(parents=True)
    (root / "etc/os-release").write_text('PRETTY_NAME="Debian"\nVERSION_ID="13"\nID=debian\n')
    (root / "etc/passwd").write_text(f"root:x:{os.getuid()}:{os.getgid()}:root:/root:/bin/bash\n")
    (root / "etc/group").write_text(f"root:x:{os.getgid()}:\nlp:x:{os.getgid()}:\n")
    (root / "var/lib/dpkg/status").write_text("")
    (root / "usr/bin/kiosk").write_text("#!/bin/sh\n")
    (root / "usr/bin/kiosk").chmod(0o755)
    have_packages(system, packages)
    return system


def have_packages(system: TargetSystem, names: tuple[str, ...]) -> None:
    """Mark packages as installed, and write their files."""
    status = system.path("/var/lib/dpkg/status")
    there = "".join(f"Package: {name}\nStatus: install ok installed\nVersion: 1\n\n" for name in names)
    status.write_text(status.read_text() + there)
    if "foot" in names:
        system.path("/etc/xdg/foot").mkdir(parents=True)
        system.path("/etc/xdg/foot/foot.ini").write_text(FOOT)
    if "console-setup" in names:
        system.path("/etc/default").mkdir(parents=True)
        system.path("/etc/default/keyboard").write_text(KEYBOARD)


def tree(system: TargetSystem) -> dict[str, tuple[int, bytes]]:
    """The type and mode, and the content or target, of every path of the system."""
    return dict(_walk(system.root))


def _walk(root: Path) -> Iterator[tuple[str, tuple[int, bytes]]]:
    for place in sorted(root.rglob("*")):
        mode = place.lstat().st_mode
        is_link, is_file = place.is_symlink(), place.is_file()
        content = os.readlink(place).encode() if is_link else place.read_bytes() if is_file else b""
        yield f"/{place.relative_to(root)}", (mode, content)


def run_install(system: FakeSystem) -> list[str]:
    """Install, and return the messages."""
    messages: list[str] = []
    install(system, PROGRAM, messages.append)
    return messages


def run_uninstall(system: FakeSystem, logbooks: bool = False) -> list[str]:
    """Uninstall, and return the messages."""
    messages: list[str] = []
    uninstall(system, messages.append, logbooks)
    return messages
