"""The lock: what `kiosk install` would still change, and what the running machine makes of it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from kiosk.i18n import _
from kiosk.machine.doctor.checks.unit import station_program
from kiosk.machine.doctor.judgement import Judgement, do, see, well

if TYPE_CHECKING:
    from kiosk.machine.doctor.examined_machine import ExaminedMachine
    from kiosk.machine.install.changes import Change
    from kiosk.machine.install.target_system import TargetSystem

INSTALL = "sudo kiosk install"


class Pending(msgspec.Struct, frozen=True):
    """A change of `kiosk install` that is not made, or was undone: where, and what it is for."""

    where: str
    why: str


class LockFacts(msgspec.Struct, frozen=True):
    """``impossible``: why `kiosk install` would stop, with what to do; empty where it would not. ``unseen``: what this
    account cannot compare. Of the running machine, None or empty where it does not say: ``sysrq`` (0: off),
    ``consoles`` that logind opens at a key, ``logins`` that run, what Ctrl+Alt+Del does (``ctrl_alt_del``: its target
    is masked; ``burst``: seven times). ``terminal``: what foot says of its file, empty for nothing. ``layout`` of the
    keyboard (with its variant), and whether XKB knows it.
    """

    pending: tuple[Pending, ...] = ()
    impossible: str = ""
    unseen: tuple[str, ...] = ()
    sysrq: int | None = None
    consoles: int | None = None
    logins: tuple[str, ...] = ()
    ctrl_alt_del: bool | None = None
    burst: str = ""
    terminal: str | None = None
    layout: str = ""
    layout_known: bool | None = None


def judge_lock(facts: LockFacts) -> Iterator[Judgement]:
    """Only for a station: a machine of one's own has no lock."""
    yield from _installed(facts)
    yield from _keys(facts)
    yield from _consoles(facts)
    yield from _terminal(facts)


def _installed(facts: LockFacts) -> Iterator[Judgement]:
    if facts.impossible:
        why = _("kiosk install ne peut pas tout mettre en place ici.")
        yield do("lock.install", facts.impossible, why, _("Changez cela, puis : sudo kiosk install"))
    for path in facts.unseen:
        what = _("{file} n'est pas ouvert à ce compte.").format(file=path)
        yield see("lock.seen", what, _("Ce compte ne voit pas tout le verrou."), "sudo kiosk doctor")
    for change in facts.pending:
        what = _("{file} n'est pas comme kiosk install l'écrit.").format(file=change.where)
        yield do("lock.install", what, _(change.why), INSTALL)
    if not facts.impossible and not facts.unseen and not facts.pending:
        why = _("Aucune touche et aucun geste ne doit sortir du programme.")
        yield well("lock.install", _("Tout ce que kiosk install écrit est en place."), why)


def _keys(facts: LockFacts) -> Iterator[Judgement]:
    why = _("Aucune touche ne doit arrêter le programme ni la machine.")
    if facts.sysrq == 0:
        yield well("lock.sysrq", _("Les touches du noyau ne font rien."), why)
    elif facts.sysrq is not None:
        what = _("Les touches du noyau agissent (sysrq {value}).").format(value=facts.sysrq)
        yield do("lock.sysrq", what, why, "sudo sysctl kernel.sysrq=0")
    if facts.ctrl_alt_del is False:
        yield do("lock.ctrl_alt_del", _("Ctrl+Alt+Suppr agit."), why, "sudo systemctl mask ctrl-alt-del.target")
    elif facts.burst and facts.burst != "none":
        what = _("Ctrl+Alt+Suppr, 7 fois de suite, agit ({value}).").format(value=facts.burst)
        yield do("lock.ctrl_alt_del", what, why, _("sudo kiosk install, puis redémarrez la machine."))
    elif facts.ctrl_alt_del:
        yield well("lock.ctrl_alt_del", _("Ctrl+Alt+Suppr ne fait rien."), why)


def _consoles(facts: LockFacts) -> Iterator[Judgement]:
    why = _("Une personne ne doit rien voir d'autre que le programme.")
    if facts.consoles:
        what = _("Des consoles s'ouvrent avec des touches ({count}).").format(count=facts.consoles)
        yield do("lock.consoles", what, why, _("sudo kiosk install, puis redémarrez la machine."))
    elif facts.logins:
        what = _("Une connexion attend : {names}.").format(names=", ".join(facts.logins))
        yield see("lock.consoles", what, why, f"sudo systemctl stop {' '.join(facts.logins)}")
    elif facts.consoles == 0:
        yield well("lock.consoles", _("Aucune console n'attend derrière l'écran."), why)


def _terminal(facts: LockFacts) -> Iterator[Judgement]:
    why = _("Ce fichier ferme les raccourcis du terminal.")
    if facts.terminal:
        yield do("lock.terminal", _("foot dit : {said}").format(said=facts.terminal), why, INSTALL)
    elif facts.terminal == "":
        yield well("lock.terminal", _("foot lit bien son fichier."), why)
    why = _("Les lettres à l'écran doivent être celles des touches.")
    if facts.layout_known:
        yield well("lock.layout", _("Le clavier {name} est connu.").format(name=facts.layout), why)
    elif facts.layout_known is False:
        what = _("Le clavier {name} n'est pas connu ici.").format(name=facts.layout)
        yield do("lock.layout", what, why, "sudo apt install --reinstall xkb-data")


_XKB_LIST = "/usr/share/X11/xkb/rules/evdev.lst"
_LOGIND = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")


def lock_facts(machine: ExaminedMachine) -> LockFacts:
    """As this account sees it."""
    from kiosk.course.keyboards import LAYOUTS

    pending, impossible, unseen = _plan(machine)
    keyboard = LAYOUTS[machine.held.settings.keyboard]
    layout, variant = keyboard.xkb_layout, keyboard.xkb_variant
    return LockFacts(
        pending=pending,
        impossible=impossible,
        unseen=unseen,
        sysrq=_number(machine.at("/proc/sys/kernel/sysrq")),
        consoles=_read_consoles(machine),
        logins=_read_logins(machine),
        ctrl_alt_del=_masked(machine),
        burst=_said(machine, ["systemctl", "show", "--property=CtrlAltDelBurstAction", "--value"]),
        terminal=_read_terminal(machine),
        layout=f"{layout} ({variant})" if variant else layout,
        layout_known=_known(machine.at(_XKB_LIST), layout, variant),
    )


def _plan(machine: ExaminedMachine) -> tuple[tuple[Pending, ...], str, tuple[str, ...]]:
    """(what is not as it should be, why it cannot be made so, what this account cannot compare)."""
    from kiosk.errors import KioskError
    from kiosk.machine.install.facts import read_facts
    from kiosk.machine.install.plan import plan_changes, require_installable
    from kiosk.machine.install.target_system import TargetSystem

    system = TargetSystem(machine.root)
    pending: list[Pending] = []
    unseen: list[str] = []
    try:
        facts = read_facts(system, station_program(machine))
        require_installable(facts)
    except KioskError as error:
        return (), str(error), ()
    except OSError as error:
        return (), "", (str(error.filename or machine.root),)
    for change in plan_changes(facts):
        try:
            done = _is_made(system, change)
        except OSError as error:
            unseen.append(str(error.filename))
            continue
        if not done:
            pending.append(Pending(_where(change), change.why))
    return tuple(pending), "", tuple(unseen)


def _is_made(system: TargetSystem, change: Change) -> bool:
    """Raises OSError where this account may not look."""
    from kiosk.machine.install.changes import Absent, AccountChange, LinkChange, PackagesChange, is_done

    if isinstance(change, PackagesChange | AccountChange):
        return is_done(change, None, Absent())
    owner = ("root", "root") if isinstance(change, LinkChange) else (change.owner, change.group)
    return is_done(change, system.owner_ids(*owner), system.read_state(change.path))


def _where(change: Change) -> str:
    from kiosk.machine.install.changes import AccountChange, PackagesChange

    match change:
        case PackagesChange(missing=missing):
            return ", ".join(missing)
        case AccountChange(name=name):
            return name
        case _:
            return change.path


def _read_consoles(machine: ExaminedMachine) -> int | None:
    said = _said(machine, ["busctl", "get-property", *_LOGIND, "NAutoVTs"])
    return int(said[2:]) if re.fullmatch(r"u \d+", said) else None


def _read_logins(machine: ExaminedMachine) -> tuple[str, ...]:
    """The logins that wait on some console; after « Arrêter le programme » the one of tty1 does, as it should."""
    said = _said(
        machine,
        ["systemctl", "list-units", "--type=service", "--state=active", "--plain", "--no-legend", "getty@*"],
    )
    return tuple(line.split()[0] for line in said.splitlines() if line.startswith("getty@"))


def _masked(machine: ExaminedMachine) -> bool | None:
    """What systemd goes by: its own answer, else the link."""
    from kiosk.machine.install.plan import UNITS

    said = _said(machine, ["systemctl", "show", "ctrl-alt-del.target", "--property=LoadState", "--value"])
    if said:
        return said == "masked"
    link = machine.at(f"{UNITS}/ctrl-alt-del.target")
    return link.is_symlink() and os.readlink(link) == "/dev/null"


def _read_terminal(machine: ExaminedMachine) -> str | None:
    """What foot says of its configuration; empty for nothing, None where it cannot be asked."""
    from kiosk.machine.install.plan import FOOT_CONFIGURATION

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


def _said(machine: ExaminedMachine, command: list[str]) -> str:
    answer = machine.ask(command)
    return answer.text.strip() if answer is not None and answer.code == 0 else ""


def _number(file: Path) -> int | None:
    try:
        return int(file.read_text("ascii"))
    except (OSError, ValueError):
        return None
