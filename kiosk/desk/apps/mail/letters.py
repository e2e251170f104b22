"""Writing a message: new, reply, reply to all, forward; attaching, sending, keeping as a draft."""

from __future__ import annotations

from kiosk.desk import changes
from kiosk.desk.apps.mail.addresses import Person, addresses_of, bare_subject, missing_in_box
from kiosk.desk.apps.mail.mailbox import (
    KEY,
    Attachment,
    Letter,
    Message,
    as_message,
    attached_to,
    box_id,
    going,
    keeping,
    mailbox,
    now,
    replace,
    text_of,
    touched,
    whereabouts,
    window_id,
)
from kiosk.desk.changes import asking, focused, noticing, opened, sealed, without_values
from kiosk.desk.files.names import name_of, split_ending
from kiosk.desk.state import Desk, Dialog
from kiosk.i18n import _
from kiosk.text import free_name

LONGEST_QUOTE = 1200
"""Characters quoted, so that there is room to write."""
ATTACH, NO_SUBJECT = "attach:", "no-subject:"
ADD_SUBJECT, SEND_WITHOUT, CANCEL = "Ajouter un objet", "Envoyer sans objet", "Annuler"


def begun(desk: Desk, letter: Letter, focus: str) -> Desk:
    """The desk with a window in which ``letter`` is written, the caret at the beginning of the box ``focus``."""
    place = whereabouts(desk)
    id = f"new-{place.made + 1}"
    place = replace(place, made=place.made + 1, letters={**place.letters, id: letter})
    return _at_box(opened(going(desk, place), KEY, window_id(id)), id, focus)


def reopened(desk: Desk, id: str) -> Desk:
    """The desk with a draft open again."""
    if id not in whereabouts(desk).letters:
        return desk
    empty = not text_of(desk, id, "to").strip()
    return focused(opened(desk, KEY, window_id(id)), box_id(id, "to" if empty else "body"))


def answered(desk: Desk, message: Message, *, everybody: bool = False) -> Desk:
    """The desk with an answer to ``message`` begun, for its sender or for everybody."""
    me = mailbox(desk).account.me
    first, others, copies = people_to_answer(message, me)
    to = (*first, *others) if everybody or not first else first
    cc = copies if everybody else ()
    lines = [f"> {line}" for line in message.body.split("\n")]
    intro = _("{name} a écrit, {date} :").format(name=message.sender.name, date=message.date)
    quoted = "\n\n" + "\n".join([intro, *lines])[:LONGEST_QUOTE]
    letter = Letter(
        _written(to), _written(cc), f"Re : {bare_subject(message.subject)}".strip(), quoted,
        kind="reply", about=message.subject, quoted=quoted, shows_cc=bool(cc),
    )  # fmt: skip
    return begun(desk, letter, "body")


def forwarded(desk: Desk, message: Message) -> Desk:
    """The desk with ``message`` in a new one, for somebody else, with its files."""
    lines = [
        _("Message transféré :"),
        f"De : {message.sender.shown}",
        f"Date : {message.date}",
        f"Objet : {message.subject}",
        "",
        message.body,
    ]
    quoted = "\n\n" + "\n".join(lines)[:LONGEST_QUOTE]
    letter = Letter(
        subject=f"Tr : {bare_subject(message.subject)}".strip(), body=quoted, attachments=message.attachments,
        kind="forward", about=message.subject, quoted=quoted,
    )  # fmt: skip
    return begun(desk, letter, "to")


def people_to_answer(message: Message, me: str) -> tuple[tuple[Person, ...], tuple[Person, ...], tuple[Person, ...]]:
    """(the sender, the others in À, those in Cc) of a message, without oneself and nobody twice."""
    taken = {me.casefold()}
    groups = []
    for people in ((message.sender,), message.to, message.cc):
        kept = []
        for person in people:
            if person.address.casefold() not in taken:
                taken.add(person.address.casefold())
                kept.append(person)
        groups.append(tuple(kept))
    return groups[0], groups[1], groups[2]


def missing(desk: Desk, id: str) -> dict[str, str]:
    """What the boxes « À » and « Cc » lack before one can send, by box."""
    found = {
        "to": missing_in_box(text_of(desk, id, "to"), "À", required=True),
        "cc": missing_in_box(text_of(desk, id, "cc"), "Cc", required=False),
    }
    return {box: said for box, said in found.items() if said}


def sending(desk: Desk, id: str, *, without_subject: bool = False) -> Desk:
    """The desk after « Envoyer »: sent, or asked for what is missing."""
    if id not in whereabouts(desk).letters:
        return desk
    if lacking := missing(desk, id):
        box = next(iter(lacking))
        return focused(_with_letter(desk, id, asked=True, shows_cc=_shows_cc(desk, id)), box_id(id, box))
    if not without_subject and not text_of(desk, id, "subject").strip():
        question = Dialog(
            KEY, NO_SUBJECT + id, "Envoyer sans objet ?", _("L'objet dit de quoi parle le message."),
            buttons=(ADD_SUBJECT, SEND_WITHOUT, CANCEL),
        )  # fmt: skip
        return asking(desk, question)
    return _sent(desk, id)


def without_subject(desk: Desk, id: str, button: str) -> Desk:
    """The desk after the answer to « Envoyer sans objet ? »."""
    if button == SEND_WITHOUT:
        return sending(desk, id, without_subject=True)
    return focused(desk, box_id(id, "subject")) if button == ADD_SUBJECT else desk


def attaching(desk: Desk, id: str) -> Desk:
    """The desk with the list of files to join one."""
    return asking(desk, Dialog(KEY, ATTACH + id, "Choisir un fichier", kind="choose", buttons=("Ouvrir", "Annuler")))


def attached(desk: Desk, id: str, path: str) -> Desk:
    """The desk with the file at ``path`` joined to a message being written."""
    document, name = desk.files.document(path), name_of(path)
    if id not in whereabouts(desk).letters:
        return desk
    if document is None:
        return noticing(desk, _("Choisissez un fichier, pas un dossier.")) if desk.files.is_folder(path) else desk
    files, box = attached_to(desk, id), mailbox(desk)
    if Attachment(name, document) in files:
        return noticing(desk, _("« {name} » est déjà joint.").format(name=name))
    stem, ending = split_ending(name)
    name = free_name(stem, {file.name for file in files}, ending)
    after = keeping(desk, replace(box, attached={**box.attached, id: (*files, Attachment(name, document))}))
    return noticing(after, _("« {name} » est joint au message.").format(name=name))


def detached(desk: Desk, id: str, index: int) -> Desk:
    """The desk with one file less joined to a message being written."""
    files, box = attached_to(desk, id), mailbox(desk)
    if not 0 <= index < len(files):
        return desk
    left = (*files[:index], *files[index + 1 :])
    return keeping(desk, replace(box, attached={**box.attached, id: left}))


def with_cc(desk: Desk, id: str) -> Desk:
    """The desk with the box « Cc » shown."""
    return focused(_with_letter(desk, id, shows_cc=True), box_id(id, "cc"))


def _shows_cc(desk: Desk, id: str) -> bool:
    letter = whereabouts(desk).letters.get(id, Letter())
    return letter.shows_cc or bool(text_of(desk, id, "cc"))


def calmed(desk: Desk, id: str) -> Desk:
    """The desk where what was missing is not said any more: the learner is mending it."""
    letter = whereabouts(desk).letters.get(id)
    return _with_letter(desk, id, asked=False) if letter is not None and letter.asked else desk


def put_away(desk: Desk, id: str) -> Desk:
    """The desk after « Fermer »: the message is kept as a draft, if something was written."""
    desk = changes.closed(desk, window_id(id))
    if id not in whereabouts(desk).letters:
        return desk
    if touched(desk, id):
        return noticing(desk, _("Le message est gardé dans Brouillons."))
    return _without_letter(desk, id)


def thrown(desk: Desk, id: str) -> Desk:
    """The desk after « Supprimer le brouillon »: in the bin, if something was written."""
    box = mailbox(desk)
    if not touched(desk, id):
        return put_away(desk, id)
    box = replace(box, folders={**box.folders, id: "bin"}, homes={**box.homes, id: "drafts"})
    after = changes.closed(keeping(desk, box), window_id(id))
    return noticing(after, _("Le brouillon est dans Corbeille."))


def _sent(desk: Desk, id: str) -> Desk:
    box = mailbox(desk)
    message = replace(as_message(desk, id), id=f"out-{id}", folder="sent", mine=True, date=now(desk))
    come = []
    if box.account.me.casefold() in addresses_of((*message.to, *message.cc)):
        # What one writes to oneself comes back.
        come = [replace(message, id=f"back-{id}", folder="inbox", mine=False, unread=True)]
    box = replace(
        box,
        messages=(message, *come, *box.messages),
        attached={letter: files for letter, files in box.attached.items() if letter != id},
        folders={one: folder for one, folder in box.folders.items() if one != id},
    )
    after = _without_letter(keeping(desk, box), id)
    return noticing(sealed(changes.closed(after, window_id(id))), _("Le message est envoyé."))


def _with_letter(desk: Desk, id: str, **known: bool) -> Desk:
    place = whereabouts(desk)
    if id not in place.letters:
        return desk
    return going(desk, replace(place, letters={**place.letters, id: replace(place.letters[id], **known)}))


def _without_letter(desk: Desk, id: str) -> Desk:
    place = whereabouts(desk)
    letters = {one: letter for one, letter in place.letters.items() if one != id}
    return without_values(going(desk, replace(place, letters=letters)), f"{window_id(id)}/")


def _at_box(desk: Desk, id: str, box: str) -> Desk:
    node = box_id(id, box)
    carets = {**desk.place.carets, node: (0, None)}
    return focused(changes.replace(desk, place=changes.replace(desk.place, carets=carets)), node)


def _written(people: tuple[Person, ...]) -> str:
    return ", ".join(person.address for person in people)
