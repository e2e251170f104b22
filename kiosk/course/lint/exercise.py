"""Lint of one exercise: faults that its author is asked to mend, though it can be played with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kiosk.course.files.reading import CourseFile, activity_key
from kiosk.course.keyboard.keys import KEY_EXAMPLES, is_misnamed, meant_key
from kiosk.course.lint.gestures import find_gesture_advice
from kiosk.course.lint.wording import (
    WordingProblem,
    count_words,
    find_quoted_problems,
    find_wording_problems,
    says_nothing,
    split_sentences,
)
from kiosk.course.lint.wording_rules import WordingRules
from kiosk.course.model import ActivityContext, Area, DeskActivity, Exercise, Situation, TargetMissing, TellsStory
from kiosk.course.playing.steps import find_missing_targets
from kiosk.course.solution import Click, DoubleClick, Press, RightClick, SolutionAct, Type
from kiosk.i18n import _
from kiosk.text import fold
from kiosk.yaml.problems import Problem, YamlPath, nearest


def lint_exercise(reading: CourseFile[Exercise], rules: WordingRules) -> tuple[Problem, ...]:
    """Badly formed sentences, words to avoid and hints that do not help; nothing for a file that could not be read."""
    if reading.value is None:
        return ()
    exercise = reading.value
    found = {*_sentence_problems(reading, exercise), *_hint_problems(reading, exercise)}
    found |= {*_part_problems(reading, exercise), *_key_problems(reading, exercise)}
    found |= {*_wording_problems(reading, rules), *_empty_done_problems(reading, exercise, rules)}
    return tuple(sorted({*found, *find_gesture_advice(reading, rules)}))


def lint_area(reading: CourseFile[Area], rules: WordingRules) -> tuple[Problem, ...]:
    """Words to avoid in an area's title."""
    if reading.value is None:
        return ()
    return tuple(_at(reading, ("title",), found) for found in find_wording_problems(reading.value.title, rules))


def exercise_texts(reading: CourseFile[Exercise]) -> Iterator[tuple[YamlPath, str]]:
    """Every text that a learner reads, with its path in the YAML."""
    exercise = reading.value
    if exercise is None:
        return
    yield ("title",), exercise.title
    yield ("can_do",), exercise.can_do
    if exercise.situation is not None:
        yield from _situation_texts(("situation",), exercise.situation)
    if exercise.desk is not None:
        yield from ((("desk", *path), text) for path, text in exercise.desk.texts())
    for index, step in enumerate(exercise.steps):
        if step.situation is not None:
            yield from _situation_texts(("steps", index, "situation"), step.situation)
        yield ("steps", index, "say"), step.say
        for number, hint in enumerate(step.hints):
            yield ("steps", index, "hints", number), hint
        yield ("steps", index, "done"), step.done
        key = activity_key(reading, index)
        for path, text in step.activity.texts():
            yield ("steps", index, key, *path), text


def _situation_texts(at: YamlPath, situation: Situation) -> Iterator[tuple[YamlPath, str]]:
    yield (*at, "text"), situation.text
    if situation.who:
        yield (*at, "who"), situation.who


def program_texts(reading: CourseFile[Exercise]) -> Iterator[tuple[YamlPath, str]]:
    """Those of :func:`exercise_texts` that are the program's own voice, and not the story's."""
    story = set(_story_paths(reading)) if reading.value is not None else set()
    yield from ((path, text) for path, text in exercise_texts(reading) if path not in story)


def _part_problems(reading: CourseFile[Exercise], exercise: Exercise) -> Iterator[Problem]:
    """Gestures that name a part of the screen where there is none."""
    for index, step in enumerate(exercise.steps):
        for number, gesture in enumerate(() if isinstance(step.activity, DeskActivity) else step.solution):
            if isinstance(gesture, Click | DoubleClick | RightClick | Type) and gesture.in_:
                what = _("« in » nomme une partie de l'ordinateur, et il n'y en a pas ici")
                yield reading.advice(("steps", index, "solution", number), what, _("enlevez « in »"))


def _key_problems(reading: CourseFile[Exercise], exercise: Exercise) -> Iterator[Problem]:
    """Keys of solutions that no keyboard has under this name."""
    for index, step in enumerate(exercise.steps):
        for number, gesture in enumerate(step.solution):
            if isinstance(gesture, Press) and is_misnamed(gesture.key):
                meant = meant_key(gesture.key)
                what = _("la touche « {key} » n'est pas connue").format(key=gesture.key)
                write = _("écrivez « {name} »").format(name=meant) if meant else _(KEY_EXAMPLES)
                yield reading.problem(("steps", index, "solution", number), what, write)


def _wording_problems(reading: CourseFile[Exercise], rules: WordingRules) -> Iterator[Problem]:
    story = set(_story_paths(reading))
    for path, text in exercise_texts(reading):
        find = find_quoted_problems if path in story else find_wording_problems
        yield from (_at(reading, path, found) for found in find(text, rules))
    pages: dict[YamlPath, int] = {}
    for path, text in exercise_texts(reading):
        if path in story and path[0] == "desk":
            page = path[:6] if "pages" in path[:5] else path[:4]
            pages[page] = pages.get(page, 0) + count_words(text)
    for page, count in pages.items():
        if rules.quoted_page_words is not None and count > rules.quoted_page_words:
            what = _("il y a {count} mots à lire ici").format(count=count)
            yield reading.advice(page, what, _("gardez-en {most} au plus").format(most=rules.quoted_page_words))


def _story_paths(reading: CourseFile[Exercise]) -> Iterator[YamlPath]:
    """Where the texts stand that the story quotes: what its people and offices write, and what a desk begins with."""
    assert reading.value is not None
    if reading.value.desk is not None:
        yield from (("desk", *path) for path, _text in reading.value.desk.texts())
    for index, step in enumerate(reading.value.steps):
        if isinstance(step.activity, TellsStory):
            key = activity_key(reading, index)
            yield from (("steps", index, key, *path) for path, _text in step.activity.story_texts())


def _at(reading: CourseFile[Any], path: YamlPath, found: WordingProblem) -> Problem:
    make = reading.advice if found.level == "advice" else reading.problem
    return make(path, found.what, found.write)


def _empty_done_problems(reading: CourseFile[Exercise], exercise: Exercise, rules: WordingRules) -> Iterator[Problem]:
    for index, step in enumerate(exercise.steps):
        if says_nothing(step.done, rules):
            what = _("« {text} » ne dit pas ce qui est fait").format(text=step.done)
            yield reading.advice(
                ("steps", index, "done"), what, _("écrivez une phrase : « Vous avez ouvert la lettre. »")
            )


def _sentence_problems(reading: CourseFile[Exercise], exercise: Exercise) -> Iterator[Problem]:
    if not exercise.can_do.startswith(("Je ", "J'", "J’")):
        yield reading.problem(("can_do",), _("cette phrase ne commence pas par « Je »"), _("écrivez « Je sais … »"))
    if not exercise.can_do.endswith("."):
        yield reading.problem(("can_do",), _("il n'y a pas de point à la fin"), _("ajoutez un point"))
    for index, step in enumerate(exercise.steps):
        at: YamlPath = ("steps", index)
        hints = [((*at, "hints", number), hint, 2) for number, hint in enumerate(step.hints)]
        for path, text, most in (((*at, "say"), step.say, 2), *hints, ((*at, "done"), step.done, 1)):
            yield from _count(reading, path, text, most)
            yield from _form_advice(reading, path, text)


def _hint_problems(reading: CourseFile[Exercise], exercise: Exercise) -> Iterator[Problem]:
    for index, step in enumerate(exercise.steps):
        instruction = {fold(sentence) for sentence in split_sentences(step.say)}
        for number, hint in enumerate(step.hints):
            at: YamlPath = ("steps", index, "hints", number)
            if hint in step.hints[:number]:
                yield reading.problem(at, _("cet indice est déjà donné"), _("dites-en un peu plus"))
            repeated = [sentence for sentence in split_sentences(hint) if fold(sentence) in instruction]
            for sentence in repeated[:1]:
                what = _("l'indice répète la consigne : « {sentence} »").format(sentence=sentence)
                yield reading.advice(at, what, _("dites ce que la consigne ne dit pas"))


def _form_advice(reading: CourseFile[Exercise], path: YamlPath, text: str) -> Iterator[Problem]:
    """That a text begins with a capital and ends with a sign; not beside an address, which a sign would lengthen."""
    first, last = text.split(maxsplit=1)[:1], text.rsplit(maxsplit=1)[-1:]
    if first and first[0][0].islower() and "." not in first[0]:
        what = _("« {text} » commence par une petite lettre").format(text=first[0])
        yield reading.advice(path, what, _("écrivez une phrase"))
    if last and not _SENTENCE_END.search(last[0]) and "." not in last[0] and "@" not in last[0]:
        yield reading.advice(path, _("il n'y a pas de point à la fin"), _("ajoutez un point"))


_SENTENCE_END = re.compile(r"[.?!…:](?:\s?[»)])?$|^»$")


def _count(reading: CourseFile[Exercise], path: YamlPath, text: str, most: int) -> Iterator[Problem]:
    count = len(split_sentences(text))
    if count > most:
        what = _("ce texte a {count} phrases").format(count=count)
        yield reading.problem(path, what, _("gardez-en {most} au plus").format(most=most))


def find_missing_target_problems(reading: CourseFile[Exercise]) -> Iterator[Problem]:
    """Targets of solutions that are missing from the training computer at that moment, or ambiguous.

    Everything else about a solution is proved by the robot.
    """
    exercise = reading.value
    if exercise is None:
        return
    for index, number, missing in find_missing_targets(exercise, ActivityContext(level=exercise.level)):
        what, write = describe_missing_target(exercise.steps[index].solution[number], missing)
        yield reading.problem(("steps", index, "solution", number), what, write)


def describe_missing_target(gesture: SolutionAct, missing: TargetMissing) -> tuple[str, str]:
    """(what is wrong, what to write) for a gesture whose target is missing or ambiguous."""
    if missing.name == type(gesture).__name__:
        write = _("écrivez l'un de ces gestes : {gestures}").format(gestures=", ".join(missing.available))
        return _("ce geste ne se fait pas dans cette étape"), write
    if missing.alike:
        what = _("« {name} » se lit plusieurs fois sur l'écran à ce moment").format(name=missing.name)
        ways = ", ".join(_written_target(gesture, name, part) for name, part in missing.alike)
        return what, _("écrivez l'un de ceux-ci : {ways}").format(ways=ways)
    others = [name for name in missing.available if name != missing.name]
    if f"{missing.name} (2)" in others:
        what = _("« {name} » se lit plusieurs fois sur l'écran à ce moment").format(name=missing.name)
    else:
        what = _("« {name} » n'est pas sur l'écran à ce moment").format(name=missing.name)
    near = nearest(missing.name, others, parts=True)
    there = ", ".join(f"« {name} »" for name in others if name != near)
    if near is None:
        return what, _("écrivez l'un de ces noms : {names}").format(names=there)
    if not there:
        return what, _("écrivez « {name} »").format(name=near)
    return what, _("écrivez « {name} », ou l'un de ces noms : {names}").format(name=near, names=there)


def _written_target(gesture: SolutionAct, name: str, part: str) -> str:
    """The target as a file writes it: ``{click: Suivre ma demande, in: Menu}``, or its name alone."""
    kind = gesture.__struct_config__.tag
    if kind == "type":
        return f"{{type: {{into: {_plain(name)}, in: {_plain(part)}, …}}}}" if part else f"« {name} »"
    return f"{{{kind}: {_plain(name)}, in: {_plain(part)}}}" if part else f"« {name} »"


def _plain(text: str) -> str:
    """``text`` as a value inside braces: in quotation marks where YAML would read a sign in it."""
    return f'"{text}"' if re.search(r"[,:{}\[\]#&*!|>'\"%@`]", text) else text
