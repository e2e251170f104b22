"""A text of Textual's set as French is, and broken into lines by the rule of the simulated computer.

Textual breaks a line at any white space, a no-break space included.
"""

from __future__ import annotations

from typing import Any

from textual.content import Content
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from kiosk.text import no_break_spaces, replace_controls, typeset
from kiosk.ui.widgets.text_layout import TextLine, text_lines


class TypesetText(Visual):
    """Draws ``content`` with French spaces and apostrophes; what ``content`` itself holds does not change.

    Of a text ``to_copy`` the apostrophes stay as they are, like those on the keys.
    """

    def __init__(self, content: Content, *, to_copy: bool = False) -> None:
        shown = replace_controls(content.plain)
        plain = no_break_spaces(shown) if to_copy else typeset(shown)
        self._content = Content(plain, list(content.spans), strip_control_codes=False)
        self._broken = (0, self._content)
        """The last width, and the text with a line end wherever a line of that width ends."""

    def in_lines(self, width: int) -> list[Content]:
        """The lines of at most ``width`` cells, without the blanks at which they were broken."""
        return self._at(width).split(allow_blank=True)

    def _at(self, width: int) -> Content:
        if self._broken[0] != width:
            self._broken = (width, self._in_lines(width))
        return self._broken[1]

    def _in_lines(self, width: int) -> Content:
        plain = self._content.plain
        lines = text_lines(plain, width)
        breaks = [line.start - 1 for line in lines[1:]]
        if not breaks:
            return self._content
        if all(plain[at] in " \n" and plain[at + 1 : at + 2] != " " for at in breaks):
            characters = list(plain)  # a line end for each blank: every style stays on its letters
            for at in breaks:
                characters[at] = "\n"
            return Content("".join(characters), list(self._content.spans), strip_control_codes=False)
        return Content("\n").join(self._content[line.start + _leading_blanks(plain, line) : line.end] for line in lines)

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        return self._at(width).render_strips(width, height, style, options) if width else []

    def get_height(self, rules: Any, width: int) -> int:
        return self._at(width).get_height(rules, width)

    def get_optimal_width(self, rules: Any, container_width: int) -> int:
        return self._content.get_optimal_width(rules, container_width)

    def get_minimal_width(self, rules: Any) -> int:
        return self._content.get_minimal_width(rules)


def _leading_blanks(plain: str, line: TextLine) -> int:
    """How many blanks a line begins with that it was broken at; the author's own, at the start of a line, stay."""
    if line.start == 0 or plain[line.start - 1] == "\n":
        return 0
    return line.end - line.start - len(plain[line.start : line.end].lstrip(" "))
