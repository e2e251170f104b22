"""``kiosk check``: every problem of every exercise with its place and what to write; each is also done in memory."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from kiosk.commands.answers import summarize_problems
from kiosk.i18n import _
from kiosk.text import format_json


def check() -> click.Command:
    """The command, made for click when it is called."""

    @click.command(
        help=_("Lit et fait les exercices, et dit tout ce qui est à changer. Sans chemin : tous les exercices.")
    )
    @click.argument("paths", metavar=_("[CHEMIN …]"), nargs=-1, type=click.Path(path_type=Path))
    @click.option("--json", "as_json", is_flag=True, help=_("Écrit les problèmes en JSON."))
    def command(paths: tuple[Path, ...], as_json: bool) -> None:
        from kiosk.activities import KINDS
        from kiosk.rehearsal.memory import proof_problems
        from kiosk.station.course.linting import lint_files
        from kiosk.station.course.loading import course_roots
        from kiosk.station.settings.layers import read_layers

        roots = course_roots(read_layers(os.environ).settings.exercises)
        problems = lint_files(paths or roots, KINDS, roots=roots, prove=proof_problems)
        if as_json:
            rows = [
                {"file": p.file, "line": p.line, "column": p.column, "what": p.what, "write": p.write} for p in problems
            ]
            click.echo(format_json(rows))
        else:
            for problem in problems:
                click.echo(problem)
            click.echo(summarize_problems(len(problems)))
        sys.exit(1 if problems else 0)

    return command
