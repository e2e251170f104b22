"""What a terminal sends, read as ECMA-48 says: keys, the mouse and pastes become events, all other talk is passed over.

A terminal answers what nobody here asked (OSC 11, DA1), and some send reports that are none (a mouse at NaN). A
control sequence is swallowed whole or taken for what it is; no part of it is ever taken for what someone typed,
however it is cut into reads. Textual knows what each sequence means; where one ends is found here, since its own parser
gives up after 32 characters and hands them out as keys.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from time import monotonic
from typing import Literal

from textual import constants, events
from textual._xterm_parser import XTermParser
from textual.keys import Keys
from textual.message import Message
from textual.messages import InBandWindowResize

from kiosk.station.log.writing import story_of
from kiosk.ui.input.paste_limit import END, START

HALF = 0.5
"""Seconds without a character after which a sequence whose end has not come is let go of."""
_LONGEST_KNOWN = 32
"""No sequence that Textual knows is longer; its parser takes what is longer for keys."""
_MOUSE, _SIDE = re.compile(r"\x1b\[<(\d+);"), 128
"""A report of the mouse with its code; bit 128 of the code adds 8 to the button (XTerm Control Sequences)."""
_SEVEN_BITS = str.maketrans({0x8F: "\x1bO", 0x90: "\x1bP", 0x98: "\x1bX", 0x9B: "\x1b[", 0x9D: "\x1b]", 0x9E: "\x1b^",
                             0x9F: "\x1b_", 0x9C: "\x1b\\"})  # fmt: skip
"""The control functions of 8 bits, as the ones of 7 bits that mean the same (ECMA-48, 5.3)."""
_WHOLE = re.compile(
    r"""\x1b(?:
      \[ < [\d;.+\-NaInfity]* [Mm]            # the mouse, with anything for a number
    | \[ M [^\x00-\x1f]{3}                    # the mouse, as it was told before
    | \[ (?![M<\[]) [0-?]* [ -/]* [@-~]       # CSI
    | \[ \[ [A-E]                             # F1 to F5 of the Linux console
    | O [\d;]* [ -~]                          # SS3
    | \] [^\x07\x18\x1a\x1b]* (?:\x07|\x1b\\|[\x18\x1a])      # OSC
    | [PX^_] [^\x18\x1a\x1b]* (?:\x1b\\|[\x18\x1a])           # DCS, SOS, PM, APC
    | [ -/]+ [0-~]                            # a choice of characters, and its like
    | [^\[O\]PX^_\x1b -/]                     # a key with Alt
    )""",
    re.VERBOSE,
)
_HALF = re.compile(
    r"""\x1b(?:
      \[ (?: < [\d;.+\-NaInfity]* | M [^\x00-\x1f]{0,2} | (?![M<\[]) [0-?]* [ -/]* | \[ )
    | O [\d;]*
    | \] [^\x07\x18\x1a\x1b]* \x1b?
    | [PX^_] [^\x18\x1a\x1b]* \x1b?
    | [ -/]*
    )\Z""",
    re.VERBOSE,
)
_BROKEN = re.compile(
    r"\x1b(?:\[(?:<[\d;.+\-NaInfity]*|M[^\x00-\x1f]*|\[|[0-?]*[ -/]*)|[\]PX^_][^\x07\x18\x1a\x1b]*|O[\d;]*|[ -/]*)"
)
_STRINGS = frozenset("]PX^_")
_IN_PASTES = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
"""Control characters that no text has."""

log = logging.getLogger(__name__)


class _Buttons(XTermParser):
    """Textual takes the 8th button to the 11th, those at the side of a mouse, for the first to the fourth."""

    def parse_mouse_code(self, code: str) -> Message | None:
        at_the_side = _MOUSE.match(code)
        return None if at_the_side and int(at_the_side[1]) & _SIDE else super().parse_mouse_code(code)


class Parser:
    """Goes on after what it cannot read, and does not believe what is said of the size: anybody can paste that."""

    def __init__(self, debug: bool = False, clock: Callable[[], float] = monotonic) -> None:
        """``clock`` gives seconds that only go forward."""
        self._debug = debug
        self._clock = clock
        self._known = _Buttons(debug)
        self._told = False
        self._half = ""
        """The beginning of a sequence, or of a paste with its mark, whose end has not come."""
        self._since = 0.0

    def events(self, text: str) -> Iterator[Message]:
        """What ``text`` says, as far as it is whole."""
        self._since = self._clock()
        half, self._half = self._half, ""
        left = half + (text if half.startswith(START) else text.translate(_SEVEN_BITS))
        while left:
            if left.startswith(START):
                at = left.find(END)
                if at < 0:
                    self._half = left
                    return
                yield events.Paste(_IN_PASTES.sub("", _WHOLE.sub("", left[len(START) : at])))
                left = left[at + len(END) :]
            elif left[0] != "\x1b":
                end = left.find("\x1b")
                typed, left = (left, "") if end < 0 else (left[:end], left[end:])
                for character in typed:
                    yield from self._read(character)
            elif whole := _WHOLE.match(left):
                left = left[whole.end() :]
                yield from self._sequence(whole[0])
            elif _HALF.match(left):
                self._half = _shortened(left)
                return
            elif left.startswith("\x1b\x1b"):
                left = left[1:]
                yield from self._read("\x1b")
            else:
                left = left[_broken(left) :]

    def timeouts(self) -> Iterator[Message]:
        """What is known now that nothing more has come: the key Escape; of other halves nothing is left."""
        if not self._half or self._half.startswith(START):
            return
        if self._clock() - self._since >= (constants.ESCAPE_DELAY if self._half == "\x1b" else HALF):
            half, self._half = self._half, ""
            if half == "\x1b":
                yield from self._read("\x1b")

    def _sequence(self, sequence: str) -> Iterator[Message]:
        kind: Literal["[", "O", "other"] = "[" if sequence[1] == "[" else "O" if sequence[1] == "O" else "other"
        if len(sequence) == 2 and kind == "other":
            yield from self._read(sequence)
        elif kind != "other" and len(sequence) <= _LONGEST_KNOWN:
            for event in self._read(sequence):
                # A text comes with the kitty protocol (CSI u) and from the keypad (SS3), and never in other reports.
                if kind == "O" or sequence[-1] == "u" or not _types(event):
                    yield event

    def _read(self, sequence: str) -> list[Message]:
        """What Textual knows of one character or of one sequence that is whole."""
        try:
            if len(sequence) == 1:
                keys = self._known._sequence_to_key_events(sequence)
                found: list[Message] = [events.Key("escape", "\x1b")] if sequence == "\x1b" else list(keys)
            elif len(sequence) == 2:
                found = list(self._known._sequence_to_key_events(sequence))
                found = found or list(self._known._sequence_to_key_events(sequence[1], alt=True))
                found = [key for key in found if not _types(key) or getattr(key, "key", "").startswith("alt+")]
            else:
                found = list(self._known.feed(sequence))
                if self._known._awaiting.timeout is not None:
                    self._known = _Buttons(self._debug)  # it does not know it, and waits for more
        except Exception as error:
            if not self._told:
                log.info("a sequence of the terminal cannot be read: %s", story_of(error))
            self._told = True
            self._known = _Buttons(self._debug)
            return []
        # only a report of the size sets it; from then on each click would be taken to be elsewhere
        self._known.mouse_pixels = False
        return [
            one
            for one in found
            if not isinstance(one, events.Resize | InBandWindowResize | events.CursorPosition)
            and getattr(one, "key", "") != Keys.Ignore.value
        ]


def _types(event: Message) -> bool:
    """Whether a key brings a character that can be seen."""
    character = event.character if isinstance(event, events.Key) else None
    return character is not None and character.isprintable()


def _shortened(half: str) -> str:
    """As much of the beginning of a sequence as tells how it may go on: it can be any length."""
    if half[1:2] in _STRINGS:
        return half[:2] + ("\x1b" if half.endswith("\x1b") else "")
    return half if len(half) <= 2 * _LONGEST_KNOWN else half[: 2 * _LONGEST_KNOWN] + half[-1]


def _broken(text: str) -> int:
    """How many characters at the beginning of ``text`` belong to a sequence that goes on as none can."""
    found = _BROKEN.match(text)
    return max(1, found.end() if found else 1)
