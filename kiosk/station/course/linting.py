"""Checking a course: every problem of every file, and between them, for the adviser."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from kiosk.course.files.format import Kinds
from kiosk.course.files.names import AREA_FILE, EXERCISE_ENDING, WORDING_FILE, exercise_id, is_name
from kiosk.course.files.reading import CourseFile, read_area, read_exercise
from kiosk.course.lint.course import course_problems
from kiosk.course.lint.exercise import area_manner_problems, manner_problems, naming_problems
from kiosk.course.lint.wording import Rules, read_rules
from kiosk.course.model import Area, Exercise
from kiosk.i18n import _
from kiosk.regular_file import read_start
from kiosk.station.course.folders import area_folders, yaml_files
from kiosk.yaml import MAX_BYTES
from kiosk.yaml.problems import Problem

Proof = Callable[[CourseFile[Exercise]], Iterable[Problem]]
"""What of an exercise that reads cannot be done as it is written, as problems."""
_OWN_RULES = Path(__file__).resolve().parents[2] / "course" / "lint" / "wording_fr.yaml"


def wording_rules(roots: Sequence[Path | str] = ()) -> tuple[Rules, tuple[Problem, ...]]:
    """The program's rules of wording, extended by each root's ``wording.yaml``, and the problems of those files."""
    rules, problems = read_rules(_OWN_RULES.read_bytes(), _OWN_RULES.name)
    for root in roots:
        path = os.path.join(root, WORDING_FILE)
        if not os.path.lexists(path):
            continue
        try:
            more, wrong = read_rules(read_start(path, MAX_BYTES), _shown(path))
        except OSError:
            problems += (_unreadable(path),)
        else:
            rules, problems = rules.extended(more), problems + wrong
    return rules, problems


def check_course(
    paths: Sequence[Path | str],
    kinds: Kinds,
    rules: Rules | None = None,
    *,
    roots: Sequence[Path | str] = (),
    prove: Proof = naming_problems,
) -> list[Problem]:
    """All problems in ``paths``, sorted by file and place.

    Each path is a folder of exercises, a folder of one area, or one file. ``roots`` are the folders of the whole
    course, that exercises in ``paths`` may need. Without ``rules``, the program's own, extended by the ``wording.yaml``
    of each folder. ``prove`` says what of an exercise cannot be done: the robot knows it all, reading knows a part.
    """
    problems: set[Problem] = set()
    wanted = [os.path.abspath(path) for path in paths]
    folders = list(dict.fromkeys((*(os.path.abspath(r) for r in roots), *map(_root_of, wanted))))
    if rules is None:
        rules, wrong = wording_rules(folders)
        problems.update(wrong)
    gatherer = _Gatherer(kinds)
    for path in wanted:
        if not os.path.lexists(path):
            problems.add(Problem(_shown(path), 1, 1, _("il n'y a rien à cet endroit"), _("écrivez un autre chemin")))
    for folder in folders:
        gatherer.folder(folder)
    problems.update(gatherer.problems)
    problems.update(course_problems(gatherer.exercises, gatherer.areas))
    for exercise in gatherer.exercises:
        problems.update((*exercise.problems, *manner_problems(exercise, rules)))
        if _within(os.path.abspath(exercise.file), wanted):
            problems.update(prove(exercise))
    for area in gatherer.areas:
        problems.update((*area.problems, *area_manner_problems(area, rules)))
    return sorted(p for p in problems if _within(os.path.abspath(p.file), wanted))


class _Gatherer:
    """Reads folders of exercises, and keeps what was read."""

    def __init__(self, kinds: Kinds) -> None:
        self.kinds = kinds
        self.exercises: list[CourseFile[Exercise]] = []
        self.areas: list[CourseFile[Area]] = []
        self.problems: list[Problem] = []

    def folder(self, root: str) -> None:
        for name, path, _stamp in yaml_files(root):
            if name + EXERCISE_ENDING != WORDING_FILE:
                what = _("ce fichier n'est pas dans le dossier d'un thème")
                self._report(path, what, _("mettez-le dans un dossier, comme souris"))
        for area, folder in area_folders(root):
            if not is_name(area):
                what = _("le nom du dossier « {name} » ne suit pas la règle").format(name=_printable(area))
                self._report(folder, what, _("écrivez-le en petites lettres, sans accent ni espace"))
                continue
            for name, path, _stamp in yaml_files(folder):
                self._file(area, name, path)

    def _file(self, area: str, name: str, path: str) -> None:
        shown = _shown(path)
        try:
            source = read_start(path, MAX_BYTES)
        except OSError:
            self.problems.append(_unreadable(path))
            return
        if name + EXERCISE_ENDING == AREA_FILE:
            self.areas.append(read_area(area, source, shown))
        else:
            self.exercises.append(read_exercise(exercise_id(area, _printable(name)), source, self.kinds, shown))

    def _report(self, path: str, what: str, write: str) -> None:
        self.problems.append(Problem(_shown(path), 1, 1, what, write))


def _root_of(path: str) -> str:
    """The folder of exercises that ``path`` is, or is in: a file is two levels below it, an area one."""
    if os.path.isdir(path):
        holds_areas = any(any(yaml_files(folder)) for _name, folder in area_folders(path))
        return path if holds_areas or not any(yaml_files(path)) else os.path.dirname(path)
    return os.path.dirname(os.path.dirname(path))


def _within(path: str, wanted: Sequence[str]) -> bool:
    return any(path == place or path.startswith(os.path.join(place, "")) for place in wanted)


def _unreadable(path: str) -> Problem:
    what = _("ce fichier ne s'ouvre pas")
    return Problem(_shown(path), 1, 1, what, _("regardez ses droits, ou enlevez-le"))


def _printable(text: str) -> str:
    return text.encode(errors="replace").decode()


def _shown(path: str) -> str:
    """``path`` as an adviser would write it: from the current folder when it stands below. Still a path of the disk."""
    below = os.path.relpath(path)
    return os.path.abspath(path) if below.startswith("..") else below
