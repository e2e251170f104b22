"""The screen of a station, seen from elsewhere: the monitor, what it shows of the program, mouse and keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from kiosk.i18n import _
from kiosk.machine.doctor.judgement import Judgement, do, see, well
from kiosk.station.screen.font_size import MONITORS_FOLDER, cells_on, connected_monitor, largest_font
from kiosk.station.screen.text_size import MIN_CELLS
from kiosk.station.settings.model import TextSize

if TYPE_CHECKING:
    from kiosk.machine.doctor.examined_machine import ExaminedMachine

SMALL_LETTERS = 16
"""Pixels: below it letters are smaller than those of a newspaper, on any monitor that a station has."""


class ScreenFacts(msgspec.Struct, frozen=True):
    """``monitor`` in pixels, None for none that is connected; ``card``: the kernel has a graphics card to draw with.

    ``mouse`` and ``keyboard``: one is connected; None where the kernel does not say.
    """

    text_size: TextSize
    monitor: tuple[int, int] | None
    card: bool
    mouse: bool | None = None
    keyboard: bool | None = None


def judge_screen(facts: ScreenFacts) -> Iterator[Judgement]:
    """As the station's own scripts will open it."""
    if not facts.card:
        why = _("L'écran du poste s'ouvre par elle.")
        remedy = _("Il manque peut-être un paquet « firmware » : sudo dmesg")
        yield do("screen.card", _("Le noyau ne voit pas de carte graphique."), why, remedy)
    yield _monitor(facts)
    why = _("Les exercices demandent une souris et un clavier.")
    if facts.mouse:
        yield well("screen.mouse", _("Une souris est branchée."), why)
    elif facts.mouse is False:
        yield do("screen.mouse", _("Aucune souris n'est branchée."), why, _("Branchez une souris."))
    if facts.keyboard:
        yield well("screen.keyboard", _("Un clavier est branché."), why)
    elif facts.keyboard is False:
        yield do("screen.keyboard", _("Aucun clavier n'est branché."), why, _("Branchez un clavier."))


def _monitor(facts: ScreenFacts) -> Judgement:
    why = _("Les écrans du programme ont besoin de place, et de grandes lettres.")
    check = "screen.size"
    if facts.monitor is None:
        what = _("Aucun moniteur allumé n'est vu.")
        return see(check, what, why, _("Allumez le moniteur, puis relancez kiosk doctor."))
    width, height = facts.monitor
    pixels = largest_font(facts.text_size, facts.monitor)
    cells = cells_on(pixels, facts.monitor)
    shown = _("{columns} colonnes et {rows} lignes").format(columns=cells.columns, rows=cells.rows)
    what = _("Moniteur {width}x{height} : {shown}, lettres de {pixels} points.").format(
        width=width, height=height, shown=shown, pixels=pixels
    )
    least = MIN_CELLS["grand"]
    if cells.columns < least.columns or cells.rows < least.rows:
        return do(check, what, why, _("Prenez un moniteur plus grand."))
    if pixels < SMALL_LETTERS:
        return see(check, what, why, _("Prenez un moniteur plus grand, ou le texte en grand."))
    return well(check, what, why)


_REPEATS = 1 << 20
"""EV_REP: a held key repeats, which a keyboard does, and a power button does not."""
_POINTS = re.compile(r"\bmouse\d+\b")


def screen_facts(machine: ExaminedMachine) -> ScreenFacts:
    """What would be there for the station."""
    monitors = machine.at(MONITORS_FOLDER)
    connected = any(_text(status) == "connected" for status in monitors.glob("card*-*/status"))
    try:
        devices = machine.at("/proc/bus/input/devices").read_text("utf-8", "replace").split("\n\n")
    except OSError:
        devices = None
    return ScreenFacts(
        text_size=machine.held.settings.text_size,
        monitor=connected_monitor(monitors) if connected else None,
        card=any(monitors.glob("card[0-9]*")),
        mouse=None if devices is None else any(map(_is_mouse, devices)),
        keyboard=None if devices is None else any(map(_is_keyboard, devices)),
    )


def _is_mouse(device: str) -> bool:
    return _POINTS.search(_line(device, "H: Handlers=")) is not None


def _is_keyboard(device: str) -> bool:
    kinds = _line(device, "B: EV=")
    return "kbd" in _line(device, "H: Handlers=") and bool(kinds and int(kinds, 16) & _REPEATS)


def _line(device: str, begins: str) -> str:
    return next((line.removeprefix(begins).strip() for line in device.splitlines() if line.startswith(begins)), "")


def _text(file: object) -> str:
    try:
        return open(str(file), encoding="ascii").read().strip()
    except (OSError, ValueError):
        return ""
