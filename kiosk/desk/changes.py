"""Elementary changes of a desk, used by programs and the shell. Each function returns the changed desk.

Undo needs nothing from a program: the shell sees that the content changed, and keeps the one before. A program calls
:func:`forbid_undo` for what cannot be undone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from kiosk.course.solution import SolutionAct
from kiosk.course.text_field import TextField
from kiosk.desk.files.tree import Files
from kiosk.desk.state import Clip, ControlValue, Desk, Dialog, Size, Window

replace = msgspec.structs.replace


def with_files(desk: Desk, files: Files) -> Desk:
    """Set the tree of files."""
    return replace(desk, content=replace(desk.content, files=files))


def with_value(desk: Desk, node: str, value: ControlValue) -> Desk:
    """Set the value of a control."""
    return with_values(desk, {node: value})


def with_values(desk: Desk, values: Mapping[str, ControlValue]) -> Desk:
    """Set the values of several controls."""
    return replace(desk, content=replace(desk.content, values={**desk.content.values, **values}))


def with_text(desk: Desk, node: str, text: str) -> Desk:
    """Set the text of a text box, the caret at its end."""
    return with_field(desk, node, TextField(text, len(text)))


def with_field(desk: Desk, node: str, field: TextField) -> Desk:
    """Set the text, the caret and the selection of a text box."""
    moved = move_caret(desk, node, field.caret, field.anchor)
    return moved if field.text == desk.content.values.get(node) else with_value(moved, node, field.text)


def move_caret(desk: Desk, node: str, caret: int, anchor: int | None = None) -> Desk:
    """Put the caret of a text box before character ``caret``, selecting from ``anchor``.

    The text is not stored as a value: moving the caret does not make a default text the learner's.
    """
    carets = {**desk.place.carets, node: (caret, anchor)}
    return replace(desk, place=replace(desk.place, carets=carets))


def clear_values(desk: Desk, start: str) -> Desk:
    """Clear every control whose id begins with ``start``, as when a form is closed."""
    kept = {node: value for node, value in desk.content.values.items() if not node.startswith(start)}
    return desk if len(kept) == len(desk.content.values) else replace(desk, content=replace(desk.content, values=kept))


def with_content(desk: Desk, program: str, content: Any) -> Desk:
    """Set a program's content, which undo restores."""
    programs = {**desk.content.programs, program: content}
    return replace(desk, content=replace(desk.content, programs=programs))


def with_location(desk: Desk, program: str, place: Any) -> Desk:
    """Set the learner's location in a program, which undo leaves alone."""
    return replace(desk, place=replace(desk.place, programs={**desk.place.programs, program: place}))


def show_window(desk: Desk, program: str, id: str = "", size: Size = "large") -> Desk:
    """Bring the window ``id`` (or the program's main one) to the front, opening it where it is not open."""
    id = id or program
    known = desk.window(id)
    window = Window(id, program, size) if known is None else _seen(known)
    others = tuple(w for w in desk.place.windows if w.id != id)
    return replace(desk, place=replace(desk.place, windows=(*others, window), focus="", returns=_leaving(desk)))


def _leaving(desk: Desk) -> dict[str, str]:
    """What has had the focus of each window, once the one in front is left; a bar or a title's buttons do not count."""
    front, focus = desk.front.id if desk.front is not None else "", desk.place.focus
    counts = focus and not focus.startswith(("taskbar/", "window-"))
    return {**desk.place.returns, front: focus} if counts else desk.place.returns


def close_window(desk: Desk, id: str) -> Desk:
    """Close a window, without asking."""
    windows = tuple(w for w in desk.place.windows if w.id != id)
    returns = {window: focus for window, focus in desk.place.returns.items() if window != id}
    return replace(desk, place=replace(desk.place, windows=windows, focus="", returns=returns))


def resize_window(desk: Desk, id: str, size: Size) -> Desk:
    """Set the size of a window; a reduced one remembers the size that it had."""

    def resized(window: Window) -> Window:
        kept = window.size if size == "reduced" and window.size != "reduced" else window.before
        return replace(window, size=size, before=kept)

    windows = tuple(resized(w) if w.id == id else w for w in desk.place.windows)
    return replace(desk, place=replace(desk.place, windows=windows))


def _seen(window: Window) -> Window:
    return replace(window, size=window.before) if window.size == "reduced" else window


def set_focus(desk: Desk, node: str) -> Desk:
    """Set the focus; "" for none."""
    return desk if desk.place.focus == node else replace(desk, place=replace(desk.place, focus=node))


def select_item(desk: Desk, list_id: str, item: str) -> Desk:
    """Select an item of a list, tree or table; "" for none."""
    return select_items(desk, list_id, (item,) if item else ())


def select_items(desk: Desk, list_id: str, items: tuple[str, ...]) -> Desk:
    """Select several items of a list; the first one is where a range begins that Shift extends."""
    if desk.selection(list_id) == items:
        return desk
    return replace(desk, place=replace(desk.place, selected={**desk.place.selected, list_id: items}))


def show_dialog(desk: Desk, dialog: Dialog | None) -> Desk:
    """Show a dialog with empty inputs in front of everything; None closes it, and gives the focus back."""
    opener = desk.place.opener if desk.place.dialog is not None else desk.place.focus
    clean = clear_values(desk, "dialog/")
    chosen = {list_id: item for list_id, item in clean.place.selected.items() if not list_id.startswith("dialog/")}
    carets = {node: caret for node, caret in clean.place.carets.items() if not node.startswith("dialog/")}
    place = replace(
        clean.place, dialog=dialog, selected=chosen, carets=carets, focus="" if dialog else opener,
        opener=opener if dialog else "", expanded="", menu=None, notice="",
    )  # fmt: skip
    return replace(clean, place=place)


def show_notice(desk: Desk, text: str) -> Desk:
    """Show a notice until the next click; "" removes it."""
    return desk if desk.place.notice == text else replace(desk, place=replace(desk.place, notice=text))


def put_on_clipboard(desk: Desk, clip: Clip) -> Desk:
    """Set the clipboard."""
    return replace(desk, place=replace(desk.place, clipboard=clip))


def watch_gestures(desk: Desk, gestures: tuple[SolutionAct, ...]) -> Desk:
    """Begin a step that judges ``gestures``: what was made before counts no more."""
    begins = gestures or desk.watched or desk.undos
    return replace(desk, watched=gestures, made=frozenset(), undos=0) if begins else desk


def forbid_undo(desk: Desk) -> Desk:
    """Clear the history of the window in which the act was made: the change cannot be undone."""
    return replace(desk, sealed=desk.sealed + 1)


def without_transient(desk: Desk) -> Desk:
    """The desk as it is wherever the focus and the carets are, and whatever was just said over it."""
    place = replace(desk.place, focus="", carets={}, notice="", news="")
    return replace(desk, place=place, typed="")
