"""Goals about the mailbox: what is open, where a message is, whether one is signed in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from kiosk.course.model import Verdict
from kiosk.desk.apps.mail.addresses import parse_person, same_subject
from kiosk.desk.apps.mail.attachment_goals import AttachmentOpen, AttachmentSaved
from kiosk.desk.apps.mail.folders import FolderName, folder_key, folder_label
from kiosk.desk.apps.mail.mailbox import (
    FOLDERS,
    KEY,
    Message,
    MessageOrder,
    displayed_message,
    mail_location,
    mailbox,
    messages,
)
from kiosk.desk.apps.mail.message_goals import Draft, Sent, WritingMessage
from kiosk.desk.apps.mail.message_list import ORDERS, listed_messages, searched
from kiosk.desk.apps.mail.signing import ADDRESS, PASSWORD
from kiosk.desk.goals import Goal
from kiosk.desk.state import Desk
from kiosk.desk.values.kinds import same_value
from kiosk.i18n import N_, _
from kiosk.text import fold
from kiosk.yaml.problems import YamlPath, nearest

SubjectName = Annotated[str, Meta(min_length=1, description="L'objet du message, comme dans la liste.")]


class _OfMessage(Goal, frozen=True, forbid_unknown_fields=True):
    """A goal about the message with this subject; ``from_`` tells apart those with the same one."""

    subject: SubjectName
    from_: str = msgspec.field(name="from", default="")

    def found(self, desk: Desk) -> tuple[Message, ...]:
        """The messages with this subject; those with « Re : » or « Tr : » only where there is no exact one."""
        sender = parse_person(self.from_).address
        named = [m for m in messages(desk) if not sender or same_value("email", m.sender.address, sender)]
        exact = tuple(m for m in named if fold(m.subject) == fold(self.subject))
        return exact or tuple(m for m in named if same_subject(m.subject, self.subject))

    def unknown_names(self, end: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        if self.found(end):
            return
        if any(same_subject(one.subject, self.subject) for one in messages(end)):
            what = _("aucun message avec cet objet n'est de « {name} »").format(name=self.from_)
            names = list(dict.fromkeys(one.sender.address for one in messages(end)))
            yield ("from",), what, _("écrivez l'une de ces adresses : {names}").format(names=", ".join(names))
            return
        subjects = list(dict.fromkeys(one.subject for one in messages(end) if one.subject))
        what = _("aucun message n'a l'objet « {text} »").format(text=self.subject)
        if near := nearest(self.subject, subjects):
            yield ("subject",), what, _("écrivez « {name} »").format(name=near)
        else:
            names = [_("« {name} »").format(name=one) for one in subjects]
            yield ("subject",), what, _("écrivez l'un de ces objets : {names}").format(names=", ".join(names))


class MessageOpen(_OfMessage, frozen=True, forbid_unknown_fields=True, tag="message_open"):
    """The message with this subject is open in a visible window."""

    kind: ClassVar[str] = N_("Il reste un message à ouvrir.")

    def judge(self, desk: Desk) -> Verdict:
        message = displayed_message(desk)
        seen = any(window.id == KEY for window in desk.visible_windows)
        if seen and message is not None and message.id in {m.id for m in self.found(desk)}:
            return Verdict(True, _("Le message « {subject} » est ouvert.").format(subject=self.subject))
        observed = _("Un autre message est ouvert.") if seen and message is not None else ""
        if not desk.place.windows or not any(w.program == KEY for w in desk.visible_windows):
            return Verdict(False, "", _("Il reste à ouvrir Messagerie."))
        return Verdict(False, observed, _("Il reste à cliquer sur « {subject} ».").format(subject=self.subject))


class MessageIn(_OfMessage, frozen=True, forbid_unknown_fields=True, tag="message_in"):
    """The message with this subject is in this folder."""

    kind: ClassVar[str] = N_("Il reste un message à ranger.")

    folder: FolderName = "bin"

    def judge(self, desk: Desk) -> Verdict:
        wanted = folder_key(mailbox(desk), self.folder)
        folder = folder_label(wanted)
        found = self.found(desk)
        sentence = _("Le message « {subject} » est dans {folder}.")
        if any(m.folder == wanted for m in found):
            return Verdict(True, sentence.format(subject=self.subject, folder=folder))
        observed = ""
        if found:
            observed = sentence.format(subject=self.subject, folder=folder_label(found[0].folder))
        held = found[0].folder if found else ""
        return Verdict(False, observed, _how_to_move(held, wanted))

    def problems(self, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        yield from _folder_problems(self.folder, start)

    def unknown_names(self, end: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        yield from super().unknown_names(end)
        own = mailbox(end).own_folders
        near = nearest(self.folder, own)
        if near and self.folder not in FOLDERS and not any(fold(one) == fold(self.folder) for one in own):
            what = _("« {name} » n'est pas un dossier de la messagerie").format(name=self.folder)
            yield ("folder",), what, _("écrivez « {name} »").format(name=near)


def _how_to_move(held: str, folder: str) -> str:
    match held, folder:
        case _, "bin":
            return _("Il reste à l'ouvrir et à cliquer sur Supprimer.")
        case "bin", _:
            return _("Il reste à l'ouvrir dans Corbeille et à cliquer sur Restaurer.")
        case _, "unwanted":
            return _("Il reste à l'ouvrir et à cliquer sur Signaler comme indésirable.")
        case "unwanted", "inbox":
            return _("Il reste à l'ouvrir et à cliquer sur Ce n'est pas un indésirable.")
        case _:
            return _("Le message est attendu dans {folder}.").format(folder=folder_label(folder))


def _folder_problems(name: str, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
    """A key that is written nearly right, or a label in the place of a key; any other name is a folder's to be made."""
    key = next((key for key, label in FOLDERS.items() if fold(label) == fold(name)), "") or nearest(name, FOLDERS)
    if name not in FOLDERS and key and name not in mailbox(start).own_folders:
        what = _("« {name} » n'est pas un dossier de la messagerie").format(name=name)
        yield ("folder",), what, _("écrivez « {name} »").format(name=key)


class MailFolderMade(Goal, frozen=True, forbid_unknown_fields=True, tag="mail_folder_made"):
    """There is a folder of this name in the mailbox."""

    kind: ClassVar[str] = N_("Il reste un dossier à créer.")

    name: Annotated[str, Meta(min_length=1, description="Le nom du dossier.")]

    def judge(self, desk: Desk) -> Verdict:
        if any(fold(one) == fold(self.name) for one in mailbox(desk).own_folders):
            return Verdict(True, _("Le dossier « {name} » est créé.").format(name=self.name))
        return Verdict(False, "", _("Il reste à cliquer sur Nouveau dossier."))


class MessageFound(_OfMessage, frozen=True, forbid_unknown_fields=True, tag="message_found"):
    """The message with this subject is in the list, and something was searched for."""

    kind: ClassVar[str] = N_("Il reste un message à chercher.")

    def judge(self, desk: Desk) -> Verdict:
        if not searched(desk):
            return Verdict(False, "", _("Il reste à écrire un mot dans « Rechercher »."))
        ids = {message.id for message in self.found(desk)}
        if any(message.id in ids for message in listed_messages(desk)):
            return Verdict(True, _("Le message « {subject} » est dans la liste.").format(subject=self.subject))
        return Verdict(False, _("Un autre mot est cherché."), _("Il reste à chercher un mot de ce message."))


class MessagesSorted(Goal, frozen=True, forbid_unknown_fields=True, tag="messages_sorted"):
    """The list of messages is sorted by this column."""

    kind: ClassVar[str] = N_("Il reste à trier la liste.")

    by: Annotated[MessageOrder, Meta(description="sender, subject ou date")]
    reversed: Annotated[bool, Meta(description="true : de Z à A, ou du plus ancien au plus récent.")] = False

    def judge(self, desk: Desk) -> Verdict:
        place, name = mail_location(desk), ORDERS[self.by]
        if place.order != self.by:
            return Verdict(False, "", _("Il reste à cliquer sur « {name} », au-dessus de la liste.").format(name=name))
        if place.reverses != self.reversed:
            observed = _("La liste est triée dans l'autre sens.")
            return Verdict(False, observed, _("Il reste à cliquer encore une fois sur « {name} ».").format(name=name))
        return Verdict(True, _("La liste est triée par « {name} ».").format(name=name))


class MessageRead(_OfMessage, frozen=True, forbid_unknown_fields=True, tag="read"):
    """The message with this subject is no longer unread."""

    kind: ClassVar[str] = N_("Il reste un message à lire.")

    def judge(self, desk: Desk) -> Verdict:
        found = self.found(desk)
        if found and not any(m.unread for m in found):
            return Verdict(True, _("Le message « {subject} » est lu.").format(subject=self.subject))
        return Verdict(False, "", _("Il reste à ouvrir le message « {subject} ».").format(subject=self.subject))


class MailFolder(Goal, frozen=True, forbid_unknown_fields=True, tag="mail_folder"):
    """The list of this folder is displayed."""

    kind: ClassVar[str] = N_("Il reste un dossier à ouvrir.")

    folder: FolderName

    def judge(self, desk: Desk) -> Verdict:
        place, wanted = mail_location(desk), folder_key(mailbox(desk), self.folder)
        name = folder_label(wanted)
        shown = place.signed_in and any(window.id == KEY for window in desk.visible_windows)
        if shown and place.folder == wanted and displayed_message(desk) is None:
            return Verdict(True, _("Le dossier {folder} est ouvert.").format(folder=name))
        if shown and place.folder == wanted:
            return Verdict(False, _("Un message de ce dossier est ouvert."), _("Il reste à revenir à la liste."))
        return Verdict(False, "", _("Il reste à cliquer sur {folder}, à gauche.").format(folder=name))

    def problems(self, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        yield from _folder_problems(self.folder, start)


class MailSignedIn(Goal, frozen=True, forbid_unknown_fields=True, tag="mail_signed_in"):
    """The learner is signed in; ``stay: false``: without « Rester connecté »."""

    kind: ClassVar[str] = N_("Il reste à vous connecter.")

    yes: Literal[True] = True
    stay: bool | None = None

    def judge(self, desk: Desk) -> Verdict:
        place = mail_location(desk)
        if not place.signed_in:
            return Verdict(False, "", self._to_sign_in(desk))
        observed = _("Votre messagerie est ouverte.")
        if self.stay is None or self.stay == place.stays:
            return Verdict(True, observed)
        to_do = _("cocher « Rester connecté »") if self.stay else _("laisser vide « Rester connecté »")
        remaining = _("Il reste à vous déconnecter, puis à {what}.").format(what=to_do)
        return Verdict(False, observed, remaining)

    def _to_sign_in(self, desk: Desk) -> str:
        if not same_value("email", desk.text(ADDRESS), mailbox(desk).account.me):
            return _("Il reste à écrire l'adresse dans « Adresse e-mail ».")
        if not desk.text(PASSWORD):
            return _("Il reste à remplir « Mot de passe ».")
        return _("Il reste à cliquer sur Se connecter.")


class MailSignedOut(Goal, frozen=True, forbid_unknown_fields=True, tag="mail_signed_out"):
    """The learner is signed out of the mailbox."""

    kind: ClassVar[str] = N_("Il reste à vous déconnecter.")

    yes: Literal[True] = True

    def judge(self, desk: Desk) -> Verdict:
        if not mail_location(desk).signed_in:
            return Verdict(True, _("La déconnexion est faite."))
        return Verdict(False, "", _("Il reste à cliquer sur Se déconnecter."))


GOALS: tuple[type[Goal], ...] = (
    Sent, WritingMessage, Draft, MessageOpen, MessageIn, MessageRead, MailFolder, AttachmentOpen, AttachmentSaved,
    MailSignedIn, MailSignedOut, MailFolderMade, MessageFound, MessagesSorted,
)  # fmt: skip
"""The goals of the mail program."""
