"""Nodes being written, together with what a click on each does: one source for the view and for the acts."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from kiosk.desk.apps.web.browsing import Browsing, replace
from kiosk.desk.apps.web.internet import Internet
from kiosk.desk.changes import at_place, focused
from kiosk.desk.controls import button, link
from kiosk.desk.nodes import Node, Tone
from kiosk.desk.state import Desk
from kiosk.text import free_name

KEY = "web"
PAGE, QUERY = "web/page", "web/page/engine/query"

Deed = Callable[[Desk], Desk]
"""What a click does."""


def internet_of_desk(desk: Desk) -> Internet:
    """The pages of the exercise."""
    return cast(Internet, desk.content.programs[KEY])


def browsing_of(desk: Desk) -> Browsing:
    """Where the learner is on them."""
    return cast(Browsing, desk.place.programs[KEY])


def at(desk: Desk, browsing: Browsing) -> Desk:
    """The desk with the browser like this."""
    return at_place(desk, KEY, browsing)


def changing(desk: Desk, **changes: object) -> Desk:
    """The desk with these fields of the browser changed."""
    return at(desk, replace(browsing_of(desk), **changes))


def going(desk: Desk, address: str, sent: int = 0) -> Desk:
    """The desk with this page in the tab that is shown."""
    internet = internet_of_desk(desk)
    stand = internet.stand(address)
    browsing = browsing_of(desk).visiting(stand.address if stand else address, sent)
    return arrived(at(desk, browsing))


def arrived(desk: Desk) -> Desk:
    """The desk once another page is shown: its address in the bar, the keyboard's attention on the page.

    The search engine waits for words, as it does everywhere.
    """
    waiting = browsing_of(desk).visit.address == internet_of_desk(desk).engine
    return focused(changing(desk, typing=False, finding=False, hit=-1), QUERY if waiting else PAGE)


def moved(desk: Desk, by: int) -> Desk:
    """The desk so many pages ahead in the tab that is shown, or back."""
    browsing = browsing_of(desk)
    tab = browsing.tab.moved(by)
    return desk if tab == browsing.tab else arrived(at(desk, browsing.with_tab(tab)))


class Sheet:
    """What is drawn for one desk: ``deeds`` says what a click on the node of an id does."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.internet = internet_of_desk(desk)
        self.browsing = browsing_of(desk)
        self.deeds: dict[str, Deed] = {}
        self.links: dict[str, str] = {}

    def button(
        self, id: str, name: str, deed: Deed, *, tone: Tone = "", pressed: bool | None = None, disabled: bool = False
    ) -> Node:
        """A button that does ``deed``."""
        if not disabled:
            self.deeds[id] = deed
        return button(id, name, tone=tone, pressed=pressed, disabled=disabled)

    def link(self, id: str, name: str, address: str, description: str = "") -> Node:
        """A link to ``address``; a right click offers to open it in a new tab."""
        self.deeds[id] = lambda desk: going(desk, address)
        self.links[id] = address
        return replace(link(id, name, description=description), offers=("click", "context"))

    def way(self, id: str, name: str, address: str, tone: Tone = "") -> Node:
        """A link that looks like a button."""
        return self.button(id, name, lambda desk: going(desk, address), tone=tone)


def named_apart(nodes: list[Node]) -> tuple[Node, ...]:
    """``nodes`` where siblings of the same role and name get a number, so that each can be named."""
    taken: dict[str, set[str]] = {}
    apart: list[Node] = []
    for node in nodes:
        names = taken.setdefault(node.role, set())
        apart.append(replace(node, name=free_name(node.name, names)))
        names.add(apart[-1].name)
    return tuple(apart)
