"""Where the measured programs live: their commands, a clean environment, and folders that are thrown away."""

from __future__ import annotations

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
CLONE = HERE.parents[1]
KIOSK = (sys.executable, "-m", "kiosk")
BARE_STATIC = (sys.executable, str(HERE / "bare_static.py"))
BARE_INPUT = (sys.executable, str(HERE / "bare_input.py"))
OUR_FPS = "120"
GREETING = "Bonjour et bienvenue"
LEAVE_EXERCISE = "Arrêter ici"
HOME_TITLE = "Que voulez-vous faire\u00a0?"
"""As it is drawn, with a no-break space."""


def environment(home: Path, *, fps: str | None = OUR_FPS, settings: Path | None = None) -> dict[str, str]:
    """The same for all: a terminal of true colours, ``home`` for whatever is written.

    ``settings``: a file; without it one as a station usually has, so that no file of this machine counts.
    """
    home.mkdir(parents=True, exist_ok=True)
    if settings is None:
        settings = home / "settings.yaml"
        settings.write_text("language: fr\nkeyboard: azerty\n", encoding="utf-8")
    made = {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "KIOSK_DATA": str(home / "kiosk"),
        "KIOSK_SETTINGS": str(settings),
    }
    if fps is not None:
        made["TEXTUAL_FPS"] = fps
    return made
