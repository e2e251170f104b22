"""The rules of the wording, as data files write them: the shipped one, and an adviser's that extend it. Pure."""

from __future__ import annotations

import re
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from kiosk.i18n import _
from kiosk.yaml.problems import Problem
from kiosk.yaml.reading import read_document

WordList = Annotated[tuple[Annotated[str, Meta(min_length=1)], ...], Meta(min_length=1)]
GestureName = Literal[
    "choose",
    "click",
    "double_click",
    "drag",
    "move_to",
    "press",
    "right_click",
    "scratch",
    "scroll_to",
    "select",
    "type",
]


class AvoidedWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words or expressions to avoid, what to write instead, and expressions that contain one and are fine.

    ``advice``: an adviser's own exercises may use them.
    """

    words: WordList
    write: Annotated[str, Meta(min_length=1)]
    but: tuple[str, ...] = ()
    advice: bool = False


class StylePattern(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A regular expression for what is not written so, and what to write. It meets one kind of apostrophe and space."""

    match: Annotated[str, Meta(min_length=1)]
    what: Annotated[str, Meta(min_length=1)]
    write: Annotated[str, Meta(min_length=1)]


class GestureWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words in small letters that name a gesture, and what a solution calls it, or several where they leave it open."""

    words: WordList
    gestures: Annotated[tuple[GestureName, ...], Meta(min_length=1)]


class KeyWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is printed on a key, capitals as they are, and our name of it."""

    words: WordList
    key: Annotated[str, Meta(min_length=1)]


class WordingRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What texts are checked against. ``quoted_words`` and ``quoted_page_words`` bound what the story quotes.

    A domain allows those below it: ``example`` allows ``caf-fr.example``.

    ``key_after`` are the words after which a key is to be pressed.
    """

    sentence_words: Annotated[int, Meta(ge=1)] | None = None
    quoted_words: Annotated[int, Meta(ge=1)] | None = None
    quoted_page_words: Annotated[int, Meta(ge=1)] | None = None
    avoid: tuple[AvoidedWords, ...] = ()
    patterns: tuple[StylePattern, ...] = ()
    says_nothing: tuple[str, ...] = ()
    marks_out_of: tuple[int, ...] = ()
    reserved_domains: tuple[str, ...] = ()
    public_services: tuple[str, ...] = ()
    domain_endings: tuple[str, ...] = ()
    gestures: tuple[GestureWords, ...] = ()
    keys: tuple[KeyWords, ...] = ()
    key_after: tuple[str, ...] = ()

    def extended(self, other: WordingRules) -> WordingRules:
        """These rules and those of ``other``, whose sentence length wins where it gives one."""
        return WordingRules(
            other.sentence_words or self.sentence_words,
            other.quoted_words or self.quoted_words,
            other.quoted_page_words or self.quoted_page_words,
            self.avoid + other.avoid,
            self.patterns + other.patterns,
            self.says_nothing + other.says_nothing,
            self.marks_out_of + other.marks_out_of,
            self.reserved_domains + other.reserved_domains,
            self.public_services + other.public_services,
            self.domain_endings + other.domain_endings,
            self.gestures + other.gestures,
            self.keys + other.keys,
            self.key_after + other.key_after,
        )


def read_rules(source: bytes | str, file: str) -> tuple[WordingRules, tuple[Problem, ...]]:
    """The rules that a YAML text writes, and all its problems; with a problem, no rules."""
    read = read_document(source, WordingRules, file)
    rules = read.value or WordingRules()
    problems = read.problems
    for index, pattern in enumerate(rules.patterns):
        try:
            re.compile(pattern.match)
        except re.error as error:
            what = _("ce motif ne se lit pas : {reason}").format(reason=error)
            problems += (read.problem(("patterns", index, "match"), what, _("écrivez une expression régulière")),)
    return WordingRules() if problems else rules, problems
