"""Which of the fonts are installed: fontconfig is asked; without it, the folders of fonts are looked through."""

from __future__ import annotations

import os
from pathlib import Path

from kiosk.machine.doctor.fonts import FILES, FontFacts
from kiosk.machine.doctor.machine import Machine

_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts")


def font_facts(machine: Machine) -> FontFacts:
    """The fonts that a terminal would find."""
    answer = machine.ask(["fc-list", ":", "family"])
    if answer is not None and answer.code == 0:
        known = {name.strip() for line in answer.text.splitlines() for name in line.split(",")}
        return FontFacts(frozenset(FILES) & known, "fontconfig")
    folders = [machine.at(folder) for folder in _FOLDERS]
    if home := machine.environment.get("HOME"):
        folders += [Path(home, ".local/share/fonts"), Path(home, ".fonts")]
    files = {name for folder in folders for _place, _below, names in os.walk(folder) for name in names}
    return FontFacts(frozenset(family for family, file in FILES.items() if file in files), "files")
