"""An appointment in an e-mail, and the answer to an invitation, which goes to whoever invites."""

from __future__ import annotations

from kiosk.desk.apps.calendar.invitations import act_on_card
from kiosk.desk.apps.calendar.state import Answer, calendar_of
from kiosk.desk.apps.mail.mailbox import Message, current_date, mailbox, message_of, replace, with_mailbox
from kiosk.desk.changes import forbid_undo
from kiosk.desk.state import Desk
from kiosk.i18n import _


def act_on_event(desk: Desk, act: str, id: str) -> Desk:
    """Do one of the acts on the appointment in the message ``id``; an answer that is new is sent."""
    message = message_of(desk, id)
    if message is None or message.event is None:
        return desk
    source = message.event_source
    before = calendar_of(desk).answers.get(source)
    desk = act_on_card(desk, act, message.event, source)
    answer = calendar_of(desk).answers.get(source)
    return desk if not message.invites or answer is None or answer == before else _send_answer(desk, message, answer)


def _send_answer(desk: Desk, message: Message, answer: Answer) -> Desk:
    """What was sent stays sent. It is no message that the learner wrote: goals about those do not count it."""
    box = mailbox(desk)
    title = message.event.title if message.event else message.subject
    if answer == "accepted":
        subject = _("Invitation acceptée : {title}").format(title=title)
        body = _("{name} accepte l'invitation « {title} ».").format(name=box.account.person.name, title=title)
    else:
        subject = _("Invitation déclinée : {title}").format(title=title)
        body = _("{name} ne vient pas : « {title} ».").format(name=box.account.person.name, title=title)
    sent = Message(
        f"answer-{len(box.messages)}", "sent", box.account.person, (message.sender,), subject=subject, body=body,
        date=current_date(desk), about=message.subject,
    )  # fmt: skip
    return forbid_undo(with_mailbox(desk, replace(box, messages=(sent, *box.messages))))
