"""Words from outside, made fit to be printed: what a terminal would take for an order is shown instead. Pure."""

from __future__ import annotations

import re

_ORDERS = (
    "\x00-\x1f\x7f-\x9f"  # C0, DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # what turns the direction of writing
    "\u2028\u2029"  # ends of lines and of paragraphs
    "\ud800-\udfff"  # bytes of a file name that are no UTF-8
)
_ANY = re.compile(f"[{_ORDERS}]")
_BUT_LINE_ENDS = re.compile(f"(?!\n)[{_ORDERS}]")
_NAMED = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}


def visible(text: str, *, lines: bool = False) -> str:
    """``text`` with each character that would act on a terminal written as Python writes it: ``\\x1b``, ``\\u202e``.

    ``lines`` keeps the ends of lines: for a text that we put together, from values that are visible already.
    """
    if text.isprintable():  # no character of ours that is an order is printable
        return text
    return (_BUT_LINE_ENDS if lines else _ANY).sub(lambda found: _written(found[0]), text)


def json_text(value: object) -> str:
    """``value`` as JSON for people and scripts: its letters as they are, its control characters as JSON's escapes."""
    import json

    text = json.dumps(value, ensure_ascii=False, indent=2)
    return _BUT_LINE_ENDS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _written(character: str) -> str:
    code = ord(character)
    return _NAMED.get(character) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")
