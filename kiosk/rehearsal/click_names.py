"""Whether what instructions and hints tell a person to click on answers a click, at some moment of the step. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from kiosk.course.files.reading import CourseFile
from kiosk.course.model import Activity, ActivityContext, DeskActivity, Exercise, Step, TargetMissing
from kiosk.course.playing.demonstration import play_solution
from kiosk.course.playing.steps import initial_state
from kiosk.course.solution import Click, DoubleClick, RightClick
from kiosk.i18n import _
from kiosk.text import fold_spaces
from kiosk.yaml.problems import Problem, YamlPath, nearest

_QUOTED = re.compile(r"«\s*([^«»]+?)\s*»")
_IS_TARGET = re.compile(
    r"\b(?:clic|cliquez|cliquer|double-clic)\b[^.!?]*\b(?:sur|dans)(?: (?:\w+['’]?\w*)){0,3} ?(?:\w+['’])?$",
    re.IGNORECASE,
)
"""What stands before a name on which one clicks: « Cliquez sur le bouton », « un clic droit sur »."""
PLAYER_BUTTONS = ("Un indice", "Voir comment faire", "Passer", "Arrêter ici", "Continuer ▶", "Continuer")
"""What is there at every step, around the activity."""
_GESTURES: tuple[type[Click | DoubleClick | RightClick], ...] = (Click, DoubleClick, RightClick)


def click_name_problems(file: CourseFile[Exercise]) -> Iterator[Problem]:
    """Names in instructions and hints on which nobody can click, as long as the step lasts."""
    exercise = file.value
    if exercise is None:
        return
    for index, step in enumerate(exercise.steps):
        at: YamlPath = ("steps", index)
        texts = [((*at, "say"), step.say), *(((*at, "hints", n), hint) for n, hint in enumerate(step.hints))]
        named = [
            (path, text, one) for path, text in texts for one in find_click_names(text) if one not in PLAYER_BUTTONS
        ]
        states = _states(exercise, index) if named else ()
        for path, text, name in named:
            available = _find_available(step.activity, states, name)
            if available is not None:
                what = _("rien ne répond à un clic sur « {name} » dans cette étape").format(name=name)
                better = nearest(name, available)
                write = _("écrivez « {name} »").format(name=better or ", ".join(available))
                yield file.advice(path, what, write)
            elif (sign := _sign_of(step.activity, states, name)) and sign not in text:
                what = _("« {name} » ne se lit pas sur l'écran : c'est le signe {sign}").format(name=name, sign=sign)
                yield file.advice(path, what, _("nommez le signe : « la croix ✕ », « le trait ─ »"))


def find_click_names(text: str) -> tuple[str, ...]:
    """The quoted names in ``text`` that it tells to click on."""
    return tuple(found[1] for found in _QUOTED.finditer(text) if _IS_TARGET.search(text[: found.start()].rstrip()))


def _sign_of(activity: Activity, states: Sequence[Any], name: str) -> str:
    """The sign that is drawn in the place of ``name``, where its letters are drawn at no moment."""
    if not isinstance(activity, DeskActivity):
        return ""
    wanted = fold_spaces(name)
    signs = [sign for state in states for one, sign in activity.signs(state) if fold_spaces(one) == wanted]
    return signs[0] if signs and all(signs) else ""


def _states(exercise: Exercise, index: int) -> tuple[Any, ...]:
    """Every state that the step's solution goes through."""
    step: Step = exercise.steps[index]
    start = initial_state(exercise, index, ActivityContext(level=exercise.level))
    return (start, *(state for played in play_solution(step, start) for state in played.states))


def _find_available(activity: Activity, states: Sequence[Any], name: str) -> tuple[str, ...] | None:
    """The names there are where none of ``states`` has ``name``; None where one has it, or where nobody clicks."""
    available: dict[str, None] = {}
    for state in states:
        for kind in _GESTURES:
            try:
                activity.acts_for(state, kind(name), 0.0)
            except TargetMissing as missing:
                if missing.name == name:
                    available.update(dict.fromkeys(missing.available))
            else:
                return None
    wanted = fold_spaces(name)
    if not available or any(fold_spaces(one).startswith(wanted) for one in available):
        return None
    return tuple(available)
