"""Lookup for the goals of Texte: documents by path or name, ignoring case and accents, and texts, ignoring case."""

from __future__ import annotations

import re
from typing import Annotated

import msgspec
from msgspec import Meta

from kiosk.desk.apps.writing.open_documents import current_document, current_path, is_unsaved, windows
from kiosk.desk.files.marked_text import MarkedText, marked_text
from kiosk.desk.files.names import folded_name, in_bin, parent
from kiosk.desk.state import Desk
from kiosk.desk.values.file_names import TEXT_ENDINGS
from kiosk.stand_ins import fold_stand_ins
from kiosk.text import fold_typed, folded_positions

Phrase = Annotated[str, Meta(min_length=1, description="Un texte du document.")]
TextPath = Annotated[str, Meta(description="Le chemin du texte : Documents/CV.odt")]


class FoundDocument(msgspec.Struct, frozen=True):
    """A document, open or in a file; ``window`` is "" for one that is not open."""

    path: str
    document: MarkedText
    window: str = ""
    unsaved: bool = False


def open_documents(desk: Desk) -> tuple[FoundDocument, ...]:
    """The open documents, the one in front first."""
    return tuple(
        FoundDocument(current_path(desk, w.id), current_document(desk, w.id), w.id, is_unsaved(desk, w.id))
        for w in windows(desk)
    )


def documents(desk: Desk, path: str = "") -> tuple[FoundDocument, ...]:
    """The open documents with this path, or all without one; where none is open, those in files."""
    there = tuple(found for found in open_documents(desk) if not path or same_file(found.path, path))
    return there or saved_documents(desk, path)


def saved_documents(desk: Desk, path: str = "") -> tuple[FoundDocument, ...]:
    """The documents in files outside the bin."""
    found = []
    for one in desk.files.entries:
        document = marked_text(desk.files.document(one))
        if document is not None and not in_bin(one) and (not path or same_file(one, path)):
            found.append(FoundDocument(one, document))
    return tuple(found)


def same_file(path: str, wanted: str) -> bool:
    """Whether ``path`` matches ``wanted``, ignoring case and extension; a name alone matches in any folder."""
    if not path or ("/" in wanted and parent(path) != parent(wanted)):
        return False
    return stem_of(path) == stem_of(wanted)


def stem_of(path: str) -> str:
    """The folded name of a file without its extension."""
    name = folded_name(path)
    return next((name[: -len(end)] for end in (*TEXT_ENDINGS, ".pdf") if name.endswith(end)), name)


def occurrences(text: str, wanted: str) -> tuple[tuple[int, int], ...]:
    """The (start, end) of each ``wanted`` in ``text``: as whole words where there are any, else anywhere."""
    words = _folded(fold_stand_ins(wanted)).split()
    if not words:
        return ()
    searched, places = folded_positions(text, _folded)
    pattern = r"\s+".join(map(re.escape, words))
    whole = (r"(?<!\w)" if words[0][0].isalnum() else "") + pattern + (r"(?!\w)" if words[-1][-1].isalnum() else "")
    found = tuple(re.finditer(whole, searched)) or tuple(re.finditer(pattern, searched))
    return tuple((places[match.start()], places[match.end() - 1] + 1) for match in found)


def _folded(text: str) -> str:
    return fold_typed(text, any_case=True)


def contains_phrase(text: str, wanted: str) -> bool:
    """Whether :func:`occurrences` finds any."""
    return bool(occurrences(text, wanted))


def as_tuple(wanted: str | tuple[str, ...]) -> tuple[str, ...]:
    """One text or several, as a tuple."""
    return (wanted,) if isinstance(wanted, str) else wanted
