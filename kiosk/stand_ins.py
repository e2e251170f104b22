"""What a person may write in the place of a character that her keyboard may not have: the one table. Pure.

``oe`` stands for œ, ``...`` for …, straight quotes for curly ones, a plain hyphen for a dash; and the blanks of French
typography (before ; : ! ? and inside « ») may be there or not, of any kind. Nothing else is taken for something else.

- :func:`spellings` says how each character of a text may be written. Typing is followed with it, letter by letter, and
  ``kiosk check`` proves with it that a text can be written on a keyboard.
- :func:`fold_stand_ins` makes all spellings of a text one, for every other comparison (:mod:`kiosk.text`).

Passwords are compared without it: there, every sign counts.
"""

from __future__ import annotations

import re
import unicodedata

STAND_INS: dict[str, tuple[str, ...]] = {
    "œ": ("oe",),
    "Œ": ("OE", "Oe"),
    "æ": ("ae",),
    "Æ": ("AE", "Ae"),
    "…": ("...",),
    **dict.fromkeys("’‘ʼ", ("'",)),
    **dict.fromkeys("“”„«»", ('"',)),
    **dict.fromkeys("\u2010\u2011–—\u2212", ("-",)),
}
"""What may be written for each character; the first is the usual one."""

BLANKS = " \u00a0\u202f\u2009"
"""Every kind of blank that stands between words or before a sign."""

_QUOTES = "“”„«»"
_FOLDED = str.maketrans({character: written[0] for character, written in STAND_INS.items()})
# Patterns are compiled, and kept by `re`, when the first text is compared: the first screen compares none.
_QUOTED = rf'["{_QUOTES}][^"{_QUOTES}]*["{_QUOTES}]'
_BEFORE_SIGN = rf"(?<=[^{BLANKS}])[{BLANKS}](?=[;:!?])(?!:/)(?!(?<=\d[{BLANKS}]):\d)"
"""A blank that does not count; those of « https :// » and « 12 :30 » do."""
_SIGN = rf"(?<=[^{BLANKS}])[;:!?](?!(?<=:)/)(?!(?<=\d:)\d)"
"""A sign before which a blank may be added."""


def spellings(text: str) -> tuple[tuple[str, ...], ...]:
    """For each character of ``text``, which is in NFC, how it may be written: as it is, or with a stand-in.

    "" is among them where the character may be left out.
    """
    optional = _optional_blanks(text)
    signs = {found.start() for found in re.finditer(_SIGN, text)}
    opening, closing = _french_quotes(text)
    found = []
    for index, character in enumerate(text):
        ways = (character, *STAND_INS.get(character, ()))
        if len(ways) > 2 and text[index + 1 : index + 2].islower():
            ways = (character, *reversed(ways[1:]))  # Œuvre is written Oeuvre, and ŒUVRE is OEUVRE
        if index in optional:
            ways = (character, "")
        elif index in signs and index - 1 not in opening:
            ways += tuple(f" {one}" for one in ways)
        elif index in opening:
            ways += tuple(f"{one} " for one in ways)
        elif index in closing:
            ways += tuple(f" {one}" for one in ways)
        found.append(ways)
    return tuple(found)


def folded_parts(text: str) -> tuple[str, ...]:
    """For each character of ``text``, its usual stand-in or itself; "" for a blank that does not count.

    For who needs positions in the text that was folded.
    """
    optional = _optional_blanks(text)
    return tuple("" if i in optional else c.translate(_FOLDED) for i, c in enumerate(text))


def fold_stand_ins(text: str) -> str:
    """``text`` as it is written with stand-ins only, without the blanks that do not count; folding twice is once.

    In NFC. Œ becomes OE, before small letters too: compare without regard to case, or follow :func:`spellings`.
    """
    if text.isascii() and '"' not in text and not re.search(_BEFORE_SIGN, text):
        return text
    return unicodedata.normalize("NFC", "".join(folded_parts(unicodedata.normalize("NFC", text))))


def _optional_blanks(text: str) -> set[int]:
    """Where ``text`` has one blank before a sign or inside quotes; two in a row are not typographic."""
    optional = {found.start() for found in re.finditer(_BEFORE_SIGN, text)}
    for found in re.finditer(_QUOTED, text):
        first, last = found.start() + 1, found.end() - 2
        if text[first] in BLANKS and text[first + 1] not in BLANKS:
            optional.add(first)
        if text[last] in BLANKS and text[last - 1] not in BLANKS:
            optional.add(last)
    return optional


def _french_quotes(text: str) -> tuple[set[int], set[int]]:
    """The places of each « and » of a pair inside which there is no blank."""
    opening, closing = set(), set()
    for found in re.finditer(_QUOTED, text):
        inside = found[0][1:-1]
        if found[0][0] == "«" and found[0][-1] == "»" and inside:
            if inside[0] not in BLANKS:
                opening.add(found.start())
            if inside[-1] not in BLANKS:
                closing.add(found.end() - 1)
    return opening, closing
