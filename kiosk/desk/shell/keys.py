"""Keyboard input: navigation, activation, editing; other keys go to the program."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.course.acts import Act, Pressed, Typed
from kiosk.course.solution import HeldKey
from kiosk.course.text_field import TextField
from kiosk.desk.acts import Clicked, DoubleClicked, RightClicked
from kiosk.desk.changes import move_caret, put_on_clipboard, replace, set_focus, show_notice, with_field
from kiosk.desk.nodes import COMPOSITES, TEXT_ROLES, Node, find, path_to
from kiosk.desk.program import programs_of
from kiosk.desk.shell import desktop, windows
from kiosk.desk.shell.dialogs import press_button, press_escape
from kiosk.desk.shell.focus_order import composite_items, next_item, next_stop
from kiosk.desk.shell.reading import press_reading_key
from kiosk.desk.shell.returning import into_list, menu_target
from kiosk.desk.shell.selecting import select_all, select_on_arrow
from kiosk.desk.state import Desk, TextClip
from kiosk.desk.view import view, window_of_node
from kiosk.i18n import _
from kiosk.text import fold

Acted = Callable[[Desk, Act], Desk]
Owned = Callable[[Desk, str, Act], Desk]

_ARROWS = ("up", "down", "left", "right", "home", "end", "page_up", "page_down")
_HELD: dict[str, HeldKey] = {"": "", "shift": "shift", "ctrl": "ctrl"}
_TOGGLING = ("ctrl+space", "ctrl+@")
"""Ctrl and the space bar, as terminals send them."""


class KeyPress:
    """One key on one desk. ``acted`` is the update of other acts, ``owned`` asks the owner of a node."""

    def __init__(self, desk: Desk, acted: Acted, owned: Owned) -> None:
        self.desk = desk
        self.acted = acted
        self.owned = owned
        self.root = view(desk)
        self.way = path_to(self.root, desk.place.focus) if desk.place.focus else ()
        # a text that is read has no keys of its own
        self.node: Node | None = self.way[-1] if self.way and not self.way[-1].accepts("read") else None

    def after(self, act: Act) -> Desk:
        """The desk after a key or a pasted text."""
        match act:
            case Typed(text):
                return self._inserted(text)
            case Pressed(key, character):
                return self._key(key, character)
            case _:
                return self.desk

    def _key(self, key: str, character: str) -> Desk:
        if self.desk.place.notice and key == "escape" and not self.desk.place.menu and not self.desk.place.dialog:
            return show_notice(self.desk, "")
        match key:
            case "tab" | "shift+tab":
                return self._tab(back=key == "shift+tab")
            case _ if key in windows.SWITCHING and windows.has_another(self.desk):
                return desktop.switch_window(self._closed())
            case "escape":
                return self._escape()
            case _ if key in windows.KEYS:
                return windows.press_window_key(self._closed(), key)
            case windows.MENU_KEY if self.desk.front is not None and self.desk.place.dialog is None:
                return self.acted(self.desk, RightClicked(f"{windows.TITLE_BAR}{self.desk.front.id}"))
            case "shift+f10" if target := menu_target(self.desk, self.root, self.node):
                return self.acted(self.desk, RightClicked(target))
        if (read := self._read_key(key)) is not None:
            return read
        if key in _ARROWS and (begun := into_list(self.desk, self.root, self.node)) is not None:
            return begun
        if self.node is None:
            return self._unfocused(key, character)
        if self.node.role in TEXT_ROLES:
            return self._in_text(self.node, key, character)
        if (moved := self._arrow(self.node, key)) is not None:
            return moved
        if (chosen := self._chosen_among_several(self.node, key)) is not None:
            return chosen
        if key in ("enter", "space") or character == " ":
            return self._activate(self.node, key)
        if (begun := self._option_beginning_with(self.node, character)) is not None:
            return begun
        return self._left_over(key, character)

    def _tab(self, *, back: bool) -> Desk:
        if self.desk.place.menu is not None:
            return self._closed()
        if self.node is not None and self.node.indents and not back:
            return self._edited(self.node, (self.node.field or TextField()).indent())
        desk = self._closed() if self.desk.place.expanded else self.desk
        if self.node is not None and self.desk.place.expanded and self.node.role == "option":
            desk = self.acted(self.desk, Clicked(self.node.id))  # as in every browser, Tab chooses it
        stop, _wrapped = next_stop(view(desk), desk.place.focus, back=back)
        node = find(view(desk), stop)
        desk = set_focus(desk, stop)
        if node is not None and node.field is not None and not node.multiline and node.field.text:
            # as everywhere, Tab into a one-line text box selects its text
            return move_caret(desk, stop, len(node.field.text), 0)
        return desk

    def _closed(self) -> Desk:
        """Close the menu, the open list and the notice; the focus returns to their owner."""
        place = self.desk.place
        focus = place.menu.node if place.menu else place.expanded or place.focus
        return replace(self.desk, place=replace(place, menu=None, expanded="", notice="", focus=focus))

    def _escape(self) -> Desk:
        place = self.desk.place
        if place.menu is not None or place.expanded:
            return self._closed()
        if place.dialog is not None:
            return press_escape(self.desk)
        return self._left_over("escape", "")

    def _unfocused(self, key: str, character: str) -> Desk:
        dialog = self.desk.place.dialog
        if dialog is not None:
            return press_button(self.desk, dialog.buttons[0]) if key == "enter" else self.desk
        return self._left_over(key, character)

    def _left_over(self, key: str, character: str) -> Desk:
        """Pass a key that no control consumed to the program of the focused node, else of the window in front."""
        if self.desk.place.dialog is not None or self.desk.place.menu is not None:
            return self.desk
        act = Pressed(key, character)
        window = self.desk.window(window_of_node(self.root, self.node.id)) if self.node else None
        if window is None and self.node is not None and self.node.id.startswith("desktop"):
            return self.owned(self.desk, self.node.id, act)
        window = window or self.desk.front
        if window is None:
            return self.desk
        program = programs_of(self.desk)[window.program]
        after = program.update(self.desk, act)
        return program.close(self.desk, window.id) if after is self.desk and key == "ctrl+w" else after

    def _activate(self, node: Node, key: str) -> Desk:
        if node.role == "combobox" and node.expanded:
            return self._closed()
        dialog = self.desk.place.dialog
        in_list = node.role in ("option", "treeitem", "radio", "checkbox") and self.way[-2].role != "combobox"
        if dialog is not None and key == "enter" and in_list:
            return press_button(self.desk, dialog.buttons[0])
        if key == "enter" and node.accepts("double_click"):
            return self.acted(self.desk, DoubleClicked(node.id))
        return self.acted(self.desk, Clicked(node.id)) if node.accepts("click") else self.desk

    def _arrow(self, node: Node, key: str) -> Desk | None:
        """The desk after an arrow in a list; None where the key is no arrow or has no meaning."""
        prefix, _plus, key = key.rpartition("+")
        held = _HELD.get(prefix)
        if key not in _ARROWS or held is None:
            return None
        if node.role == "combobox" and not held and (key in ("up", "down") or node.expanded):
            desk = self.desk if node.expanded else self.acted(self.desk, Clicked(node.id))
            opened = find(view(desk), node.id)
            options = opened.children if opened else ()
            chosen = next((o for o in options if o.selected), next(iter(options), None))
            if opened is not None and key in ("home", "end"):
                chosen = next_item(opened, "", key)
            return set_focus(desk, chosen.id) if chosen else desk
        if node.role == "option" and self.way[-2].role == "combobox" and not held:
            to = next_item(self.way[-2], node.id, key)
            return set_focus(self.desk, to.id) if to is not None else self.desk
        composite = next((n for n in reversed(self.way) if COMPOSITES.get(n.role) == node.role), None)
        if held and (composite is None or not composite.multiselectable):
            return None
        if composite is None or (composite.role in ("tree", "table") and key in ("left", "right")):
            return None
        to = next_item(composite, node.id, key)
        if to is None and composite.role == "grid":
            return self._left_over(key, "")  # out of what is displayed, such as a month
        if to is None or to.id == node.id:
            return self.desk
        if composite.role in ("radiogroup", "tablist", "tree") and to.accepts("click"):
            return self.acted(self.desk, Clicked(to.id))
        desk = set_focus(self.desk, to.id)
        if composite.role == "menu":
            return desk
        return show_notice(select_on_arrow(desk, composite, node.id, to.id, held), "")

    def _option_beginning_with(self, node: Node, letter: str) -> Desk | None:
        """The desk after a letter in a list: on the next item that begins with it, as on every computer.

        A closed list chooses it, an open one goes to it. None where the key is no letter or this is no list.
        """
        wanted = fold(letter)
        box = next((n for n in reversed(self.way) if n.role in ("combobox", "listbox", "tree")), None)
        if not wanted or box is None or node.role not in ("combobox", "option", "treeitem"):
            return None
        closed = box.role == "combobox" and not box.expanded
        desk = self.acted(self.desk, Clicked(box.id)) if closed else self.desk
        box = (find(view(desk), box.id) or box) if closed else box
        items = box.children if box.role == "combobox" else composite_items(box)
        now = node.id if node is not box and node.role != "combobox" else next((n.id for n in items if n.selected), "")
        at = next((place for place, one in enumerate(items) if one.id == now), -1)
        to = next((one for one in (*items[at + 1 :], *items[: at + 1]) if fold(one.name).startswith(wanted)), None)
        if to is None:
            return self.desk
        if closed or box.role == "tree":
            return self.acted(desk, Clicked(to.id))
        desk = set_focus(desk, to.id)
        return desk if box.role == "combobox" else show_notice(select_on_arrow(desk, box, node.id, to.id, ""), "")

    def _chosen_among_several(self, node: Node, key: str) -> Desk | None:
        """The desk after a key that selects all items of a list, or adds and takes away one; None for other keys."""
        box = next((n for n in reversed(self.way) if n.multiselectable), None)
        if box is None or key not in ("ctrl+a", *_TOGGLING):
            return None
        if key == "ctrl+a":
            return show_notice(select_all(self.desk, box), "")
        return self.acted(self.desk, Clicked(node.id, "ctrl")) if node is not box else None

    def _read_key(self, key: str) -> Desk | None:
        """The desk after a key that selects or copies text that is read; None for another key, or in a text box."""
        place, node = self.desk.place, self.node
        if place.dialog is not None or place.menu is not None:
            return None
        if node is not None:
            window = window_of_node(self.root, node.id)
            in_list = key == "ctrl+a" and any(n.multiselectable for n in self.way)
            if node.role in TEXT_ROLES or in_list or key not in ("ctrl+a", "ctrl+c"):
                return None
            if not window or (place.reading is not None and place.reading.window != window):
                return None
        return press_reading_key(self.desk, self.root, key)

    def _in_text(self, node: Node, key: str, character: str) -> Desk:
        field = node.field or TextField()
        match key:
            case "ctrl+c" | "ctrl+x":
                return self._copied(node, field, cut=key == "ctrl+x")
            case "ctrl+v":
                clip = self.desk.place.clipboard
                return self._inserted(clip.text) if isinstance(clip, TextClip) else self._left_over(key, character)
            case "enter" if not node.multiline:
                dialog = self.desk.place.dialog
                return press_button(self.desk, dialog.buttons[0]) if dialog else self._left_over(key, character)
            case "space":
                key, character = "space", character or " "
        after = field.press(key, character, lines=node.multiline)
        if after == field:
            return self.desk if character else self._left_over(key, character)
        return self._edited(node, after)

    def _inserted(self, text: str) -> Desk:
        node = self.node
        if node is None or node.field is None or node.disabled:
            return self.desk
        return self._edited(node, node.field.insert(text, lines=node.multiline))

    def _copied(self, node: Node, field: TextField, *, cut: bool) -> Desk:
        if not field.selected:
            return show_notice(self.desk, _("Choisissez d'abord un texte."))
        desk = replace(self.desk, place=replace(self.desk.place, notice=""))
        if node.masked:
            # masked text is not copied, as in real browsers
            return desk
        desk = put_on_clipboard(desk, TextClip(field.selected))
        return self._edited(node, field.without_selected(), desk) if cut else desk

    def _edited(self, node: Node, after: TextField, desk: Desk | None = None) -> Desk:
        before = node.field or TextField()
        desk = desk or self.desk
        if after.text == before.text:
            return move_caret(desk, node.id, after.caret, after.anchor)
        desk = with_field(desk, node.id, after)
        if desk.place.notice:
            desk = show_notice(desk, "")
        owner = node.id.partition("/")[0]
        program = programs_of(desk).get(owner)
        return program.on_edit(desk, node.id, before) if program is not None else desk
