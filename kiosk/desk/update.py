"""Applies acts to the simulated computer: ``update(desk, act) -> desk``, total, pure, deterministic.

First comes the standard behaviour of controls (ticking, choosing, typing, selecting, focus), then the owner of the
node: a program, or the desktop. What changed the content is kept for undo.
"""

from __future__ import annotations

from kiosk.course.acts import Act, Pressed, Typed
from kiosk.course.solution import HeldKey
from kiosk.desk.acts import (
    CaretPut,
    Chose,
    Clicked,
    DoubleClicked,
    Dropped,
    Focused,
    ItemsSelected,
    Picked,
    RightClicked,
    TextSelected,
    WindowMoved,
)
from kiosk.desk.arrivals import bring_due
from kiosk.desk.changes import move_caret, put_on_clipboard, replace, select_items, set_focus, show_notice, with_value
from kiosk.desk.controls import OPTION
from kiosk.desk.labels import Label
from kiosk.desk.nodes import TEXT_ROLES, Node, find
from kiosk.desk.program import open_link
from kiosk.desk.recognition import note_gestures
from kiosk.desk.shell import desktop
from kiosk.desk.shell.desktop import dispatch
from kiosk.desk.shell.focus_order import next_stop
from kiosk.desk.shell.keys import KeyPress
from kiosk.desk.shell.reaching import close_popups, live_path, reach, takes_focus
from kiosk.desk.shell.reading import (
    press_reading_key,
    select_read,
    selected_read_text,
    without_reading,
)
from kiosk.desk.shell.returning import settle_focus
from kiosk.desk.shell.undo import record_change, redo, undo
from kiosk.desk.shell.windows import place_window
from kiosk.desk.state import Desk, TextClip
from kiosk.desk.view import MENU_ENTRY, view
from kiosk.i18n import _

_TEXT_MENU: dict[str, str] = {
    Label.CUT: "ctrl+x",
    Label.COPY: "ctrl+c",
    Label.PASTE: "ctrl+v",
    Label.SELECT_ALL: "ctrl+a",
}
"""The context menu of a text box: entries and the keys that they stand for."""


def update(desk: Desk, act: Act) -> Desk:
    """The desk after ``act``; unchanged by acts without a meaning now or on missing nodes."""
    after = _after(desk, act)
    return bring_due(note_gestures(desk, act, after) if desk.watched else after)


def _after(desk: Desk, act: Act) -> Desk:
    match act:
        case Pressed("ctrl+z"):
            after = undo(desk)
            if len(after.undone) > len(desk.undone):
                after = replace(after, undos=desk.undos + 1)
        case Pressed("ctrl+y" | "ctrl+shift+z"):
            after = redo(desk)
        case _:
            after = _apply(desk, act)
            after = after if after is desk else record_change(desk, after, act)
    return after if after is desk else settle_focus(after, desk, act)


def tab_leaves(desk: Desk, key: str) -> bool:
    """Whether Tab (or shift+tab) now goes past the last (first) control: the interface may take the focus then."""
    root, focus, back = view(desk), desk.place.focus, key == "shift+tab"
    node = find(root, focus) if focus else None
    stays = desk.place.menu is not None or (node is not None and node.indents and not back)
    return not stays and next_stop(root, focus, back=back)[1]


def _apply(desk: Desk, act: Act) -> Desk:
    match act:
        case Clicked(id, held):
            return _click(desk, id, twice=False, held=held)
        case DoubleClicked(id):
            return _click(desk, id, twice=True)
        case RightClicked(id):
            return _right_click(desk, id)
        case Dropped(item, on):
            return _drop(desk, item, on)
        case ItemsSelected(id, items):
            return _select_items(desk, id, items)
        case WindowMoved(window, spot):
            return place_window(desk, window, spot) if live_path(desk, f"window/{window}") else desk
        case CaretPut(id, index):
            return _put_caret(desk, id, index)
        case TextSelected(id, start, end, to):
            return _select_text(desk, id, start, end, to)
        case Chose(id, option):
            return _choose(desk, id, option)
        case Focused(id):
            way = live_path(desk, id)
            return set_focus(desk, id) if way and takes_focus(way[-1]) else desk
        case Pressed() | Typed():
            return _without_old_notice(KeyPress(desk, _apply, dispatch).after(act), desk)
        case _:
            return desk


def _without_old_notice(after: Desk, before: Desk) -> Desk:
    """``after`` a key: where it leads to another window, what was said of the one before goes."""
    same = (after.front and after.front.id) == (before.front and before.front.id)
    return after if same or after.place.notice != before.place.notice else show_notice(after, "")


def _click(desk: Desk, id: str, *, twice: bool, held: HeldKey = "") -> Desk:
    way = live_path(desk, id)
    if not way:
        return desk
    node = way[-1]
    if node.disabled:
        reason = node.reason or _("Ce bouton ne sert pas pour l'instant.")
        return show_notice(close_popups(desk, way), reason)
    if not node.accepts("click") and not node.accepts("double_click"):
        return without_reading(close_popups(desk, way))
    if node.role == "button" and desk.place.menu is not None and desk.place.menu.node == id:
        return close_popups(desk, way)  # the button that opened a menu closes it
    after = reach(desk, way, held)
    if node.role != "menuitem":
        after = without_reading(after)
    if node.href:
        return open_link(after, node.href)
    if held and len(way) > 1 and way[-2].multiselectable:
        return after
    match node.role:
        case "checkbox":
            return dispatch(with_value(after, id, not node.checked), id, Clicked(id))
        case "combobox":
            opened = "" if node.expanded else id
            return replace(after, place=replace(after.place, expanded=opened))
        case "radio" | "option" if OPTION in id and way[-2].role in ("radiogroup", "combobox"):
            return _choose_option(after, way[-2].id, node.name)
        case "menuitem" if way[-2].id == "menu":
            return _pick_entry(after, node.id.removeprefix(MENU_ENTRY))
        case _:
            again = twice and node.accepts("double_click")
            return dispatch(after, id, DoubleClicked(id) if again else Clicked(id))


def _choose_option(desk: Desk, box: str, option: str) -> Desk:
    desk = with_value(desk, box, option) if desk.content.values.get(box) != option else desk
    if desk.place.expanded == box:
        desk = replace(desk, place=replace(desk.place, expanded="", focus=box))
    return dispatch(desk, box, Chose(box, option))


def _pick_entry(desk: Desk, entry: str) -> Desk:
    menu = desk.place.menu
    if menu is None:
        return desk
    desk = replace(desk, place=replace(desk.place, menu=None, focus=menu.node))
    way = live_path(desk, menu.node)
    if way and way[-1].role in TEXT_ROLES and entry in _TEXT_MENU:
        return _apply(desk, Pressed(_TEXT_MENU[entry]))
    if way and way[-1].href:
        href = way[-1].href
        return open_link(desk, href) if entry == Label.OPEN else put_on_clipboard(desk, TextClip(way[-1].name))
    if way and way[-1].accepts("read"):
        desk = set_focus(desk, "")
        if entry in (Label.COPY, Label.SELECT_ALL):
            return press_reading_key(desk, view(desk), _TEXT_MENU[entry]) or desk
    return dispatch(desk, menu.node, Picked(menu.node, entry)) if way else desk


def _right_click(desk: Desk, id: str) -> Desk:
    way = live_path(desk, id)
    if not way:
        return desk
    if way[-1].accepts("read"):
        return _read_menu(desk, way)
    if way[-1].href:
        after = reach(replace(desk, place=replace(desk.place, menu=None)), way)
        return desktop.open_menu(after, id, (Label.OPEN, Label.COPY_LINK))
    # a text or picture has the menu of its container
    target = next((node for node in reversed(way) if node.accepts("context")), None)
    if target is None:
        return close_popups(desk, way)
    way = way[: way.index(target) + 1]
    if desk.place.menu is not None:
        desk = replace(desk, place=replace(desk.place, menu=None))
    after = reach(desk, way, for_menu=True)
    entries = tuple(_TEXT_MENU) if target.role in TEXT_ROLES else desktop.context_menu(after, target.id)
    return desktop.open_menu(after, target.id, entries, desktop.count_meant(after, target.id))


def _read_menu(desk: Desk, way: tuple[Node, ...]) -> Desk:
    """The context menu of a text that is read: to copy what is selected, and then the menu of its container."""
    outer = next((node for node in reversed(way) if node.accepts("context")), None)
    after = reach(replace(desk, place=replace(desk.place, menu=None)), way)
    copying = (Label.COPY,) if selected_read_text(after, view(after)) else ()
    others = desktop.context_menu(after, outer.id) if outer else ()
    return desktop.open_menu(after, way[-1].id, (*copying, Label.SELECT_ALL, *others))


def _drop(desk: Desk, item: str, on: str) -> Desk:
    way = live_path(desk, on)
    source = live_path(desk, item)
    if not way or not source or not source[-1].accepts("drag") or item == on:
        return desk
    target = next((node for node in reversed(way) if node.accepts("drop")), None)
    if target is None:
        return close_popups(desk, way)
    return dispatch(desktop.bring_to_front(close_popups(desk, way), way), target.id, Dropped(item, target.id))


def _select_items(desk: Desk, id: str, items: tuple[str, ...]) -> Desk:
    way = live_path(desk, id)
    if not way or not way[-1].multiselectable:
        return desk
    there = {node.id for node in way[-1].children}
    return select_items(reach(desk, way), id, tuple(one for one in items if one in there))


def _put_caret(desk: Desk, id: str, index: int) -> Desk:
    """The caret where it was clicked; a first click in the address bar selects all of it."""
    way = live_path(desk, id)
    if way and way[-1].selects_all and not way[-1].focused and way[-1].field is not None:
        return _select_text(desk, id, 0, len(way[-1].field.text))
    return _select_text(desk, id, index, index)


def _select_text(desk: Desk, id: str, start: int, end: int, to: str = "") -> Desk:
    way = live_path(desk, id)
    if way and way[-1].accepts("read"):
        return select_read(set_focus(reach(desk, way), ""), view(desk), (id, start), (to or id, end))
    if not way or way[-1].field is None or way[-1].disabled:
        return desk
    field = way[-1].field.select(start, end)
    return move_caret(without_reading(reach(desk, way)), id, field.caret, field.anchor)


def _choose(desk: Desk, id: str, option: str) -> Desk:
    way = live_path(desk, id)
    if not way:
        return desk
    if way[-1].role == "combobox" and not way[-1].disabled and not way[-1].expanded:
        desk = _click(desk, id, twice=False)
        way = live_path(desk, id)
    chosen = next((n for n in way[-1].children if n.name == option and n.accepts("click")), None) if way else None
    return _click(desk, chosen.id, twice=False) if chosen else desk
