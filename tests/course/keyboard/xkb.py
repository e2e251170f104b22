"""What the machine types: presses on a layout of xkeyboard-config, through libxkbcommon and ctypes.

The PyPI package ``xkbcommon`` has no wheels: installing it takes a compiler and the library's headers, which the
README's test command must not need.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path

import pytest

from kiosk.course.keyboard.layouts import Layout, Modifier, Stroke

_LIBRARY = "libxkbcommon.so.0"
_DATA = Path(os.environ.get("XKB_CONFIG_ROOT", "/usr/share/X11/xkb"))
_COMPOSE = Path("/usr/share/X11/locale/en_US.UTF-8/Compose")
_DOWN, _UP = 1, 0
_COMPOSING, _COMPOSED, _CANCELLED = 1, 2, 3
_KEY_NAMES: dict[str, bytes] = {
    "space": b"SPCE", "escape": b"ESC", "backspace": b"BKSP", "enter": b"RTRN", "tab": b"TAB", "caps": b"CAPS",
    "shift": b"LFSH", "right_shift": b"RTSH", "ctrl": b"LCTL", "right_ctrl": b"RCTL", "windows": b"LWIN",
    "alt": b"LALT", "altgr": b"RALT", "menu": b"COMP", "insert": b"INS", "delete": b"DELE", "home": b"HOME",
    "end": b"END", "page_up": b"PGUP", "page_down": b"PGDN", "up": b"UP", "down": b"DOWN", "left": b"LEFT",
    "right": b"RGHT",
}  # fmt: skip
"""XKB's names of the positions that have a name of ours."""


class _Names(ctypes.Structure):
    _fields_ = [(name, ctypes.c_char_p) for name in ("rules", "model", "layout", "variant", "options")]


@lru_cache(maxsize=1)
def _library() -> ctypes.CDLL | None:
    try:
        library = ctypes.CDLL(_LIBRARY)
    except OSError:
        return None
    pointer, number, text = ctypes.c_void_p, ctypes.c_uint32, ctypes.c_char_p
    for name, result, arguments in (
        ("context_new", pointer, (ctypes.c_int,)),
        ("keymap_new_from_names", pointer, (pointer, pointer, ctypes.c_int)),
        ("keymap_key_by_name", number, (pointer, text)),
        ("state_new", pointer, (pointer,)),
        ("state_unref", None, (pointer,)),
        ("state_update_key", ctypes.c_int, (pointer, number, ctypes.c_int)),
        ("state_key_get_one_sym", number, (pointer, number)),
        ("keysym_get_name", ctypes.c_int, (number, text, ctypes.c_size_t)),
        ("keysym_to_utf8", ctypes.c_int, (number, text, ctypes.c_size_t)),
        ("compose_table_new_from_locale", pointer, (pointer, text, ctypes.c_int)),
        ("compose_state_new", pointer, (pointer, ctypes.c_int)),
        ("compose_state_reset", None, (pointer,)),
        ("compose_state_feed", ctypes.c_int, (pointer, number)),
        ("compose_state_get_status", ctypes.c_int, (pointer,)),
        ("compose_state_get_utf8", ctypes.c_int, (pointer, text, ctypes.c_size_t)),
    ):
        function = getattr(library, f"xkb_{name}")
        function.restype, function.argtypes = result, arguments
    return library


class XkbKeyboard:
    """One layout, as a compositor and a terminal use it; dead keys compose as in a UTF-8 locale.

    Skips the test where the library or its tables are missing; in CI, which installs them, it fails instead.
    """

    def __init__(self, layout: Layout) -> None:
        library = _library()
        missing = _LIBRARY if library is None else next((str(p) for p in (_DATA, _COMPOSE) if not p.exists()), None)
        if library is None or missing:
            reason = f"{missing} is not here (Debian: libxkbcommon0, xkb-data, libx11-data)"
            if os.environ.get("CI"):
                pytest.fail(reason)
            pytest.skip(reason)
        self._xkb = library
        context = library.xkb_context_new(0)
        names = _Names(b"evdev", b"pc105", layout.xkb_layout.encode(), layout.xkb_variant.encode(), b"")
        self._keymap = library.xkb_keymap_new_from_names(context, ctypes.byref(names), 0)
        assert self._keymap, f"XKB knows no layout {layout.xkb_layout} {layout.xkb_variant}"
        table = library.xkb_compose_table_new_from_locale(context, b"en_US.UTF-8", 0)
        assert table, "no table of composed characters"
        self._compose = library.xkb_compose_state_new(table, 0)

    def keysym(self, key: str, held: Iterable[Modifier] = (), *, caps: bool = False) -> str:
        """XKB's name of what a press of ``key`` makes."""
        return self._text(self._xkb.xkb_keysym_get_name, self._pressed(key, held, caps))

    def character(self, key: str, held: Iterable[Modifier] = (), *, caps: bool = False) -> str:
        """What a press of ``key`` types; "" for a dead key."""
        return self._text(self._xkb.xkb_keysym_to_utf8, self._pressed(key, held, caps))

    def text(self, presses: Iterable[Stroke], *, caps: bool = False) -> str:
        """What the presses type, one after the other; ``caps``: after a press of Caps Lock."""
        xkb, compose, text = self._xkb, self._compose, ""
        xkb.xkb_compose_state_reset(compose)
        for press in presses:
            if press.key == "caps":
                caps = not caps
                continue
            keysym = self._pressed(press.key, press.held, caps)
            xkb.xkb_compose_state_feed(compose, keysym)
            status = xkb.xkb_compose_state_get_status(compose)
            if status == _COMPOSED:
                text += self._text(xkb.xkb_compose_state_get_utf8, compose)
            elif status not in (_COMPOSING, _CANCELLED):
                text += self._text(xkb.xkb_keysym_to_utf8, keysym)
        return text

    def _pressed(self, key: str, held: Iterable[Modifier], caps: bool = False) -> int:
        """The keysym of ``key`` with the held keys down; ``caps``: after a press of Caps Lock."""
        xkb, state = self._xkb, self._xkb.xkb_state_new(self._keymap)
        for name, direction in (("caps", _DOWN), ("caps", _UP)) if caps else ():
            xkb.xkb_state_update_key(state, self._keycode(name), direction)
        for modifier in held:
            xkb.xkb_state_update_key(state, self._keycode(modifier), _DOWN)
        keysym = xkb.xkb_state_key_get_one_sym(state, self._keycode(key))
        xkb.xkb_state_unref(state)
        return int(keysym)

    def _keycode(self, key: str) -> int:
        code = int(self._xkb.xkb_keymap_key_by_name(self._keymap, _KEY_NAMES.get(key, key.encode())))
        assert code != 0xFFFFFFFF, f"XKB knows no key {key}"
        return code

    @staticmethod
    def _text(function: Callable[..., object], what: int) -> str:
        buffer = ctypes.create_string_buffer(64)
        function(what, buffer, len(buffer))
        return buffer.value.decode()
