"""Nothing is used that was not taught: what each exercise asks of the hands, against the exercises that it needs. Pure.

Nobody has to write down which exercise teaches what. The first exercise of the course that uses a thing teaches it;
every other one that uses it must need one that does, be it through others. Level 3 teaches nothing new.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from kiosk.activities.matching import Matching
from kiosk.course.keys import shown_name
from kiosk.course.model import Exercise
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


def uses(exercise: Exercise) -> dict[str, int]:
    """What ``exercise`` asks of the hands, each with the first step (from 1) that does; in words of ours."""
    found: dict[str, int] = {}
    for number, step in enumerate(exercise.steps, start=1):
        for gesture in step.solution:
            for thing in _of_gesture(gesture, two_clicks=isinstance(step.activity, Matching)):
                found.setdefault(thing, number)
    return found


def untaught(course: Sequence[Exercise]) -> tuple[Finding, ...]:
    """What exercises of ``course``, in the order that is suggested, use without needing one that teaches it."""
    used = {exercise.id: uses(exercise) for exercise in course}
    needs = {exercise.id: exercise.needs for exercise in course}
    teacher: dict[str, str] = {}
    findings: list[Finding] = []
    for exercise in course:
        prepared = {thing for needed in _all_needs(exercise.id, needs) for thing in used.get(needed, ())}
        for thing, step in used[exercise.id].items():
            if thing in prepared:
                continue
            if thing in teacher:
                what = _("« {thing} » s'apprend dans {teacher} : ajoutez-le à needs")
                said = what.format(thing=_(thing), teacher=teacher[thing])
                findings.append(Finding(exercise.id, step, said, ("needs",)))
            elif exercise.level == 3:
                what = _("« {thing} » est nouveau ici ; au niveau 3 rien n'est nouveau")
                findings.append(Finding(exercise.id, step, what.format(thing=_(thing)), ("steps", step - 1)))
            teacher.setdefault(thing, exercise.id)
    return tuple(findings)


def _all_needs(exercise: str, needs: Mapping[str, Iterable[str]]) -> set[str]:
    met: set[str] = set()
    stack = list(needs[exercise])
    while stack:
        if (needed := stack.pop()) not in met:
            met.add(needed)
            stack.extend(needs.get(needed, ()))
    return met


def _of_gesture(gesture: SolutionAct, *, two_clicks: bool) -> tuple[str, ...]:
    """``two_clicks``: where a click on the card and one on its place do as well as a drag."""
    match gesture:
        case Press(key):
            return (_of_key(key),)
        case Type(text):
            return tuple(_of_key(character) for character in text)
        case Drag() if two_clicks:
            return (_GESTURES[Click],)
        case _:
            return (_GESTURES[type(gesture)],)


def _of_key(key: str) -> str:
    if len(key) > 1 or not key.isalnum():
        return {"\n": shown_name("enter"), " ": shown_name("space")}.get(key) or shown_name(key)
    if key.isdigit():
        return _DIGIT
    marks = unicodedata.normalize("NFD", key)[1:]
    if marks:
        return _MARKS.get(marks[0], _ACCENT)
    return _CAPITAL if key.isupper() else _LETTER
