"""``kiosk install``: makes a Debian system a station, after showing what it will change."""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from kiosk.commands.answers import is_confirmed
from kiosk.errors import KioskError
from kiosk.i18n import _, ngettext

if TYPE_CHECKING:
    from kiosk.machine.install.installing import InstallStep

Command = TypeVar("Command", bound=Callable[..., None])


def install() -> click.Command:
    """The command."""

    @click.command(help=_("Fait de cette machine un poste : compte, écran, terminal, démarrage. Pour Debian 13."))
    @root_option()
    @click.option("--program", metavar=_("CHEMIN"), help=_("Où est kiosk sur le poste."))
    @click.option("--dry-run", is_flag=True, help=_("Montre les changements, et n'en fait aucun."))
    @click.option("--yes", is_flag=True, help=_("Ne pose pas de question."))
    def command(root: Path, program: str | None, dry_run: bool, yes: bool) -> None:
        require_root()
        try:
            _install(root, program, dry_run, yes)
        except KioskError as error:
            raise click.ClickException(str(error)) from error

    return command  # fmt: skip


def root_option() -> Callable[[Command], Command]:
    """``--root``: a system in a folder, in the place of the running one."""
    return click.option(
        "--root",
        metavar=_("DOSSIER"),
        default="/",
        type=click.Path(path_type=Path, exists=True, file_okay=False),
        help=_("Le système à changer, s'il est dans un dossier."),
    )


def _install(root: Path, program: str | None, dry_run: bool, yes: bool) -> None:
    from kiosk.machine.install.facts import find_permission_problems, find_program, lacks_pin
    from kiosk.machine.install.installing import install as make_station
    from kiosk.machine.install.installing import plan_steps
    from kiosk.machine.install.target_system import TargetSystem

    system = TargetSystem(root.resolve())
    called = find_program(system, program)
    steps = plan_steps(system, called)
    for line in format_steps(steps):
        click.echo(line)
    for warning in find_permission_problems(system, called):
        click.echo(_("À regarder : {warning}").format(warning=warning), err=True)
    count = sum(not step.done for step in steps)
    if dry_run:
        summary = ngettext("{n} changement à faire.", "{n} changements à faire.", count).format(n=count)
        click.echo(summary + " " + _("Rien n'est changé."))
        return
    if count:
        confirm(yes, _("Faire ces changements ?"))
    # even with nothing to do: foot checks its configuration again
    make_station(system, called, click.echo)
    click.echo(_("Le poste est prêt."))
    for line in _next_steps(count > 0, lacks_pin(system)):
        click.echo(f"  • {line}")


def format_steps(steps: Sequence[InstallStep]) -> Iterator[str]:
    """Two lines a change: to do or done, and what; why. Below a file with another content, the lines that differ."""
    from kiosk.machine.install.changes import AccountChange, FileChange, FileState, LinkChange, PackagesChange

    to_do, done = _("à faire"), _("déjà fait")
    width = max(len(to_do), len(done))
    for step in steps:
        change = step.change
        match change:
            case PackagesChange(names=names, missing=missing):
                what = " ".join(missing or names)
            case AccountChange(name=name):
                what = name
            case LinkChange(path=path, target=target):
                what = f"{path} → {target}"
            case _:
                what = change.path
        yield f"{(done if step.done else to_do).ljust(width)}  {what}"
        yield f"{'':{width}}    {_(change.why)}"
        if (
            isinstance(change, FileChange)
            and isinstance(step.state, FileState)
            and not (step.done or change.only_if_absent)
        ):
            yield from (f"{'':{width}}    {line}" for line in _difference(step.state.content, change.content or b""))


def _difference(before: bytes, after: bytes) -> Iterator[str]:
    old, new = (text.decode("utf-8", "replace").splitlines() for text in (before, after))
    lines = difflib.unified_diff(old, new, n=0, lineterm="")
    return (line for line in lines if not line.startswith(("---", "+++", "@@")))


def _next_steps(changed: bool, without_pin: bool) -> Iterator[str]:
    if without_pin:
        yield _("Choisissez le code du conseiller : sudo kiosk pin")
    if changed:
        yield _("Redémarrez la machine : le poste s'ouvre seul.")
    yield _("Dans le BIOS : un mot de passe, et pas de démarrage par clé USB.")
    yield _("Dans GRUB : un mot de passe, si le public peut redémarrer la machine.")


def require_root() -> None:
    """Raise :class:`click.ClickException` for anybody but root."""
    if os.geteuid() != 0:
        raise click.ClickException(_("Cette commande change la machine. Lancez-la avec sudo."))


def confirm(yes: bool, question: str) -> None:
    """Return where the adviser says yes, now or by the option ``--yes``; else exit with 1."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise click.ClickException(_("Il faut une réponse. Dans un script : --yes"))
    if not is_confirmed(f"{question} [{_('oui/non')}]"):
        click.echo(_("Rien n'est changé."))
        sys.exit(1)
