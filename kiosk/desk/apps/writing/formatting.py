"""Bold, titles and bullets: the three buttons, and how formatting follows edits."""

from __future__ import annotations

from kiosk.course.text_field import TextField
from kiosk.desk.apps.writing.open_documents import (
    PendingBold,
    current_document,
    document_with_text,
    open_document,
    page_field,
    page_id,
    with_marks,
    with_writing_location,
    writing_location,
)
from kiosk.desk.changes import move_caret, set_focus, show_notice, with_field
from kiosk.desk.files.marked_text import (
    LineStyle,
    MarkedText,
    TextChange,
    bold_here,
    edit_between,
    edited_text,
    line_at,
    line_spans,
    lines_within,
    replace,
)
from kiosk.desk.state import Desk
from kiosk.i18n import _


def focus_page(desk: Desk, window: str) -> Desk:
    """Return the focus to the page; the buttons above it never keep it."""
    return desk if open_document(desk, window).printing else set_focus(desk, page_id(window))


def bold_is_on(desk: Desk, window: str) -> bool:
    """Whether « Gras » is pressed: the selection is bold, or the next typed text will be."""
    document, field = current_document(desk, window), page_field(desk, window)
    if field.selected:
        return document.all_bold(*field.span)
    pending = writing_location(desk).pending
    if pending is not None and (pending.window, pending.caret) == (window, field.caret):
        return pending.bold
    return bold_here(document, TextChange(field.caret, field.caret, field.caret))


def toggle_bold(desk: Desk, window: str) -> Desk:
    """Toggle bold for the selection, or for the next typed text."""
    desk, field = focus_page(desk, window), page_field(desk, window)
    on = not bold_is_on(desk, window)
    if field.selected:
        return with_marks(desk, window, current_document(desk, window).with_bold(*field.span, on))
    after = with_writing_location(desk, replace(writing_location(desk), pending=PendingBold(window, field.caret, on)))
    notice = _("Ce que vous écrivez maintenant sera en gras.") if on else _("Le gras est enlevé pour la suite.")
    return show_notice(after, notice)


def lines_have_style(desk: Desk, window: str, style: LineStyle) -> bool:
    """Whether all lines of the selection or caret have this style."""
    document, field = current_document(desk, window), page_field(desk, window)
    styled = document.lines_of(style)
    return all(at in styled for at in lines_within(field.text, *field.span))


def toggle_line_style(desk: Desk, window: str, style: LineStyle) -> Desk:
    """Toggle a style of the lines of the selection or caret."""
    desk, field = focus_page(desk, window), page_field(desk, window)
    lines = lines_within(field.text, *field.span)
    on = not lines_have_style(desk, window, style)
    return with_marks(desk, window, current_document(desk, window).with_lines(lines, style, on))


def clear_line_style(desk: Desk, window: str) -> Desk:
    """Remove the style of the caret's line."""
    document, field = current_document(desk, window), page_field(desk, window)
    at = line_at(field.text, field.caret)
    styled = at in (*document.titles, *document.bullets)
    return with_marks(desk, window, _clear_style(document, at)) if styled else desk


def press_key_on_page(desk: Desk, window: str, key: str, character: str) -> Desk:
    """Handle a key that no control consumed: characters go to the page, other keys only where nothing is focused."""
    before = page_field(desk, window)
    after = before.press(key, character, lines=True)
    if (desk.place.focus and not character) or open_document(desk, window).printing or after == before:
        return desk
    desk = focus_page(desk, window)
    if after.text == before.text:
        return move_caret(desk, page_id(window), after.caret, after.anchor)
    return update_marks(with_field(desk, page_id(window), after), window, before)


def update_marks(desk: Desk, window: str, before: TextField) -> Desk:
    """Adapt the formatting to the latest edit of the page, whose field was ``before``."""
    after = page_field(desk, window)
    # the field has the new text already, the marks are still those of the old one
    was = document_with_text(desk, window, before.text)
    edit = edit_between(before, after)
    if (plain := _line_without_bullet(was, before, edit, after)) is not None:
        # as in every word processor, Enter on an empty bullet and Backspace before one remove it
        return with_marks(with_field(desk, page_id(window), before), window, plain)
    place = writing_location(desk)
    bold = bold_here(was, edit)
    if place.pending is not None:
        if (place.pending.window, place.pending.caret) == (window, before.caret) and not before.selected:
            bold = place.pending.bold
        desk = with_writing_location(desk, replace(place, pending=None))
    return with_marks(desk, window, edited_text(was, after.text, edit, bold))


def _line_without_bullet(was: MarkedText, before: TextField, edit: TextChange, after: TextField) -> MarkedText | None:
    """The document with a bullet removed instead of the edit; None where the edit itself is meant."""
    if before.selected:
        return None
    at = line_at(before.text, before.caret)
    start, end = line_spans(before.text)[at]
    if after.text[edit.start : edit.new_end] == "\n" and edit.end == edit.start and start == end and at in was.bullets:
        return _clear_style(was, at)
    back = edit.new_end == edit.start and edit.end == before.caret == start and edit.end - edit.start == 1
    return _clear_style(was, at) if back and at in was.bullets else None


def _clear_style(document: MarkedText, at: int) -> MarkedText:
    return document.with_lines((at,), "title", False).with_lines((at,), "bullet", False)
