"""What the adviser reads after a reset, and the command that brings the logbooks back."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import get_args

import pytest

from kiosk.station.settings.places import StationFolders
from kiosk.station.traces import reset_report
from kiosk.station.traces.erasing import Erasure
from kiosk.station.traces.reset_report import (
    ResetReport,
    ResetScope,
    describe_erased_logbooks,
    report_erasure,
    restore_command,
)


def test_the_command_can_be_pasted_whatever_the_name_of_the_archive_is(folders: StationFolders) -> None:
    command = restore_command(folders, "/media/clé USB/l'archive.tar.gz")
    assert shlex.split(command) == ["kiosk", "reset", "--restore", "/media/clé USB/l'archive.tar.gz"]


def test_at_an_installed_station_the_command_is_for_root(
    folders: StationFolders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reset_report, "SYSTEM_STATE", folders.state)
    assert restore_command(folders, "/a.tar.gz") == "sudo kiosk reset --restore /a.tar.gz"


def test_the_command_is_given_only_where_there_is_an_archive(folders: StationFolders) -> None:
    assert describe_erased_logbooks(folders, 1, Path("/a.tar.gz")) == [
        "1 carnet est effacé.",
        "Une archive les garde : /a.tar.gz",
        "Pour les remettre : kiosk reset --restore /a.tar.gz",
    ]
    assert describe_erased_logbooks(folders, 2, None) == ["2 carnets sont effacés."]
    assert describe_erased_logbooks(folders, 0, None) == ["Il n'y a pas de carnet à effacer."]


def test_a_station_is_as_new_only_where_all_could_be_erased(folders: StationFolders) -> None:
    assert "Le poste est comme neuf." in report_erasure(folders, "factory", Erasure()).sentences
    report = report_erasure(folders, "factory", Erasure(failures=("Permission denied",)))
    assert "Le poste est comme neuf." not in report.sentences
    assert report.problems


STAYS = {
    "traces": "Les carnets et les réglages restent.", "logbooks": "Les réglages restent.",
    "factory": "Le fichier des réglages et les archives restent.",
}  # fmt: skip


@pytest.mark.parametrize("scope", get_args(ResetScope))
def test_what_stays_is_told_after_each_reset_and_what_is_not_ours_after_one_of_logbooks(
    folders: StationFolders, scope: ResetScope
) -> None:
    erasure = Erasure(2, 300, ("Permission denied",))
    assert report_erasure(folders, scope, erasure).sentences == (STAYS[scope],)
    (folders.logbooks / ".stfolder").mkdir(parents=True)
    (folders.logbooks / ".sync").mkdir()
    report = report_erasure(folders, scope, erasure)
    others = ("Dans le dossier des carnets il reste aussi : .stfolder, .sync.",) if scope != "traces" else ()
    assert report.sentences == (STAYS[scope], *others)
    assert (report.files, report.bytes, report.logbooks, len(report.problems)) == (2, 300, 0, 1)


def test_two_reports_make_one_that_says_nothing_twice() -> None:
    one = ResetReport(("Fini.",), ("a",), 1, 10, 5, Path("/a"))
    both = one.then(ResetReport(("Fini.", "Autre."), ("b",), 2, 20, 6))
    assert both == ResetReport(("Fini.", "Autre."), ("a", "b"), 3, 30, 11, Path("/a"))
    assert both.then(ResetReport(archive=Path("/b"))).archive == Path("/b")
