"""The station's unit: its file and link, and what systemd says where it runs."""

from __future__ import annotations

import os
import re

import msgspec

from kiosk.machine.doctor.machine import Machine
from kiosk.machine.doctor.unit import UnitFacts
from kiosk.machine.install.looking import PLACES
from kiosk.machine.install.plan import UNIT, UNIT_NAME, UNITS

_TERMINAL_SCRIPT = "/usr/lib/kiosk/station-terminal"
_PROGRAM = re.compile(r"^exec (/\S+) --lock$", re.MULTILINE)
_ASKED = ("ActiveState", "Restart", "ExecMainStatus", "NRestarts")


def unit_facts(machine: Machine) -> UnitFacts:
    """The unit as it stands, whether or not systemd runs."""
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


def station_program(machine: Machine) -> str:
    """The program that the installed station runs: it counts, and not the one that the doctor was called by."""
    try:
        found = _PROGRAM.search(machine.at(_TERMINAL_SCRIPT).read_text("utf-8", "replace"))
    except OSError:
        found = None
    return found[1] if found else PLACES[0]


def _is_enabled(machine: Machine) -> bool:
    """Some link in systemd's folder leads to the unit: as the display manager, or wanted by a target."""
    units = machine.at(UNITS)
    links = [units / "display-manager.service", *units.glob(f"*.wants/{UNIT_NAME}")]
    return any(link.is_symlink() and os.path.basename(os.readlink(link)) == UNIT_NAME for link in links)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else 0
