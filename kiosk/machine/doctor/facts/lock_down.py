"""What `kiosk install` would still change, and what the running kernel, systemd and logind say of the lock."""

from __future__ import annotations

import os
import re
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.machine.doctor.facts.unit import station_program
from kiosk.machine.doctor.lock_down import LockFacts, Pending
from kiosk.machine.doctor.machine import Machine
from kiosk.machine.install.changes import Account, Change, Link, NothingThere, Packages, is_done
from kiosk.machine.install.looking import look
from kiosk.machine.install.machine import Machine as Disk
from kiosk.machine.install.plan import FOOT_CONFIGURATION, UNITS, check, plan
from kiosk.station.screen.session_variables import XKB

_XKB_LIST = "/usr/share/X11/xkb/rules/evdev.lst"
_LOGIND = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")


def lock_facts(machine: Machine) -> LockFacts:
    """As this account sees it."""
    pending, impossible, unseen = _plan(machine)
    layout, variant = XKB[machine.held.settings.keyboard]
    return LockFacts(
        pending=pending,
        impossible=impossible,
        unseen=unseen,
        sysrq=_number(machine.at("/proc/sys/kernel/sysrq")),
        consoles=_consoles(machine),
        logins=_logins(machine),
        ctrl_alt_del=_masked(machine),
        burst=_said(machine, ["systemctl", "show", "--property=CtrlAltDelBurstAction", "--value"]),
        terminal=_terminal(machine),
        layout=f"{layout} ({variant})" if variant else layout,
        layout_known=_known(machine.at(_XKB_LIST), layout, variant),
    )


def _plan(machine: Machine) -> tuple[tuple[Pending, ...], str, tuple[str, ...]]:
    """(what is not as it should be, why it cannot be made so, what this account cannot compare)."""
    disk = Disk(machine.root)
    pending: list[Pending] = []
    unseen: list[str] = []
    try:
        facts = look(disk, station_program(machine))
        check(facts)
    except KioskError as error:
        return (), str(error), ()
    except OSError as error:
        return (), "", (str(error.filename or machine.root),)
    for change in plan(facts):
        try:
            done = _is_made(disk, change)
        except OSError as error:
            unseen.append(str(error.filename))
            continue
        if not done:
            pending.append(Pending(_where(change), change.why))
    return tuple(pending), "", tuple(unseen)


def _is_made(disk: Disk, change: Change) -> bool:
    """Raises OSError where this account may not look."""
    if isinstance(change, Packages | Account):
        return is_done(change, None, NothingThere())
    owner = ("root", "root") if isinstance(change, Link) else (change.owner, change.group)
    return is_done(change, disk.numbers(*owner), disk.there(change.path))


def _where(change: Change) -> str:
    match change:
        case Packages(missing=missing):
            return ", ".join(missing)
        case Account(name=name):
            return name
        case _:
            return change.path


def _consoles(machine: Machine) -> int | None:
    said = _said(machine, ["busctl", "get-property", *_LOGIND, "NAutoVTs"])
    return int(said[2:]) if re.fullmatch(r"u \d+", said) else None


def _logins(machine: Machine) -> tuple[str, ...]:
    """The logins that wait on some console; after « Arrêter le programme » the one of tty1 does, as it should."""
    said = _said(
        machine,
        ["systemctl", "list-units", "--type=service", "--state=active", "--plain", "--no-legend", "getty@*"],
    )
    return tuple(line.split()[0] for line in said.splitlines() if line.startswith("getty@"))


def _masked(machine: Machine) -> bool | None:
    """What systemd goes by: its own answer, else the link."""
    said = _said(machine, ["systemctl", "show", "ctrl-alt-del.target", "--property=LoadState", "--value"])
    if said:
        return said == "masked"
    link = machine.at(f"{UNITS}/ctrl-alt-del.target")
    return link.is_symlink() and os.readlink(link) == "/dev/null"


def _terminal(machine: Machine) -> str | None:
    """What foot says of its configuration; empty for nothing, None where it cannot be asked."""
    file = machine.at(FOOT_CONFIGURATION)
    if not file.exists():
        return None
    answer = machine.ask(["foot", "--check-config", f"--config={file}"])
    if answer is None:
        return None
    lines = [line for line in answer.text.splitlines() if line.strip()]
    return "" if answer.code == 0 else (lines[-1].strip() if lines else str(answer.code))


def _known(names: Path, layout: str, variant: str) -> bool | None:
    """Whether xkeyboard-config's list has the layout, and the variant of that layout; None without the list."""
    try:
        text = names.read_text("utf-8", "replace")
    except OSError:
        return None
    section, layouts, variants = "", set(), set()
    for line in text.splitlines():
        words = line.split()
        if line.startswith("! "):
            section = words[1]
        elif section == "layout" and words:
            layouts.add(words[0])
        elif section == "variant" and len(words) > 1:
            variants.add((words[1].rstrip(":"), words[0]))
    return layout in layouts and (not variant or (layout, variant) in variants)


def _said(machine: Machine, command: list[str]) -> str:
    answer = machine.ask(command)
    return answer.text.strip() if answer is not None and answer.code == 0 else ""


def _number(file: Path) -> int | None:
    try:
        return int(file.read_text("ascii"))
    except (OSError, ValueError):
        return None
