"""The screen of the call of now, in front of every other: it rings, one talks, or nobody answers."""

from __future__ import annotations

from kiosk.course.acts import Act
from kiosk.desk.acts import Clicked
from kiosk.desk.apps.meeting.state import initials
from kiosk.desk.apps.phone.call_acts import ANSWER, HANG_UP, answer, hang_up, hear_more, refuse
from kiosk.desk.apps.phone.state import Call, PhoneState
from kiosk.desk.changes import replace
from kiosk.desk.controls import button, group, heading, paragraph, status
from kiosk.desk.labels import Label
from kiosk.desk.nodes import Icon, Node
from kiosk.desk.state import Desk
from kiosk.i18n import _

_REFUSE, _MORE = "phone/call/refuse", "phone/call/more"


def call_nodes(state: PhoneState, call: Call) -> list[Node]:
    """What is seen during a call."""
    number = f" ({state.contacts[call.who]})" if call.who in state.contacts else ""
    title = heading("phone/title", f"{call.who}{number}", 2)
    hang_up_key = _key(HANG_UP, Label.HANG_UP, "leave")
    match call.stage:
        case "ringing":
            keys = [_key(ANSWER, Label.REPLY, "answer"), _key(_REFUSE, Label.REFUSE, "leave")]
            return [title, status("phone/call/state", _("Appel entrant…")), _face(call), _bar(keys)]
        case "unanswered":
            text = _("Personne ne répond. C'est un téléphone d'entraînement.")
            return [title, status("phone/call/state", _("Appel en cours…")), paragraph("phone/call/nobody", text),
                    _face(call), _bar([hang_up_key])]  # fmt: skip
        case _:
            over = call.heard >= len(call.lines)
            more = button(
                _MORE, Label.LISTEN_MORE, disabled=over, reason=_("Tout est dit. Vous pouvez raccrocher.")
            )  # fmt: skip
            lines = [
                paragraph(f"phone/call/line/{n}", f"{_('Vous') if line.mine else call.who} : {line.text}")
                for n, line in enumerate(call.lines[: call.heard])
            ]
            said = group("phone/call/lines", _("Conversation"), lines, role="article", grow=True)
            state_node = status("phone/call/state", _("Appel en cours…"))
            return [title, state_node, replace(said, part="talk") if lines else _face(call), more, _bar([hang_up_key])]


def update_call_screen(desk: Desk, act: Act) -> Desk:
    """Handle a click on it."""
    match act:
        case Clicked(node) if node == ANSWER:
            return answer(desk)
        case Clicked(node) if node == _REFUSE:
            return refuse(desk)
        case Clicked(node) if node == _MORE:
            return hear_more(desk)
        case Clicked(node) if node == HANG_UP:
            return hang_up(desk)
        case _:
            return desk


def _face(call: Call) -> Node:
    """The first letters of the name, as where there is no photo of somebody."""
    letters = initials(call.who) if call.who[:1].isalpha() else "☎"
    face = Node("img", call.who, "phone/call/face", part="call_tile", tone="quiet", value=letters)
    return Node("group", _("Photo"), "phone/call/photo", (face,), grow=True, part="call_tiles")


def _key(id: str, name: str, icon: Icon) -> Node:
    return replace(button(id, name), icon=icon, sign="", part="call_key")


def _bar(keys: list[Node]) -> Node:
    bar = group("phone/call/buttons", _("Appel"), keys, role="toolbar", direction="row")
    return replace(bar, part="call_bar")
