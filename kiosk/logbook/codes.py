"""The code of four pictures that opens a logbook. Pure: words, randomness and salt are arguments.

The four pictures are all different: people copy them by hand, and one that appears twice is easily copied once. Of 32
pictures that leaves 32·31·30·29 = 863,040 codes, against 1,048,576 with repeats: a fifth fewer, and guessing is slowed
down where codes are entered. The order counts.

A picture is named by its key, the French word without accents (``etoile``). Keys never change: logbooks depend on them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from kiosk.text import fold_letters

if TYPE_CHECKING:
    import random as _random

PICTURES_IN_CODE = 4
MIN_PICTURES = 32

_COST = 2**14
_BLOCK_SIZE = 8
_PARALLELISM = 1
_ID_BYTES = 16
_MAX_TEXT_LENGTH = 400
_SMALL_WORDS = frozenset(
    ("le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "et", "puis", "the", "a", "an", "and")
)

_NUMBER_SIGNS = r"(?i)\bn(?:[°ºo]|um[ée]ro)(?=\W*\d)|(?<=\d)(?:er|ère|re|ème|e|st|nd|rd|th)\b"
"""What is written beside a number: « n° 1 », « 1er »."""

Code = tuple[str, str, str, str]
"""Four picture keys, in order."""


class ReadWords(NamedTuple):
    """Words that a person wrote, in the order that she gave them.

    ``pictures`` has for each word its picture's key, None where no picture is called so; ``unknown`` are those words,
    as she wrote them.
    """

    pictures: tuple[str | None, ...] = ()
    unknown: tuple[str, ...] = ()


def draw_code(pictures: Sequence[str], random: _random.Random) -> Code:
    """Four different random pictures; ``random`` is ``secrets.SystemRandom()`` outside tests.

    Raises ValueError for fewer than 32 pictures: there would be too few codes.
    """
    choice = sorted(set(pictures))
    if len(choice) < MIN_PICTURES:
        raise ValueError(f"{len(choice)} pictures make too few codes: {MIN_PICTURES} are needed")
    first, second, third, fourth = random.sample(choice, PICTURES_IN_CODE)
    return first, second, third, fourth


def logbook_id(code: Code, salt: bytes) -> str:
    """The id of the logbook that ``code`` opens at the site of ``salt``: 32 hexadecimal digits.

    The figures N = 2^14, r = 8, p = 1 (16 MiB, some 70 ms on the design machine) are those of the scrypt paper for
    someone who waits (Percival 2009, the function of RFC 7914). OWASP's Password Storage Cheat Sheet asks for more
    (2^17, 8, 1) where a person chose the secret: the some 20 bits of four pictures are too few for any cost to hold
    against someone who has both the salt and the logbooks, and an older machine must not keep people waiting.
    Changing a figure closes every logbook there is.
    """
    if len(code) != PICTURES_IN_CODE:
        raise ValueError(f"a code has {PICTURES_IN_CODE} pictures, not {len(code)}")
    import hashlib  # OpenSSL is not needed before a logbook is

    # Each picture with its length before it: no two codes are written alike, whatever the words are.
    secret = b"kiosk logbook 1:" + b"".join(b"%d:%s," % (len(word.encode()), word.encode()) for word in code)
    return hashlib.scrypt(secret, salt=salt, n=_COST, r=_BLOCK_SIZE, p=_PARALLELISM, dklen=_ID_BYTES).hex()


def parse_code(text: str, *vocabularies: Mapping[str, str]) -> Code | None:
    """The code that a person wrote as four words, or None where four words are not found, or could be read in two ways.

    Each vocabulary gives, for a picture's key, its word in one language; the first one in which all four words are
    found counts, then all of them together. Capitals, accents, punctuation, small words (« le », « et ») and spaces do
    not count: « Chat, ÉTOILE… » and « chatmaisonsoleillune » are understood. The numbers of the paper may be copied
    too, « 1. chat 2. lune … »: then they tell the order.
    """
    if len(text) > _MAX_TEXT_LENGTH:
        return None
    written = [_joined_letters(word) for word in _words(text)]
    without_small_words = [word for word in written if word not in _SMALL_WORDS]
    for lookup in _lookups(vocabularies):
        for words in (written, without_small_words):
            code = _code_of_words(words, lookup) or _code_in_one_word("".join(words), lookup)
            if code:
                return code
    return None


def read_words(text: str, *vocabularies: Mapping[str, str]) -> ReadWords:
    """What :func:`parse_code` understands of words that are no code, to say which of them it does not know.

    The language that knows most of the words counts, and then the others. Small words are left out.
    """
    if len(text) > _MAX_TEXT_LENGTH:
        return ReadWords()
    words = [(word, _joined_letters(word)) for word in _words(text)]
    *lookups, together = _lookups(vocabularies)
    most = max(lookups, key=lambda lookup: sum(letters in lookup for _word, letters in words), default=together)
    pictures: list[str | None] = []
    unknown: list[str] = []
    for word, letters in words:
        key = most.get(letters) or together.get(letters)
        cuts = [] if key else _cuts(letters, together)
        if key is not None:
            pictures.append(key)
        elif len(cuts) == 1:
            pictures += cuts[0]
        elif letters and letters not in _SMALL_WORDS:
            pictures.append(None)
            unknown.append(word)
    return ReadWords(tuple(pictures), tuple(unknown))


def _lookups(vocabularies: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    """For each vocabulary the pictures by their words, folded; then all of them together, the first one first."""
    lookups = [{_joined_letters(word): key for key, word in vocabulary.items()} for vocabulary in vocabularies]
    together: dict[str, str] = {}
    for lookup in reversed(lookups):
        together.update(lookup)
    return [*lookups, together]


def _words(text: str) -> list[str]:
    """The words as they are written, in the order of their numbers."""
    plain = re.sub(_NUMBER_SIGNS, " ", unicodedata.normalize("NFKC", text).replace("_", " "))
    return _in_order(re.findall(r"\d+|[^\W\d]+", plain))


def _cuts(letters: str, lookup: Mapping[str, str]) -> list[list[str]]:
    """Every way to cut ``letters`` into at most as many words as a code has."""
    return [cut for count in range(2, PICTURES_IN_CODE + 1) for cut in _splits(letters, lookup, count)]


def _in_order(words: Sequence[str]) -> list[str]:
    """The words without their numbers, in the order of these where each number from 1 to 4 stands before its word."""
    numbered: dict[str, list[str]] = {}
    last = ""
    for word in words:
        if word.isdecimal():
            last = str(int(word))
        numbered.setdefault(last, []).extend([] if word.isdecimal() else [word])
    if numbered.keys() == {str(number) for number in range(1, PICTURES_IN_CODE + 1)}:
        return [word for number in sorted(numbered) for word in numbered[number]]
    return [word for word in words if not word.isdecimal()]


def _letters(text: str) -> str:
    return fold_letters(text).replace("_", " ")


def _joined_letters(word: str) -> str:
    return "".join(re.findall(r"\w+", _letters(word)))


def _code_of_words(words: Sequence[str], lookup: Mapping[str, str]) -> Code | None:
    if len(words) != PICTURES_IN_CODE or any(word not in lookup for word in words):
        return None
    first, second, third, fourth = (lookup[word] for word in words)
    return first, second, third, fourth


def _code_in_one_word(letters: str, lookup: Mapping[str, str]) -> Code | None:
    found = {tuple(keys) for keys in _splits(letters, lookup, PICTURES_IN_CODE)}
    if len(found) != 1:
        return None
    first, second, third, fourth = found.pop()
    return first, second, third, fourth


def _splits(letters: str, lookup: Mapping[str, str], count: int) -> Iterator[list[str]]:
    """Every way to cut ``letters`` into ``count`` words, as keys."""
    if count == 0:
        if not letters:
            yield []
        return
    for word, key in lookup.items():
        if word and letters.startswith(word):
            for rest in _splits(letters[len(word) :], lookup, count - 1):
                yield [key, *rest]
