"""One file of a course, read: its value, or all that keeps it from being used, each with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

import msgspec

from kiosk.course.files.format import LEAST_STEPS, STEP_KEYS, Kinds, WrittenArea, worlds, written_exercise
from kiosk.course.model import Area, Exercise, Step
from kiosk.i18n import _
from kiosk.yaml.decoding import decode
from kiosk.yaml.problems import Mark, Problem, fault_at, problem_at
from kiosk.yaml.tree import Mapping, Node, Path, Sequence, place, read_tree

Value = TypeVar("Value")


class Reading(msgspec.Struct, Generic[Value], frozen=True):
    """What reading one file gave: a value, or at least one problem. ``file`` is its name as shown to an adviser."""

    id: str
    file: str
    value: Value | None
    problems: tuple[Problem, ...]
    tree: Node | None = None

    def mark(self, *path: str | int) -> Mark:
        """Where ``path`` stands in the file."""
        return place(self.tree, path) if self.tree is not None else Mark()

    def problem(self, path: Path, what: str, write: str) -> Problem:
        """A problem at ``path`` of this file."""
        return problem_at(self.file, self.mark(*path), what, write)


def read_exercise(exercise: str, source: bytes | str, kinds: Kinds, file: str = "") -> Reading[Exercise]:
    """The exercise of id ``exercise`` that ``source`` writes, with the activities ``kinds``.

    Looks at what must hold for it to be played. Style and the rest of the course are looked at elsewhere. Raises
    nothing: where the reading itself stops, that is the file's one problem.
    """
    file = file or f"{exercise}.yaml"
    return _whatever_is_written(exercise, file, lambda: _read_exercise(exercise, source, kinds, file))


def _whatever_is_written(id: str, file: str, read: Callable[[], Reading[Value]]) -> Reading[Value]:
    """What ``read`` gives; one problem, where the program itself stops at what is written there."""
    try:
        return read()
    except Exception as error:
        what = _("la lecture de ce fichier s'arrête : {fault}").format(fault=fault_at(error))
        write = _("montrez ce fichier à la personne qui s'occupe du programme")
        return Reading(id, file, None, (problem_at(file, Mark(), what, write),))


def _read_exercise(exercise: str, source: bytes | str, kinds: Kinds, file: str) -> Reading[Exercise]:
    tree, problems = read_tree(source, file)
    if tree is None:
        return Reading(exercise, file, None, problems)
    written, more = decode(tree, written_exercise(kinds), file)
    problems += (*more, *_kind_problems(tree, kinds, file))
    if not problems and written.level < 3 and len(written.steps) < LEAST_STEPS:
        what = _("cette liste a {count} éléments").format(count=len(written.steps))
        problems += (
            problem_at(file, place(tree, ("steps",)), what, _("il en faut au moins {least}").format(least=LEAST_STEPS)),
        )
    if problems:
        return Reading(exercise, file, None, _sorted(problems), tree)
    value = Exercise(
        id=exercise,
        title=written.title,
        can_do=written.can_do,
        level=written.level,
        minutes=written.minutes,
        needs=written.needs,
        steps=tuple(_step(step, kinds, written) for step in written.steps),
        desk=getattr(written, "desk", None),
    )
    reading = Reading(exercise, file, value, (), tree)
    cannot_work = tuple(_activity_problems(reading))
    return Reading(exercise, file, None, _sorted(cannot_work), tree) if cannot_work else reading


def read_area(area: str, source: bytes | str, file: str = "") -> Reading[Area]:
    """The area of id ``area`` that ``source``, its ``area.yaml``, writes. Raises nothing, as above."""
    file = file or f"{area}/area.yaml"
    return _whatever_is_written(area, file, lambda: _read_area(area, source, file))


def _read_area(area: str, source: bytes | str, file: str) -> Reading[Area]:
    tree, problems = read_tree(source, file)
    if tree is None:
        return Reading(area, file, None, problems)
    written, more = decode(tree, WrittenArea, file)
    problems += more
    if problems:
        return Reading(area, file, None, _sorted(problems), tree)
    value = Area(area, written.title, written.picture, written.order, written.path)
    return Reading(area, file, value, (), tree)


def activity_key(reading: Reading[Exercise], index: int) -> str:
    """The key that step ``index`` writes its activity under."""
    tree = reading.tree
    assert isinstance(tree, Mapping)
    steps = tree.get("steps")
    assert steps is not None and isinstance(steps.value, Sequence)
    step = steps.value.items[index]
    assert isinstance(step, Mapping)
    return next(e.key for e in step.entries if e.key not in STEP_KEYS)


def _sorted(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple(sorted(set(problems)))


def _step(written: Any, kinds: Kinds, exercise: Any) -> Step:
    name = next(name for name in kinds if getattr(written, name) is not msgspec.UNSET)
    activity = getattr(written, name)
    if name in worlds(kinds):
        activity = activity.within(getattr(exercise, name))
    return Step(written.say, activity, written.hints, written.solution, written.done)


def _kind_problems(tree: Node, kinds: Kinds, file: str) -> Iterator[Problem]:
    """Steps that have no activity, or more than one."""
    steps = tree.get("steps") if isinstance(tree, Mapping) else None
    if steps is None or not isinstance(steps.value, Sequence):
        return
    for step in steps.value.items:
        if not isinstance(step, Mapping):
            continue
        found = [e for e in step.entries if e.key in kinds]
        # A key that is not known was already told, with the nearest one.
        if not found and all(e.key in STEP_KEYS for e in step.entries):
            write = _("ajoutez l'une de ces clés : {keys}").format(keys=", ".join(kinds))
            yield problem_at(file, step.mark, _("cette étape n'a pas d'activité"), write)
        for extra in found[1:]:
            what = _("cette étape a déjà l'activité « {key} »").format(key=found[0].key)
            yield problem_at(file, extra.mark, what, _("gardez une seule activité par étape"))


def _activity_problems(reading: Reading[Exercise]) -> Iterator[Problem]:
    if reading.value is None:
        return
    if reading.value.desk is not None:
        for path, what, write in reading.value.desk.problems():
            yield reading.problem(("desk", *path), what, write)
    for index, step in enumerate(reading.value.steps):
        key = activity_key(reading, index)
        for path, what, write in step.activity.problems():
            yield reading.problem(("steps", index, key, *path), what, write)
