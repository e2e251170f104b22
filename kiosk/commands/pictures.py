"""``kiosk pictures``: every picture in every theme and size; and, for who draws them, their grids made anew."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from kiosk.i18n import _, ngettext
from kiosk.pictures import grids as grids_module
from kiosk.pictures.blocks import Blocks, blocks_of_terminal
from kiosk.pictures.contact_sheet import Depth, contact_sheet
from kiosk.pictures.grids import SIDES, Grids, grids, pack
from kiosk.station.settings.model import BACKGROUNDS, ThemeName, background_rgb

SOURCES = Path(grids_module.__file__).with_name("sources")


def pictures() -> click.Command:
    """The command, made for click when it is called."""

    @click.command(help=_("Montre toutes les images, dans chaque thème et chaque taille."))
    @click.argument("names", nargs=-1, metavar=_("[IMAGE]..."))
    @click.option("--theme", type=click.Choice(list(BACKGROUNDS)), help=_("Ce thème seulement."))
    @click.option(
        "--blocks",
        type=click.Choice([one.value for one in Blocks]),
        help=_("Les caractères que le terminal sait dessiner."),
    )
    @click.option("--without-names", is_flag=True, help=_("Sans les noms : pour demander à quelqu'un ce qu'il voit."))
    @click.option("--build", is_flag=True, help=_("Refait les images à partir des dessins. Pour qui développe."))
    def command(
        names: tuple[str, ...], theme: ThemeName | None, blocks: str | None, without_names: bool, build: bool
    ) -> None:
        if build:
            _build()
            return
        known = grids()
        for name in names:
            if name not in known:
                raise click.ClickException(_("L'image « {name} » n'existe pas.").format(name=name))
        shown = {name: known[name] for name in names or known}
        drawn = Blocks(blocks) if blocks else blocks_of_terminal(os.environ, is_station=False)
        lines = _sheets(shown, [theme] if theme else list(BACKGROUNDS), drawn, names=not without_names)
        # the stream of texts would show the colours' sequences as escapes
        sys.stdout.flush()
        for line in lines:
            sys.stdout.buffer.write(line.encode() + b"\n")
        sys.stdout.buffer.flush()

    return command


def _sheets(shown: Mapping[str, Grids], themes: list[ThemeName], blocks: Blocks, *, names: bool) -> Iterator[str]:
    width = shutil.get_terminal_size((100, 28)).columns
    for theme in themes:
        for side in SIDES:
            of_size = {name: by_side[side] for name, by_side in shown.items()}
            yield from contact_sheet(of_size, background_rgb(theme), blocks, _depth(), width, names=names)


def _depth() -> Depth:
    if os.environ.get("COLORTERM") in ("truecolor", "24bit"):
        return "24 bit"
    return "256" if "256" in os.environ.get("TERM", "") else "16"


def _build() -> None:
    try:
        from kiosk.pictures.rasterising import rasterise, source_sum

        made, sums = {}, {}
        for file in sorted(SOURCES.glob("*.svg")):
            svg = file.read_text(encoding="utf-8")
            try:
                made[file.stem] = {side: rasterise(svg, side) for side in SIDES}
            except ValueError as error:
                raise click.ClickException(f"{file} : {error}") from error
            sums[file.stem] = source_sum(svg)
    except ModuleNotFoundError as missing:
        what = _("Il manque {name}, qui dessine les images.").format(name=missing.name)
        raise click.ClickException(f"{what} pip install 'kiosk-practice[test]'") from missing
    grids_module.FILE.write_bytes(pack(made, sums))
    click.echo(ngettext("{n} image", "{n} images", len(made)).format(n=len(made)))
