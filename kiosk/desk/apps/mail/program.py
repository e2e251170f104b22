"""Messagerie: what a click, a key, a menu or an answer does in it."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.course.acts import Act, Pressed
from kiosk.course.text_field import TextField
from kiosk.desk import changes
from kiosk.desk.acts import Clicked, DoubleClicked, Dropped, Picked
from kiosk.desk.apps.mail import keys, letters, message_acts, pieces, signing
from kiosk.desk.apps.mail.goals import GOALS
from kiosk.desk.apps.mail.keys import back
from kiosk.desk.apps.mail.letter_view import TITLES, letter_nodes
from kiosk.desk.apps.mail.mailbox import (
    KEY,
    Letter,
    Mailbox,
    Whereabouts,
    message_of,
    read_now,
    whereabouts,
    within,
)
from kiosk.desk.apps.mail.mailbox_view import DO, FOLDER, ROW, mailbox_nodes
from kiosk.desk.apps.mail.spec import WrittenMail
from kiosk.desk.goals import YamlPath
from kiosk.desk.nodes import Node
from kiosk.desk.program import Program
from kiosk.desk.shell import file_menu
from kiosk.desk.state import Answer, Desk, Dialog
from kiosk.i18n import N_, _


class MailProgram(Program[WrittenMail, Mailbox, Whereabouts]):
    """One window on the mailbox; one more for each message being written, and for each attachment that is open."""

    key = KEY
    name = N_("Messagerie")
    picture = "oiseau"
    icon = "mail"
    spec = WrittenMail
    goals = GOALS

    def start(self, spec: WrittenMail) -> tuple[Mailbox, Whereabouts]:
        return spec.start()

    def texts(self, spec: WrittenMail) -> Iterator[tuple[YamlPath, str]]:
        return spec.texts()

    def problems(self, spec: WrittenMail, desk: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        return spec.problems()

    def title(self, desk: Desk, window: str) -> str:
        # Titles are practised words as labels are: French in every language.
        if window == self.key:
            return "Ma messagerie"
        if window.startswith(pieces.WINDOW):
            piece = pieces.piece_of(desk, window.removeprefix(pieces.WINDOW))
            return piece.name if piece else _("Fichier joint")
        letter = whereabouts(desk).letters.get(window.removeprefix("mail/"), Letter())
        return TITLES[letter.kind]

    def view(self, desk: Desk, window: str) -> tuple[Node, ...]:
        if not whereabouts(desk).signed_in:
            return signing.sign_in_nodes(desk)
        if window.startswith(pieces.WINDOW):
            return pieces.piece_nodes(desk, window.removeprefix(pieces.WINDOW))
        return mailbox_nodes(desk) if window == self.key else letter_nodes(desk, window.removeprefix("mail/"))

    def close(self, desk: Desk, window: str) -> Desk:
        if window == self.key or window.startswith(pieces.WINDOW):
            return changes.closed(desk, window)
        return letters.put_away(desk, window.removeprefix("mail/"))

    def update(self, desk: Desk, act: Act) -> Desk:
        if not whereabouts(desk).signed_in:
            return signing.acted(desk, act)
        match act:
            case Clicked(node) | DoubleClicked(node):
                return self._clicked(desk, node)
            case Dropped(item, on) if on.startswith(FOLDER):
                message = message_of(desk, item.removeprefix(ROW))
                return message_acts.moved(desk, message, on.removeprefix(FOLDER)) if message else desk
            case Dropped(item, on):
                return letters.attached(desk, _letter(on), file_menu.path_of(item))
            case Picked(node, entry) if entry == message_acts.EMPTY and node.startswith(FOLDER):
                return message_acts.emptying(desk)
            case Picked(node, entry):
                message = message_of(desk, node.removeprefix(ROW))
                return message_acts.done(desk, entry, message) if message else desk
            case Pressed(key):
                return keys.pressed(desk, key)
            case _:
                return desk

    def menu(self, desk: Desk, node: str) -> tuple[str, ...]:
        if node == f"{FOLDER}bin":
            return (message_acts.EMPTY,)
        message = message_of(desk, node.removeprefix(ROW)) if node.startswith(ROW) else None
        return message_acts.menu_of(message) if message else ()

    def edited(self, desk: Desk, node: str, before: TextField) -> Desk:
        place = whereabouts(desk)
        if node.startswith(signing.PAGE):
            return changes.at_place(desk, KEY, changes.replace(place, asked=False)) if place.asked else desk
        return letters.calmed(desk, _letter(node))

    def answered(self, desk: Desk, dialog: Dialog, answer: Answer) -> Desk:
        purpose, colon, about = dialog.purpose.partition(":")
        first = answer.button == dialog.buttons[0]
        match purpose + colon:
            case letters.NO_SUBJECT:
                return letters.without_subject(desk, about, answer.button)
            case letters.ATTACH if first:
                return letters.attached(desk, about, answer.path)
            case pieces.SAVING if first:
                return pieces.saved_as(desk, about, answer.path)
            case message_acts.DELETE_ONE if first:
                return message_acts.deleted(desk, (about,))
            case message_acts.DELETE_ALL if first:
                return message_acts.deleted(desk, tuple(one.id for one in within(desk, "bin")))
            case _:
                return desk

    def _clicked(self, desk: Desk, node: str) -> Desk:
        if node.startswith(DO):
            return self._done(desk, node.removeprefix(DO))
        if node.startswith(FOLDER):
            return message_acts.listed(desk, node.removeprefix(FOLDER))
        if node.startswith(ROW):
            message = message_of(desk, node.removeprefix(ROW))
            return message_acts.opened_message(desk, message) if message else desk
        if node.startswith("mail/piece-"):
            return pieces.clicked(desk, node)
        return self._writing(desk, _letter(node), node.split("/", 2)[-1])

    def _done(self, desk: Desk, label: str) -> Desk:
        match label:
            case message_acts.NEW:
                return letters.begun(desk, Letter(), "to")
            case message_acts.BACK:
                return back(desk)
            case message_acts.EMPTY:
                return message_acts.emptying(desk)
            case signing.SIGN_OUT:
                return signing.signed_out(desk)
        message = read_now(desk)
        return message_acts.done(desk, label, message) if message else desk

    def _writing(self, desk: Desk, letter: str, part: str) -> Desk:
        index = part.removeprefix("take-off/")
        if index != part and index.isdecimal():
            return letters.detached(desk, letter, int(index))
        match part:
            case "send":
                return letters.sending(desk, letter)
            case "attach":
                return letters.attaching(desk, letter)
            case "add-cc":
                return letters.with_cc(desk, letter)
            case "throw":
                return letters.thrown(desk, letter)
            case _:
                return desk


def _letter(node: str) -> str:
    """The message being written in which a node stands."""
    parts = node.split("/", 2)
    return parts[1] if len(parts) > 1 else ""
