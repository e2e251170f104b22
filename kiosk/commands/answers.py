"""What several commands ask and answer in the same words."""

from __future__ import annotations

import click

from kiosk.i18n import _, ngettext

_YES = ("oui", "o", "yes", "y")
_NO = ("non", "n", "no", "")


def is_confirmed(question: str) -> bool:
    """Ask until the answer is yes or no, in either language; Enter alone is no.

    Raises :class:`click.Abort` where there is no keyboard.
    """
    while True:
        answer = str(click.prompt(question, default="", show_default=False, prompt_suffix=" ")).strip().casefold()
        if answer in _YES + _NO:
            return answer in _YES
        click.echo(_("Écrivez oui ou non."))


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
