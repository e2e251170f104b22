"""A page of a site as nodes: what stands at its top, its blocks, its pop-up; and pages that are not there."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from kiosk.desk.apps.web import blocks
from kiosk.desk.apps.web.addresses import joined, without_scheme
from kiosk.desk.apps.web.browser_acts import downloaded
from kiosk.desk.apps.web.browsing import replace
from kiosk.desk.apps.web.forms.open_form import OpenForm
from kiosk.desk.apps.web.forms.view import form_nodes
from kiosk.desk.apps.web.internet import SIGN_IN, Stand, sign_in_form
from kiosk.desk.apps.web.navigation import PAGE, browsing_of, changing, going, internet_of_desk, moved, stand_shown
from kiosk.desk.apps.web.rendering import Sheet, named_apart
from kiosk.desk.changes import noticing
from kiosk.desk.controls import cell, group, heading, image, paragraph
from kiosk.desk.nodes import Node, Role
from kiosk.desk.state import Desk
from kiosk.i18n import _


def page_nodes(sheet: Sheet, stand: Stand) -> tuple[Node, ...]:
    """A page of a site, from its cookie banner down."""
    start = f"{PAGE}/{without_scheme(stand.address)}"
    nodes = [*_banner(sheet, stand), _top(sheet, stand, start)]
    for index, block in enumerate(stand.page.blocks):
        nodes += _block(sheet, stand, f"{start}/{index}", index, block)
    if stand.home in sheet.browsing.cookies:
        nodes.append(sheet.button(f"{start}/cookies", "Gérer les cookies", partial(_cookies_again, home=stand.home)))
    popup = _popup(sheet, stand)
    if popup is not None:
        nodes = [popup, *(replace(node, inert=True) for node in nodes)]
    return named_apart(nodes)


def _top(sheet: Sheet, stand: Stand, start: str) -> Node:
    """The site's name, its links, signing in and out."""
    nodes = [paragraph(f"{start}/site", stand.site.title, tone="quiet")]
    for label, to in stand.site.menu.items():
        nodes.append(sheet.link(f"{start}/menu/{label}", label, joined(stand.home, to)))
    if stand.site.sign_in is not None:
        signed = sheet.browsing.signed.get(stand.home)
        if signed is not None:
            who = next((a.name for a in stand.site.sign_in.accounts if a.identifier == signed and a.name), signed)
            nodes.append(Node("status", who, f"{start}/who"))
            nodes.append(sheet.button(f"{start}/sign-out", "Se déconnecter", lambda desk: signed_out(desk, stand)))
        elif not any(isinstance(block, blocks.SignIn) for block in stand.page.blocks):
            nodes.append(sheet.link(f"{start}/sign-in", "Se connecter", joined(stand.home, SIGN_IN)))
    return group(f"{start}/top", stand.site.title, named_apart(nodes), role="navigation", direction="row")


def signed_out(desk: Desk, stand: Stand) -> Desk:
    """The desk once signed out of a site: its first page, and nothing of the person left in its forms."""
    signed = {home: who for home, who in browsing_of(desk).signed.items() if home != stand.home}
    return noticing(going(changing(desk, signed=signed, offered=""), stand.home), _("Vous êtes déconnecté."))


def _banner(sheet: Sheet, stand: Stand) -> list[Node]:
    if not stand.site.cookies or stand.home in sheet.browsing.cookies:
        return []
    start = f"{PAGE}/cookies/{without_scheme(stand.home)}"

    def chosen(choice: str) -> Node:
        def deed(desk: Desk) -> Desk:
            return changing(desk, cookies={**browsing_of(desk).cookies, stand.home: choice})

        return sheet.button(f"{start}/{choice}", "Tout accepter" if choice == "accepted" else "Tout refuser", deed)

    buttons = group(f"{start}/buttons", _("Choix"), [chosen("accepted"), chosen("refused")], direction="row")
    banner = group(start, "Cookies", [paragraph(f"{start}/text", stand.site.cookies), buttons], role="banner")
    return [replace(banner, tone="notice")]


def _cookies_again(desk: Desk, home: str) -> Desk:
    cookies = {site: choice for site, choice in browsing_of(desk).cookies.items() if site != home}
    return changing(desk, cookies=cookies)


def _popup(sheet: Sheet, stand: Stand) -> Node | None:
    popup = stand.page.popup
    if popup is None or stand.address in sheet.browsing.popups:
        return None
    start = f"{PAGE}/popup/{without_scheme(stand.address)}"
    nodes = [heading(f"{start}/title", popup.title, 2)]
    nodes += _paragraphs(f"{start}/text", popup.text)
    if popup.label and popup.to:
        to = joined(stand.home, popup.to)
        nodes.append(sheet.way(f"{start}/to", popup.label, to))
    nodes.append(sheet.button(f"{start}/close", popup.close, popup_closed))
    return replace(group(start, popup.title, nodes), tone="notice")


def popup_closed(desk: Desk) -> Desk:
    """The desk without the pop-up of the page that is shown; it does not come back."""
    browsing, internet = browsing_of(desk), internet_of_desk(desk)
    stand = stand_shown(internet, browsing, browsing.visit)
    shown = stand is not None and stand.page.popup is not None and stand.address not in browsing_of(desk).popups
    return changing(desk, popups=browsing_of(desk).popups | {stand.address}) if stand and shown else desk


def _block(sheet: Sheet, stand: Stand, id: str, index: int, block: blocks.Block) -> list[Node]:
    match block:
        case blocks.Heading(text, level):
            return [heading(id, text, level)]
        case blocks.Text(text):
            return _paragraphs(id, text)
        case blocks.Notice(text):
            return [replace(group(id, _("À savoir"), _paragraphs(f"{id}/text", text)), tone="notice")]
        case blocks.Link(label, to):
            return [sheet.link(id, label, joined(stand.home, to))]
        case blocks.Button(label, to):
            return [sheet.way(id, label, joined(stand.home, to))]
        case blocks.Picture(word, alt):
            return [image(id, alt or word, word)]
        case blocks.Points(items, numbered):
            lines = [f"{n}. {line}" if numbered else line for n, line in enumerate(items, 1)]
            role: Role = "paragraph" if numbered else "listitem"
            points = [Node(role, line, f"{id}/{n}") for n, line in enumerate(lines)]
            return [group(id, _("Liste"), points, role="list")]
        case blocks.Table(rows, title):
            return [_table(id, rows, title)]
        case blocks.Download():
            return [sheet.button(id, block.name, lambda desk: downloaded(desk, block))]
        case blocks.Advert(title, text, to):
            return [_advert(sheet, stand, id, block)]
        case blocks.SignIn(text):
            form = OpenForm(stand, index, sign_in_form(stand.site), signs_in=True)
            return [*_paragraphs(f"{id}/text", text), *form_nodes(sheet, form)]
        case blocks.Form():
            return list(form_nodes(sheet, OpenForm(stand, index, block)))
        case _:
            return []


def _paragraphs(id: str, text: str) -> list[Node]:
    return [paragraph(f"{id}/{n}", line) for n, line in enumerate(text.split("\n")) if line.strip()]


def _table(id: str, rows: Iterable[tuple[str, ...]], title: str) -> Node:
    lines = []
    for number, row in enumerate(rows):
        cells = [cell(f"{id}/{number}/{column}", text or " ") for column, text in enumerate(row)]
        if number == 0:
            cells = [replace(one, role="columnheader") for one in cells]
        lines.append(Node("row", " · ".join(row), f"{id}/{number}", tuple(cells), direction="row"))
    return Node("table", title or _("Tableau"), id, named_apart(lines))


def _advert(sheet: Sheet, stand: Stand, id: str, block: blocks.Advert) -> Node:
    nodes = [
        paragraph(f"{id}/mark", "Annonce", tone="quiet"),
        sheet.link(f"{id}/link", block.title, joined(stand.home, block.to)),
        *_paragraphs(f"{id}/text", block.text),
    ]
    return group(id, _("Annonce"), nodes, role="article")


def absent_nodes(sheet: Sheet, address: str) -> tuple[Node, ...]:
    """What is shown for an address that leads nowhere here."""
    start = f"{PAGE}/absent"
    nodes = [
        heading(f"{start}/title", _("Cette page n'existe pas ici")),
        paragraph(f"{start}/address", _("Adresse demandée : {address}").format(address=without_scheme(address))),
        paragraph(f"{start}/text", _("Regardez l'adresse lettre par lettre, ou revenez en arrière.")),
    ]
    if near := sheet.internet.near(address):
        nodes.append(paragraph(f"{start}/near", _("Une adresse ressemble à la vôtre :")))
        nodes.append(sheet.link(f"{start}/link", without_scheme(near.address), near.address))
    if sheet.browsing.tab.at > 0:
        nodes.append(sheet.button(f"{start}/back", _("Revenir à la page d'avant"), lambda desk: moved(desk, -1)))
    nodes.append(sheet.way(f"{start}/home", _("Aller à la page d'accueil"), sheet.internet.home))
    return tuple(nodes)
