"""The screen of a station, examined from elsewhere: monitor, cells and letters on it, mouse and keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from kiosk.i18n import _
from kiosk.machine.doctor.judgement import Judgement, fail, ok, warn
from kiosk.station.screen.font_size import MONITORS_FOLDER, cells_on, connected_monitor, largest_font
from kiosk.station.screen.text_size import MIN_CELLS
from kiosk.station.settings.model import TextSize

if TYPE_CHECKING:
    from kiosk.machine.doctor.examined_machine import ExaminedMachine

SMALLEST_GOOD_FONT = 16
"""Pixels: below it letters are smaller than those of a newspaper, on any monitor that a station has."""


class ScreenFacts(msgspec.Struct, frozen=True):
    """``monitor`` is its size in pixels, None for none that is connected; ``mouse`` and ``keyboard`` are None where the
    kernel does not list input devices.
    """

    text_size: TextSize
    monitor: tuple[int, int] | None
    graphics_card: bool
    mouse: bool | None = None
    keyboard: bool | None = None


def judge_screen(facts: ScreenFacts) -> Iterator[Judgement]:
    """Judge the screen as the station's scripts would open it."""
    if not facts.graphics_card:
        why = _("L'écran du poste s'ouvre par elle.")
        remedy = _("Il manque peut-être un paquet « firmware » : sudo dmesg")
        yield fail("screen.card", _("Le noyau ne voit pas de carte graphique."), why, remedy)
    yield _monitor(facts)
    why = _("Les exercices demandent une souris et un clavier.")
    if facts.mouse:
        yield ok("screen.mouse", _("Une souris est branchée."), why)
    elif facts.mouse is False:
        yield fail("screen.mouse", _("Aucune souris n'est branchée."), why, _("Branchez une souris."))
    if facts.keyboard:
        yield ok("screen.keyboard", _("Un clavier est branché."), why)
    elif facts.keyboard is False:
        yield fail("screen.keyboard", _("Aucun clavier n'est branché."), why, _("Branchez un clavier."))


def _monitor(facts: ScreenFacts) -> Judgement:
    why = _("Les écrans du programme ont besoin de place, et de grandes lettres.")
    check = "screen.size"
    if facts.monitor is None:
        what = _("Aucun moniteur allumé n'est vu.")
        return warn(check, what, why, _("Allumez le moniteur, puis relancez kiosk doctor."))
    width, height = facts.monitor
    pixels = largest_font(facts.text_size, facts.monitor)
    cells = cells_on(pixels, facts.monitor)
    size = _("{columns} colonnes et {rows} lignes").format(columns=cells.columns, rows=cells.rows)
    what = _("Moniteur {width}x{height} : {shown}, lettres de {pixels} points.").format(
        width=width, height=height, shown=size, pixels=pixels
    )
    least = MIN_CELLS["grand"]
    if cells.columns < least.columns or cells.rows < least.rows:
        return fail(check, what, why, _("Prenez un moniteur plus grand."))
    if pixels < SMALLEST_GOOD_FONT:
        return warn(check, what, why, _("Prenez un moniteur plus grand, ou le texte en grand."))
    return ok(check, what, why)


_REPEATS = 1 << 20
"""EV_REP: a held key repeats, which a keyboard does, and a power button does not."""
_MOUSE_HANDLER = re.compile(r"\bmouse\d+\b")


def read_screen_facts(machine: ExaminedMachine) -> ScreenFacts:
    """Read what the kernel lists in ``/sys`` and ``/proc``."""
    monitors = machine.path(MONITORS_FOLDER)
    connected = any(_text(status) == "connected" for status in monitors.glob("card*-*/status"))
    try:
        devices = machine.path("/proc/bus/input/devices").read_text("utf-8", "replace").split("\n\n")
    except OSError:
        devices = None
    return ScreenFacts(
        text_size=machine.layers.settings.text_size,
        monitor=connected_monitor(monitors) if connected else None,
        graphics_card=any(monitors.glob("card[0-9]*")),
        mouse=None if devices is None else any(map(_is_mouse, devices)),
        keyboard=None if devices is None else any(map(_is_keyboard, devices)),
    )


def _is_mouse(device: str) -> bool:
    return _MOUSE_HANDLER.search(_line(device, "H: Handlers=")) is not None


def _is_keyboard(device: str) -> bool:
    kinds = _line(device, "B: EV=")
    return "kbd" in _line(device, "H: Handlers=") and bool(kinds and int(kinds, 16) & _REPEATS)


def _line(device: str, prefix: str) -> str:
    return next((line.removeprefix(prefix).strip() for line in device.splitlines() if line.startswith(prefix)), "")


def _text(file: object) -> str:
    try:
        return open(str(file), encoding="ascii").read().strip()
    except (OSError, ValueError):
        return ""
