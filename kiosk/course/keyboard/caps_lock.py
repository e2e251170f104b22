"""Whether Caps Lock is on, seen from what arrives at the keyboard, and the sentence that names the key. Pure.

Terminals with the kitty protocol report it with each key. Others send characters only; it shows where letters come
in the other case than was wanted. Nothing is said where nothing of the kind was seen.
"""

from __future__ import annotations

import msgspec

from kiosk.course.acts import Act, Pressed, Typed
from kiosk.course.keyboard.layouts import LAYOUTS, Layout, needs_caps_lock
from kiosk.i18n import _

ENOUGH_LETTERS = 2
"""Letters in a row in the other case, after which it is worth saying: one may be a slip with Shift."""
ENOUGH_CAPITALS = 3
"""Capitals after the small first letter of a word (« cAMILLE ») that only Caps Lock makes."""


class CapsLock(msgspec.Struct, frozen=True):
    """What was seen: whether the key is ``on`` for certain, and whether that was ``in_the_way`` of the last letter.

    ``capitals`` and ``smalls`` count the letters in a row that came so where the other case was wanted. ``word`` is the
    word being typed where nobody knows what is wanted.
    """

    on: bool = False
    in_the_way: bool = False
    capitals: int = 0
    smalls: int = 0
    word: str = ""

    @property
    def is_to_press(self) -> bool:
        """Whether the next key to press is Caps Lock: to turn it off."""
        return self.in_the_way and (self.on or self.capitals > 0)


def observe(seen: CapsLock, act: Act, wanted: str | None, layout: Layout, *, secret: bool = False) -> CapsLock:
    """What is known after ``act``. ``wanted`` is the character expected now, None where any may be typed.

    In a ``secret``, any mixture of capitals and small letters may be meant.
    """
    if not isinstance(act, Pressed):
        return CapsLock() if isinstance(act, Typed) else seen
    letter = act.character
    if letter.lower() == letter.upper():
        on = seen.on if act.caps_lock is None else act.caps_lock
        # a key without a character mends what Caps Lock did, perhaps after it was turned off: the next letter tells
        return CapsLock(on, seen.in_the_way and on and bool(letter), seen.capitals, seen.smalls)
    only_with_it = letter.isupper() and needs_caps_lock(layout, letter)
    if wanted is not None and letter.lower() == wanted.lower():
        return _compare(seen, act, wanted, only_with_it=only_with_it)
    word = "" if secret else seen.word + letter
    inverted = len(word) > ENOUGH_CAPITALS and word[0].islower() and word[1:].isupper()
    on = act.caps_lock if act.caps_lock is not None else only_with_it or inverted or (seen.on and letter.isupper())
    return CapsLock(on, on and wanted is None, word=word)


def _compare(seen: CapsLock, act: Pressed, wanted: str, *, only_with_it: bool) -> CapsLock:
    """What is known after the ``wanted`` letter was pressed, in whichever case it came."""
    letter = act.character
    if letter == wanted:
        on = only_with_it or (seen.on and letter.isupper()) if act.caps_lock is None else act.caps_lock
        return CapsLock(on)
    capitals = seen.capitals + 1 if wanted.islower() else seen.capitals
    smalls = seen.smalls + 1 if wanted.isupper() else seen.smalls
    if act.caps_lock is not None:
        return CapsLock(act.caps_lock, act.caps_lock, capitals, smalls)
    on = seen.on or only_with_it or (capitals > 0 and smalls > 0)
    return CapsLock(on, on or max(capitals, smalls) >= ENOUGH_LETTERS, capitals, smalls)


def caps_lock_message(seen: CapsLock, layout: Layout) -> str:
    """The sentence that names what was seen and the key to press; "" where there is nothing to say."""
    if not seen.in_the_way:
        return ""
    if seen.on:
        text = _("La touche {key} est allumée. Appuyez dessus une fois.")
    elif seen.capitals:
        text = _("Les lettres arrivent en majuscules. Lâchez Maj, ou appuyez une fois sur {key}.")
    else:
        text = _("Les lettres arrivent en minuscules. Maintenez Maj, ou appuyez une fois sur {key}.")
    return text.format(key=_unbroken(layout.caps_lock))


def inverted_letters_message() -> str:
    """The sentence for a text whose capitals and small letters are the other way round, all of them.

    For who does not know the keyboard: the key has every name that it bears on one of ours.
    """
    keys = " / ".join(dict.fromkeys(layout.caps_lock for layout in LAYOUTS.values()))
    text = _("Les majuscules et les minuscules sont inversées. Appuyez sur {key} et écrivez-le de nouveau.")
    return text.format(key=_unbroken(keys))


def _unbroken(key: str) -> str:
    """The name of a key, which no line may end within."""
    return key.replace(" ", "\u00a0")
