"""What went wrong, in one sentence for a person, and what to do next."""

from __future__ import annotations

from kiosk.text import visible


class KioskError(Exception):
    """A sentence for a person, and what to do next.

    ``sentence`` says what is wrong, ``advice`` what to write or to do. Neither holds what a learner
    typed, so both may go to the log. As a string it has no control characters but the ends of lines.
    """

    def __init__(self, sentence: str, advice: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.advice = advice

    def __str__(self) -> str:
        return visible(f"{self.sentence} {self.advice}".strip(), lines=True)
