"""Checks that an exercise uses only skills taught by the exercises that it ``needs``. Pure.

Nobody writes down which exercise teaches what: the first of the course that uses a skill teaches it, and every other
one that uses it must need such an exercise, directly or through others. An exercise of another area whose own step asks
for the key or the gesture itself, before anything is done with it, teaches it too. Level 3 teaches nothing new.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from kiosk.activities.matching import Matching
from kiosk.activities.typing import Typing
from kiosk.course.files.reading import CourseFile
from kiosk.course.keyboard.keys import key_label
from kiosk.course.model import Exercise, JudgesGestures, Step
from kiosk.course.solution import (
    Choose,
    Click,
    DoubleClick,
    Drag,
    MoveTo,
    MoveWindow,
    Press,
    RightClick,
    Scratch,
    ScrollTo,
    Select,
    SolutionAct,
    Type,
)
from kiosk.desk.goals.gestures import ChooseEntry
from kiosk.i18n import N_, _
from kiosk.rehearsal.finding import Finding
from kiosk.yaml.problems import Problem, YamlPath

_GESTURES: dict[type[SolutionAct], str] = {
    MoveTo: N_("bouger la flèche"),
    Scratch: N_("gratter une image"),
    Click: N_("cliquer"),
    Choose: N_("cliquer"),
    ChooseEntry: N_("cliquer"),
    DoubleClick: N_("le double-clic"),
    RightClick: N_("le clic droit"),
    MoveWindow: N_("déplacer une fenêtre"),
    Drag: N_("glisser et déposer"),
    Select: N_("choisir un texte"),
    ScrollTo: N_("tourner la molette"),
}
_HELD_CLICKS = {"ctrl": N_("cliquer avec Ctrl"), "shift": N_("cliquer avec Maj")}
_LETTER, _CAPITAL, _DIGIT = N_("écrire des lettres"), N_("écrire une majuscule"), N_("écrire des chiffres")
_ACCENT, _CIRCUMFLEX, _DIAERESIS = N_("écrire un accent"), N_("l'accent circonflexe"), N_("le tréma")
_MARKS = {"\u0302": _CIRCUMFLEX, "\u0308": _DIAERESIS}


def find_skills_used(exercise: Exercise) -> dict[str, int]:
    """The skills of the hand that ``exercise`` uses (msgids), each with the first step, from 1, that does."""
    found: dict[str, int] = {}
    for number, step in enumerate(exercise.steps, start=1):
        for skill in _skills_of_step(step):
            found.setdefault(skill, number)
    return found


def find_skills_introduced(exercise: Exercise) -> frozenset[str]:
    """The skills of which the first step that uses one judges the key or the gesture itself."""
    used = find_skills_used(exercise)
    return frozenset(skill for skill, number in used.items() if skill in _skills_judged(exercise.steps[number - 1]))


class _Gap(msgspec.Struct, frozen=True):
    """A skill that ``exercise`` uses from ``step`` on and nothing prepared; without ``teacher`` nobody teaches it."""

    exercise: Exercise
    step: int
    skill: str
    teacher: Exercise | None

    def finding(self) -> Finding:
        if self.teacher is None:
            what = _("ici on rencontre « {thing} » ; au niveau 3 rien n'est nouveau").format(thing=_(self.skill))
            write = _("changez ce geste, ou mettez l'exercice au niveau 2")
            return Finding(self.exercise.id, self.step, what, ("steps", self.step - 1), write=write)
        sentence = _("« {thing} » s'apprend dans {teacher} : ajoutez-le à needs")
        sentence = sentence.format(thing=_(self.skill), teacher=self.teacher.id)
        return _finding(self.exercise, self.step, self.skill, sentence, ("needs",))


def find_missing_prerequisites(course: Sequence[Exercise]) -> tuple[Finding, ...]:
    """Skills that exercises of ``course``, in its suggested order, use without needing one that teaches them."""
    return tuple(gap.finding() for gap in _find_gaps(course))


def _find_gaps(course: Sequence[Exercise]) -> Iterator[_Gap]:
    used = {exercise.id: find_skills_used(exercise) for exercise in course}
    needs = {exercise.id: exercise.needs for exercise in course}
    first_area: dict[str, str] = {}
    for exercise in course:
        prepared = {skill for needed in _all_needs(exercise.id, needs) for skill in used.get(needed, ())}
        introduced = find_skills_introduced(exercise) if exercise.level < 3 else frozenset()
        for skill, step in used[exercise.id].items():
            if skill in prepared:
                continue
            if skill in first_area and skill in introduced and first_area[skill] != exercise.area:
                continue
            if skill in first_area:
                teacher = _find_teacher(skill, exercise, course, needs)
                if teacher is None:
                    continue
                yield _Gap(exercise, step, skill, teacher)
            elif exercise.level == 3:
                yield _Gap(exercise, step, skill, None)
            first_area.setdefault(skill, exercise.area)


def _find_teacher(
    skill: str, pupil: Exercise, course: Sequence[Exercise], needs: Mapping[str, Iterable[str]]
) -> Exercise | None:
    """The exercise that ``pupil`` may best need for ``skill``; None where all that use it need ``pupil``.

    That is the one with most steps that ask for the key or the gesture itself, not above its level if there is one;
    where none asks for it, the first that uses it.
    """
    others = [one for one in course if one.id != pupil.id and pupil.id not in _all_needs(one.id, needs)]

    def rank(one: Exercise) -> tuple[bool, bool, int]:
        asking = sum(skill in _skills_judged(step) for step in one.steps) if one.level < 3 else 0
        return asking > 0, one.level <= pupil.level, asking

    return max((one for one in others if skill in find_skills_used(one)), key=rank, default=None)


def _finding(exercise: Exercise, step: int, skill: str, what: str, path: YamlPath) -> Finding:
    if skill == _GESTURES[Drag] and all(_is_matching(one) for one in exercise.steps if skill in _skills_of_step(one)):
        # nobody has to drag a card: it is the demonstration that must not show what nobody was taught
        write = _("ou faites ce geste en 2 clics dans la solution : la fiche, puis sa place")
        return Finding(exercise.id, step, what, path, write=write, level="advice")
    return Finding(exercise.id, step, what, path)


def prerequisite_problems(files: Sequence[CourseFile[Exercise]]) -> Iterator[Problem]:
    """What :func:`find_missing_prerequisites` finds in these files, each at its line; of one ``needs`` in one line."""
    by_id = {file.id: file for file in files}
    course = [file.value for file in files if file.value is not None]
    needs = {exercise.id: exercise.needs for exercise in course}
    gaps: dict[str, list[_Gap]] = {}
    for gap in _find_gaps(course):
        gaps.setdefault(gap.exercise.id, []).append(gap)
    for id, found in gaps.items():
        unmet = [gap for gap in found if gap.teacher is not None and gap.finding().level == "problem"]
        if len(unmet) < 2:
            unmet = []
        yield from (gap.finding().as_problem(by_id[id]) for gap in found if gap not in unmet)
        if unmet:
            teachers = [gap.teacher.id for gap in unmet if gap.teacher is not None]
            written = _without_implied((*unmet[0].exercise.needs, *teachers), needs)
            things = ", ".join(_("« {name} »").format(name=_(gap.skill)) for gap in unmet)
            what = _("{things} s'apprennent dans d'autres exercices").format(things=things)
            yield by_id[id].problem(("needs",), what, _("écrivez {line}").format(line=f"needs: [{', '.join(written)}]"))


def _without_implied(ids: Iterable[str], needs: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """``ids``, each once, without those that another of them needs."""
    each = tuple(dict.fromkeys(ids))
    implied = {id for one in each if one in needs for id in _all_needs(one, needs)}
    return tuple(one for one in each if one not in implied)


def _all_needs(exercise: str, needs: Mapping[str, Iterable[str]]) -> set[str]:
    met: set[str] = set()
    stack = list(needs[exercise])
    while stack:
        if (needed := stack.pop()) not in met:
            met.add(needed)
            stack.extend(needs.get(needed, ()))
    return met


def _is_matching(step: Step) -> bool:
    return isinstance(step.activity, Matching)


def _skills_of_step(step: Step) -> Iterator[str]:
    """The skills of the step's solution. Where capitals and small letters are the same, none is a capital."""
    any_case = isinstance(step.activity, Typing) and step.activity.any_case
    for gesture in step.solution:
        yield from _skills_of(Type(gesture.text.lower()) if any_case and isinstance(gesture, Type) else gesture)


def _skills_judged(step: Step) -> frozenset[str]:
    """The skills of which the step asks for the key or the gesture itself."""
    activity = step.activity
    gestures = activity.judged_gestures() if isinstance(activity, JudgesGestures) else ()
    return frozenset(skill for gesture in gestures for skill in _skills_of(gesture))


def _skills_of(gesture: SolutionAct) -> tuple[str, ...]:
    match gesture:
        case Press(key):
            return (_skill_of_key(key),)
        case Type(text):
            return tuple(_skill_of_key(character) for character in text)
        case Click(held=held) if held:
            return (_GESTURES[Click], _HELD_CLICKS[held])
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
