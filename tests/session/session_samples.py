"""Small exercises, and what a person does in them."""

from typing import Any

import msgspec
from hypothesis import strategies as st

from kiosk.activities.board import Target
from kiosk.activities.choice import Choice, Option
from kiosk.activities.desk import OnDesk
from kiosk.activities.keys import Keys
from kiosk.activities.pointing import DoubleClickOn
from kiosk.course.acts import Act, OptionChosen, PointerDown, PointerUp, Pressed, Resized, Typed
from kiosk.course.events import Event
from kiosk.course.model import ActivityContext, Exercise, Step
from kiosk.course.solution import Click, DoubleClick, Press
from kiosk.desk.acts import Clicked
from kiosk.desk.goals.combined import All
from kiosk.desk.goals.desktop import OpenProgram, ReducedProgram
from kiosk.desk.goals.gestures import Did, PressKey
from kiosk.session.acts import (
    Continued,
    ExerciseLeft,
    HintRequested,
    SkippedResumed,
    SolutionShown,
    StepRepeated,
    StepRestarted,
    StepSkipped,
)
from kiosk.session.state import Session
from kiosk.session.update import begin_session, update_session

CONTEXT = ActivityContext()
HINTS = ("Un mot.", "Un autre mot.", "Presque tout.")
CHOICE = Choice((Option("Oui", "C'est le bus.", right=True), Option("Non", "Pas encore. Regardez l'heure.")))
DOUBLE = DoubleClickOn((Target("Maison", (0, 0), (16, 5)),))
STEPS = (
    Step("Appuyez sur A.", Keys(("a", "b")), HINTS, (Press("a"), Press("b")), "Vous avez appuyé sur A et B."),
    Step("Quel bus ?", CHOICE, HINTS[:2], (Click("Oui"),), "Vous avez choisi le bus."),
    Step("Ouvrez la maison.", DOUBLE, HINTS, (DoubleClick("Maison"),), "Vous avez ouvert la maison."),
)
EXERCISE = Exercise("clavier/1-un", "Un", "Je sais faire 3 choses.", 1, 3, (), STEPS)
ALL_STEPS = frozenset(range(len(STEPS)))

CLICK = (PointerDown(3, 2, "left", 1.0), PointerUp(3, 2, "left", 1.0))
ACTS = st.sampled_from(
    [
        Pressed("a", "a"),
        Pressed("b", "b"),
        Pressed("z", "z"),
        Typed("a"),
        OptionChosen("Oui"),
        OptionChosen("Non"),
        *CLICK,
        Continued(),
        Continued(),
        HintRequested(),
        SolutionShown(),
        StepSkipped(),
        StepRepeated(),
        StepRestarted(),
        SkippedResumed(),
        Resized(94, 17),
        ExerciseLeft(),
    ]
)
STREAMS = st.lists(ACTS, max_size=40)


def play(acts: list[Act], session: Session | None = None) -> tuple[Session, list[Event]]:
    """The session after ``acts``, and all that is to be remembered."""
    events: list[Event] = []
    if session is None:
        session, first = begin_session(EXERCISE, CONTEXT)
        events += first
    for act in acts:
        session, more = update_session(session, act)
        events += more
    return session, events


def solution(step: int) -> list[Act]:
    """The acts that do a step."""
    activity: Any = STEPS[step].activity
    state, acts = activity.start(CONTEXT), []
    for gesture in STEPS[step].solution:
        for act in activity.acts_for(state, gesture, 10.0):
            state = activity.update(state, act)
            acts.append(act)
    return acts


OPENING = Exercise(
    "ecran/1-ouvrir",
    "Ouvrir",
    "Je sais ouvrir un programme.",
    1,
    3,
    (),
    (
        Step(
            "Ouvrez Fichiers.", OnDesk(OpenProgram("files")), HINTS, (Click("Fichiers"),), "Vous avez ouvert Fichiers."
        ),
        Step(
            "Réduisez Texte.",
            OnDesk(ReducedProgram("writing")),
            HINTS,
            (Click("Texte"), Click("Réduire")),
            "Vous avez réduit Texte.",
        ),
        Step(
            "Ouvrez Fichiers.", OnDesk(OpenProgram("files")), HINTS, (Click("Fichiers"),), "Vous avez ouvert Fichiers."
        ),
    ),
)
FILES = Clicked("taskbar/program/files")
REDUCED = (Clicked("taskbar/program/writing"), Clicked("window-reduce/writing/1"))


def after(session: Session, *acts: Act) -> Session:
    for act in acts:
        session, _events = update_session(session, act)
    return session


BY_A_GESTURE = msgspec.structs.replace(
    OPENING,
    steps=(
        OPENING.steps[0],
        msgspec.structs.replace(
            OPENING.steps[1],
            activity=OnDesk(All((Did(PressKey("f6")), ReducedProgram("writing")))),
            solution=(Click("Texte"), Press("f6"), Click("Réduire")),
        ),
        OPENING.steps[2],
    ),
)
