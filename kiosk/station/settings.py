"""How one station is set: built-in values, changed by one small YAML file."""

from __future__ import annotations

import os
import re
import socket
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from kiosk.errors import KioskError
from kiosk.i18n import _
from kiosk.station.folders import read_bounded
from kiosk.station.idle import IdleTimes

SYSTEM_FILE = Path("/etc/kiosk/settings.yaml")
_NAME = re.compile(r"[^A-Za-z0-9_-]+")


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Every setting has a value that works; the file names those that differ."""

    language: Annotated[Literal["fr", "en"], Meta(description="Langue de l'écran.")] = "fr"
    keyboard: Annotated[Literal["azerty", "qwerty", "bepo", "qwertz"], Meta(description="Le clavier du poste.")] = (
        "azerty"
    )
    theme: Annotated[Literal["clair", "sombre", "contraste fort"], Meta(description="Les couleurs.")] = "clair"
    locked: Annotated[bool, Meta(description="Sans bouton « Quitter ».")] = False
    question_after: Annotated[int, Meta(ge=1, description="Secondes sans signe avant la question.")] = 180
    leave_after: Annotated[int, Meta(ge=1, description="Secondes de la question au retour à l'accueil.")] = 90
    demonstration_pace: Annotated[float, Meta(ge=0, le=5, description="1 : lent ; 0.5 : 2 fois plus vite.")] = 1.0
    station: Annotated[str, Meta(max_length=64, description="Le nom du poste, pour ses fichiers.")] = ""
    data: Annotated[str, Meta(description="Le dossier des carnets.")] = ""
    exercises: Annotated[tuple[str, ...], Meta(description="Vos dossiers d'exercices.")] = ()

    def idle_times(self) -> IdleTimes:
        """The two idle times in seconds."""
        return IdleTimes(float(self.question_after), float(self.leave_after))


def settings_file(environment: Mapping[str, str]) -> Path | None:
    """The file that holds: the one named by KIOSK_SETTINGS, the system's, the user's; None for none."""
    if named := environment.get("KIOSK_SETTINGS"):
        return Path(named)
    home = environment.get("XDG_CONFIG_HOME") or os.path.join(environment.get("HOME", "/"), ".config")
    return next((f for f in (SYSTEM_FILE, Path(home) / "kiosk" / "settings.yaml") if f.exists()), None)


def read_settings(file: Path | None) -> Settings:
    """The settings of ``file``; the built-in ones for None, and where it names none.

    Raises KioskError, every problem with its place.
    """
    if file is None:
        return Settings()
    from kiosk.course.decoding import decode
    from kiosk.course.yaml_tree import read_tree

    try:
        source = read_bounded(file)
    except OSError as error:
        raise KioskError(_("{file} ne peut pas être lu.").format(file=file)) from error
    if all(not line.strip() or line.lstrip().startswith(b"#") for line in source.splitlines()):
        return Settings()
    tree, problems = read_tree(source, str(file))
    settings: Settings | None = None
    if tree is not None and not problems:
        settings, problems = decode(tree, Settings, str(file))
    if problems or settings is None:
        raise KioskError("\n".join(map(str, problems)))
    return settings


def station_name(settings: Settings) -> str:
    """The station's name as a file's name: the setting, else the machine's."""
    return _NAME.sub("-", settings.station or socket.gethostname()).strip("-_")[:64] or "poste"


def data_folder(settings: Settings, environment: Mapping[str, str]) -> Path:
    """Where logbooks and the log are: KIOSK_DATA, the setting, else the user's state folder."""
    if named := environment.get("KIOSK_DATA") or settings.data:
        return Path(named).expanduser()
    state = environment.get("XDG_STATE_HOME") or os.path.join(environment.get("HOME", "/"), ".local", "state")
    return Path(state) / "kiosk"
