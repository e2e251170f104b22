"""Going another way than an exercise's own solution, as a person would."""

from __future__ import annotations

from pathlib import Path

from kiosk.course.model import ActivityContext, Verdict
from kiosk.course.playing.steps import initial_state
from kiosk.course.solution import Click, SolutionAct
from kiosk.station.course.folders import shipped_folder
from kiosk.station.course.loading import open_exercise_file

Way = tuple[SolutionAct | str, ...]
"""Gestures; a label alone is a click."""


def judged(exercise: str, step: int, way: Way) -> Verdict:
    """The verdict of step ``step`` (from 1) of the exercise of this id after a person went this way."""
    story = open_exercise_file(Path(shipped_folder()) / f"{exercise}.yaml")
    activity = story.steps[step - 1].activity
    state = initial_state(story, step - 1, ActivityContext(level=story.level))
    assert not activity.judge(state).done
    for gesture in way:
        for act in activity.acts_for(state, Click(gesture) if isinstance(gesture, str) else gesture, 0.0):
            state = activity.update(state, act)
    verdict: Verdict = activity.judge(state)
    return verdict
