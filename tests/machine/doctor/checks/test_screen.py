"""Monitor, mouse and keyboard of a station."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.machine.doctor.checks.screen import ScreenFacts, judge_screen, read_screen_facts
from kiosk.machine.doctor.judgement import State
from kiosk.station.settings.model import Settings
from tests.machine.doctor.small_machine import machine, put, states

SCREEN = ScreenFacts("normal", (1920, 1080), graphics_card=True, mouse=True, keyboard=True)


_MOUSE = 'I: Bus=0003\nN: Name="A mouse"\nH: Handlers=mouse0 event4\nB: EV=17\n'


_KEYBOARD = 'I: Bus=0011\nN: Name="A keyboard"\nH: Handlers=sysrq kbd leds event3\nB: EV=120013\n'


_BUTTON = 'I: Bus=0019\nN: Name="Power Button"\nH: Handlers=kbd event0\nB: EV=3\n'


def test_a_screen_with_mouse_and_keyboard_is_in_order() -> None:
    assert set(states(judge_screen(SCREEN)).values()) == {"well"}


def test_the_cells_that_the_station_will_have_are_shown() -> None:
    (size, *_) = judge_screen(SCREEN)
    assert "1920x1080" in size.what
    assert "101 colonnes et 28 lignes" in size.what


@pytest.mark.parametrize(
    ("change", "check", "state"),
    [
        ({"monitor": None}, "screen.size", "see"),
        ({"monitor": (640, 480)}, "screen.size", "see"),
        ({"monitor": (320, 200)}, "screen.size", "do"),
        ({"graphics_card": False}, "screen.card", "do"),
        ({"mouse": False}, "screen.mouse", "do"),
        ({"keyboard": False}, "screen.keyboard", "do"),
    ],
)
def test_each_state_of_the_screen_is_judged(change: dict[str, object], check: str, state: State) -> None:
    assert states(judge_screen(replace(SCREEN, **change)))[check] == state


def test_unknown_input_devices_are_not_judged() -> None:
    found = states(judge_screen(replace(SCREEN, mouse=None, keyboard=None)))
    assert "screen.mouse" not in found
    assert "screen.keyboard" not in found


def test_monitor_mouse_and_keyboard_are_read_from_the_kernels_lists(tmp_path: Path) -> None:
    card = "/sys/class/drm/card0-HDMI-A-1"
    put(tmp_path, f"{card}/status", "connected\n")
    put(tmp_path, f"{card}/modes", "1366x768\n1024x768\n")
    put(tmp_path, "/proc/bus/input/devices", f"{_MOUSE}\n{_KEYBOARD}\n{_BUTTON}\n")
    found = read_screen_facts(machine(tmp_path, Settings(text_size="grand")))
    assert (found.monitor, found.graphics_card, found.mouse, found.keyboard) == ((1366, 768), True, True, True)
    assert found.text_size == "grand"


def test_a_power_button_is_no_keyboard_and_a_disconnected_monitor_does_not_count(tmp_path: Path) -> None:
    put(tmp_path, "/sys/class/drm/card0-HDMI-A-1/status", "disconnected\n")
    put(tmp_path, "/proc/bus/input/devices", f"{_BUTTON}\n")
    found = read_screen_facts(machine(tmp_path))
    assert (found.monitor, found.graphics_card, found.mouse, found.keyboard) == (None, True, False, False)


def test_a_machine_without_a_graphics_card(tmp_path: Path) -> None:
    found = read_screen_facts(machine(tmp_path))
    assert (found.graphics_card, found.mouse, found.keyboard) == (False, None, None)
