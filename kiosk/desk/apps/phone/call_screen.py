"""The screen of the call of now, in front of every other: it rings, one talks, or nobody answers."""

from __future__ import annotations

from kiosk.course.acts import Act
from kiosk.desk.acts import Clicked
from kiosk.desk.apps.phone.call_acts import ANSWER, HANG_UP, answer, hang_up, hear_more, refuse
from kiosk.desk.apps.phone.state import Call, PhoneState
from kiosk.desk.controls import button, group, heading, paragraph, status
from kiosk.desk.labels import Label
from kiosk.desk.nodes import Node
from kiosk.desk.state import Desk
from kiosk.i18n import _

_REFUSE, _MORE = "phone/call/refuse", "phone/call/more"


def call_nodes(state: PhoneState, call: Call) -> list[Node]:
    """What is seen during a call."""
    number = f" ({state.contacts[call.who]})" if call.who in state.contacts else ""
    title = heading("phone/title", f"{call.who}{number}", 2)
    match call.stage:
        case "ringing":
            buttons = [button(ANSWER, Label.REPLY, tone="main"), button(_REFUSE, Label.REFUSE)]
            return [title, status("phone/call/state", _("Appel entrant…")), _bar(buttons)]
        case "unanswered":
            text = _("Personne ne répond. C'est un téléphone d'entraînement.")
            return [title, status("phone/call/state", _("Appel en cours…")), paragraph("phone/call/nobody", text),
                    _bar([button(HANG_UP, Label.HANG_UP, tone="main")])]  # fmt: skip
        case _:
            over = call.heard >= len(call.lines)
            buttons = [
                button(
                    _MORE, Label.LISTEN_MORE, tone="" if over else "main", disabled=over,
                    reason=_("Tout est dit. Vous pouvez raccrocher."),
                ),
                button(HANG_UP, Label.HANG_UP, tone="main" if over else ""),
            ]  # fmt: skip
            lines = [
                paragraph(f"phone/call/line/{n}", f"{_('Vous') if line.mine else call.who} : {line.text}")
                for n, line in enumerate(call.lines[: call.heard])
            ]
            said = group("phone/call/lines", _("Conversation"), lines, role="article")
            return [title, status("phone/call/state", _("Appel en cours…")), _bar(buttons), *([said] if lines else [])]


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


def _bar(buttons: list[Node]) -> Node:
    return group("phone/call/buttons", _("Appel"), buttons, role="toolbar", direction="row")
