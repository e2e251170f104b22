"""The lockdown: what `kiosk install` would still change, and what keys do on the running machine."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from kiosk.i18n import _
from kiosk.machine.doctor.checks.unit import station_program
from kiosk.machine.doctor.judgement import Judgement, fail, ok, warn

if TYPE_CHECKING:
    from kiosk.machine.doctor.examined_machine import ExaminedMachine
    from kiosk.machine.install.changes import Change
    from kiosk.machine.install.target_system import TargetSystem

_INSTALL = "sudo kiosk install"
_XKB_LIST = "/usr/share/X11/xkb/rules/evdev.lst"
_LOGIND = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")


class PendingChange(msgspec.Struct, frozen=True):
    """A change of `kiosk install` that is not made, or was undone: its path or name, and what it is for."""

    subject: str
    why: str


class LockFacts(msgspec.Struct, frozen=True):
    """``refusal`` is why `kiosk install` would stop, with what to do, or empty; ``unreadable`` are paths that this
    account cannot compare.

    The rest is of the running machine, None or empty where it does not answer: ``sysrq`` (0: off), the number of
    ``consoles`` that logind opens at a key, the ``logins`` that wait, what Ctrl+Alt+Del does once
    (``ctrl_alt_del_masked``) and seven times (``ctrl_alt_del_burst``), foot's error about its configuration (empty for
    none), and the keyboard ``layout`` with its variant, and whether XKB knows it.
    """

    pending: tuple[PendingChange, ...] = ()
    refusal: str = ""
    unreadable: tuple[str, ...] = ()
    sysrq: int | None = None
    consoles: int | None = None
    logins: tuple[str, ...] = ()
    ctrl_alt_del_masked: bool | None = None
    ctrl_alt_del_burst: str = ""
    foot_error: str | None = None
    layout: str = ""
    layout_known: bool | None = None


def judge_lock(facts: LockFacts) -> Iterator[Judgement]:
    """Judge what keeps people inside the program; only a station is locked down."""
    yield from _installed(facts)
    yield from _keys(facts)
    yield from _consoles(facts)
    yield from _terminal(facts)


def _installed(facts: LockFacts) -> Iterator[Judgement]:
    if facts.refusal:
        why = _("kiosk install ne peut pas tout mettre en place ici.")
        yield fail("lock.install", facts.refusal, why, _("Changez cela, puis : sudo kiosk install"))
    for path in facts.unreadable:
        what = _("{file} n'est pas ouvert à ce compte.").format(file=path)
        yield warn("lock.seen", what, _("Ce compte ne voit pas tout le verrou."), "sudo kiosk doctor")
    for change in facts.pending:
        what = _("{file} n'est pas comme kiosk install l'écrit.").format(file=change.subject)
        yield fail("lock.install", what, _(change.why), _INSTALL)
    if not facts.refusal and not facts.unreadable and not facts.pending:
        why = _("Aucune touche et aucun geste ne doit sortir du programme.")
        yield ok("lock.install", _("Tout ce que kiosk install écrit est en place."), why)


def _keys(facts: LockFacts) -> Iterator[Judgement]:
    why = _("Aucune touche ne doit arrêter le programme ni la machine.")
    if facts.sysrq == 0:
        yield ok("lock.sysrq", _("Les touches du noyau ne font rien."), why)
    elif facts.sysrq is not None:
        what = _("Les touches du noyau agissent (sysrq {value}).").format(value=facts.sysrq)
        yield fail("lock.sysrq", what, why, "sudo sysctl kernel.sysrq=0")
    if facts.ctrl_alt_del_masked is False:
        yield fail("lock.ctrl_alt_del", _("Ctrl+Alt+Suppr agit."), why, "sudo systemctl mask ctrl-alt-del.target")
    elif facts.ctrl_alt_del_burst and facts.ctrl_alt_del_burst != "none":
        what = _("Ctrl+Alt+Suppr, 7 fois de suite, agit ({value}).").format(value=facts.ctrl_alt_del_burst)
        yield fail("lock.ctrl_alt_del", what, why, _("sudo kiosk install, puis redémarrez la machine."))
    elif facts.ctrl_alt_del_masked:
        yield ok("lock.ctrl_alt_del", _("Ctrl+Alt+Suppr ne fait rien."), why)


def _consoles(facts: LockFacts) -> Iterator[Judgement]:
    why = _("Une personne ne doit rien voir d'autre que le programme.")
    if facts.consoles:
        what = _("Des consoles s'ouvrent avec des touches ({count}).").format(count=facts.consoles)
        yield fail("lock.consoles", what, why, _("sudo kiosk install, puis redémarrez la machine."))
    elif facts.logins:
        what = _("Une connexion attend : {names}.").format(names=", ".join(facts.logins))
        yield warn("lock.consoles", what, why, f"sudo systemctl stop {' '.join(facts.logins)}")
    elif facts.consoles == 0:
        yield ok("lock.consoles", _("Aucune console n'attend derrière l'écran."), why)


def _terminal(facts: LockFacts) -> Iterator[Judgement]:
    why = _("Ce fichier ferme les raccourcis du terminal.")
    if facts.foot_error:
        yield fail("lock.terminal", _("foot dit : {said}").format(said=facts.foot_error), why, _INSTALL)
    elif facts.foot_error == "":
        yield ok("lock.terminal", _("foot lit bien son fichier."), why)
    why = _("Les lettres à l'écran doivent être celles des touches.")
    if facts.layout_known:
        yield ok("lock.layout", _("Le clavier {name} est connu.").format(name=facts.layout), why)
    elif facts.layout_known is False:
        what = _("Le clavier {name} n'est pas connu ici.").format(name=facts.layout)
        yield fail("lock.layout", what, why, "sudo apt install --reinstall xkb-data")


def read_lock_facts(machine: ExaminedMachine) -> LockFacts:
    """Compare the system with the plan of `kiosk install`, as far as this account can, and ask the running system."""
    from kiosk.course.keyboard.layouts import LAYOUTS

    pending, impossible, unreadable = _compare_with_plan(machine)
    keyboard = LAYOUTS[machine.layers.settings.keyboard]
    layout, variant = keyboard.xkb_layout, keyboard.xkb_variant
    return LockFacts(
        pending=pending,
        refusal=impossible,
        unreadable=unreadable,
        sysrq=_number(machine.path("/proc/sys/kernel/sysrq")),
        consoles=_read_consoles(machine),
        logins=_read_logins(machine),
        ctrl_alt_del_masked=_is_ctrl_alt_del_masked(machine),
        ctrl_alt_del_burst=_output(machine, ["systemctl", "show", "--property=CtrlAltDelBurstAction", "--value"]),
        foot_error=_read_foot_error(machine),
        layout=f"{layout} ({variant})" if variant else layout,
        layout_known=_is_known_layout(machine.path(_XKB_LIST), layout, variant),
    )


def _compare_with_plan(machine: ExaminedMachine) -> tuple[tuple[PendingChange, ...], str, tuple[str, ...]]:
    """(changes that are not made, why they cannot be made, paths that this account cannot compare)."""
    from kiosk.errors import KioskError
    from kiosk.machine.install.facts import read_facts
    from kiosk.machine.install.plan import plan_changes, require_installable
    from kiosk.machine.install.target_system import TargetSystem

    system = TargetSystem(machine.root)
    pending: list[PendingChange] = []
    unreadable: list[str] = []
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
            unreadable.append(str(error.filename))
            continue
        if not done:
            pending.append(PendingChange(_subject_of(change), change.why))
    return tuple(pending), "", tuple(unreadable)


def _is_made(system: TargetSystem, change: Change) -> bool:
    """Raises :class:`OSError` where this account may not know."""
    from kiosk.machine.install.changes import Absent, AccountChange, LinkChange, PackagesChange, is_done

    if isinstance(change, PackagesChange | AccountChange):
        return is_done(change, None, Absent())
    owner = ("root", "root") if isinstance(change, LinkChange) else (change.owner, change.group)
    return is_done(change, system.owner_ids(*owner), system.read_state(change.path))


def _subject_of(change: Change) -> str:
    from kiosk.machine.install.changes import AccountChange, PackagesChange

    match change:
        case PackagesChange(missing=missing):
            return ", ".join(missing)
        case AccountChange(name=name):
            return name
        case _:
            return change.path


def _read_consoles(machine: ExaminedMachine) -> int | None:
    output = _output(machine, ["busctl", "get-property", *_LOGIND, "NAutoVTs"])
    return int(output[2:]) if re.fullmatch(r"u \d+", output) else None


def _read_logins(machine: ExaminedMachine) -> tuple[str, ...]:
    """The login prompts on consoles; after « Arrêter le programme » the one of tty1 is there on purpose."""
    output = _output(
        machine,
        ["systemctl", "list-units", "--type=service", "--state=active", "--plain", "--no-legend", "getty@*"],
    )
    return tuple(line.split()[0] for line in output.splitlines() if line.startswith("getty@"))


def _is_ctrl_alt_del_masked(machine: ExaminedMachine) -> bool | None:
    """As systemd says; where it does not run, as the link says."""
    from kiosk.machine.install.plan import UNITS_FOLDER

    output = _output(machine, ["systemctl", "show", "ctrl-alt-del.target", "--property=LoadState", "--value"])
    if output:
        return output == "masked"
    link = machine.path(f"{UNITS_FOLDER}/ctrl-alt-del.target")
    return link.is_symlink() and os.readlink(link) == "/dev/null"


def _read_foot_error(machine: ExaminedMachine) -> str | None:
    """Foot's error about its configuration; empty for none, None where foot cannot be run."""
    from kiosk.machine.install.plan import FOOT_CONFIGURATION

    file = machine.path(FOOT_CONFIGURATION)
    if not file.exists():
        return None
    answer = machine.run(["foot", "--check-config", f"--config={file}"])
    if answer is None:
        return None
    lines = [line for line in answer.output.splitlines() if line.strip()]
    return "" if answer.code == 0 else (lines[-1].strip() if lines else str(answer.code))


def _is_known_layout(names: Path, layout: str, variant: str) -> bool | None:
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


def _output(machine: ExaminedMachine, command: list[str]) -> str:
    answer = machine.run(command)
    return answer.output.strip() if answer is not None and answer.code == 0 else ""


def _number(file: Path) -> int | None:
    try:
        return int(file.read_text("ascii"))
    except (OSError, ValueError):
        return None
