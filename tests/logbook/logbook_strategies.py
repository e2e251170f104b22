"""Any logbook that could be: entries of several sittings, close in time so that they meet."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from kiosk.course.events import Event
from kiosk.logbook.events import (
    ExerciseDone,
    JournalEntry,
    LogbookBegun,
    SettingChosen,
    Started,
    StepDone,
    StepPassed,
    Stopped,
    make_entry,
)

BEGIN = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)

_exercises = st.sampled_from(["souris/1-cliquer", "souris/2-glisser", "clavier/1-lettre"])
_steps = st.integers(0, 3)

EVENTS: st.SearchStrategy[Event] = st.one_of(
    st.builds(Started, _exercises),
    st.builds(StepDone, _exercises, _steps, st.just(4), st.sampled_from(["none", "hint", "shown"])),
    st.builds(StepPassed, _exercises, _steps),
    st.builds(ExerciseDone, _exercises, st.just("Je sais cliquer.")),
    st.builds(Stopped, _exercises, _steps),
    st.builds(LogbookBegun),
    st.builds(SettingChosen, st.just("language"), st.sampled_from(["fr", "en"])),
)


@st.composite
def _entries(draw: st.DrawFn) -> list[JournalEntry]:
    # Each place in a sitting holds one event at one time, as a journal makes them.
    places = draw(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 9)), unique=True, max_size=16))
    return [
        make_entry(draw(EVENTS), BEGIN + timedelta(seconds=draw(st.integers(0, 20))), sitting, n)
        for sitting, n in places
    ]


ENTRIES: st.SearchStrategy[list[JournalEntry]] = _entries()


@st.composite
def stations(draw: st.DrawFn) -> tuple[list[JournalEntry], list[JournalEntry], list[JournalEntry]]:
    """What three stations hold of one logbook; some of it was carried from one to the other."""
    entries = draw(ENTRIES)
    held = [draw(st.sets(st.integers(0, 2))) for _ in entries]
    one, two, three = ([made for made, at in zip(entries, held, strict=True) if number in at] for number in range(3))
    return one, two, three


def by_the_clock(entries: list[JournalEntry]) -> list[JournalEntry]:
    """The lines of a file whose station's clock was never wrong."""
    return sorted(entries, key=lambda entry: (entry.at, entry.sitting, entry.n))
