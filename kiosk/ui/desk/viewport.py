"""What is seen of the desk now: the tree, how far each thing is scrolled, where everything stands. Pure."""

from __future__ import annotations

from kiosk.cells import Rect
from kiosk.desk.nodes import Node, find, walk
from kiosk.ui.desk import scrolling
from kiosk.ui.desk.layout.placed import Laid
from kiosk.ui.desk.layout.placing import layout


class Viewport:
    """A tree of nodes on a surface of cells. ``menu_at`` is the cell at which a context menu was asked for."""

    def __init__(self, root: Node) -> None:
        self.root = root
        self.scroll: scrolling.Scroll = {}
        self.menu_at: tuple[int, int] | None = None
        self._size = (0, 0)
        self._laid: Laid | None = None
        self._signatures: dict[str, tuple[str, ...]] = {}
        self._attention: tuple[str, int] = ("", 0)

    @property
    def attention(self) -> str:
        """The id of the node that has the keyboard's attention; "" for none."""
        return self._attention[0]

    @property
    def laid(self) -> Laid:
        """The desk as it stands."""
        if self._laid is None:
            self._laid = layout(self.root, *self._size, self.scroll, self.menu_at)
        return self._laid

    def resize(self, width: int, height: int) -> None:
        """On another surface; what has the attention stays in view."""
        if (width, height) != self._size:
            self._size, self._laid = (width, height), None
            if self.attention:
                self.bring(self.attention)

    def show(self, root: Node) -> None:
        """Another tree. A page that is new begins at its top; what has the attention now is brought into view."""
        self.root, self._laid = root, None
        if not any(child.role == "menu" for child in root.children):
            self.menu_at = None
        self._begin_new_pages()
        node = next((one for one in walk(root) if one.focused), None)
        attention = (node.id, node.field.caret if node.field else 0) if node else ("", 0)
        if node is not None and attention != self._attention:
            self.bring(node.id)
        self._attention = attention

    def bring(self, id: str) -> Rect | None:
        """Scroll until the node ``id`` is seen; where it stands then. None for what is not there."""
        # a text box in a page that scrolls: first its own lines, then the page
        for _count in range(3):
            if not self.scrolled(scrolling.revealed(self.laid, id, self.scroll)):
                break
        placed = self.laid.by_id.get(id)
        return placed.seen if placed is not None and not placed.seen.empty else None

    def scrolled(self, scroll: scrolling.Scroll) -> bool:
        """Take these places; whether anything changed."""
        if scroll == self.scroll:
            return False
        self.scroll, self._laid = scroll, None
        return True

    def _begin_new_pages(self) -> None:
        kept = dict(self.scroll)
        for pane in self.laid.panes:
            node = find(self.root, pane.id)
            if node is None:
                continue
            now = scrolling.signature(node)
            if self._signatures.get(pane.id, now) != now:
                kept.pop(pane.id, None)
            self._signatures[pane.id] = now
        self.scrolled(kept)
