"""A logbook whose folder may contain anything: all that is valid is read, and what was left out is reported."""

from __future__ import annotations

import errno
import json
import os
import tracemalloc
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kiosk.logbook import journal as journal_module
from kiosk.logbook import reading as reading_module
from kiosk.logbook import timeline as timeline_module
from kiosk.logbook.codes import Code
from kiosk.logbook.events import (
    ExerciseDone,
    LogbookBegun,
    LogbookEvent,
    SettingChosen,
    Started,
    StepDone,
    StepPassed,
    Stopped,
    make_entry,
)
from kiosk.logbook.journal import Journal
from kiosk.logbook.progress import Progress, fold_events
from kiosk.logbook.reading import MAX_JOURNALS, LeftOut, read_logbook
from kiosk.logbook.store import LogbooksUnavailable, Store
from kiosk.logbook.suggestions import suggest_next_step, suggest_warm_ups
from kiosk.logbook.timeline import Timeline
from tests.logbook.test_suggestions import One
from tests.test_regular_file import STRANGE

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
CODE: Code = ("chat", "maison", "soleil", "lune")
EXERCISE = "souris/1-bouger-la-fleche"
COURSE = (One(EXERCISE), One("souris/2-glisser"))


def step(number: int) -> StepDone:
    return StepDone(EXERCISE, number, 9, "none")


def line(at: str = "2026-11-23T10:00:00Z", v: Any = 1, sitting: Any = "x", n: Any = 0, **event: Any) -> bytes:
    error = {"type": "step_done", "exercise": EXERCISE, "step": 1, "of": 9, "help": "none", **event}
    return json.dumps({"v": v, "at": at, "event": error, "sitting": sitting, "n": n}).encode() + b"\n"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """With a logbook of one step, written by another station."""
    store = Store(tmp_path)
    store.begin(CODE, "poste-9", "a", NOW).append(step(0), NOW)
    return store


@pytest.fixture
def folder(store: Store) -> Path:
    return store.open(CODE, "poste-1", "b").folder


def steps_done(store: Store) -> frozenset[int]:
    return fold_events(store.open(CODE, "poste-1", "c").timeline()).exercise(EXERCISE).steps_done


def aside(store: Store) -> list[tuple[str, str]]:
    return [(one.file, one.why) for one in store.open(CODE, "poste-1", "c").reading().left_out]


@pytest.mark.parametrize("kind", STRANGE)
def test_what_is_no_file_is_left_out_and_the_station_goes_on_beside_it(kind: str, store: Store, folder: Path) -> None:
    STRANGE[kind](folder / "poste-1.jsonl")
    assert steps_done(store) == {0}
    assert aside(store) == [("poste-1.jsonl", " ".join(kind.split()[:2]))]
    journal = store.open(CODE, "poste-1", "b")
    journal.append(step(1), NOW)
    journal.append(step(2), NOW)
    assert steps_done(store) == {0, 1, 2}
    assert (folder / "poste-1.2.jsonl").read_bytes().count(b"\n") == 2
    if kind == "a link":
        assert (folder / "poste-1.jsonl").resolve().read_bytes() == b"not ours\n"


def test_a_file_that_may_not_be_read_is_left_out_and_the_station_goes_on_beside_it(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "poste-1.jsonl").write_bytes(line())
    opened = os.open

    def guarded(path: Any, *args: Any, **named: Any) -> int:
        if os.fspath(path).endswith("poste-1.jsonl"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
        return opened(path, *args, **named)

    monkeypatch.setattr(os, "open", guarded)
    assert aside(store) == [("poste-1.jsonl", "Permission denied")]
    store.open(CODE, "poste-1", "b").append(step(2), NOW)
    assert steps_done(store) == {0, 2}


def test_of_two_gigabytes_the_beginning_is_read_and_nothing_is_added(store: Store, folder: Path) -> None:
    store.open(CODE, "poste-1", "b").append(step(1), NOW)
    os.truncate(folder / "poste-1.jsonl", 2 << 30)
    assert steps_done(store) == {0, 1}
    assert ("poste-1.jsonl", "too large") in aside(store)
    store.open(CODE, "poste-1", "d").append(step(2), NOW)
    assert (folder / "poste-1.jsonl").stat().st_size == 2 << 30
    assert steps_done(store) == {0, 1, 2}


def test_a_file_that_is_full_is_followed_by_another(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_module, "MAX_FILE_BYTES", journal_module._ROOM + 300)
    journal = store.open(CODE, "poste-1", "b")
    for number in range(1, 8):
        journal.append(step(number), NOW)
    assert steps_done(store) == set(range(8))
    assert {path.name for path in folder.iterdir()} > {"poste-1.jsonl", "poste-1.2.jsonl", "poste-1.3.jsonl"}


@pytest.mark.parametrize(
    ("bound", "value", "before"), [("MAX_JOURNAL_LINES", 400_000, b"\n"), ("MAX_DAMAGED", 200_000, b"x\n")]
)
def test_what_is_done_after_a_file_that_is_not_read_to_its_end_is_there_the_next_time(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch, bound: str, value: int, before: bytes
) -> None:
    (folder / "poste-1.jsonl").write_bytes(before * (value + 1))
    monkeypatch.setattr(reading_module, bound, value)
    journal = store.open(CODE, "poste-1", "b")
    assert [(one.file, one.why) for one in journal.reading().left_out] == [("poste-1.jsonl", "the rest")]
    journal.append(step(1), NOW)
    assert steps_done(store) == {0, 1}
    assert (folder / "poste-1.jsonl").read_bytes() == before * (value + 1)


@pytest.mark.parametrize(
    ("bound", "value"),
    [("MAX_FILE_BYTES", 2000), ("MAX_LOGBOOK_BYTES", 2000), ("MAX_JOURNAL_LINES", 10), ("MAX_DAMAGED", 5)],
)
def test_a_file_beyond_a_bound_takes_nothing_from_the_others(
    bound: str, value: int, store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limits of work: bytes, lines, damage. Reading stops there, and reports it."""
    (folder / "a.jsonl").write_bytes(b"".join(line(n=n) for n in range(2000)) + b"{}\n" * 2000)
    monkeypatch.setattr(reading_module, bound, value)
    monkeypatch.setattr(reading_module, "_BLOCK", 512)
    reading = store.open(CODE, "poste-1", "c").reading()
    if bound != "MAX_DAMAGED":
        assert len(reading.entries) < 100
    assert 0 in steps_done(store)
    assert reading.left_out
    assert sum(one.count for one in reading.left_out if one.why == "damaged lines") < 200


def test_only_so_many_files_of_a_logbook_are_opened(store: Store, folder: Path) -> None:
    for number in range(MAX_JOURNALS + 10):
        (folder / f"z{number:04}.jsonl").write_bytes(b"")
    assert steps_done(store) == {0}
    assert ("*.jsonl", "too many files") in aside(store)


@pytest.mark.parametrize("bound", ["MAX_TIMELINE_ENTRIES", "MAX_EVENTS", "MAX_EXERCISES", "MAX_TEXT_BYTES"])
def test_what_has_no_room_is_counted_and_the_rest_is_there(bound: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"kiosk.logbook.timeline.{bound}", 500 if bound == "MAX_TEXT_BYTES" else 5)
    story = Timeline()
    left_out = story.add(started(20))
    assert 0 < left_out < 20
    assert len(story) + left_out == 20


def started(count: int) -> Any:
    from kiosk.logbook.events import make_entry

    return [make_entry(Started(f"souris/{n}"), NOW + timedelta(seconds=n), f"sitting-{n}", n) for n in range(count)]


@pytest.mark.parametrize(
    "damaged",
    [
        line(of=1_000_000_000),
        line(of=-1),
        line(step=1_000_000_000),
        line(step=-1),
        line(step=10**30),
        line(n=-1),
        line(n=10**12),
        line(sitting="x" * 65),
        line(exercise="x" * 513),
        line(type="setting_chosen", name="x" * 101, value="fr"),
        line(type="setting_chosen", name="language", value="x" * 1001),
        line(type="exercise_done", can_do="x" * 65_537),
        line(padding="x" * 600_000),
    ],
    ids=lambda damaged: damaged[:150].decode()[100:],
)
def test_a_value_beyond_its_bound_is_a_damaged_line(damaged: bytes, store: Store, folder: Path) -> None:
    (folder / "a.jsonl").write_bytes(line(step=3) + damaged + line(step=4, n=1))
    assert store.open(CODE, "poste-1", "c").reading().left_out == (LeftOut("a.jsonl", 2, "damaged lines"),)
    assert steps_done(store) == {0, 3, 4}


@pytest.mark.parametrize(
    "at",
    [
        "0001-01-01T00:00:00Z",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59.999999Z",
        "9999-12-31T23:59:59-12:00",
        "2026-11-23T10:00:00.123456+05:45",
    ],
)
def test_a_time_at_an_end_of_the_calendar_counts_and_is_a_time_everywhere(at: str, store: Store, folder: Path) -> None:
    done = {"type": "exercise_done", "can_do": "Je sais.", "title": "Savoir"}
    (folder / "a.jsonl").write_bytes(line(at, step=3) + line(at, n=1, **done))
    progress = fold_events(store.open(CODE, "poste-1", "c").timeline())
    assert progress.exercise(EXERCISE).done
    last = progress.exercise(EXERCISE).last_practised
    assert last is not None
    for hours in (-12, 14):
        (last + timedelta(hours=hours)).astimezone()
    looked_at(progress)


def test_a_folder_that_is_a_link_is_no_logbook(store: Store, folder: Path, tmp_path: Path) -> None:
    folder.rename(tmp_path / "elsewhere")
    folder.symlink_to(tmp_path / "elsewhere")
    before = {path: path.read_bytes() for path in (tmp_path / "elsewhere").iterdir()}
    with pytest.raises(LogbooksUnavailable) as error:
        store.open(CODE, "poste-1", "b")
    assert folder.name in str(error.value.__cause__)
    assert store.exists(CODE), "its pictures are not offered to somebody else"
    with pytest.raises(LogbooksUnavailable):
        store.begin(CODE, "poste-1", "b", NOW)
    assert {path: path.read_bytes() for path in (tmp_path / "elsewhere").iterdir()} == before


def test_the_folder_of_all_logbooks_may_be_a_link_that_the_adviser_made(store: Store, tmp_path: Path) -> None:
    (tmp_path / "logbooks").rename(tmp_path / "share")
    (tmp_path / "logbooks").symlink_to(tmp_path / "share")
    store.open(CODE, "poste-1", "b").append(step(1), NOW)
    assert steps_done(store) == {0, 1}


@pytest.mark.parametrize("kind", [*STRANGE, "two gigabytes"])
def test_an_invalid_salt_is_reported_and_none_is_created(kind: str, store: Store, tmp_path: Path) -> None:
    salt = tmp_path / "site_salt"
    if kind == "two gigabytes":
        os.truncate(salt, 2 << 30)
    else:
        salt.unlink()
        STRANGE[kind](salt)
    with pytest.raises(LogbooksUnavailable):
        store.open(CODE, "poste-1", "b")
    with pytest.raises(LogbooksUnavailable):
        store.begin(CODE, "poste-1", "b", NOW)


def test_a_logbook_in_many_pieces_is_one_story(tmp_path: Path) -> None:
    """In more files than are merged as they are; some lines twice."""
    entries = started(2000)
    pieces = [entries[number::300] for number in range(300)]
    assert list(Timeline(*pieces, entries[:300])) == entries
    assert fold_events(Timeline(*pieces, entries)) == fold_events(entries)


# Anything may be there


def looked_at(progress: Progress) -> None:
    """All that the screens ask of progress."""
    assert isinstance(progress.done, frozenset)
    assert isinstance(progress.unfinished, tuple)
    for name in progress.exercises:
        assert progress.is_done(name) in (True, False)
    for now in (NOW, datetime(1970, 1, 2, tzinfo=UTC), datetime(9999, 12, 1, tzinfo=UTC)):
        suggest_next_step(COURSE, progress, ["souris"])
        suggest_next_step(COURSE, progress)
        suggest_warm_ups(progress, COURSE, now)


def opened(folder: Path, content: bytes) -> Progress:
    (folder / "a.jsonl").write_bytes(content)
    progress = fold_events(read_logbook(folder).entries)
    looked_at(progress)
    journal = Journal(folder, "poste-1", "now")
    (folder / "poste-1.jsonl").unlink(missing_ok=True)
    journal.append(step(5), NOW)
    assert 5 in fold_events(journal.timeline()).exercise(EXERCISE).steps_done
    return progress


SLOWLY = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20)
    | st.sampled_from(["0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", 10**400, -1, 2**31, 2**63]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)  # fmt: skip
EVERY_KIND = (
    LogbookBegun(),
    SettingChosen("language", "en"),
    Started(EXERCISE),
    step(0),
    StepPassed(EXERCISE, 1),
    Stopped(EXERCISE, 2),
    ExerciseDone(EXERCISE, "Je sais bouger la flèche.", "Bouger la flèche"),
)


@SLOWLY
@given(content=st.binary(max_size=400))
@example(content=b"\0" * 300_000 + b"\n" * 300_000)
@example(content=b"\n\0" * 10_000)
@example(content=b"[" * 300_000)
def test_any_bytes_open(tmp_path: Path, content: bytes) -> None:
    opened(tmp_path, content)


@SLOWLY
@given(data=st.data())
def test_any_value_in_any_field_opens(tmp_path: Path, data: st.DataObject) -> None:
    made = json.loads(
        line(type=data.draw(st.sampled_from(["started", "step_done", "setting_chosen", "exercise_done"])))
    )
    made["event"] |= {"name": "language", "value": "fr", "can_do": "Je sais.", "title": "Savoir"}
    field = data.draw(st.sampled_from([*made, *(f"event.{name}" for name in made["event"])]))
    target, name = (made["event"], field.partition(".")[2]) if "." in field else (made, field)
    target[name] = data.draw(_VALUES)
    progress = opened(tmp_path, line(step=3) + json.dumps(made).encode() + b"\n" + line(step=4, n=7))
    assert {3, 4} <= progress.exercise(EXERCISE).steps_done


@SLOWLY
@given(data=st.data())
def test_a_journal_with_a_few_bytes_changed_opens_and_keeps_its_other_lines(
    tmp_path: Path, data: st.DataObject
) -> None:
    lines = [line(step=number, n=number) for number in range(6)]
    hit = data.draw(st.integers(0, 5))
    spoilt = bytearray(lines[hit])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(spoilt) - 2))
        spoilt[at] = data.draw(st.integers(0, 255).filter(lambda byte: byte != 10))
    lines[hit] = bytes(spoilt)
    progress = opened(tmp_path, b"".join(lines))
    assert set(range(6)) - {hit} <= progress.exercise(EXERCISE).steps_done


@pytest.mark.long
def test_a_million_lines_open_and_nothing_of_them_is_lost(tmp_path: Path) -> None:
    with (tmp_path / "a.jsonl").open("wb") as file:
        for number in range(1_000_000):
            at = (NOW + timedelta(seconds=number)).isoformat()
            file.write(line(at, n=number, step=number % 1000, exercise=f"souris/{number // 1000 % 100}", of=1000))
    reading = read_logbook(tmp_path)
    assert not reading.left_out
    assert len(reading.entries) == 1_000_000
    assert len(fold_events(reading.entries).done) == 100


def memory_of(events: Iterable[LogbookEvent]) -> int:
    """Bytes that a logbook of these takes at most, each event once, with what is folded from it."""
    tracemalloc.start()
    try:
        fold_events(Timeline(make_entry(event, NOW, "s", number) for number, event in enumerate(events)))
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_what_no_course_has_takes_no_more_memory_than_a_process_may() -> None:
    """As many exercises and other events as are kept, all different: the keeper ends a process above 400 MB."""
    few = 1000
    exercise = memory_of(Started(f"souris/1-{number:0200d}") for number in range(few)) / few
    event = memory_of(StepDone("souris/1-clic", number, few, "none") for number in range(few)) / few
    assert exercise * timeline_module.MAX_EXERCISES + event * timeline_module.MAX_EVENTS < 250_000_000
