"""What a solution names against what is there: as much of the proof of an exercise as reading it can tell."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.course.model import Circumstances, Exercise, NotThere
from kiosk.course.reading import Reading
from kiosk.course.solution import SolutionAct
from kiosk.course.story import not_there
from kiosk.i18n import _
from kiosk.yaml.problems import Problem


def naming_problems(reading: Reading[Exercise]) -> Iterator[Problem]:
    """Labels that a solution names and that are not on the screen then, or are there more than once.

    In the steps that go on from one another; the rest is for the robot to prove.
    """
    exercise = reading.value
    if exercise is None:
        return
    for index, number, missing in not_there(exercise, Circumstances(level=exercise.level)):
        what, write = missing_words(exercise.steps[index].solution[number], missing)
        yield reading.problem(("steps", index, "solution", number), what, write)


def missing_words(gesture: SolutionAct, missing: NotThere) -> tuple[str, str]:
    """What is wrong with a gesture that finds nothing, or too much, and what to write."""
    if missing.name == type(gesture).__name__:
        write = _("écrivez l'un de ces gestes : {gestures}").format(gestures=", ".join(missing.there))
        return _("ce geste ne se fait pas dans cette étape"), write
    there = ", ".join(f"« {name} »" for name in missing.there)
    what = _("« {name} » n'est pas sur l'écran à ce moment, ou y est plus d'une fois").format(name=missing.name)
    return what, _("écrivez l'un de ces noms : {names}").format(names=there)
