"""Lint across the files of a course: names, needs, titles, areas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kiosk.course.files.names import exercise_name, is_name, level_in_name
from kiosk.course.files.reading import CourseFile
from kiosk.course.model import Area, Exercise
from kiosk.course.pictures import picture_problems
from kiosk.i18n import _
from kiosk.text import fold_case
from kiosk.yaml.problems import Problem, nearest

Exercises = Sequence[CourseFile[Exercise]]
Areas = Sequence[CourseFile[Area]]


def lint_course(exercises: Exercises, areas: Areas) -> tuple[Problem, ...]:
    """All problems between these files, sorted. A file that could not be read still counts as existing.

    An exercise missing from its area's path is fine: it comes after the others.
    """
    found: set[Problem] = set()
    for check in (_names, _same_ids, _same_titles, find_needs_problems):
        found.update(check(exercises))
    found.update(_area_problems(exercises, areas))
    return tuple(sorted(found))


def _names(exercises: Exercises) -> Iterator[Problem]:
    for reading in exercises:
        name = exercise_name(reading.id)
        level = level_in_name(name)
        if not is_name(name) or level is None:
            what = _("le nom du fichier ne suit pas la règle")
            yield reading.problem((), what, _("écrivez le niveau, puis des mots sans accent : 2-cocher-une-case.yaml"))
        elif reading.value is not None and reading.value.level != level:
            what = _("le niveau est {level}, et le nom du fichier commence par {name}").format(
                level=reading.value.level, name=level
            )
            yield reading.problem(("level",), what, _("changez l'un des deux"))


def _same_ids(exercises: Exercises) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for reading in exercises:
        if reading.id in first:
            what = _("l'exercice « {id} » existe déjà : {file}").format(id=reading.id, file=first[reading.id])
            yield reading.problem((), what, _("donnez un autre nom à ce fichier"))
        first.setdefault(reading.id, reading.file)


def _same_titles(exercises: Exercises) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for reading in exercises:
        if reading.value is None:
            continue
        title = fold_case(reading.value.title)
        if first.setdefault(title, reading.id) != reading.id:
            what = _("« {id} » a déjà ce titre").format(id=first[title])
            yield reading.problem(("title",), what, _("écrivez un titre différent"))


def find_needs_problems(exercises: Exercises) -> Iterator[Problem]:
    """Needs that no exercise has as its id, and needs that come back to where they began."""
    yield from _unknown_needs(exercises)
    yield from _need_cycles(exercises)


def _unknown_needs(exercises: Exercises) -> Iterator[Problem]:
    known = {reading.id for reading in exercises}
    for reading in exercises:
        for index, need in enumerate(reading.value.needs if reading.value else ()):
            if need not in known:
                what = _("l'exercice « {id} » n'existe pas").format(id=need)
                yield reading.problem(("needs", index), what, _nearest(need, known))


def _nearest(word: str, known: set[str]) -> str:
    near = nearest(word, sorted(known))
    if near:
        return _("écrivez « {id} »").format(id=near)
    return _("écrivez le nom d'un exercice qui existe, ou enlevez-le")


def _need_cycles(exercises: Exercises) -> Iterator[Problem]:
    by_id: dict[str, CourseFile[Exercise]] = {}
    for reading in exercises:
        if reading.value is not None:
            by_id.setdefault(reading.id, reading)
    needs = {i: tuple(r.value.needs) if r.value else () for i, r in by_id.items()}
    for circle in find_cycles(needs):
        reading = by_id[circle[0]]
        index = needs[circle[0]].index(circle[1] if len(circle) > 1 else circle[0])
        what = _("ces exercices tournent en rond : {circle}").format(circle=" → ".join((*circle, circle[0])))
        yield reading.problem(("needs", index), what, _("enlevez l'un de ces liens"))


def find_cycles(needs: Mapping[str, Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """Cycles among ``needs``, each as its ids from the smallest on; no two share an id.

    From every id on a cycle one of these is reached, so that breaking them one by one ends.
    """
    found: list[tuple[str, ...]] = []
    done: set[str] = set()
    for start in sorted(needs):
        trail: list[str] = []
        place: dict[str, int] = {}
        stack = [(start, iter(sorted(needs[start])))] if start not in done else []
        if stack:
            place[start] = 0
            trail.append(start)
        while stack:
            _at, following = stack[-1]
            for need in following:
                if need in place:
                    circle = trail[place[need] :]
                    if not any(set(circle) & set(other) for other in found):
                        smallest = circle.index(min(circle))
                        found.append((*circle[smallest:], *circle[:smallest]))
                elif need in needs and need not in done:
                    place[need] = len(trail)
                    trail.append(need)
                    stack.append((need, iter(sorted(needs[need]))))
                    break
            else:
                stack.pop()
                done.add(trail[-1])
                del place[trail.pop()]
    return tuple(sorted(found))


def _area_problems(exercises: Exercises, areas: Areas) -> Iterator[Problem]:
    described = {reading.id for reading in areas}
    files: dict[str, set[str]] = {}
    asked: set[str] = set()
    for exercise in exercises:
        folder = exercise.id.split("/")[0]
        files.setdefault(folder, set()).add(exercise_name(exercise.id))
        if folder not in described | asked:
            asked.add(folder)
            what = _("le dossier « {folder} » n'a pas de fichier area.yaml").format(folder=folder)
            yield exercise.problem((), what, _("écrivez-y area.yaml avec title, picture, order et path"))
    for area in areas:
        if area.value is not None:
            for path, what, write in picture_problems(("picture",), area.value.picture):
                yield area.problem(path, what, write)
        names = files.get(area.id, set())
        seen: set[str] = set()
        for index, name in enumerate(area.value.path if area.value else ()):
            if name not in names:
                what = _("l'exercice « {id} » n'est pas dans ce dossier").format(id=name)
                yield area.problem(("path", index), what, _nearest(name, names))
            elif name in seen:
                what = _("l'exercice « {id} » est déjà dans cette liste").format(id=name)
                yield area.problem(("path", index), what, _("gardez-le une seule fois"))
            seen.add(name)
