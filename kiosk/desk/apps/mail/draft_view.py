"""The window of a draft."""

from __future__ import annotations

from kiosk.desk.apps.mail.attachments import OPEN_ATTACHMENT
from kiosk.desk.apps.mail.drafts import recipient_errors
from kiosk.desk.apps.mail.mailbox import KEY, DraftMessage, draft_attachments, draft_node_id, mail_location
from kiosk.desk.apps.mail.other_look import draft_tools
from kiosk.desk.controls import button, group, paragraph, textbox
from kiosk.desk.labels import Label
from kiosk.desk.looks import has_other_look
from kiosk.desk.nodes import Node
from kiosk.desk.state import Desk
from kiosk.i18n import _

_REMOVE = "Retirer {name}"
TITLES = {"new": Label.NEW_MESSAGE, "reply": "Réponse", "forward": "Message transféré"}


def draft_nodes(desk: Desk, id: str) -> tuple[Node, ...]:
    """The nodes of the window of the draft ``id``."""
    draft = mail_location(desk).drafts.get(id)
    if draft is None:
        return (paragraph(draft_node_id(id, "gone"), _("Ce message n'est plus ici.")),)
    errors = recipient_errors(desk, id) if draft.shows_errors else {}
    cc = draft.shows_cc or bool(desk.text(draft_node_id(id, "cc"), draft.cc))
    other = has_other_look(desk, KEY)
    add_cc = [] if cc else [button(draft_node_id(id, "add-cc"), Label.ADD_CC)]
    tools = [
        button(draft_node_id(id, "send"), Label.SEND, tone="main"),
        button(draft_node_id(id, "attach"), Label.ATTACH),
        *add_cc,
        button(draft_node_id(id, "throw"), Label.DELETE_DRAFT),
    ]
    to = _recipients(desk, id, "to", "À", draft.to, errors)
    fields = [
        group(draft_node_id(id, "first"), "À", [to, *add_cc], direction="row") if other and add_cc else to,
        *([_recipients(desk, id, "cc", "Cc", draft.cc, errors)] if cc else []),
        textbox(desk, draft_node_id(id, "subject"), Label.SUBJECT, default=draft.subject),
    ]
    # a file dropped anywhere on the form is attached
    form = group(
        draft_node_id(id, "form"),
        TITLES[draft.kind],
        [*fields, *_files(desk, id), _body(desk, id, draft)],
        role="form",
        grow=True,
        offers=("drop",),
    )
    if other:
        return (form, draft_tools(draft_node_id(id, "")))
    return (group(draft_node_id(id, "tools"), _("Outils"), tools, role="toolbar", direction="row"), form)


def _recipients(desk: Desk, id: str, box: str, label: str, default: str, errors: dict[str, str]) -> Node:
    error = errors.get(box, "")
    return textbox(desk, draft_node_id(id, box), label, default=default, description=error, kind="recipients")


def _body(desk: Desk, id: str, draft: DraftMessage) -> Node:
    return textbox(desk, draft_node_id(id, "body"), "Message", default=draft.body, multiline=True, rows=3)


def _files(desk: Desk, id: str) -> list[Node]:
    """A row for each attachment: it can be opened before the message is sent."""
    return [
        group(
            draft_node_id(id, f"file/{index}"),
            _("Pièce jointe : {name}").format(name=file.name),
            [
                button(f"{OPEN_ATTACHMENT}{id}/{index}", file.name, picture=file.document.picture),
                button(draft_node_id(id, f"take-off/{index}"), _REMOVE.format(name=file.name)),
            ],
            direction="row",
        )
        for index, file in enumerate(draft_attachments(desk, id))
    ]
