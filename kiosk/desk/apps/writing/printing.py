"""Printing: the options beside the page, and the printouts."""

from __future__ import annotations

from kiosk.desk.apps.writing.open_documents import (
    Printout,
    current_document,
    current_name,
    open_document,
    page_id,
    with_open_document,
    with_writing_location,
    writing_location,
)
from kiosk.desk.changes import set_focus, show_notice
from kiosk.desk.controls import button, group, paragraph, radios, status
from kiosk.desk.files.marked_text import MarkedText, replace
from kiosk.desk.labels import Label
from kiosk.desk.nodes import Node
from kiosk.desk.printers import chosen_printer, printer_nodes
from kiosk.desk.state import Desk
from kiosk.i18n import _, ngettext

ALL, FIRST = "Toutes les pages", "La première page"
PAGE_LINES, PAGE_COLUMNS = 40, 75
"""Lines per page and characters per line, as on A4 in 12 points."""
MAX_PRINTOUTS = 20
"""Printouts that are kept."""


def show_print_options(desk: Desk, window: str) -> Desk:
    """Show the print options."""
    after = with_open_document(desk, window, replace(open_document(desk, window), printing=True))
    return set_focus(after, f"{window}/print/go")


def leave_print_options(desk: Desk, window: str) -> Desk:
    """Hide the print options and focus the page."""
    after = with_open_document(desk, window, replace(open_document(desk, window), printing=False))
    return set_focus(after, page_id(window))


def print_document(desk: Desk, window: str) -> Desk:
    """Print with the chosen options, and show a notice."""
    document = current_document(desk, window)
    printer, copies = chosen_printer(desk, f"{window}/print")
    first = desk.chosen(f"{window}/print/pages", ALL) == FIRST
    sheets = copies * (1 if first else page_count(document))
    place = writing_location(desk)
    one = Printout(current_name(desk, window), document.text, printer, copies)
    after = leave_print_options(
        with_writing_location(desk, replace(place, printed=(*place.printed, one)[-MAX_PRINTOUTS:])), window
    )
    notice = ngettext("La feuille sort de l'imprimante.", "Les {count} feuilles sortent de l'imprimante.", sheets)
    return show_notice(after, notice.format(count=sheets))


def page_count(document: MarkedText) -> int:
    """The number of pages of a document."""
    lines = sum(max(1, -(-len(row) // PAGE_COLUMNS)) for row in document.text.split("\n"))
    return max(1, -(-lines // PAGE_LINES))


def print_nodes(desk: Desk, window: str) -> tuple[Node, ...]:
    """The nodes of the print options."""
    document, start = current_document(desk, window), f"{window}/print"
    pages = page_count(document)
    summary = ngettext("Le document a {count} page.", "Le document a {count} pages.", pages).format(count=pages)
    choices = group(
        f"{start}/choices",
        _("Ce qui sera imprimé"),
        [
            *printer_nodes(desk, start),
            radios(desk, f"{start}/pages", "Pages", (ALL, FIRST), default=ALL, direction="row"),
        ],
    )
    buttons = [
        button(f"{start}/go", Label.PRINT),
        button(f"{start}/cancel", Label.CANCEL),
        status(f"{start}/count", summary),
    ]
    bar = group(f"{start}/bar", _("Imprimer le document"), buttons, role="toolbar", direction="row")
    text = document.text if document.text.strip() else _("(page blanche)")
    marks = document.marks if document.text.strip() else ()
    sheet = group(
        f"{start}/sheet", _("Aperçu"), [paragraph(f"{start}/text", text, marks=marks)], role="article", grow=True
    )
    return (bar, choices, Node("separator", _("Aperçu de la page"), f"{start}/rule"), sheet)
