"""Steps on the computer go on from one another: done, passed, taken up another day, or done on the way."""

from msgspec.structs import replace

from kiosk.activities import KINDS
from kiosk.course.events import ExerciseDone, StepDone, StepPassed
from kiosk.course.files.reading import CourseFile, read_exercise
from kiosk.course.lint.exercise import find_missing_target_problems, lint_exercise
from kiosk.course.model import ActivityContext, Exercise
from kiosk.course.playing.steps import apply_solution
from kiosk.desk.acts import Clicked, Dropped
from kiosk.rehearsal.memory import rehearse
from kiosk.session.acts import Continued, StepSkipped
from kiosk.session.state import Session
from kiosk.session.update import begin_session, update_session
from kiosk.station.course.linting import load_wording_rules

RULES = load_wording_rules()[0]
STORY = """
title: Ranger un CV
can_do: Je sais ranger un fichier.
level: 2
minutes: 3
desk:
  files: {Documents: [CV.pdf, {folder: Vacances, files: []}]}
steps:
  - say: Ouvrez Fichiers.
    desk: {goal: {open: files}}
    hints: ["Regardez en bas.", "Le programme se nomme Fichiers."]
    solution: [{click: Fichiers}]
    done: Vous avez ouvert Fichiers.
  - say: Créez le dossier Lettres.
    desk: {goal: {folder_at: Documents/Lettres}}
    hints: ["Regardez en haut.", "Cliquez sur Nouveau dossier."]
    solution: [{click: Nouveau dossier}, {type: Lettres}, {press: enter}]
    done: Vous avez créé un dossier.
  - say: Mettez le CV dans Lettres.
    desk: {goal: {file_at: Documents/Lettres/CV.pdf}}
    hints: ["Glissez le CV.", "Lâchez-le sur Lettres."]
    solution: [{drag: {from: CV.pdf, to: Lettres}}]
    done: Vous avez rangé le CV.
"""


def reading(text: str = STORY) -> CourseFile[Exercise]:
    return read_exercise("fichiers/2-ranger", text, KINDS)


def story() -> Exercise:
    value = reading().value
    assert value is not None, reading().problems
    return value


def solve(session: Session) -> Session:
    """The session once the step's solution was played."""
    for gesture in session.step.solution:
        for act in session.step.activity.acts_for(session.state, gesture, 0.0):
            session, _events = update_session(session, act)
    assert session.phase == "step_done"
    return session


def test_the_robot_does_the_story_from_beginning_to_end() -> None:
    assert rehearse(story()) == ()


def test_a_step_begins_where_the_one_before_it_ended() -> None:
    session, _events = begin_session(story(), ActivityContext())
    session = solve(session)
    extra = update_session(session, Continued())[0]
    assert extra.state.front.program == "files"
    assert extra.start_state == extra.state
    done = solve(extra)
    assert update_session(done, Continued())[0].state.files.is_folder("Documents/Lettres")


def test_a_step_that_was_passed_is_done_for_the_story_and_not_for_the_learner() -> None:
    session, _events = begin_session(story(), ActivityContext())
    session, events = update_session(session, StepSkipped())
    assert [type(e) for e in events] == [StepPassed]
    session, _events = update_session(session, StepSkipped())
    assert session.index == 2 and session.done == frozenset()
    assert session.state.files.is_folder("Documents/Lettres")
    assert solve(session).done == {2}


def test_what_was_tried_before_passing_stays_and_where_it_leaves_no_room_the_story_goes_on_as_written() -> None:
    session, _events = begin_session(story(), ActivityContext(), frozenset({0}))
    tried, _events = update_session(session, Dropped("files/item/Documents/CV.pdf", "files/tree/Images"))
    passed, _events = update_session(tried, StepSkipped())
    assert passed.state.files.document("Images/CV.pdf") and passed.state.files.is_folder("Documents/Lettres")
    closed, _events = update_session(session, Clicked("window-close/files"))
    passed, _events = update_session(closed, StepSkipped())
    assert passed.state.front is not None and passed.state.files.is_folder("Documents/Lettres")


def test_another_day_the_steps_before_are_replayed() -> None:
    session, _events = begin_session(story(), ActivityContext(), frozenset({0, 1}))
    assert session.index == 2 and session.state.files.is_folder("Documents/Lettres")
    later_done, _events = begin_session(story(), ActivityContext(), frozenset({1, 2}))
    assert later_done.index == 0 and not later_done.state.files.is_folder("Documents/Lettres")


def test_a_step_that_was_done_on_the_way_is_done_when_it_comes() -> None:
    exercise = story()
    session, _events = begin_session(exercise, ActivityContext())
    session = solve(session)
    ahead = apply_solution(exercise.steps[1], session.state)
    session, events = update_session(replace(session, state=ahead), Continued())
    assert session.phase == "step_done" and [type(e) for e in events] == [StepDone]
    session, _events = update_session(session, Continued())
    session, events = update_session(session, Dropped("files/item/Documents/CV.pdf", "files/tree/Documents/Lettres"))
    assert isinstance(events[-1], ExerciseDone)


def test_what_cannot_work_is_reported_where_it_is_written() -> None:
    text = STORY.replace("files: {Documents: [CV.pdf", "files: {Papiers: [x.pdf], Documents: [CV.pdf, CV.pdf")
    text = text.replace("{open: files}", "{open: courses}").replace(
        "file_at: Documents/Lettres/CV.pdf", "file_at: CV.pdf"
    )
    lines = [text.split("\n")[p.line - 1].strip() for p in reading(text).problems]
    assert len(lines) == 4, reading(text).problems
    assert sum("Papiers" in line for line in lines) == 2
    assert any("courses" in line for line in lines) and any("file_at" in line for line in lines)
    named = reading(STORY.replace("click: Nouveau dossier", "click: Nouveau"))
    assert lint_exercise(named, RULES) == ()
    assert list(find_missing_target_problems(named)) == [], "a part of a label is enough when it is there once"
    absent = list(find_missing_target_problems(reading(STORY.replace("click: Nouveau dossier", "click: Envoyer"))))
    assert [p.line for p in absent] == [17] and "Nouveau dossier" in absent[0].write
    unknown = reading(STORY.replace("open: files", "opn: files")).problems
    assert len(unknown) == 1 and "open" in unknown[0].write
