"""A surface of cells, each a character and the name of its style; and the widget that shows one.

What is drawn names its styles and does not look them up: it is the same in every theme, can be tested without an app,
and two drawings are compared line by line, so that only the lines that differ are refreshed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar, NamedTuple

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from kiosk.pictures.blocks import Blocks
from kiosk.ui.replaceable import Replaceable
from kiosk.ui.widgets.picture_cells import blocks_of, picture_cell

StyleName = str
"""A component class of the widget without its prefix, ``name+bu`` being bold and underlined; "" is the widget's own.

``one/other`` is the background of one drawn on that of the other: the half block at the end of a coloured block;
``#rrggbb/other`` is a colour of a picture drawn on it.
"""


class PicturePart(NamedTuple):
    """A cell of a picture: which character it is, and in which colours, depends on the terminal and on the theme."""

    grid: bytes
    """See :mod:`kiosk.pictures.grids`."""
    column: int
    row: int
    under: StyleName
    """The style of the ground on which the picture stands."""


DrawnCell = tuple[str, StyleName | Style | PicturePart]
"""A character and its style. Faces bring a style of their own; the character of a part of a picture is not used."""

_ATTRIBUTES = {"b": Style(bold=True), "u": Style(underline=True), "i": Style(italic=True)}


class Canvas:
    """``width`` by ``height`` cells, empty at first."""

    def __init__(self, width: int, height: int, background: StyleName = "") -> None:
        self.width, self.height = width, height
        self.cells: list[list[DrawnCell]] = [[(" ", background)] * width for _row in range(height)]

    def changed_lines(self, other: Canvas) -> list[int]:
        """The lines that differ in ``other``, a canvas of the same size."""
        return [y for y, line in enumerate(self.cells) if line != other.cells[y]]

    def strip(self, y: int, styles: StyleTable) -> Strip:
        """Line ``y``, neighbours of one style in one segment."""
        segments: list[Segment] = []
        run = ""
        style: StyleName | Style = ""
        for cell in self.cells[y]:
            character, own = styles.resolved(cell)
            if own is style or own == style:
                run += character
                continue
            if run:
                segments.append(Segment(run, styles.style(style)))
            run, style = character, own
        segments.append(Segment(run, styles.style(style)))
        return Strip(segments, self.width)


class StyleTable:
    """Styles by their names, each looked up and combined once."""

    def __init__(self, look_up: Callable[[StyleName], Style], blocks: Blocks = Blocks.QUADRANTS) -> None:
        """``blocks``: what the terminal can draw of pictures."""
        self._look_up = look_up
        self._blocks = blocks
        self._known: dict[StyleName, Style] = {}

    def style(self, style: StyleName | Style) -> Style:
        """The style of that name; a style is its own."""
        if isinstance(style, Style):
            return style
        if (known := self._known.get(style)) is None:
            name, _plus, attributes = style.partition("+")
            known = self._combine(*name.split("/", 1)) if "/" in name else self._look_up(name)
            for letter in attributes:
                known = known + _ATTRIBUTES[letter]
            self._known[style] = known
        return known

    def resolved(self, cell: DrawnCell) -> tuple[str, StyleName | Style]:
        """The cell as it is, but for that of a picture: its character and its style."""
        character, style = cell
        if not isinstance(style, PicturePart):
            return character, style
        return picture_cell(style.grid, style.column, style.row, self.style(style.under), self._blocks)

    def _combine(self, front: StyleName, back: StyleName) -> Style:
        drawn = Color.parse(front) if front.startswith("#") else self._look_up(front).bgcolor
        return Style(color=drawn, bgcolor=self._look_up(back).bgcolor)


def component_classes(prefix: str, names: Iterable[StyleName]) -> set[str]:
    """The component classes of the styles of a :class:`CanvasWidget`."""
    return {f"{prefix}--{name}" for name in names}


class CanvasWidget(Replaceable, Widget):
    """Draws itself on a canvas of its size; subclasses implement :meth:`draw`."""

    style_prefix: ClassVar[str] = ""
    """The component class of the style ``name`` is ``prefix--name``."""

    _canvas: Canvas | None = None
    _style_table: StyleTable | None = None

    def draw(self) -> Canvas:
        """A canvas of ``self.size`` with everything on it."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Draw anew, and refresh the lines that changed."""
        before = self._current_canvas()
        if before is None or not self.is_mounted:
            self._canvas = None
            self.refresh()
            return
        self._canvas = self.draw()
        if changed := self._canvas.changed_lines(before):
            self.refresh(*(Region(0, y, self._canvas.width, 1) for y in changed))

    def render_line(self, y: int) -> Strip:
        canvas = self._current_canvas()
        if canvas is None:
            canvas = self._canvas = self.draw()
        if self._style_table is None:
            self._style_table = StyleTable(self._look_up_style, blocks_of(self.app))
        return canvas.strip(y, self._style_table)

    def _current_canvas(self) -> Canvas | None:
        """What is drawn; None where it was never drawn at this size."""
        canvas = self._canvas
        return canvas if canvas is not None and (canvas.width, canvas.height) == tuple(self.size) else None

    def _look_up_style(self, name: StyleName) -> Style:
        return self.get_component_rich_style(f"{self.style_prefix}--{name}") if name else self.rich_style

    def notify_style_update(self) -> None:
        self._canvas = self._style_table = None
        super().notify_style_update()

    def on_focus(self) -> None:
        self.redraw()

    def on_blur(self) -> None:
        self.redraw()
