"""The error that people see."""

from __future__ import annotations

from kiosk.text import escape_controls


class KioskError(Exception):
    """``sentence`` says what is wrong, ``advice`` what to write or to do, in the language shown.

    Neither holds what a learner typed, so both may go to the log. As a string it can be printed: line ends are its only
    control characters.
    """

    def __init__(self, sentence: str, advice: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.advice = advice

    def __str__(self) -> str:
        return escape_controls(f"{self.sentence} {self.advice}".strip(), line_ends=True)


def describe_fault(error: Exception) -> str:
    """The class of an exception and the line that raised it, for a log or an author; never the values involved."""
    trace = error.__traceback__
    if trace is None:
        return type(error).__name__
    while trace.tb_next is not None:
        trace = trace.tb_next
    file = trace.tb_frame.f_code.co_filename.replace("\\", "/").split("/kiosk/")[-1]
    return f"{type(error).__name__}, {file}:{trace.tb_lineno}"
