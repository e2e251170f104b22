"""The printer that prints the four pictures of a logbook, where one is set."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

import msgspec

from kiosk.i18n import _
from kiosk.machine.doctor.judgement import Judgement, fail, ok, warn

if TYPE_CHECKING:
    from kiosk.machine.doctor.examined_machine import ExaminedMachine

PrinterState = Literal["ready", "no lp", "no server", "unknown", "disabled", "rejecting", "unseen"]


class PrinterFacts(msgspec.Struct, frozen=True):
    """``name`` is empty where none is set; ``state`` is « unseen » where this account cannot read the settings."""

    name: str
    state: PrinterState = "ready"


def judge_printer(facts: PrinterFacts) -> Iterator[Judgement]:
    """No printer is in order; one that does not print is not, since its button would be shown."""
    name, why = facts.name, _("Le bouton « Imprimer » donne le papier des 4 images.")
    if facts.state == "unseen":
        yield warn("printer.ready", _("Les réglages ne se lisent pas avec ce compte."), why, "sudo kiosk doctor")
        return
    if not name:
        why = _("Le réglage printer peut nommer une imprimante.")
        yield ok("printer.ready", _("Pas d'imprimante : les 4 images se copient à la main."), why)
        return
    match facts.state:
        case "ready":
            yield ok("printer.ready", _("L'imprimante {name} attend.").format(name=name), why)
        case "no lp":
            what = _("La commande lp manque.")
            yield fail("printer.ready", what, why, "sudo apt install cups-client")
        case "no server":
            what = _("Le serveur d'impression ne répond pas.")
            yield fail("printer.ready", what, why, "sudo systemctl start cups")
        case "unknown":
            what = _("L'imprimante {name} n'est pas connue ici.").format(name=name)
            remedy = _("lpstat -e dit les noms ; écrivez-en un au réglage printer.")
            yield fail("printer.ready", what, why, remedy)
        case "disabled":
            what = _("L'imprimante {name} est arrêtée.").format(name=name)
            yield fail("printer.ready", what, why, f"sudo cupsenable {name}")
        case "rejecting":
            what = _("L'imprimante {name} ne prend pas de papier à imprimer.").format(name=name)
            yield fail("printer.ready", what, why, f"sudo cupsaccept {name}")


def read_printer_facts(machine: ExaminedMachine) -> PrinterFacts:
    """Ask CUPS by ``lpstat``; nothing is printed."""
    if not machine.settings_readable:
        return PrinterFacts("", "unseen")
    name = machine.layers.settings.printer
    return PrinterFacts(name, _state(machine, name)) if name else PrinterFacts("")


def _state(machine: ExaminedMachine, name: str) -> PrinterState:
    server = machine.run(["lpstat", "-r"])
    if server is None:
        return "no lp"
    if "is running" not in server.output:
        return "no server"
    known = machine.run(["lpstat", "-p", name])
    if known is None or known.code != 0:
        return "unknown"
    # « printer NAME is idle. », « printer NAME disabled since … »
    if f"printer {name} disabled" in known.output:
        return "disabled"
    accepting = machine.run(["lpstat", "-a", name])
    if accepting is not None and f"{name} not accepting" in accepting.output:
        return "rejecting"
    return "ready"
