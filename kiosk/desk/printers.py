"""The printers of the simulated computer, and the controls that choose one and how many copies."""

from __future__ import annotations

from kiosk.desk.controls import combobox
from kiosk.desk.nodes import Node
from kiosk.desk.state import Desk

PRINTERS = ("Imprimante de l'accueil", "Imprimante de la salle")
COPIES = ("1", "2", "3", "4", "5")


def printer_nodes(desk: Desk, start: str) -> tuple[Node, Node]:
    """The controls « Imprimante » and « Exemplaires », below the id ``start``."""
    return (
        combobox(desk, f"{start}/printer", "Imprimante", PRINTERS, default=PRINTERS[0]),
        combobox(desk, f"{start}/copies", "Exemplaires", COPIES, default=COPIES[0]),
    )


def chosen_printer(desk: Desk, start: str) -> tuple[str, int]:
    """The printer and the number of copies that are chosen."""
    return _chosen(desk, f"{start}/printer", PRINTERS), int(_chosen(desk, f"{start}/copies", COPIES))


def _chosen(desk: Desk, box: str, options: tuple[str, ...]) -> str:
    chosen = desk.chosen(box, options[0])
    return chosen if chosen in options else options[0]
