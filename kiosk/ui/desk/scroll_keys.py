"""Which keys scroll, with the focus where it is: those that what has the focus does not take for itself. Pure."""

from __future__ import annotations

from kiosk.desk.nodes import Node
from kiosk.ui.desk import scrolling
from kiosk.ui.desk.layout.placed import DeskLayout

_ROWS = {"up": -1, "down": 1}
_PAGES = {"page_up": -1, "page_down": 1}
_ENDS = {"home": -1, "ctrl+home": -1, "end": 1, "ctrl+end": 1}
_FAR = 10_000
"""More rows than a page has."""
_LISTS = ("option", "treeitem", "row", "gridcell", "listbox", "tree", "table")
_WITH_ARROWS = (*_LISTS, "textbox", "searchbox", "combobox", "menuitem", "tab", "radio", "columnheader")
_READ = ("", "main", "article")
"""Nothing, or a page itself: there the space bar leads a page on."""


def scroll_by_key(layout: DeskLayout, node: Node | None, key: str, scroll: scrolling.Scroll) -> scrolling.Scroll | None:
    """The scroll positions after ``key`` with the focus on ``node``; None where the key is not for scrolling."""
    role, focus = (node.role, node.id) if node is not None else ("", "")
    if key in _PAGES and role not in _LISTS and not (node is not None and node.multiline):
        return scrolling.after_page_key(layout, focus, _PAGES[key], scroll)
    if key == "space" and role in _READ:
        after = scrolling.after_page_key(layout, focus, 1, scroll)
        return after if after != scroll else None
    if role in _WITH_ARROWS or key not in (*_ROWS, *_ENDS):
        return None
    after = scrolling.after_rows(layout, focus, _ROWS.get(key, _ENDS.get(key, 0) * _FAR), scroll)
    return after if after != scroll else None
