"""A question to the adviser that is answered with yes or no, in either language."""

from __future__ import annotations

import click

_YES = ("oui", "o", "yes", "y")


def says_yes(question: str) -> bool:
    """Whether the answer is yes; anything else is no. Raises :class:`click.Abort` where there is no keyboard."""
    answer = click.prompt(question, default="", show_default=False, prompt_suffix=" ")
    return str(answer).strip().casefold() in _YES
