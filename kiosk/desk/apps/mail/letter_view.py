"""The window in which a message is written."""

from __future__ import annotations

from kiosk.desk.apps.mail.letters import missing
from kiosk.desk.apps.mail.mailbox import Letter, attached_to, box_id, whereabouts
from kiosk.desk.controls import button, group, paragraph, textbox
from kiosk.desk.nodes import Node
from kiosk.desk.state import Desk
from kiosk.i18n import _

SEND, ATTACH, ADD_CC, THROW = "Envoyer", "Joindre un fichier", "Ajouter Cc", "Supprimer le brouillon"
TAKE_OFF = "Retirer {name}"
TITLES = {"new": "Nouveau message", "reply": "Réponse", "forward": "Message transféré"}


def letter_nodes(desk: Desk, id: str) -> tuple[Node, ...]:
    """What is in the window of the message ``id`` being written."""
    letter = whereabouts(desk).letters.get(id)
    if letter is None:
        return (paragraph(box_id(id, "gone"), _("Ce message n'est plus ici.")),)
    lacking = missing(desk, id) if letter.asked else {}
    cc = letter.shows_cc or bool(desk.text(box_id(id, "cc"), letter.cc))
    tools = [
        button(box_id(id, "send"), SEND, tone="main"),
        button(box_id(id, "attach"), ATTACH),
        *([] if cc else [button(box_id(id, "add-cc"), ADD_CC)]),
        button(box_id(id, "throw"), THROW),
    ]
    fields = [
        textbox(desk, box_id(id, "to"), "À", default=letter.to, description=lacking.get("to", "")),
        *([textbox(desk, box_id(id, "cc"), "Cc", default=letter.cc, description=lacking.get("cc", ""))] if cc else []),
        textbox(desk, box_id(id, "subject"), "Objet", default=letter.subject),
    ]
    # Wherever a file is dropped in the form, it is joined.
    form = group(
        box_id(id, "form"),
        TITLES[letter.kind],
        [*fields, *_files(desk, id), _body(desk, id, letter)],
        role="form",
        grow=True,
        offers=("drop",),
    )
    return (group(box_id(id, "tools"), _("Outils"), tools, role="toolbar", direction="row"), form)


def _body(desk: Desk, id: str, letter: Letter) -> Node:
    return textbox(desk, box_id(id, "body"), "Message", default=letter.body, multiline=True, rows=3)


def _files(desk: Desk, id: str) -> list[Node]:
    """A line for each file that is joined."""
    return [
        group(
            box_id(id, f"file/{index}"),
            file.name,
            [
                paragraph(box_id(id, f"file-name/{index}"), _("Fichier joint : {name}").format(name=file.name)),
                button(box_id(id, f"take-off/{index}"), TAKE_OFF.format(name=file.name)),
            ],
            direction="row",
        )
        for index, file in enumerate(attached_to(desk, id))
    ]
