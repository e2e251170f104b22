"""Lint of a course on disk: every problem of every file, and between files."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace

from kiosk.course.catalogue import build_catalogue, catalogue_entry
from kiosk.course.files.format import Kinds
from kiosk.course.files.names import AREA_FILE, EXERCISE_ENDING, WORDING_FILE, exercise_id, is_name
from kiosk.course.files.reading import CourseFile, read_area, read_exercise
from kiosk.course.lint.course import lint_course
from kiosk.course.lint.exercise import find_missing_target_problems, lint_area, lint_exercise
from kiosk.course.lint.wording_rules import WordingRules, read_rules
from kiosk.course.model import Area, Exercise
from kiosk.i18n import _
from kiosk.regular_file import read_start
from kiosk.station.course.folders import area_folders, shipped_folder, yaml_files
from kiosk.yaml import MAX_BYTES
from kiosk.yaml.problems import Problem

Prover = Callable[[CourseFile[Exercise]], Iterable[Problem]]
"""Finds what cannot be done in an exercise that could be read."""
CourseProver = Callable[[Sequence[CourseFile[Exercise]]], Iterable[Problem]]
"""Finds what is missing between the exercises of a course, given in its suggested order."""
_SHIPPED_RULES = Path(__file__).resolve().parents[2] / "course" / "lint" / "wording_fr.yaml"

_ALMOST_YAML = re.compile(r"(?P<name>.+)\.ya?ml(?:\.txt)?", re.IGNORECASE)
"""Names of files that an author takes for exercises; those that end in ``.yaml`` are."""


class LintReport(msgspec.Struct, frozen=True):
    """What was found, sorted by file and place, and how much was read of what was asked for: exercises, other files.

    ``advice`` is about style, and about files of an adviser's own: in the shipped course all of it is a problem.
    ``read`` are the exercises.
    """

    problems: list[Problem]
    exercises: int
    other_files: int = 0
    advice: list[Problem] = []
    read: list[CourseFile[Exercise]] = []


def load_wording_rules(roots: Sequence[Path | str] = ()) -> tuple[WordingRules, tuple[Problem, ...]]:
    """The shipped wording rules extended by each root's ``wording.yaml``, and the problems of these files."""
    rules, problems = read_rules(_SHIPPED_RULES.read_bytes(), _SHIPPED_RULES.name)
    for root in roots:
        path = os.path.join(root, WORDING_FILE)
        if not os.path.lexists(path):
            continue
        try:
            more, wrong = read_rules(read_start(path, MAX_BYTES), _display_path(path))
        except OSError:
            problems += (_unreadable(path),)
        else:
            rules, problems = rules.extended(more), problems + wrong
    return rules, problems


def lint_files(
    paths: Sequence[Path | str],
    kinds: Kinds,
    rules: WordingRules | None = None,
    *,
    roots: Sequence[Path | str] = (),
    prove: Prover = find_missing_target_problems,
    prove_course: CourseProver = lambda _course: (),
) -> LintReport:
    """Read and check everything in ``paths``; a path under which there is nothing to read is a problem too.

    Each path is a folder of exercises, a folder of one area, or one file. ``roots`` are the folders of the whole
    course, which exercises in ``paths`` may need. ``rules`` default to the shipped ones, extended by each folder's
    ``wording.yaml``. ``prove`` finds what cannot be done in an exercise: by default as far as reading can tell, while
    the robot finds all of it. ``prove_course`` finds what exercises use and do not need.
    """
    problems: set[Problem] = set()
    wanted = [os.path.abspath(path) for path in paths]
    folders = list(dict.fromkeys((*(os.path.abspath(r) for r in roots), *map(find_root, wanted))))
    if rules is None:
        rules, wrong = load_wording_rules(folders)
        problems.update(wrong)
    reader = _Reader(kinds)
    for path in wanted:
        if not os.path.lexists(path):
            write = _("écrivez le nom d'un exercice, un fichier ou un dossier")
            problems.add(Problem(_display_path(path), 1, 1, _("il n'y a rien à cet endroit"), write))
    for folder in folders:
        reader.folder(folder)
    problems.update(reader.problems)
    problems.update(lint_course(reader.exercises, reader.areas))
    for exercise in reader.exercises:
        problems.update((*exercise.problems, *lint_exercise(exercise, rules)))
        if _is_below(os.path.abspath(exercise.file), wanted):
            problems.update(prove(exercise))
    for area in reader.areas:
        problems.update((*area.problems, *lint_area(area, rules)))
    problems.update(prove_course(_in_suggested_order(reader)))
    found = {p for p in problems if _concerns(os.path.abspath(p.file), wanted)}
    read_files = [e for e in reader.exercises if _is_below(os.path.abspath(e.file), wanted)]
    exercises = [os.path.abspath(e.file) for e in read_files]
    areas = {os.path.abspath(area.file) for area in reader.areas}
    others = [path for path in wanted if path in areas or os.path.basename(path) == WORDING_FILE]
    for path in wanted:
        read = any(_is_below(file, [path]) for file in (*exercises, *others))
        if not read and not any(_concerns(os.path.abspath(p.file), [path]) for p in found):
            found.add(_nothing_to_read(path))
    found = set(bind_shipped(found))
    problems_found = sorted(p for p in found if p.level == "problem")
    advice = sorted(found.difference(problems_found))
    return LintReport(problems_found, len(exercises), len(others), advice, read_files)


def bind_shipped(found: Iterable[Problem]) -> Iterator[Problem]:
    """What was found, where advice about the shipped course is a problem: there, no adviser decides."""
    shipped = [os.path.abspath(shipped_folder())]
    for one in found:
        yield replace(one, level="problem") if _is_below(os.path.abspath(one.file), shipped) else one


def _in_suggested_order(reader: _Reader) -> list[CourseFile[Exercise]]:
    files = {exercise.id: exercise for exercise in reversed(reader.exercises)}
    entries = [catalogue_entry(file.value, file.file) for file in files.values() if file.value is not None]
    areas = [area.value for area in reader.areas if area.value is not None]
    return [files[entry.id] for entry in build_catalogue(areas, entries, ()).entries]


class _Reader:
    """Reads folders of exercises and collects the results."""

    def __init__(self, kinds: Kinds) -> None:
        self.kinds = kinds
        self.exercises: list[CourseFile[Exercise]] = []
        self.areas: list[CourseFile[Area]] = []
        self.problems: list[Problem] = []

    def folder(self, root: str) -> None:
        self._unread(root)
        for name, path, _stamp in yaml_files(root):
            if name + EXERCISE_ENDING != WORDING_FILE:
                what = _("ce fichier n'est pas dans le dossier d'un thème")
                self._report(path, what, _("mettez-le dans un dossier, comme souris"))
        for area, folder in area_folders(root):
            if not is_name(area):
                what = _("le nom du dossier « {name} » ne suit pas la règle").format(name=_printable(area))
                self._report(folder, what, _("écrivez-le en petites lettres, sans accent ni espace"))
                continue
            self._unread(folder)
            for name, path, _stamp in yaml_files(folder):
                self._file(area, name, path)

    def _unread(self, folder: str) -> None:
        """Report a folder that cannot be listed, and the files of it whose ending hides them from the course."""
        try:
            names = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
        except OSError:
            self._report(folder, _("ce dossier ne s'ouvre pas"), _("regardez ses droits, ou enlevez-le"))
            return
        for name in names:
            almost = _ALMOST_YAML.fullmatch(name)
            if almost and not name.endswith(EXERCISE_ENDING) and not name.startswith("."):
                what = _("ce fichier ne finit pas par .yaml, et n'est pas lu")
                better = _printable(almost["name"]) + EXERCISE_ENDING
                self._report(os.path.join(folder, name), what, _("donnez-lui le nom {name}").format(name=better))

    def _file(self, area: str, name: str, path: str) -> None:
        file = _display_path(path)
        try:
            source = read_start(path, MAX_BYTES)
        except OSError:
            self.problems.append(_unreadable(path))
            return
        if name + EXERCISE_ENDING == AREA_FILE:
            self.areas.append(read_area(area, source, file))
        else:
            self.exercises.append(read_exercise(exercise_id(area, _printable(name)), source, self.kinds, file))

    def _report(self, path: str, what: str, write: str) -> None:
        self.problems.append(Problem(_display_path(path), 1, 1, what, write))


def find_root(path: str) -> str:
    """The folder of exercises that ``path`` is or is in: a file is two levels below it, an area one."""
    if os.path.isdir(path):
        holds_areas = any(any(yaml_files(folder)) for _name, folder in area_folders(path))
        return path if holds_areas or not any(yaml_files(path)) else os.path.dirname(path)
    if os.path.basename(path) == WORDING_FILE:
        return os.path.dirname(path)
    return os.path.dirname(os.path.dirname(path))


def _is_below(path: str, wanted: Sequence[str]) -> bool:
    return any(path == place or path.startswith(os.path.join(place, "")) for place in wanted)


def _concerns(file: str, wanted: Sequence[str]) -> bool:
    """Whether what is wrong with ``file`` keeps something wanted from being read: it is wanted, or a folder above."""
    return _is_below(file, wanted) or (
        os.path.isdir(file) and any(os.path.lexists(path) and _is_below(path, [file]) for path in wanted)
    )


def _nothing_to_read(path: str) -> Problem:
    if os.path.isdir(path):
        what = _("il n'y a pas d'exercice dans ce dossier")
        write = _("écrivez le dossier d'un thème, ou un dossier qui a des thèmes")
    else:
        what = _("ce fichier n'est pas un exercice")
        write = _("écrivez un fichier qui finit par .yaml, dans le dossier d'un thème")
    return Problem(_display_path(path), 1, 1, what, write)


def _unreadable(path: str) -> Problem:
    what = _("ce fichier ne s'ouvre pas")
    return Problem(_display_path(path), 1, 1, what, _("regardez ses droits, ou enlevez-le"))


def _printable(text: str) -> str:
    return text.encode(errors="replace").decode()


def _display_path(path: str) -> str:
    """``path`` as an adviser would write it: relative where it is below the current folder. It may hold any bytes."""
    below = os.path.relpath(path)
    return os.path.abspath(path) if below.startswith("..") else below
