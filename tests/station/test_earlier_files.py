"""Files that an earlier program wrote open, and mean what they meant."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.logbook.attempts import AttemptsFile
from kiosk.logbook.events import (
    ExerciseDone,
    LogbookBegun,
    SettingChosen,
    Started,
    StepDone,
    StepPassed,
    Stopped,
)
from kiosk.logbook.progress import Completion, fold_events
from kiosk.logbook.store import Store
from kiosk.station.course.loading import load_catalogue
from kiosk.station.settings.layers import read_layers
from kiosk.station.settings.places import StationFolders
from kiosk.station.traces import retention
from kiosk.station.traces.reset import finish_reset
from kiosk.station.traces.reset_intent import INTENT_FILE
from kiosk.station.traces.wipe_record import WipeEntry, append_entry, read_record

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
CODE = ("chat", "lune", "cle", "pain")
ARROW, LETTER = "souris/1-bouger-la-fleche", "clavier/1-trouver-une-lettre"
CAN_DO = "Je sais trouver une lettre sur le clavier."


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    return Path(shutil.copytree(Path(__file__).parent / "earlier", tmp_path / "earlier"))


def at(minute: int) -> datetime:
    return NOW + timedelta(minutes=minute, microseconds=137 * minute)


def test_a_logbook_of_two_stations_with_every_kind_of_event(earlier: Path) -> None:
    journal = Store(earlier / "data").open(CODE, "poste-1", "now")
    assert not journal.reading().left_out and not journal.reading().newer
    assert [made.event for made in journal.entries()] == [
        LogbookBegun(),
        SettingChosen("language", "en"),
        SettingChosen("text_size", "grand"),
        Started(ARROW),
        StepDone(ARROW, 0, 3, "none"),
        StepDone(ARROW, 1, 3, "hint"),
        StepPassed(ARROW, 2),
        Stopped(ARROW, 2),
        Started(LETTER),
        StepDone(LETTER, 0, 1, "shown"),
        ExerciseDone(LETTER, CAN_DO, "Trouver une lettre"),
        StepDone(ARROW, 2, 3, "none"),
    ]
    progress = fold_events(journal.timeline())
    assert progress.settings == {"language": "en", "text_size": "grand"}
    assert progress.done == {ARROW, LETTER}
    assert progress.last_practised == ARROW
    assert progress.exercise(LETTER).completions == (Completion(at(10), "shown"),)
    assert progress.exercise(LETTER).can_do == CAN_DO
    assert progress.exercise(ARROW).last_practised == at(10) + timedelta(days=1)
    journal.append(Started(ARROW), NOW)
    assert len((journal.folder / "poste-1.jsonl").read_bytes().splitlines()) == 12, "it goes on in the same file"


def test_wrong_codes_and_wrong_pins_go_on_waiting(earlier: Path) -> None:
    assert AttemptsFile(earlier / "data" / "attempts.json").wait(NOW) == 10
    assert AttemptsFile(earlier / "state" / "pin-attempts.json").wait(NOW) == 20


def test_the_wipe_record_is_read_and_goes_on(earlier: Path) -> None:
    wipes = (
        WipeEntry(NOW, "start"),
        WipeEntry(NOW, "left", 3, 120),
        WipeEntry(NOW, "reset", 1, 5, 2, ("1 fichier n'est pas effacé : Permission denied.",)),
    )
    assert read_record(earlier / "state") == wipes
    append_entry(earlier / "state", wipes[0])
    assert read_record(earlier / "state") == (*wipes, wipes[0])


def test_the_days_on_which_the_station_was_on(earlier: Path) -> None:
    assert retention._read_days(earlier / "state") == tuple(date(2026, 11, day) for day in (23, 24, 25))


def test_the_settings_and_what_was_chosen_in_the_corner(earlier: Path) -> None:
    environment = {"KIOSK_SETTINGS": str(earlier / "settings.yaml"), "KIOSK_DATA": str(earlier / "state")}
    held = read_layers(environment)
    assert not held.problems
    assert (held.settings.keyboard, held.settings.question_after, held.settings.theme) == ("bepo", 200, "sombre")
    assert (held.settings.workshop, held.settings.workshop_day) == (("clavier",), "2026-11-23")
    assert held.base.workshop == ("email",)


def test_the_last_good_copy_takes_the_place_of_a_broken_file(earlier: Path) -> None:
    (earlier / "settings.yaml").write_text("keyboard: [")
    environment = {"KIOSK_SETTINGS": str(earlier / "settings.yaml"), "KIOSK_DATA": str(earlier / "state")}
    assert read_layers(environment).settings.keyboard == "bepo"


def test_a_reset_that_was_cut_short_is_finished_and_its_archive_made_where_it_was_to_be(earlier: Path) -> None:
    state, data = earlier / "state", earlier / "data"
    intent = state / INTENT_FILE
    (earlier / "archives").mkdir()
    intent.write_text(intent.read_text().replace("/srv/archives", str(earlier / "archives")))
    finish_reset(StationFolders(state, data, data / "archives", state / "sitting"), NOW)
    assert not intent.exists()
    assert [path.name for path in (earlier / "archives").iterdir()] == ["logbooks-2026-11-23.tar.gz"]
    assert not list((data / "logbooks").iterdir())


def test_an_index_of_another_time_changes_nothing_in_the_course(earlier: Path, tmp_path: Path) -> None:
    for verify in (False, True):
        found = load_catalogue([tmp_path / "course"], earlier / "data" / "cache", verify=verify)
        assert found == load_catalogue([tmp_path / "course"], tmp_path / "no cache")
