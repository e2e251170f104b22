"""Words that do not judge: what stands in a text and would better be said in other words.

The rules are a value, read from data files that an adviser can extend; nothing here knows a word of French.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Annotated

import msgspec
from msgspec import Meta

from kiosk.i18n import _
from kiosk.text import fold_case, nfc
from kiosk.yaml.problems import Problem
from kiosk.yaml.reading import read_document

Words = Annotated[tuple[Annotated[str, Meta(min_length=1)], ...], Meta(min_length=1)]


class Avoid(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words or expressions, what to write in their place, and expressions that hold such a word and are fine."""

    words: Words
    write: Annotated[str, Meta(min_length=1)]
    but: tuple[str, ...] = ()


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that texts are held against. A domain allows those below it: ``example`` allows ``caf-fr.example``."""

    sentence_words: Annotated[int, Meta(ge=1)] | None = None
    avoid: tuple[Avoid, ...] = ()
    marks_out_of: tuple[int, ...] = ()
    reserved_domains: tuple[str, ...] = ()
    public_services: tuple[str, ...] = ()
    domain_endings: tuple[str, ...] = ()

    def extended(self, other: Rules) -> Rules:
        """These rules and those of ``other``, whose sentence length counts when it gives one."""
        return Rules(
            other.sentence_words or self.sentence_words,
            self.avoid + other.avoid,
            self.marks_out_of + other.marks_out_of,
            self.reserved_domains + other.reserved_domains,
            self.public_services + other.public_services,
            self.domain_endings + other.domain_endings,
        )


class WordingProblem(msgspec.Struct, frozen=True, order=True):
    """What to replace: where it starts in the text (characters from 0, after NFC), what it is, what to write."""

    start: int
    what: str
    write: str


def read_rules(source: bytes | str, file: str) -> tuple[Rules, tuple[Problem, ...]]:
    """The rules that a YAML text writes, and all its problems; with a problem, no rules."""
    read = read_document(source, Rules, file)
    return read.value or Rules(), read.problems


def find_wording_problems(text: str, rules: Rules) -> tuple[WordingProblem, ...]:
    """All that ``rules`` ask to replace in ``text``, in the order of the text."""
    text = nfc(text)
    looks = _looks(rules)
    shown = looks.addresses.sub(lambda found: _HIDDEN * len(found[0]), text)
    found = {*_words(shown, looks), *_domains(text, looks, rules), *_long(text, shown, rules)}
    return tuple(sorted(found))


_HIDDEN = "§"
"""Stands for each character of an address or a `code span`, where words are looked for."""
_MARK = re.compile(r"(?<![\d/])\d{1,2} ?/ ?(\d{1,3})(?![\d/])")


class _Looks(msgspec.Struct, frozen=True):
    """The rules as patterns: addresses, all words in one pattern, the expressions that are fine, what to write."""

    addresses: re.Pattern[str]
    words: re.Pattern[str] | None
    fine: re.Pattern[str] | None
    write: dict[str, str]
    out_of: frozenset[int]


@lru_cache(maxsize=8)
def _looks(rules: Rules) -> _Looks:
    write = {fold_case(word): avoid.write for avoid in reversed(rules.avoid) for word in avoid.words}
    fine = [expression for avoid in rules.avoid for expression in avoid.but]
    endings = "|".join(re.escape(e) for e in rules.domain_endings) or r"(?!)"
    host = r"[^\W_](?:[\w-]*[^\W_])?"
    addresses = (
        r"`[^`\n]*`"
        r"|https?://[^\s«»\"<>`]+"
        rf"|[\w.+%-]*[\w+%-]@{host}(?:\.{host})*"
        rf"|(?<![\w.@-])(?:{host}\.)+(?:{endings})(?![\w-])(?:[/?#][^\s«»\"<>`]*)?"
    )
    return _Looks(
        re.compile(addresses, re.IGNORECASE),
        _any_of(write),
        _any_of(fine),
        write,
        frozenset(rules.marks_out_of),
    )


def _any_of(expressions: list[str] | dict[str, str]) -> re.Pattern[str] | None:
    if not expressions:
        return None
    # The longest first, so that « il suffit de » is told and not a word inside it.
    parts = sorted({fold_case(e) for e in expressions}, key=len, reverse=True)
    one = "|".join(re.escape(p).replace(r"\ ", r"\s+").replace("'", "['’]") for p in parts)
    return re.compile(rf"(?<![\w-])(?:{one})(?!\w)", re.IGNORECASE)


def _words(shown: str, looks: _Looks) -> Iterator[WordingProblem]:
    fine = [found.span() for found in looks.fine.finditer(shown)] if looks.fine else []
    for found in looks.words.finditer(shown) if looks.words else ():
        if any(start <= found.start() and found.end() <= end for start, end in fine):
            continue
        what = _("« {word} » est à éviter").format(word=found[0])
        # Ignoring case, the pattern also takes rare letters (ſ for s) that no table lists.
        write = looks.write.get(fold_case(found[0]), _("autrement"))
        yield WordingProblem(found.start(), what, _("à la place : {text}").format(text=write))
    for mark in _MARK.finditer(shown):
        if int(mark[1]) in looks.out_of:
            what = _("« {word} » se lit comme un résultat").format(word=mark[0])
            write = _("écrivez « 3 choses faites », ou le mois en lettres")
            yield WordingProblem(mark.start(), what, write)


def _long(text: str, shown: str, rules: Rules) -> Iterator[WordingProblem]:
    if rules.sentence_words is None:
        return
    # An address counts as one word and its points end no sentence.
    counted = shown.replace(_HIDDEN, "x")
    start = 0
    for sentence in sentences(counted):
        start = counted.index(sentence, start)
        count = words(sentence)
        if count > rules.sentence_words:
            begin = text[start : start + 30].rsplit(" ", 1)[0]
            what = _("la phrase « {begin} … » a {count} mots").format(begin=begin, count=count)
            write = _("faites-en deux : {most} mots au plus").format(most=rules.sentence_words)
            yield WordingProblem(start, what, write)
        start += len(sentence)


def _domains(text: str, looks: _Looks, rules: Rules) -> Iterator[WordingProblem]:
    allowed = tuple(d.lower().lstrip(".") for d in (*rules.reserved_domains, *rules.public_services))
    for found in looks.addresses.finditer(text):
        address = found[0]
        if address.startswith("`"):
            continue
        name = _domain(address)
        if not name or any(name == domain or name.endswith(f".{domain}") for domain in allowed):
            continue
        what = _("« {domain} » peut être à quelqu'un").format(domain=name)
        write = _("écrivez une adresse inventée en {domains}").format(domains=", ".join(rules.reserved_domains[:3]))
        yield WordingProblem(found.start(), what, write)


def _domain(address: str) -> str:
    """The domain that an address leads to; nothing for one that is not complete yet, such as ``nadia@exemple``."""
    is_page = "://" in address
    rest = re.split(r"[/?#]", address.split("://", 1)[-1].rstrip(".,;:!?)…"), maxsplit=1)[0]
    name = rest.rpartition("@")[2].partition(":")[0].lower().strip(".")
    return name if is_page or "." in name else ""


_END = re.compile(r"[.!?…]+(?:\s*[»\")])?\s+|\n+")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of ``text``, in order. « Ça va ? » in the middle of a sentence does not end it."""
    parts: list[str] = []
    start = 0
    for end in _END.finditer(text):
        goes_on = "\n" not in end[0] and text[end.end() : end.end() + 1].islower()
        if goes_on and end[0].strip() != ".":
            continue
        parts.append(text[start : end.end()])
        start = end.end()
    parts.append(text[start:])
    return tuple(part.strip() for part in parts if words(part))


def words(text: str) -> int:
    """How many words ``text`` has: what stands between blanks and holds a letter or a digit."""
    return sum(1 for part in text.split() if any(c.isalnum() for c in part))
