"""What several commands ask and answer in the same words."""

from __future__ import annotations

import click

from kiosk.i18n import _, ngettext

_YES = ("oui", "o", "yes", "y")


def is_confirmed(question: str) -> bool:
    """Ask, and take yes in either language for yes, anything else for no.

    Raises :class:`click.Abort` where there is no keyboard.
    """
    answer = click.prompt(question, default="", show_default=False, prompt_suffix=" ")
    return str(answer).strip().casefold() in _YES


def summarize_problems(count: int, *, none: str = "") -> str:
    """How many things are to be changed; ``none``, or that all is in order, where there are none."""
    if not count:
        return none or _("Tout est en ordre.")
    return ngettext("{n} chose à changer.", "{n} choses à changer.", count).format(n=count)
