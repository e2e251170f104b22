"""The settings: whether their file can be read, whether there is a copy for a bad day, whether there is a PIN."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from kiosk.i18n import _
from kiosk.machine.doctor.judgement import Judgement, do, see, well

if TYPE_CHECKING:
    from kiosk.machine.doctor.examined_machine import ExaminedMachine


class SettingsFacts(msgspec.Struct, frozen=True):
    """``file``: the settings file, empty for none; ``readable``: by this account. ``problems`` of the file and of what
    was chosen in the corner; ``places``: what it names that is not there. ``copied``: a last good copy is kept; None
    where this account cannot see it.
    """

    file: str
    readable: bool
    problems: tuple[str, ...]
    places: tuple[str, ...]
    locked: bool
    pin: bool
    copied: bool | None


def judge_settings(facts: SettingsFacts, *, station: bool) -> Iterator[Judgement]:
    """A file that is broken is to be mended, though the station runs on its last good copy."""
    yield from _file(facts, station)
    if not facts.readable:
        return
    why = _("Le code ouvre le coin du conseiller, seule sortie d'un poste verrouillé.")
    sudo = "sudo kiosk pin" if station else "kiosk pin"
    if facts.pin:
        yield well("settings.pin", _("Le code du conseiller est choisi."), why)
    elif station or facts.locked:
        yield do("settings.pin", _("Le code du conseiller n'est pas choisi."), why, sudo)
    else:
        what = _("Pas de code : le coin du conseiller est ouvert à tous.")
        yield well("settings.pin", what, _("Sans verrou, le programme a son bouton « Quitter »."))


def _file(facts: SettingsFacts, station: bool) -> Iterator[Judgement]:
    why = _("Le fichier des réglages dit la langue, le clavier, et les dossiers.")
    if not facts.file:
        what = _("Pas de fichier : les réglages d'origine valent.")
        yield (see("settings.file", what, why, "sudo kiosk install") if station else well("settings.file", what, why))
        return
    if not facts.readable:
        what = _("{file} ne se lit pas avec ce compte.").format(file=facts.file)
        yield see("settings.file", what, why, "sudo kiosk doctor")
        return
    for problem in facts.problems:
        remedy = _("Changez la ligne, puis : kiosk settings --check {file}").format(file=facts.file)
        yield do("settings.file", problem, _("Le poste suit d'autres réglages que les vôtres."), remedy)
    for problem in facts.places:
        remedy = _("Changez la ligne, puis : kiosk settings --check {file}").format(file=facts.file)
        yield see("settings.places", problem, _("Ce qui ne se trouve pas n'est pas montré."), remedy)
    if not facts.problems and not facts.places:
        yield well("settings.file", _("{file} se lit bien.").format(file=facts.file), why)
    if station and not facts.problems and facts.copied is not None:
        why = _("Si le fichier ne se lit plus un jour, le poste suit cette copie.")
        if facts.copied:
            yield well("settings.copy", _("La copie des réglages est gardée."), why)
        else:
            remedy = _("Démarrez le poste une fois.")
            yield see("settings.copy", _("Pas encore de copie des réglages."), why, remedy)


def settings_facts(machine: ExaminedMachine) -> SettingsFacts:
    """What :func:`hold_settings` found, and whether what is named is there."""
    from kiosk.station.settings.layers import LAST_GOOD_FILE
    from kiosk.station.settings.reading import read_written
    from kiosk.station.settings.references import place_problems

    held = machine.held
    readable = machine.settings_seen
    places = place_problems(read_written(held.file), str(held.file)) if held.file and readable else ()
    return SettingsFacts(
        file=str(held.file or ""),
        readable=readable,
        problems=held.problems if readable else (),
        places=tuple(map(str, places)),
        locked=held.settings.locked,
        pin=bool(held.settings.pin),
        copied=os.path.isfile(machine.state / LAST_GOOD_FILE) if os.access(machine.state, os.X_OK) else None,
    )
