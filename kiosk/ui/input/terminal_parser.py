"""Parses what a terminal sends, by ECMA-48: keys, the mouse and pastes become events, all else is ignored.

A terminal sends answers that nobody here asked for (OSC 11, DA1), and some send malformed reports (a mouse at NaN). A
control sequence is either understood or ignored as a whole; no part of it is ever taken for something typed, however it
is split between reads. Textual knows what each sequence means; where it ends is found here, since Textual's own parser
gives up after 32 characters and emits them as keys.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from time import monotonic
from typing import Literal, TypeGuard

from textual import constants, events
from textual._xterm_parser import XTermParser
from textual.keys import Keys
from textual.message import Message
from textual.messages import InBandWindowResize

from kiosk.station.log.writing import safe_traceback
from kiosk.ui.input.caps_lock_report import with_caps_lock
from kiosk.ui.input.paste_limit import END, START

SEQUENCE_TIMEOUT = 0.5
"""Seconds without a character after which an unfinished sequence is dropped."""
_MAX_SEQUENCE_LENGTH = 32
"""No sequence that Textual knows is longer; its parser takes what is longer for keys."""
# Patterns are compiled, and kept by `re`, when the first input comes: the first screen need not wait for them.
_MOUSE, _SIDE = r"\x1b\[<(\d+);", 128
"""A report of the mouse with its code; bit 128 of the code adds 8 to the button (XTerm Control Sequences)."""
_SEVEN_BITS = str.maketrans({0x8F: "\x1bO", 0x90: "\x1bP", 0x98: "\x1bX", 0x9B: "\x1b[", 0x9D: "\x1b]", 0x9E: "\x1b^",
                             0x9F: "\x1b_", 0x9C: "\x1b\\"})  # fmt: skip
"""Each 8-bit control function, as the 7-bit one that means the same (ECMA-48, 5.3)."""
_WHOLE = r"""(?x)\x1b(?:
      \[ < [\d;.+\-NaInfity]* [Mm]            # the mouse, with anything for a number
    | \[ M [^\x00-\x1f]{3}                    # the mouse, in its oldest encoding
    | \[ (?![M<\[]) [0-?]* [ -/]* [@-~]       # CSI
    | \[ \[ [A-E]                             # F1 to F5 of the Linux console
    | O [\d;]* [ -~]                          # SS3
    | \] [^\x07\x18\x1a\x1b]* (?:\x07|\x1b\\|[\x18\x1a])      # OSC
    | [PX^_] [^\x18\x1a\x1b]* (?:\x1b\\|[\x18\x1a])           # DCS, SOS, PM, APC
    | [ -/]+ [0-~]                            # a character set is chosen, and the like
    | [^\[O\]PX^_\x1b -/]                     # a key with Alt
    )"""
_UNFINISHED = r"""(?x)\x1b(?:
      \[ (?: < [\d;.+\-NaInfity]* | M [^\x00-\x1f]{0,2} | (?![M<\[]) [0-?]* [ -/]* | \[ )
    | O [\d;]*
    | \] [^\x07\x18\x1a\x1b]* \x1b?
    | [PX^_] [^\x18\x1a\x1b]* \x1b?
    | [ -/]*
    )\Z"""
_ALT_ARROW = r"\x1b(?P<arrow>\x1b[\[O][CD])"
"""← or → with Alt, where the terminal only puts ESC before it."""
_ALT_BEGUN = r"\x1b\x1b[\[O]?\Z"
_BROKEN = (
    r"\x1b(?:\[(?:<[\d;.+\-NaInfity]*|M[^\x00-\x1f]*|\[|[0-?]*[ -/]*)|[\]PX^_][^\x07\x18\x1a\x1b]*|O[\d;]*|[ -/]*)"
)
_MIN_REST = 2
"""Characters that are taken for the rest of a sequence whose beginning was given up: a hand types one at a time."""
_BY_HAND = 2
"""The longest beginning of a sequence that a hand types: Escape, or a key with Alt. After more, one letter is taken for
the rest."""
LATE = 3.0
"""Seconds from the last of that beginning within which one letter is."""
_STRINGS = frozenset("]PX^_")
_NOT_IN_PASTES = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
"""Control characters that no text has."""

log = logging.getLogger(__name__)


class _MainButtonsParser(XTermParser):
    """Textual takes the 8th button to the 11th, those at the side of a mouse, for the first to the fourth."""

    def parse_mouse_code(self, code: str) -> Message | None:
        at_the_side = re.match(_MOUSE, code)
        return None if at_the_side and int(at_the_side[1]) & _SIDE else super().parse_mouse_code(code)


class TerminalParser:
    """Goes on after what it cannot read, and ignores reports of the terminal's size: anybody can paste one."""

    def __init__(self, debug: bool = False, clock: Callable[[], float] = monotonic) -> None:
        """``clock`` gives seconds that only go forward."""
        self._debug = debug
        self._clock = clock
        self._textual = _MainButtonsParser(debug)
        self._logged = False
        self._pending = ""
        """An unfinished sequence, or an unfinished paste with its start mark."""
        self._since = 0.0
        self._given_up = ""
        """The beginning of a sequence that was not finished in time, until something else comes."""

    def events(self, text: str) -> Iterator[Message]:
        """The events of ``text``; an unfinished sequence at its end waits for the next read."""
        now = self._clock()
        since, self._since = self._since, now
        pending, self._pending = self._pending, ""
        left = pending + (text if pending.startswith(START) else text.translate(_SEVEN_BITS))
        if self._given_up and left:
            is_late = now - since >= LATE
            left, self._given_up = left[_rest_length(self._given_up, left, is_late=is_late) :], ""
        while left:
            if left.startswith(START):
                at = left.find(END)
                if at < 0:
                    self._pending = left
                    return
                yield events.Paste(re.sub(_NOT_IN_PASTES, "", re.sub(_WHOLE, "", left[len(START) : at])))
                left = left[at + len(END) :]
            elif left[0] != "\x1b":
                end = left.find("\x1b")
                typed, left = (left, "") if end < 0 else (left[:end], left[end:])
                for character in typed:
                    yield from self._read(character)
            elif whole := re.match(_WHOLE, left):
                left = left[whole.end() :]
                yield from self._sequence(whole[0])
            elif re.match(_UNFINISHED, left):
                self._pending = _shorten(left)
                return
            elif alt := re.match(_ALT_ARROW, left):
                left = left[alt.end() :]
                yield from (events.Key(f"alt+{one.key}", None) for one in self._read(alt["arrow"]) if _is_key(one))
            elif re.match(_ALT_BEGUN, left):
                self._pending = left
                return
            elif left.startswith("\x1b\x1b"):
                left = left[1:]
                yield from self._read("\x1b")
            else:
                left = left[_broken_length(left) :]

    def timeouts(self) -> Iterator[Message]:
        """To call while nothing comes: ESC alone becomes the key Escape, other unfinished sequences are dropped."""
        if not self._pending or self._pending.startswith(START):
            return
        by_hand = self._pending in ("\x1b", "\x1b\x1b")
        if self._clock() - self._since >= (constants.ESCAPE_DELAY if by_hand else SEQUENCE_TIMEOUT):
            pending, self._pending = self._pending, ""
            if pending.startswith("\x1b\x1b"):
                yield from self._read("\x1b")
                pending = pending[1:]
            self._given_up = pending
            if pending == "\x1b":
                yield from self._read("\x1b")

    def _sequence(self, sequence: str) -> Iterator[Message]:
        kind: Literal["[", "O", "other"] = "[" if sequence[1] == "[" else "O" if sequence[1] == "O" else "other"
        if len(sequence) == 2 and kind == "other":
            yield from self._read(sequence)
        elif kind != "other" and len(sequence) <= _MAX_SEQUENCE_LENGTH:
            for event in self._read(sequence):
                # Only the kitty protocol (CSI u) and the keypad (SS3) send characters in sequences.
                if kind == "O" or sequence[-1] == "u" or not _types_character(event):
                    yield with_caps_lock(event, sequence) if isinstance(event, events.Key) else event

    def _read(self, sequence: str) -> list[Message]:
        """Textual's events for one character or one whole sequence."""
        try:
            if len(sequence) == 1:
                keys = self._textual._sequence_to_key_events(sequence)
                found: list[Message] = [events.Key("escape", "\x1b")] if sequence == "\x1b" else list(keys)
            elif len(sequence) == 2:
                found = list(self._textual._sequence_to_key_events(sequence))
                found = found or list(self._textual._sequence_to_key_events(sequence[1], alt=True))
                found = [
                    key for key in found if not _types_character(key) or getattr(key, "key", "").startswith("alt+")
                ]
            else:
                found = list(self._textual.feed(sequence))
                if self._textual._awaiting.timeout is not None:
                    self._textual = _MainButtonsParser(self._debug)  # unknown to Textual, whose parser waits for more
        except Exception as error:
            if not self._logged:
                log.info("a sequence of the terminal cannot be read: %s", safe_traceback(error))
            self._logged = True
            self._textual = _MainButtonsParser(self._debug)
            return []
        # set by a report of the size; every later click would land on another cell
        self._textual.mouse_pixels = False
        return [
            one
            for one in found
            if not isinstance(one, events.Resize | InBandWindowResize | events.CursorPosition)
            and getattr(one, "key", "") != Keys.Ignore.value
        ]


def _is_key(event: Message) -> TypeGuard[events.Key]:
    return isinstance(event, events.Key)


def _types_character(event: Message) -> bool:
    """Whether the event is a key with a printable character."""
    character = event.character if isinstance(event, events.Key) else None
    return character is not None and character.isprintable()


def _rest_length(given_up: str, text: str, *, is_late: bool) -> int:
    """How many first characters of ``text`` end the sequence that began with ``given_up``; 0 where none do.

    A hand may have typed one character: it is a rest only where it comes alone, soon after the beginning, and where no
    hand typed that.
    """
    # the oldest reports of the mouse are three characters of any kind
    whole = None if given_up.startswith("\x1b[M") else re.match(_WHOLE, given_up + text)
    length = whole.end() - len(given_up) if whole else 0
    may_be_one = len(given_up) > _BY_HAND and not is_late and len(text) == 1
    return length if length >= _MIN_REST or may_be_one else 0


def _shorten(pending: str) -> str:
    """As much of an unfinished sequence as is needed to find its end: it may be of any length."""
    if pending[1:2] in _STRINGS:
        return pending[:2] + ("\x1b" if pending.endswith("\x1b") else "")
    return pending if len(pending) <= 2 * _MAX_SEQUENCE_LENGTH else pending[: 2 * _MAX_SEQUENCE_LENGTH] + pending[-1]


def _broken_length(text: str) -> int:
    """How many characters at the beginning of ``text`` belong to a malformed sequence."""
    found = re.match(_BROKEN, text)
    return max(1, found.end() if found else 1)
