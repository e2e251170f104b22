"""Goals about what is done with SMS, people and settings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from kiosk.course.model import Verdict
from kiosk.desk.apps.phone.goals import PersonGoal
from kiosk.desk.apps.phone.state import Sms, is_blocked, phone_state, same_person
from kiosk.desk.goals import Goal
from kiosk.desk.state import Desk
from kiosk.desk.values.kinds import contains_value, same_value
from kiosk.i18n import N_, _
from kiosk.text import fold_typed
from kiosk.yaml.problems import YamlPath

Sender = Annotated[str, Meta(min_length=1, description="De qui est le SMS.")]


class SmsForwarded(PersonGoal, frozen=True, forbid_unknown_fields=True, tag="sms_forwarded"):
    """An SMS of this person was forwarded, to ``to`` where it is written."""

    kind: ClassVar[str] = N_("Il reste un SMS à transférer.")

    from_: Sender = msgspec.field(name="from")
    to: Annotated[str, Meta(description="À qui : un nom, un numéro, 33700.")] = ""
    contains: str = ""

    def judge(self, desk: Desk) -> Verdict:
        state = phone_state(desk)
        sent = [
            one
            for one in state.messages
            if one.forwarded
            and same_person(state, one.forwarded, self.from_)
            and contains_value("text", one.text, self.contains)
        ]
        fitting = [one for one in sent if not self.to or same_person(state, one.who, self.to)]
        if any(not one.unsent for one in fitting):
            return Verdict(True, _("Le SMS de {name} est transféré.").format(name=self.from_))
        if fitting:
            return Verdict(False, _("Le SMS n'est pas encore parti."), _("Il reste à l'envoyer à nouveau."))
        observed = _("Le SMS est transféré à un autre numéro.") if sent else ""
        return Verdict(False, observed, _("Il reste à transférer le SMS de {name}.").format(name=self.from_))

    def people(self) -> Iterator[tuple[YamlPath, str]]:
        yield ("from",), self.from_


class SmsDeleted(PersonGoal, frozen=True, forbid_unknown_fields=True, tag="sms_deleted"):
    """An SMS of this person was deleted, and none with this text is left."""

    kind: ClassVar[str] = N_("Il reste un SMS à supprimer.")

    from_: Sender = msgspec.field(name="from")
    contains: str = ""

    def judge(self, desk: Desk) -> Verdict:
        state = phone_state(desk)

        def has_one(messages: tuple[Sms, ...]) -> bool:
            return any(
                not one.mine
                and same_person(state, one.who, self.from_)
                and contains_value("text", one.text, self.contains)
                for one in messages
            )

        if has_one(state.deleted) and not has_one(state.messages):
            return Verdict(True, _("Le SMS de {name} est supprimé.").format(name=self.from_))
        observed = _("Un SMS est supprimé.") if state.deleted else ""
        return Verdict(False, observed, _("Il reste à supprimer le SMS de {name}.").format(name=self.from_))

    def people(self) -> Iterator[tuple[YamlPath, str]]:
        yield ("from",), self.from_


class SenderBlocked(PersonGoal, frozen=True, forbid_unknown_fields=True, tag="sender_blocked"):
    """This person is blocked."""

    kind: ClassVar[str] = N_("Il reste un numéro à bloquer.")

    sender: Annotated[str, Meta(min_length=1, description="Qui est bloqué.")]

    def judge(self, desk: Desk) -> Verdict:
        if is_blocked(phone_state(desk), self.sender):
            return Verdict(True, _("{name} est dans les bloqués.").format(name=self.sender))
        return Verdict(False, "", _("Il reste à bloquer {name}.").format(name=self.sender))

    def people(self) -> Iterator[tuple[YamlPath, str]]:
        yield (), self.sender


class ContactSaved(Goal, frozen=True, forbid_unknown_fields=True, tag="contact_saved"):
    """A contact of this name is there, with this number where it is written."""

    kind: ClassVar[str] = N_("Il reste un contact à enregistrer.")

    name: Annotated[str, Meta(min_length=1, description="Le nom du contact.")]
    number: str = ""

    def judge(self, desk: Desk) -> Verdict:
        contacts = phone_state(desk).contacts
        wanted = fold_typed(self.name, any_case=True)
        found = [number for name, number in contacts.items() if fold_typed(name, any_case=True) == wanted]
        if any(not self.number or same_value("phone", number, self.number) for number in found):
            return Verdict(True, _("{name} est dans les contacts.").format(name=self.name))
        observed = _("{name} est dans les contacts, avec un autre numéro.").format(name=self.name) if found else ""
        return Verdict(False, observed, _("Il reste à enregistrer le contact {name}.").format(name=self.name))


class Setting(Goal, frozen=True, forbid_unknown_fields=True, tag="setting"):
    """The settings of the telephone are as written; those that are left out may be any."""

    kind: ClassVar[str] = N_("Il reste un réglage à changer.")

    sound: bool | None = None
    volume: Annotated[int, Meta(ge=0, le=10)] | None = None
    airplane: bool | None = None
    wifi: bool | None = None

    def judge(self, desk: Desk) -> Verdict:
        settings = phone_state(desk).settings
        wanted = {key: getattr(self, key) for key in self.__struct_fields__ if getattr(self, key) is not None}
        left = [key for key, value in wanted.items() if getattr(settings, key) != value]
        if not left:
            return Verdict(True, _("Les réglages sont faits."))
        names = {"sound": "Son", "volume": "Volume", "airplane": "Mode avion", "wifi": "Wi-Fi"}
        return Verdict(False, "", _("Il reste à changer {name} dans Réglages.").format(name=names[left[0]]))

    def problems(self, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        if all(getattr(self, key) is None for key in self.__struct_fields__):
            yield (), _("aucun réglage n'est écrit"), _("écrivez « sound », « volume », « airplane » ou « wifi »")


SMS_GOALS = (SmsForwarded, SmsDeleted, SenderBlocked, ContactSaved, Setting)
