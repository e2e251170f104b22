"""What is true of a video call, whatever a person does, in whatever order."""

from typing import ClassVar

from kiosk.course.acts import Act
from kiosk.desk.state import Desk
from tests.desk.apps.meeting.meeting_samples import JOINED, WAITING, WINDOW, meeting, state
from tests.desk.desk_machine import DeskMachine, machine_case

MORE = """
after:
  - {when: {meeting: joined}, meeting: {joins: Léa, from: Léa, writes: Bonjour}}
  - {when: {meeting: {hand: true}}, meeting: {from: Nora Petit, says: Oui ?}}
"""


class Meeting(DeskMachine):
    """Before, in the waiting room, in the call, and after it."""

    starts: ClassVar = {
        "the link": meeting(more=MORE),
        "before": meeting(*WINDOW, more=MORE),
        "waiting": meeting(*WAITING, more=MORE),
        "in the call": meeting(*JOINED, more=MORE),
        "in the chat": meeting(*JOINED, "click: Chat", more=MORE),
    }
    fitting: ClassVar = {"Votre nom": ("Zoé", "Ali Ben"), "Message": ("Oui", "Merci !")}
    leading = frozenset(("Micro", "Caméra", "Main", "Chat", "Quitter", "Parler", "Écouter la suite", "Bloquer"))

    def check_program(self, before: Desk, act: Act, after: Desk) -> None:
        """No message is lost, what was said stays said, and one is in a call only after asking."""
        old, new = state(before), state(after)
        assert new.messages[: len(old.messages)] == old.messages
        assert new.heard >= old.heard and 0 <= new.heard <= len(new.lines) and new.seen <= len(new.messages)
        assert new.stage not in ("waiting", "in") or (new.asked and new.name)
        assert new.permission == "allowed" or not (new.is_heard or new.is_seen)


TestMeeting = machine_case(Meeting)
