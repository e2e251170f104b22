"""Goals about a video call: where one stands in it, what is on, and what was written in the chat."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from kiosk.course.model import Verdict
from kiosk.desk.apps.meeting.spec import how_to_add
from kiosk.desk.apps.meeting.state import KEY, NAME, TEXT, MeetingState, is_displayed, meeting_state
from kiosk.desk.goals import Goal
from kiosk.desk.labels import Label
from kiosk.desk.state import Desk
from kiosk.desk.values.kinds import contains_value, same_value
from kiosk.i18n import N_, _
from kiosk.yaml.problems import YamlPath

On = Annotated[bool | None, Meta(description="Allumé, ou non ; rien : peu importe.")]


class _OfMeeting(Goal, frozen=True, forbid_unknown_fields=True):
    """A goal about the video call."""

    def problems(self, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        if not start.content.programs[KEY].people:
            yield (), _("il n'y a pas de réunion dans cet exercice"), how_to_add()


class MeetingIs(_OfMeeting, frozen=True, forbid_unknown_fields=True, tag="meeting"):
    """Where one stands in the video call, and what is on in it; what is left out may be any: `{meeting: joined}`.

    ``waiting``: one has asked to join, and may be in it already.
    """

    kind: ClassVar[str] = N_("Il reste un geste à faire dans la visio.")

    is_: Annotated[
        Literal["waiting", "joined", "left"] | None, Meta(description="Dans la salle d'attente, entré, sorti.")
    ] = msgspec.field(name="is", default=None)
    microphone: On = None
    camera: On = None
    hand: Annotated[bool | None, Meta(description="La main levée, ou non.")] = None
    chat: Annotated[bool | None, Meta(description="Le chat ouvert, ou non.")] = None
    allowed: Annotated[bool | None, Meta(description="Le navigateur autorise le micro et la caméra, ou non.")] = None
    name: Annotated[str, Meta(description="Le nom sous lequel on est dans la réunion.")] = ""

    def judge(self, desk: Desk) -> Verdict:
        state = meeting_state(desk)
        checks = [one for one in self._checks(desk, state) if one is not None]
        observed = " ".join(dict.fromkeys(one.observed for one in checks if one.done and one.observed))
        left = next((one for one in checks if not one.done), None)
        if left is None:
            return Verdict(True, observed)
        return _to_the_front(desk, msgspec.structs.replace(left, observed=observed or left.observed))

    def _checks(self, desk: Desk, state: MeetingState) -> Iterator[Verdict | None]:
        if self.allowed is not None:
            yield _permission(state, allowed=self.allowed)
        # who left is not asked for what is on: first of all comes where one stands
        yield self._stands(desk, state)
        yield self._named(state)
        yield _device(state, self.microphone, state.is_heard, _MICROPHONE, Label.MICROPHONE)
        yield _device(state, self.camera, state.is_seen, _CAMERA, Label.CAMERA)
        yield _device(state, self.hand, state.hand, _HAND, Label.HAND, of_browser=False)
        yield _device(state, self.chat, state.chat, _CHAT, Label.CHAT, of_browser=False)

    def _stands(self, desk: Desk, state: MeetingState) -> Verdict | None:
        match self.is_:
            case None:
                return None
            case "left":
                if state.joined and state.stage in ("left", "over"):
                    return Verdict(True, _("Vous avez quitté la réunion."))
                if state.stage == "in":
                    return Verdict(False, _("Vous êtes dans la réunion."), _press(Label.LEAVE))
                return _way_in(desk, state)
            case "waiting" if state.asked and state.stage != "before":
                return Verdict(True, _("Vous avez demandé à rejoindre."))
            case "joined" if state.stage == "in":
                return Verdict(True, _("Vous êtes dans la réunion."))
            case _:
                return _way_in(desk, state)

    def _named(self, state: MeetingState) -> Verdict | None:
        if not self.name or same_value("answer", state.name, self.name):
            return None
        return Verdict(False, "", _("Il reste à écrire « {name} » dans Votre nom.").format(name=self.name))


class MeetingMessage(_OfMeeting, frozen=True, forbid_unknown_fields=True, tag="meeting_message"):
    """A message with this text was written in the chat of the video call; ignores case."""

    kind: ClassVar[str] = N_("Il reste un message à écrire dans la visio.")

    contains: str = ""

    def judge(self, desk: Desk) -> Verdict:
        return _to_the_front(desk, self._written(desk))

    def _written(self, desk: Desk) -> Verdict:
        state = meeting_state(desk)
        mine = [one for one in state.messages if one.mine]
        if any(contains_value("answer", one.text, self.contains) for one in mine):
            return Verdict(True, _("Votre message est dans le chat."))
        if state.stage != "in":
            return _way_in(desk, state)
        if mine and self.contains:
            observed = _("Un message est dans le chat.")
            return Verdict(False, observed, _("Il y manque « {text} ».").format(text=self.contains))
        if not state.chat:
            return Verdict(False, _("Vous êtes dans la réunion."), _press(Label.CHAT))
        if desk.text(TEXT).strip():
            return Verdict(False, _("Votre message est écrit."), _press(Label.SEND))
        return Verdict(False, _("Le chat est ouvert."), _("Il reste à écrire dans la case Message."))


_MICROPHONE = (N_("Votre micro est coupé."), N_("Votre micro est allumé."))
_CAMERA = (N_("Votre caméra est coupée."), N_("Votre caméra est allumée."))
_HAND = (N_("Votre main est baissée."), N_("Votre main est levée."))
_CHAT = (N_("Le chat est fermé."), N_("Le chat est ouvert."))


def _device(
    state: MeetingState,
    wanted: bool | None,
    on: bool,
    says: tuple[str, str],
    label: Label,
    *,
    of_browser: bool = True,
) -> Verdict | None:
    if wanted is None:
        return None
    if on == wanted:
        return Verdict(True, _(says[on]))
    if of_browser and state.permission != "allowed":
        return Verdict(False, _(says[on]), _press(Label.ALLOW))
    return Verdict(False, _(says[on]), _press(label))


def _permission(state: MeetingState, *, allowed: bool) -> Verdict:
    done = {
        "allowed": _("Le micro et la caméra peuvent servir."),
        "blocked": _("Le micro et la caméra sont bloqués."),
        "asked": "",
    }[state.permission]
    if state.permission == ("allowed" if allowed else "blocked"):
        return Verdict(True, done)
    return Verdict(False, done, _press(Label.ALLOW if allowed else Label.BLOCK))


def _way_in(desk: Desk, state: MeetingState) -> Verdict:
    """What remains until one is in the call."""
    if desk.window(KEY) is None and state.stage in ("before", "left"):
        return Verdict(False, "", _("Il reste à ouvrir le lien, puis Rejoindre la réunion."))
    match state.stage:
        case "before" if not desk.text(NAME, desk.content.programs[KEY].name).strip():
            return Verdict(False, _("La fenêtre de la visio est ouverte."), _("Il reste à écrire dans Votre nom."))
        case "before":
            label = Label.ASK_TO_JOIN if desk.content.programs[KEY].waiting_room else Label.JOIN
            return Verdict(False, _("Votre nom est écrit."), _press(label))
        case "waiting":
            return Verdict(False, _("Vous êtes dans la salle d'attente."), _press(Label.WAIT))
        case "left":
            return Verdict(False, _("Vous avez quitté la réunion."), _press(Label.REJOIN))
        case "over":
            return Verdict(False, _("La réunion est finie."), "")
        case _:
            return Verdict(False, _("Vous êtes dans la réunion."), "")


def _to_the_front(desk: Desk, verdict: Verdict) -> Verdict:
    """``verdict``; where the window of the call is behind another, it comes to the front before anything else."""
    if verdict.done or is_displayed(desk) or desk.window(KEY) is None:
        return verdict
    remaining = _("Il reste à mettre la visio devant, par son bouton en bas.")
    return msgspec.structs.replace(verdict, remaining=remaining)


def _press(label: Label) -> str:
    return _("Il reste à cliquer sur {label}.").format(label=label)


GOALS: tuple[type[Goal], ...] = (MeetingIs, MeetingMessage)
