"""Printing a page: the options in the place of the page, with a preview of it."""

from __future__ import annotations

from functools import partial

from kiosk.desk.apps.web.browsing import PrintedPage
from kiosk.desk.apps.web.navigation import PAGE, browsing_of, change_browsing, displayed_address
from kiosk.desk.apps.web.rendering import Renderer
from kiosk.desk.changes import set_focus, show_notice
from kiosk.desk.controls import group, heading, paragraph
from kiosk.desk.labels import Label
from kiosk.desk.nodes import Node, walk
from kiosk.desk.printers import chosen_printer, printer_nodes
from kiosk.desk.state import Desk
from kiosk.i18n import _, ngettext

START = "web/print"
MAX_PRINTED = 20
"""Printed pages that are kept."""
_PRINTED_ROLES = frozenset({"heading", "paragraph", "listitem", "cell", "columnheader"})
"""Roles whose text is on the paper: no menus, no buttons, as where sites print well."""


def show_print_options(desk: Desk) -> Desk:
    """Show the print options."""
    return set_focus(change_browsing(desk, printing=True, finding=False, hit=-1), f"{START}/go")


def leave_print_options(desk: Desk) -> Desk:
    """Show the page again."""
    return set_focus(change_browsing(desk, printing=False), PAGE)


def print_page(desk: Desk) -> Desk:
    """Print the page with the chosen options."""
    printer, copies = chosen_printer(desk, START)
    one = PrintedPage(displayed_address(desk), printer, copies)
    desk = change_browsing(desk, printed=(*browsing_of(desk).printed, one)[-MAX_PRINTED:])
    notice = ngettext("La feuille sort de l'imprimante.", "Les {count} feuilles sortent de l'imprimante.", copies)
    return show_notice(leave_print_options(desk), notice.format(count=copies))


def print_nodes(renderer: Renderer, page: tuple[Node, ...]) -> tuple[Node, ...]:
    """The print options, and how the page comes out."""
    buttons = [
        renderer.button(f"{START}/go", Label.PRINT, print_page, tone="main"),
        renderer.button(f"{START}/cancel", Label.CANCEL, leave_print_options),
    ]
    bar = group(f"{START}/bar", _("Imprimer la page"), buttons, role="toolbar", direction="row")
    choices = group(f"{START}/choices", _("Ce qui sera imprimé"), printer_nodes(renderer.desk, START))
    texts = [node for top in page if top.role != "banner" for node in _printed(top)]
    sheet = group(f"{START}/sheet", _("Aperçu"), texts, role="article", grow=True)
    return (bar, choices, Node("separator", _("Aperçu de la page"), f"{START}/rule"), sheet)


def _printed(top: Node) -> list[Node]:
    if top.role == "navigation":
        return [paragraph(f"{START}/site", top.name, tone="quiet")]
    found = (node for node in walk(top) if node.role in _PRINTED_ROLES and node.name.strip())
    make = {"heading": partial(heading, level=2)}
    return [make.get(node.role, paragraph)(f"{START}/{node.id}", node.name) for node in found]
