"""The documents that are open in Texte, one window each: where each comes from, and how it is now."""

from __future__ import annotations

from typing import cast

import msgspec

from kiosk.course.text_field import TextField
from kiosk.desk.changes import at_place, closed, focused, opened, with_program
from kiosk.desk.files.marked_text import MarkedText, marked_text, replace
from kiosk.desk.files.names import in_bin, name_of, parent, place_of
from kiosk.desk.state import Desk, Window
from kiosk.i18n import _

KEY = "writing"


class Marks(msgspec.Struct, frozen=True):
    """The marks of one page since somebody worked on it; see :class:`MarkedText`."""

    bold: tuple[tuple[int, int], ...] = ()
    titles: tuple[int, ...] = ()
    bullets: tuple[int, ...] = ()


class Pages(msgspec.Struct, frozen=True):
    """What undo gives back besides the texts: the marks of each page, by its window."""

    marks: dict[str, Marks] = {}


class Sheet(msgspec.Struct, frozen=True):
    """An open document. ``base`` is how it was when it was opened, ``kept`` how it was saved last at ``path``."""

    base: MarkedText = MarkedText()
    path: str = ""
    kept: MarkedText = MarkedText()
    printing: bool = False


class Print(msgspec.Struct, frozen=True):
    """What came out of a printer."""

    name: str
    text: str
    printer: str
    copies: int


class Pending(msgspec.Struct, frozen=True):
    """What is written next at this caret is bold, or is not, whatever stands around."""

    window: str
    caret: int
    bold: bool


class Whereabouts(msgspec.Struct, frozen=True):
    """Open documents by window; ``made`` counts windows; ``first`` is the document that is there at the start."""

    first: str = ""
    made: int = 0
    sheets: dict[str, Sheet] = {}
    pending: Pending | None = None
    printed: tuple[Print, ...] = ()


def whereabouts(desk: Desk) -> Whereabouts:
    """Where one is in Texte."""
    return cast(Whereabouts, desk.place.programs[KEY])


def going(desk: Desk, place: Whereabouts) -> Desk:
    """The desk with the learner at this place in Texte."""
    return at_place(desk, KEY, place)


def page_id(window: str) -> str:
    """The text box of a window."""
    return f"{window}/page"


def window_of_node(node: str) -> str:
    """The window that a node of Texte stands in: ``writing/2`` for ``writing/2/page``."""
    return "/".join(node.split("/")[:2])


def sheet_of(desk: Desk, window: str) -> Sheet:
    """The document of a window; an empty one where there is none."""
    return whereabouts(desk).sheets.get(window, Sheet())


def with_sheet(desk: Desk, window: str, sheet: Sheet) -> Desk:
    """The desk where the window shows this document."""
    place = whereabouts(desk)
    return going(desk, replace(place, sheets={**place.sheets, window: sheet}))


def field_of(desk: Desk, window: str) -> TextField:
    """The page with its caret and what is selected."""
    return desk.field(page_id(window), sheet_of(desk, window).base.text)


def document_now(desk: Desk, window: str) -> MarkedText:
    """The document as it is on the page."""
    return document_holding(desk, window, field_of(desk, window).text)


def document_holding(desk: Desk, window: str, text: str) -> MarkedText:
    """``text`` with the marks that the page bears now."""
    base = sheet_of(desk, window).base
    marks = cast(Pages, desk.content.programs[KEY]).marks.get(window, _marks_of(base))
    return MarkedText(text, marks.bold, marks.titles, marks.bullets)


def with_marks(desk: Desk, window: str, marked: MarkedText) -> Desk:
    """The desk where the page bears the marks of ``marked``."""
    marks, pages = _marks_of(marked), cast(Pages, desk.content.programs[KEY])
    if pages.marks.get(window, _marks_of(sheet_of(desk, window).base)) == marks:
        return desk
    return with_program(desk, KEY, Pages({**pages.marks, window: marks}))


def _marks_of(document: MarkedText) -> Marks:
    return Marks(document.bold, document.titles, document.bullets)


def path_now(desk: Desk, window: str) -> str:
    """Where the document of a window is saved: a file that was moved or renamed is followed. "" for a new one."""
    sheet = sheet_of(desk, window)
    if not sheet.path or desk.files.document(sheet.path) is not None:
        return sheet.path
    alike = (p for p in desk.files.entries if not in_bin(p) and desk.files.document(p) == sheet.kept)
    return next(alike, sheet.path)


def can_be_kept(desk: Desk, path: str) -> bool:
    """Whether a file can be written at ``path`` now: its folder is there, and so is the USB stick."""
    folder = parent(path)
    return desk.files.is_folder(folder) and place_of(path) in desk.places and not in_bin(path) and "/" in path


def is_unsaved(desk: Desk, window: str) -> bool:
    """Whether closing the window would lose something."""
    now = document_now(desk, window)
    path = path_now(desk, window)
    file = marked_text(desk.files.document(path)) if path else None
    return now != file if file is not None else bool(now.text.strip())


def name_now(desk: Desk, window: str) -> str:
    """What the document is called."""
    path = path_now(desk, window)
    return name_of(path) if path else _("Nouveau document")


def windows(desk: Desk) -> tuple[Window, ...]:
    """The open windows of Texte, the one in front first."""
    return tuple(w for w in reversed(desk.place.windows) if w.program == KEY)


def begun(desk: Desk, document: MarkedText | None = None, path: str = "") -> Desk:
    """The desk with a document in a window of its own, the caret in it; in the place of an empty new one."""
    front = desk.front
    if path and front is not None and front.program == KEY and not path_now(desk, front.id):
        empty = document_now(desk, front.id) == MarkedText()
        desk = gone(desk, front.id) if empty else desk
    place = whereabouts(desk)
    base = document or MarkedText()
    window = f"{KEY}/{place.made + 1}"
    sheets = {**place.sheets, window: Sheet(base, path, base)}
    desk = going(desk, replace(place, made=place.made + 1, sheets=sheets))
    return focused(opened(desk, KEY, window), page_id(window))


def brought(desk: Desk, path: str) -> Desk:
    """The desk with the document at ``path`` open and in front; as it is where no text stands there."""
    known = next((w for w in windows(desk) if path_now(desk, w.id) == path), None)
    if known is not None:
        return focused(opened(desk, KEY, known.id), page_id(known.id))
    document = marked_text(desk.files.document(path))
    return desk if document is None else begun(desk, document, path)


def gone(desk: Desk, window: str) -> Desk:
    """The desk without the window; its document is not kept by this."""
    place = whereabouts(desk)
    sheets = {id: sheet for id, sheet in place.sheets.items() if id != window}
    return closed(going(desk, replace(place, sheets=sheets)), window)
