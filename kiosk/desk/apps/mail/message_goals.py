"""Goals about a message of the learner: being written, kept as a draft, sent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta

from kiosk.course.model import Verdict
from kiosk.desk.apps.mail.addresses import addresses_of, parse_people, same_subject
from kiosk.desk.apps.mail.drafts import reply_recipients
from kiosk.desk.apps.mail.mailbox import (
    Message,
    displayed_message,
    draft_as_message,
    has_open_window,
    is_worth_keeping,
    mail_location,
    mailbox,
    messages,
)
from kiosk.desk.goals import Goal
from kiosk.desk.labels import Label
from kiosk.desk.state import Desk
from kiosk.desk.values.email_addresses import address_problem, normalize_address
from kiosk.desk.values.file_names import same_file_name
from kiosk.i18n import N_, _
from kiosk.text import fold
from kiosk.yaml.problems import YamlPath, nearest

Texts = str | tuple[str, ...]
ExpectedPeople = Annotated[
    Texts, Meta(description="Une adresse, ou une liste : exactement ces personnes, dans À et Cc.")
]
Names = Annotated[Texts, Meta(description="Un nom de fichier, ou une liste.")]


class _OfDraft(Goal, frozen=True, forbid_unknown_fields=True):
    """A goal about one message of the learner; only the given fields are checked."""

    to: ExpectedPeople | None = None
    cc: ExpectedPeople | None = None
    subject: str | None = None
    subject_contains: str | None = None
    body_contains: Texts = ()
    attachments: Names = ()
    reply_to: Annotated[str | None, Meta(description="L'objet du message auquel on répond.")] = None
    reply_all: bool = False
    forward_of: Annotated[str | None, Meta(description="L'objet du message que l'on transfère.")] = None

    def gaps(self, desk: Desk, message: Message) -> tuple[str, ...]:
        """What the message lacks, worded to follow « Il reste à »."""
        return tuple(
            gap
            for gap in (
                *self._kind_gaps(desk, message),
                *self._people_gaps(message),
                *self._text_gaps(message),
                *self._file_gaps(message),
            )
            if gap
        )

    def _kind_gaps(self, desk: Desk, message: Message) -> Iterator[str]:
        if self.reply_to is not None:
            if not _answers(desk, message, self.reply_to):
                label = Label.REPLY_ALL if self.reply_all else Label.REPLY
                sentence = _("cliquer sur {label}, dans le message « {subject} »")
                yield sentence.format(label=label, subject=self.reply_to)
            elif self.reply_all and (left := _left_out(desk, message, self.reply_to)):
                yield _("ajouter {address} dans À").format(address=left[0])
        if self.forward_of is not None and not _forwards(desk, message, self.forward_of):
            yield _("cliquer sur Transférer, dans le message « {subject} »").format(subject=self.forward_of)

    def _people_gaps(self, message: Message) -> Iterator[str]:
        in_to, in_cc = addresses_of(message.to), addresses_of(message.cc)
        wanted_cc = _addresses(self.cc)
        for address in wanted_cc:
            if address not in in_cc:
                yield _("écrire {address} dans Cc").format(address=address)
        if self.to is None:
            return
        wanted = _addresses(self.to)
        for address in wanted:
            if address not in (*in_to, *in_cc):
                yield _("écrire {address} dans À").format(address=address)
        for address, box in (*((one, "À") for one in in_to), *((one, "Cc") for one in in_cc)):
            if address not in (*wanted, *wanted_cc):
                yield _("enlever {address} de {box}").format(address=address, box=box)

    def _text_gaps(self, message: Message) -> Iterator[str]:
        if self.subject is not None and not same_subject(message.subject, self.subject):
            yield _("écrire « {text} » dans Objet").format(text=self.subject)
        if self.subject_contains is not None and fold(self.subject_contains) not in fold(message.subject):
            yield _("écrire « {text} » dans Objet").format(text=self.subject_contains)
        own = fold(own_words(message))
        for text in _texts(self.body_contains):
            if fold(text) not in own:
                yield _("écrire « {text} » dans Message").format(text=text)

    def _file_gaps(self, message: Message) -> Iterator[str]:
        for name in _texts(self.attachments):
            if not any(same_file_name(file.name, name) for file in message.attachments):
                yield _("joindre « {name} » : le bouton Joindre un fichier").format(name=name)

    def best(self, desk: Desk, found: tuple[Message, ...]) -> tuple[Message, tuple[str, ...]] | None:
        """The message with the fewest gaps, and these."""
        judged = [(one, self.gaps(desk, one)) for one in found]
        return min(judged, key=lambda pair: len(pair[1])) if judged else None

    def _begun_before(self, desk: Desk) -> tuple[Message, tuple[str, ...]] | None:
        """The best of the learner's closed drafts, or one of the exercise without gaps."""
        kept = _kept(desk)
        own = tuple(one for one in kept if one.id.startswith("new-") or not self.gaps(desk, one))
        return self.best(desk, own)

    def to_begin(self, desk: Desk) -> str:
        """What remains to be done before any message is begun."""
        about = self.reply_to or self.forward_of
        if about is None:
            return _("Il reste à cliquer sur Nouveau message.")
        label = Label.FORWARD if self.reply_to is None else Label.REPLY_ALL if self.reply_all else Label.REPLY
        message = displayed_message(desk)
        if message is not None and same_subject(message.subject, about):
            return _("Il reste à cliquer sur {label}.").format(label=label)
        remaining = _("Il reste à ouvrir « {subject} » et à cliquer sur {label}.")
        return remaining.format(subject=about, label=label)

    def texts(self) -> Iterator[tuple[YamlPath, str]]:
        for key, text in (("subject", self.subject), ("subject_contains", self.subject_contains)):
            if text:
                yield (key,), text
        for index, text in enumerate(_texts(self.body_contains)):
            yield ("body_contains", *(() if isinstance(self.body_contains, str) else (index,))), text

    def problems(self, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        for key, written in (("to", self.to), ("cc", self.cc)):
            for address in _addresses(written):
                if error := address_problem(address):
                    yield (key,), _("« {text} » n'est pas une adresse entière").format(text=address), error
        subjects = [m.subject for m in messages(start)]
        for key, about in (("reply_to", self.reply_to), ("forward_of", self.forward_of)):
            if about is not None and not any(same_subject(about, one) for one in subjects):
                what = _("aucun message n'a l'objet « {text} » au départ").format(text=about)
                write = _("écrivez « {name} »").format(name=nearest(about, subjects) or ", ".join(subjects))
                yield (key,), what, write


class WritingMessage(_OfDraft, frozen=True, forbid_unknown_fields=True, tag="writing_message"):
    """Such a message is being written."""

    kind: ClassVar[str] = N_("Il reste un message à commencer.")

    def judge(self, desk: Desk) -> Verdict:
        done = self.best(desk, (*_open(desk), *_sent(desk)))
        if done is not None and not done[1]:
            return Verdict(True, _("Votre message est commencé."))
        best = self.best(desk, _open(desk))
        if best is None:
            return Verdict(False, "", self.to_begin(desk))
        kind = _("Il reste une chose à faire dans le message.")
        return Verdict(False, _("Vous avez commencé un message."), _remaining(best[1][0]), kind)


class Sent(_OfDraft, frozen=True, forbid_unknown_fields=True, tag="sent"):
    """Such a message was sent."""

    kind: ClassVar[str] = N_("Il reste un message à envoyer.")

    def judge(self, desk: Desk) -> Verdict:
        sent = self.best(desk, _sent(desk))
        if sent is not None and not sent[1]:
            return Verdict(True, _("Votre message est envoyé."))
        begun = self.best(desk, _open(desk))
        if begun is not None:
            observed = _("Vous avez commencé un message.")
            return Verdict(False, observed, _remaining(begun[1][0] if begun[1] else _("cliquer sur Envoyer")))
        if sent is not None:
            remaining = _("Dans un autre message, il reste à {what}.").format(what=sent[1][0])
            return Verdict(False, _("Un message est envoyé."), remaining)
        if self._begun_before(desk) is not None:
            observed = _("Un message est dans Brouillons.")
            return Verdict(False, observed, _("Il reste à l'ouvrir et à cliquer sur Envoyer."))
        return Verdict(False, "", self.to_begin(desk))


class Draft(_OfDraft, frozen=True, forbid_unknown_fields=True, tag="draft"):
    """Such a message is kept in Brouillons, and its window is closed."""

    kind: ClassVar[str] = N_("Il reste un brouillon à garder.")

    def judge(self, desk: Desk) -> Verdict:
        kept = self.best(desk, _kept(desk))
        if kept is not None and not kept[1]:
            return Verdict(True, _("Votre message est dans Brouillons."))
        begun = self.best(desk, _open(desk))
        if begun is not None:
            observed = _("Vous avez commencé un message.")
            return Verdict(False, observed, _remaining(begun[1][0] if begun[1] else _("fermer le message")))
        if (kept := self._begun_before(desk)) is not None:
            remaining = _("Il reste à l'ouvrir, puis à {what}.").format(what=kept[1][0])
            return Verdict(False, _("Un message est dans Brouillons."), remaining)
        return Verdict(False, "", self.to_begin(desk))


def own_words(message: Message) -> str:
    """The body without the quotation."""
    if message.quoted.strip() and message.quoted.strip() in message.body:
        return message.body.replace(message.quoted.strip(), "\n")
    return "\n".join(line for line in message.body.split("\n") if not line.startswith(">"))


def _remaining(what: str) -> str:
    return _("Il reste à {what}.").format(what=what)


def _open(desk: Desk) -> tuple[Message, ...]:
    return tuple(draft_as_message(desk, id) for id in mail_location(desk).drafts if has_open_window(desk, id))


def _kept(desk: Desk) -> tuple[Message, ...]:
    closed = (id for id in mail_location(desk).drafts if not has_open_window(desk, id) and is_worth_keeping(desk, id))
    return tuple(one for one in (draft_as_message(desk, id) for id in closed) if one.folder == "drafts")


def _sent(desk: Desk) -> tuple[Message, ...]:
    return tuple(one for one in messages(desk) if one.mine)


def _texts(written: Texts) -> tuple[str, ...]:
    return (written,) if isinstance(written, str) else written


def _addresses(written: Texts | None) -> tuple[str, ...]:
    return addresses_of(tuple(person for text in _texts(written or ()) for person in parse_people(text)))


def _originals(desk: Desk, about: str) -> tuple[Message, ...]:
    return tuple(m for m in messages(desk) if not m.mine and m.folder != "drafts" and same_subject(m.subject, about))


def _answers(desk: Desk, message: Message, about: str) -> bool:
    """Whether it replies to that message: by the button, or by a new message to its sender with its subject."""
    if message.kind == "reply" and same_subject(message.about, about):
        return True
    to = addresses_of((*message.to, *message.cc))
    by_hand = same_subject(message.subject, about) and message.subject.strip() != ""
    return by_hand and any(normalize_address(one.sender.address) in to for one in _originals(desk, about))


def _forwards(desk: Desk, message: Message, about: str) -> bool:
    """Whether it forwards that message: by the button, or with its text copied under the same subject."""
    if message.kind == "forward" and same_subject(message.about, about):
        return True
    text = fold(message.body)
    return same_subject(message.subject, about) and any(
        one.body.strip() and fold(one.body) in text for one in _originals(desk, about)
    )


def _left_out(desk: Desk, message: Message, about: str) -> tuple[str, ...]:
    """The participants of that message who are no recipients of the reply."""
    written = addresses_of((*message.to, *message.cc))
    originals = _originals(desk, about)
    if not originals:
        return ()
    everybody = (person for people in reply_recipients(originals[0], mailbox(desk).account.me) for person in people)
    return tuple(address for address in addresses_of(tuple(everybody)) if address not in written)
