"""The open documents of Texte, one window each: origin, present text and formatting."""

from __future__ import annotations

from typing import cast

import msgspec

from kiosk.course.text_field import TextField
from kiosk.desk.changes import close_window, set_focus, show_window, with_content, with_location
from kiosk.desk.files.marked_text import MarkedText, marked_text, replace
from kiosk.desk.files.names import in_bin, name_of, parent, place_of
from kiosk.desk.state import Desk, Window
from kiosk.i18n import _

KEY = "writing"


class Marks(msgspec.Struct, frozen=True):
    """The formatting of a page; see :class:`MarkedText`."""

    bold: tuple[tuple[int, int], ...] = ()
    titles: tuple[int, ...] = ()
    bullets: tuple[int, ...] = ()


class Pages(msgspec.Struct, frozen=True):
    """What undo restores beside the texts: the formatting of edited pages by window."""

    marks: dict[str, Marks] = {}


class OpenDocument(msgspec.Struct, frozen=True):
    """An open document: ``base`` as it was opened, ``kept`` as it was last saved at ``path``."""

    base: MarkedText = MarkedText()
    path: str = ""
    kept: MarkedText = MarkedText()
    printing: bool = False


class Printout(msgspec.Struct, frozen=True):
    """A printed document."""

    name: str
    text: str
    printer: str
    copies: int


class PendingBold(msgspec.Struct, frozen=True):
    """Whether the next text typed at this caret is bold, whatever surrounds it."""

    window: str
    caret: int
    bold: bool


class WritingLocation(msgspec.Struct, frozen=True):
    """Open documents by window; ``made`` counts windows; ``first`` is the path of the document opened first."""

    first: str = ""
    made: int = 0
    documents: dict[str, OpenDocument] = {}
    pending: PendingBold | None = None
    printed: tuple[Printout, ...] = ()


def writing_location(desk: Desk) -> WritingLocation:
    """The learner's location in Texte."""
    return cast(WritingLocation, desk.place.programs[KEY])


def with_writing_location(desk: Desk, place: WritingLocation) -> Desk:
    """Set the location; undo leaves it alone."""
    return with_location(desk, KEY, place)


def page_id(window: str) -> str:
    """The node id of the text box of a window."""
    return f"{window}/page"


def window_from_id(node: str) -> str:
    """The window id in a node id of Texte: ``writing/2`` for ``writing/2/page``."""
    return "/".join(node.split("/")[:2])


def open_document(desk: Desk, window: str) -> OpenDocument:
    """The document of a window; an empty one for an unknown window."""
    return writing_location(desk).documents.get(window, OpenDocument())


def with_open_document(desk: Desk, window: str, opened: OpenDocument) -> Desk:
    """Set the document of a window."""
    place = writing_location(desk)
    return with_writing_location(desk, replace(place, documents={**place.documents, window: opened}))


def page_field(desk: Desk, window: str) -> TextField:
    """The text box of a window with its caret and selection."""
    return desk.field(page_id(window), open_document(desk, window).base.text)


def current_document(desk: Desk, window: str) -> MarkedText:
    """The document as it is on the page now."""
    return document_with_text(desk, window, page_field(desk, window).text)


def document_with_text(desk: Desk, window: str, text: str) -> MarkedText:
    """``text`` with the present formatting of the page."""
    base = open_document(desk, window).base
    marks = cast(Pages, desk.content.programs[KEY]).marks.get(window, _marks_of(base))
    return MarkedText(text, marks.bold, marks.titles, marks.bullets)


def with_marks(desk: Desk, window: str, marked: MarkedText) -> Desk:
    """Set the formatting of a page to that of ``marked``."""
    marks, pages = _marks_of(marked), cast(Pages, desk.content.programs[KEY])
    if pages.marks.get(window, _marks_of(open_document(desk, window).base)) == marks:
        return desk
    return with_content(desk, KEY, Pages({**pages.marks, window: marks}))


def _marks_of(document: MarkedText) -> Marks:
    return Marks(document.bold, document.titles, document.bullets)


def current_path(desk: Desk, window: str) -> str:
    """The path of the file of a window, also after it was moved or renamed; "" for a new document."""
    opened = open_document(desk, window)
    if not opened.path or desk.files.document(opened.path) is not None:
        return opened.path
    alike = (p for p in desk.files.entries if not in_bin(p) and desk.files.document(p) == opened.kept)
    return next(alike, opened.path)


def can_save_at(desk: Desk, path: str) -> bool:
    """Whether a file can be written at ``path`` now: the folder exists, and the USB stick is plugged in."""
    folder = parent(path)
    return desk.files.is_folder(folder) and place_of(path) in desk.places and not in_bin(path) and "/" in path


def is_unsaved(desk: Desk, window: str) -> bool:
    """Whether closing the window would lose something."""
    now = current_document(desk, window)
    path = current_path(desk, window)
    file = marked_text(desk.files.document(path)) if path else None
    return now != file if file is not None else bool(now.text.strip())


def current_name(desk: Desk, window: str) -> str:
    """The name of the document of a window."""
    path = current_path(desk, window)
    return name_of(path) if path else _("Nouveau document")


def windows(desk: Desk) -> tuple[Window, ...]:
    """The open windows of Texte, the one in front first."""
    return tuple(w for w in reversed(desk.place.windows) if w.program == KEY)


def open_new_document(desk: Desk, document: MarkedText | None = None, path: str = "") -> Desk:
    """Open a document in a new window; an untouched new document in front is replaced."""
    front = desk.front
    if path and front is not None and front.program == KEY and not current_path(desk, front.id):
        empty = current_document(desk, front.id) == MarkedText()
        desk = close_document(desk, front.id) if empty else desk
    place = writing_location(desk)
    base = document or MarkedText()
    window = f"{KEY}/{place.made + 1}"
    documents = {**place.documents, window: OpenDocument(base, path, base)}
    desk = with_writing_location(desk, replace(place, made=place.made + 1, documents=documents))
    return set_focus(show_window(desk, KEY, window), page_id(window))


def open_document_at(desk: Desk, path: str) -> Desk:
    """Open the document at ``path``, or bring its window to the front; ignored where there is none."""
    known = next((w for w in windows(desk) if current_path(desk, w.id) == path), None)
    if known is not None:
        return set_focus(show_window(desk, KEY, known.id), page_id(known.id))
    document = marked_text(desk.files.document(path))
    return desk if document is None else open_new_document(desk, document, path)


def close_document(desk: Desk, window: str) -> Desk:
    """Close a window without saving its document."""
    place = writing_location(desk)
    documents = {id: opened for id, opened in place.documents.items() if id != window}
    return close_window(with_writing_location(desk, replace(place, documents=documents)), window)
