"""How much the learner is told: the feedback on a step, its hints one after the other, and its demonstration."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from kiosk.course.events import Help
from kiosk.course.model import LADDER, DeskActivity, Verdict
from kiosk.course.playing.demonstration import DemonstrationPlan, plan_demonstration
from kiosk.session.state import Session
from kiosk.text import fold_case

_NAMED = re.compile(r"[«“]([^«»“”]+)[»”]|[^\s«»“”]+@[^\s«»“”]*[^\s«»“”.,]")
"""A text in quotation marks, or an e-mail address."""

NextHelp = Literal["", "solution", "adviser"]
"""Where more help is after the last hint: « Voir comment faire », or an adviser."""


def feedback_of(session: Session) -> str:
    """The line under the activity. A solution that was shown leaves nothing to be kept back.

    Where the guidance is quiet, it says nothing of how things stood at the start of the step: where a file lies may
    be what is to be found. For the same reason, a sentence of ours names only what the instruction, a hint or a
    label names too; else it says the kind of what remains.
    """
    verdict = session.verdict()
    guidance = session.exercise.guidance_of(session.step, len(LADDER) if session.shown else session.hints)
    if guidance == "quiet" and verdict.observed == session.step.activity.judge(session.untouched_state()).observed:
        return ""
    if guidance == "full" and not session.shown and _names_what_is_to_be_found(session, verdict):
        guidance = "kind"
    return verdict.feedback(guidance)


def _names_what_is_to_be_found(session: Session, verdict: Verdict) -> bool:
    activity = session.step.activity
    if verdict.by_author or not verdict.kind or not isinstance(activity, DeskActivity):
        return False
    names = [found[1] or found[0] for found in _NAMED.finditer(verdict.remaining)]
    if not names:
        return False
    known = (session.step.say, *session.step.hints[: session.hints], *activity.labels(session.state))
    in_sight = fold_case("\n".join(known))
    return any(fold_case(name) not in in_sight for name in names)


def hint_of(session: Session) -> str:
    """The hint displayed; "" before the first."""
    return session.step.hints[session.hint_number - 1] if session.hint_number else ""


def next_help(session: Session) -> NextHelp:
    """The help to name beside the last hint; "" beside another one, and once the step is done."""
    if session.phase != "doing" or not session.hint_number or session.hint_number < len(session.step.hints):
        return ""
    return "adviser" if session.shown else "solution"


def with_next_hint(session: Session) -> Session:
    """One more hint requested; after the last one they come round again, from the first."""
    count = len(session.step.hints)
    if session.hints < count:
        return msgspec.structs.replace(session, hints=session.hints + 1, hint_number=session.hints + 1)
    return msgspec.structs.replace(session, hint_number=session.hint_number % count + 1) if count else session


def with_help_taken(session: Session, hints: int, *, shown: bool) -> Session:
    """The session with the help that was asked for before it was broken off, the last hint displayed."""
    if session.phase != "doing":
        return session
    count = max(0, min(hints, len(session.step.hints)))
    return msgspec.structs.replace(session, hints=count, hint_number=count, shown=shown)


def help_taken(session: Session) -> Help:
    """The most help taken in this step."""
    return "shown" if session.shown else "hint" if session.hints else "none"


def demonstration_of(session: Session) -> DemonstrationPlan:
    """What « Voir comment faire » shows for the step, from the state in which it began."""
    return plan_demonstration(session.exercise, session.index, session.context, session.untouched_state())
