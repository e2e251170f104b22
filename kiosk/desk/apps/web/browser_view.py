"""The browser's window: tabs, tools, bookmarks, finding in the page, and the page itself."""

from __future__ import annotations

from functools import partial

from kiosk.desk.apps.web import browser_acts
from kiosk.desk.apps.web.browser_acts import ADDRESS, FIND
from kiosk.desk.apps.web.browsing import Tab, replace
from kiosk.desk.apps.web.forms.view import receipt_nodes
from kiosk.desk.apps.web.navigation import PAGE, address_shown, going, moved, receipt_shown, stand_shown, title_of
from kiosk.desk.apps.web.page_view import absent_nodes, page_nodes
from kiosk.desk.apps.web.rendering import Sheet, named_apart
from kiosk.desk.apps.web.searching import engine_nodes
from kiosk.desk.controls import group, item, listing, paragraph, status, textbox
from kiosk.desk.nodes import Mark, Node
from kiosk.desk.state import Desk
from kiosk.i18n import _, ngettext
from kiosk.text import fold, free_name

TABS, TAB = "web/tabs", "web/tab/"


def window_nodes(sheet: Sheet) -> tuple[Node, ...]:
    """What stands in the browser's window, from the tabs down."""
    page = page_shown(sheet)
    words = fold(sheet.desk.text(FIND)) if sheet.browsing.finding else ""
    hits: list[str] = []
    if words:
        page = tuple(_marked(node, words, hits) for node in page)
    nodes = [_tabs(sheet), _tools(sheet), _bookmarks(sheet)]
    if sheet.browsing.finding:
        nodes.append(_find_bar(sheet, hits))
    if bar := _password_bar(sheet):
        nodes.append(bar)
    main = group(PAGE, _("Page"), page, role="main", grow=True, offers=("context",))
    return (*nodes, main)


def page_shown(sheet: Sheet) -> tuple[Node, ...]:
    """The page in the tab that is shown."""
    browsing, internet = sheet.browsing, sheet.internet
    visit = browsing.visit
    sent = receipt_shown(browsing, visit)
    if sent is not None:
        return receipt_nodes(sheet, sent, visit.sent)
    if internet.is_engine(visit.address):
        return engine_nodes(sheet, visit.address)
    stand = stand_shown(internet, browsing, visit)
    return page_nodes(sheet, stand) if stand else absent_nodes(sheet, visit.address)


def _tabs(sheet: Sheet) -> Node:
    browsing, names = sheet.browsing, set[str]()
    tabs = []
    for tab in browsing.tabs:
        name = free_name(title_of(sheet.internet, browsing, tab.visit), names)
        names.add(name)
        tabs.append(_tab(sheet, tab, name))
    new = sheet.button("web/new-tab", "Nouvel onglet", browser_acts.new_tab)
    strip = listing(TABS, "Onglets", tabs, role="tablist", grow=True, direction="row")
    return group("web/strip", _("Onglets"), [strip, new], direction="row")


def _tab(sheet: Sheet, tab: Tab, name: str) -> Node:
    id = f"{TAB}{tab.id}"
    sheet.deeds[id] = partial(browser_acts.to_tab, id=tab.id)
    close = sheet.button(
        f"web/tab-close/{tab.id}", f"Fermer l'onglet {name}", partial(browser_acts.tab_closed, id=tab.id)
    )
    node = item(sheet.desk, TABS, id, name, role="tab", children=[close])
    return replace(node, selected=tab.id == sheet.browsing.tab.id)


def _tools(sheet: Sheet) -> Node:
    tab = sheet.browsing.tab
    default = address_shown(sheet.desk)
    box = textbox(sheet.desk, ADDRESS, "Adresse", default=default)
    if not sheet.browsing.typing and box.field is not None:
        caret, anchor = sheet.desk.place.carets.get(ADDRESS, (len(default), None))
        size = len(default)
        own = replace(
            box.field, text=default, caret=min(caret, size), anchor=None if anchor is None else min(anchor, size)
        )
        box = replace(box, field=own)
    tools = [
        sheet.button("web/back", "Reculer", partial(moved, by=-1), disabled=tab.at == 0),
        sheet.button("web/ahead", "Avancer", partial(moved, by=1), disabled=tab.at >= len(tab.visits) - 1),
        sheet.button("web/reload", "Actualiser", browser_acts.reloaded),
        box,
    ]
    return group("web/tools", _("Outils"), tools, role="toolbar", direction="row")


def _bookmarks(sheet: Sheet) -> Node:
    def home(desk: Desk) -> Desk:
        return going(desk, sheet.internet.home)

    nodes = [sheet.button("web/home", "Accueil", home)]
    for name, address in sheet.browsing.bookmarks:
        nodes.append(sheet.button(f"web/bookmark/{name}", name, partial(going, address=address)))
    label = "Retirer des favoris" if browser_acts.bookmarked(sheet.desk) else "Ajouter aux favoris"
    nodes.append(sheet.button("web/bookmark-turn", label, browser_acts.bookmark_turned))
    return group("web/bookmarks", _("Favoris"), named_apart(nodes), role="toolbar", direction="row")


def _find_bar(sheet: Sheet, hits: list[str]) -> Node:
    words = sheet.desk.text(FIND)
    said = ngettext("{count} endroit", "{count} endroits", len(hits)).format(count=len(hits)) if words.strip() else ""
    nodes = [
        textbox(sheet.desk, FIND, "Chercher dans la page"),
        *([status("web/find/count", said)] if said else []),
        sheet.button(
            "web/find/next", "Endroit suivant", partial(browser_acts.to_next_hit, hits=hits), disabled=not hits
        ),
        sheet.button("web/find/close", "Fermer la recherche", partial(browser_acts.finding, shown=False)),
    ]
    return group("web/find", _("Recherche dans la page"), nodes, role="toolbar", direction="row")


def _password_bar(sheet: Sheet) -> Node | None:
    """The question whether to keep the password; a way to take it back once it is kept."""
    browsing = sheet.browsing
    stand = stand_shown(sheet.internet, browsing, browsing.visit)
    if browsing.offered:
        nodes = [
            paragraph("web/password/say", _("Garder ce mot de passe sur cet ordinateur ?")),
            sheet.button("web/password/keep", "Garder", partial(browser_acts.password_answered, keep=True)),
            sheet.button("web/password/leave", "Ne pas garder", partial(browser_acts.password_answered, keep=False)),
        ]
    elif stand is not None and stand.home in browsing.kept_passwords:
        taken_back = partial(browser_acts.password_forgotten, home=stand.home)
        nodes = [sheet.button("web/password/forget", "Enlever le mot de passe gardé", taken_back)]
    else:
        return None
    return group("web/password", _("Mot de passe"), nodes, role="toolbar", direction="row")


def _marked(node: Node, words: str, hits: list[str]) -> Node:
    """The node with the places in its texts that hold ``words`` marked; ``hits`` gets its id for each."""
    marks = found_in(node.name, words) if node.role in _READ else ()
    hits += [node.id] * len(marks)
    before = len(hits)
    children = tuple(_marked(child, words, hits) for child in node.children)
    if not marks and len(hits) == before:
        return node
    return replace(node, marks=(*node.marks, *marks), children=children)


_READ = frozenset({"paragraph", "heading", "link", "listitem", "cell", "columnheader", "button"})
"""Roles whose name is text of the page."""


def found_in(text: str, words: str) -> tuple[Mark, ...]:
    """Where ``words`` (plain) stand in ``text``, whatever the accents and capitals."""
    # Letter by letter, so that places in the plain text are places in the text.
    letters = "".join((fold(c) or " ")[0] for c in text)
    marks, start = [], letters.find(words)
    while start >= 0:
        marks.append(Mark(start, start + len(words), "found"))
        start = letters.find(words, start + len(words))
    return tuple(marks)
