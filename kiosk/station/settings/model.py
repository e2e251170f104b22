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

from kiosk.course.keyboards import LayoutName
from kiosk.errors import KioskError
from kiosk.station.idle import IdleTimes

SYSTEM_FILE = Path("/etc/kiosk/settings.yaml")
SYSTEM_FOLDER_MODE, STATION_FILE_MODE = 0o755, 0o640
"""Who reads it: everybody sees that it is there; on a station root and the station's account read it, for its PIN."""
SYSTEM_STATE = Path("/var/lib/kiosk")
"""The station's own folder, made where the program was installed as a station."""
Language = Literal["fr", "en"]
ThemeName = Literal["clair", "sombre", "contraste fort"]
TextSize = Literal["petit", "normal", "grand"]
_NAME = re.compile(r"[^A-Za-z0-9_-]+")


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Every setting has a value that works; the file names those that differ."""

    language: Annotated[Language, Meta(description="Langue de l'écran.")] = "fr"
    keyboard: Annotated[LayoutName, Meta(description="Le clavier du poste.")] = "azerty"
    theme: Annotated[ThemeName, Meta(description="Les couleurs.")] = "clair"
    text_size: Annotated[TextSize, Meta(description="La taille du texte.")] = "normal"
    locked: Annotated[bool, Meta(description="Sans bouton « Quitter ».")] = False
    pin: Annotated[str, Meta(description="Le code du conseiller ; `kiosk pin` l'écrit.")] = ""
    question_after: Annotated[int, Meta(ge=1, description="Secondes sans signe avant la question.")] = 180
    leave_after: Annotated[int, Meta(ge=1, description="Secondes de la question au retour à l'accueil.")] = 90
    demonstration_pace: Annotated[float, Meta(ge=0, le=5, description="1 : lent ; 0.5 : 2 fois plus vite.")] = 1.0
    station: Annotated[str, Meta(max_length=64, description="Le nom du poste, pour ses fichiers.")] = ""
    data: Annotated[str, Meta(description="Le dossier des carnets.")] = ""
    archives: Annotated[str, Meta(description="Le dossier des archives de carnets.")] = ""
    exercises: Annotated[tuple[str, ...], Meta(description="Vos dossiers d'exercices.")] = ()
    printer: Annotated[str, Meta(max_length=64, description="L'imprimante du papier du carnet.")] = ""
    keep_logbooks: Annotated[int, Meta(ge=0, le=240, description="Mois sans visite ; 0 : toujours.")] = 24
    workshop: Annotated[tuple[str, ...], Meta(description="Les thèmes ou exercices de l'atelier.")] = ()
    workshop_day: Annotated[
        str, Meta(pattern=r"^(\d{4}-\d{2}-\d{2})?$", description="Le jour de l'atelier ; vide : chaque jour.")
    ] = ""

    def idle_times(self) -> IdleTimes:
        """The two idle times in seconds."""
        return IdleTimes(float(self.question_after), float(self.leave_after))


def settings_file(environment: Mapping[str, str]) -> Path | None:
    """The file that holds: the one named by KIOSK_SETTINGS, the system's, the user's; None for none."""
    if named := environment.get("KIOSK_SETTINGS"):
        return Path(named)
    return next((file for file in (SYSTEM_FILE, user_file(environment)) if is_there(file)), None)


def user_file(environment: Mapping[str, str]) -> Path:
    """The settings file of the account that the program runs as, whether it is there or not."""
    home = environment.get("XDG_CONFIG_HOME") or os.path.join(environment.get("HOME", "/"), ".config")
    return Path(home) / "kiosk" / "settings.yaml"


def read_settings(file: Path | None) -> Settings:
    """The settings of ``file``; the built-in ones for None, and where it names none.

    Raises KioskError, every problem with its place.
    """
    if file is None:
        return Settings()
    from kiosk.station.settings.reading import read_written

    written = read_written(file)
    if written.settings is None:
        raise KioskError("\n".join(written.problems))
    return written.settings


def station_name(settings: Settings) -> str:
    """The station's name as a file's name: the setting, else the machine's."""
    return _NAME.sub("-", settings.station or socket.gethostname()).strip("-_")[:64] or "poste"


def state_folder(environment: Mapping[str, str]) -> Path:
    """The station's own folder, never shared with another station: what was chosen, the last good settings, the record.

    KIOSK_DATA; else :data:`SYSTEM_STATE` where it is there and this account may write in it; else the user's.
    """
    if named := environment.get("KIOSK_DATA"):
        return Path(named).expanduser()
    if os.access(SYSTEM_STATE, os.W_OK | os.X_OK) and os.path.isdir(SYSTEM_STATE):
        return SYSTEM_STATE
    state = environment.get("XDG_STATE_HOME") or os.path.join(environment.get("HOME", "/"), ".local", "state")
    return Path(state) / "kiosk"


def data_folder(settings: Settings, environment: Mapping[str, str]) -> Path:
    """Where logbooks and the log are: KIOSK_DATA, the setting, else the station's own folder."""
    if named := environment.get("KIOSK_DATA") or settings.data:
        return Path(named).expanduser()
    return state_folder(environment)


def is_there(file: Path) -> bool:
    """Whether there is such a file; one that may not be looked at is there, and reading it says what is wrong."""
    try:
        file.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        pass
    return True
