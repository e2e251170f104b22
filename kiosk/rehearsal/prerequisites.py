"""Checks that an exercise uses only skills taught by the exercises that it ``needs``. Pure.

Nobody writes down which exercise teaches what: the first of the course that uses a skill teaches it, and every other
one that uses it must need such an exercise, directly or through others. An exercise of another area whose own step asks
for the key or the gesture itself, before anything is done with it, teaches it too. Level 3 teaches nothing new.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kiosk.activities.matching import Matching
from kiosk.course.files.reading import CourseFile
from kiosk.course.keyboard.keys import key_label
from kiosk.course.model import Exercise, JudgesGestures
from kiosk.course.solution import (
    Choose,
    Click,
    DoubleClick,
    Drag,
    MoveTo,
    Press,
    RightClick,
    Scratch,
    ScrollTo,
    SolutionAct,
    Type,
)
from kiosk.i18n import N_, _
from kiosk.rehearsal.finding import Finding
from kiosk.yaml.problems import Problem

_GESTURES: dict[type[SolutionAct], str] = {
    MoveTo: N_("bouger la flèche"),
    Scratch: N_("gratter une image"),
    Click: N_("cliquer"),
    Choose: N_("cliquer"),
    DoubleClick: N_("le double-clic"),
    RightClick: N_("le clic droit"),
    Drag: N_("glisser et déposer"),
    ScrollTo: N_("tourner la molette"),
}
_LETTER, _CAPITAL, _DIGIT = N_("écrire des lettres"), N_("écrire une majuscule"), N_("écrire des chiffres")
_ACCENT, _CIRCUMFLEX, _DIAERESIS = N_("écrire un accent"), N_("l'accent circonflexe"), N_("le tréma")
_MARKS = {"\u0302": _CIRCUMFLEX, "\u0308": _DIAERESIS}


def find_skills_used(exercise: Exercise) -> dict[str, int]:
    """The skills of the hand that ``exercise`` uses (msgids), each with the first step, from 1, that does."""
    found: dict[str, int] = {}
    for number, step in enumerate(exercise.steps, start=1):
        for gesture in step.solution:
            for skill in _skills_of(gesture, two_clicks=isinstance(step.activity, Matching)):
                found.setdefault(skill, number)
    return found


def find_skills_introduced(exercise: Exercise) -> frozenset[str]:
    """The skills of which the first step that uses one judges the key or the gesture itself."""
    return frozenset(
        skill
        for skill, number in find_skills_used(exercise).items()
        if isinstance(activity := exercise.steps[number - 1].activity, JudgesGestures)
        and any(skill in _skills_of(gesture, two_clicks=False) for gesture in activity.judged_gestures())
    )


def find_missing_prerequisites(course: Sequence[Exercise]) -> tuple[Finding, ...]:
    """Skills that exercises of ``course``, in its suggested order, use without needing one that teaches them."""
    used = {exercise.id: find_skills_used(exercise) for exercise in course}
    needs = {exercise.id: exercise.needs for exercise in course}
    teacher: dict[str, Exercise] = {}
    findings: list[Finding] = []
    for exercise in course:
        prepared = {skill for needed in _all_needs(exercise.id, needs) for skill in used.get(needed, ())}
        introduced = find_skills_introduced(exercise) if exercise.level < 3 else frozenset()
        for skill, step in used[exercise.id].items():
            if skill in prepared:
                continue
            if skill in teacher and skill in introduced and teacher[skill].area != exercise.area:
                continue
            if skill in teacher:
                what = _("« {thing} » s'apprend dans {teacher} : ajoutez-le à needs")
                sentence = what.format(thing=_(skill), teacher=teacher[skill].id)
                findings.append(Finding(exercise.id, step, sentence, ("needs",)))
            elif exercise.level == 3:
                what = _("ici on rencontre « {thing} » ; au niveau 3 rien n'est nouveau")
                findings.append(Finding(exercise.id, step, what.format(thing=_(skill)), ("steps", step - 1)))
            teacher.setdefault(skill, exercise)
    return tuple(findings)


def prerequisite_problems(files: Sequence[CourseFile[Exercise]]) -> Iterator[Problem]:
    """What :func:`find_missing_prerequisites` finds in these files, each at its line."""
    by_id = {file.id: file for file in files}
    for finding in find_missing_prerequisites([file.value for file in files if file.value is not None]):
        yield finding.as_problem(by_id[finding.exercise])


def _all_needs(exercise: str, needs: Mapping[str, Iterable[str]]) -> set[str]:
    met: set[str] = set()
    stack = list(needs[exercise])
    while stack:
        if (needed := stack.pop()) not in met:
            met.add(needed)
            stack.extend(needs.get(needed, ()))
    return met


def _skills_of(gesture: SolutionAct, *, two_clicks: bool) -> tuple[str, ...]:
    """``two_clicks``: clicking the card and then its place does as well as a drag."""
    match gesture:
        case Press(key):
            return (_skill_of_key(key),)
        case Type(text):
            return tuple(_skill_of_key(character) for character in text)
        case Drag() if two_clicks:
            return (_GESTURES[Click],)
        case _:
            return (_GESTURES[type(gesture)],)


def _skill_of_key(key: str) -> str:
    if len(key) > 1 or not key.isalnum():
        return {"\n": key_label("enter"), " ": key_label("space")}.get(key) or key_label(key)
    if key.isdigit():
        return _DIGIT
    marks = unicodedata.normalize("NFD", key)[1:]
    if marks:
        return _MARKS.get(marks[0], _ACCENT)
    return _CAPITAL if key.isupper() else _LETTER
