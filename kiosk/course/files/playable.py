"""What keeps an exercise from being played though each of its values is of the right type and within its bounds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kiosk.course.files.format import DESK, MIN_STEPS
from kiosk.course.model import ActivityContext, DeskActivity, Exercise, Situation
from kiosk.course.pictures import picture_problems
from kiosk.course.playing.steps import apply_solution, initial_state
from kiosk.i18n import _, ngettext
from kiosk.yaml.problems import YamlPath


class Obstacle(NamedTuple):
    """``what`` is wrong and what to ``write``, at ``path`` of the exercise, or of the activity of ``step``."""

    path: YamlPath
    what: str
    write: str
    step: int | None = None


def find_obstacles(exercise: Exercise) -> Iterator[Obstacle]:
    """All that keeps ``exercise`` from being played."""
    if exercise.level < 3 and len(exercise.steps) < MIN_STEPS:
        count = len(exercise.steps)
        what = ngettext("cette liste a {count} élément", "cette liste a {count} éléments", count).format(count=count)
        yield Obstacle(("steps",), what, _("il en faut au moins {least}").format(least=MIN_STEPS))
        return
    if exercise.desk is not None:
        for path, what, write in exercise.desk.problems():
            yield Obstacle((DESK, *path), what, write)
    situations: list[tuple[YamlPath, Situation | None]] = [(("situation",), exercise.situation)]
    situations += [(("steps", n, "situation"), step.situation) for n, step in enumerate(exercise.steps)]
    for at, situation in situations:
        if situation is not None and situation.picture:
            for path, what, write in picture_problems((*at, "picture"), situation.picture):
                yield Obstacle(path, what, write)
    for index, step in enumerate(exercise.steps):
        found = tuple(step.activity.problems())
        if found and isinstance(step.activity, DeskActivity):
            found = _lasting(exercise, index, found)
        for path, what, write in found:
            yield Obstacle(path, what, write, index)


def _lasting(
    exercise: Exercise, index: int, found: tuple[tuple[YamlPath, str, str], ...]
) -> tuple[tuple[YamlPath, str, str], ...]:
    """Those of ``found`` that remain once the step's solution is played: a name may be made on the way."""
    step = exercise.steps[index]
    assert isinstance(step.activity, DeskActivity)
    try:
        end = apply_solution(step, initial_state(exercise, index, ActivityContext(level=exercise.level)))
        left = {(path, what) for path, what, _write in step.activity.problems_at(end)}
    except Exception:  # a desk that does not start has problems of its own
        return found
    return tuple(one for one in found if (one[0], one[1]) in left)
