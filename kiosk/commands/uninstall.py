"""``kiosk uninstall``: puts a system back as it was before ``kiosk install``."""

from __future__ import annotations

from pathlib import Path

import click

from kiosk.commands.install import confirm, require_root, root_option
from kiosk.errors import KioskError
from kiosk.i18n import _


def uninstall() -> click.Command:
    """The command."""

    @click.command(help=_("Remet la machine comme elle était avant « kiosk install ». Les paquets restent."))
    @root_option()
    @click.option("--logbooks", is_flag=True, help=_("Efface aussi les carnets de ce poste."))
    @click.option("--dry-run", is_flag=True, help=_("Montre les changements, et n'en fait aucun."))
    @click.option("--yes", is_flag=True, help=_("Ne pose pas de question."))
    def command(root: Path, logbooks: bool, dry_run: bool, yes: bool) -> None:
        require_root()
        try:
            _uninstall(root, logbooks, dry_run, yes)
        except KioskError as error:
            raise click.ClickException(str(error)) from error

    return command  # fmt: skip


def _uninstall(root: Path, logbooks: bool, dry_run: bool, yes: bool) -> None:
    from kiosk.machine.install.changes import Absent
    from kiosk.machine.install.target_system import TargetSystem
    from kiosk.machine.install.uninstalling import has_logbooks, read_installation
    from kiosk.machine.install.uninstalling import uninstall as put_back

    system = TargetSystem(root.resolve())
    manifest = read_installation(system)
    if manifest is None:
        click.echo(_("« kiosk install » n'a rien changé sur cette machine."))
        return
    put, taken = _("à remettre"), _("à enlever")
    width = max(len(put), len(taken))
    for record in reversed(manifest.records):
        state = taken if isinstance(record.before, Absent) else put
        click.echo(f"{state.ljust(width)}  {record.path}")
    if has_logbooks(system):
        erased, kept = _("Les carnets de ce poste seront effacés."), _("Les carnets de ce poste restent.")
        click.echo(erased if logbooks else kept)
    if dry_run:
        click.echo(_("Rien n'est changé."))
        return
    confirm(yes, _("Remettre la machine comme elle était ?"))
    put_back(system, click.echo, logbooks)
    click.echo(_("C'est fait. Redémarrez la machine."))
