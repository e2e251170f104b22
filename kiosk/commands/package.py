"""``kiosk package``: builds the Debian package, for developers."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.errors import KioskError
from kiosk.i18n import LANGUAGES, _, language, use_language

if TYPE_CHECKING:
    from kiosk.machine.package.debian import ManualEntry


def package() -> click.Command:
    """The command."""
    from kiosk.machine.package.platforms import PLATFORMS

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
        "--arch",
        type=click.Choice(tuple(PLATFORMS)),
        default="amd64",
        show_default=True,
        help=_("La sorte de machine."),
    )
    @click.option(
        "--renew", is_flag=True, help=_("Prend les composants et les outils les plus récents, et garde leurs versions.")
    )
    @click.pass_context
    def command(context: click.Context, out: Path, arch: str, renew: bool) -> None:
        from kiosk.machine.package.build import build_package, find_clone, find_epoch, require_tools
        from kiosk.machine.package.gathering import gather

        platform = PLATFORMS[arch]
        try:
            source = find_clone()
            require_tools()
            if renew:
                _renew(source)
            epoch = find_epoch(source, os.environ)
            wheels = gather(source, platform, epoch, click.echo)
            file = build_package(wheels, platform, _manual_pages(context, wheels.own.version, epoch), out)
        except KioskError as error:
            raise click.ClickException(str(error)) from error
        size = file.stat().st_size / 1_000_000
        click.echo(_("C'est fait : {file} ({size:.1f} Mo)").format(file=file, size=size))
        click.echo(_("Sur la machine : sudo apt install ./{file}").format(file=file.name))

    return command


def _renew(source: Path) -> None:
    from kiosk.machine.package.gathering import renew_pins

    for name, old, new in renew_pins(source, click.echo):
        click.echo(f"  {name}: {old or '–'} → {new or '–'}")


def _manual_pages(context: click.Context, version: str, epoch: int) -> dict[str, str]:
    """The manual page of all commands, by language."""
    from kiosk.machine.package.debian import manual_page

    root = context.find_root()
    group = root.command
    if not isinstance(group, click.Group):
        return {}
    before = language()
    pages = {}
    try:
        for code in LANGUAGES:
            use_language(code)
            about = _("s'exercer à l'ordinateur, sans être jugé")
            pages[code] = manual_page(version, epoch, about, list(_manual_entries(group, root)))
    finally:
        use_language(before)
    return pages


def _manual_entries(group: click.Group, root: click.Context) -> Iterator[ManualEntry]:
    from kiosk.machine.package.debian import ManualEntry

    yield ManualEntry("kiosk", _("Sans commande : ouvre l'écran du poste."))
    for name in group.list_commands(root):
        command = group.get_command(root, name)
        if command is None:
            continue
        within = click.Context(command, info_name=name, parent=root)
        records = (one.get_help_record(within) for one in command.params if isinstance(one, click.Option))
        options = tuple(record for record in records if record is not None)
        yield ManualEntry(" ".join(["kiosk", name, *command.collect_usage_pieces(within)]), command.help or "", options)
