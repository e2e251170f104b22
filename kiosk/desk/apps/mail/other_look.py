"""The second look of Messagerie: the words and the places of other mail programs.

« Rédiger », « Connexion » and « Déconnexion » are Roundcube's (its French ``labels.inc``); « Sujet » is Thunderbird's;
« Éléments supprimés » and « Vider le dossier » Outlook's; « Messages envoyés », « Spam », « Non-spam », the answers
below the message and the row below the text Gmail's.
"""

from __future__ import annotations

from kiosk.desk.apps.mail.folders import moves_for
from kiosk.desk.apps.mail.mailbox import displayed_message
from kiosk.desk.controls import button, group
from kiosk.desk.labels import Label
from kiosk.desk.nodes import Node
from kiosk.desk.state import Desk
from kiosk.i18n import _

OTHER_LABELS: dict[str, str] = {
    Label.NEW_MESSAGE: "Rédiger",
    Label.BACK: "Retour à la liste",
    Label.SEND: "Expédier",
    Label.SUBJECT: "Sujet",
    Label.ATTACH: "Ajouter une pièce jointe",
    Label.FORWARD: "Faire suivre",
    Label.NEW_FOLDER: "Créer un dossier",
    Label.EMPTY_BIN: "Vider le dossier",
    Label.REPORT_SPAM: "Signaler comme spam",
    Label.NOT_SPAM: "Non-spam",
    Label.ADD_SUBJECT: "Ajouter un sujet",
    Label.SEND_WITHOUT_SUBJECT: "Expédier sans sujet",
    "L'objet": "Le sujet",
    Label.SEARCH: "Recherche",
    Label.SIGN_IN: "Connexion",
    Label.SIGN_OUT: "Déconnexion",
    Label.INBOX: "Réception",
    Label.SENT: "Messages envoyés",
    Label.UNWANTED: "Spam",
    Label.BIN: "Éléments supprimés",
}
ANSWERS = (Label.REPLY, Label.REPLY_ALL, Label.FORWARD)
_HIDDEN = (Label.REPORT_SPAM, Label.NOT_SPAM)
"""Actions on a message that are behind ⋮."""
MORE, DRAFT_MORE = "mail/more", "more"


def list_tools(tools: list[Node]) -> Node:
    """The tool bar above the list: what is always there goes behind ⋮."""
    return group("mail/tools", _("Outils"), [*tools, _more(MORE)], role="toolbar", direction="row")


def message_tools(start: str, labels: tuple[str, ...]) -> Node:
    """The tool bar above an open message; its buttons' ids begin with ``start``."""
    back = button(f"{start}{Label.BACK}", Label.BACK, sign_only=True)
    seen = [button(f"{start}{label}", label) for label in labels if label not in (*ANSWERS, *_HIDDEN)]
    return group("mail/tools", _("Outils"), [back, *seen, _more(MORE)], role="toolbar", direction="row")


def answers(start: str, labels: tuple[str, ...]) -> list[Node]:
    """The row below the text of a message."""
    found = [button(f"{start}{label}", label) for label in labels if label in ANSWERS]
    return [group("mail/answers", _("Répondre à ce message"), found, role="toolbar", direction="row")] if found else []


def more_entries(desk: Desk, labels: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The menu behind ⋮ of the mailbox; ``labels`` are the actions on the open message."""
    message = displayed_message(desk)
    about = (*(one for one in labels if one in _HIDDEN), *(moves_for(desk, message) if message else ()))
    return (*about, Label.NEW_FOLDER, Label.SIGN_OUT)


def draft_tools(start: str) -> Node:
    """The row below the text of a draft; its buttons' ids begin with ``start``."""
    tools = [
        button(f"{start}send", Label.SEND, tone="main"),
        button(f"{start}attach", Label.ATTACH, sign_only=True),
        _more(f"{start}{DRAFT_MORE}"),
    ]
    return group(f"{start}tools", _("Outils"), tools, role="toolbar", direction="row")


def _more(id: str) -> Node:
    return button(id, Label.MORE, sign_only=True)
