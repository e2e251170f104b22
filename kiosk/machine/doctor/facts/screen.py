"""What the kernel says of monitor, graphics card, mouse and keyboard."""

from __future__ import annotations

import re

from kiosk.machine.doctor.machine import Machine
from kiosk.machine.doctor.screen import ScreenFacts
from kiosk.station.screen.font_size import MONITORS, connected_monitor

_REPEATS = 1 << 20
"""EV_REP: a held key repeats, which a keyboard does, and a power button does not."""
_POINTS = re.compile(r"\bmouse\d+\b")


def screen_facts(machine: Machine) -> ScreenFacts:
    """What would be there for the station."""
    monitors = machine.at(MONITORS)
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
