"""The mail program (Messagerie): dispatches acts on its nodes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import msgspec

from kiosk.course.acts import Act, Pressed
from kiosk.course.text_field import TextField
from kiosk.desk import changes
from kiosk.desk.acts import Clicked, DoubleClicked, Dropped, Picked
from kiosk.desk.answers import fill_placeholders
from kiosk.desk.apps.calendar.invitations import fill_event
from kiosk.desk.apps.mail import attachments, drafts, folders, keys, message_acts, signing
from kiosk.desk.apps.mail.draft_view import TITLES, draft_nodes
from kiosk.desk.apps.mail.goals import GOALS
from kiosk.desk.apps.mail.invitations import act_on_event
from kiosk.desk.apps.mail.keys import back_to_list
from kiosk.desk.apps.mail.mailbox import (
    KEY,
    DraftMessage,
    Mailbox,
    MailLocation,
    current_date,
    displayed_message,
    draft_node_id,
    mail_location,
    mailbox,
    message_of,
    messages_in,
    replace,
    with_mail_location,
    with_mailbox,
)
from kiosk.desk.apps.mail.mailbox_view import DO, EVENT, FOLDER, ORDER, ROW, mailbox_nodes
from kiosk.desk.apps.mail.message_list import ORDERS, sort_by
from kiosk.desk.apps.mail.other_look import DRAFT_MORE, MORE, OTHER_LABELS, more_entries
from kiosk.desk.apps.mail.spec import (
    TODAY,
    MailSpec,
    MessageSpec,
    arrived_message,
    message_problems,
    message_texts,
)
from kiosk.desk.labels import Label
from kiosk.desk.nodes import Node
from kiosk.desk.program import Program
from kiosk.desk.shell import file_menu
from kiosk.desk.shell.desktop import open_menu
from kiosk.desk.state import Desk, Dialog, DialogAnswer
from kiosk.desk.values.links import MAILTO
from kiosk.i18n import N_, _
from kiosk.yaml.problems import YamlPath

_ARRIVED = "arrived-"


class MailProgram(Program[MailSpec, Mailbox, MailLocation]):
    """One window for the mailbox, and one for each draft and each open attachment."""

    key = KEY
    name = N_("Messagerie")
    picture = "oiseau"
    icon = "mail"
    opens_links = MAILTO
    spec = MailSpec
    goals = GOALS
    other_labels = OTHER_LABELS
    arrivals: ClassVar[dict[str, type[msgspec.Struct]]] = {"mail": MessageSpec}

    def start(self, spec: MailSpec) -> tuple[Mailbox, MailLocation]:
        return spec.start()

    def texts(self, spec: MailSpec) -> Iterator[tuple[YamlPath, str]]:
        return spec.texts()

    def problems(self, spec: MailSpec, desk: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        return spec.problems(desk.today)

    def receive(self, desk: Desk, key: str, what: MessageSpec) -> Desk:
        box = mailbox(desk)
        number = sum(one.id.startswith(_ARRIVED) for one in box.messages) + 1
        body, subject = fill_placeholders(desk, what.body), fill_placeholders(desk, what.subject)
        date = current_date(desk) if what.date == TODAY else what.date
        event, invitation = (one and fill_event(desk, one) for one in (what.event, what.invitation))
        written = replace(what, body=body, subject=subject, date=date, event=event, invitation=invitation)
        message = arrived_message(written, f"{_ARRIVED}{number}", box.account.person)
        return with_mailbox(desk, replace(box, messages=(message, *box.messages)))

    def arrival_news(self, desk: Desk, key: str, what: MessageSpec) -> str:
        return _("Un e-mail est arrivé.")

    def arrival_texts(self, key: str, what: MessageSpec) -> Iterator[tuple[YamlPath, str]]:
        yield from message_texts((), what)

    def arrival_problems(self, key: str, what: MessageSpec, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        yield from message_problems((), what, start.today)

    def describe_change(self, old: Mailbox, new: Mailbox) -> str:
        return message_acts.describe_change(old, new)

    def title(self, desk: Desk, window: str) -> str:
        # Titles are practised words as labels are: French in every language.
        if window == self.key:
            return "Ma messagerie"
        if window.startswith(attachments.WINDOW):
            attachment = attachments.attachment_at(desk, window.removeprefix(attachments.WINDOW))
            return attachment.name if attachment else _("Pièce jointe")
        draft = mail_location(desk).drafts.get(window.removeprefix("mail/"), DraftMessage())
        return TITLES[draft.kind]

    def view(self, desk: Desk, window: str) -> tuple[Node, ...]:
        if not mail_location(desk).signed_in:
            return signing.sign_in_nodes(desk)
        if window.startswith(attachments.WINDOW):
            return attachments.attachment_window_nodes(desk, window.removeprefix(attachments.WINDOW))
        return mailbox_nodes(desk) if window == self.key else draft_nodes(desk, window.removeprefix("mail/"))

    def open(self, desk: Desk, path: str = "") -> Desk:
        """Bring the mailbox to the front; with the link of an e-mail address, start a message to it."""
        if not path.startswith(MAILTO) or not mail_location(desk).signed_in:
            return changes.show_window(desk, self.key)
        return drafts.start_draft(desk, DraftMessage(path.removeprefix(MAILTO)), "subject")

    def close(self, desk: Desk, window: str) -> Desk:
        if window == self.key or window.startswith(attachments.WINDOW):
            return changes.close_window(desk, window)
        return drafts.close_draft(desk, window.removeprefix("mail/"))

    def update(self, desk: Desk, act: Act) -> Desk:
        if not mail_location(desk).signed_in:
            return signing.update_sign_in(desk, act)
        match act:
            case Clicked(node) | DoubleClicked(node):
                return self._click(desk, node)
            case Dropped(item, on) if on.startswith(FOLDER):
                message = message_of(desk, item.removeprefix(ROW))
                return message_acts.move_message(desk, message, on.removeprefix(FOLDER)) if message else desk
            case Dropped(item, on):
                return drafts.attach_files(desk, _draft(on), file_menu.paths_meant(desk, item))
            case Picked(node, entry) if entry == Label.EMPTY_BIN and node.startswith(FOLDER):
                return message_acts.ask_to_empty_bin(desk)
            case Picked(node, Label.NEW_FOLDER) if node.startswith(FOLDER):
                return folders.ask_new_folder(desk)
            case Picked(node, Label.OPEN) if node.startswith(FOLDER):
                return self._click(desk, node)
            case Picked(node, entry) if node == MORE:
                return self._do(desk, entry)
            case Picked(node, entry) if node == draft_node_id(_draft(node), DRAFT_MORE):
                return drafts.discard_draft(desk, _draft(node)) if entry == Label.DELETE_DRAFT else desk
            case Picked(node, entry):
                shown = displayed_message(desk) if node.startswith(DO) else None
                message = shown or message_of(desk, node.removeprefix(ROW))
                return message_acts.perform(desk, entry, message) if message else desk
            case Pressed(key):
                return keys.press_mail_key(desk, key)
            case _:
                return desk

    def menu(self, desk: Desk, node: str) -> tuple[str, ...]:
        if node == MORE:
            shown = displayed_message(desk)
            return more_entries(desk, message_acts.actions_for(shown) if shown else ())
        if node == draft_node_id(_draft(node), DRAFT_MORE):
            return (Label.DELETE_DRAFT,)
        if node.startswith(FOLDER):
            return (Label.OPEN, Label.NEW_FOLDER, *((Label.EMPTY_BIN,) if node == f"{FOLDER}bin" else ()))
        if node == f"{DO}{Label.MOVE}":
            shown = displayed_message(desk)
            return tuple(folders.moves_for(desk, shown)) if shown else ()
        message = message_of(desk, node.removeprefix(ROW)) if node.startswith(ROW) else None
        return message_acts.message_menu(desk, message) if message else ()

    def on_edit(self, desk: Desk, node: str, before: TextField) -> Desk:
        place = mail_location(desk)
        if node.startswith(signing.SIGN_IN_PAGE):
            return (
                changes.with_location(desk, KEY, changes.replace(place, shows_errors=False))
                if place.shows_errors
                else desk
            )
        return drafts.clear_errors(desk, _draft(node))

    def on_answer(self, desk: Desk, dialog: Dialog, answer: DialogAnswer) -> Desk:
        purpose, colon, about = dialog.purpose.partition(":")
        first = answer.button == dialog.buttons[0]
        match purpose + colon:
            case drafts.NO_SUBJECT_DIALOG:
                return drafts.answer_no_subject(desk, about, answer.button)
            case drafts.ATTACH_DIALOG if first:
                return drafts.attach_files(desk, about, answer.paths)
            case attachments.SAVING if first:
                return attachments.save_as(desk, about, answer.path)
            case folders.NEW_FOLDER_DIALOG if first:
                return folders.make_folder(desk, answer.text)
            case message_acts.DELETE_ONE if first:
                return message_acts.delete_messages(desk, (about,))
            case message_acts.DELETE_ALL if first:
                return message_acts.delete_messages(desk, tuple(one.id for one in messages_in(desk, "bin")))
            case _:
                return desk

    def _click(self, desk: Desk, node: str) -> Desk:
        if node.startswith(DO):
            return self._do(desk, node.removeprefix(DO))
        if node in (MORE, draft_node_id(_draft(node), DRAFT_MORE)):
            return open_menu(desk, node, self.menu(desk, node))
        if node.startswith(FOLDER):
            return message_acts.show_folder(desk, node.removeprefix(FOLDER))
        if node.startswith(ROW):
            message = message_of(desk, node.removeprefix(ROW))
            return message_acts.open_message(desk, message) if message else desk
        if node.startswith(ORDER):
            order = next((one for one in ORDERS if node == f"{ORDER}{one}"), None)
            place = mail_location(desk)
            return with_mail_location(desk, sort_by(place, order)) if order else desk
        if node.startswith(EVENT):
            act, _slash, id = node.removeprefix(EVENT).partition("/")
            return act_on_event(desk, act, id)
        if node.startswith("mail/attachment-"):
            return attachments.click_attachment(desk, node)
        return self._click_in_draft(desk, _draft(node), node.split("/", 2)[-1])

    def _do(self, desk: Desk, label: str) -> Desk:
        match label:
            case Label.NEW_MESSAGE:
                return drafts.start_draft(desk, DraftMessage(), "to")
            case Label.BACK:
                return back_to_list(desk)
            case Label.EMPTY_BIN:
                return message_acts.ask_to_empty_bin(desk)
            case Label.NEW_FOLDER:
                return folders.ask_new_folder(desk)
            case Label.END_SEARCH:
                return keys.end_search(desk)
            case Label.MOVE:
                return open_menu(desk, f"{DO}{label}", self.menu(desk, f"{DO}{label}"))
            case Label.SIGN_OUT:
                return signing.sign_out_of_mail(desk)
        message = displayed_message(desk)
        return message_acts.perform(desk, label, message) if message else desk

    def _click_in_draft(self, desk: Desk, draft: str, part: str) -> Desk:
        index = part.removeprefix("take-off/")
        if index != part and index.isdecimal():
            return drafts.detach_file(desk, draft, int(index))
        match part:
            case "send":
                return drafts.send_draft(desk, draft)
            case "attach":
                return drafts.choose_attachment(desk, draft)
            case "add-cc":
                return drafts.show_cc(desk, draft)
            case "throw":
                return drafts.discard_draft(desk, draft)
            case _:
                return desk


def _draft(node: str) -> str:
    """The id of the draft that a node belongs to."""
    parts = node.split("/", 2)
    return parts[1] if len(parts) > 1 else ""
