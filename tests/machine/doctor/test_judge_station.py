"""A station: its unit, its lock, its screen, who owns what."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from msgspec.structs import replace

from kiosk.machine.doctor.judgement import Judgement, State
from kiosk.machine.doctor.lock_down import LockFacts, Pending, judge_lock
from kiosk.machine.doctor.permissions import Found, PermissionFacts, Place, judge_permissions
from kiosk.machine.doctor.screen import ScreenFacts, judge_screen
from kiosk.machine.doctor.unit import UnitFacts, judge_unit

UNIT = UnitFacts(
    "kiosk-station.service", there=True, enabled=True, program="/usr/bin/kiosk", asked=True, active="active",
    restart="always",
)  # fmt: skip
LOCK = LockFacts(
    sysrq=0, consoles=0, ctrl_alt_del=True, burst="none", terminal="", layout="fr (bepo)", layout_known=True
)
KIOSK = 990
OWN = PermissionFacts(
    KIOSK, "kiosk", Place("/var/lib/kiosk", KIOSK, 0o700), Place("/var/lib/kiosk/logbooks", KIOSK, 0o700),
    Place("/etc/kiosk/settings.yaml", 0, 0o640),
)  # fmt: skip
SCREEN = ScreenFacts("normal", (1920, 1080), card=True, mouse=True, keyboard=True)


def states(judgements: Iterable[Judgement]) -> dict[str, State]:
    return {judgement.check: judgement.state for judgement in judgements}


# -- unit ----------------------------------------------------------------------------------------------------------


def test_a_station_that_runs() -> None:
    assert set(states(judge_unit(UNIT)).values()) == {"well"}


def test_a_machine_that_is_no_station_gets_one_line_and_is_fit() -> None:
    assert states(judge_unit(UnitFacts("kiosk-station.service", there=False, enabled=False))) == {"unit.there": "see"}


@pytest.mark.parametrize(
    ("change", "check", "state"),
    [
        ({"enabled": False}, "unit.enabled", "do"),
        ({"program_there": False}, "unit.program", "do"),
        ({"asked": False}, "unit.running", "see"),
        ({"active": "activating"}, "unit.running", "well"),
        ({"active": "inactive", "exit_status": 20}, "unit.running", "see"),
        ({"active": "failed", "exit_status": 137}, "unit.running", "do"),
        ({"active": "inactive"}, "unit.running", "do"),
        ({"restart": "no"}, "unit.restart", "do"),
        ({"restarts": 40}, "unit.restart", "see"),
    ],
)
def test_a_unit(change: dict[str, object], check: str, state: State) -> None:
    assert states(judge_unit(replace(UNIT, **change)))[check] == state


def test_the_code_that_it_ended_with_is_told() -> None:
    told = [j.what for j in judge_unit(replace(UNIT, active="failed", exit_status=137)) if j.state == "do"]
    assert "137" in told[0]


# -- lock ----------------------------------------------------------------------------------------------------------


def test_a_lock_that_holds() -> None:
    assert set(states(judge_lock(LOCK)).values()) == {"well"}


@pytest.mark.parametrize(
    ("change", "check", "state"),
    [
        ({"impossible": "Ce système est « arch »."}, "lock.install", "do"),
        ({"pending": (Pending("/etc/kiosk/foot.ini", "Le terminal, sans aucun raccourci."),)}, "lock.install", "do"),
        ({"unseen": ("/etc/kiosk/settings.yaml",)}, "lock.seen", "see"),
        ({"sysrq": 438}, "lock.sysrq", "do"),
        ({"ctrl_alt_del": False}, "lock.ctrl_alt_del", "do"),
        ({"burst": "reboot-force"}, "lock.ctrl_alt_del", "do"),
        ({"consoles": 6}, "lock.consoles", "do"),
        ({"logins": ("getty@tty2.service",)}, "lock.consoles", "see"),
        ({"terminal": "foot.ini:3: invalid"}, "lock.terminal", "do"),
        ({"layout_known": False}, "lock.layout", "do"),
    ],
)
def test_each_way_out_is_told(change: dict[str, object], check: str, state: State) -> None:
    assert states(judge_lock(replace(LOCK, **change)))[check] == state


def test_every_change_that_is_not_made_is_a_line_with_its_reason() -> None:
    pending = (Pending("cage, foot", "L'écran."), Pending("/etc/sysctl.d/99-zz-kiosk.conf", "Alt+Impr. écran : rien."))
    lines = [j for j in judge_lock(replace(LOCK, pending=pending)) if j.check == "lock.install"]
    assert [(line.state, line.why) for line in lines] == [("do", "L'écran."), ("do", "Alt+Impr. écran : rien.")]
    assert "cage, foot" in lines[0].what


def test_what_the_machine_does_not_say_is_not_judged() -> None:
    nothing = LockFacts()
    assert states(judge_lock(nothing)) == {"lock.install": "well"}


# -- screen --------------------------------------------------------------------------------------------------------


def test_a_screen_with_mouse_and_keyboard() -> None:
    assert set(states(judge_screen(SCREEN)).values()) == {"well"}


def test_the_cells_that_the_station_will_have_are_told() -> None:
    (size, *_) = judge_screen(SCREEN)
    assert "1920x1080" in size.what
    assert "101 colonnes et 28 lignes" in size.what


@pytest.mark.parametrize(
    ("change", "check", "state"),
    [
        ({"monitor": None}, "screen.size", "see"),
        ({"monitor": (640, 480)}, "screen.size", "see"),
        ({"monitor": (320, 200)}, "screen.size", "do"),
        ({"card": False}, "screen.card", "do"),
        ({"mouse": False}, "screen.mouse", "do"),
        ({"keyboard": False}, "screen.keyboard", "do"),
    ],
)
def test_a_screen(change: dict[str, object], check: str, state: State) -> None:
    assert states(judge_screen(replace(SCREEN, **change)))[check] == state


def test_where_the_kernel_does_not_say_nothing_is_missing() -> None:
    found = states(judge_screen(replace(SCREEN, mouse=None, keyboard=None)))
    assert "screen.mouse" not in found
    assert "screen.keyboard" not in found


# -- permissions ---------------------------------------------------------------------------------------------------


def test_owners_and_modes_that_are_right() -> None:
    assert set(states(judge_permissions(OWN, station=True)).values()) == {"well"}


@pytest.mark.parametrize(
    ("change", "check", "state"),
    [
        ({"state": Place("/var/lib/kiosk", 0, 0o700)}, "permissions.owner", "do"),
        ({"state": Place("/var/lib/kiosk", KIOSK, 0o755)}, "permissions.folders", "do"),
        ({"logbooks": Place("/srv/logbooks", KIOSK, 0o750)}, "permissions.logbooks", "do"),
        ({"open_logbooks": Found(2, "/var/lib/kiosk/logbooks/a")}, "permissions.logbooks", "see"),
        ({"strangers": Found(1, "/var/lib/kiosk/log/kiosk.log")}, "permissions.owner", "do"),
        ({"open_files": Found(1, "/var/lib/kiosk/wipes.jsonl")}, "permissions.writable", "do"),
        ({"settings": Place("/etc/kiosk/settings.yaml", 0, 0o644)}, "permissions.settings", "do"),
        ({"settings": Place("/etc/kiosk/settings.yaml", 0, 0o660)}, "permissions.settings", "do"),
        ({"settings": Place("/etc/kiosk/settings.yaml", KIOSK, 0o600)}, "permissions.settings", "do"),
        ({"loose": Found(3, "/usr/lib/kiosk/python")}, "permissions.program", "do"),
        ({"unseen": ("/var/lib/kiosk",)}, "permissions.seen", "see"),
    ],
)
def test_permissions(change: dict[str, object], check: str, state: State) -> None:
    assert states(judge_permissions(replace(OWN, **change), station=True))[check] == state


def test_who_cannot_look_does_not_hear_that_all_is_in_order() -> None:
    facts = PermissionFacts(KIOSK, "kiosk", Place("/var/lib/kiosk", KIOSK, 0o700), unseen=("/var/lib/kiosk",))
    assert "permissions.folders" not in states(judge_permissions(facts, station=True))


def test_on_a_machine_of_ones_own_the_program_is_ones_own_and_folders_may_be_read() -> None:
    facts = replace(OWN, state=Place("/home/a/.local/state/kiosk", KIOSK, 0o755), settings=None, loose=Found(9, "/x"))
    assert states(judge_permissions(facts, station=False)) == {"permissions.folders": "well"}
