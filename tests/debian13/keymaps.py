"""How characters are typed on a keyboard layout, by the libxkbcommon of the machine."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from tests.debian13.booted_machine import BootedMachine

KeyPresses = tuple[tuple[int, int], ...]
"""For one character: the codes of the keys to press one after the other, each with its modifiers."""

_X11 = 8
_BITS = {"Shift": 0x01, "Mod5": 0x80}
"""Modifiers by the names of xkeyboard-config, and their bits. Mod5 is AltGr."""
_DEAD = {"\u0300": "dead_grave", "\u0301": "dead_acute", "\u0302": "dead_circumflex", "\u0308": "dead_diaeresis"}


class CharacterKeys:
    """The key presses for characters on one layout, looked up when first needed."""

    def __init__(self, machine: BootedMachine, layout: Mapping[str, str]) -> None:
        """``layout`` is what the compositor got in ``XKB_DEFAULT_LAYOUT`` and ``XKB_DEFAULT_VARIANT``."""
        self._machine = machine
        self.layout = layout
        self._options = ["--layout", layout["XKB_DEFAULT_LAYOUT"]]
        if layout.get("XKB_DEFAULT_VARIANT"):
            self._options += ["--variant", layout["XKB_DEFAULT_VARIANT"]]
        self._known: dict[str, KeyPresses] = {}
        self.keymap = machine.run("xkbcli", "compile-keymap", *self._options).stdout

    def __getitem__(self, character: str) -> KeyPresses:
        """Raises KeyError where the layout cannot type the character."""
        if character not in self._known:
            self._known[character] = self._find(character)
        return self._known[character]

    def _find(self, character: str) -> KeyPresses:
        if direct := self._key(str(ord(character))):
            return direct
        base, marks = unicodedata.normalize("NFD", character)[0], unicodedata.normalize("NFD", character)[1:]
        if (
            len(marks) == 1
            and (dead := self._key("--keysym", _DEAD[marks[0]]))
            and (letter := self._key(str(ord(base))))
        ):
            return (*dead, *letter)
        raise KeyError(character)

    def _key(self, *what: str) -> KeyPresses:
        """The first key that needs no lock, with its modifiers; empty for none."""
        output = self._machine.run("xkbcli", "how-to-type", *self._options, *what, check=False).stdout
        for line in output.splitlines():
            first, _bracket, held = line.partition("[")
            code = first.split()[:1]
            names = held.rstrip(" ]").split()
            if code and code[0].isdigit() and all(name in _BITS for name in names):
                return ((int(code[0]) - _X11, sum(_BITS[name] for name in names)),)
        return ()
