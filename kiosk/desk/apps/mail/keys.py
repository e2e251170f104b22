"""Keyboard shortcuts of the mail program."""

from __future__ import annotations

from kiosk.desk import changes
from kiosk.desk.apps.mail import attachments, drafts, message_acts
from kiosk.desk.apps.mail.mailbox import KEY, DraftMessage, Message, displayed_message, is_worth_keeping, mail_location
from kiosk.desk.apps.mail.mailbox_view import FOLDER, ROW
from kiosk.desk.apps.mail.message_list import SEARCH, listed_messages
from kiosk.desk.labels import Label
from kiosk.desk.state import Desk, FileClip
from kiosk.i18n import _


def press_mail_key(desk: Desk, key: str) -> Desk:
    """Handle a key that the focused control did not consume."""
    front = desk.front
    draft = front.id.removeprefix("mail/") if front is not None and front.program == KEY else ""
    if draft in mail_location(desk).drafts:
        clip = desk.place.clipboard
        match key:
            case "ctrl+v" if isinstance(clip, FileClip):
                return drafts.attach_files(desk, draft, clip.paths)
            case "ctrl+s" if is_worth_keeping(desk, draft):
                return changes.show_notice(desk, _("Le message est gardé dans Brouillons."))
            case "ctrl+enter":
                return drafts.send_draft(desk, draft)
        return desk
    match key:
        case "ctrl+n" if draft == KEY:
            return drafts.start_draft(desk, DraftMessage(), "to")
        case "ctrl+r" if draft == KEY and (message := _targeted_message(desk)) is not None:
            return message_acts.perform(desk, Label.REPLY, message)
        case "ctrl+p" if draft.startswith("attachment/"):
            return attachments.click_attachment(
                desk, f"{attachments.PRINT_ATTACHMENT}{draft.removeprefix('attachment/')}"
            )
        case "ctrl+f" if displayed_message(desk) is None and draft == KEY:
            return changes.set_focus(desk, SEARCH)
        case "delete" | "backspace" if desk.place.focus == SEARCH:
            return desk
        case "escape" if draft == KEY and desk.text(SEARCH) and displayed_message(desk) is None:
            return end_search(desk)
        case "delete" if (message := _targeted_message(desk)) is not None:
            bin = message.folder == "bin"
            return message_acts.perform(desk, Label.DELETE_FOREVER if bin else Label.DELETE, message)
        case "escape" if displayed_message(desk) is not None and draft == KEY:
            return back_to_list(desk)
        case _:
            return desk


def _targeted_message(desk: Desk) -> Message | None:
    """The message that keys act on: the displayed one, else that in the list with the focus, else the selected one."""
    if desk.front is None or desk.front.id != KEY:
        return None
    focus = desk.place.focus
    chosen = (focus if focus.startswith(ROW) else desk.selected(message_acts.LIST)).removeprefix(ROW)
    return displayed_message(desk) or next((one for one in listed_messages(desk) if one.id == chosen), None)


def end_search(desk: Desk) -> Desk:
    """Show all messages of the folder again."""
    return changes.set_focus(changes.with_text(desk, SEARCH, ""), SEARCH)


def back_to_list(desk: Desk) -> Desk:
    """Return to the list, with the focus on the message that was open."""
    after = message_acts.show_folder(desk)
    return changes.set_focus(after, after.selected(message_acts.LIST) or f"{FOLDER}{mail_location(after).folder}")
