"""Ending the sitting from outside: the keeper wipes, and we know when it has."""

from __future__ import annotations

import os
from datetime import timedelta

import pytest

from kiosk.station.settings.places import StationFolders
from kiosk.station.traces.sitting_end import _entries_since as entries_since
from kiosk.station.traces.sitting_end import end_sitting
from kiosk.station.traces.wipe import wipe
from kiosk.station.traces.wipe_record import MAX_ENTRIES, WipeEntry, append_entry, read_record
from tests.station.station_samples import NOW
from tests.station.traces.small_keeper import keeper_of


def test_the_keeper_wipes_and_the_report_has_its_count(folders: StationFolders) -> None:
    with keeper_of(folders):
        (folders.sitting / "letter").write_text("x")
        ended = end_sitting(folders, NOW)
    assert ended.sentences == ("La visite en cours est finie. L'accueil est là.", "1 fichier temporaire est effacé.")
    assert (ended.files, ended.problems) == (1, ())
    assert [wiped.why for wiped in read_record(folders.state)] == ["start", "reset"]


def test_a_record_that_is_full_is_no_reason_to_wait_for_ever(folders: StationFolders) -> None:
    for n in range(MAX_ENTRIES):
        append_entry(folders.state, WipeEntry(NOW + timedelta(minutes=n), "reset"))
    with keeper_of(folders):
        assert not end_sitting(folders, NOW).problems


def test_where_no_program_runs_the_wipe_is_made_here(folders: StationFolders) -> None:
    wipe(folders, "start", NOW)
    (folders.sitting / "letter").write_text("x")
    ended = end_sitting(folders, NOW)
    assert ended.sentences[0] == "Le programme n'était pas ouvert."
    assert list(folders.sitting.iterdir()) == []
    assert read_record(folders.state)[-1].why == "reset"


def test_a_program_that_ends_meanwhile_is_wiped_after(folders: StationFolders) -> None:
    with keeper_of(folders, None, ends=True):
        (folders.sitting / "letter").write_text("x")
        ended = end_sitting(folders, NOW)
    assert (ended.files, ended.problems) == (1, ())
    assert list(folders.sitting.iterdir()) == []


@pytest.mark.parametrize("answer", [None, "left"])
def test_a_program_that_does_not_answer_is_reported_and_left_alone(folders: StationFolders, answer: str | None) -> None:
    with keeper_of(folders, "left" if answer else None) as process:
        (folders.sitting / "letter").write_text("x")
        ended = end_sitting(folders, NOW, patience=0.3)
        assert os.path.exists(f"/proc/{process}")
    assert ended.problems == ("Le programme ne répond pas. Éteignez la machine, puis rallumez-la.",)
    assert (ended.files, ended.bytes) == (0, 0)


def test_the_wipe_of_an_earlier_reset_is_not_taken_for_this_one(folders: StationFolders) -> None:
    append_entry(folders.state, WipeEntry(NOW, "reset"))
    with keeper_of(folders, None):
        assert end_sitting(folders, NOW, patience=0.1).problems


def test_only_what_was_recorded_since_counts() -> None:
    one, two, three, four = (WipeEntry(NOW + timedelta(minutes=n), "reset") for n in range(4))
    assert entries_since([], [one, two]) == [one, two]
    assert entries_since([one, two], [one, two]) == []
    assert entries_since([one, two], [one, two, three, four]) == [three, four]
    assert entries_since([one, two, two], [one, two, two, three]) == [three]  # within the same second
    assert entries_since([one, two], [two, three]) == [three]  # the oldest was dropped meanwhile
    assert entries_since([one], [three, four]) == [three, four]


def test_the_program_of_another_account_is_left_alone_and_nothing_is_wiped_here(
    folders: StationFolders, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_process: int, _signal: int) -> None:
        raise PermissionError(1, "Operation not permitted")

    with keeper_of(folders), monkeypatch.context() as patch:
        (folders.sitting / "letter").write_text("x")
        patch.setattr(os, "kill", refuse)
        ended = end_sitting(folders, NOW)
    assert ended.problems == ("Le programme tourne avec un autre compte : il n'a pas été arrêté.",)
    assert os.listdir(folders.sitting) == ["letter"]


def test_a_program_that_has_ended_before_the_signal_is_wiped_after(
    folders: StationFolders, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_process: int, _signal: int) -> None:
        raise ProcessLookupError(3, "No such process")

    with keeper_of(folders), monkeypatch.context() as patch:
        (folders.sitting / "letter").write_text("x")
        patch.setattr(os, "kill", gone)
        ended = end_sitting(folders, NOW)
    assert ended.sentences == ("Le programme n'était pas ouvert.", "1 fichier temporaire est effacé.")
    assert os.listdir(folders.sitting) == []
