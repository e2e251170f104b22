"""The robot in a pseudo-terminal: it does exercises in the real program, as a person does.

It begins a logbook at the welcome screen, opens each exercise by its cards, performs every step on the screen, leaves
by the buttons, and then reads the logbook's files. The screen is in French, so its labels are the program's msgids.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from kiosk.course.model import ActivityContext, DeskActivity, Exercise, Level
from kiosk.course.playing.steps import Checkpoint, initial_state
from kiosk.i18n import _
from kiosk.logbook.progress import Progress, fold_events
from kiosk.logbook.reading import read_logbook
from kiosk.rehearsal.desk_gestures import in_french
from kiosk.rehearsal.finding import Finding
from kiosk.rehearsal.gestures import CONTINUE, SETTLED_AFTER, perform_step
from kiosk.rehearsal.program import station_environment
from kiosk.rehearsal.robot import NotSeen, Robot

SIZE = (100, 28)
"""Columns and rows that the screens are designed for."""
HOME_TITLE = "Que voulez-vous faire ?"
LEVEL_LABELS: dict[Level, str] = {1: "Je découvre", 2: "Je m'entraîne", 3: "En situation"}
_WORD = re.compile(r"([1-4])\. +(\w+)")
_MAX_NOTCHES = 60


class ListedExercise(msgspec.Struct, frozen=True):
    """An exercise to do, and the title of the theme that lists it."""

    exercise: Exercise
    theme: str


def rehearse_in_terminal(
    exercises: Sequence[ListedExercise],
    folder: Path,
    *,
    size: tuple[int, int] = SIZE,
    own: Sequence[Path] = (),
    on_done: Callable[[Exercise], None] = lambda _exercise: None,
) -> tuple[Finding, ...]:
    """Which of ``exercises`` cannot be done on the screen, each with the screen's text.

    They are done in one sitting; after one that cannot be done, a new program and logbook do the rest. ``folder`` is
    empty and takes the stations' data; ``own`` are the adviser's folders of exercises; ``on_done`` is called after each
    exercise, whether it could be done or not.
    """
    findings: list[Finding] = []
    left = list(exercises)
    while left:
        sitting = _Sitting(folder / f"sitting-{len(exercises) - len(left)}", size, own)
        count, found = sitting.run(left, on_done)
        findings += found
        if not count:  # no logbook could be begun: the next exercise would fare no better
            break
        left = left[count:]
    return tuple(findings)


class _Sitting:
    """One program and one logbook, for exercises up to the first that cannot be done."""

    def __init__(self, folder: Path, size: tuple[int, int], own: Sequence[Path]) -> None:
        folder.mkdir(parents=True)
        self._data = folder / "data"
        self._size = size
        settings = {"exercises": [str(path) for path in own]} if own else {}
        self._environment = station_environment(folder, station="poste", **settings)
        self._robot: Robot

    def run(
        self, exercises: Sequence[ListedExercise], on_done: Callable[[Exercise], None]
    ) -> tuple[int, list[Finding]]:
        """(how many of ``exercises`` were tried, findings)."""
        over: list[Exercise] = []
        findings: list[Finding] = []
        with Robot(size=self._size, env=self._environment) as robot:
            self._robot = robot
            try:
                self._begin_logbook()
            except NotSeen as missing:
                what = _("le carnet ne se commence pas : {what}").format(what=_describe_missing(missing))
                return 0, [Finding(exercises[0].exercise.id, 0, what, (), missing.screen)]
            for listed in exercises:
                found = self._do(listed)
                over.append(listed.exercise)
                on_done(listed.exercise)
                if found:
                    findings.append(found)
                    break
            else:
                findings += self._leave(over[-1])
        findings += self._not_recorded([one for one in over if all(f.exercise != one.id for f in findings)])
        return len(over), findings

    def _begin_logbook(self) -> None:
        """From the welcome: read the four words, and write them again as asked."""
        robot = self._robot
        robot.click("Commencer un carnet")
        robot.wait_for("Voici les 4 images de votre carnet")
        robot.wait(lambda: len(_words(robot.text())) == 4, "1. 2. 3. 4.")
        words = _words(robot.text())
        robot.click("C'est recopié ▶")
        robot.wait_for("Pour vérifier : montrez vos 4 images")
        robot.settle()
        label = robot.position("Ou écrivez les 4 mots :")
        if label is None:
            raise NotSeen("« Ou écrivez les 4 mots : »", robot.text())
        robot.click_at(label[0] + 24, label[1])
        robot.type(" ".join(words[number] for number in sorted(words)))
        robot.press("enter")
        robot.wait_for(HOME_TITLE)

    def _do(self, listed: ListedExercise) -> Finding | None:
        """One exercise, from the home screen and back to it."""
        exercise, robot, step = listed.exercise, self._robot, 0
        checkpoint, context = Checkpoint(), ActivityContext(level=listed.exercise.level)
        try:
            self._open(listed)
            for one in exercise.steps:
                step += 1
                if isinstance(one.activity, DeskActivity):
                    with in_french():
                        begun = initial_state(exercise, step - 1, context, checkpoint)
                    checkpoint = Checkpoint(step - 1, perform_step(robot, one, begun))
                else:
                    perform_step(robot, one)
                robot.click(CONTINUE)
            step = 0
            robot.wait_for(exercise.can_do)
            robot.click("◀ Accueil")
            robot.wait_for(HOME_TITLE)
        except NotSeen as missing:
            path = ("steps", step - 1) if step else ()
            return Finding(exercise.id, step, _describe_missing(missing), path, missing.screen)
        return None

    def _open(self, listed: ListedExercise) -> None:
        """From the home screen to the first step, by the cards."""
        exercise, robot = listed.exercise, self._robot
        self._choose(listed.theme)
        level = LEVEL_LABELS[exercise.level]
        robot.wait_for(level)
        robot.settle(SETTLED_AFTER)
        if robot.box(exercise.title) is None:
            robot.click(level)
            robot.wait_for(f"● {level}")
        self._choose(exercise.title)

    def _choose(self, card: str) -> None:
        """Click a card, scrolling down to it."""
        robot, (columns, rows) = self._robot, self._size
        robot.settle(SETTLED_AFTER)
        for _count in range(_MAX_NOTCHES):
            if robot.box(card, begins=True):
                break
            robot.wheel(columns // 2, rows // 2, 1)
            robot.settle()
        robot.click(card, begins=True)

    def _leave(self, last: Exercise) -> list[Finding]:
        """Leave by the program's buttons until it exits."""
        robot = self._robot
        try:
            robot.click("■ J'ai fini")
            robot.wait_for("Bonjour et bienvenue")
            robot.click("Quitter")
            code = robot.wait_end()
        except NotSeen as missing:
            return [Finding(last.id, 0, _describe_missing(missing), (), missing.screen)]
        if code:
            return [Finding(last.id, 0, _("le programme s'arrête avec le code {code}").format(code=code))]
        return []

    def _not_recorded(self, exercises: Sequence[Exercise]) -> list[Finding]:
        """Exercises done on the screen whose steps and end are not all in the logbook on disk."""
        progress = self._progress()
        return [
            Finding(exercise.id, 0, _("le carnet ne dit pas que l'exercice est fait"))
            for exercise in exercises
            if not progress.is_done(exercise.id)
            or progress.exercise(exercise.id).steps_done != frozenset(range(len(exercise.steps)))
        ]

    def _progress(self) -> Progress:
        logbooks = self._data / "logbooks"
        folders = sorted(logbooks.iterdir()) if logbooks.is_dir() else []
        return fold_events(entry for folder in folders for entry in read_logbook(folder).entries)


def _words(screen: str) -> dict[str, str]:
    return dict(_WORD.findall(screen))


def _describe_missing(missing: NotSeen) -> str:
    return _("on attendait {what}").format(what=missing.what)
