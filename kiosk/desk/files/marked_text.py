"""A text with marks (bold, title lines, lines with a bullet), and what an edit of the text does to them. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Literal

import msgspec

from kiosk.course.text_field import MAX_TEXT_LENGTH, TextField
from kiosk.desk.files.documents import Document, Plain
from kiosk.desk.nodes import Mark
from kiosk.text import nfc

LineStyle = Literal["title", "bullet"]

replace = msgspec.structs.replace


class MarkedText(Document, frozen=True):
    """A letter, a CV … ``bold`` are ranges of characters, in order and apart; ``titles`` and ``bullets`` are lines.

    Lines are counted from 0; none is in both.
    """

    text: str = ""
    bold: tuple[tuple[int, int], ...] = ()
    titles: tuple[int, ...] = ()
    bullets: tuple[int, ...] = ()

    @property
    def words(self) -> str:
        return self.text

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Its marks as they are drawn."""
        spans = line_spans(self.text)
        return (
            *(Mark(start, end, "bold") for start, end in self.bold),
            *(Mark(*spans[at], "title") for at in self.titles if at < len(spans)),
            *(Mark(*spans[at], "bullet") for at in self.bullets if at < len(spans)),
        )

    def is_bold(self, index: int) -> bool:
        """Whether character ``index`` is bold."""
        return any(start <= index < end for start, end in self.bold)

    def all_bold(self, start: int, end: int) -> bool:
        """Whether all that can be seen between the two is bold, and there is something."""
        seen = [i for i in range(start, min(end, len(self.text))) if not self.text[i].isspace()]
        return bool(seen) and all(self.is_bold(i) for i in seen)

    def lines_of(self, style: LineStyle) -> tuple[int, ...]:
        """The lines that are titles, or that bear a bullet."""
        return self.titles if style == "title" else self.bullets

    def with_bold(self, start: int, end: int, on: bool) -> MarkedText:
        """The text where what stands between the two is bold, or is not."""
        flags = [on if start <= i < end else self.is_bold(i) for i in range(len(self.text))]
        return replace(self, bold=_ranges(flags))

    def with_lines(self, lines: Iterable[int], style: LineStyle, on: bool) -> MarkedText:
        """The text where these lines are titles (bear a bullet), or are not; the other style leaves them."""
        changed = set(lines)
        titles, bullets = set(self.titles) - changed, set(self.bullets) - changed
        if on:
            (titles if style == "title" else bullets).update(changed)
        elif style == "title":
            bullets |= changed & set(self.bullets)
        else:
            titles |= changed & set(self.titles)
        return replace(self, titles=tuple(sorted(titles)), bullets=tuple(sorted(bullets)))


def line_spans(text: str) -> tuple[tuple[int, int], ...]:
    """(first character, character after the last) of each line."""
    spans, start = [], 0
    for row in text.split("\n"):
        spans.append((start, start + len(row)))
        start += len(row) + 1
    return tuple(spans)


def line_at(text: str, index: int) -> int:
    """The line that the caret before character ``index`` stands in."""
    return text.count("\n", 0, index)


def lines_within(text: str, start: int, end: int) -> tuple[int, ...]:
    """The lines that a selection touches: those with words in them, where there are any."""
    last = end - 1 if end > start and text[end - 1 : end] == "\n" else end
    lines = range(line_at(text, start), line_at(text, last) + 1)
    spans = line_spans(text)
    filled = tuple(at for at in lines if text[slice(*spans[at])].strip())
    return filled or tuple(lines)


def marked_text(document: Document | None) -> MarkedText | None:
    """``document`` as a text that can be worked on; None for a picture, a PDF, nothing."""
    match document:
        case MarkedText():
            return document
        case Plain(text):
            return plain_text(text)
        case _:
            return None


def plain_text(written: str) -> MarkedText:
    """The text that an exercise writes, with no marks."""
    return MarkedText(nfc(written)[:MAX_TEXT_LENGTH])


def read_markup(written: str) -> MarkedText:
    """The text that an exercise writes with « # » before a title, « - » before a bullet, « ** » around bold."""
    rows: list[str] = []
    flags: list[bool] = []
    titles: list[int] = []
    bullets: list[int] = []
    for number, row in enumerate(nfc(written).rstrip("\n").split("\n")):
        lines = titles if row.startswith("# ") else bullets if row.startswith("- ") else None
        if lines is not None:
            lines.append(number)
        pieces = (row if lines is None else row[2:]).split("**")
        # A sign that is not closed is meant as it stands.
        if len(pieces) % 2 == 0:
            pieces[-2:] = ["**".join(pieces[-2:])]
        if number:
            flags.append(False)
        for at, piece in enumerate(pieces):
            flags += [at % 2 == 1] * len(piece)
        rows.append("".join(pieces))
    text = "\n".join(rows)[:MAX_TEXT_LENGTH]
    return MarkedText(text, _ranges(flags[: len(text)]), tuple(titles), tuple(bullets))


class TextChange(msgspec.Struct, frozen=True):
    """Characters ``start`` to ``end`` of the text before became ``start`` to ``new_end`` of the text after."""

    start: int
    end: int
    new_end: int


def edit_between(before: TextField, after: TextField) -> TextChange:
    """What was changed in one go; ``after`` has its caret behind what was written."""
    tail = len(after.text) - after.caret
    end = max(0, len(before.text) - tail)
    most = min(end, after.caret, before.span[0])
    start = next((i for i in range(most) if before.text[i] != after.text[i]), most)
    return TextChange(start, end, after.caret)


def edited_text(before: MarkedText, after: str, edit: TextChange, bold: bool) -> MarkedText:
    """The text ``after`` with the marks that follow from those before; what was written is ``bold`` or not."""
    flags = [before.is_bold(i) for i in range(edit.start)]
    flags += [bold] * (edit.new_end - edit.start)
    flags += [before.is_bold(i) for i in range(edit.end, len(before.text))]
    return MarkedText(
        after,
        _ranges(flags[: len(after)]),
        _shifted(before.titles, before.text, after, edit, _titles),
        _shifted(before.bullets, before.text, after, edit, _bullets),
    )


def bold_here(text: MarkedText, edit: TextChange) -> bool:
    """Whether what is written here is bold as what is around: what it replaces, else what stands before it."""
    start = edit.start
    at_line_start = start == 0 or text.text[start - 1] == "\n"
    if edit.end > start or (at_line_start and text.text[start : start + 1] not in ("", "\n")):
        return text.is_bold(start)
    return text.is_bold(start - 1)


def _ranges(flags: list[bool]) -> tuple[tuple[int, int], ...]:
    found, at = [], 0
    for on, run in groupby(flags):
        size = sum(1 for _one in run)
        if on:
            found.append((at, at + size))
        at += size
    return tuple(found)


_Heirs = Callable[[str, int, int], set[int]]


def _shifted(lines: tuple[int, ...], before: str, after: str, edit: TextChange, heirs: _Heirs) -> tuple[int, ...]:
    """The styled lines after an edit: those behind it move along; the one it is in is shared out by ``heirs``."""
    first, last = line_at(before, edit.start), line_at(before, edit.end)
    new_last = line_at(after, edit.new_end)
    kept = {at for at in lines if at < first} | {at + new_last - last for at in lines if at > last}
    # Where the whole beginning of a line went, what is left is what stood behind.
    whole = edit.end > edit.start and edit.new_end == edit.start and before[edit.start - 1 : edit.start] in ("", "\n")
    source = last if whole else first
    if source in lines:
        kept |= heirs(after, first, new_last) if new_last > first else {first}
    return tuple(sorted(kept))


def _titles(after: str, first: int, last: int) -> set[int]:
    """A title that is broken in two stays one where words are; a line begun behind it is plain."""
    spans = line_spans(after)
    return {at for at in {first, last} if at < len(spans) and after[slice(*spans[at])].strip()} or {first}


def _bullets(_after: str, first: int, last: int) -> set[int]:
    """Every line begun in a list has its bullet."""
    return set(range(first, last + 1))
