"""The reminders of appointments: each comes as a notice when the clock of the computer reaches its time, once. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta

import msgspec

from kiosk.desk.apps.calendar.state import Event, event_of
from kiosk.desk.arrivals import Arrival
from kiosk.desk.changes import replace
from kiosk.desk.goals.combined import Condition
from kiosk.desk.goals.story import TimeReached, minutes
from kiosk.desk.state import Desk
from kiosk.i18n import _

REMINDER = "reminder"
_BEFORE = {
    "10 minutes avant": timedelta(minutes=10), "1 heure avant": timedelta(hours=1), "1 jour avant": timedelta(days=1),
}  # fmt: skip


class DueReminder(msgspec.Struct, frozen=True):
    """What comes at its time; nothing where the appointment is no longer as it was."""

    event: Event

    def text(self, desk: Desk) -> str:
        """The sentence of the notice; "" where it is no longer due."""
        now = event_of(desk, self.event.id)
        same = now is not None and (now.day, now.start, now.reminder) == (
            self.event.day, self.event.start, self.event.reminder,
        )  # fmt: skip
        if now is None or not same:
            return ""
        return _("Rappel : « {title} », {when}.").format(title=now.title, when=now.when_text)


def reminders_of(desk: Desk, events: tuple[Event, ...]) -> Iterator[Arrival]:
    """What is to come later today; the time of others is over, or on another day."""
    now = minutes(desk.clock)
    for event in events:
        before = _BEFORE.get(event.reminder)
        if before is None or event.start is None or now is None:
            continue
        at = datetime.combine(event.day, time(event.start // 60, event.start % 60)) - before
        if at.date() == desk.today and at.hour * 60 + at.minute > now:
            yield Arrival(Condition(TimeReached(f"{at.hour}:{at.minute:02}")), ((REMINDER, DueReminder(event)),))


def expect_reminder(desk: Desk, id: str) -> Desk:
    """The desk with the reminder of an appointment pending, once."""
    event = event_of(desk, id)
    new = tuple(one for one in reminders_of(desk, (event,) if event else ()) if one not in desk.pending)
    return replace(desk, pending=(*desk.pending, *new)) if new else desk
