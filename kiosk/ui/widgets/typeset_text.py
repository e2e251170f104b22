"""A text of Textual's set as French is, and broken into lines by the rule of the simulated computer.

Textual breaks a line at any white space, a no-break space included.
"""

from __future__ import annotations

from typing import Any

from textual.content import Content
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from kiosk.text import no_break_spaces
from kiosk.ui.widgets.text_layout import text_lines


class TypesetText(Visual):
    """Draws ``content`` with French no-break spaces; what ``content`` itself holds does not change."""

    def __init__(self, content: Content) -> None:
        self._content = Content(no_break_spaces(content.plain), list(content.spans), strip_control_codes=False)
        self._broken = (0, self._content)
        """The last width, and the text with a line end wherever a line of that width ends."""

    def in_lines(self, width: int) -> list[Content]:
        """The lines of at most ``width`` cells, without the blanks at which they were broken."""
        plain, lines = self._content.plain, []
        for line in text_lines(plain, width):
            continues = line.start > 0 and plain[line.start - 1] != "\n"
            start = line.end - len(plain[line.start : line.end].lstrip(" ")) if continues else line.start
            lines.append(self._content[start : line.end])
        return lines

    def _at(self, width: int) -> Content:
        if self._broken[0] != width:
            self._broken = (width, Content("\n").join(self.in_lines(width)))
        return self._broken[1]

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        return self._at(width).render_strips(width, height, style, options) if width else []

    def get_height(self, rules: Any, width: int) -> int:
        return self._at(width).get_height(rules, width)

    def get_optimal_width(self, rules: Any, container_width: int) -> int:
        return self._content.get_optimal_width(rules, container_width)

    def get_minimal_width(self, rules: Any) -> int:
        return self._content.get_minimal_width(rules)
