"""The rows of the texts around the training computer, which has all the others. Pure.

They are the same through an exercise, so that no target moves from step to step, nor for a hint: a longer text takes
the upper edge of the buttons below it, whose words stay where they are.
"""

from __future__ import annotations

from typing import NamedTuple

from kiosk.course.model import DeskActivity, Exercise
from kiosk.text import typeset
from kiosk.ui.widgets.text_layout import text_lines

TEXT_ROWS = 3
"""Rows of the instruction and of the feedback together."""
BESIDE_TEXT = 2
"""Cells of the screen's width that are beside a text."""


class PlayerRows(NamedTuple):
    """Rows of the instruction and of the feedback; ``lent``: one of these is the upper edge of the buttons."""

    instruction: int
    feedback: int
    lent: bool = False


def rows_beside_desk(exercise: Exercise, width: int) -> PlayerRows:
    """The rows while the text under the training computer is short; ``width`` is that of a text."""
    says = [step.say for step in exercise.steps if isinstance(step.activity, DeskActivity)]
    instruction = max((_row_count(say, width) for say in says), default=1)
    return PlayerRows(instruction, max(1, TEXT_ROWS - instruction))


def rows_for_feedback(rows: PlayerRows, text: str, width: int) -> PlayerRows:
    """The rows with ``text`` under the training computer. One that is longer than any of ours takes of its rows."""
    needed = _row_count(text, width)
    return rows if needed <= rows.feedback else rows._replace(feedback=needed, lent=True)


def _row_count(text: str, width: int) -> int:
    return len(text_lines(typeset(text), max(1, width)))
