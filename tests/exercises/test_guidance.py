"""At the levels of practice and of situations, a step does not begin with its own answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from kiosk.course.acts import Resized
from kiosk.course.model import GUIDANCE_BY_LEVEL, ActivityContext, Exercise
from kiosk.desk.nodes import walk
from kiosk.desk.state import Desk
from kiosk.desk.view import view
from kiosk.session.acts import Continued, HintRequested
from kiosk.session.help import feedback_of
from kiosk.session.state import Session
from kiosk.session.update import begin_session, update_session
from kiosk.text import fold_case

QUOTED = re.compile(r"«([^»]*)»|(\S+@\S+)")
WORD = re.compile(r"\w+")


def words(text: str) -> set[str]:
    """The words of ``text``, each as it is compared."""
    return set(WORD.findall(fold_case(text)))


def words_of_solution(session: Session) -> set[str]:
    """What the solution names: labels, texts to write, keys."""
    found = (text for gesture in session.step.solution for text in _texts(msgspec.to_builtins(gesture)))
    return {word for text in found for word in words(text)}


def _texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for one in value.values():
                yield from _texts(one)
        case list() | tuple():
            for one in value:
                yield from _texts(one)


def text_in_sight(session: Session) -> str:
    """The instruction, and what is on the screen."""
    texts = [session.step.say, *(text for _path, text in session.step.activity.texts())]
    if isinstance(session.state, Desk):
        for node in walk(view(session.state)):
            texts += [node.name, node.value, node.placeholder, node.field.text if node.field else ""]
    return fold_case("\n".join(texts))


def _answer_in_feedback(session: Session) -> set[str]:
    return words_of_solution(session) & words(feedback_of(session))


def step_starts(exercise: Exercise) -> Iterator[Session]:
    """The session at the start of each step, the ones before it done by their solutions."""
    session, _events = begin_session(exercise, ActivityContext())
    for step in exercise.steps:
        session, _events = update_session(session, Resized(74, 11))
        yield session
        for gesture in step.solution:
            for act in session.step.activity.acts_for(session.state, gesture, 0.0):
                session, _events = update_session(session, act)
        session, _events = update_session(session, Continued())


def test_no_step_of_practice_begins_with_its_answer(shipped: tuple[Exercise, ...]) -> None:
    """No word of the solution that stands neither in the instruction nor on the screen is in the feedback."""
    found = {
        f"{exercise.id}, step {session.index + 1}": (feedback_of(session), given_away)
        for exercise in shipped
        if GUIDANCE_BY_LEVEL[exercise.level] != "full"
        for session in step_starts(exercise)
        if (given_away := [word for word in _answer_in_feedback(session) if word not in text_in_sight(session)])
    }
    assert found == {}


def test_a_situation_begins_without_a_word(shipped: tuple[Exercise, ...]) -> None:
    for exercise in shipped:
        if GUIDANCE_BY_LEVEL[exercise.level] == "quiet":
            for session in step_starts(exercise):
                assert session.phase == "step_done" or feedback_of(session) == "", (exercise.id, session.index)


def test_no_hint_brings_an_answer_that_is_to_be_found(shipped: tuple[Exercise, ...]) -> None:
    """Once all hints were asked for, a sentence of ours still names only what the person has before her."""
    found = {}
    for exercise in shipped:
        for session in step_starts(exercise):
            hinted = session
            for _hint in session.step.hints:
                hinted, _events = update_session(hinted, HintRequested())
            in_sight = text_in_sight(session) + fold_case("\n".join(session.step.hints))
            named = words(" ".join("".join(found) for found in QUOTED.findall(feedback_of(hinted))))
            given_away = [word for word in words_of_solution(session) & named if word not in in_sight]
            if given_away and not hinted.verdict().by_author:
                found[exercise.id, session.index + 1] = feedback_of(hinted), given_away
    assert found == {}
