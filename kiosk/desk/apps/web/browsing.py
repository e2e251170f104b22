"""The state of the browser: tabs with their histories, and what the browser and the sites remember."""

from __future__ import annotations

from typing import Literal

import msgspec

from kiosk.desk.apps.web.forms.field import FieldValues

replace = msgspec.structs.replace

MAX_TABS = 8
MAX_VISITS = 40


class Visit(msgspec.Struct, frozen=True):
    """An entry in the history of a tab; ``sent`` is the number of the displayed receipt, from 1; 0 for none.

    ``form_pages`` are the displayed pages of its forms by their keys, 0 left out: each page of a form is an entry of
    its own, as on real sites, so that going back leads to the form's page before.
    """

    address: str
    sent: int = 0
    form_pages: dict[str, int] = {}


class Tab(msgspec.Struct, frozen=True):
    """A tab: its history and the current entry."""

    id: int
    visits: tuple[Visit, ...]
    at: int = 0

    @property
    def visit(self) -> Visit:
        """The current entry."""
        return self.visits[self.at]

    def with_visit(self, visit: Visit) -> Tab:
        """The tab with one more entry, which replaces those ahead."""
        if visit == self.visit:
            return self
        visits = (*self.visits[: self.at + 1], visit)[-MAX_VISITS:]
        return Tab(self.id, visits, len(visits) - 1)

    def with_form_page(self, form: str, page: int) -> Tab:
        """The tab at an earlier entry that displays this page of a form, else with one more entry."""
        pages = {**self.visit.form_pages, form: page}
        visit = replace(self.visit, form_pages={key: number for key, number in pages.items() if number})
        for at in range(self.at, -1, -1):
            if self.visits[at] == visit:
                return Tab(self.id, self.visits, at)
            if (self.visits[at].address, self.visits[at].sent) != (visit.address, visit.sent):
                break
        return self.with_visit(visit)

    def moved_by(self, by: int) -> Tab:
        """The tab moved ``by`` entries in its history, as far as there are any."""
        return Tab(self.id, self.visits, min(max(0, self.at + by), len(self.visits) - 1))


class Filling(msgspec.Struct, frozen=True):
    """What is known of a page of a form (the summary follows the last one): whether its errors are displayed.

    ``unmatched`` is the label of the field that did not match an account.
    """

    page: int = 0
    shows_errors: bool = False
    unmatched: str = ""


class SentForm(msgspec.Struct, frozen=True):
    """A sent form: its name, the address of its page, the answers and the receipt; ``document`` is its file."""

    form: str
    address: str
    answers: FieldValues
    number: str
    title: str
    text: str
    document: str
    downloaded: bool = False
    printed: bool = False


class PrintedPage(msgspec.Struct, frozen=True):
    """A page that was printed."""

    address: str
    printer: str
    copies: int


class Browsing(msgspec.Struct, frozen=True):
    """The browser. ``front`` is the id of the tab in front.

    By the site's address: ``cookies``, ``signed`` (the identifier), ``accounts`` (passwords by identifier, for those
    that a form created or changed), ``kept_passwords``; ``offered`` is the site whose password may be kept. ``popups``
    are the pages whose pop-up is closed. ``codes``: how many SMS each field asked for. ``unknown``: what was looked up
    in a box and leads nowhere. ``typing``: the address bar has
    unfinished text. ``finding``: the find bar is open; ``hit`` is the occurrence it is at, counted on and on.
    ``printing``: the print options are in the place of the page.
    """

    tabs: tuple[Tab, ...]
    front: int
    bookmarks: tuple[tuple[str, str], ...] = ()
    cookies: dict[str, Literal["accepted", "refused"]] = {}
    popups: frozenset[str] = frozenset()
    signed: dict[str, str] = {}
    accounts: dict[str, dict[str, str]] = {}
    fillings: dict[str, Filling] = {}
    sent: tuple[SentForm, ...] = ()
    codes: dict[str, int] = {}
    unknown: dict[str, str] = {}
    unmasked: frozenset[str] = frozenset()
    finding: bool = False
    hit: int = -1
    typing: bool = False
    printing: bool = False
    printed: tuple[PrintedPage, ...] = ()
    searched: tuple[str, ...] = ()
    offered: str = ""
    kept_passwords: frozenset[str] = frozenset()

    @property
    def tab(self) -> Tab:
        """The current tab."""
        return next((t for t in self.tabs if t.id == self.front), self.tabs[-1])

    @property
    def visit(self) -> Visit:
        """The current page."""
        return self.tab.visit

    def with_tab(self, tab: Tab) -> Browsing:
        """With ``tab`` replacing the one with the same id."""
        return replace(self, tabs=tuple(tab if t.id == tab.id else t for t in self.tabs))

    def with_visit(self, address: str, sent: int = 0) -> Browsing:
        """With ``address`` opened in the current tab."""
        return self.with_tab(self.tab.with_visit(Visit(address, sent)))

    def with_new_tab(self, address: str) -> Browsing:
        """With ``address`` in a new tab in front; in the current one beyond :data:`MAX_TABS`."""
        if len(self.tabs) >= MAX_TABS:
            return self.with_visit(address)
        tab = Tab(max(t.id for t in self.tabs) + 1, (Visit(address),))
        return replace(self, tabs=(*self.tabs, tab), front=tab.id)

    def without_tab(self, id: int) -> Browsing:
        """Without this tab; the only one stays."""
        left = tuple(t for t in self.tabs if t.id != id)
        if not left or len(left) == len(self.tabs):
            return self
        index = [t.id for t in self.tabs].index(id)
        front = self.front if self.front != id else left[min(index, len(left) - 1)].id
        return replace(self, tabs=left, front=front)

    def filling(self, form: str) -> Filling:
        """The progress in the form with this key."""
        return self.fillings.get(form, Filling())

    def with_filling(self, form: str, filling: Filling) -> Browsing:
        """With this progress in the form with this key."""
        return replace(self, fillings={**self.fillings, form: filling})
