"""Whether what an exercise asks to type can be typed on each keyboard that a station may have. Pure.

Where a keyboard lacks a character and the person writes a stand-in for it (oe for œ), the step is played with that.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from kiosk.course.files.reading import CourseFile
from kiosk.course.keyboard.keys import KEYS_WITHOUT_CHARACTER, NAMED_KEYS, LayoutName, is_desk_key, is_misnamed
from kiosk.course.keyboard.layouts import LAYOUTS, Layout, can_type, find_strokes, find_untypable
from kiosk.course.model import ActivityContext, Exercise, Step, TargetMissing
from kiosk.course.playing.demonstration import play_solution
from kiosk.course.playing.steps import initial_state
from kiosk.course.solution import Press, Solution, Type
from kiosk.i18n import _
from kiosk.stand_ins import spellings
from kiosk.text import nfc
from kiosk.yaml.problems import Problem


class _Obstacle(msgspec.Struct, frozen=True):
    """A gesture of a solution that cannot be typed, or that does not do the step as it is typed."""

    step: int
    gesture: int
    what: str
    write: str


def keyboard_problems(file: CourseFile[Exercise], keyboard: LayoutName) -> Iterator[Problem]:
    """What cannot be typed on some keyboards, which are named: advice where the station's own ``keyboard`` can."""
    if file.value is None:
        return
    lacking: dict[_Obstacle, list[Layout]] = {}
    for layout in LAYOUTS.values():
        for obstacle in _find_obstacles(file.value, layout):
            lacking.setdefault(obstacle, []).append(layout)
    for obstacle, layouts in lacking.items():
        path = ("steps", obstacle.step, "solution", obstacle.gesture)
        what = _("étape {step}, clavier {keyboards} : {what}").format(
            step=obstacle.step + 1, keyboards=", ".join(layout.title for layout in layouts), what=obstacle.what
        )
        make = file.problem if LAYOUTS[keyboard] in layouts else file.advice
        yield make(path, what, obstacle.write)


def _find_obstacles(exercise: Exercise, layout: Layout) -> Iterator[_Obstacle]:
    for index, step in enumerate(exercise.steps):
        missing = [(number, _untypable(gesture, layout)) for number, gesture in enumerate(step.solution)]
        for number, characters in missing:
            if characters:
                what = _("rien n'écrit {characters}").format(characters=", ".join(f"« {c} »" for c in characters))
                yield _Obstacle(index, number, what, _("changez ce qui est à écrire"))
        if not any(characters for _number, characters in missing):
            yield from _stand_in_obstacles(exercise, index, step, layout)


def _stand_in_obstacles(exercise: Exercise, index: int, step: Step, layout: Layout) -> Iterator[_Obstacle]:
    """The first text that this keyboard writes otherwise, where the step is not done with it."""
    typed = tuple(_as_typed(gesture, layout) for gesture in step.solution)
    changed = [number for number, gesture in enumerate(typed) if gesture != step.solution[number]]
    if changed and not _is_done_by(exercise, index, step, typed):
        gesture = typed[changed[0]]
        assert isinstance(gesture, Type)
        what = _("« {text} » ne fait pas l'étape").format(text=gesture.text)
        yield _Obstacle(index, changed[0], what, _("changez ce qui est à écrire, ou le but"))


def _untypable(gesture: Solution, layout: Layout) -> tuple[str, ...]:
    match gesture:
        case Type(text):
            return find_untypable(layout, text)
        case Press(key) if is_misnamed(key):
            return ()  # it is no question of the keyboard
        case Press(key) if find_strokes(layout, key) is None and not _is_on_every_keyboard(key):
            return (key,)
        case _:
            return ()


def _is_on_every_keyboard(key: str) -> bool:
    """Whether it is a named key, alone or with others held: ctrl+home, alt+left, f2."""
    return is_desk_key(key) and (key.rpartition("+")[2] in NAMED_KEYS or key in KEYS_WITHOUT_CHARACTER)


def _as_typed(gesture: Solution, layout: Layout) -> Solution:
    """The gesture with the first spelling of each character that the keyboard makes."""
    if not isinstance(gesture, Type) or can_type(layout, gesture.text):
        return gesture
    ways = spellings(nfc(gesture.text))
    return replace(gesture, text="".join(next(way for way in all_of if can_type(layout, way)) for all_of in ways))


def _is_done_by(exercise: Exercise, index: int, step: Step, solution: tuple[Solution, ...]) -> bool:
    state = initial_state(exercise, index, ActivityContext(level=exercise.level))
    try:
        for played in play_solution(replace(step, solution=solution), state):
            state = (state, *played.states)[-1]
    except TargetMissing:
        return False
    return step.activity.judge(state).done
