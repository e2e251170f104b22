"""Text made printable, set as French is, folded for comparing, and numbered into free names. Pure.

Text from outside may hold control characters that a terminal would obey: they are escaped before it is printed. French
that is drawn or printed has no-break spaces and curly apostrophes, which nobody types. Texts are compared after
*folding*, which removes the differences that do not count; there is one function for each meaning, from the one that
removes least to the one that removes most.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable, Container, Iterator
from functools import cache, lru_cache

from kiosk.stand_ins import BLANKS, STAND_INS, fold_stand_ins, folded_parts

_CONTROLS = (
    "\x00-\x1f\x7f-\x9f"  # C0, DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # change the direction of writing
    "\u2028\u2029"  # separate lines and paragraphs
    "\ud800-\udfff"  # bytes of a file name that are not UTF-8
)
_MAX_NAME_LENGTH = 80
NO_BREAK_SPACE = "\u00a0"
"""Of U+00A0 and U+202F the one that every font, terminal and printer has, one cell wide."""
_CLINGING = (*(f" {sign}" for sign in ";:!?»%€"), "« ")
"""A sign with the space that keeps it at the word before it; after the opening quotation mark, at the word behind."""
_AFTER_NUMBERS = (
    r"\d|h\b|min\b|s\b|[kcm]?m[²³]?\b|k?g\b|[mc]?l\b|[kKMGT]o\b|°C|euros?\b|centimes?\b|heures?\b|secondes?\b"
    r"|jours?\b|semaines?\b|mois\b|ans\b|années?\b|janvier|février|mars\b|avril|mai\b|juin\b|juillet|août"
    r"|septembre|octobre|novembre|décembre"
)
_DIGITS = frozenset("0123456789")
_PLAIN_SIGNS = str.maketrans(
    {sign: "'" for sign, written in STAND_INS.items() if written == ("'",)} | dict.fromkeys(BLANKS, " ")
)
_LIGATURES = str.maketrans({letter: STAND_INS[letter][0] for letter in "œæ"})
_NAMED = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}


def escape_controls(text: str, *, line_ends: bool = False) -> str:
    """``text`` with each character that a terminal would obey escaped as in Python: ``\\x1b``, ``\\u202e``.

    ``line_ends`` keeps them as they are: for a text that we composed of values that are escaped already.
    """
    if text.isprintable():  # none of the control characters is
        return text
    return _controls(line_ends=not line_ends).sub(lambda found: _escape(found[0]), text)


def replace_controls(text: str) -> str:
    """``text`` with « � » for each character that a terminal would obey, line ends excepted: all keep their places."""
    return text if text.isprintable() else _controls(line_ends=False).sub("\ufffd", text)


def escape_name(name: str) -> str:
    """A file's name as one word on a line: spaces and what cannot be printed are escaped, a long one is shortened."""
    text = "".join(c if c.isprintable() and not c.isspace() else _escape(c) for c in name)
    return text if len(text) <= _MAX_NAME_LENGTH else f"{text[: _MAX_NAME_LENGTH - 1]}…"


def format_json(value: object) -> str:
    """``value`` as JSON for people and scripts: letters as they are, control characters as JSON escapes."""
    import json

    text = json.dumps(value, ensure_ascii=False, indent=2)
    return _controls(line_ends=False).sub(lambda found: f"\\u{ord(found[0]):04x}", text)


@cache
def _controls(*, line_ends: bool) -> re.Pattern[str]:
    """Compiled when it is first needed: the first screen, which holds no control characters, need not wait for it."""
    return re.compile(f"[{_CONTROLS}]" if line_ends else f"(?!\n)[{_CONTROLS}]")


def _escape(character: str) -> str:
    code = ord(character)
    return _NAMED.get(character) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")


@lru_cache(maxsize=2048)
def no_break_spaces(text: str) -> str:
    """``text`` with a no-break space where French keeps two things on one line.

    That is before ; : ! ? » % €, after «, within a number, a time and a date, before a unit, after M. and Mme. Only
    spaces that are there change, so each character keeps its position. English, which writes none of these spaces, and
    what is the same in both (« 5 minutes ») stay as they are. A text that is compared never passes here.
    """
    for pair in _CLINGING:
        if pair in text:
            text = text.replace(pair, pair.replace(" ", NO_BREAK_SPACE))
    while f" {NO_BREAK_SPACE}" in text:
        text = text.replace(f" {NO_BREAK_SPACE}", NO_BREAK_SPACE * 2)
    while f"{NO_BREAK_SPACE} " in text:
        text = text.replace(f"{NO_BREAK_SPACE} ", NO_BREAK_SPACE * 2)
    if " " in text and (not _DIGITS.isdisjoint(text) or "M. " in text or "Mme " in text):
        text = _after_numbers_and_titles().sub(NO_BREAK_SPACE, text)
    return text


@cache
def _after_numbers_and_titles() -> re.Pattern[str]:
    """The spaces after a number and after a title. Compiled when first needed: the first screen has neither."""
    return re.compile(  # begins with the space, which the search for the next match leaps to
        rf" (?:(?<=\d )(?={_AFTER_NUMBERS})|(?<=\d[ {NO_BREAK_SPACE}]h )(?=\d)|(?<=\b1er )(?=[a-zéû])"
        r"|(?<=\bM\. )(?=[A-ZÉ])|(?<=\bMme )(?=[A-ZÉ])|(?<=\b[nN]° )(?=\d))"
    )


@lru_cache(maxsize=2048)
def typeset(text: str) -> str:
    """``text`` as it is drawn or printed: with :func:`no_break_spaces`, and ’ where a straight apostrophe was typed.

    An apostrophe has a letter before it, and after it a letter, a digit or «. Each character keeps its position; a text
    that is compared, or that is to be copied sign by sign, never passes here. :func:`fold_signs` is the way back.
    """
    text = no_break_spaces(text)
    at = text.find("'", 1)
    while at > 0:
        following = text[at + 1 : at + 2]
        if text[at - 1].isalpha() and (following.isalnum() or following == "«"):
            text = f"{text[:at]}’{text[at + 1 :]}"
        at = text.find("'", at + 1)
    return text


def nfc(text: str) -> str:
    """``text`` in Unicode's composed form: a letter and its accent are one character."""
    return unicodedata.normalize("NFC", text)


def fold_signs(text: str) -> str:
    """``text`` with one kind of apostrophe and of space, character for character: as an author types it."""
    return text.translate(_PLAIN_SIGNS)


def fold_typed(text: str, *, any_case: bool = False) -> str:
    """``text`` as typing is compared with a model, character for character of its composed form.

    Apostrophes and spaces are of one kind; with ``any_case`` capitals are small letters, except the few whose small
    letter is two characters (İ). Stand-ins are not folded: see :func:`kiosk.stand_ins.spellings`.
    """
    typed = fold_signs(nfc(text))
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in typed) if any_case else typed


def fold_spaces(text: str) -> str:
    """``text`` as labels are compared: the kind of apostrophe and the amount of white space do not count."""
    return " ".join(fold_signs(nfc(text)).split())


def fold_case(text: str) -> str:
    """As :func:`fold_spaces`; stand-ins (oe for œ …) and capitals do not count."""
    return fold_stand_ins(fold_spaces(text)).casefold()


def fold(text: str) -> str:
    """``text`` as people compare and search: accents, capitals, white space and stand-ins (oe for œ …) do not count."""
    plain = fold_signs(fold_stand_ins(" ".join(text.split())))
    return " ".join(_without_accents(unicodedata.normalize("NFD", plain.casefold())).split())


def fold_letters(text: str) -> str:
    """As :func:`fold`, but white space stays as it is, and a character that stands for two letters is two: œ, ﬁ."""
    return _without_accents(unicodedata.normalize("NFKD", text).casefold().translate(_LIGATURES))


def _without_accents(decomposed: str) -> str:
    if decomposed.isascii():
        return decomposed
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def folded_positions(text: str, fold_part: Callable[[str], str]) -> tuple[str, tuple[int, ...]]:
    """``text`` with stand-ins, each character folded by ``fold_part``; and for each folded character its place in it.

    For who marks in the text what was found in the folded one.
    """
    parts = [fold_part(part) for part in folded_parts(text)]
    return "".join(parts), tuple(index for index, part in enumerate(parts) for _character in part)


def is_writing(character: str) -> bool:
    """Whether ``character`` may be part of a text that a person types: neither a control character nor unassigned."""
    return unicodedata.category(character) not in {"Cc", "Cs", "Co", "Cn"}


def is_utf8(encoding: str) -> bool:
    """Whether ``encoding`` is a name of UTF-8: ``utf8``, ``UTF-8`` …"""
    return encoding.lower().replace("-", "").replace("_", "") == "utf8"


def numbered(name: str, ending: str = "", number: str = " ({})") -> Iterator[str]:
    """« photo.jpg », « photo (2).jpg », « photo (3).jpg » … without end."""
    yield name + ending
    for count in itertools.count(2):
        yield f"{name}{number.format(count)}{ending}"


def free_name(name: str, taken: Container[str], ending: str = "") -> str:
    """The first of the :func:`numbered` names that is not ``taken``."""
    return next(one for one in numbered(name, ending) if one not in taken)
