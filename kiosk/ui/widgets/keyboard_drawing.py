"""Draws the keyboard: the edges and legends of the keys, in the style of each key's role. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from kiosk.cells import Rect
from kiosk.course.keyboard.coaching import Span, coached_strokes, describe_path
from kiosk.course.keyboard.keys import NAMED_KEYS
from kiosk.course.keyboard.layouts import CAPS_LOCK, Layout, Legend, Stroke, find_legend, find_strokes
from kiosk.i18n import N_, _
from kiosk.ui.widgets.canvas import Canvas
from kiosk.ui.widgets.keyboard_plan import COLUMNS_NEEDED, ROWS_NEEDED, Height, KeyBox, key_boxes
from kiosk.ui.widgets.painter import Painter

KeyStyle = Literal["edge", "cap", "found", "next", "held", "pressed", "words", "name"]

LABELS: dict[str, str] = {
    "escape": NAMED_KEYS["escape"],
    "backspace": "◄──",
    "enter": "◄┘",
    "tab": NAMED_KEYS["tab"],
    "shift": N_("Maj"),
    "right_shift": N_("Maj"),
    "ctrl": N_("Ctrl"),
    "right_ctrl": N_("Ctrl"),
    "windows": N_("Win"),
    "alt": N_("Alt"),
    "altgr": N_("Alt Gr"),
    "menu": "≡",
    "space": NAMED_KEYS["space"],
    "insert": N_("Inser"),
    "delete": NAMED_KEYS["delete"],
    "home": N_("Déb"),
    "end": NAMED_KEYS["end"],
    "page_up": N_("Pg↑"),
    "page_down": N_("Pg↓"),
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}
"""Legends of the keys that make no character."""

ENGRAVED_RIGHT = frozenset("~#{[|`\\^@]}€¤&<>_/")
"""Characters of Alt Gr that are printed on real keyboards; others appear on a key only when they are to be typed."""

_UP, _DOWN, _LEFT, _RIGHT = 1, 2, 4, 8
_JOINTS = (3, 5, 6, 7, 9, 10, 11, 12, 13, 14, 15)
_LIGHT = dict(zip(_JOINTS, "│┘┐┤└┌├─┴┬┼", strict=True))
_DOUBLE = dict(zip(_JOINTS, "║╝╗╣╚╔╠═╩╦╬", strict=True))
_SOLID = dict.fromkeys(_JOINTS, " ")


class Highlight(NamedTuple):
    """A highlighted key: its role, the numbers of the strokes that use it, and whether Alt Gr is held with it."""

    role: KeyStyle
    numbers: tuple[int, ...] = ()
    with_altgr: bool = False


def highlighted_keys(
    path: tuple[Stroke, ...], pressed: tuple[Stroke, ...] = (), found: tuple[Stroke, ...] = ()
) -> dict[str, Highlight]:
    """The highlighted keys of ``path``, numbered where it has two strokes.

    Those of ``pressed`` are pressed; those of ``found``, of which one was pressed before, keep a mark.
    """
    lit = {stroke.key: Highlight("found") for stroke in found}
    lit = {key: one for key, one in lit.items() if all(key not in (stroke.key, *stroke.held) for stroke in path)}
    for number, stroke in enumerate(path, 1):
        roles: list[tuple[str, KeyStyle]] = [(stroke.key, "next"), *((held, "held") for held in stroke.held)]
        for key, role in roles:
            numbers = (*(lit[key].numbers if key in lit else ()), *((number,) if len(path) > 1 else ()))
            lit[key] = Highlight(role, numbers, "altgr" in stroke.held and role == "next")
    for stroke in pressed:
        for key in (stroke.key, *stroke.held):
            lit[key] = Highlight("pressed", (), "altgr" in stroke.held and key == stroke.key)
    return lit


def draw_keyboard(
    canvas: Canvas,
    left: int,
    layout: Layout,
    wanted: str | None,
    pressed: tuple[Stroke, ...] = (),
    *,
    wide: bool,
    height: Height,
    note: str = "",
    caps_lock: bool = False,
    turn_off: bool = False,
    found: tuple[str, ...] = (),
) -> None:
    """Draw ``layout`` from column ``left`` on, with the keys for ``wanted`` highlighted and ``pressed`` pressed.

    ``note`` stands before the sentence that names the keys. ``caps_lock`` is whether it is on; with ``turn_off``, that
    key comes first.
    ``found`` are keys that were found before, and keep a mark.
    """
    path: tuple[Stroke, ...] = ()
    words: tuple[Span, ...] = ()
    if wanted is not None:
        path = coached_strokes(layout, wanted, caps_lock=caps_lock, turn_off=turn_off)
        words = describe_path(layout, wanted, caps_lock=caps_lock, turn_off=turn_off)
    before = tuple(stroke for key in found for stroke in (find_strokes(layout, key) or ())[-1:])
    _Drawing(canvas, left, layout, highlighted_keys(path, pressed, before), wide, height).draw(
        (Span(f"{note} "), *words) if note and words else words
    )


class _Drawing:
    """One keyboard being drawn; columns are counted from its left edge."""

    def __init__(
        self, canvas: Canvas, left: int, layout: Layout, lit: Mapping[str, Highlight], wide: bool, height: Height
    ) -> None:
        self._layout, self._lit, self._height = layout, lit, height
        self._boxes = key_boxes(wide, height)
        self._left, self._columns = left, COLUMNS_NEEDED[wide]
        self._area = Rect(left, 0, self._columns, ROWS_NEEDED[height])
        self._painter = Painter(canvas, self._area)

    def draw(self, words: tuple[Span, ...]) -> None:
        self._painter.fill(self._area, "words")
        lit = [box for box in self._boxes if box.key in self._lit]
        if self._height == "compact":
            for box in (*self._boxes, *lit):
                self._draw_flat(box)
        else:
            self._frame(self._boxes, "edge")
            for box in (*self._boxes, *lit):
                self._fill(box)
            # last what is to be pressed: neighbours share their edges
            for key in sorted(dict.fromkeys(box.key for box in lit), key=lambda key: self._lit[key].role != "found"):
                self._stand_out([box for box in lit if box.key == key])
        self._write_words(words)

    def _put(self, column: int, row: int, text: str, role: KeyStyle) -> None:
        self._painter.put(self._left + column, row, text, role)

    def _frame(self, group: Iterable[KeyBox], role: KeyStyle) -> None:
        """Draw the edges of ``group``; boxes of the same key that touch become one."""
        arms: dict[tuple[int, int], int] = {}
        joined: dict[str, KeyBox] = {}
        for box in group:
            for column in range(box.left, box.right + 1):
                sides = (_LEFT if column > box.left else 0) | (_RIGHT if column < box.right else 0)
                for row in (box.top, box.bottom):
                    arms[column, row] = arms.get((column, row), 0) | sides
            for row in range(box.top, box.bottom + 1):
                sides = (_UP if row > box.top else 0) | (_DOWN if row < box.bottom else 0)
                for column in (box.left, box.right):
                    arms[column, row] = arms.get((column, row), 0) | sides
            if box.key in joined:
                for column in range(box.left, box.right + 1):
                    inward = (_RIGHT if column < box.right else 0) | (_LEFT if column > box.left else 0)
                    arms[column, box.top] &= ~inward
            joined[box.key] = box
        glyphs = {"edge": _LIGHT, "pressed": _SOLID}.get(role, _DOUBLE)
        for (column, row), sides in arms.items():
            self._put(column, row, glyphs.get(sides, " "), "cap" if not sides and role == "edge" else role)

    def _fill(self, box: KeyBox) -> None:
        lit = self._lit.get(box.key)
        role: KeyStyle = lit.role if lit else "cap"
        inner = box.right - box.left - 1
        for line, text in enumerate(self._label(box, inner)):
            self._put(box.left + 1, box.top + 1 + line, text, role)

    def _label(self, box: KeyBox, inner: int) -> list[str]:
        lines = box.bottom - box.top - 1
        printed = find_legend(self._layout, box.key)
        if printed is None:
            second_of_enter = box.key == "enter" and box.top > min(b.top for b in self._boxes if b.key == "enter")
            label = "" if second_of_enter else self._name(box.key)
            return [_middle(label, inner), *[" " * inner] * (lines - 1)]
        right = self._shown_right(box.key, printed)
        if lines == 1:
            return [_middle(_one_line(printed, right if self._altgr(box.key) else ""), inner)]
        upper = f" {printed.top}".ljust(inner)
        lower = f" {printed.bottom}".ljust(inner - len(right)) + right
        return [upper, lower, *[" " * inner] * (lines - 2)]

    def _name(self, key: str) -> str:
        """The legend of a key that makes no character; as much of it as there is room for."""
        return self._layout.caps_lock.partition(" ")[0] if key == CAPS_LOCK else _(LABELS[key])

    def _altgr(self, key: str) -> bool:
        return key in self._lit and self._lit[key].with_altgr

    def _shown_right(self, key: str, printed: Legend) -> str:
        return printed.right if self._altgr(key) or printed.right in ENGRAVED_RIGHT else ""

    def _stand_out(self, group: list[KeyBox]) -> None:
        lit = self._lit[group[0].key]
        self._frame(group, lit.role)
        box = group[0]
        if lit.numbers:
            mark = " ".join(map(str, lit.numbers))
            self._put((box.left + box.right + 1 - len(mark)) // 2, box.top, mark, lit.role)
        if lit.role == "found":
            self._put((box.left + box.right) // 2, box.top, "✓", lit.role)
        if lit.role == "pressed":
            self._put((box.left + box.right) // 2, box.top, "▼", lit.role)
        if lit.role == "held":
            mark = f" {_('maintenez')} "
            column = min(max(0, (box.left + box.right + 1 - len(mark)) // 2), self._columns - len(mark))
            self._put(column, group[-1].bottom, mark, "held")

    def _draw_flat(self, box: KeyBox) -> None:
        lit = self._lit.get(box.key)
        role: KeyStyle = lit.role if lit else "cap"
        printed = find_legend(self._layout, box.key)
        inner = box.right - box.left - 1
        if printed is None:
            second_of_enter = box.key == "enter" and box.top > 2
            label = "" if second_of_enter else self._name(box.key)
        else:
            label = _one_line(printed, printed.right if self._altgr(box.key) else "")
        self._put(box.left + 1, box.top, _middle(label, inner), role)
        marks = {"next": "►◄", "held": "║║", "pressed": "▼▼", "found": "✓│"}.get(role, "││")
        edge: KeyStyle = role if lit else "edge"
        self._put(box.left, box.top, str(lit.numbers[0]) if lit and lit.numbers else marks[0], edge)
        self._put(box.right, box.top, marks[1], edge)

    def _write_words(self, pieces: tuple[Span, ...]) -> None:
        """The instruction beside Échap; with a space around the names of keys where there is room."""
        start = next(box.right for box in self._boxes if box.key == "escape") + 2
        room = self._columns - start
        row = 0 if self._height == "compact" else 1
        padded = [(f" {piece.text} " if piece.is_key else piece.text) for piece in pieces]
        fits = sum(map(len, padded)) <= room
        column = start
        for piece, with_space in zip(pieces, padded, strict=True):
            text = with_space if fits else piece.text
            self._put(column, row, text, "name" if piece.is_key else "words")
            column += len(text)


def _middle(label: str, inner: int) -> str:
    """``label`` centred in ``inner`` cells; of two middles, the left one."""
    label = label[:inner]
    return (" " * ((inner - len(label)) // 2) + label).ljust(inner)


def _one_line(printed: Legend, right: str) -> str:
    if not right:
        return printed.name
    return f"{printed.top}{printed.bottom or ' '}{right}"
