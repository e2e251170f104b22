"""The settings: whether their file can be read, whether a good copy of it is kept, whether there is a PIN."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from kiosk.i18n import _
from kiosk.machine.doctor.judgement import Judgement, fail, ok, warn

if TYPE_CHECKING:
    from kiosk.machine.doctor.examined_machine import ExaminedMachine


class SettingsFacts(msgspec.Struct, frozen=True):
    """``file`` is empty for none; ``readable``: by this account. ``problems`` are those of the file and of what was
    chosen in the adviser's corner; ``missing_paths`` are named by the file and do not exist. ``has_copy`` is None where
    this account cannot see it.
    """

    file: str
    readable: bool
    problems: tuple[str, ...]
    missing_paths: tuple[str, ...]
    locked: bool
    pin: bool
    has_copy: bool | None


def judge_settings(facts: SettingsFacts, *, station: bool) -> Iterator[Judgement]:
    """A broken file must be repaired, though the station runs on with its last good copy."""
    yield from _file(facts, station)
    if not facts.readable:
        return
    why = _("Le code ouvre le coin du conseiller, seule sortie d'un poste verrouillé.")
    sudo = "sudo kiosk pin" if station else "kiosk pin"
    if facts.pin:
        yield ok("settings.pin", _("Le code du conseiller est choisi."), why)
    elif station or facts.locked:
        yield fail("settings.pin", _("Le code du conseiller n'est pas choisi."), why, sudo)
    else:
        what = _("Pas de code : le coin du conseiller est ouvert à tous.")
        yield ok("settings.pin", what, _("Sans verrou, le programme a son bouton « Quitter »."))


def _file(facts: SettingsFacts, station: bool) -> Iterator[Judgement]:
    why = _("Le fichier des réglages dit la langue, le clavier, et les dossiers.")
    if not facts.file:
        what = _("Pas de fichier : les réglages d'origine valent.")
        yield (warn("settings.file", what, why, "sudo kiosk install") if station else ok("settings.file", what, why))
        return
    if not facts.readable:
        what = _("{file} ne se lit pas avec ce compte.").format(file=facts.file)
        yield warn("settings.file", what, why, "sudo kiosk doctor")
        return
    for problem in facts.problems:
        remedy = _("Changez la ligne, puis : kiosk settings --check {file}").format(file=facts.file)
        yield fail("settings.file", problem, _("Le poste suit d'autres réglages que les vôtres."), remedy)
    for problem in facts.missing_paths:
        remedy = _("Changez la ligne, puis : kiosk settings --check {file}").format(file=facts.file)
        yield warn("settings.places", problem, _("Ce qui ne se trouve pas n'est pas montré."), remedy)
    if not facts.problems and not facts.missing_paths:
        yield ok("settings.file", _("{file} se lit bien.").format(file=facts.file), why)
    if station and not facts.problems and facts.has_copy is not None:
        why = _("Si le fichier ne se lit plus un jour, le poste suit cette copie.")
        if facts.has_copy:
            yield ok("settings.copy", _("La copie des réglages est gardée."), why)
        else:
            remedy = _("Démarrez le poste une fois.")
            yield warn("settings.copy", _("Pas encore de copie des réglages."), why, remedy)


def read_settings_facts(machine: ExaminedMachine) -> SettingsFacts:
    """Take what :func:`read_layers` found, and look for the paths that the file names."""
    from kiosk.station.settings.layers import LAST_GOOD_FILE
    from kiosk.station.settings.reading import parse_settings_file
    from kiosk.station.settings.references import find_missing_references

    layers = machine.layers
    readable = machine.settings_readable
    places = (
        find_missing_references(parse_settings_file(layers.file), str(layers.file)) if layers.file and readable else ()
    )
    return SettingsFacts(
        file=str(layers.file or ""),
        readable=readable,
        problems=layers.problems if readable else (),
        missing_paths=tuple(map(str, places)),
        locked=layers.settings.locked,
        pin=bool(layers.settings.pin),
        has_copy=os.path.isfile(machine.state / LAST_GOOD_FILE) if os.access(machine.state, os.X_OK) else None,
    )
