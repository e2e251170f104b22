"""Whether what a settings file names exists: folders of exercises, the areas and exercises of the workshop."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from kiosk.course.files.names import AREA_FILE, EXERCISE_ENDING, exercise_id, is_name
from kiosk.i18n import _
from kiosk.station.course.folders import area_folders, yaml_files
from kiosk.station.course.loading import course_roots
from kiosk.station.settings.layers import SettingLayers
from kiosk.station.settings.model import Settings
from kiosk.station.settings.reading import ParsedSettings
from kiosk.yaml.problems import Problem, nearest, problem_at

_AREA_NAME = AREA_FILE.removesuffix(EXERCISE_ENDING)


def find_missing_references(parsed: ParsedSettings, file: str) -> tuple[Problem, ...]:
    """What ``file`` names and this account does not find; nothing where the file has no valid settings."""
    if parsed.settings is None:
        return ()
    return tuple(
        sorted(
            (
                *_find_missing_folders(parsed, parsed.settings, file),
                *_find_unknown_workshop_ids(parsed, parsed.settings, file),
            )
        )
    )


def find_course_problems(layers: SettingLayers) -> tuple[Problem, ...]:
    """What keeps folders of exercises out of the course: settings that cannot be read, folders that do not exist."""
    file = str(layers.file or "")
    found = []
    if layers.problems:
        what = _("ces réglages ne se lisent pas en entier : vos dossiers d'exercices peuvent manquer")
        readable = os.access(file, os.R_OK)
        write = _("lancez : sudo kiosk settings") if readable else _("lancez : sudo kiosk check")
        found.append(Problem(file, 1, 1, what, write))
    for folder in layers.settings.exercises:
        if not os.path.isdir(folder):
            what = _("le dossier {folder} ne se trouve pas").format(folder=folder)
            found.append(Problem(file, 1, 1, what, _("écrivez un autre chemin, ou enlevez-le")))
    return tuple(found)


def _find_missing_folders(parsed: ParsedSettings, settings: Settings, file: str) -> Iterator[Problem]:
    named: list[tuple[tuple[str | int, ...], str]] = [(("data",), settings.data), (("archives",), settings.archives)]
    named += [(("exercises", number), folder) for number, folder in enumerate(settings.exercises)]
    for path, folder in named:
        position = parsed.position(*path)
        if folder and not os.path.isabs(os.path.expanduser(folder)):
            what = _("le chemin {folder} ne part pas de la racine").format(folder=folder)
            yield problem_at(file, position, what, _("écrivez par exemple /srv/{folder}").format(folder=folder))
        elif path[0] == "exercises" and not os.path.isdir(folder):
            what = _("le dossier {folder} ne se trouve pas").format(folder=folder)
            yield problem_at(file, position, what, _("écrivez un autre chemin, ou enlevez-le"))


def _find_unknown_workshop_ids(parsed: ParsedSettings, settings: Settings, file: str) -> Iterator[Problem]:
    if not settings.workshop:
        return
    known = _list_ids(course_roots(settings.exercises))
    for number, one in enumerate(settings.workshop):
        if one not in known:
            near = nearest(one, known)
            write = (
                _("écrivez « {name} »").format(name=near) if near else _("écrivez le nom d'un thème ou d'un exercice")
            )
            what = _("ni thème ni exercice ne s'appelle « {name} »").format(name=one)
            yield problem_at(file, parsed.position("workshop", number), what, write)


def _list_ids(roots: Sequence[Path]) -> list[str]:
    """The ids of all areas and exercises, areas first."""
    areas: dict[str, None] = {}
    exercises: dict[str, None] = {}
    for root in roots:
        for area, folder in area_folders(os.fspath(root)):
            names = [name for name, _path, _stamp in yaml_files(folder) if is_name(name)]
            if is_name(area) and names:
                areas[area] = None
                exercises.update(dict.fromkeys(exercise_id(area, n) for n in names if n != _AREA_NAME))
    return [*areas, *exercises]
