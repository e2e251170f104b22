"""A reset that is interrupted, at every moment: it is finished at the next start, or was never begun."""

from __future__ import annotations

import itertools
import os
import shutil
import tarfile
from datetime import timedelta
from pathlib import Path
from typing import Any, Literal

import pytest

from kiosk.course.events import Started
from kiosk.errors import KioskError
from kiosk.logbook.journal import Journal
from kiosk.logbook.store import LogbooksUnavailable, Store
from kiosk.station.locks import lock_state
from kiosk.station.settings.places import StationFolders
from kiosk.station.traces import archive as archives
from kiosk.station.traces import logbooks_aside as aside
from kiosk.station.traces.reset import finish_interrupted_reset, reset
from kiosk.station.traces.reset_report import ResetReport
from tests.station.station_samples import (
    EXERCISE,
    NOW,
    begin_logbooks,
    files_in,
    folders_in,
    live_station,
    start_program,
)
from tests.station.traces.power_cut import changes_of, cut_before, cut_before_first

Erasing = Literal["logbooks", "factory"]


def test_one_reset_at_a_time(folders: StationFolders, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.station.traces.reset_intent.LOCK_TIMEOUT", 0.0)
    live_station(folders)
    before = files_in(folders.data)
    with lock_state(folders.state), pytest.raises(KioskError, match="déjà en cours"):
        reset(folders, "logbooks", now=NOW)
    assert files_in(folders.data) == before


def test_a_reset_that_another_process_carries_out_is_not_finished_here(folders: StationFolders) -> None:
    begin_logbooks(folders, 2)
    assert cut_before_first("link", "tar.gz", lambda: reset(folders, "logbooks", now=NOW))
    with lock_state(folders.state):
        finish_interrupted_reset(folders, NOW)
    assert (folders.state / "reset.json").exists()
    finish_interrupted_reset(folders, NOW)
    assert not (folders.state / "reset.json").exists()


@pytest.mark.parametrize("content", [b"", b"\0\0\0", b'{"what":"everything"}'])
def test_an_intent_that_is_not_ours_erases_nothing(folders: StationFolders, content: bytes) -> None:
    kept = live_station(folders)
    (folders.state / "reset.json").write_bytes(content)
    start_program(folders)
    assert kept.items() <= files_in(folders.data).items()
    assert not (folders.state / "reset.json").exists()


def _cuts() -> list[object]:
    """(what, archive, ending), each with each; the one that does the most, and the others when they are asked for."""
    every = itertools.product(("logbooks", "factory"), (True, False), ("start", "reset"))
    return [pytest.param(*case, marks=() if case == ("factory", True, "start") else pytest.mark.long) for case in every]


@pytest.mark.parametrize(("what", "archive", "ending"), _cuts())
def test_whenever_the_power_goes_the_reset_is_finished_or_was_never_begun(
    tmp_path: Path, what: Erasing, archive: bool, ending: str
) -> None:
    used = folders_in(tmp_path / "used")
    kept = live_station(used, count=2)
    whole = folders_in(tmp_path / "whole")
    shutil.copytree(tmp_path / "used", tmp_path / "whole")
    reset(whole, what, now=NOW, archive=archive)
    change, cut = 0, True
    while cut:
        change += 1
        place = tmp_path / str(change)
        shutil.copytree(tmp_path / "used", place)
        folders = folders_in(place)
        cut = cut_before(change, lambda: reset(folders, what, now=NOW, archive=archive))  # noqa: B023
        begun = (folders.state / "reset.json").exists()
        if ending == "start":
            start_program(folders)
        else:
            reset(folders, what, now=NOW, archive=archive)
        _is_finished(folders, whole, kept, archive=archive, begun=begun or not cut or ending == "reset")
        assert (folders.data / "site_salt").exists() or not files_in(folders.logbooks)  # people can begin one
    assert change > 15


def _is_finished(
    folders: StationFolders, whole: StationFolders, kept: dict[str, bytes], *, archive: bool, begun: bool
) -> None:
    """No logbook was lost: each is where it was, or whole in an archive; and the rest is as after a reset in peace."""
    there = files_in(folders.data)
    made = [files_in_archive(path) for path in sorted(folders.archives.glob("*"))] if archive else []
    assert all(found.items() <= kept.items() for found in made)
    if not begun and any(name.startswith("logbooks/") for name in there):
        assert kept.items() <= there.items()
        assert not made
        return
    if archive:
        assert kept in made
        assert len(made) == 1
    ours = {**there, **files_in(folders.state)}
    awaited = {**files_in(whole.data), **files_in(whole.state)}
    for found in (ours, awaited):
        found.pop("wipes.jsonl")
        for name in [n for n in found if n.startswith("archives/")]:
            del found[name]
    assert ours == awaited


def files_in_archive(path: Path) -> dict[str, bytes]:
    """The content of the archive, without unpacking it."""
    with tarfile.open(path) as archive:
        members = [(member.name, archive.extractfile(member)) for member in archive]
        return {name: content.read() for name, content in members if content is not None}


def test_nothing_is_moved_before_the_intent_is_safe_and_nothing_erased_before_the_archive_is(
    folders: StationFolders,
) -> None:
    live_station(folders)
    story: list[str] = []

    def note(name: str, arguments: tuple[Any, ...]) -> None:
        target = os.readlink(f"/proc/self/fd/{arguments[0]}") if name == "fsync" else str(arguments[0])
        story.append(f"{name} {target}")

    report: list[ResetReport] = []
    changes_of(lambda: report.append(reset(folders, "factory", now=NOW)), note)
    assert report[0].archive is not None

    def first(beginning: str, part: str) -> int:
        return next(n for n, line in enumerate(story) if line.startswith(beginning) and part in line)

    intent = first("fsync", ".reset.json.")
    assert intent < first("replace", ".reset.json.") < first("rename", "/logbooks/")
    archive = first("fsync", ".logbooks-2027-05-11.tar.gz.")
    assert archive < first("link", ".logbooks-2027-05-11.tar.gz.")
    erased = min(n for n, line in enumerate(story) if line.startswith("unlink") and ".jsonl" in line)
    assert first("fsync", str(folders.archives)) < erased
    assert story[-1].startswith("fsync")
    last = max(n for n, line in enumerate(story) if line.startswith(("unlink", "rmdir", "truncate")))
    assert "reset.json" in story[last]
    attempts = first("unlink", str(folders.data / "attempts.json"))
    assert f"fsync {folders.data}" in story[attempts:last]


def test_a_journal_that_is_written_while_the_power_goes_is_not_in_two_places(folders: StationFolders) -> None:
    """A logbook that came back with a reset that could not be made goes on as if nothing had happened."""
    [code] = begin_logbooks(folders, 1)
    with pytest.MonkeyPatch.context() as patch, pytest.raises(KioskError):

        def full(*_told: object) -> None:
            raise OSError(28, "No space left on device")

        patch.setattr(archives, "_pack", full)
        reset(folders, "logbooks", now=NOW)
    journal = Store(folders.data).open(code, "poste-1", "t")
    assert isinstance(journal, Journal)
    journal.append(Started(EXERCISE), NOW + timedelta(hours=1))
    assert len(journal.entries()) == 3


def test_while_logbooks_and_salt_are_on_their_way_out_no_new_salt_is_made(folders: StationFolders) -> None:
    begin_logbooks(folders, 1)
    aside.put_aside(folders, aside.list_logbooks(folders), "waiting")
    aside.put_salt_aside(folders)
    with pytest.raises(LogbooksUnavailable):
        begin_logbooks(folders, 1)
    aside.put_back(folders)
    begin_logbooks(folders, 1, NOW + timedelta(minutes=1))
