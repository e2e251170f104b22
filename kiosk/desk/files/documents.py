"""What a file holds. A program may bring its own kind: one more subclass of :class:`Document` in its own file."""

from __future__ import annotations

import msgspec


class Document(msgspec.Struct, frozen=True):
    """What a file holds; ``words`` is the text in it that a goal or a search can look at."""

    @property
    def words(self) -> str:
        """Its text, as one string."""
        return ""

    @property
    def picture(self) -> str:
        """The picture word of its icon."""
        return "document"


class Plain(Document, frozen=True):
    """A text or a letter without layout."""

    text: str = ""

    @property
    def words(self) -> str:
        return self.text


class Pdf(Document, frozen=True):
    """A document that is read and not changed."""

    text: str = ""

    @property
    def words(self) -> str:
        return self.text


class Photo(Document, frozen=True):
    """A photo: a picture word drawn in cells, and what it shows."""

    word: str
    caption: str = ""

    @property
    def words(self) -> str:
        return self.caption

    @property
    def picture(self) -> str:
        return self.word
