"""The lines under the activity, as a function of the session and of what else they depend on. Pure."""

from __future__ import annotations

from typing import Literal, NamedTuple

from textual.content import Content
from textual.geometry import Size

from kiosk.activities.choice import Choice
from kiosk.activities.matching import Matching
from kiosk.activities.reading import Reading
from kiosk.i18n import _
from kiosk.session.help import feedback_of, hint_of, next_help
from kiosk.session.state import Session
from kiosk.ui.widgets.text_layout import text_lines

DemonstrationProblem = Literal["", "impossible", "elsewhere"]
"""Whether the demonstration that was asked for cannot be shown, or began from another state than the person's."""


class Circumstances(NamedTuple):
    """What the lines depend on besides the session."""

    hint_asked: bool
    """Whether a hint is the last thing that was asked for."""
    caps_lock: str
    """What is to be said of the Caps Lock key; "" where it is nothing."""
    demonstration_problem: DemonstrationProblem
    is_saving: bool
    """Whether what the person does is kept."""


def feedback_content(session: Session, circumstances: Circumstances, size: Size) -> Content:
    """The verdict in words and the hint displayed, as far as ``size`` has room for both, else the later one; where more
    help is, if there is room to say it too."""
    more_help = _next_help_text(session)
    content = _feedback_with(session, circumstances, more_help)
    for help_text, both in (("", True), ("", False)):
        if len(text_lines(content.plain, size.width)) <= size.height:
            break
        content = _feedback_with(session, circumstances, help_text, both=both)
    return content


def _feedback_with(session: Session, circumstances: Circumstances, more_help: str, *, both: bool = True) -> Content:
    lines: list[Content] = []
    shows_hint = bool(session.hint_number) and (session.phase == "doing" or circumstances.hint_asked)
    shows_hint = shows_hint and (both or circumstances.hint_asked or not feedback_of(session))
    if session.phase == "step_done":
        done = _("C'est déjà fait.") if session.done_before else session.step.done
        lines.append(Content.styled(f"✓ {done}", "bold $there"))
        # an answer that explains is worth reading; « c'est fait » twice is not
        explains = isinstance(session.step.activity, Choice | Matching | Reading)
        if explains and not circumstances.hint_asked:
            lines.append(Content(session.verdict().observed))
    else:
        lines.append(Content.styled(circumstances.caps_lock, "bold"))
        lines.append(Content(feedback_of(session) if both or not shows_hint else ""))
    if shows_hint:
        hint = Content.styled(_hint_text(session), "bold")
        lines.append(Content.assemble(hint, " ", more_help) if more_help else hint)
    if circumstances.demonstration_problem == "impossible":
        # in the place of all else but that the step is done: there is no room for more
        lines = lines[:1] if session.phase == "step_done" else []
        text = _("Cette étape ne se montre pas maintenant. Un conseiller peut vous aider.")
        lines.append(Content.styled(text, "bold"))
        if session.phase == "doing":
            lines.append(Content(_("Vous pouvez aussi cliquer sur « Passer ».")))
    elif circumstances.demonstration_problem == "elsewhere":
        lines.append(Content(_("Votre écran est un peu différent. Un clic sur « Passer » mène à la suite.")))
    if not circumstances.is_saving:
        text = _("Votre travail ne peut pas être gardé maintenant. Vous pouvez continuer.")
        lines.append(Content.styled(text, "italic"))
    return Content("\n").join(line for line in lines if line.plain)


def _hint_text(session: Session) -> str:
    numbered = _("Indice {number} sur {count} : {hint}")
    return numbered.format(number=session.hint_number, count=len(session.step.hints), hint=hint_of(session))


def _next_help_text(session: Session) -> str:
    match next_help(session):
        case "solution":
            return _("« Voir comment faire » montre les gestes.")
        case "adviser":
            return _("Un conseiller peut aussi vous aider.")
        case "":
            return ""
