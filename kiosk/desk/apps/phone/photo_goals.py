"""Goals about photos: taken, sent, deleted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from kiosk.course.model import Verdict
from kiosk.course.pictures import picture_problems
from kiosk.desk.apps.mail.mailbox import messages
from kiosk.desk.apps.phone.state import Picture, phone_state, same_person
from kiosk.desk.files.documents import Photo
from kiosk.desk.goals import Goal
from kiosk.desk.state import Desk
from kiosk.desk.values.kinds import same_value
from kiosk.i18n import N_, _
from kiosk.yaml.problems import YamlPath

Word = Annotated[str, Meta(description="Le mot de l'image ; rien : n'importe quelle photo.")]


class _PhotoGoal(Goal, frozen=True, forbid_unknown_fields=True):
    """A goal about a photo with this picture word."""

    def known(self, start: Desk, word: str) -> Iterator[tuple[YamlPath, str, str]]:
        """A problem where no photo of this word can be."""
        if not word:
            return
        if problems := tuple(picture_problems(("picture",), word)):
            yield from problems
            return
        state = phone_state(start)
        words = (state.scene.word, *(one.word for one in state.photos))
        if word not in words:
            what = _("aucune photo ne montre « {name} »").format(name=word)
            yield ("picture",), what, _("écrivez l'un de ces mots : {names}").format(names=", ".join(words))


class _PhotoOnPhone(_PhotoGoal, frozen=True, forbid_unknown_fields=True):
    """A goal about what became of a photo of the telephone."""

    reached: ClassVar[str]
    remaining: ClassVar[str]

    picture: Word = ""

    def fits(self, photo: Picture) -> bool:
        """Whether this became of ``photo``."""
        raise NotImplementedError

    def judge(self, desk: Desk) -> Verdict:
        if any(self.fits(one) and self.picture in ("", one.word) for one in phone_state(desk).photos):
            return Verdict(True, _(self.reached))
        return Verdict(False, "", _(self.remaining))

    def problems(self, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        yield from self.known(start, self.picture)


class PhotoTaken(_PhotoOnPhone, frozen=True, forbid_unknown_fields=True, tag="photo_taken"):
    """The learner took a photo."""

    kind: ClassVar[str] = N_("Il reste une photo à prendre.")
    reached: ClassVar[str] = N_("La photo est prise.")
    remaining: ClassVar[str] = N_("Il reste à cliquer sur Prendre la photo.")

    def fits(self, photo: Picture) -> bool:
        return photo.taken


class PhotoDeleted(_PhotoOnPhone, frozen=True, forbid_unknown_fields=True, tag="photo_deleted"):
    """A photo was deleted."""

    kind: ClassVar[str] = N_("Il reste une photo à supprimer.")
    reached: ClassVar[str] = N_("La photo est supprimée.")
    remaining: ClassVar[str] = N_("Il reste à ouvrir la photo et à cliquer sur Supprimer.")

    def fits(self, photo: Picture) -> bool:
        return photo.deleted


class PhotoSent(_PhotoGoal, frozen=True, forbid_unknown_fields=True, tag="photo_sent"):
    """A photo was sent to this person, by SMS or by e-mail."""

    kind: ClassVar[str] = N_("Il reste une photo à envoyer.")

    to: Annotated[str, Meta(min_length=1, description="À qui : un nom, un numéro, une adresse e-mail.")]
    by: Literal["any", "sms", "mail"] = "any"
    picture: Word = ""

    def judge(self, desk: Desk) -> Verdict:
        state = phone_state(desk)
        by_sms = [one for one in state.messages if one.mine and one.picture and self.picture in ("", one.picture)]
        by_sms = [one for one in by_sms if same_person(state, one.who, self.to)]
        if self.by != "mail" and any(not one.unsent for one in by_sms):
            return Verdict(True, _("La photo est envoyée."))
        if self.by != "sms" and self._is_mailed(desk):
            return Verdict(True, _("La photo est envoyée."))
        observed = _("La photo n'est pas encore partie.") if any(one.unsent for one in by_sms) else ""
        return Verdict(False, observed, _("Il reste à envoyer la photo à {name}.").format(name=self.to))

    def _is_mailed(self, desk: Desk) -> bool:
        return any(
            any(same_value("email", person.address, self.to) for person in (*one.to, *one.cc))
            and any(
                isinstance(file.document, Photo) and self.picture in ("", file.document.word)
                for file in one.attachments
            )
            for one in messages(desk)
            if one.mine
        )

    def problems(self, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        yield from self.known(start, self.picture)


PHOTO_GOALS = (PhotoTaken, PhotoSent, PhotoDeleted)
