"""Blocks in which a person chooses or looks up: times of an appointment, a number that leads to its page."""

from __future__ import annotations

from functools import partial

from kiosk.desk.apps.web import blocks
from kiosk.desk.apps.web.addresses import joined
from kiosk.desk.apps.web.browsing import replace
from kiosk.desk.apps.web.internet import SitePage
from kiosk.desk.apps.web.navigation import browsing_of, change_browsing, navigate
from kiosk.desk.apps.web.rendering import Renderer
from kiosk.desk.changes import set_focus
from kiosk.desk.controls import group, paragraph, textbox
from kiosk.desk.nodes import Node
from kiosk.desk.state import Desk
from kiosk.i18n import _
from kiosk.text import fold

BOX, GO = "/lookup-box", "/lookup-go"
"""Ends of the ids of the box and of the button of a lookup."""


def lookup_nodes(renderer: Renderer, site_page: SitePage, id: str, block: blocks.Lookup) -> Node:
    """A box for a number, with its button; beside it what is said of a number that leads nowhere."""
    box = f"{id}{BOX}"
    text = renderer.desk.text(box)
    missed = renderer.browsing.unknown.get(box)
    beside = "" if missed is None or missed != text else _unknown(block, text)
    action = partial(_look_up, id=box, block=block, home=site_page.home)
    nodes = [
        textbox(renderer.desk, box, block.label, placeholder=block.help, description=beside),
        renderer.button(f"{id}{GO}", block.button, action, tone="main"),
    ]
    return group(id, block.label, nodes)


def slot_nodes(renderer: Renderer, site_page: SitePage, id: str, block: blocks.Slots) -> Node:
    """A button for each of the options; the chosen one stays down."""
    chosen = renderer.desk.states.get(block.name)
    buttons = [
        renderer.button(
            f"{id}/{n}",
            option,
            partial(_choose, name=block.name, option=option, to=joined(site_page.home, block.to) if block.to else ""),
            pressed=True if option == chosen else None,
        )
        for n, option in enumerate(block.options)
    ]
    label = paragraph(f"{id}/label", block.name, read=False)
    return group(id, block.name, [label, group(f"{id}/options", block.name, buttons, direction="row")])


def _unknown(block: blocks.Lookup, text: str) -> str:
    if not text.strip():
        return _("Écrivez d'abord dans cette case.")
    return block.unknown or _("Rien n'est connu sous ce numéro. Regardez-le signe par signe.")


def _look_up(desk: Desk, id: str, block: blocks.Lookup, home: str) -> Desk:
    typed = desk.text(id)
    found = next((number for number in block.pages if _signs(number) == _signs(typed)), None)
    if found is None:
        unknown = {**browsing_of(desk).unknown, id: typed}
        return set_focus(change_browsing(desk, unknown=unknown), id)
    desk = replace(desk, states={**desk.states, block.label: found})
    return navigate(desk, joined(home, block.pages[found]))


def _choose(desk: Desk, name: str, option: str, to: str) -> Desk:
    desk = replace(desk, states={**desk.states, name: option})
    return navigate(desk, to) if to else desk


def _signs(number: str) -> str:
    """The letters and digits of a number: blanks, points and hyphens do not count."""
    return "".join(sign for sign in fold(number) if sign.isalnum())
