"""``kiosk pin``: sets the PIN of the adviser's corner, as the owner of the machine may when it was forgotten."""

from __future__ import annotations

import contextlib
import os
import sys

import click

from kiosk.errors import KioskError
from kiosk.i18n import _

_MAX_LINE = 100
"""Characters read of a line: more than any code has, and not all that a pipe may hold."""


def pin() -> click.Command:
    """The command, made for click when it is called."""

    @click.command(help=_("Choisit le code du coin du conseiller, ou un autre à sa place."))
    @click.option("--stdin", "from_stdin", is_flag=True, help=_("Lit le code sur l'entrée, sans le demander."))
    def command(from_stdin: bool) -> None:
        from kiosk.station.pin import hash_pin, is_easy_to_guess
        from kiosk.station.settings.editing import find_file_to_write, open_system_folder, write_setting

        chosen = _read_pin() if from_stdin else _ask_for_pin()
        file = find_file_to_write(os.environ)
        try:
            private = write_setting(file, "pin", hash_pin(chosen))
        except KioskError as error:
            raise click.ClickException(str(error)) from error
        click.echo(_("Le code est gardé dans {file}.").format(file=file))
        if open_system_folder(file):
            click.echo(_("Le dossier {folder} est maintenant ouvert à tous les comptes.").format(folder=file.parent))
        click.echo(_("Il vaut dès la prochaine personne à ce poste."))
        if is_easy_to_guess(chosen):
            click.echo(_("Ce code se devine vite. D'autres chiffres gardent mieux le coin du conseiller."), err=True)
        if not private:
            warning = _("Tous les comptes de cette machine lisent {file}.").format(file=file)
            click.echo(f"{warning} {_('`kiosk install` fait un compte pour le poste.')}", err=True)

    return command


def _read_pin() -> str:
    from kiosk.station.pin import is_valid_pin

    chosen = ""
    with contextlib.suppress(UnicodeError):
        chosen = sys.stdin.readline(_MAX_LINE).strip()
    if not is_valid_pin(chosen):
        raise click.ClickException(_format_rule())
    return chosen


def _ask_for_pin() -> str:
    """Ask twice without an echo, until both answers are the same."""
    from kiosk.station.pin import is_valid_pin

    if not sys.stdin.isatty():
        raise click.ClickException(_("Il faut un clavier. Dans un script : kiosk pin --stdin"))
    while True:
        chosen = str(click.prompt(_("Le nouveau code, de 4 à 12 chiffres"), hide_input=True, type=str)).strip()
        if not is_valid_pin(chosen):
            click.echo(_format_rule())
        elif chosen == str(click.prompt(_("Le même code, encore une fois"), hide_input=True, type=str)).strip():
            return chosen
        else:
            click.echo(_("Les deux codes ne sont pas les mêmes. Rien n'est changé pour l'instant."))


def _format_rule() -> str:
    from kiosk.station.pin import MAX_DIGITS, MIN_DIGITS

    return _("Le code a de {least} à {most} chiffres, et rien d'autre.").format(least=MIN_DIGITS, most=MAX_DIGITS)
