"""The keyboards a station may have, and which keys to press for a character: one, or a dead key and a letter."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import msgspec

from kiosk.course.keyboard import layout_data
from kiosk.course.keyboard.keys import NAMED_KEYS, LayoutName
from kiosk.course.keyboard.layout_data import CHARACTER_ROWS, DEAD_KEYS, ENGRAVED_DEAD_KEYS
from kiosk.stand_ins import spellings
from kiosk.text import fold_typed, nfc

Modifier = Literal["shift", "altgr", "ctrl"]

KEY_LEVELS: tuple[tuple[Modifier, ...], ...] = ((), ("shift",), ("altgr",), ("shift", "altgr"))
"""The keys that are held for the first, second, third and fourth character of a key."""

CAPS_LOCK = "caps"
"""The position of Caps Lock among :data:`kiosk.course.keyboard.layout_data.KEY_ROWS`."""

NO_CHARACTER = "∅"
"""Stands in :attr:`Layout.characters` for a level that makes no character, or none that we teach."""


class Stroke(msgspec.Struct, frozen=True):
    """One press: the position of the key (``AD01``, ``enter`` …), and the keys held meanwhile."""

    key: str
    held: tuple[Modifier, ...] = ()


class Legend(msgspec.Struct, frozen=True):
    """What is printed on a key: its character with Shift at the top, alone at the bottom, with Alt Gr at the right.

    A letter is printed once, as a capital, at the top.
    """

    top: str
    bottom: str = ""
    right: str = ""

    @property
    def name(self) -> str:
        """What is printed on the key besides what Alt Gr makes: ``A``, ``0 à``."""
        return f"{self.top} {self.bottom}".strip()

    @property
    def name_in_sentence(self) -> str:
        """What a sentence calls the key: a letter by itself, all else in quotation marks, as « 0 à » or « ? , »."""
        return self.name if self.name.isalnum() else f"« {self.name} »"


class Layout(msgspec.Struct, frozen=True):
    """One keyboard: ``name`` for settings, ``title`` as people call it, ``characters`` of each position by level.

    ``xkb_layout`` and ``xkb_variant`` are what xkeyboard-config calls it; the machine is set to it by these names.
    """

    name: LayoutName
    title: str
    xkb_layout: str
    xkb_variant: str
    characters: tuple[tuple[str, str], ...]
    caps_lock: str = "Verr Maj"
    """What is written on the key of Caps Lock."""
    caps_lock_shifts: tuple[str, ...] = ()
    """The keys without a letter on which Caps Lock changes what is made with Shift and without."""


def _layout(
    name: LayoutName,
    title: str,
    xkb: tuple[str, str],
    rows: tuple[str, ...],
    space: str = " ",
    caps_lock: str = "Verr Maj",
    caps_lock_shifts: tuple[str, ...] = (),
) -> Layout:
    pairs = tuple(
        pair for keys, row in zip(CHARACTER_ROWS, rows, strict=True) for pair in zip(keys, row.split(" "), strict=True)
    )
    return Layout(name, title, *xkb, (*pairs, ("space", space)), caps_lock, caps_lock_shifts)


LAYOUTS: dict[str, Layout] = {
    layout.name: layout
    for layout in (
        _layout("azerty", "AZERTY", ("fr", ""), layout_data.AZERTY),
        # A US keyboard: every key makes what is engraved on it, and Alt Gr the letters of French.
        _layout("qwerty", "QWERTY", ("us", "altgr-intl"), layout_data.QWERTY, caps_lock="Caps Lock"),
        _layout(
            "bepo",
            "BÉPO",
            ("fr", "bepo"),
            layout_data.BEPO,
            layout_data.BEPO_SPACE,
            caps_lock_shifts=CHARACTER_ROWS[0][1:11],
        ),
        # The keyboard of French-speaking Switzerland and of Luxembourg, with é, è and à; not the German one.
        _layout("qwertz", "QWERTZ", ("ch", "fr"), layout_data.QWERTZ, caps_lock="Caps Lock"),
    )
}
"""Every keyboard by its name."""


def _compose(dead: str, character: str) -> str:
    """What ``character`` typed after a dead key makes; "" for nothing."""
    mark, alone = DEAD_KEYS[dead]
    if character == " ":
        return alone
    made = nfc(character + mark)
    return made if len(made) == 1 else ""


def _capital(character: str) -> str:
    """The capital of a letter; none for the few whose capital is no letter of ours (ß, µ)."""
    capital = character.upper()
    return capital if capital.lower() == character or character.lower().upper() == character else NO_CHARACTER


def with_caps_lock(layout: Layout, key: str, characters: str) -> str:
    """What a character key makes, level by level, while Caps Lock is on, as libxkbcommon has it.

    Every letter is a capital (É, Ç on the digits of AZERTY), except that Shift gives the small letter of a pair.
    """
    if key in layout.caps_lock_shifts:
        return characters[1] + characters[0] + characters[2:]
    made = [_capital(character) for character in characters]
    for plain, shifted in ((0, 1), (2, 3)):
        pair = characters[plain : shifted + 1]
        if len(pair) < len("aA") or pair[0] == pair[1] or pair[0].upper() != pair[1]:
            break  # with Alt Gr as without it, or not at all
        made[shifted] = pair[0]
    return "".join(made)


@lru_cache(maxsize=8)
def _paths(layout: Layout, caps_lock: bool) -> dict[str, tuple[Stroke, ...]]:
    """The strokes for every character: the fewest presses, then the fewest held keys, then the topmost key.

    With ``caps_lock`` it is on, and stays so: no small letter is made by holding Shift.
    """
    single: dict[str, Stroke] = {}
    dead: dict[str, Stroke] = {}
    keys = [(key, with_caps_lock(layout, key, made) if caps_lock else made) for key, made in layout.characters]
    for level, held in enumerate(KEY_LEVELS):
        for key, characters in keys:
            character = characters[level : level + 1]
            if character and character != NO_CHARACTER and not (caps_lock and character.islower()):
                (dead if character in DEAD_KEYS else single).setdefault(character, Stroke(key, held))
    paths: dict[str, tuple[Stroke, ...]] = {character: (stroke,) for character, stroke in single.items()}
    for mark, first in dead.items():
        for character, second in single.items():
            made = _compose(mark, character)
            if made:
                paths.setdefault(made, (first, second))
    return paths


def find_strokes(layout: Layout, character: str, *, caps_lock: bool = False) -> tuple[Stroke, ...] | None:
    """The strokes for a character or a named key: one, or two with a dead key (ê is ^ then e).

    ``caps_lock`` is whether it is on. Where the keyboard makes the character only in its other state (É on AZERTY, and
    with Caps Lock on each small letter), Caps Lock comes first; see :func:`with_caps_lock_first`. None where the
    keyboard cannot make it.
    """
    if character in ("\n", "\t"):
        character = "enter" if character == "\n" else "tab"
    if character in NAMED_KEYS:
        held: tuple[Modifier, ...] = ("shift",) if character.startswith("shift+") else ()
        return (Stroke(character.removeprefix("shift+"), held),)
    if character.startswith("ctrl+"):
        letter = _paths(layout, caps_lock=False).get(character.removeprefix("ctrl+"))
        return (Stroke(letter[0].key, ("ctrl",)),) if letter else None
    exact = nfc(character)
    for one in dict.fromkeys((exact, fold_typed(exact))):
        if path := _paths(layout, caps_lock).get(one):
            return path
        if path := _paths(layout, not caps_lock).get(one):
            return with_caps_lock_first(path)
    return None


def needs_caps_lock(layout: Layout, character: str) -> bool:
    """Whether the keyboard makes ``character`` only while Caps Lock is on, or not at all."""
    return nfc(character) not in _paths(layout, caps_lock=False)


def can_type(layout: Layout, text: str) -> bool:
    """Whether the keyboard makes every character of ``text`` as it is, without a stand-in."""
    return all(find_strokes(layout, character) is not None for character in text)


def find_untypable(layout: Layout, text: str) -> tuple[str, ...]:
    """The characters of ``text`` that the keyboard makes neither as they are nor by a stand-in, each once."""
    composed = nfc(text)
    missing = (
        character
        for character, ways in zip(composed, spellings(composed), strict=True)
        if not any(can_type(layout, way) for way in ways)
    )
    return tuple(dict.fromkeys(missing))


def type_strokes(layout: Layout, presses: tuple[Stroke, ...]) -> str:
    """The text that ``presses`` write; a press that makes no character adds nothing. Caps Lock is off before."""
    characters = dict(layout.characters)
    text, pending, caps_lock = "", "", False
    for press in presses:
        caps_lock ^= press.key == CAPS_LOCK
        if "ctrl" in press.held or press.key not in characters:
            continue
        level, on_key = KEY_LEVELS.index(press.held), characters[press.key]
        made = (with_caps_lock(layout, press.key, on_key) if caps_lock else on_key)[level : level + 1]
        if not made or made == NO_CHARACTER:
            continue
        if pending:
            text += _compose(pending, made)
            pending = ""
        elif made in DEAD_KEYS:
            pending = made
        else:
            text += made
    return text


def find_legend(layout: Layout, key: str) -> Legend | None:
    """What is printed on the character key at ``key``; None for a key that has a name."""
    characters = dict(layout.characters).get(key)
    if characters is None or key in NAMED_KEYS:
        return None
    alone, shifted, right = (
        "" if one == NO_CHARACTER else ENGRAVED_DEAD_KEYS.get(one, one) for one in characters.ljust(3, NO_CHARACTER)[:3]
    )
    if not shifted or shifted == alone.upper():
        return Legend(alone.upper() if alone.isalpha() else alone, "", right)
    return Legend(shifted, alone, right)


def with_caps_lock_first(path: tuple[Stroke, ...]) -> tuple[Stroke, ...]:
    """``path`` after a press of Caps Lock; that alone where both would be more than a sentence can say."""
    if path and path[0].key == CAPS_LOCK:  # two presses of it change nothing
        return path[1:]
    return (Stroke(CAPS_LOCK), *path) if len(path) == 1 else (Stroke(CAPS_LOCK),)
