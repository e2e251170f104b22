"""Where the learner is on the web: tabs with their history, and what the browser and the sites remember."""

from __future__ import annotations

from typing import Literal

import msgspec

from kiosk.desk.apps.web.forms.field import FieldValues

replace = msgspec.structs.replace

MAX_TABS = 8
MAX_VISITS = 40


class Visit(msgspec.Struct, frozen=True):
    """A page in the history of a tab; ``sent`` is the number of the receipt that is shown there, from 1; 0 for none."""

    address: str
    sent: int = 0


class Tab(msgspec.Struct, frozen=True):
    """A tab: its visits, and which of them is current."""

    id: int
    visits: tuple[Visit, ...]
    at: int = 0

    @property
    def visit(self) -> Visit:
        """What it shows."""
        return self.visits[self.at]

    def with_visit(self, visit: Visit) -> Tab:
        """The tab with one more page; what was ahead is left."""
        if visit == self.visit:
            return self
        visits = (*self.visits[: self.at + 1], visit)[-MAX_VISITS:]
        return Tab(self.id, visits, len(visits) - 1)

    def moved_by(self, by: int) -> Tab:
        """The tab so many pages ahead, or back."""
        return Tab(self.id, self.visits, min(max(0, self.at + by), len(self.visits) - 1))


class Filling(msgspec.Struct, frozen=True):
    """How far a form is: the current page (the summary comes after the last one), whether errors are shown.

    ``unmatched`` is the label of the field that did not match an account.
    """

    page: int = 0
    shows_errors: bool = False
    unmatched: str = ""


class SentForm(msgspec.Struct, frozen=True):
    """A form that was sent: its name, the page's address, the answers, and the receipt; ``document`` is its file."""

    form: str
    address: str
    answers: FieldValues
    number: str
    title: str
    text: str
    document: str
    downloaded: bool = False
    printed: bool = False


class Browsing(msgspec.Struct, frozen=True):
    """The browser. ``front`` is the id of the tab in front.

    By the site's address: ``cookies``, ``signed`` (the identifier), ``accounts`` (passwords by identifier, for those
    that were made or changed), ``kept_passwords``; ``offered`` is the site whose password may be kept. ``popups`` are
    the pages whose pop-up was closed. ``codes``: how many SMS each field asked for. ``typing``: the address bar holds
    something that is being typed. ``finding``: the bar that looks for words in the page is there, and ``hit`` counts
    how often it went on to the next place.
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
    unmasked: frozenset[str] = frozenset()
    finding: bool = False
    hit: int = -1
    typing: bool = False
    printed: frozenset[str] = frozenset()
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
        """With ``tab`` in the place of the one with its id."""
        return replace(self, tabs=tuple(tab if t.id == tab.id else t for t in self.tabs))

    def with_visit(self, address: str, sent: int = 0) -> Browsing:
        """With this page in the current tab."""
        return self.with_tab(self.tab.with_visit(Visit(address, sent)))

    def with_new_tab(self, address: str) -> Browsing:
        """With this page in a new tab, in front; in the current tab when there are many already."""
        if len(self.tabs) >= MAX_TABS:
            return self.with_visit(address)
        tab = Tab(max(t.id for t in self.tabs) + 1, (Visit(address),))
        return replace(self, tabs=(*self.tabs, tab), front=tab.id)

    def without_tab(self, id: int) -> Browsing:
        """Without this tab; the last one stays."""
        left = tuple(t for t in self.tabs if t.id != id)
        if not left or len(left) == len(self.tabs):
            return self
        index = [t.id for t in self.tabs].index(id)
        front = self.front if self.front != id else left[min(index, len(left) - 1)].id
        return replace(self, tabs=left, front=front)

    def filling(self, form: str) -> Filling:
        """How far the form of this key is."""
        return self.fillings.get(form, Filling())

    def with_filling(self, form: str, filling: Filling) -> Browsing:
        """With the form of this key so far."""
        return replace(self, fillings={**self.fillings, form: filling})
