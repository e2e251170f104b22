"""Whether what a settings file names is there: folders of exercises, the areas and exercises of the workshop."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from kiosk.course.files.names import AREA_FILE, EXERCISE_ENDING, exercise_id, is_name
from kiosk.i18n import _
from kiosk.station.course.courses import course_roots
from kiosk.station.course.folders import area_folders, yaml_files
from kiosk.station.settings.model import Settings
from kiosk.station.settings.reading import Written
from kiosk.yaml.problems import Problem, nearest, problem_at

_AREA_NAME = AREA_FILE.removesuffix(EXERCISE_ENDING)


def place_problems(written: Written, file: str) -> tuple[Problem, ...]:
    """What ``file`` names that is not there, as this account sees it; nothing where it writes no settings."""
    if written.settings is None:
        return ()
    return tuple(sorted((*_folders(written, written.settings, file), *_workshop(written, written.settings, file))))


def _folders(written: Written, settings: Settings, file: str) -> Iterator[Problem]:
    named: list[tuple[tuple[str | int, ...], str]] = [(("data",), settings.data), (("archives",), settings.archives)]
    named += [(("exercises", number), folder) for number, folder in enumerate(settings.exercises)]
    for path, folder in named:
        mark = written.mark(*path)
        if folder and not os.path.isabs(os.path.expanduser(folder)):
            what = _("le chemin {folder} ne part pas de la racine").format(folder=folder)
            yield problem_at(file, mark, what, _("écrivez par exemple /srv/{folder}").format(folder=folder))
        elif path[0] == "exercises" and not os.path.isdir(folder):
            what = _("le dossier {folder} ne se trouve pas").format(folder=folder)
            yield problem_at(file, mark, what, _("écrivez un autre chemin, ou enlevez-le"))


def _workshop(written: Written, settings: Settings, file: str) -> Iterator[Problem]:
    if not settings.workshop:
        return
    known = _known(course_roots(settings.exercises))
    for number, one in enumerate(settings.workshop):
        if one not in known:
            near = nearest(one, known)
            write = (
                _("écrivez « {name} »").format(name=near) if near else _("écrivez le nom d'un thème ou d'un exercice")
            )
            what = _("ni thème ni exercice ne s'appelle « {name} »").format(name=one)
            yield problem_at(file, written.mark("workshop", number), what, write)


def _known(roots: Sequence[Path]) -> list[str]:
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
