"""What is done in a video call, by the learner and by the story. Pure."""

from __future__ import annotations

from kiosk.desk.answers import fill_placeholders
from kiosk.desk.apps.meeting.spec import MeetingArrival, MeetingSpec, PersonSpec, person
from kiosk.desk.apps.meeting.state import (
    NAME,
    TEXT,
    YOU,
    ChatMessage,
    Line,
    MeetingState,
    is_displayed,
    meeting_state,
    with_meeting,
)
from kiosk.desk.changes import forbid_undo, replace, set_focus, show_notice, with_text
from kiosk.desk.goals.story import minutes
from kiosk.desk.state import Desk
from kiosk.i18n import _
from kiosk.text import fold


def ask_to_join(desk: Desk, spec: MeetingSpec) -> Desk:
    """Ask to be let in under the name that is written; without a waiting room, or let in before, join at once."""
    name = " ".join(desk.text(NAME, spec.name).split())
    if not name:
        return set_focus(show_notice(desk, _("Écrivez d'abord votre nom.")), NAME)
    state = replace(meeting_state(desk), name=name, asked=True, waited=0)
    if state.admitted or not spec.waiting_room:
        return enter(with_meeting(desk, state))
    return set_focus(with_meeting(desk, replace(state, stage="waiting", event="")), "")


def wait(desk: Desk, spec: MeetingSpec) -> Desk:
    """A minute of the story passes in the waiting room, after which one may be let in."""
    state = meeting_state(desk)
    state = replace(state, waited=state.waited + 1, event=_("Une minute est passée."))
    desk = replace(with_meeting(desk, state), clock=_a_minute_later(desk.clock))
    return enter(desk) if spec.waits and state.waited >= spec.waits else desk


def enter(desk: Desk) -> Desk:
    """The learner is in the call; the first to speak is heard."""
    state = replace(meeting_state(desk), stage="in", admitted=True, joined=True)
    state = replace(state, event=f"{_('Vous êtes dans la réunion.')} {_sound(state)}")
    first = state.next_line
    if first is not None and not first.mine and not state.heard:
        state = replace(state, heard=1, speaker=first.who)
    return set_focus(with_meeting(desk, state), "")


def go_on_talking(desk: Desk) -> Desk:
    """The next line is said; the learner's own only where the microphone is on."""
    state = meeting_state(desk)
    line = state.next_line
    if line is None:
        return desk
    if line.mine and not state.is_heard:
        return show_notice(desk, _("Votre micro est coupé : on ne vous entend pas."))
    event = _("On vous entend.") if line.mine else ""
    speaker = YOU if line.mine else line.who
    return with_meeting(desk, replace(state, heard=state.heard + 1, speaker=speaker, event=event))


def leave(desk: Desk) -> Desk:
    """Leave the call, or the waiting room, without asking: one may come back."""
    state = meeting_state(desk)
    if state.stage not in ("waiting", "in"):
        return desk
    state = replace(state, stage="left", hand=False, chat=False, event="", speaker="")
    return set_focus(with_meeting(desk, state), "")


def rejoin(desk: Desk) -> Desk:
    """Come back; who was let in once need not wait again."""
    state = meeting_state(desk)
    if state.admitted:
        return enter(desk)
    return set_focus(with_meeting(desk, replace(state, stage="before")), "")


def answer_browser(desk: Desk, *, allow: bool) -> Desk:
    """Handle the answer to the browser's question; it may be given anew at any time."""
    state = replace(meeting_state(desk), permission="allowed" if allow else "blocked")
    event = _("Le micro et la caméra peuvent servir.") if allow else _("Le micro et la caméra sont bloqués.")
    return set_focus(with_meeting(desk, replace(state, event=event)), "")


def toggle_microphone(desk: Desk) -> Desk:
    """Switch the microphone on or off, as far as the browser allows it."""
    state = meeting_state(desk)
    if state.permission != "allowed":
        return _ask_browser(desk)
    state = replace(state, microphone=not state.microphone)
    return with_meeting(desk, replace(state, event=_sound(state)))


def toggle_camera(desk: Desk) -> Desk:
    """Switch the camera on or off, as far as the browser allows it."""
    state = meeting_state(desk)
    if state.permission != "allowed":
        return _ask_browser(desk)
    event = _("On ne vous voit plus.") if state.camera else _("On vous voit.")
    return with_meeting(desk, replace(state, camera=not state.camera, event=event))


def toggle_hand(desk: Desk) -> Desk:
    """Raise or lower the hand."""
    state = meeting_state(desk)
    event = _("Votre main est baissée.") if state.hand else _("Votre main est levée.")
    return with_meeting(desk, replace(state, hand=not state.hand, event=event))


def toggle_chat(desk: Desk) -> Desk:
    """Show or hide the chat; what it displays has been seen."""
    state = meeting_state(desk)
    desk = with_meeting(desk, replace(state, chat=not state.chat, seen=len(state.messages)))
    return desk if state.chat else set_focus(desk, TEXT)


def send_message(desk: Desk) -> Desk:
    """Send what is written in the chat to everyone."""
    state, text = meeting_state(desk), desk.text(TEXT).strip()
    if not text:
        return set_focus(show_notice(desk, _("Écrivez d'abord votre message.")), TEXT)
    messages = (*state.messages, ChatMessage(YOU, text, desk.clock, mine=True))
    state = replace(state, messages=messages, seen=len(messages), event=_("Votre message est dans le chat."))
    return forbid_undo(set_focus(with_meeting(with_text(desk, TEXT, ""), state), TEXT))


def bring(desk: Desk, what: MeetingArrival) -> Desk:
    """Let happen in the call what the story says."""
    state = meeting_state(desk)
    if what.joins is not None:
        state = _joined_by(state, what.joins)
    if what.says:
        line = Line(what.from_, fill_placeholders(desk, what.says))
        state = replace(state, lines=(*state.lines[: state.heard], line, *state.lines[state.heard :]))
        if state.stage == "in":
            state = replace(state, heard=state.heard + 1, speaker=what.from_)
    if what.writes:
        written = ChatMessage(what.from_, fill_placeholders(desk, what.writes), desk.clock)
        state = replace(state, messages=(*state.messages, written))
        seen = len(state.messages) if state.chat else state.seen
        state = replace(state, seen=seen, event=_("{name} a écrit dans le chat.").format(name=what.from_))
    if what.leaves:
        left = tuple(one for one in state.people if fold(one.name) != fold(what.leaves))
        state = replace(state, people=left, event=_("{name} quitte la réunion.").format(name=what.leaves))
    if what.ends and state.stage in ("waiting", "in"):
        state = replace(state, stage="over", chat=False, hand=False)
    desk = with_meeting(desk, state)
    if what.admits:
        return enter(desk) if state.stage == "waiting" else with_meeting(desk, replace(state, admitted=True))
    return desk


def news_of(desk: Desk, what: MeetingArrival) -> str:
    """The sentence for what happened in the call; "" where its window says it, or the learner is not in it."""
    state = meeting_state(desk)
    if is_displayed(desk) or state.stage not in ("in", "over"):
        return ""
    if what.admits:
        return _("On vous fait entrer dans la réunion.")
    if what.ends:
        return _("La réunion est finie.")
    return _("Il se passe quelque chose dans la réunion.")


def _joined_by(state: MeetingState, spec: PersonSpec) -> MeetingState:
    if any(fold(one.name) == fold(spec.name) for one in state.people):
        return state
    someone = person(spec, {state.face, *(one.face for one in state.people)})
    event = _("{name} entre dans la réunion.").format(name=spec.name)
    return replace(state, people=(*state.people, someone), event=event)


def _ask_browser(desk: Desk) -> Desk:
    """Show the browser's question again: nothing else can switch them on."""
    state = replace(meeting_state(desk), permission="asked")
    return show_notice(with_meeting(desk, state), _("Répondez d'abord à la question, en haut de la fenêtre."))


def _sound(state: MeetingState) -> str:
    return _("On vous entend.") if state.is_heard else _("Micro coupé : on ne vous entend pas.")


def _a_minute_later(clock: str) -> str:
    now = minutes(clock)
    if now is None:
        return clock
    hour, minute = divmod((now + 1) % (24 * 60), 60)
    return f"{hour:0{len(clock.partition(':')[0])}}:{minute:02}"
