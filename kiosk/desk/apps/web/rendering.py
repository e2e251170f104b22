"""Creates the browser's nodes together with their click actions, so that view and update cannot disagree."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.desk.answers import fill_placeholders
from kiosk.desk.apps.web.browsing import replace
from kiosk.desk.apps.web.navigation import KEY, browsing_of, internet_of_desk, navigate
from kiosk.desk.controls import button, link
from kiosk.desk.looks import visible_label
from kiosk.desk.nodes import Node, Tone
from kiosk.desk.state import Desk
from kiosk.text import free_name

Action = Callable[[Desk], Desk]
"""The effect of a click on the desk."""


class Renderer:
    """Renders one desk, and collects ``actions`` (click actions) and ``links`` (target addresses) by node id."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.internet = internet_of_desk(desk)
        self.browsing = browsing_of(desk)
        self.actions: dict[str, Action] = {}
        self.links: dict[str, str] = {}

    def button(
        self,
        id: str,
        name: str,
        action: Action,
        *,
        tone: Tone = "",
        pressed: bool | None = None,
        disabled: bool = False,
        reason: str = "",
    ) -> Node:
        """A button with its click action."""
        if not disabled:
            self.actions[id] = action
        return button(id, name, tone=tone, pressed=pressed, disabled=disabled, reason=reason)

    def link(self, id: str, name: str, address: str, description: str = "") -> Node:
        """A link to ``address``; a right click offers to open it in a new tab."""
        self.actions[id] = lambda desk: navigate(desk, address)
        self.links[id] = address
        return replace(link(id, name, description=description), offers=("click", "context"))

    def label(self, label: str) -> str:
        """``label`` as it is called in the present look, where the name must be known before the page is numbered."""
        return visible_label(self.desk, KEY, label)

    def text(self, text: str) -> str:
        """``text`` with what is known in the place of each ``{name}``."""
        return fill_placeholders(self.desk, text)

    def link_button(self, id: str, name: str, address: str, tone: Tone = "") -> Node:
        """A link that looks like a button."""
        return self.button(id, name, lambda desk: navigate(desk, address), tone=tone)


def number_duplicates(nodes: list[Node]) -> tuple[Node, ...]:
    """``nodes`` with numbers in the names of those of the same role and name, so that each can be named."""
    taken: dict[str, set[str]] = {}
    apart: list[Node] = []
    for node in nodes:
        names = taken.setdefault(node.role, set())
        apart.append(replace(node, name=free_name(node.name, names)))
        names.add(apart[-1].name)
    return tuple(apart)
