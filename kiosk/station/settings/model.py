"""The settings of a station, with their built-in values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from kiosk.course.keyboard.keys import LayoutName
from kiosk.station.idle import IdleTimes

Language = Literal["fr", "en"]
ThemeName = Literal["clair", "sombre", "contraste fort"]
TextSize = Literal["petit", "normal", "grand"]
BACKGROUNDS: Mapping[ThemeName, str] = {"clair": "#fdfbf6", "sombre": "#10151d", "contraste fort": "#000000"}
"""The background of each theme, of the program's screens and of what a station shows before and around them."""


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Every setting has a value that works; a settings file names those that differ."""

    language: Annotated[Language, Meta(description="Langue de l'écran.")] = "fr"
    keyboard: Annotated[LayoutName, Meta(description="Le clavier du poste.")] = "azerty"
    theme: Annotated[ThemeName, Meta(description="Les couleurs.")] = "clair"
    text_size: Annotated[TextSize, Meta(description="La taille du texte.")] = "normal"
    pictures: Annotated[
        Literal["auto", "octants", "sextants", "quadrants", "halves"],
        Meta(description="De quoi les images sont faites ; `kiosk pictures` montre chaque façon."),
    ] = "auto"
    locked: Annotated[bool, Meta(description="Sans bouton « Quitter ».")] = False
    pin: Annotated[str, Meta(description="Le code du conseiller ; `kiosk pin` l'écrit.")] = ""
    question_after: Annotated[int, Meta(ge=10, le=7200, description="Secondes sans signe avant la question.")] = 180
    leave_after: Annotated[int, Meta(ge=5, le=7200, description="Secondes de la question au retour à l'accueil.")] = 90
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
        """When somebody counts as away."""
        return IdleTimes(float(self.question_after), float(self.leave_after))


def background_rgb(theme: ThemeName) -> tuple[int, int, int]:
    """Red, green and blue of a theme's background, each from 0 to 255."""
    red, green, blue = bytes.fromhex(BACKGROUNDS[theme].removeprefix("#"))
    return red, green, blue
