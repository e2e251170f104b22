"""Lint of the wording: words to avoid, language that a pattern finds, sentences too long, real domains. Pure.

The rules are data (see ``wording_rules``); this file knows no French.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from kiosk.course.lint.wording_rules import StylePattern, WordingRules
from kiosk.i18n import _
from kiosk.text import fold_case, fold_signs, nfc
from kiosk.yaml.problems import ProblemLevel


class WordingProblem(msgspec.Struct, frozen=True, order=True):
    """What to replace: where it starts in the text (characters from 0, after NFC), what it is, what to write."""

    start: int
    what: str
    write: str
    level: ProblemLevel = "problem"


def find_wording_problems(text: str, rules: WordingRules) -> tuple[WordingProblem, ...]:
    """Everything in ``text`` that breaks ``rules``, in order.

    What stands between « and » is quoted: its length counts, and its domains, and not its words.
    """
    text = nfc(text)
    patterns = _compile(rules)
    masked = patterns.addresses.sub(lambda found: _MASK * len(found[0]), text)
    own = _QUOTED.sub(lambda found: found["before"] + _MASK * len(found["words"]) + found["after"], masked)
    found = {*_avoided_words(own, patterns), *_domains(text, patterns, rules), *_long_sentences(text, masked, rules)}
    found.update(_style(own, patterns))
    return tuple(sorted(found))


def find_quoted_problems(text: str, rules: WordingRules) -> tuple[WordingProblem, ...]:
    """What is wrong with a text that the story quotes, whose words are its own: a real domain, or too much to read."""
    text, found = nfc(text), []
    for paragraph in text.split("\n") if rules.quoted_words is not None else ():
        count = count_words(paragraph)
        if rules.quoted_words is not None and count > rules.quoted_words:
            what = _("ce texte a {count} mots").format(count=count)
            write = _("gardez-en {most} au plus").format(most=rules.quoted_words)
            found.append(WordingProblem(text.index(paragraph), what, write, "advice"))
    return tuple(sorted({*found, *_domains(text, _compile(rules), rules)}))


def says_nothing(text: str, rules: WordingRules) -> bool:
    """Whether ``text``, without the expressions that tell nothing (« Très bien. »), is less than a sentence."""
    empty = _compile(rules).empty
    return count_words(empty.sub("", nfc(text)) if empty else text) < _SENTENCE_WORDS


_MASK = "§"
"""Replaces each character of an address, a `code span` or a quotation before words are searched for."""
_QUOTED = re.compile(r"(?<=«)(?P<before>\s*)(?P<words>[^«»]*?)(?P<after>\s*)(?=»)")
_SENTENCE_WORDS = 3
_MARK = re.compile(r"(?<![\d/])\d{1,2} ?/ ?(\d{1,3})(?![\d/])")


class _Patterns(msgspec.Struct, frozen=True):
    """The rules compiled: addresses, all words in one pattern, the expressions that are fine, what to write …"""

    addresses: re.Pattern[str]
    words: re.Pattern[str] | None
    fine: re.Pattern[str] | None
    write: dict[str, tuple[str, ProblemLevel]]
    out_of: frozenset[int]
    style: tuple[tuple[re.Pattern[str], StylePattern], ...]
    empty: re.Pattern[str] | None


@lru_cache(maxsize=8)
def _compile(rules: WordingRules) -> _Patterns:
    write: dict[str, tuple[str, ProblemLevel]] = {
        fold_case(word): (avoid.write, "advice" if avoid.advice else "problem")
        for avoid in reversed(rules.avoid)
        for word in avoid.words
    }
    fine = [expression for avoid in rules.avoid for expression in avoid.but]
    endings = "|".join(re.escape(e) for e in rules.domain_endings) or r"(?!)"
    host = r"[^\W_](?:[\w-]*[^\W_])?"
    addresses = (
        r"`[^`\n]*`"
        r"|https?://[^\s«»\"<>`]+"
        rf"|[\w.+%-]*[\w+%-]@{host}(?:\.{host})*"
        rf"|(?<![\w.@-])(?:{host}\.)+(?:{endings})(?![\w-])(?:[/?#][^\s«»\"<>`]*)?"
    )
    return _Patterns(
        re.compile(addresses, re.IGNORECASE),
        _match_any(list(write)),
        _match_any(fine),
        write,
        frozenset(rules.marks_out_of),
        tuple((re.compile(pattern.match), pattern) for pattern in rules.patterns),
        _match_any(list(rules.says_nothing)),
    )


def _match_any(expressions: list[str]) -> re.Pattern[str] | None:
    if not expressions:
        return None
    # The longest first, so that « il suffit de » is reported and not a word inside it.
    parts = sorted({fold_case(e) for e in expressions}, key=len, reverse=True)
    one = "|".join(re.escape(p).replace(r"\ ", r"\s+").replace("'", "['’]") for p in parts)
    return re.compile(rf"(?<![\w-])(?:{one})(?!\w)", re.IGNORECASE)


def _avoided_words(masked: str, patterns: _Patterns) -> Iterator[WordingProblem]:
    fine = [found.span() for found in patterns.fine.finditer(masked)] if patterns.fine else []
    for found in patterns.words.finditer(masked) if patterns.words else ():
        if any(start <= found.start() and found.end() <= end for start, end in fine):
            continue
        what = _("« {word} » est à éviter").format(word=found[0])
        # Ignoring case, the pattern also takes rare letters (ſ for s) that no table lists.
        write, level = patterns.write.get(fold_case(found[0]), (_("autrement"), "problem"))
        yield WordingProblem(found.start(), what, _("à la place : {text}").format(text=write), level)
    for mark in _MARK.finditer(masked):
        if int(mark[1]) in patterns.out_of:
            what = _("« {word} » se lit comme un résultat").format(word=mark[0])
            write = _("écrivez « 3 choses faites », ou le mois en lettres")
            yield WordingProblem(mark.start(), what, write)


def _style(masked: str, patterns: _Patterns) -> Iterator[WordingProblem]:
    text = fold_signs(masked)
    for compiled, pattern in patterns.style:
        for found in compiled.finditer(text):
            what = _("« {text} » : {what}").format(text=found[0].strip(), what=pattern.what)
            yield WordingProblem(found.start(), what, pattern.write, "advice")


def _long_sentences(text: str, masked: str, rules: WordingRules) -> Iterator[WordingProblem]:
    if rules.sentence_words is None:
        return
    # An address counts as one word and its points end no sentence.
    counted = masked.replace(_MASK, "x")
    start = 0
    for sentence in split_sentences(counted):
        start = counted.index(sentence, start)
        count = count_words(sentence)
        if count > rules.sentence_words:
            begin = text[start : start + 30].rsplit(" ", 1)[0]
            what = _("la phrase « {begin} … » a {count} mots").format(begin=begin, count=count)
            write = _("faites-en deux : {most} mots au plus").format(most=rules.sentence_words)
            yield WordingProblem(start, what, write)
        start += len(sentence)


def _domains(text: str, patterns: _Patterns, rules: WordingRules) -> Iterator[WordingProblem]:
    allowed = tuple(d.lower().lstrip(".") for d in (*rules.reserved_domains, *rules.public_services))
    for found in patterns.addresses.finditer(text):
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
    """The domain of an address; "" for an incomplete one, such as ``nadia@exemple``."""
    is_page = "://" in address
    rest = re.split(r"[/?#]", address.split("://", 1)[-1].rstrip(".,;:!?)…"), maxsplit=1)[0]
    name = rest.rpartition("@")[2].partition(":")[0].lower().strip(".")
    return name if is_page or "." in name else ""


_END = re.compile(r"[.!?…]+(?:\s*[»\")])?\s+|\n+")


def split_sentences(text: str) -> tuple[str, ...]:
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
    return tuple(part.strip() for part in parts if count_words(part))


def count_words(text: str) -> int:
    """The number of words in ``text``: pieces between blanks with a letter or a digit."""
    return sum(1 for part in text.split() if any(c.isalnum() for c in part))
