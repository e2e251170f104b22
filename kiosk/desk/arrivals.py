"""What comes after something was done: an e-mail, an SMS, a file, a later time, a state of the story. Pure.

After each act the pending arrivals are judged, and each comes once. Undo takes none of them back: it is no change of
the learner's.
"""

from __future__ import annotations

from typing import Any

import msgspec

from kiosk.desk.changes import replace, show_notice
from kiosk.desk.goals.combined import Condition
from kiosk.desk.program import programs_of
from kiosk.desk.state import Desk


class Arrival(msgspec.Struct, frozen=True):
    """Something pending: when it comes, and what comes, as (key, spec) in the order of the file.

    ``clock`` is the time that it is then, ``states`` what is then known by name.
    """

    when: Condition
    things: tuple[tuple[str, Any], ...] = ()
    clock: str = ""
    states: dict[str, str] = {}


def expect(desk: Desk, arrivals: tuple[Arrival, ...]) -> Desk:
    """The desk with these pending, and those come that are due at once."""
    return bring_due(replace(desk, pending=(*desk.pending, *arrivals))) if arrivals else desk


def bring_due(desk: Desk) -> Desk:
    """The desk once everything has come that is due; one arrival may make another one due."""
    if not desk.pending:
        return desk
    news: list[str] = []
    while due := next((one for one in desk.pending if one.when.holds(desk)), None):
        desk = _bring(desk, due, news)
    if not news:
        return desk
    text = " ".join(dict.fromkeys(news))
    desk = replace(desk, place=replace(desk.place, news=text))
    return show_notice(desk, f"{desk.place.notice}\n{text}" if desk.place.notice else text)


def bring_everything(desk: Desk) -> Desk:
    """The desk once everything pending has come, whatever its conditions: to check the names in an exercise."""
    for one in desk.pending:
        desk = _bring(desk, one, [])
    return desk


def keep_news(desk: Desk) -> Desk:
    """The desk at the beginning of a step: only what has come is still announced."""
    news = desk.place.news
    return show_notice(desk, news if news and news in desk.place.notice else "")


def _bring(desk: Desk, due: Arrival, news: list[str]) -> Desk:
    left = tuple(one for one in desk.pending if one is not due)
    desk = replace(desk, pending=left, clock=due.clock or desk.clock, states={**desk.states, **due.states})
    for key, what in due.things:
        receiver = next((one for one in programs_of(desk).values() if key in (*one.arrivals, *one.own_arrivals)), None)
        if receiver is None:
            continue
        desk = receiver.receive(desk, key, what)
        if text := receiver.arrival_news(desk, key, what):
            news.append(text)
    return desk
