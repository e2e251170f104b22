"""``kiosk check``: every problem of every exercise with its place and what to write; each is also done in memory."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path

import click
import msgspec

from kiosk.commands.answers import summarize_advice, summarize_problems, summarize_read
from kiosk.i18n import _
from kiosk.text import format_json


def check() -> click.Command:
    """The command, made for click when it is called."""

    @click.command(help=_("Lit et fait les exercices, et dit tout ce qui est à changer. Sans nom : tous."))
    @click.argument("names", metavar=_("[EXERCICE|CHEMIN …]"), nargs=-1, type=click.Path())
    @click.option("--json", "as_json", is_flag=True, help=_("Écrit les problèmes en JSON."))
    def command(names: tuple[str, ...], as_json: bool) -> None:
        from kiosk.activities import KINDS
        from kiosk.rehearsal.memory import proof_problems
        from kiosk.rehearsal.prerequisites import prerequisite_problems
        from kiosk.station.course.folders import find_course_path
        from kiosk.station.course.linting import lint_files
        from kiosk.station.course.loading import course_roots
        from kiosk.station.settings.layers import read_layers
        from kiosk.station.settings.references import find_course_problems

        layers = read_layers(os.environ)
        roots = course_roots(layers.settings.exercises)
        paths = [find_course_path(name, roots) or Path(name) for name in names]
        report = lint_files(
            paths or [root for root in roots if root.is_dir()],
            KINDS,
            roots=roots,
            prove=partial(proof_problems, keyboard=layers.settings.keyboard),
            prove_course=prerequisite_problems,
        )
        problems = [*(() if names else find_course_problems(layers)), *report.problems]
        if as_json:
            click.echo(format_json([msgspec.structs.asdict(found) for found in (*problems, *report.advice)]))
        else:
            for found in sorted((*problems, *report.advice)):
                click.echo(found)
            read = summarize_read(report.exercises, report.other_files)
            click.echo(f"{read} {summarize_problems(len(problems))} {summarize_advice(len(report.advice))}".rstrip())
        sys.exit(1 if problems else 0)

    return command
