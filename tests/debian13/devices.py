"""A virtual mouse and keyboard, which the compositor takes for real ones.

The protocols are zwlr_virtual_pointer_v1 and zwp_virtual_keyboard_v1; codes of keys and buttons are those of Linux
(input-event-codes.h), whatever is printed on the key.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from types import MappingProxyType

from tests.debian13.keymaps import CharacterKeys, KeyPresses
from tests.debian13.wayland import WaylandClient

LEFT, RIGHT, MIDDLE, SIDE, EXTRA = 0x110, 0x111, 0x112, 0x113, 0x114
"""The buttons of a mouse; the last two are the ones at its side (« back » and « forward »)."""
_NOTCH = 15.0
"""The distance of one notch of a wheel, in libinput's unit."""
_XKB_V1 = 1
MODIFIERS = MappingProxyType(
    {"shift": (42, 0x01), "ctrl": (29, 0x04), "alt": (56, 0x08), "super": (125, 0x40), "altgr": (100, 0x80)}
)
"""Modifier keys: the code, and the bit of the modifier in keymaps of xkeyboard-config."""
_LOCKS = MappingProxyType({58: 0x02, 69: 0x10})
"""Caps Lock and Num Lock: the code, and the bit of the modifier that they lock."""
KEYS = MappingProxyType(
    {
        "escape": 1, "backspace": 14, "tab": 15, "enter": 28, "space": 57, "capslock": 58, "numlock": 69,
        "scrolllock": 70, **{f"f{n}": 58 + n for n in range(1, 11)}, "f11": 87, "f12": 88, "kp_enter": 96,
        "kp_add": 78, "kp_subtract": 74, "kp_0": 82, "kp_page_up": 73, "kp_page_down": 81,
        "printscreen": 99, "home": 102, "up": 103, "page_up": 104, "left": 105, "right": 106, "end": 107, "down": 108,
        "page_down": 109, "insert": 110, "delete": 111, "mute": 113, "volumedown": 114, "volumeup": 115, "power": 116,
        "pause": 119, "menu": 127, "help": 138, "copy": 133, "paste": 135, "cut": 137, "calculator": 140,
        "sleep": 142, "wakeup": 143, "mail": 155, "explorer": 150, "back": 158, "forward": 159, "homepage": 172,
        "refresh": 173, "f13": 183, "f24": 194, "search": 217, "play": 164, "brightnessup": 225,
    }
)  # fmt: skip
"""The codes of keys by their names."""


def _now() -> int:
    """A timestamp of an input event, in milliseconds."""
    return int(time.monotonic() * 1000) & 0xFFFFFFFF


def _needed(modifiers: int) -> list[tuple[int, int]]:
    """The modifier keys to hold for these bits."""
    return [held for held in MODIFIERS.values() if modifiers & held[1]]


class Mouse:
    """A mouse on a screen of ``width`` times ``height`` pixels."""

    def __init__(self, wayland: WaylandClient, width: int, height: int) -> None:
        self._wayland = wayland
        self._size = (width, height)
        manager = wayland.bind("zwlr_virtual_pointer_manager_v1")
        self._this = wayland.new_id()
        wayland.send(manager, 0, [None, self._this])
        wayland.roundtrip()

    def move(self, x: float, y: float) -> None:
        """Move the pointer to a pixel."""
        width, height = self._size
        self._do(1, _now(), round(x), round(y), width, height)

    def down(self, button: int = LEFT) -> None:
        """Press a button."""
        self._do(2, _now(), button, 1)

    def up(self, button: int = LEFT) -> None:
        """Release a button."""
        self._do(2, _now(), button, 0)

    def wheel(self, notches: int, *, across: bool = False) -> None:
        """Turn the wheel: down, or to the right, for a positive number."""
        self._wayland.send(self._this, 5, [0])
        self._do(7, _now(), int(across), _NOTCH * notches, notches)

    def _do(self, opcode: int, *arguments: float) -> None:
        self._wayland.send(self._this, opcode, arguments)
        self._wayland.send(self._this, 4)
        self._wayland.roundtrip()


class Keyboard:
    """A keyboard with the layout of ``typed``."""

    def __init__(self, wayland: WaylandClient, typed: CharacterKeys) -> None:
        self._wayland = wayland
        self._typed = typed
        self._locked = 0
        seat = wayland.bind("wl_seat")
        manager = wayland.bind("zwp_virtual_keyboard_manager_v1")
        self._this = wayland.new_id()
        wayland.send(manager, 0, [seat, self._this])
        data = typed.keymap.encode() + b"\0"
        memory = os.memfd_create("keymap")
        try:
            os.write(memory, data)
            wayland.send(self._this, 0, [_XKB_V1, len(data)], [memory])
            wayland.roundtrip()
        finally:
            os.close(memory)

    def key_presses(self, character: str) -> KeyPresses:
        """The key presses for a character. Raises KeyError where the layout cannot type it."""
        return self._typed[character]

    def type(self, text: str) -> None:
        """Type a text."""
        for character in text:
            for code, modifiers in self._typed[character]:
                self._tap(code, _needed(modifiers))
        self._wayland.roundtrip()

    def press(self, combination: str) -> None:
        """Press a key combination: ``ctrl+shift+n``, ``alt+f4``, ``super``."""
        *names, last = combination.removesuffix("+").split("+")
        if combination.endswith("+"):
            last = "+"
        held = [MODIFIERS[name] for name in names]
        if last in MODIFIERS:
            code, modifier = MODIFIERS[last]
            self._hold([*held, (code, modifier)])
            self._release([*held, (code, modifier)])
        else:
            # a dead key comes first; where the character itself needs Shift (the digits of AZERTY), it is held as well
            *before, (code, modifiers) = ((KEYS[last], 0),) if last in KEYS else self._typed[last]
            for first, needs in before:
                self._tap(first, _needed(needs))
            self._tap(code, [*held, *(one for one in _needed(modifiers) if one not in held)])
        self._wayland.roundtrip()

    def tap_code(self, code: int, held: Iterable[str] = (), *, wait: bool = True) -> None:
        """Press the key with this code, with modifiers held; ``wait`` until the compositor has handled it."""
        self._tap(code, [MODIFIERS[name] for name in held])
        if wait:
            self._wayland.roundtrip()

    @contextmanager
    def holding(self, names: Iterable[str]) -> Iterator[None]:
        """Hold these modifiers meanwhile."""
        held = [MODIFIERS[name] for name in names]
        self._hold(held)
        self._wayland.roundtrip()
        try:
            yield
        finally:
            self._release(held)
            self._wayland.roundtrip()

    def _tap(self, code: int, held: Sequence[tuple[int, int]]) -> None:
        self._hold(held)
        self._key(code, down=True)
        self._locked ^= _LOCKS.get(code, 0)
        self._key(code, down=False)
        self._release(held)
        # the key may itself be a modifier or a lock: a real keyboard reports the modifiers after it
        self._send_modifiers(0)

    def _hold(self, held: Sequence[tuple[int, int]]) -> None:
        modifiers = 0
        for code, modifier in held:
            self._key(code, down=True)
            modifiers |= modifier
            self._send_modifiers(modifiers)

    def _release(self, held: Sequence[tuple[int, int]]) -> None:
        for code, _modifier in reversed(held):
            self._key(code, down=False)
        if held:
            self._send_modifiers(0)

    def _send_modifiers(self, held: int) -> None:
        self._wayland.send(self._this, 2, [held, 0, self._locked, 0])

    def _key(self, code: int, *, down: bool) -> None:
        self._wayland.send(self._this, 1, [_now(), code, int(down)])
