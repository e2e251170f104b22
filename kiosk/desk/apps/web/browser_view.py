"""The browser window: tabs, tool bar, bookmarks, find bar and page."""

from __future__ import annotations

from functools import partial

from kiosk.desk.apps.web import browser_acts
from kiosk.desk.apps.web.browser_acts import ADDRESS, FIND
from kiosk.desk.apps.web.browsing import Tab, replace
from kiosk.desk.apps.web.forms.view import receipt_nodes
from kiosk.desk.apps.web.navigation import (
    KEY,
    PAGE,
    displayed_address,
    displayed_page,
    displayed_receipt,
    move_in_history,
    navigate,
    tab_title,
)
from kiosk.desk.apps.web.other_look import MORE, as_signs
from kiosk.desk.apps.web.page_view import not_found_nodes, page_nodes, site_top
from kiosk.desk.apps.web.printing import print_nodes
from kiosk.desk.apps.web.rendering import Renderer, number_duplicates
from kiosk.desk.apps.web.searching import engine_nodes
from kiosk.desk.controls import button, group, item, listing, paragraph, status, textbox
from kiosk.desk.labels import SIGNS, Label
from kiosk.desk.looks import has_other_look
from kiosk.desk.nodes import Mark, Node
from kiosk.i18n import _
from kiosk.text import fold, folded_positions, free_name

TABS, TAB = "web/tabs", "web/tab/"


def window_nodes(renderer: Renderer) -> tuple[Node, ...]:
    """The nodes of the browser window, from top to bottom."""
    page = page_content(renderer)
    if renderer.browsing.printing:
        page = print_nodes(renderer, page)
    words = fold(renderer.desk.text(FIND)) if renderer.browsing.finding else ""
    hits: list[str] = []
    if words:
        counted: list[str] = []
        for node in page:
            _marked(node, words, counted, -1)
        current = renderer.browsing.hit % len(counted) if counted else -1
        page = tuple(_marked(node, words, hits, current) for node in page)
    nodes = [_tabs(renderer), _tools(renderer)]
    bookmarks = _bookmarks(renderer)
    if bookmarks.children:
        nodes.append(bookmarks)
    if renderer.browsing.finding:
        nodes.append(_find_bar(renderer, hits))
    if bar := _password_bar(renderer):
        nodes.append(bar)
    main = group(PAGE, _("Page"), page, role="main", grow=True, offers=("context",))
    return (*nodes, main)


def page_content(renderer: Renderer) -> tuple[Node, ...]:
    """The nodes of the current page."""
    browsing, internet = renderer.browsing, renderer.internet
    visit = browsing.visit
    sent = displayed_receipt(browsing, visit)
    if sent is not None:
        sender = internet.page_at(sent.address)
        top = (site_top(renderer, sender),) if sender else ()
        return (*top, *receipt_nodes(renderer, sent, visit.sent))
    if internet.is_engine(visit.address):
        return engine_nodes(renderer, visit.address)
    site_page = displayed_page(internet, browsing, visit)
    return page_nodes(renderer, site_page) if site_page else not_found_nodes(renderer, visit.address)


def _tabs(renderer: Renderer) -> Node:
    browsing, names = renderer.browsing, set[str]()
    tabs = []
    for tab in browsing.tabs:
        name = free_name(tab_title(renderer.internet, browsing, tab.visit), names)
        names.add(name)
        tabs.append(_tab(renderer, tab, name))
    new = replace(renderer.button("web/new-tab", Label.NEW_TAB, browser_acts.new_tab), sign_only=True)
    # at the right end, or with the other look beside the last tab
    at_end = not has_other_look(renderer.desk, KEY)
    strip = listing(TABS, "Onglets", tabs, role="tablist", grow=at_end, direction="row")
    return replace(group("web/strip", _("Onglets"), [strip, new], direction="row"), part="tab_strip")


def _tab(renderer: Renderer, tab: Tab, name: str) -> Node:
    id = f"{TAB}{tab.id}"
    renderer.actions[id] = partial(browser_acts.switch_tab, id=tab.id)
    close = renderer.button(
        f"web/tab-close/{tab.id}", f"Fermer l'onglet {name}", partial(browser_acts.close_tab, id=tab.id)
    )
    close = replace(close, sign=SIGNS[Label.CLOSE], sign_only=True, tone="quiet")
    node = item(renderer.desk, TABS, id, name, role="tab", children=[close])
    return replace(node, selected=tab.id == renderer.browsing.tab.id)


def _tools(renderer: Renderer) -> Node:
    tab = renderer.browsing.tab
    default = displayed_address(renderer.desk)
    box = textbox(renderer.desk, ADDRESS, "Adresse", default=default)
    if not renderer.browsing.typing and box.field is not None:
        caret, anchor = renderer.desk.place.carets.get(ADDRESS, (len(default), None))
        size = len(default)
        own = replace(
            box.field, text=default, caret=min(caret, size), anchor=None if anchor is None else min(anchor, size)
        )
        box = replace(box, field=own)
    box = replace(box, selects_all=True, sign=_connection_sign(default))
    first, last = tab.at == 0, tab.at >= len(tab.visits) - 1
    before, after = _("Il n'y a pas de page avant celle-ci."), _("Il n'y a pas de page après celle-ci.")
    tools = [
        renderer.button("web/back", Label.PAGE_BACK, partial(move_in_history, by=-1), disabled=first, reason=before),
        renderer.button("web/ahead", Label.PAGE_AHEAD, partial(move_in_history, by=1), disabled=last, reason=after),
        renderer.button("web/reload", Label.RELOAD, browser_acts.reload),
    ]
    home, star = as_signs([_home(renderer), _star(renderer)])
    if has_other_look(renderer.desk, KEY):
        tools = [*as_signs(tools), box, star, home, button(MORE, Label.MORE, sign_only=True)]
    else:
        tools = [*as_signs(tools), home, box, star]
    return group("web/tools", _("Outils"), tools, role="toolbar", direction="row")


def _connection_sign(address: str) -> str:
    """A padlock beside an address that nobody reads on the way, and a warning beside the others, as browsers do."""
    return "∩" if address.startswith("https://") else "⚠" if address.startswith("http://") else ""


def _home(renderer: Renderer) -> Node:
    return renderer.button("web/home", Label.HOME_PAGE, partial(navigate, address=renderer.internet.home))


def _bookmarks(renderer: Renderer) -> Node:
    nodes = []
    for name, address in renderer.browsing.bookmarks:
        id = f"{browser_acts.BOOKMARK}{name}"
        renderer.links[id] = address
        one = renderer.button(id, name, partial(navigate, address=address))
        nodes.append(replace(one, offers=("click", "context")))
    return group("web/bookmarks", _("Favoris"), number_duplicates(nodes), role="toolbar", direction="row")


def _star(renderer: Renderer) -> Node:
    kept = browser_acts.is_bookmarked(renderer.desk)
    label = Label.REMOVE_BOOKMARK if kept else Label.ADD_BOOKMARK
    star = renderer.button("web/bookmark-turn", label, browser_acts.toggle_bookmark)
    return replace(star, sign="★" if kept else "☆")


def _find_bar(renderer: Renderer, hits: list[str]) -> Node:
    words = renderer.desk.text(FIND)
    here = max(0, renderer.browsing.hit)
    count = _("{number} sur {count}").format(number=here % len(hits) + 1, count=len(hits)) if hits else ""
    count = count or (_("Pas dans cette page.") if words.strip() else "")
    nodes = [
        textbox(renderer.desk, FIND, Label.FIND_IN_PAGE),
        *([status("web/find/count", count)] if count else []),
        renderer.button(
            "web/find/next",
            Label.NEXT_HIT,
            browser_acts.go_to_next_hit,
            disabled=not hits,
            reason=_("Ce texte n'est pas dans la page.") if words.strip() else _("Écrivez d'abord un mot à chercher."),
        ),
        renderer.button(
            "web/find/close",
            Label.CLOSE_FIND_BAR,
            partial(browser_acts.close_find_bar, focus=hits[here % len(hits)] if hits else PAGE),
        ),
    ]
    nodes = as_signs(nodes) if has_other_look(renderer.desk, KEY) else nodes
    return group("web/find", _("Recherche dans la page"), nodes, role="toolbar", direction="row")


def _password_bar(renderer: Renderer) -> Node | None:
    """The question whether to keep the password; once it is kept, a button that forgets it."""
    browsing = renderer.browsing
    site_page = displayed_page(renderer.internet, browsing, browsing.visit)
    answer = browser_acts.answer_password_question
    if browsing.offered:
        nodes = [
            paragraph("web/password/say", _("Garder ce mot de passe sur cet ordinateur ?")),
            renderer.button("web/password/keep", Label.KEEP_PASSWORD, partial(answer, keep=True)),
            renderer.button("web/password/leave", Label.DO_NOT_KEEP_PASSWORD, partial(answer, keep=False)),
        ]
    elif site_page is not None and site_page.home in browsing.kept_passwords:
        taken_back = partial(browser_acts.forget_password, home=site_page.home)
        nodes = [renderer.button("web/password/forget", "Enlever le mot de passe gardé", taken_back)]
    else:
        return None
    return group("web/password", _("Mot de passe"), nodes, role="toolbar", direction="row")


def _marked(node: Node, words: str, hits: list[str], current: int) -> Node:
    """``node`` with every occurrence of ``words`` marked; appends its id to ``hits`` for each.

    ``current`` is the number of the one that the find bar is at.
    """
    if node.href:
        return node  # the text that it stands in has the mark
    marks = find_marks(node.name, words) if node.role in _READ else ()
    marks = tuple(
        replace(mark, style="found_here") if len(hits) + n == current else mark for n, mark in enumerate(marks)
    )
    hits += [node.id] * len(marks)
    before = len(hits)
    children = tuple(_marked(child, words, hits, current) for child in node.children)
    if not marks and len(hits) == before:
        return node
    return replace(node, marks=(*node.marks, *marks), children=children)


_READ = frozenset({"paragraph", "heading", "link", "listitem", "cell", "columnheader", "button"})
"""Roles whose name is text of the page."""


def find_marks(text: str, words: str) -> tuple[Mark, ...]:
    """The occurrences of ``words`` (folded) in ``text``, ignoring case and accents."""
    letters, places = folded_positions(text, lambda part: (fold(part) or " ") if part else "")
    marks, start = [], letters.find(words)
    while start >= 0:
        marks.append(Mark(places[start], places[start + len(words) - 1] + 1, "found"))
        start = letters.find(words, start + len(words))
    return tuple(marks)
