"""The printer of the paper with the four pictures, where one is set."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

import msgspec

from kiosk.i18n import _
from kiosk.machine.doctor.judgement import Judgement, do, see, well

if TYPE_CHECKING:
    from kiosk.machine.doctor.examined_machine import ExaminedMachine

PrinterState = Literal["ready", "no lp", "no server", "unknown", "disabled", "rejecting", "unseen"]


class PrinterFacts(msgspec.Struct, frozen=True):
    """``name`` is empty where none is set; ``state`` is what the print server says of it, « unseen » where this account
    cannot read the settings.
    """

    name: str
    state: PrinterState = "ready"


def judge_printer(facts: PrinterFacts) -> Iterator[Judgement]:
    """A button that prints nothing is worse than none."""
    name, why = facts.name, _("Le bouton « Imprimer » donne le papier des 4 images.")
    if facts.state == "unseen":
        yield see("printer.ready", _("Les réglages ne se lisent pas avec ce compte."), why, "sudo kiosk doctor")
        return
    if not name:
        why = _("Le réglage printer peut nommer une imprimante.")
        yield well("printer.ready", _("Pas d'imprimante : les 4 images se copient à la main."), why)
        return
    match facts.state:
        case "ready":
            yield well("printer.ready", _("L'imprimante {name} attend.").format(name=name), why)
        case "no lp":
            what = _("La commande lp manque.")
            yield do("printer.ready", what, why, "sudo apt install cups-client")
        case "no server":
            what = _("Le serveur d'impression ne répond pas.")
            yield do("printer.ready", what, why, "sudo systemctl start cups")
        case "unknown":
            what = _("L'imprimante {name} n'est pas connue ici.").format(name=name)
            remedy = _("lpstat -e dit les noms ; écrivez-en un au réglage printer.")
            yield do("printer.ready", what, why, remedy)
        case "disabled":
            what = _("L'imprimante {name} est arrêtée.").format(name=name)
            yield do("printer.ready", what, why, f"sudo cupsenable {name}")
        case "rejecting":
            what = _("L'imprimante {name} ne prend pas de papier à imprimer.").format(name=name)
            yield do("printer.ready", what, why, f"sudo cupsaccept {name}")


def printer_facts(machine: ExaminedMachine) -> PrinterFacts:
    """What ``lpstat`` says of it."""
    if not machine.settings_seen:
        return PrinterFacts("", "unseen")
    name = machine.held.settings.printer
    return PrinterFacts(name, _state(machine, name)) if name else PrinterFacts("")


def _state(machine: ExaminedMachine, name: str) -> PrinterState:
    server = machine.ask(["lpstat", "-r"])
    if server is None:
        return "no lp"
    if "is running" not in server.text:
        return "no server"
    known = machine.ask(["lpstat", "-p", name])
    if known is None or known.code != 0:
        return "unknown"
    # « printer NAME is idle. », « printer NAME disabled since … »
    if f"printer {name} disabled" in known.text:
        return "disabled"
    accepting = machine.ask(["lpstat", "-a", name])
    if accepting is not None and f"{name} not accepting" in accepting.text:
        return "rejecting"
    return "ready"
