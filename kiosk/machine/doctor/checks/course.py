"""The exercises: whether there are any, whether all can be read, and whether one can be done in the real program."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from kiosk.i18n import _, ngettext
from kiosk.machine.doctor.judgement import Judgement, fail, ok, warn, with_detail

if TYPE_CHECKING:
    from kiosk.machine.doctor.examined_machine import ExaminedMachine


class CourseFacts(msgspec.Struct, frozen=True):
    """The number of exercises, and the problems that `kiosk check` finds in them."""

    exercises: int
    problems: tuple[str, ...] = ()


class PlayedExercise(msgspec.Struct, frozen=True):
    """The exercise that the robot did in so many ``seconds``; ``failure``: what it could not do, empty for nothing."""

    title: str
    seconds: float = 0.0
    failure: str = ""


def judge_course(facts: CourseFacts) -> Iterator[Judgement]:
    """An exercise that cannot be read is left out, and the others stay playable: this is a warning."""
    why = _("C'est ce que les personnes viennent faire.")
    if not facts.exercises:
        what = _("Aucun exercice ne se trouve.")
        yield fail("course.exercises", what, why, _("Installez le programme de nouveau."))
        return
    count = len(facts.problems)
    if count:
        what = ngettext("{n} chose à changer", "{n} choses à changer", count).format(n=count)
        why = _("Un exercice qui ne se lit pas n'est pas montré.")
        yield warn("course.exercises", with_detail(what, facts.problems[0]), why, "kiosk check")
    else:
        what = ngettext("{n} exercice se lit bien.", "{n} exercices se lisent bien.", facts.exercises)
        yield ok("course.exercises", what.format(n=facts.exercises), why)


def judge_played_exercise(facts: PlayedExercise) -> Judgement:
    """The exercise was done in the real program, from the welcome to the logbook on the disk."""
    why = _("Le programme entier a servi : écran, souris, clavier, carnet sur le disque.")
    if not facts.failure:
        seconds = f"{facts.seconds:.0f}"
        what = _("Le robot a fait « {title} » en {seconds} s.").format(title=facts.title, seconds=seconds)
        return ok("course.played", what, why)
    what = _("Le robot n'a pas fait « {title} » : {what}.").format(title=facts.title, what=facts.failure)
    why = _("Une personne serait arrêtée au même endroit.")
    return fail("course.played", what, why, "kiosk rehearse --terminal")


def read_course_facts(machine: ExaminedMachine) -> CourseFacts:
    """Read and check all exercises, the adviser's own too; takes seconds, and leaves no index behind."""
    from kiosk.activities import KINDS
    from kiosk.course.files.names import AREA_FILE, EXERCISE_ENDING, is_name
    from kiosk.station.course.folders import area_folders, yaml_files
    from kiosk.station.course.linting import lint_files
    from kiosk.station.course.loading import course_roots

    area_name = AREA_FILE.removesuffix(EXERCISE_ENDING)
    roots = course_roots(machine.layers.settings.exercises)
    count = sum(
        name != area_name
        for root in roots
        for area, folder in area_folders(str(root))
        if is_name(area)
        for name, _path, _stamp in yaml_files(folder)
    )
    return CourseFacts(count, tuple(map(str, lint_files(roots, KINDS, roots=roots).problems)))
