"""The printer of the paper with the four pictures, where one is set."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from kiosk.i18n import _
from kiosk.machine.doctor.judgement import Judgement, do, see, well

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
