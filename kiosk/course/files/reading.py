"""Reads one file of a course: an exercise or an area, or every problem that keeps it from being used."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic

import msgspec

from kiosk.course.files.format import DESK, STEP_KEYS, AreaSpec, Kinds, exercise_spec_type
from kiosk.course.files.packed import build_exercise
from kiosk.course.files.playable import find_obstacles
from kiosk.course.model import Area, Exercise
from kiosk.errors import describe_fault
from kiosk.i18n import _
from kiosk.yaml.problems import Position, Problem, problem_at
from kiosk.yaml.reading import Value, YamlDocument, read_document, read_document_as
from kiosk.yaml.tree import YamlMapping, YamlNode, YamlSequence


class CourseFile(YamlDocument[Value], Generic[Value], frozen=True, kw_only=True):
    """What reading one file of a course gave. ``id`` is the exercise's or the area's.

    ``spec`` is what an exercise without problems was decoded as, to be packed.
    """

    id: str
    spec: msgspec.Struct | None = None


def read_exercise(exercise: str, source: bytes | str, kinds: Kinds, file: str = "") -> CourseFile[Exercise]:
    """The exercise of id ``exercise`` that ``source`` writes, with the activities ``kinds``.

    Only what playing needs is checked; style and the rest of the course are the linter's. Never raises: an exception
    on the way becomes the file's one problem.
    """
    file = file or f"{exercise}.yaml"
    return _without_raising(exercise, file, lambda: _read_exercise(exercise, source, kinds, file))


def read_area(area: str, source: bytes | str, file: str = "") -> CourseFile[Area]:
    """The area of id ``area`` that ``source``, its ``area.yaml``, writes. Never raises, as above."""
    file = file or f"{area}/area.yaml"
    return _without_raising(area, file, lambda: _read_area(area, source, file))


def _without_raising(id: str, file: str, read: Callable[[], CourseFile[Value]]) -> CourseFile[Value]:
    try:
        return read()
    except Exception as error:
        what = _("la lecture de ce fichier s'arrête : {fault}").format(fault=describe_fault(error))
        write = _("montrez ce fichier à la personne qui s'occupe du programme")
        return CourseFile(file, None, (problem_at(file, Position(), what, write),), id=id)


def _read_exercise(exercise: str, source: bytes | str, kinds: Kinds, file: str) -> CourseFile[Exercise]:
    read = read_document_as(
        source,
        lambda tree: exercise_spec_type(kinds, desk_is_written=_writes_desk(tree)),
        file,
        lambda tree: (("", one) for one in _kind_problems(tree, kinds, file)),
    )
    spec = read.value
    if spec is None:
        return CourseFile(file, None, read.problems, read.tree, id=exercise)
    value = build_exercise(exercise, spec, kinds)
    found = CourseFile(file, value, (), read.tree, id=exercise, spec=spec)
    problems = tuple(sorted(set(_playing_problems(found, value))))
    return CourseFile(file, None, problems, read.tree, id=exercise) if problems else found


def _read_area(area: str, source: bytes | str, file: str) -> CourseFile[Area]:
    read = read_document(source, AreaSpec, file)
    spec = read.value
    value = Area(area, spec.title, spec.picture, spec.order, spec.path) if spec is not None else None
    return CourseFile(file, value, read.problems, read.tree, id=area)


def activity_key(reading: CourseFile[Exercise], index: int) -> str:
    """The key that step ``index`` writes its activity under."""
    tree = reading.tree
    assert isinstance(tree, YamlMapping)
    steps = tree.get("steps")
    assert steps is not None and isinstance(steps.value, YamlSequence)
    step = steps.value.items[index]
    assert isinstance(step, YamlMapping)
    return next(e.key for e in step.entries if e.key not in STEP_KEYS)


def _written_steps(tree: YamlNode) -> Iterator[YamlMapping]:
    steps = tree.get("steps") if isinstance(tree, YamlMapping) else None
    if steps is not None and isinstance(steps.value, YamlSequence):
        yield from (step for step in steps.value.items if isinstance(step, YamlMapping))


def _writes_desk(tree: YamlNode) -> bool:
    """Whether the exercise or one of its steps has the key of the training computer."""
    written = (tree, *_written_steps(tree)) if isinstance(tree, YamlMapping) else ()
    return any(mapping.get(DESK) for mapping in written)


def _kind_problems(tree: YamlNode, kinds: Kinds, file: str) -> Iterator[Problem]:
    """Steps that have no activity, or more than one."""
    for step in _written_steps(tree):
        found = [e for e in step.entries if e.key in kinds.names]
        # An unknown key was already reported, with the nearest known one.
        if not found and all(e.key in STEP_KEYS for e in step.entries):
            write = _("ajoutez l'une de ces clés : {keys}").format(keys=", ".join(kinds.names))
            yield problem_at(file, step.position, _("cette étape n'a pas d'activité"), write)
        for extra in found[1:]:
            what = _("cette étape a déjà l'activité « {key} »").format(key=found[0].key)
            yield problem_at(file, extra.position, what, _("gardez une seule activité par étape"))


def _playing_problems(reading: CourseFile[Exercise], exercise: Exercise) -> Iterator[Problem]:
    for path, what, write, step in find_obstacles(exercise):
        where = path if step is None else ("steps", step, activity_key(reading, step), *path)
        yield reading.problem(where, what, write)
