"""Fonts, locale, settings, disk, clock, printer, exercises: facts in, judgements out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.machine.doctor.clock import ClockFacts, judge_clock
from kiosk.machine.doctor.course import CourseFacts, PlayedFacts, judge_course, judge_played
from kiosk.machine.doctor.disk import LITTLE, MEGABYTE, TOO_LITTLE, FolderOnDisk, judge_disk, told_size
from kiosk.machine.doctor.encoding import LocaleFacts, judge_locale
from kiosk.machine.doctor.fonts import LETTERS, PICTURES, FontFacts, judge_fonts
from kiosk.machine.doctor.judgement import Judgement, State
from kiosk.machine.doctor.kept_settings import SettingsFacts, judge_settings
from kiosk.machine.doctor.printer import PrinterFacts, PrinterState, judge_printer

SETTINGS = SettingsFacts("/etc/kiosk/settings.yaml", True, (), (), locked=True, pin=True, copied=True)
STATE = FolderOnDisk("state", "/var/lib/kiosk", free=10**11, kind="ext4", seconds=0.01)
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def states(judgements: Iterable[Judgement]) -> dict[str, State]:
    return {judgement.check: judgement.state for judgement in judgements}


def remedies(judgements: Iterable[Judgement]) -> list[str]:
    return [judgement.remedy for judgement in judgements if judgement.state != "well"]


# -- fonts and locale ----------------------------------------------------------------------------------------------


def test_a_station_needs_its_fonts_another_terminal_has_its_own() -> None:
    none = FontFacts(frozenset(), "files")
    assert states(judge_fonts(none, station=True)) == {"fonts.letters": "do", "fonts.pictures": "do"}
    assert states(judge_fonts(none, station=False)) == {"fonts.letters": "see", "fonts.pictures": "see"}
    assert set(states(judge_fonts(FontFacts(frozenset({LETTERS, PICTURES}), "files"), station=True)).values()) == {
        "well"
    }


def test_the_package_of_the_missing_font_is_named() -> None:
    facts = FontFacts(frozenset({LETTERS}), "fontconfig")
    assert remedies(judge_fonts(facts, station=True)) == ["sudo apt install fonts-noto-color-emoji"]


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        (LocaleFacts("fr_FR.UTF-8", True, "UTF-8"), "well"),
        (LocaleFacts("fr_FR.utf8", True, "utf8"), "well"),
        (LocaleFacts("fr_FR", True, "ISO-8859-1"), "see"),
        (LocaleFacts("eo.UTF-8", False, ""), "see"),
    ],
)
def test_the_locale_is_utf_8_or_worth_a_look(facts: LocaleFacts, state: State) -> None:
    assert states(judge_locale(facts)) == {"locale.encoding": state}


# -- settings ------------------------------------------------------------------------------------------------------


def test_good_settings() -> None:
    found = states(judge_settings(SETTINGS, station=True))
    assert found == {"settings.file": "well", "settings.copy": "well", "settings.pin": "well"}


def test_each_problem_of_the_file_is_told_with_its_place() -> None:
    broken = replace(SETTINGS, problems=("/etc/kiosk/settings.yaml:3:1: un", "/etc/kiosk/settings.yaml:4:1: deux"))
    told = [j.what for j in judge_settings(broken, station=True) if j.state == "do"]
    assert told == list(broken.problems)


@pytest.mark.parametrize(
    ("locked", "station", "state"),
    [(True, True, "do"), (False, True, "do"), (True, False, "do"), (False, False, "well")],
)
def test_a_lock_needs_a_pin_and_a_station_is_always_locked(locked: bool, station: bool, state: State) -> None:
    facts = replace(SETTINGS, pin=False, locked=locked)
    assert states(judge_settings(facts, station=station))["settings.pin"] == state


def test_of_a_file_that_cannot_be_read_no_pin_is_said_to_be_missing() -> None:
    facts = replace(SETTINGS, readable=False, pin=False)
    assert states(judge_settings(facts, station=True)) == {"settings.file": "see"}


def test_no_file_is_in_order_but_for_a_station() -> None:
    facts = replace(SETTINGS, file="")
    assert states(judge_settings(facts, station=False))["settings.file"] == "well"
    assert states(judge_settings(facts, station=True))["settings.file"] == "see"


def test_a_copy_that_cannot_be_seen_is_not_said_to_be_missing() -> None:
    assert "settings.copy" not in states(judge_settings(replace(SETTINGS, copied=None), station=True))
    assert states(judge_settings(replace(SETTINGS, copied=False), station=True))["settings.copy"] == "see"


# -- disk ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "check", "state"),
    [
        ({}, "disk.state.write", "well"),
        ({"read_only": True, "problem": "Read-only file system"}, "disk.state.write", "do"),
        ({"problem": "No space left on device"}, "disk.state.write", "do"),
        ({"seconds": 2.0}, "disk.state.write", "see"),
        ({"there": False}, "disk.state.write", "well"),
        ({"free": LITTLE}, "disk.state.space", "well"),
        ({"free": LITTLE - 1}, "disk.state.space", "see"),
        ({"free": TOO_LITTLE - 1}, "disk.state.space", "do"),
        ({"inodes_left": False}, "disk.state.space", "do"),
        ({"kind": "tmpfs"}, "disk.state.kind", "do"),
        ({"kind": "overlay"}, "disk.state.kind", "see"),
        ({"unseen": True}, "disk.state.write", "see"),
    ],
)
def test_a_disk(change: dict[str, object], check: str, state: State) -> None:
    assert states(judge_disk((replace(STATE, **change),), station=True))[check] == state


def test_the_reason_of_the_system_is_told() -> None:
    (judgement, *_) = judge_disk((replace(STATE, problem="No space left on device"),), station=True)
    assert "No space left on device" in judgement.what


def test_a_disk_in_memory_is_to_be_changed_on_a_station_alone() -> None:
    assert states(judge_disk((replace(STATE, kind="tmpfs"),), station=False))["disk.state.kind"] == "see"


@pytest.mark.parametrize(("count", "told"), [(340 * MEGABYTE, "340 Mo"), (12_000 * MEGABYTE, "12 Go"), (0, "0 Mo")])
def test_sizes_are_said_as_people_say_them(count: int, told: str) -> None:
    assert told_size(count) == told


# -- clock ---------------------------------------------------------------------------------------------------------


def clock(**changes: object) -> State:
    return states(judge_clock(replace(ClockFacts(NOW, NOW - timedelta(days=90)), **changes)))["clock.time"]


def test_a_clock_that_is_about_right() -> None:
    assert clock() == "well"
    assert clock(newest=NOW - timedelta(hours=2)) == "well"


@given(st.datetimes(datetime(1970, 1, 1), datetime(2026, 8, 20), timezones=st.just(UTC)))
def test_a_clock_before_the_program_was_made_is_to_be_set(now: datetime) -> None:
    assert clock(now=now) == "do"


def test_a_clock_behind_the_logbooks_is_to_be_set_but_machines_may_differ_a_little() -> None:
    assert clock(newest=NOW + timedelta(minutes=59)) == "well"
    assert clock(newest=NOW + timedelta(minutes=61)) == "do"


def test_a_clock_far_ahead_is_to_be_set() -> None:
    assert clock(now=datetime(2099, 1, 1, tzinfo=UTC)) == "do"


def test_both_times_are_told_with_their_year() -> None:
    (judgement,) = judge_clock(ClockFacts(datetime(1970, 1, 1, tzinfo=UTC), NOW))
    assert "1970" in judgement.what
    assert "2026" in judgement.what


@pytest.mark.parametrize(("kept", "expected"), [(True, "well"), (False, "well"), (None, None)])
def test_a_time_server_is_good_and_not_needed(kept: bool | None, expected: State | None) -> None:
    assert states(judge_clock(ClockFacts(NOW, NOW, kept=kept))).get("clock.kept") == expected


# -- printer and exercises -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", get_args(PrinterState))
def test_each_state_of_a_printer_has_its_own_remedy(state: PrinterState) -> None:
    (judgement,) = judge_printer(PrinterFacts("bureau", state))
    expected: dict[PrinterState, str] = {
        "ready": "",
        "no lp": "sudo apt install cups-client",
        "no server": "sudo systemctl start cups",
        "unknown": "lpstat -e dit les noms ; écrivez-en un au réglage printer.",
        "disabled": "sudo cupsenable bureau",
        "rejecting": "sudo cupsaccept bureau",
        "unseen": "sudo kiosk doctor",
    }
    assert judgement.remedy == expected[state]


def test_no_printer_is_in_order() -> None:
    assert states(judge_printer(PrinterFacts(""))) == {"printer.ready": "well"}


def test_a_course_without_exercises_is_no_course_one_broken_file_is_worth_a_look() -> None:
    assert states(judge_course(CourseFacts(0))) == {"course.exercises": "do"}
    assert states(judge_course(CourseFacts(85, ("a.yaml:1:1: x",)))) == {"course.exercises": "see"}
    assert states(judge_course(CourseFacts(85))) == {"course.exercises": "well"}


def test_what_the_robot_could_not_do_is_told() -> None:
    assert judge_played(PlayedFacts("Cliquer", 4.2)).state == "well"
    stopped = judge_played(PlayedFacts("Cliquer", missing="on attendait « Continuer »"))
    assert stopped.state == "do"
    assert "« Continuer »" in stopped.what
