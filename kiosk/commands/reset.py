"""``kiosk reset``: ends the sitting and wipes its traces; also the logbooks, or everything, where that is asked for."""

from __future__ import annotations

import logging
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from kiosk import clock
from kiosk.commands.answers import is_confirmed
from kiosk.errors import KioskError, translate_reason
from kiosk.i18n import _, ngettext

if TYPE_CHECKING:
    from kiosk.station.settings.model import Settings
    from kiosk.station.settings.places import StationFolders
    from kiosk.station.traces.reset_report import ResetReport, ResetScope

NOT_ALL_DONE = 1
"""The exit code where something could not be done, or the question was not answered with yes; 0 where all is done."""


def reset() -> click.Command:
    """The command, made for click when it is called."""

    @click.command(help=_("Termine la visite en cours, et efface ses traces. Les carnets et les réglages restent."))
    @click.option("--logbooks", is_flag=True, help=_("Efface aussi les carnets, après une archive."))
    @click.option("--factory", is_flag=True, help=_("Comme neuf : il reste le fichier des réglages et les archives."))
    @click.option("--no-archive", is_flag=True, help=_("Efface les carnets sans archive."))
    @click.option("--restore", metavar=_("ARCHIVE"), help=_("Remet les carnets d'une archive, et n'efface rien."))
    @click.option("--yes", is_flag=True, help=_("Ne pose pas de question."))
    def command(logbooks: bool, factory: bool, no_archive: bool, restore: str | None, yes: bool) -> None:
        if restore is not None and (logbooks or factory or no_archive):
            raise click.UsageError(_("--restore va seul."))
        if no_archive and not (logbooks or factory):
            raise click.UsageError(_("--no-archive va avec --logbooks ou avec --factory."))
        what: ResetScope = "factory" if factory else "logbooks" if logbooks else "traces"
        try:
            if restore is not None:
                _print_report(_restore(Path(restore)))
            settings, folders = _station()
            if not yes and what != "traces" and not _confirm(settings, folders, what, archive=not no_archive):
                click.echo(_("Rien n'est changé."))
                sys.exit(NOT_ALL_DONE)
            report = _reset(folders, what, archive=not no_archive)
        except KioskError as error:
            raise click.ClickException(str(error)) from error
        _print_report(report)

    return command


def _print_report(report: ResetReport) -> NoReturn:
    for sentence in report.sentences:
        click.echo(sentence)
    for problem in report.problems:
        click.echo(problem, err=True)
    sys.exit(NOT_ALL_DONE if report.problems else 0)


def _station() -> tuple[Settings, StationFolders]:
    """The station of this machine; from here on we are the account that it belongs to. Raises KioskError."""
    # All that will be needed is imported as root: the other account may not see where root keeps its programs.
    import kiosk.station.settings.reading
    import kiosk.station.traces.reset
    import kiosk.station.traces.sitting_end  # noqa: F401 - for later, as the line above says
    from kiosk.station.owner import become_owner_of
    from kiosk.station.settings.layers import read_layers
    from kiosk.station.settings.places import SYSTEM_STATE, data_folder, state_folder, station_folders

    state = state_folder(os.environ)
    if SYSTEM_STATE.is_dir() and state != SYSTEM_STATE and not os.environ.get("KIOSK_DATA"):
        raise KioskError(
            _("Le poste de cette machine est au compte qui a {folder}.").format(folder=SYSTEM_STATE),
            _("Lancez : sudo kiosk reset"),
        )
    become_owner_of(state)
    logging.getLogger("kiosk").addHandler(logging.NullHandler())  # this command prints problems itself
    settings = read_layers(os.environ).settings
    return settings, station_folders(settings, state, data_folder(settings, os.environ), os.environ)


def _reset(folders: StationFolders, what: ResetScope, *, archive: bool) -> ResetReport:
    from kiosk.station.traces.reset import reset
    from kiosk.station.traces.sitting_end import end_sitting

    now = clock.now()
    return reset(folders, what, archive=archive, now=now, end_sitting=partial(end_sitting, folders, now))


def _restore(path: Path) -> ResetReport:
    """Raises KioskError."""
    from msgspec.structs import replace

    from kiosk.station.owner import become_owner_of
    from kiosk.station.traces.archive_reading import open_archive
    from kiosk.station.traces.restoring import restore_archive

    # Opened as whoever calls: the station's account may not see where the archive is.
    with open_archive(path) as archive:
        _settings, folders = _station()
        if become_owner_of(folders.data):  # the station's own folder is root's, and out of reach from here on
            folders = replace(folders, state=folders.data)
        return restore_archive(folders, archive, clock.now())


def _confirm(settings: Settings, folders: StationFolders, what: ResetScope, *, archive: bool) -> bool:
    """Say what will be erased, and ask once."""
    from kiosk.station.traces.logbooks_aside import list_logbooks

    try:
        count = len(list_logbooks(folders))
    except OSError as error:
        reason = translate_reason(error)
        raise KioskError(_("Les carnets ne peuvent pas être lus : {reason}.").format(reason=reason)) from error
    announcement = ngettext("{n} carnet va être effacé : {folder}", "{n} carnets vont être effacés : {folder}", count)
    click.echo(announcement.format(n=count, folder=folders.logbooks))
    if settings.data:
        click.echo(_("Si d'autres postes ont ce dossier, leurs carnets sont là aussi."))
    if what == "factory":
        click.echo(_("Ce qui a été choisi dans le coin du conseiller est effacé aussi."))
    if count:
        kept = _("Une archive les garde d'abord, dans {folder}.").format(folder=folders.archives)
        click.echo(kept if archive else _("Il n'y a pas d'archive : personne ne peut les remettre."))
    try:
        return is_confirmed(_("Écrivez oui pour continuer :"))
    except click.Abort:
        click.echo(_("Sans clavier : ajoutez --yes."), err=True)
        return False
