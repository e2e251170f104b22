"""``kiosk settings``: every setting, its value, and where it comes from."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.commands.answers import summarize_problems
from kiosk.i18n import _
from kiosk.text import escape_controls

if TYPE_CHECKING:
    from kiosk.station.settings.model import Settings


def settings() -> click.Command:
    """The command, made for click when it is called."""

    @click.command(help=_("Montre chaque réglage, sa valeur, et d'où elle vient."))
    @click.option(
        "--check",
        "file",
        metavar=_("FICHIER"),
        type=click.Path(path_type=Path),
        help=_("Lit ce fichier de réglages et dit tout ce qui est à changer."),
    )
    @click.option("--session", is_flag=True, help=_("Écrit ce que l'écran du poste doit savoir avant de s'ouvrir."))
    def command(file: Path | None, session: bool) -> None:
        if session:
            _print_session_variables()
        else:
            sys.exit(_check_file(file) if file is not None else _print_settings())

    return command


def _print_session_variables() -> None:
    """Never stops a station from starting: problems are reported elsewhere."""
    from kiosk.station.screen.font_size import connected_monitor
    from kiosk.station.screen.session_variables import format_exports, session_variables
    from kiosk.station.settings.layers import read_layers

    layers = read_layers(os.environ)
    click.echo(format_exports(session_variables(layers.settings, connected_monitor())), nl=False)


def _check_file(file: Path) -> int:
    problems = _find_problems(file)
    for problem in problems:
        click.echo(escape_controls(problem))
    click.echo(summarize_problems(len(problems)))
    return 1 if problems else 0


def _print_settings() -> int:
    from kiosk.station.settings.layers import CHOICES_FILE, read_layers
    from kiosk.station.settings.places import data_folder, state_folder, station_name

    layers = read_layers(os.environ)
    values = {name: _format_value(layers.settings, name) for name in layers.sources}
    wide, wider = max(map(len, values)), min(40, max(map(len, values.values())))
    for name, value in values.items():
        click.echo(escape_controls(f"{name:{wide}}  {value:{wider}}  {layers.sources[name]}"))
    state = state_folder(os.environ)
    click.echo("")
    click.echo(_("Fichier des réglages : {file}").format(file=layers.file or _("aucun")))
    if (state / CHOICES_FILE).exists():
        click.echo(_("Choix du coin du conseiller : {file}").format(file=state / CHOICES_FILE))
    click.echo(_("Nom du poste : {name}").format(name=station_name(layers.settings)))
    click.echo(_("Dossier du poste : {folder}").format(folder=state))
    click.echo(_("Dossier des carnets : {folder}").format(folder=data_folder(layers.settings, os.environ)))
    problems = layers.problems or (_find_problems(layers.file) if layers.file else ())
    for problem in problems:
        click.echo(problem, err=True)
    return 1 if problems else 0


def _find_problems(file: Path) -> tuple[str, ...]:
    from kiosk.station.settings.reading import parse_settings_file
    from kiosk.station.settings.references import find_missing_references

    parsed = parse_settings_file(file)
    return (*parsed.problems, *map(str, find_missing_references(parsed, str(file))))


def _format_value(held: Settings, name: str) -> str:
    """The value as a file would write it; of the PIN, only whether there is one."""
    value = getattr(held, name)
    if name == "pin":
        return _("choisi") if value else _("aucun")
    if isinstance(value, tuple):
        return f"[{', '.join(value)}]"
    return value if isinstance(value, str) and value else json.dumps(value)
