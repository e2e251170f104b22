"""Goals about calls: answered, refused, ended, made; a voice message that was listened to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from kiosk.course.model import Verdict
from kiosk.desk.apps.phone.goals import PersonGoal
from kiosk.desk.apps.phone.state import CallRecord, phone_state, same_person
from kiosk.desk.state import Desk
from kiosk.i18n import N_, _
from kiosk.yaml.problems import YamlPath


class CallGoal(PersonGoal, frozen=True, forbid_unknown_fields=True, tag="call"):
    """A call was answered, refused, or ended by hanging up; ``with_`` says whose."""

    kind: ClassVar[str] = N_("Il reste un geste à faire sur l'appel.")

    is_: Annotated[Literal["answered", "refused", "ended"], Meta(description="Ce qui est fait de l'appel.")] = (
        msgspec.field(name="is")
    )
    with_: Annotated[str, Meta(description="Avec qui ; rien : n'importe qui.")] = msgspec.field(name="with", default="")

    def judge(self, desk: Desk) -> Verdict:
        state = phone_state(desk)

        def is_theirs(who: str) -> bool:
            return not self.with_ or same_person(state, who, self.with_)

        if any(self._fits(one) for one in state.records if is_theirs(one.who)):
            return Verdict(True, _(_DONE[self.is_]))
        if state.call is not None and is_theirs(state.call.who):
            if state.call.stage == "ringing":
                refused = self.is_ == "refused"
                return Verdict(
                    False,
                    _("Le téléphone sonne."),
                    _("Il reste à cliquer sur Refuser.") if refused else _("Il reste à cliquer sur Répondre."),
                )
            return Verdict(False, _("L'appel est en cours."), _("Il reste à cliquer sur Raccrocher."))
        return Verdict(False, "", _("L'appel n'est pas encore là."))

    def _fits(self, one: CallRecord) -> bool:
        if one.before:
            return False
        match self.is_:
            case "ended":
                return one.outcome == "answered" and one.ended
            case "answered":
                return one.incoming and one.outcome == "answered"
            case _:
                return one.outcome == "refused"

    def people(self) -> Iterator[tuple[YamlPath, str]]:
        if self.with_:
            yield ("with",), self.with_


_DONE = {
    "answered": N_("Vous avez répondu à l'appel."),
    "refused": N_("L'appel n'est pas pris."),
    "ended": N_("L'appel est fini."),
}


class Dialled(PersonGoal, frozen=True, forbid_unknown_fields=True, tag="dialled"):
    """The learner called this number or this person, from wherever."""

    kind: ClassVar[str] = N_("Il reste un appel à faire.")

    number: Annotated[str, Meta(min_length=1, description="Le numéro, ou le nom d'un contact.")]

    def judge(self, desk: Desk) -> Verdict:
        state = phone_state(desk)
        made = [one for one in state.records if not one.incoming and not one.before]
        if any(same_person(state, one.who, self.number) for one in made):
            return Verdict(True, _("Vous avez appelé {name}.").format(name=self.number))
        observed = _("Un autre numéro est appelé.") if made else ""
        return Verdict(False, observed, _("Il reste à appeler {name}.").format(name=self.number))

    def people(self) -> Iterator[tuple[YamlPath, str]]:
        yield (), self.number


class VoiceMessageHeard(PersonGoal, frozen=True, forbid_unknown_fields=True, tag="voice_message_heard"):
    """All voice messages of this person were listened to, at least one."""

    kind: ClassVar[str] = N_("Il reste un message vocal à écouter.")

    sender: Annotated[str, Meta(min_length=1, description="Qui a laissé le message vocal.")]

    def judge(self, desk: Desk) -> Verdict:
        state = phone_state(desk)
        theirs = [one for one in state.voice_messages if same_person(state, one.who, self.sender)]
        if theirs and all(one.heard for one in theirs):
            return Verdict(True, _("Vous avez écouté le message de {name}.").format(name=self.sender))
        if not theirs:
            return Verdict(False, "", _("Il n'y a pas encore de message vocal."))
        return Verdict(False, _("Un message vocal est arrivé."), _("Il reste à l'écouter dans Messagerie vocale."))

    def people(self) -> Iterator[tuple[YamlPath, str]]:
        yield (), self.sender


CALL_GOALS = (CallGoal, Dialled, VoiceMessageHeard)
