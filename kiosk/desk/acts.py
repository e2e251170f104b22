"""What a learner does on the simulated computer, by node id. Keys are :class:`Pressed` and :class:`Typed`."""

from __future__ import annotations

from kiosk.course.acts import Act, Pressed, Typed
from kiosk.course.solution import HeldKey
from kiosk.desk.nodes import Spot

__all__ = [
    "CaretPut", "Chose", "Clicked", "DoubleClicked", "Dropped", "Focused", "ItemsSelected", "Picked", "Pressed",
    "RightClicked", "TextSelected", "Typed", "WindowMoved",
]  # fmt: skip


class Clicked(Act, frozen=True):
    """A click on a node; Enter or Space on it, too. ``held`` adds to a selection of several items."""

    node: str
    held: HeldKey = ""


class DoubleClicked(Act, frozen=True):
    """A double-click on a node; Enter on it where it offers that."""

    node: str


class RightClicked(Act, frozen=True):
    """A click with the right button on a node, or the menu key (shift+f10) on it."""

    node: str


class Dropped(Act, frozen=True):
    """A node was dragged onto another."""

    item: str
    on: str


class CaretPut(Act, frozen=True):
    """The caret was put before character ``index`` of a text box, or of a text that is read."""

    node: str
    index: int


class TextSelected(Act, frozen=True):
    """Characters ``start`` to ``end`` of a text were selected, with the caret at ``end``.

    ``to`` is the node of ``end``, where a text that is read goes on in another one.
    """

    node: str
    start: int
    end: int
    to: str = ""


class ItemsSelected(Act, frozen=True):
    """The items of a list over which a frame was drawn, from an empty place of the list."""

    node: str
    items: tuple[str, ...]


class WindowMoved(Act, frozen=True):
    """A window was moved by its title bar: to a half of the desktop, or anywhere."""

    window: str
    spot: Spot


class Chose(Act, frozen=True):
    """An option, by its label, was chosen in a combobox, a listbox or a group of radios."""

    node: str
    option: str


class Focused(Act, frozen=True):
    """A node was focused, without acting on it."""

    node: str


class Picked(Act, frozen=True):
    """An entry of the context menu of ``node`` was chosen. Made by the shell for the owner of the node."""

    node: str
    entry: str
