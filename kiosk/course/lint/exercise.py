"""How one exercise is written: what an adviser is asked to mend, but what does not keep anyone from playing it."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.course.files.reading import CourseFile, activity_key
from kiosk.course.lint.wording import Rules, find_wording_problems, sentences
from kiosk.course.model import Area, Circumstances, Exercise, NotThere
from kiosk.course.playing.steps import not_there
from kiosk.course.solution import SolutionAct
from kiosk.i18n import _
from kiosk.yaml.problems import Problem, YamlPath


def manner_problems(reading: CourseFile[Exercise], rules: Rules) -> tuple[Problem, ...]:
    """Sentences that are not as they should be, and words to replace, sorted; nothing where nothing could be read."""
    if reading.value is None:
        return ()
    exercise = reading.value
    return tuple(
        sorted(
            {
                *_sentence_problems(reading, exercise),
                *_wording_problems(reading, rules),
            }
        )
    )


def area_manner_problems(reading: CourseFile[Area], rules: Rules) -> tuple[Problem, ...]:
    """Words to replace in an area's title."""
    if reading.value is None:
        return ()
    found = find_wording_problems(reading.value.title, rules)
    return tuple(reading.problem(("title",), p.what, p.write) for p in found)


def exercise_texts(reading: CourseFile[Exercise]) -> Iterator[tuple[YamlPath, str]]:
    """Every text of an exercise that a learner reads, with its path in the YAML."""
    exercise = reading.value
    if exercise is None:
        return
    yield ("title",), exercise.title
    yield ("can_do",), exercise.can_do
    if exercise.desk is not None:
        yield from ((("desk", *path), text) for path, text in exercise.desk.texts())
    for index, step in enumerate(exercise.steps):
        yield ("steps", index, "say"), step.say
        for number, hint in enumerate(step.hints):
            yield ("steps", index, "hints", number), hint
        yield ("steps", index, "done"), step.done
        key = activity_key(reading, index)
        for path, text in step.activity.texts():
            yield ("steps", index, key, *path), text


def _wording_problems(reading: CourseFile[Exercise], rules: Rules) -> Iterator[Problem]:
    for path, text in exercise_texts(reading):
        for found in find_wording_problems(text, rules):
            yield reading.problem(path, found.what, found.write)


def _sentence_problems(reading: CourseFile[Exercise], exercise: Exercise) -> Iterator[Problem]:
    if not exercise.can_do.startswith(("Je ", "J'", "J’")):
        yield reading.problem(("can_do",), _("cette phrase ne commence pas par « Je »"), _("écrivez « Je sais … »"))
    if not exercise.can_do.endswith("."):
        yield reading.problem(("can_do",), _("il n'y a pas de point à la fin"), _("ajoutez un point"))
    for index, step in enumerate(exercise.steps):
        at: YamlPath = ("steps", index)
        yield from _count(reading, (*at, "say"), step.say, 2)
        for number, hint in enumerate(step.hints):
            yield from _count(reading, (*at, "hints", number), hint, 2)
        yield from _count(reading, (*at, "done"), step.done, 1)
        for number, hint in enumerate(step.hints):
            if hint in step.hints[:number]:
                yield reading.problem((*at, "hints", number), _("cet indice est déjà donné"), _("dites-en un peu plus"))


def _count(reading: CourseFile[Exercise], path: YamlPath, text: str, most: int) -> Iterator[Problem]:
    count = len(sentences(text))
    if count > most:
        what = _("ce texte a {count} phrases").format(count=count)
        yield reading.problem(path, what, _("gardez-en {most} au plus").format(most=most))


def naming_problems(reading: CourseFile[Exercise]) -> Iterator[Problem]:
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
