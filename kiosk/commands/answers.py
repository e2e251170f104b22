"""What several commands ask and answer in the same words."""

from __future__ import annotations

import sys
from itertools import count

import click

from kiosk.i18n import _, ngettext

_YES = ("oui", "o", "yes", "y")
_MAX_TRIES, _MAX_LINE = 20, 100
"""Lines, and characters of each, that are read of what is no keyboard: a device may give them without end."""
_NO = ("non", "n", "no", "")


def is_confirmed(question: str) -> bool:
    """Ask until the answer is yes or no, in either language; Enter alone is no.

    Raises :class:`click.Abort` where there is no keyboard, nor an answer in the first lines of a file or a pipe.
    """
    for _try in count() if sys.stdin.isatty() else range(_MAX_TRIES):
        answer = _ask(question).strip().casefold()
        if answer in _YES + _NO:
            return answer in _YES
        click.echo(_("Écrivez oui ou non."))
    raise click.Abort


def _ask(question: str) -> str:
    if sys.stdin.isatty():
        return str(click.prompt(question, default="", show_default=False, prompt_suffix=" "))
    click.echo(f"{question} ", nl=False)
    try:
        line = sys.stdin.readline(_MAX_LINE)
    except UnicodeError:
        line = "?"
    if not line:
        click.echo("")
        raise click.Abort
    return line


def summarize_read(exercises: int, other_files: int) -> str:
    """How much was read: exercises; other files where there was no exercise among them."""
    if other_files and not exercises:
        return ngettext("{n} fichier lu.", "{n} fichiers lus.", other_files).format(n=other_files)
    return ngettext("{n} exercice lu.", "{n} exercices lus.", exercises).format(n=exercises)


def summarize_problems(count: int, *, none: str = "") -> str:
    """How many things are to be changed; ``none``, or that all is in order, where there are none."""
    if not count:
        return none or _("Tout est en ordre.")
    return ngettext("{n} chose à changer.", "{n} choses à changer.", count).format(n=count)


def summarize_advice(count: int) -> str:
    """How many things of style there are to think over; "" for none."""
    return ngettext("{n} conseil.", "{n} conseils.", count).format(n=count) if count else ""
