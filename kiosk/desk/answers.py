"""What the story knows by name: its states and the answers that were sent; and texts that quote them, ``{Créneau}``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.desk.program import programs_of
from kiosk.desk.state import Desk
from kiosk.text import fold

PLACEHOLDER = re.compile(r"\{(?P<name>[^\W\d_][^{}\n]{0,59})\}")
"""A name in braces, in a text of the story."""


def known_answer(desk: Desk, name: str) -> str:
    """The state or the last answer sent under ``name``; "" for none."""
    wanted = fold(name)
    for state, value in desk.states.items():
        if fold(state) == wanted:
            return value
    for program in programs_of(desk).values():
        for label, answer in program.answers(desk):
            if fold(label) == wanted:
                return answer
    return ""


def fill_placeholders(desk: Desk, text: str) -> str:
    """``text`` with each ``{name}`` replaced by what is known under this name; the others stay."""
    if "{" not in text:
        return text
    return PLACEHOLDER.sub(lambda found: known_answer(desk, found["name"]) or found[0], text)


def placeholders_in(text: str) -> Iterator[str]:
    """The names in braces in ``text``."""
    yield from (found["name"] for found in PLACEHOLDER.finditer(text))
