"""The robot before the real program."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.activities import KINDS
from kiosk.course.files.reading import read_exercise
from kiosk.course.model import ActivityContext, DeskActivity, Exercise, Step
from kiosk.course.playing.steps import initial_state
from kiosk.rehearsal.gestures import CONTINUE, SETTLED_AFTER, perform_step
from kiosk.rehearsal.program import station_environment
from kiosk.rehearsal.robot import Robot
from kiosk.rehearsal.terminal import ListedExercise, rehearse_in_terminal

pytestmark = [pytest.mark.long, pytest.mark.slow]
THEMES = {
    "souris": "La souris",
    "clavier": "Le clavier",
    "securite": "Se protéger",
    "fichiers": "Fichiers et dossiers",
    "formulaires": "Formulaires et comptes",
}
BOARD_CARDS_KEYS_AND_DESK = (
    "souris/2-glisser-et-deposer",
    "securite/1-ce-qu-on-garde-pour-soi",
    "clavier/2-les-fleches",
    "fichiers/2-donner-un-nom",
    "formulaires/2-recopier-un-code-recu-par-sms",
)
OWN = """
title: {title}
can_do: Je sais {can_do}.
level: 1
minutes: 3
needs: []
steps:
{steps}
"""
STEP = """
  - say: Appuyez sur la touche {key}.
    keys: {{press: [{key}]}}
    hints: [Regardez en haut., Regardez à gauche.]
    solution: [{{press: {pressed}}}]
    done: Vous avez appuyé sur {key}.
"""


@pytest.mark.parametrize("size", [(100, 28), (80, 24)], ids=["design", "least"])
def test_the_robot_does_exercises_as_a_person_and_finds_them_in_the_logbook(
    size: tuple[int, int], shipped: tuple[Exercise, ...], tmp_path: Path
) -> None:
    done_ids: list[str] = []
    errands = [ListedExercise(one, THEMES[one.area]) for one in shipped if one.id in BOARD_CARDS_KEYS_AND_DESK]
    found = rehearse_in_terminal(errands, tmp_path, size=size, on_done=lambda one: done_ids.append(one.id))
    assert [f"{finding}\n{finding.screen}" for finding in found] == []
    assert sorted(done_ids) == sorted(BOARD_CARDS_KEYS_AND_DESK)


def test_a_step_that_cannot_be_done_is_reported_with_its_screen_and_the_rest_is_played(tmp_path: Path) -> None:
    folder = tmp_path / "own" / "essais"
    folder.mkdir(parents=True)
    errands = []
    for title, pressed in (("toucher autre chose", "z"), ("toucher la lettre", "b")):
        name = "1-" + title.replace(" ", "-")
        steps = "".join(STEP.format(key=key, pressed=pressed if key == "b" else key) for key in "qbs")
        source = OWN.format(title=title.capitalize(), can_do=title, steps=steps)
        (folder / f"{name}.yaml").write_text(source, encoding="utf-8")
        exercise = read_exercise(f"essais/{name}", source, KINDS).value
        assert exercise is not None
        errands.append(ListedExercise(exercise, "Essais"))
    found = rehearse_in_terminal(errands, tmp_path / "robot", own=[tmp_path / "own"])
    assert [(finding.exercise, finding.step) for finding in found] == [("essais/1-toucher-autre-chose", 2)], "\n".join(
        f"{finding}\n{finding.screen}" for finding in found
    )
    (finding,) = found
    assert "Appuyez sur la touche b." in finding.screen


def kinds() -> list[type]:
    return [one for kind in KINDS.types for one in getattr(kind, "__args__", (kind,))]


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_seeing_how_a_step_is_done_leaves_it_to_be_done(
    kind: type, shipped: tuple[Exercise, ...], tmp_path: Path
) -> None:
    exercise, index = first_with(kind, shipped)
    environment = station_environment(tmp_path, demonstration_pace=0.3)
    with Robot(("-m", "kiosk", "play", exercise.id), env=environment) as person:
        for before in exercise.steps[:index]:
            person.wait_for(before.say)
            person.settle(SETTLED_AFTER)
            person.click("Passer")
        step = exercise.steps[index]
        person.wait_for(step.say)
        person.settle(SETTLED_AFTER)
        person.click("Voir comment faire")
        person.wait_for("À vous maintenant.", timeout=60)
        person.wait(lambda: person.box("À moi ▶") is None, "« À moi » goes")
        assert person.box(CONTINUE) is None
        assert not person.sees(f"✓ {step.done}")
        begun = initial_state(exercise, index, ActivityContext(level=exercise.level))
        perform_step(person, step, begun if isinstance(step.activity, DeskActivity) else None)


def first_with(kind: type, shipped: tuple[Exercise, ...]) -> tuple[Exercise, int]:
    """The exercise in which a step of this kind comes first, and the step's number from 0."""

    def place(steps: tuple[Step, ...]) -> int:
        return next((n for n, step in enumerate(steps) if isinstance(step.activity, kind)), len(steps))

    having = [one for one in shipped if place(one.steps) < len(one.steps)]
    if not having:
        pytest.skip("no shipped exercise has a step of this kind")
    found = min(having, key=lambda one: place(one.steps))
    return found, place(found.steps)
