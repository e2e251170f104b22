"""Nodes of a site's page: header, blocks, pop-up, cookie banner; and of the page for an unknown address."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import get_args
from zlib import crc32

from kiosk.desk.apps.web import blocks
from kiosk.desk.apps.web.addresses import joined, without_scheme
from kiosk.desk.apps.web.browser_acts import download
from kiosk.desk.apps.web.browsing import replace
from kiosk.desk.apps.web.choosing import lookup_nodes, slot_nodes
from kiosk.desk.apps.web.forms.open_form import OpenForm
from kiosk.desk.apps.web.forms.view import form_nodes
from kiosk.desk.apps.web.internet import SIGN_IN, SitePage, sign_in_form
from kiosk.desk.apps.web.navigation import (
    PAGE,
    browsing_of,
    change_browsing,
    displayed_page,
    internet_of_desk,
    is_shown,
    move_in_history,
    navigate,
)
from kiosk.desk.apps.web.rendering import Renderer, number_duplicates
from kiosk.desk.apps.web.spec import Site
from kiosk.desk.changes import show_notice
from kiosk.desk.controls import group, heading, image, paragraph, point, read_cell
from kiosk.desk.labels import Label
from kiosk.desk.nodes import Hue, Node, Role
from kiosk.desk.program import open_program
from kiosk.desk.state import Desk
from kiosk.i18n import _

_HUES: tuple[Hue, ...] = tuple(hue for hue in get_args(Hue) if hue)


def page_nodes(renderer: Renderer, site_page: SitePage) -> tuple[Node, ...]:
    """The nodes of a page of a site, from top to bottom."""
    start = f"{PAGE}/{without_scheme(site_page.address)}"
    nodes = [*_banner(renderer, site_page), site_top(renderer, site_page)]
    for index, block in enumerate(site_page.page.blocks):
        if not is_shown(renderer.desk, block):
            continue
        nodes += _block(renderer, site_page, f"{start}/{index}", index, block)
    if site_page.home in renderer.browsing.cookies:
        nodes.append(
            renderer.button(f"{start}/cookies", "Gérer les cookies", partial(_reset_cookies, home=site_page.home))
        )
    popup = _popup(renderer, site_page)
    if popup is not None:
        nodes = [popup, *(replace(node, inert=True) for node in nodes)]
    return number_duplicates(nodes)


def site_top(renderer: Renderer, site_page: SitePage) -> Node:
    """The header: the site's name, its links, signing in and out."""
    start = f"{PAGE}/{without_scheme(site_page.address)}"
    nodes = [paragraph(f"{start}/site", site_page.site.title, tone="quiet")]
    for label, entry in site_page.site.menu.items():
        if is_shown(renderer.desk, entry):
            nodes.append(renderer.link(f"{start}/menu/{label}", label, joined(site_page.home, entry.to)))
    if site_page.site.sign_in is not None:
        signed = renderer.browsing.signed.get(site_page.home)
        if signed is not None:
            who = next((a.name for a in site_page.site.sign_in.accounts if a.identifier == signed and a.name), signed)
            nodes.append(Node("status", who, f"{start}/who"))
            leave = partial(sign_out_of_site, site_page=site_page)
            nodes.append(renderer.button(f"{start}/sign-out", renderer.label(Label.SIGN_OUT), leave))
        elif not any(isinstance(block, blocks.SignIn) for block in site_page.page.blocks):
            to = joined(site_page.home, SIGN_IN)
            nodes.append(renderer.link(f"{start}/sign-in", renderer.label(Label.SIGN_IN), to))
    top = group(f"{start}/top", site_page.site.title, number_duplicates(nodes), role="navigation", direction="row")
    return replace(top, hue=hue_of(site_page.site))


def hue_of(site: Site) -> Hue:
    """The colour of a site: the one that it states, else always the same one of its address."""
    return site.colour or _HUES[crc32(without_scheme(site.address).encode()) % len(_HUES)]


def sign_out_of_site(desk: Desk, site_page: SitePage) -> Desk:
    """Sign out of a site and open its home page."""
    signed = {home: who for home, who in browsing_of(desk).signed.items() if home != site_page.home}
    return show_notice(
        navigate(change_browsing(desk, signed=signed, offered=""), site_page.home), _("La déconnexion est faite.")
    )


def _banner(renderer: Renderer, site_page: SitePage) -> list[Node]:
    if not site_page.site.cookies or site_page.home in renderer.browsing.cookies:
        return []
    start = f"{PAGE}/cookies/{without_scheme(site_page.home)}"

    def chosen(choice: str) -> Node:
        def action(desk: Desk) -> Desk:
            return change_browsing(desk, cookies={**browsing_of(desk).cookies, site_page.home: choice})

        return renderer.button(
            f"{start}/{choice}", Label.ACCEPT_ALL if choice == "accepted" else Label.REFUSE_ALL, action
        )

    buttons = group(f"{start}/buttons", _("Choix"), [chosen("accepted"), chosen("refused")], direction="row")
    banner = group(start, "Cookies", [paragraph(f"{start}/text", site_page.site.cookies), buttons], role="banner")
    return [replace(banner, tone="notice")]


def _reset_cookies(desk: Desk, home: str) -> Desk:
    cookies = {site: choice for site, choice in browsing_of(desk).cookies.items() if site != home}
    return change_browsing(desk, cookies=cookies)


def _popup(renderer: Renderer, site_page: SitePage) -> Node | None:
    popup = site_page.page.popup
    if popup is None or site_page.address in renderer.browsing.popups:
        return None
    start = f"{PAGE}/popup/{without_scheme(site_page.address)}"
    nodes = [heading(f"{start}/title", popup.title, 2)]
    nodes += _paragraphs(f"{start}/text", popup.text)
    if popup.label and popup.to:
        to = joined(site_page.home, popup.to)
        nodes.append(renderer.link_button(f"{start}/to", popup.label, to))
    nodes.append(renderer.button(f"{start}/close", popup.close, close_popup))
    return replace(group(start, popup.title, nodes), tone="notice")


def close_popup(desk: Desk) -> Desk:
    """Close the pop-up of the current page for good."""
    browsing, internet = browsing_of(desk), internet_of_desk(desk)
    site_page = displayed_page(internet, browsing, browsing.visit)
    shown = (
        site_page is not None and site_page.page.popup is not None and site_page.address not in browsing_of(desk).popups
    )
    return change_browsing(desk, popups=browsing_of(desk).popups | {site_page.address}) if site_page and shown else desk


def _block(renderer: Renderer, site_page: SitePage, id: str, index: int, block: blocks.Block) -> list[Node]:
    match block:
        case blocks.Heading(text, level):
            return [heading(id, renderer.text(text), level)]
        case blocks.TextBlock(text):
            return _paragraphs(id, renderer.text(text))
        case blocks.Notice(text):
            return [replace(group(id, _("À savoir"), _paragraphs(f"{id}/text", renderer.text(text))), tone="notice")]
        case blocks.Link(label, to):
            return [renderer.link(id, label, joined(site_page.home, to))]
        case blocks.Button(label, to):
            return [renderer.link_button(id, label, joined(site_page.home, to))]
        case blocks.PictureBlock(word, alt):
            return [image(id, alt or word, word)]
        case blocks.Points(items, numbered):
            read = [renderer.text(line) for line in items]
            lines = [f"{n}. {line}" if numbered else line for n, line in enumerate(read, 1)]
            make = paragraph if numbered else point
            points = [make(f"{id}/{n}", line) for n, line in enumerate(lines)]
            return [group(id, _("Liste"), points, role="list")]
        case blocks.Table(rows, title):
            return [_table(id, [tuple(renderer.text(text) for text in row) for row in rows], title)]
        case blocks.Download():
            return [renderer.button(id, block.name, lambda desk: download(desk, block))]
        case blocks.Advert(title, text, to):
            return [_advert(renderer, site_page, id, block)]
        case blocks.Lookup():
            return [lookup_nodes(renderer, site_page, id, block)]
        case blocks.Slots():
            return [slot_nodes(renderer, site_page, id, block)]
        case blocks.MeetingButton(label):
            return [renderer.button(id, label, lambda desk: open_program(desk, "meeting"), tone="main")]
        case blocks.SignIn(text):
            form = OpenForm(site_page, index, sign_in_form(site_page.site), signs_in=True)
            return [*_paragraphs(f"{id}/text", text), *form_nodes(renderer, form)]
        case blocks.Form():
            return list(form_nodes(renderer, OpenForm(site_page, index, block)))
        case _:
            return []


def _paragraphs(id: str, text: str) -> list[Node]:
    return [paragraph(f"{id}/{n}", line) for n, line in enumerate(text.split("\n")) if line.strip()]


def _table(id: str, rows: Iterable[tuple[str, ...]], title: str) -> Node:
    lines = []
    for number, row in enumerate(rows):
        role: Role = "columnheader" if number == 0 else "cell"
        cells = [read_cell(f"{id}/{number}/{column}", text or " ", role) for column, text in enumerate(row)]
        lines.append(Node("row", " · ".join(row), f"{id}/{number}", tuple(cells), direction="row"))
    return Node("table", title or _("Tableau"), id, number_duplicates(lines))


def _advert(renderer: Renderer, site_page: SitePage, id: str, block: blocks.Advert) -> Node:
    nodes = [
        paragraph(f"{id}/mark", "Annonce", tone="quiet"),
        renderer.link(f"{id}/link", block.title, joined(site_page.home, block.to)),
        *_paragraphs(f"{id}/text", block.text),
    ]
    return group(id, _("Annonce"), nodes, role="article")


def not_found_nodes(renderer: Renderer, address: str) -> tuple[Node, ...]:
    """The page for an unknown address."""
    start = f"{PAGE}/absent"
    asked = _("Adresse demandée : {address}").format(address=without_scheme(address))
    nodes = [
        heading(f"{start}/title", _("Cette page n'existe pas ici")),
        paragraph(f"{start}/address", asked, links=False),
        paragraph(f"{start}/text", _("Regardez l'adresse lettre par lettre, ou revenez en arrière.")),
    ]
    if near := renderer.internet.nearest_page(address):
        nodes.append(paragraph(f"{start}/near", _("Une adresse ressemble à la vôtre :")))
        nodes.append(renderer.link(f"{start}/link", without_scheme(near.address), near.address))
    if renderer.browsing.tab.at > 0:
        nodes.append(
            renderer.button(f"{start}/back", _("Revenir à la page d'avant"), lambda desk: move_in_history(desk, -1))
        )
    nodes.append(renderer.link_button(f"{start}/home", _("Aller à la page d'accueil"), renderer.internet.home))
    return tuple(nodes)
