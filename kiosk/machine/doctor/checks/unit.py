"""The unit that keeps the station running: there, enabled, running, and coming back by itself."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from kiosk.i18n import _, ngettext
from kiosk.machine.doctor.judgement import Judgement, do, see, well

if TYPE_CHECKING:
    from kiosk.machine.doctor.examined_machine import ExaminedMachine

STOPPED_BY_ADVISER = 20
MANY_RESTARTS = 5
"""Since the machine was started: more than anybody would do by hand."""


class UnitFacts(msgspec.Struct, frozen=True):
    """``there``: its file is; ``enabled``: it starts with the machine. ``program`` is what its scripts
    run, ``program_there`` whether it can be run. The rest is what systemd says, empty where
    systemd does not run here (``asked`` False): in a container, or before the first start.
    """

    name: str
    there: bool
    enabled: bool
    program: str = ""
    program_there: bool = True
    asked: bool = False
    active: str = ""
    restart: str = ""
    exit_status: int = 0
    restarts: int = 0


def judge_unit(facts: UnitFacts) -> Iterator[Judgement]:
    """Nothing but one line where the machine is not installed as a station."""
    name = facts.name
    if not facts.there:
        why = _("Un poste s'ouvre seul au démarrage, et revient après une coupure.")
        what = _("Cette machine n'est pas installée comme poste.")
        remedy = _("Pour un poste : sudo kiosk install. Sinon : lancez kiosk.")
        yield see("unit.there", what, why, remedy)
        return
    why = _("Après une coupure de courant, personne n'est là pour l'ouvrir.")
    if facts.enabled:
        yield well("unit.enabled", _("Le poste s'ouvre au démarrage de la machine."), why)
    else:
        yield do("unit.enabled", _("Le poste ne s'ouvre pas au démarrage."), why, "sudo kiosk install")
    if not facts.program_there:
        what = _("Le programme {file} ne se trouve pas.").format(file=facts.program)
        yield do("unit.program", what, _("Le poste ne peut pas s'ouvrir."), "sudo kiosk install")
    if not facts.asked:
        remedy = _("Démarrez la machine, puis : sudo kiosk doctor")
        yield see("unit.running", _("systemd ne répond pas ici."), _("On ne voit pas si le poste tourne."), remedy)
        return
    yield _running(facts)
    why = _("Après une panne, personne n'est là pour le relancer.")
    if facts.restart != "always":
        what = _("Le poste ne revient pas après chaque arrêt (Restart={value}).").format(value=facts.restart)
        yield do("unit.restart", what, why, f"sudo systemctl revert {name}")
    elif facts.restarts > MANY_RESTARTS:
        why = _("Un poste qui s'arrête souvent gêne la personne qui s'exerce.")
        what = ngettext("Le poste est revenu {n} fois.", "Le poste est revenu {n} fois.", facts.restarts)
        yield see("unit.restart", what.format(n=facts.restarts), why, f"journalctl -b -u {name}")
    else:
        yield well("unit.restart", _("Le poste revient seul après une panne."), why)


def _running(facts: UnitFacts) -> Judgement:
    why = _("C'est lui qui tient l'écran.")
    start = f"sudo systemctl start {facts.name}"
    if facts.active in ("active", "activating", "reloading"):
        return well("unit.running", _("Le poste tourne."), why)
    if facts.exit_status == STOPPED_BY_ADVISER:
        what = _("Le poste est arrêté, depuis le coin du conseiller.")
        return see("unit.running", what, why, start)
    if facts.exit_status:
        what = _("Le poste est arrêté (code {code}).").format(code=facts.exit_status)
        return do("unit.running", what, why, f"journalctl -b -u {facts.name}")
    return do("unit.running", _("Le poste est arrêté."), why, start)


_TERMINAL_SCRIPT = "/usr/lib/kiosk/station-terminal"
_PROGRAM = re.compile(r"^exec (/\S+) --lock$", re.MULTILINE)
_ASKED = ("ActiveState", "Restart", "ExecMainStatus", "NRestarts")


def unit_facts(machine: ExaminedMachine) -> UnitFacts:
    """The unit as it stands, whether or not systemd runs."""
    from kiosk.machine.install.plan import UNIT, UNIT_NAME

    there = os.path.lexists(machine.at(UNIT))
    program = station_program(machine)
    runs = os.access(machine.at(program), os.X_OK)
    facts = UnitFacts(UNIT_NAME, there, _is_enabled(machine), program, runs)
    if not there:
        return facts
    answer = machine.ask(["systemctl", "show", UNIT_NAME, *(f"--property={name}" for name in _ASKED)])
    if answer is None or answer.code != 0:
        return facts
    said = dict(line.split("=", 1) for line in answer.text.splitlines() if "=" in line)
    if not said.get("ActiveState"):
        return facts
    return msgspec.structs.replace(
        facts,
        asked=True,
        active=said["ActiveState"],
        restart=said.get("Restart", ""),
        exit_status=_number(said.get("ExecMainStatus", "")),
        restarts=_number(said.get("NRestarts", "")),
    )


def station_program(machine: ExaminedMachine) -> str:
    """The program that the installed station runs: it counts, and not the one that the doctor was called by."""
    from kiosk.machine.install.facts import PROGRAM_PATHS

    try:
        found = _PROGRAM.search(machine.at(_TERMINAL_SCRIPT).read_text("utf-8", "replace"))
    except OSError:
        found = None
    return found[1] if found else PROGRAM_PATHS[0]


def _is_enabled(machine: ExaminedMachine) -> bool:
    """Some link in systemd's folder leads to the unit: as the display manager, or wanted by a target."""
    from kiosk.machine.install.plan import UNIT_NAME, UNITS

    units = machine.at(UNITS)
    links = [units / "display-manager.service", *units.glob(f"*.wants/{UNIT_NAME}")]
    return any(link.is_symlink() and os.path.basename(os.readlink(link)) == UNIT_NAME for link in links)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else 0
