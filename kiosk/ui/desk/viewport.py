"""The visible part of the simulated computer: its tree, the scroll positions, and the layout they give. Pure."""

from __future__ import annotations

from kiosk.cells import Cell, Rect
from kiosk.desk.nodes import Node, find, walk
from kiosk.ui.desk import scrolling
from kiosk.ui.desk.layout.placed import DeskLayout
from kiosk.ui.desk.layout.placing import lay_out, sizes_on
from kiosk.ui.desk.layout.sizes import Sizes


class Viewport:
    """A tree of nodes on a surface of cells. ``menu_cell``: where a context menu was asked for."""

    def __init__(self, root: Node) -> None:
        self.root = root
        self.scroll: scrolling.Scroll = {}
        self.menu_cell: Cell | None = None
        self._size = (0, 0)
        self._layout: DeskLayout | None = None
        self._sizes: Sizes | None = None
        self._signatures: dict[str, tuple[str, ...]] = {}
        self._focus: tuple[str, int] = ("", 0)
        self._found: tuple[str, int] = ("", 0)

    @property
    def focused_id(self) -> str:
        """The id of the node with the focus; "" for none."""
        return self._focus[0]

    @property
    def layout(self) -> DeskLayout:
        """The current layout, computed when it is first asked for."""
        if self._layout is None:
            self._sizes = sizes_on(self._size[1], self._sizes)
            self._layout = lay_out(self.root, *self._size, self.scroll, self.menu_cell, self._sizes)
        return self._layout

    def resize(self, width: int, height: int) -> None:
        """Another size; the focused node stays visible."""
        if (width, height) != self._size:
            self._size, self._layout = (width, height), None
            if self.focused_id:
                self.reveal(self.focused_id)

    def show(self, root: Node) -> None:
        """Another tree. A new page begins at its top; a node that is newly focused is revealed."""
        self.root, self._layout = root, None
        if not any(child.role == "menu" for child in root.children):
            self.menu_cell = None
        self._begin_new_pages()
        self._reveal_found(root)
        node = next((one for one in walk(root) if one.focused), None)
        focus = (node.id, node.field.caret if node.field else 0) if node else ("", 0)
        if node is not None and focus != self._focus:
            self.reveal(node.id)
        self._focus = focus

    def _reveal_found(self, root: Node) -> None:
        """Scroll to the text that a find bar has come to."""
        marked = ((one.id, mark.start) for one in walk(root) for mark in one.marks if mark.style == "found_here")
        found = next(marked, ("", 0))
        if found[0] and found != self._found:
            self.reveal(found[0])
        self._found = found

    def reveal(self, id: str) -> Rect | None:
        """Scroll until the node ``id`` is visible; its visible cells then, None where it is not there."""
        # a text box in a page that scrolls: first its own lines, then the page
        for _count in range(3):
            if not self.set_scroll(scrolling.revealing(self.layout, id, self.scroll)):
                break
        placed = self.layout.by_id.get(id)
        return placed.visible if placed is not None and not placed.visible.empty else None

    def set_scroll(self, scroll: scrolling.Scroll) -> bool:
        """Set the scroll positions; whether that changed anything."""
        if scroll == self.scroll:
            return False
        self.scroll, self._layout = scroll, None
        return True

    def _begin_new_pages(self) -> None:
        kept = dict(self.scroll)
        for pane in self.layout.panes:
            node = find(self.root, pane.id)
            if node is None:
                continue
            now = scrolling.page_signature(node)
            if self._signatures.get(pane.id, now) != now:
                kept.pop(pane.id, None)
            self._signatures[pane.id] = now
        self.set_scroll(kept)
