"""Goals about the telephone: an SMS read, an SMS sent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta

from kiosk.course.model import Verdict
from kiosk.desk.apps.phone.state import TEXT, phone_state, same_person
from kiosk.desk.goals import Goal
from kiosk.desk.state import Desk
from kiosk.desk.values.kinds import contains_value
from kiosk.i18n import N_, _
from kiosk.yaml.problems import YamlPath, nearest


class PersonGoal(Goal, frozen=True, forbid_unknown_fields=True):
    """A goal about someone on the telephone."""

    def people(self) -> Iterator[tuple[YamlPath, str]]:
        """Who it is about, by name or number, with where that is written."""
        yield from ()

    def problems(self, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        yield from self._strangers(start, near_only=True)

    def unknown_names(self, end: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        yield from self._strangers(end, near_only=False)

    def _strangers(self, desk: Desk, *, near_only: bool) -> Iterator[tuple[YamlPath, str, str]]:
        """Whom the telephone does not know; or, with ``near_only``, whose name is nearly another's."""
        state = phone_state(desk)
        names = tuple(dict.fromkeys((
            *state.contacts, *state.answers, *(sms.who for sms in state.messages), *(one.who for one in state.records),
            *(one.who for one in state.voice_messages), *((state.call.who,) if state.call else ()),
        )))  # fmt: skip
        for path, name in self.people():
            near = nearest(name, names)
            if any(same_person(state, one, name) for one in names) or not (near or (names and not near_only)):
                continue
            what = _("« {name} » n'est pas dans le téléphone").format(name=name)
            if near:
                yield path, what, _("écrivez « {name} »").format(name=near)
            else:
                there = ", ".join(_("« {name} »").format(name=one) for one in names)
                yield path, what, _("écrivez l'un de ces noms : {names}").format(names=there)


class SmsRead(PersonGoal, frozen=True, forbid_unknown_fields=True, tag="sms_read"):
    """All SMS of this person are read, at least one."""

    kind: ClassVar[str] = N_("Il reste un SMS à lire.")

    sender: Annotated[str, Meta(min_length=1, description="De qui est le SMS.")]

    def judge(self, desk: Desk) -> Verdict:
        state = phone_state(desk)
        theirs = [sms for sms in state.messages if not sms.mine and same_person(state, sms.who, self.sender)]
        if theirs and all(sms.read for sms in theirs):
            return Verdict(True, _("Vous avez lu le SMS « {name} ».").format(name=self.sender))
        if not theirs:
            return Verdict(False, "", _("Le SMS « {name} » n'est pas encore arrivé.").format(name=self.sender))
        observed = _("Le SMS « {name} » est arrivé.").format(name=self.sender)
        return Verdict(False, observed, _("Il reste à l'ouvrir sur le téléphone."))

    def people(self) -> Iterator[tuple[YamlPath, str]]:
        yield (), self.sender


class SmsSent(PersonGoal, frozen=True, forbid_unknown_fields=True, tag="sms_sent"):
    """An SMS with this text was sent to this person; ignores case."""

    kind: ClassVar[str] = N_("Il reste un SMS à envoyer.")

    to: Annotated[str, Meta(min_length=1, description="À qui.")]
    contains: str = ""

    def judge(self, desk: Desk) -> Verdict:
        state = phone_state(desk)
        mine = [sms for sms in state.messages if sms.mine and same_person(state, sms.who, self.to)]
        fitting = [sms for sms in mine if contains_value("text", sms.text, self.contains)]
        if fitting and all(sms.unsent for sms in fitting):
            return Verdict(False, _("Le SMS n'est pas encore parti."), _("Il reste à l'envoyer à nouveau."))
        if fitting:
            return Verdict(True, _("Votre SMS à {name} est envoyé.").format(name=self.to))
        if mine:
            observed = _("Un SMS à {name} est envoyé.").format(name=self.to)
            return Verdict(False, observed, _("Il y manque « {text} ».").format(text=self.contains))
        if desk.text(TEXT).strip() and contains_value("text", desk.text(TEXT), self.contains):
            return Verdict(False, _("Votre SMS est écrit."), _("Il reste à cliquer sur Envoyer le SMS."))
        return Verdict(False, "", _("Il reste à écrire à {name} et à envoyer le SMS.").format(name=self.to))

    def people(self) -> Iterator[tuple[YamlPath, str]]:
        yield (), self.to
