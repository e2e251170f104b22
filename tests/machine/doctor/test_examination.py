"""The examination: which subjects, as which account, and what happens where one cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.errors import KioskError
from kiosk.machine.doctor.examination import Subject, examine, examine_subject, this_machine
from kiosk.machine.doctor.examined_machine import ExaminedMachine
from kiosk.machine.install.plan import UNIT_FILE
from tests.machine.doctor.small_machine import answering, machine, put
from tests.station.course.course_folders import write_small_course


def test_a_subject_that_cannot_be_read_is_a_warning(tmp_path: Path) -> None:
    def closed(_machine: ExaminedMachine) -> list[object]:
        raise PermissionError(13, "Permission denied", "/secret")

    (judgement,) = examine_subject(Subject("disk", "Disque", closed), machine(tmp_path))  # type: ignore[arg-type]
    assert (judgement.check, judgement.state) == ("disk.seen", "see")
    assert "/secret" in judgement.what


def test_a_machine_with_the_unit_is_a_station(tmp_path: Path) -> None:
    here = {"HOME": str(tmp_path / "home")}
    assert this_machine(here, tmp_path, answering({})).station is False
    put(tmp_path, UNIT_FILE)
    found = this_machine(here, tmp_path, answering({}))
    assert (found.station, found.state) == (True, tmp_path / "var/lib/kiosk")


def test_lock_and_screen_are_examined_on_stations_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.machine.doctor.examination.AS_STATION", ())

    def names(here: ExaminedMachine) -> set[str]:
        return {subject.name for subject, _judgements in examine(here)}

    own = machine(tmp_path, station=False)
    assert names(replace(own, station=True)) - names(own) == {"lock", "screen"}


def test_where_the_stations_account_cannot_be_taken_on_the_rest_is_still_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(_folder: Path) -> bool:
        raise KioskError("Le dossier est au compte kiosk.", "Lancez cette commande avec ce compte.")

    small = write_small_course(tmp_path / "course")
    monkeypatch.setattr("kiosk.station.course.loading.shipped_folder", lambda: small)
    monkeypatch.setattr("kiosk.machine.doctor.examination.become_owner_of", closed)
    found = {j.check: j for _subject, judgements in examine(machine(tmp_path, station=False)) for j in judgements}
    assert found["disk.account"].state == "see"
    assert "course.exercises" in found
