"""``kiosk check``: every problem of every exercise with its place and what to write; each is also done in memory."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from kiosk.commands.answers import summarize_advice, summarize_problems, summarize_read
from kiosk.i18n import _
from kiosk.text import format_json

if TYPE_CHECKING:
    from kiosk.station.course.linting import LintReport
    from kiosk.yaml.problems import Problem


def check() -> click.Command:
    """The command, made for click when it is called."""

    @click.command(help=_("Lit et fait les exercices, et dit tout ce qui est à changer. Sans nom : tous."))
    @click.argument("names", metavar=_("[EXERCICE|CHEMIN …]"), nargs=-1, type=click.Path())
    @click.option("--json", "as_json", is_flag=True, help=_("Écrit les problèmes en JSON."))
    @click.option("--language", is_flag=True, help=_("Fait aussi relire le français par LanguageTool, s'il est là."))
    def command(names: tuple[str, ...], as_json: bool, language: bool) -> None:
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
        unread = ""
        advice = report.advice
        if language:
            more, unread = _read_language(report)
            advice = sorted((*advice, *more))
        if as_json:
            click.echo(format_json([msgspec.structs.asdict(found) for found in (*problems, *advice)]))
        else:
            for found in sorted((*problems, *advice)):
                click.echo(found)
            read = summarize_read(report.exercises, report.other_files)
            click.echo(f"{read} {summarize_problems(len(problems))} {summarize_advice(len(advice))}".rstrip())
        if unread:
            click.echo(unread, err=True)
        sys.exit(1 if problems or unread else 0)

    return command


def _read_language(report: LintReport) -> tuple[list[Problem], str]:
    """(what LanguageTool says, why it says nothing)."""
    from kiosk.errors import KioskError
    from kiosk.station.course.language_tool import find_command, find_language_advice

    path = find_command()
    if path is None:
        why = _("LanguageTool n'est pas là : le français n'est pas relu. Installez la commande languagetool.")
        return [], why
    try:
        return find_language_advice(path, report.read), ""
    except KioskError as error:
        return [], str(error)
