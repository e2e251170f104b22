"""``kiosk doctor``: whether this machine is fit, what has to be done, and why."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.i18n import _
from kiosk.text import format_json

if TYPE_CHECKING:
    from kiosk.machine.doctor.checks.course import PlayedExercise
    from kiosk.machine.doctor.judgement import Judgement
    from kiosk.station.settings.model import Settings


def doctor() -> click.Command:
    """The command."""

    @click.command(help=_("Regarde si cette machine est prête, et dit ce qui est à faire. Ne change rien."))
    @click.option("--json", "as_json", is_flag=True, help=_("Écrit tout en JSON."))
    @click.option("--quick", is_flag=True, help=_("Sans l'exercice que le robot fait à la fin."))
    def command(as_json: bool, quick: bool) -> None:
        from kiosk.machine.doctor.examination import examine, this_machine
        from kiosk.machine.doctor.judgement import is_fit
        from kiosk.machine.doctor.report import format_summary, report_values

        machine = this_machine()
        found: list[Judgement] = []
        for subject, judgements in examine(machine):
            found += judgements
            if not as_json:
                _print_subject(_(subject.title), judgements)
        if not quick:
            if sys.stderr.isatty():
                click.echo(_("Le robot fait un exercice ; cela prend une minute au plus."), err=True)
            played = _judge_exercise(machine.layers.settings)
            found.append(played)
            if not as_json:
                _print_subject(_("Un exercice, pour de vrai"), (played,))
        if as_json:
            click.echo(format_json(report_values(found, station=machine.station)))
        else:
            click.echo("\n".join(format_summary(found)))
        sys.exit(0 if is_fit(found) else 1)

    return command


def _print_subject(title: str, judgements: tuple[Judgement, ...]) -> None:
    from kiosk.machine.doctor.report import format_subject

    click.echo("\n".join(format_subject(title, judgements, shutil.get_terminal_size().columns)) + "\n")


def _judge_exercise(settings: Settings) -> Judgement:
    from kiosk.machine.doctor.checks.course import judge_played_exercise

    return judge_played_exercise(play_exercise(settings))


def play_exercise(settings: Settings) -> PlayedExercise:
    """Let the robot do the first exercise of the course in the real program, in a temporary folder."""
    from kiosk.errors import KioskError
    from kiosk.machine.doctor.checks.course import PlayedExercise
    from kiosk.rehearsal.terminal import ListedExercise, rehearse_in_terminal
    from kiosk.station.course.loading import course_roots, load_catalogue, open_exercise

    own = [Path(folder) for folder in settings.exercises]
    title = "?"
    try:
        with tempfile.TemporaryDirectory(prefix="kiosk-doctor-") as folder:
            catalogue = load_catalogue(course_roots(own), Path(folder) / "cache")
            if not catalogue.entries:
                return PlayedExercise(title, failure=_("aucun exercice ne se trouve"))
            exercise = open_exercise(catalogue, catalogue.entries[0].id)
            title = exercise.title
            theme = next((area.title for area in catalogue.areas if area.id == exercise.area), exercise.area)
            started = time.monotonic()
            findings = rehearse_in_terminal([ListedExercise(exercise, theme)], Path(folder) / "stations", own=own)
            failure = "; ".join(str(finding) for finding in findings)
            return PlayedExercise(title, time.monotonic() - started, failure)
    except (OSError, KioskError) as error:
        return PlayedExercise(title, failure=str(error))
