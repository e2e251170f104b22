"""``kiosk package``: makes the Debian package. For those who write the program."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.errors import KioskError
from kiosk.i18n import LANGUAGES, _, language, use_language

if TYPE_CHECKING:
    from kiosk.machine.package.manual import Entry


def package() -> click.Command:
    """The command."""
    from kiosk.machine.package.target import TARGETS

    @click.command(help=_("Construit le paquet Debian du programme. Pour qui développe."))
    @click.option(
        "--out",
        metavar=_("DOSSIER"),
        type=click.Path(path_type=Path, file_okay=False),
        default=Path("dist"),
        show_default=True,
        help=_("Où le paquet va."),
    )
    @click.option(
        "--arch", type=click.Choice(tuple(TARGETS)), default="amd64", show_default=True, help=_("La sorte de machine.")
    )
    @click.option(
        "--renew", is_flag=True, help=_("Prend les composants et les outils les plus récents, et garde leurs versions.")
    )
    @click.pass_context
    def command(context: click.Context, out: Path, arch: str, renew: bool) -> None:
        from kiosk.machine.package.build import close
        from kiosk.machine.package.components import gather
        from kiosk.machine.package.source import clone, epoch_of, need_tools

        target = TARGETS[arch]
        try:
            source = clone()
            need_tools()
            if renew:
                _renew(source)
            epoch = epoch_of(source, os.environ)
            product = gather(source, target, epoch, click.echo)
            made = close(product, target, _manuals(context, product.own.version, epoch), out)
        except (KioskError, OSError) as error:
            raise click.ClickException(str(error)) from error
        size = made.stat().st_size / 1_000_000
        click.echo(_("C'est fait : {file} ({size:.1f} Mo)").format(file=made, size=size))
        click.echo(_("Sur la machine : sudo apt install ./{file}").format(file=made.name))

    return command


def _renew(source: Path) -> None:
    from kiosk.machine.package.components import renew

    for name, old, new in renew(source, click.echo):
        click.echo(f"  {name}: {old or '–'} → {new or '–'}")


def _manuals(context: click.Context, version: str, epoch: int) -> dict[str, str]:
    """The manual page of the whole program in each of its languages."""
    from kiosk.machine.package.manual import manual_page

    root = context.find_root()
    group = root.command
    if not isinstance(group, click.Group):
        return {}
    spoken = language()
    pages = {}
    try:
        for code in LANGUAGES:
            use_language(code)
            about = _("s'exercer à l'ordinateur, sans être jugé")
            pages[code] = manual_page(version, epoch, about, list(_entries(group, root)))
    finally:
        use_language(spoken)
    return pages


def _entries(group: click.Group, root: click.Context) -> Iterator[Entry]:
    from kiosk.machine.package.manual import Entry

    yield Entry("kiosk", _("Sans commande : ouvre l'écran du poste."))
    for name in group.list_commands(root):
        command = group.get_command(root, name)
        if command is None:
            continue
        within = click.Context(command, info_name=name, parent=root)
        records = (one.get_help_record(within) for one in command.params if isinstance(one, click.Option))
        options = tuple(record for record in records if record is not None)
        yield Entry(" ".join(["kiosk", name, *command.collect_usage_pieces(within)]), command.help or "", options)
