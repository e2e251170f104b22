"""Drafts: new messages, replies and forwards; attaching, sending, keeping and discarding."""

from __future__ import annotations

from kiosk.desk import changes
from kiosk.desk.apps.mail.addresses import Person, addresses_of, bare_subject, recipients_error
from kiosk.desk.apps.mail.attachments import close_attachments
from kiosk.desk.apps.mail.mailbox import (
    KEY,
    Attachment,
    DraftMessage,
    Message,
    current_date,
    draft_as_message,
    draft_attachments,
    draft_node_id,
    draft_text,
    draft_window_id,
    is_worth_keeping,
    mail_location,
    mailbox,
    replace,
    with_mail_location,
    with_mailbox,
)
from kiosk.desk.changes import clear_values, forbid_undo, set_focus, show_dialog, show_notice, show_window
from kiosk.desk.files.names import name_of
from kiosk.desk.labels import Label
from kiosk.desk.state import Desk, Dialog
from kiosk.desk.values.email_addresses import normalize_address
from kiosk.desk.values.file_names import split_ending
from kiosk.i18n import _, ngettext
from kiosk.text import free_name

MAX_QUOTE_LENGTH = 1200
"""Characters of a quotation; a text box has room for the reply besides."""
ATTACH_DIALOG, NO_SUBJECT_DIALOG = "attach:", "no-subject:"


def start_draft(desk: Desk, draft: DraftMessage, focus: str) -> Desk:
    """Open ``draft`` in a new window, with the caret at the start of the box ``focus``."""
    place = mail_location(desk)
    id = f"new-{place.made + 1}"
    place = replace(place, made=place.made + 1, drafts={**place.drafts, id: draft})
    return _focus_start_of(show_window(with_mail_location(desk, place), KEY, draft_window_id(id)), id, focus)


def reopen_draft(desk: Desk, id: str) -> Desk:
    """Open the window of a draft; the focus goes to the body, or to an empty « À »."""
    if id not in mail_location(desk).drafts:
        return desk
    empty = not draft_text(desk, id, "to").strip()
    return set_focus(show_window(desk, KEY, draft_window_id(id)), draft_node_id(id, "to" if empty else "body"))


def start_reply(desk: Desk, message: Message, *, everybody: bool = False) -> Desk:
    """Start a reply that quotes ``message``, to its sender or to everybody."""
    me = mailbox(desk).account.me
    first, others, copies = reply_recipients(message, me)
    to = (*first, *others) if everybody or not first else first
    cc = copies if everybody else ()
    lines = [f"> {line}" for line in message.body.split("\n")]
    intro = _("{name} a écrit, {date} :").format(name=message.sender.name, date=message.date)
    quoted = "\n\n" + "\n".join([intro, *lines])[:MAX_QUOTE_LENGTH]
    draft = DraftMessage(
        _join_addresses(to), _join_addresses(cc), f"Re : {bare_subject(message.subject)}".strip(), quoted,
        kind="reply", about=message.subject, quoted=quoted, shows_cc=bool(cc),
    )  # fmt: skip
    return start_draft(desk, draft, "body")


def start_forward(desk: Desk, message: Message) -> Desk:
    """Start a draft with the text and attachments of ``message``, without recipients."""
    lines = [
        _("Message transféré :"),
        f"De : {message.sender.label}",
        f"Date : {message.date}",
        f"Objet : {message.subject}",
        "",
        message.body,
    ]
    quoted = "\n\n" + "\n".join(lines)[:MAX_QUOTE_LENGTH]
    draft = DraftMessage(
        subject=f"Tr : {bare_subject(message.subject)}".strip(), body=quoted, attachments=message.attachments,
        kind="forward", about=message.subject, quoted=quoted,
    )  # fmt: skip
    return start_draft(desk, draft, "to")


def reply_recipients(message: Message, me: str) -> tuple[tuple[Person, ...], tuple[Person, ...], tuple[Person, ...]]:
    """(the sender, the other recipients, those in Cc) of a message, without ``me`` and without duplicates."""
    taken = {normalize_address(me)}
    groups = []
    for people in ((message.sender,), message.to, message.cc):
        kept = []
        for person in people:
            address = normalize_address(person.address)
            if address not in taken:
                taken.add(address)
                kept.append(person)
        groups.append(tuple(kept))
    return groups[0], groups[1], groups[2]


def recipient_errors(desk: Desk, id: str) -> dict[str, str]:
    """The errors of the boxes « À » and « Cc », as sentences by box."""
    found = {
        "to": recipients_error(draft_text(desk, id, "to"), "À", required=True),
        "cc": recipients_error(draft_text(desk, id, "cc"), "Cc", required=False),
    }
    return {box: error for box, error in found.items() if error}


def send_draft(desk: Desk, id: str, *, without_subject: bool = False) -> Desk:
    """Send a draft; wrong recipients are displayed as errors instead, and a missing subject asks for confirmation."""
    if id not in mail_location(desk).drafts:
        return desk
    if errors := recipient_errors(desk, id):
        box = next(iter(errors))
        return set_focus(_with_draft(desk, id, shows_errors=True, shows_cc=_shows_cc(desk, id)), draft_node_id(id, box))
    if not without_subject and not draft_text(desk, id, "subject").strip():
        question = Dialog(
            KEY, NO_SUBJECT_DIALOG + id, "Envoyer sans objet ?", _("L'objet dit de quoi parle le message."),
            buttons=(Label.ADD_SUBJECT, Label.SEND_WITHOUT_SUBJECT, Label.CANCEL),
        )  # fmt: skip
        return show_dialog(desk, question)
    return _send(desk, id)


def answer_no_subject(desk: Desk, id: str, button: str) -> Desk:
    """Handle the answer: send without a subject, focus the subject box, or cancel."""
    if button == Label.SEND_WITHOUT_SUBJECT:
        return send_draft(desk, id, without_subject=True)
    return set_focus(desk, draft_node_id(id, "subject")) if button == Label.ADD_SUBJECT else desk


def choose_attachment(desk: Desk, id: str) -> Desk:
    """Ask which file to attach."""
    buttons = (Label.OPEN, Label.CANCEL)
    dialog = Dialog(KEY, ATTACH_DIALOG + id, Label.CHOOSE_FILE, kind="choose", buttons=buttons, several=True)
    return show_dialog(desk, dialog)


def attach_files(desk: Desk, id: str, paths: tuple[str, ...]) -> Desk:
    """Attach copies of several files; the notice says how many where there are more than one."""
    before = len(draft_attachments(desk, id))
    for path in paths:
        desk = _attach_file(desk, id, path)
    count = len(draft_attachments(desk, id)) - before
    if count < 2:
        return desk
    text = ngettext("{count} fichier est joint au message.", "{count} fichiers sont joints au message.", count)
    return show_notice(desk, text.format(count=count))


def _attach_file(desk: Desk, id: str, path: str) -> Desk:
    """Attach a copy of the file at ``path``; refused for folders and duplicates."""
    document, name = desk.files.document(path), name_of(path)
    if id not in mail_location(desk).drafts:
        return desk
    if document is None:
        return show_notice(desk, _("Choisissez un fichier, pas un dossier.")) if desk.files.is_folder(path) else desk
    files, box = draft_attachments(desk, id), mailbox(desk)
    if Attachment(name, document) in files:
        return show_notice(desk, _("Le fichier « {name} » est déjà joint.").format(name=name))
    stem, ending = split_ending(name)
    name = free_name(stem, {file.name for file in files}, ending)
    after = with_mailbox(desk, replace(box, attached={**box.attached, id: (*files, Attachment(name, document))}))
    return show_notice(after, _("Le fichier « {name} » est joint au message.").format(name=name))


def detach_file(desk: Desk, id: str, index: int) -> Desk:
    """Remove the attachment number ``index`` from a draft."""
    files, box = draft_attachments(desk, id), mailbox(desk)
    if not 0 <= index < len(files):
        return desk
    left = (*files[:index], *files[index + 1 :])
    # the windows of the others are found by their numbers
    desk = close_attachments(desk, id)
    return with_mailbox(desk, replace(box, attached={**box.attached, id: left}))


def show_cc(desk: Desk, id: str) -> Desk:
    """Show the box « Cc » and focus it."""
    return set_focus(_with_draft(desk, id, shows_cc=True), draft_node_id(id, "cc"))


def _shows_cc(desk: Desk, id: str) -> bool:
    draft = mail_location(desk).drafts.get(id, DraftMessage())
    return draft.shows_cc or bool(draft_text(desk, id, "cc"))


def clear_errors(desk: Desk, id: str) -> Desk:
    """Hide the errors of a draft, because the learner is correcting it."""
    draft = mail_location(desk).drafts.get(id)
    return _with_draft(desk, id, shows_errors=False) if draft is not None and draft.shows_errors else desk


def close_draft(desk: Desk, id: str) -> Desk:
    """Close the window. A changed draft stays in Brouillons; an untouched one is deleted."""
    desk = changes.close_window(desk, draft_window_id(id))
    if id not in mail_location(desk).drafts:
        return desk
    if is_worth_keeping(desk, id):
        return show_notice(desk, _("Le message est gardé dans Brouillons."))
    return _without_draft(desk, id)


def discard_draft(desk: Desk, id: str) -> Desk:
    """Move a draft to the bin; an untouched one is deleted."""
    box = mailbox(desk)
    if not is_worth_keeping(desk, id):
        return close_draft(desk, id)
    box = replace(box, folders={**box.folders, id: "bin"}, homes={**box.homes, id: "drafts"})
    after = changes.close_window(with_mailbox(desk, box), draft_window_id(id))
    return show_notice(after, _("Le brouillon est dans Corbeille."))


def _send(desk: Desk, id: str) -> Desk:
    box = mailbox(desk)
    message = replace(draft_as_message(desk, id), id=f"out-{id}", folder="sent", mine=True, date=current_date(desk))
    received = []
    if normalize_address(box.account.me) in addresses_of((*message.to, *message.cc)):
        # a message to oneself arrives in the inbox
        received = [replace(message, id=f"back-{id}", folder="inbox", mine=False, unread=True)]
    box = replace(
        box,
        messages=(message, *received, *box.messages),
        attached={draft: files for draft, files in box.attached.items() if draft != id},
        folders={one: folder for one, folder in box.folders.items() if one != id},
    )
    after = close_attachments(_without_draft(with_mailbox(desk, box), id), id)
    return show_notice(forbid_undo(changes.close_window(after, draft_window_id(id))), _("Le message est envoyé."))


def _with_draft(desk: Desk, id: str, **known: bool) -> Desk:
    place = mail_location(desk)
    if id not in place.drafts:
        return desk
    return with_mail_location(desk, replace(place, drafts={**place.drafts, id: replace(place.drafts[id], **known)}))


def _without_draft(desk: Desk, id: str) -> Desk:
    place = mail_location(desk)
    drafts = {one: draft for one, draft in place.drafts.items() if one != id}
    return clear_values(with_mail_location(desk, replace(place, drafts=drafts)), f"{draft_window_id(id)}/")


def _focus_start_of(desk: Desk, id: str, box: str) -> Desk:
    node = draft_node_id(id, box)
    return set_focus(changes.move_caret(desk, node, 0), node)


def _join_addresses(people: tuple[Person, ...]) -> str:
    return ", ".join(person.address for person in people)
