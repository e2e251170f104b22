"""A hint says something that its instruction does not."""

import re

from kiosk.course.model import Exercise
from kiosk.text import fold

SENTENCE_END = re.compile(r"(?<=[.?!])\s+")


def sentences(text: str) -> set[str]:
    return {fold(sentence) for sentence in SENTENCE_END.split(text)}


def test_no_hint_repeats_a_sentence_of_its_instruction(shipped: tuple[Exercise, ...]) -> None:
    found = [
        (exercise.id, number, hint)
        for exercise in shipped
        for number, step in enumerate(exercise.steps, start=1)
        for hint in step.hints
        if sentences(hint) & sentences(step.say)
    ]
    assert found == []
