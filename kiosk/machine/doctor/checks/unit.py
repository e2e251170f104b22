"""The unit that keeps the station running: installed, enabled, running, and restarted by itself."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from kiosk.i18n import _, ngettext
from kiosk.machine.doctor.judgement import Judgement, fail, ok, warn
from kiosk.station.unit import STOPPED_BY_ADVISER

if TYPE_CHECKING:
    from kiosk.machine.doctor.examined_machine import ExaminedMachine

MANY_RESTARTS = 5
"""Since the machine was booted: more than anybody would do by hand."""
_TERMINAL_SCRIPT = "/usr/lib/kiosk/station-terminal"
_PROGRAM = re.compile(r"^exec (/\S+) --lock$", re.MULTILINE)
_PROPERTIES = ("ActiveState", "Restart", "ExecMainStatus", "NRestarts")


class UnitFacts(msgspec.Struct, frozen=True):
    """``program`` is what the scripts of the unit run. The fields from ``active`` on are what systemd answered; it does
    not in a container, or before the first start.
    """

    name: str
    installed: bool
    enabled: bool
    program: str = ""
    program_exists: bool = True
    systemd_answered: bool = False
    active: str = ""
    restart: str = ""
    exit_status: int = 0
    restarts: int = 0


def judge_unit(facts: UnitFacts) -> Iterator[Judgement]:
    """A machine that is not installed as a station gets one line, and is fit."""
    name = facts.name
    if not facts.installed:
        why = _("Un poste s'ouvre seul au démarrage, et revient après une coupure.")
        what = _("Cette machine n'est pas installée comme poste.")
        remedy = _("Pour un poste : sudo kiosk install. Sinon : lancez kiosk.")
        yield warn("unit.there", what, why, remedy)
        return
    why = _("Après une coupure de courant, personne n'est là pour l'ouvrir.")
    if facts.enabled:
        yield ok("unit.enabled", _("Le poste s'ouvre au démarrage de la machine."), why)
    else:
        yield fail("unit.enabled", _("Le poste ne s'ouvre pas au démarrage."), why, "sudo kiosk install")
    if not facts.program_exists:
        what = _("Le programme {file} ne se trouve pas.").format(file=facts.program)
        yield fail("unit.program", what, _("Le poste ne peut pas s'ouvrir."), "sudo kiosk install")
    if not facts.systemd_answered:
        remedy = _("Démarrez la machine, puis : sudo kiosk doctor")
        yield warn("unit.running", _("systemd ne répond pas ici."), _("On ne voit pas si le poste tourne."), remedy)
        return
    yield _running(facts)
    why = _("Après une panne, personne n'est là pour le relancer.")
    if facts.restart != "always":
        what = _("Le poste ne revient pas après chaque arrêt (Restart={value}).").format(value=facts.restart)
        yield fail("unit.restart", what, why, f"sudo systemctl revert {name}")
    elif facts.restarts > MANY_RESTARTS:
        why = _("Un poste qui s'arrête souvent gêne la personne qui s'exerce.")
        what = ngettext("Le poste est revenu {n} fois.", "Le poste est revenu {n} fois.", facts.restarts)
        yield warn("unit.restart", what.format(n=facts.restarts), why, f"journalctl -b -u {name}")
    else:
        yield ok("unit.restart", _("Le poste revient seul après une panne."), why)


def _running(facts: UnitFacts) -> Judgement:
    why = _("C'est lui qui tient l'écran.")
    start = f"sudo systemctl start {facts.name}"
    if facts.active in ("active", "activating", "reloading"):
        return ok("unit.running", _("Le poste tourne."), why)
    if facts.exit_status == STOPPED_BY_ADVISER:
        what = _("Le poste est arrêté, depuis le coin du conseiller.")
        return warn("unit.running", what, why, start)
    if facts.exit_status:
        what = _("Le poste est arrêté (code {code}).").format(code=facts.exit_status)
        return fail("unit.running", what, why, f"journalctl -b -u {facts.name}")
    return fail("unit.running", _("Le poste est arrêté."), why, start)


def read_unit_facts(machine: ExaminedMachine) -> UnitFacts:
    """Read the files of the unit, and ask systemd where it runs."""
    from kiosk.machine.install.plan import UNIT_FILE, UNIT_NAME

    there = os.path.lexists(machine.path(UNIT_FILE))
    program = station_program(machine)
    runs = os.access(machine.path(program), os.X_OK)
    facts = UnitFacts(UNIT_NAME, there, _is_enabled(machine), program, runs)
    if not there:
        return facts
    answer = machine.run(["systemctl", "show", UNIT_NAME, *(f"--property={name}" for name in _PROPERTIES)])
    if answer is None or answer.code != 0:
        return facts
    properties = dict(line.split("=", 1) for line in answer.output.splitlines() if "=" in line)
    if not properties.get("ActiveState"):
        return facts
    return msgspec.structs.replace(
        facts,
        systemd_answered=True,
        active=properties["ActiveState"],
        restart=properties.get("Restart", ""),
        exit_status=_number(properties.get("ExecMainStatus", "")),
        restarts=_number(properties.get("NRestarts", "")),
    )


def station_program(machine: ExaminedMachine) -> str:
    """The program that the installed station runs, which may be another than the one that examines it."""
    from kiosk.machine.install.facts import PROGRAM_PATHS

    try:
        found = _PROGRAM.search(machine.path(_TERMINAL_SCRIPT).read_text("utf-8", "replace"))
    except OSError:
        found = None
    return found[1] if found else PROGRAM_PATHS[0]


def _is_enabled(machine: ExaminedMachine) -> bool:
    """Whether a link in systemd's folder leads to the unit: as the display manager, or wanted by a target."""
    from kiosk.machine.install.plan import UNIT_NAME, UNITS_FOLDER

    units = machine.path(UNITS_FOLDER)
    links = [units / "display-manager.service", *units.glob(f"*.wants/{UNIT_NAME}")]
    return any(link.is_symlink() and os.path.basename(os.readlink(link)) == UNIT_NAME for link in links)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else 0
