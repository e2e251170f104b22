"""The names of keyboards and of keys: which there are, how a French keyboard labels a key, and which press is wanted.

A name is a single character (``a``, ``é``, ``@``; ``A`` asks for the capital), one of :data:`NAMED_KEYS`, or ``ctrl+``
with one of :data:`CTRL_LETTERS`.
"""

from __future__ import annotations

import re
from typing import Literal

from kiosk.i18n import N_, _
from kiosk.text import fold, fold_typed, nfc

LayoutName = Literal["azerty", "qwerty", "bepo", "qwertz"]
"""The keyboards that a station may have, as the settings name them: read at every start, which needs no layout yet."""

NAMED_KEYS: dict[str, str] = {
    "enter": N_("Entrée"),
    "tab": N_("Tab"),
    "shift+tab": N_("Maj + Tab"),
    "escape": N_("Échap"),
    "backspace": N_("Retour arrière ⌫"),
    "delete": N_("Suppr"),
    "up": N_("↑"),
    "down": N_("↓"),
    "left": N_("←"),
    "right": N_("→"),
    "home": N_("Début"),
    "end": N_("Fin"),
    "page_up": N_("Page ↑"),
    "page_down": N_("Page ↓"),
    "space": N_("Espace"),
}
"""Keys that make no character of their own, and their labels (translated with ``_`` when shown)."""

_SIGN_NAMES: dict[str, str] = {
    ",": N_("virgule"),
    ".": N_("point"),
    ";": N_("point-virgule"),
    ":": N_("deux-points"),
    "!": N_("point d'exclamation"),
    "?": N_("point d'interrogation"),
    "'": N_("apostrophe"),
    "’": N_("apostrophe"),
    '"': N_("guillemet"),
    "«": N_("guillemet"),
    "»": N_("guillemet"),
    "(": N_("parenthèse"),
    ")": N_("parenthèse"),
    "-": N_("tiret"),
    "_": N_("tiret du bas"),
    "@": N_("arobase"),
    "&": N_("et commercial"),
    "/": N_("barre oblique"),
    "#": N_("dièse"),
    "*": N_("étoile"),
    "+": N_("plus"),
    "=": N_("égal"),
    "%": N_("pour cent"),
    "€": N_("euro"),
    "^": N_("accent circonflexe"),
    "¨": N_("tréma"),
    "…": N_("points de suspension"),
}
"""What the signs are called that a person may not see well, or take for part of the sentence."""

_HELD: dict[str, str] = {"shift": N_("Maj"), "ctrl": N_("Ctrl"), "alt": N_("Alt")}
"""Keys that are held while another is pressed, and their labels."""
KEYS_WITHOUT_CHARACTER = frozenset({
    "enter", "tab", "shift+tab", "escape", "backspace", "delete", "up", "down", "left", "right", "home", "end",
    "page_up", "page_down", "shift+up", "shift+down", "shift+left", "shift+right", "shift+home", "shift+end",
    "shift+page_up", "shift+page_down", "shift+f10", "f2", "f3", "f5", "f6", "alt+left", "alt+right", "alt+up",
})  # fmt: skip
"""Keys without Ctrl that are told apart by their names, as a terminal sends them."""
_WITH_CTRL = frozenset("abcdefgklnopqrstuvwxyz")
"""Letters that a terminal tells apart with Ctrl: with H, I, J and M it is Backspace, Tab or Enter."""
_MOVING = frozenset({"up", "down", "left", "right", "home", "end"})

CTRL_LETTERS = "acfpsvxz"
"""Letters of the shortcuts that are practised: select all, copy, find, print, save, paste, cut, undo."""


def is_known_key(name: str) -> bool:
    """Whether an exercise may ask for the key ``name``."""
    if name in NAMED_KEYS:
        return True
    if name.startswith("ctrl+"):
        return len(name) == len("ctrl+x") and name[-1] in CTRL_LETTERS
    text = nfc(name)
    return len(text) == 1 and text.isprintable()


def is_desk_key(name: str) -> bool:
    """Whether the training computer can get the key or the combination ``name`` from every terminal."""
    held, _plus, key = name.rpartition("+")
    with_ctrl = (held == "ctrl" and key in _WITH_CTRL | _MOVING | {"delete"}) or (
        held == "ctrl+shift" and key in _MOVING
    )
    return is_known_key(name) or name in KEYS_WITHOUT_CHARACTER or with_ctrl


def is_misnamed(name: str) -> bool:
    """Whether a file calls a key what no file calls it."""
    return not is_desk_key(name) and bool(meant_key(name) or not is_desk_key(name.rpartition("+")[2]))


def meant_key(name: str) -> str | None:
    """The key that a file means by another spelling: ``Ctrl+Z``, ``ctrl z``, ``entrée``; None where none is meant."""
    words = [fold(word) for word in re.split(r"[\s+]+", name.strip()) if word]
    key = "+".join(_BY_FRENCH_NAME.get(word, word) for word in words)
    return key if key != name and is_desk_key(key) else None


KEY_EXAMPLES = N_("écrivez une lettre ou un nom comme enter, tab, left, ctrl+c")
"""What to write for a key that nobody can name."""
_BY_FRENCH_NAME = {
    "entree": "enter", "retour": "enter", "return": "enter", "tabulation": "tab", "echap": "escape",
    "echappement": "escape", "esc": "escape", "effacer": "backspace", "suppr": "delete", "supprimer": "delete",
    "del": "delete", "haut": "up", "bas": "down", "gauche": "left", "droite": "right", "debut": "home",
    "origine": "home", "fin": "end", "espace": "space", "maj": "shift", "majuscule": "shift", "control": "ctrl",
    "controle": "ctrl", "ctl": "ctrl", "pageup": "page_up", "pagedown": "page_down",
}  # fmt: skip


def key_label(key: str) -> str:
    """What is printed on ``key``, in the language shown now; an unknown name is its own label.

    A letter is a capital, as on the key; a capital names the key to hold as well: « Maj + A ».
    """
    if key in NAMED_KEYS:
        return _(NAMED_KEYS[key])
    if key == " ":
        return _(NAMED_KEYS["space"])
    *held, last = key.split("+") if len(key) > 1 else [key]
    if held and last and set(held) <= _HELD.keys():
        return " + ".join((*(_(_HELD[one]) for one in held), key_label(last) if len(last) > 1 else last.upper()))
    if key.startswith("f") and key[1:].isdecimal():
        return key.upper()
    if len(key) == 1 and key.isascii() and key.isalpha():
        return key.upper() if key.islower() else _("Maj + {letter}").format(letter=key)
    return key


def key_in_sentence(key: str) -> str:
    """What a sentence calls ``key``: as :func:`key_label`; a sign in quotation marks, and by its name: « , » (virgule).

    Alone, a sign would be read as part of the sentence.
    """
    label = key_label(key)
    if len(key) != 1 or key.isspace() or key.isalnum():
        return label
    name = sign_name(key)
    return f"« {label} » ({name})" if name else f"« {label} »"


def sign_name(key: str) -> str:
    """What the sign ``key`` is called; "" for a key that needs no name beside its label."""
    name = _SIGN_NAMES.get(key)
    return _(name) if name else ""


def satisfies(pressed_key: str, character: str, wanted: str) -> bool:
    """Whether a press is the ``wanted`` key.

    ``pressed_key`` is the key's name, ``character`` what it typed, or "". What counts is the character, whichever keys
    typed it. A capital also satisfies its small letter, but not the other way round.
    """
    if wanted in ("space", " "):
        return pressed_key in ("space", " ") or fold_typed(character) == " "
    if wanted in NAMED_KEYS:
        return pressed_key == wanted
    if wanted.startswith("ctrl+"):
        return pressed_key.lower() == wanted
    made = fold_typed(character or (pressed_key if len(pressed_key) == 1 else ""))
    goal = fold_typed(wanted)
    return made == goal or (goal.islower() and made == goal.upper())
