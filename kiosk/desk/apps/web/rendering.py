"""Nodes being rendered, together with what a click on each does: one source for the view and for the acts."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.desk.apps.web.browsing import replace
from kiosk.desk.apps.web.navigation import browsing_of, going, internet_of_desk
from kiosk.desk.controls import button, link
from kiosk.desk.nodes import Node, Tone
from kiosk.desk.state import Desk
from kiosk.text import free_name

Deed = Callable[[Desk], Desk]
"""What a click does."""


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
