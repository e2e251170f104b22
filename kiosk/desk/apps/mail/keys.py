"""Keys in Messagerie: sending, throwing away, searching, going back to the list."""

from __future__ import annotations

from kiosk.desk import changes
from kiosk.desk.apps.mail import letters, message_acts
from kiosk.desk.apps.mail.mailbox import KEY, Message, read_now, touched, whereabouts
from kiosk.desk.apps.mail.mailbox_view import FOLDER, ROW, shown_messages
from kiosk.desk.state import Desk, FileClip
from kiosk.i18n import _


def pressed(desk: Desk, key: str) -> Desk:
    """The desk after a key that no control took."""
    front = desk.front
    letter = front.id.removeprefix("mail/") if front is not None and front.program == KEY else ""
    if letter in whereabouts(desk).letters:
        clip = desk.place.clipboard
        match key:
            case "ctrl+v" if isinstance(clip, FileClip):
                return letters.attached(desk, letter, clip.path)
            case "ctrl+s" if touched(desk, letter):
                return changes.noticing(desk, _("Le message est gardé dans Brouillons."))
            case "ctrl+enter":
                return letters.sending(desk, letter)
        return desk
    match key:
        case "ctrl+f" if read_now(desk) is None and letter == KEY:
            return changes.focused(desk, message_acts.SEARCH)
        case "delete" | "backspace" if desk.place.focus == message_acts.SEARCH:
            return desk
        case "delete" if (message := _pointed(desk)) is not None:
            bin = message.folder == "bin"
            return message_acts.done(desk, message_acts.DELETE if bin else message_acts.THROW, message)
        case "escape" if read_now(desk) is not None and letter == KEY:
            return back(desk)
        case _:
            return desk


def _pointed(desk: Desk) -> Message | None:
    """The message that keys are about: the one being read, else the one that is selected in the list."""
    if desk.front is None or desk.front.id != KEY:
        return None
    chosen = desk.selected(message_acts.LIST).removeprefix(ROW)
    return read_now(desk) or next((one for one in shown_messages(desk) if one.id == chosen), None)


def back(desk: Desk) -> Desk:
    """The desk with the list in the first window, at the message that was read."""
    after = message_acts.listed(desk)
    return changes.focused(after, after.selected(message_acts.LIST) or f"{FOLDER}{whereabouts(after).folder}")
