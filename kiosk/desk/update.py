"""What an act does to the simulated computer: ``update(desk, act) -> desk``, total, pure, deterministic.

First what every control does (ticking, choosing, typing, selecting, focus), then what its owner does: a program, or the
desktop. Then the content before is kept for undo, if it changed.
"""

from __future__ import annotations

from kiosk.course.acts import Act, Pressed, Typed
from kiosk.desk.acts import (
    CaretPut,
    Chose,
    Clicked,
    DoubleClicked,
    Dropped,
    Focused,
    Picked,
    RightClicked,
    TextSelected,
)
from kiosk.desk.changes import focused, noticing, replace, selecting, with_value
from kiosk.desk.controls import OPTION
from kiosk.desk.nodes import COMPOSITES, CONTROL_ROLES, TEXT_ROLES, Node, line, live
from kiosk.desk.shell import desktop
from kiosk.desk.shell.dialogs import dialog_focus, first_text
from kiosk.desk.shell.focus_order import next_stop
from kiosk.desk.shell.keys import Pressing
from kiosk.desk.state import MOST_UNDO, Content, Desk
from kiosk.desk.view import view
from kiosk.i18n import _

TEXT_MENU = ("Couper", "Copier", "Coller", "Tout sélectionner")
_MENU_KEYS = {"Couper": "ctrl+x", "Copier": "ctrl+c", "Coller": "ctrl+v", "Tout sélectionner": "ctrl+a"}


def update(desk: Desk, act: Act) -> Desk:
    """The desk after ``act``; an act that means nothing now, or on a node that is not there, gives the desk back."""
    if act == Pressed("ctrl+z"):
        return undone(desk)
    after = _acted(desk, act)
    if after is desk:
        return desk
    return _settled(_remembered(desk, after, act), desk)


def undone(desk: Desk) -> Desk:
    """The desk with the content as it was before the last change; a notice where there is nothing to undo."""
    if not desk.history:
        return noticing(desk, _("Il n'y a rien à annuler."))
    after = replace(desk, content=desk.history[-1], history=desk.history[:-1], typed="")
    return _settled(noticing(after, _("Le dernier changement est annulé.")), desk)


def calmed(desk: Desk) -> Desk:
    """The desk as a new step finds it: without a notice from the one before."""
    return noticing(desk, "")


def leaves(desk: Desk, key: str) -> bool:
    """Whether Tab (or shift+tab) now goes past the last (first) control: the interface may take the focus then."""
    return next_stop(view(desk), desk.place.focus, back=key == "shift+tab")[1]


def _remembered(before: Desk, after: Desk, act: Act) -> Desk:
    if after.sealed != before.sealed:
        return replace(after, history=(), typed="")
    letters = isinstance(act, Typed) or (isinstance(act, Pressed) and bool(act.character.strip()))
    typing = before.place.focus if letters else ""
    if after.content is before.content or _same(after.content, before.content):
        return after if after.typed == typing else replace(after, typed=typing if after.typed else "")
    if typing and typing == before.typed:
        return after
    return replace(after, history=(*before.history, before.content)[-MOST_UNDO:], typed=typing)


def _same(one: Content, other: Content) -> bool:
    files = one.files is other.files or one.files == other.files
    return files and one.values == other.values and one.programs == other.programs


def _settled(desk: Desk, before: Desk) -> Desk:
    """The desk with the focus on something that is there, and at the right thing of a dialog that has just come."""
    dialog = desk.place.dialog
    if dialog is not None and dialog is not before.place.dialog:
        text = first_text(dialog)
        desk = focused(desk, dialog_focus(dialog))
        if text:
            stem = len(text.rpartition(".")[0]) or len(text)
            carets = {**desk.place.carets, dialog_focus(dialog): (stem, 0)}
            desk = replace(desk, place=replace(desk.place, carets=carets))
    focus = desk.place.focus
    if focus and not any(node.id == focus for node in live(view(desk))):
        desk = focused(desk, "")
    return desk


def _acted(desk: Desk, act: Act) -> Desk:
    match act:
        case Clicked(id):
            return _clicked(desk, id, twice=False)
        case DoubleClicked(id):
            return _clicked(desk, id, twice=True)
        case RightClicked(id):
            return _right_clicked(desk, id)
        case Dropped(item, on):
            return _dropped(desk, item, on)
        case CaretPut(id, index):
            return _in_text(desk, id, index, index)
        case TextSelected(id, start, end):
            return _in_text(desk, id, start, end)
        case Chose(id, option):
            return _chose(desk, id, option)
        case Focused(id):
            way = _way(desk, id)
            return focused(desk, id) if way and _takes_focus(way[-1]) else desk
        case Pressed() | Typed():
            return Pressing(desk, _acted, owned).after(act)
        case _:
            return desk


def owned(desk: Desk, node: str, act: Act) -> Desk:
    """The desk after the owner of ``node`` (a program, or the desktop) took ``act``."""
    return desktop.owned(desk, node, act)


def _way(desk: Desk, id: str) -> tuple[Node, ...]:
    """The nodes down to a live one of this id; empty for none."""
    way = line(view(desk), id)
    return () if any(node.inert for node in way) else way


def _takes_focus(node: Node) -> bool:
    return not node.disabled and (node.role in CONTROL_ROLES or node.role == "row" or "click" in node.offers)


def _calmed(desk: Desk, way: tuple[Node, ...]) -> Desk:
    """The desk once a click elsewhere closed what was open: the menu, a drop-down list, a notice."""
    ids = {node.id for node in way}
    place = desk.place
    menu = place.menu if "menu" in ids else None
    expanded = place.expanded if place.expanded in ids else ""
    if place.menu is menu and place.expanded == expanded and not place.notice:
        return desk
    return replace(desk, place=replace(place, menu=menu, expanded=expanded, notice=""))


def _reached(desk: Desk, way: tuple[Node, ...]) -> Desk:
    """The desk with the node in the window in front, focused, and selected if it is an item."""
    node = way[-1]
    desk = desktop.to_front(_calmed(desk, way), way)
    if _takes_focus(node):
        desk = focused(desk, node.id)
    for outer in reversed(way[:-1]):
        if COMPOSITES.get(outer.role) == node.role and node.role not in ("radio", "menuitem"):
            return desk if desk.selected(outer.id) == node.id else selecting(desk, outer.id, node.id)
    return desk


def _clicked(desk: Desk, id: str, *, twice: bool) -> Desk:
    way = _way(desk, id)
    if not way:
        return desk
    node = way[-1]
    if not node.offering("click") and not node.offering("double_click"):
        return _calmed(desk, way)
    after = _reached(desk, way)
    match node.role:
        case "checkbox":
            return owned(with_value(after, id, not node.checked), id, Clicked(id))
        case "combobox":
            opened = "" if node.expanded else id
            return replace(after, place=replace(after.place, expanded=opened))
        case "radio" | "option" if OPTION in id and way[-2].role in ("radiogroup", "combobox"):
            return _taken(after, way[-2].id, node.name)
        case "menuitem" if way[-2].id == "menu":
            return _picked(after, node.name)
        case _:
            again = twice and node.offering("double_click")
            return owned(after, id, DoubleClicked(id) if again else Clicked(id))


def _taken(desk: Desk, box: str, option: str) -> Desk:
    desk = with_value(desk, box, option) if desk.content.values.get(box) != option else desk
    if desk.place.expanded == box:
        desk = replace(desk, place=replace(desk.place, expanded="", focus=box))
    return owned(desk, box, Chose(box, option))


def _picked(desk: Desk, entry: str) -> Desk:
    menu = desk.place.menu
    if menu is None:
        return desk
    desk = replace(desk, place=replace(desk.place, menu=None, focus=menu.node))
    way = _way(desk, menu.node)
    if way and way[-1].role in TEXT_ROLES and entry in _MENU_KEYS:
        return _acted(desk, Pressed(_MENU_KEYS[entry]))
    return owned(desk, menu.node, Picked(menu.node, entry)) if way else desk


def _right_clicked(desk: Desk, id: str) -> Desk:
    way = _way(desk, id)
    if not way:
        return desk
    # On a text or a picture, the menu is that of what it stands in.
    target = next((node for node in reversed(way) if node.offering("context")), None)
    if target is None:
        return _calmed(desk, way)
    way = way[: way.index(target) + 1]
    if desk.place.menu is not None:
        desk = replace(desk, place=replace(desk.place, menu=None))
    after = _reached(desk, way)
    entries = TEXT_MENU if target.role in TEXT_ROLES else desktop.menu(after, target.id)
    return desktop.with_menu(after, target.id, entries)


def _dropped(desk: Desk, item: str, on: str) -> Desk:
    way = _way(desk, on)
    source = _way(desk, item)
    if not way or not source or not source[-1].offering("drag") or item == on:
        return desk
    target = next((node for node in reversed(way) if node.offering("drop")), None)
    if target is None:
        return _calmed(desk, way)
    return owned(desktop.to_front(_calmed(desk, way), way), target.id, Dropped(item, target.id))


def _in_text(desk: Desk, id: str, start: int, end: int) -> Desk:
    way = _way(desk, id)
    if not way or way[-1].field is None or way[-1].disabled:
        return desk
    return with_caret(_reached(desk, way), way[-1], start, end)


def with_caret(desk: Desk, node: Node, start: int, end: int) -> Desk:
    """The desk with this selected in the text box ``node``; its text is not touched."""
    assert node.field is not None
    field = node.field.select(start, end)
    carets = {**desk.place.carets, node.id: (field.caret, field.anchor)}
    return replace(desk, place=replace(desk.place, carets=carets))


def _chose(desk: Desk, id: str, option: str) -> Desk:
    way = _way(desk, id)
    if not way:
        return desk
    if way[-1].role == "combobox" and not way[-1].disabled and not way[-1].expanded:
        desk = _clicked(desk, id, twice=False)
        way = _way(desk, id)
    chosen = next((n for n in way[-1].children if n.name == option and n.offering("click")), None) if way else None
    return _clicked(desk, chosen.id, twice=False) if chosen else desk
