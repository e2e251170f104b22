"""``kiosk schema``: the JSON Schema of an exercise, for editors."""

from __future__ import annotations

import click

from kiosk.i18n import _


def schema() -> click.Command:
    """The command, made for click when it is called."""

    @click.command(help=_("Écrit le schéma JSON d'un exercice, pour les éditeurs de texte."))
    def command() -> None:
        from kiosk.activities import KINDS
        from kiosk.course.files.schema import schema_text

        click.echo(schema_text(KINDS), nl=False)

    return command
