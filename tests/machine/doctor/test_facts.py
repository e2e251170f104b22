"""What is read of a machine: in a folder, with programs that answer what we say."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.course.model import Exercise
from kiosk.logbook.events import LogbookBegun, encode, entry
from kiosk.machine.doctor.facts.asked import ask
from kiosk.machine.doctor.facts.clock import clock_facts
from kiosk.machine.doctor.facts.course import course_facts
from kiosk.machine.doctor.facts.disk import folder_on_disk
from kiosk.machine.doctor.facts.encoding import locale_facts
from kiosk.machine.doctor.facts.fonts import font_facts
from kiosk.machine.doctor.facts.kept_settings import settings_facts
from kiosk.machine.doctor.facts.permissions import permission_facts
from kiosk.machine.doctor.facts.printer import printer_facts
from kiosk.machine.doctor.fonts import LETTERS, PICTURES
from kiosk.machine.doctor.machine import Answer
from kiosk.machine.doctor.printer import PrinterState
from kiosk.station.settings.layers import Held
from kiosk.station.settings.model import Settings
from kiosk.station.traces.wipe_record import Wiped, add_to_record
from tests.machine.doctor.small_machine import NOW, machine, put

# -- programs ------------------------------------------------------------------------------------------------------


def test_a_program_answers_with_its_code_and_all_that_it_wrote() -> None:
    code = "import os; os.write(1, b'a'); os.write(2, b'b'); os._exit(3)"
    assert ask([sys.executable, "-c", code]) == Answer(3, "ab")


def test_a_program_that_is_not_there_is_no_mishap() -> None:
    assert ask(["no-such-program-anywhere"]) is None


def test_a_program_that_does_not_answer_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.machine.doctor.facts.asked.LONGEST", 0.1)
    assert ask([sys.executable, "-c", "import time; time.sleep(60)"]) is None


# -- fonts and locale ----------------------------------------------------------------------------------------------


def test_fontconfig_is_asked_first(tmp_path: Path) -> None:
    said = "DejaVu Sans,DejaVu Sans Condensed\nDejaVu Sans Mono\n"
    assert font_facts(machine(tmp_path, answers={"fc-list": said})).families == {LETTERS}


def test_without_fontconfig_files_count(tmp_path: Path) -> None:
    put(tmp_path, "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf")
    put(tmp_path, "/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf")
    found = font_facts(machine(tmp_path))
    assert found.families == {LETTERS, PICTURES}
    assert found.seen_by == "files"


def test_the_locale_is_the_environments_and_ours_stays(tmp_path: Path) -> None:
    import locale

    before = locale.setlocale(locale.LC_CTYPE)
    utf8 = locale_facts(machine(tmp_path, environment={"LANG": "C.UTF-8"}))
    assert (utf8.named, utf8.there, utf8.encoding) == ("C.UTF-8", True, "UTF-8")
    assert locale_facts(machine(tmp_path, environment={"LANG": "C.UTF-8", "LC_ALL": "xx_XX.UTF-8"})).there is False
    assert locale_facts(machine(tmp_path)).named == "C"
    assert locale.setlocale(locale.LC_CTYPE) == before


# -- settings ------------------------------------------------------------------------------------------------------


def test_what_the_settings_name_is_looked_for(tmp_path: Path) -> None:
    file = put(tmp_path, "/etc/kiosk/settings.yaml", "exercises: [/nowhere/at/all]\n")
    put(tmp_path, "/var/lib/kiosk/last-good-settings.yaml")
    settings = Settings(exercises=("/nowhere/at/all",), pin="scrypt:…")
    found = settings_facts(machine(tmp_path, held=Held(settings, file=file)))
    assert found.pin
    assert found.copied
    assert "/nowhere/at/all" in found.places[0]
    assert f"{file}:1:" in found.places[0]


# -- disk ----------------------------------------------------------------------------------------------------------


def test_a_folder_is_written_to_and_nothing_stays(tmp_path: Path) -> None:
    found = folder_on_disk("state", tmp_path)
    assert (found.there, found.problem, found.read_only) == (True, "", False)
    assert found.seconds > 0
    assert found.free > 0
    assert found.kind
    assert list(tmp_path.iterdir()) == []


def test_for_a_folder_that_is_to_come_the_one_above_counts(tmp_path: Path) -> None:
    found = folder_on_disk("state", tmp_path / "a" / "b")
    assert (found.there, found.problem) == (False, "")
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_written_is_told_by_the_system() -> None:
    assert folder_on_disk("state", Path("/proc")).problem


def test_without_nameless_files_none_stays_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open

    def no_nameless(path: str, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        if flags & os.O_TMPFILE == os.O_TMPFILE:
            raise OSError(95, "Operation not supported")
        return real(path, flags, mode, dir_fd=dir_fd)

    monkeypatch.setattr(os, "open", no_nameless)
    assert folder_on_disk("state", tmp_path).problem == ""
    assert list(tmp_path.iterdir()) == []


# -- permissions ---------------------------------------------------------------------------------------------------


def test_owners_and_modes_below_the_stations_folder(tmp_path: Path) -> None:
    state = tmp_path / "var/lib/kiosk"
    (state / "logbooks").mkdir(parents=True)
    state.chmod(0o700)
    (state / "logbooks").chmod(0o700)
    (state / "logbooks" / "a").mkdir(mode=0o700)
    (state / "logbooks" / "b").mkdir()
    (state / "logbooks" / "b").chmod(0o755)
    put(state, "wipes.jsonl", mode=0o606)
    (state / "link").symlink_to("/etc/passwd")
    found = permission_facts(machine(tmp_path, station=False, account=os.geteuid()))
    assert (found.state and found.state.mode, found.logbooks and found.logbooks.mode) == (0o700, 0o700)
    assert (found.open_logbooks.count, found.open_logbooks.example) == (1, str(state / "logbooks" / "b"))
    assert (found.open_files.count, found.open_files.example) == (1, str(state / "wipes.jsonl"))
    assert found.strangers.count == 0
    assert found.loose.count == 0


def test_a_file_of_another_account_is_found(tmp_path: Path) -> None:
    put(tmp_path, "/var/lib/kiosk/log/kiosk.log")
    found = permission_facts(machine(tmp_path, station=False, account=os.geteuid() + 1))
    assert found.strangers.count == 2  # the folder, and the file in it


def test_only_a_file_with_the_pin_in_it_is_looked_at(tmp_path: Path) -> None:
    file = put(tmp_path, "/etc/kiosk/settings.yaml", mode=0o640)
    without = permission_facts(machine(tmp_path, held=Held(Settings(), file=file), station=False))
    assert without.settings is None
    with_pin = permission_facts(machine(tmp_path, held=Held(Settings(pin="scrypt:…"), file=file), station=False))
    assert with_pin.settings is not None
    assert with_pin.settings.mode == 0o640


# -- clock ---------------------------------------------------------------------------------------------------------


def test_the_newest_time_of_logbooks_and_of_the_record_counts(tmp_path: Path) -> None:
    here = machine(tmp_path, answers={"timedatectl": "no\n"})
    assert (clock_facts(here).newest, clock_facts(here).kept) == (None, False)
    early, late = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 5, 1, tzinfo=UTC)
    lines = encode(entry(LogbookBegun(), early, "sitting", 0)).decode()
    put(tmp_path, "/var/lib/kiosk/logbooks/abc/poste.jsonl", "not a line\n" + lines + '{"torn')
    assert clock_facts(here).newest == early
    add_to_record(here.state, Wiped(late, "start"))
    assert clock_facts(here).newest == late
    assert clock_facts(here).now == NOW


# -- printer -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        ({}, "no lp"),
        ({"lpstat -r": "scheduler is not running\n"}, "no server"),
        ({"lpstat -r": "scheduler is running\n", "lpstat -p": 1}, "unknown"),
        (
            {"lpstat -r": "scheduler is running\n", "lpstat -p": "printer hp disabled since Mon -\n\tout of paper\n"},
            "disabled",
        ),
        (
            {
                "lpstat -r": "scheduler is running\n",
                "lpstat -p": "printer hp is idle.  enabled since Mon\n",
                "lpstat -a": "hp not accepting requests since Mon -\n",
            },
            "rejecting",
        ),
        (
            {
                "lpstat -r": "scheduler is running\n",
                "lpstat -p": "printer hp is idle.  enabled since Mon\n",
                "lpstat -a": "hp accepting requests since Mon\n",
            },
            "ready",
        ),
    ],
)
def test_a_printer_as_cups_knows_it(tmp_path: Path, answers: dict[str, str | int], state: PrinterState) -> None:
    found = printer_facts(machine(tmp_path, Settings(printer="hp"), answers))
    assert (found.name, found.state) == ("hp", state)


def test_without_a_printer_nothing_is_asked(tmp_path: Path) -> None:
    assert printer_facts(machine(tmp_path)).name == ""


# -- exercises -----------------------------------------------------------------------------------------------------


def test_the_advisers_own_exercises_count_too(tmp_path: Path, shipped: tuple[Exercise, ...]) -> None:
    put(tmp_path, "own/ordi/theme.yaml", "title: Chez nous\n")
    put(tmp_path, "own/ordi/1-casse.yaml", "title: [\n")
    own = course_facts(machine(tmp_path, Settings(exercises=(str(tmp_path / "own"),))))
    assert own.exercises > len(shipped)
    assert any("1-casse.yaml" in problem for problem in own.problems)
