"""``kiosk play``: opens one exercise directly."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kiosk.errors import KioskError
from kiosk.i18n import _


def play() -> click.Command:
    """The command, made for click when it is called."""

    @click.command(help=_("Ouvre un exercice directement : son nom (souris/1-bouger-la-fleche) ou son fichier."))
    @click.argument("exercise", metavar=_("EXERCICE"))
    def command(exercise: str) -> None:
        from kiosk.commands.practise import practise
        from kiosk.station.course.loading import open_exercise_file
        from kiosk.station.station import open_station

        try:
            station = open_station()
            if exercise.endswith(".yaml"):
                found = open_exercise_file(Path(exercise))
            else:
                station.refresh_catalogue()
                if station.catalogue.find(exercise) is None:
                    raise KioskError(_("Il n'y a pas d'exercice « {name} ».").format(name=exercise))
                found = station.open_exercise(exercise)
        except KioskError as error:
            cause = f" ({error.__cause__})" if error.__cause__ else ""
            raise click.ClickException(f"{error}{cause}") from error
        sys.exit(practise(found))

    return command
