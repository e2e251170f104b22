"""Nothing that hands can do at a station ends, covers, changes or leaves the program."""

from __future__ import annotations

import time
from collections.abc import Iterable

import pytest

from kiosk.rehearsal.screen_text import ScreenText
from tests.debian13 import devices
from tests.debian13.booted_machine import Process
from tests.debian13.conftest import start_new_sitting
from tests.debian13.devices import MODIFIERS
from tests.debian13.person import StationPerson
from tests.debian13.shortcuts import KeyShortcut, MouseShortcut, parse_shortcuts
from tests.debian13.station import RealStation
from tests.terminal.one_station import WELCOME

pytestmark = pytest.mark.debian13

_SHORTCUTS_ELSEWHERE = (
    "super", "super+l", "super+d", "super+r", "super+e", "super+c", "super+v", "super+tab", "super+enter",
    "super+space", "alt+f4", "alt+f2", "alt+tab", "alt+shift+tab", "alt+escape", "alt+space", "ctrl+escape",
    "ctrl+shift+escape", "ctrl+alt+delete", "ctrl+alt+backspace", "ctrl+alt+t", "ctrl+alt+l", "ctrl+alt+escape",
    "printscreen", "alt+printscreen", "ctrl+printscreen", "shift+printscreen", "pause", "ctrl+pause", "scrolllock",
    *(f"ctrl+alt+f{number}" for number in range(1, 13)), *(f"alt+f{number}" for number in range(1, 13)),
    *(f"ctrl+f{number}" for number in range(1, 13)), "f11", *(f"ctrl+{letter}" for letter in "cqzdspwtnorlfvxuy"),
    "ctrl+shift+t", "ctrl+shift+w", "ctrl+shift+q", "ctrl+shift+c", "ctrl+shift+v", "shift+insert", "ctrl+insert",
    "power", "sleep", "wakeup", "explorer", "mail", "homepage", "search", "calculator", "help", "menu", "back",
    "forward", "refresh", "mute", "volumeup", "brightnessup", "play", "copy", "paste",
)  # fmt: skip
"""Shortcuts that end, switch, lock, print or start something on other computers."""
_SYSRQ = "reisubkothf"
_SAME = str.maketrans("┏━┓┗┛┃", "╭─╮╰╯│")
"""A button with the focus has another frame, and is the same button."""


def without_focus(sight: ScreenText) -> str:
    """The text of the screen, wherever the focus is."""
    return "\n".join(sight.rows).translate(_SAME)


def screen_processes(station: RealStation) -> tuple[Process, ...]:
    """The processes that hold the screen: compositor, terminal, keeper."""
    cage, foot = station.process("cage"), station.process("foot")
    assert cage is not None and foot is not None
    return (cage, foot, station.keeper())


class WelcomeWatch:
    """Remembers the welcome, which must be the same after each of many actions."""

    def __init__(self, person: StationPerson) -> None:
        self._person = person
        self._station = person.station
        self._runs = screen_processes(self._station)
        self._kinds = self._station.running_commands()
        self._window = self._station.terminal_size()
        self._screen = without_focus(self._station.read_screen())

    def assert_unchanged(self, what: str) -> None:
        """Fail when anything visible has changed, now that ``what`` was done."""
        self._person.settle(0.06)
        assert without_focus(self._station.read_screen()) == self._screen, (
            f"{what} changed the screen:\n{self._person.text()}"
        )
        assert screen_processes(self._station) == self._runs, f"{what} ended something"
        assert self._station.running_commands() <= self._kinds, f"{what} started something"
        assert self._station.terminal_size() == self._window, f"{what} changed the size of the letters"

    def assert_unchanged_and_responsive(self, what: str) -> None:
        """Fail also when the program no longer gets the keyboard, which may not be visible."""
        self.assert_unchanged(what)
        before = self._station.read_screen().rows
        self._station.keyboard.press("tab")
        self._person.wait(lambda: self._station.read_screen().rows != before, f"an answer to Tab after {what}", 3)
        self._station.keyboard.press("shift+tab")
        self._person.wait(lambda: self._station.read_screen().rows == before, f"the screen of before after {what}", 3)


def test_every_shortcut_and_gesture_of_the_terminal_leaves_it_untouched(person: StationPerson) -> None:
    station = person.station
    known = parse_shortcuts(station.machine.path("/etc/xdg/foot/foot.ini").read_text(encoding="utf-8"))
    assert {one.action.partition(":")[0] for one in known} >= {
        "key-bindings", "search-bindings", "url-bindings", "text-bindings", "mouse-bindings"
    }  # fmt: skip
    assert len(known) > 60, "foot's own list is not what it was"
    watch = WelcomeWatch(person)
    for one in known:
        match one:
            case KeyShortcut(action, press, alone):
                if alone:
                    continue
                station.keyboard.press(press)
                watch.assert_unchanged_and_responsive(f"{press} ({action})")
            case MouseShortcut(action):
                perform_mouse_shortcut(station, one)
                person.move_pointer_aside()
                watch.assert_unchanged(f"{one} ({action})")


def perform_mouse_shortcut(station: RealStation, gesture: MouseShortcut) -> None:
    """On a sentence of the welcome: drag to its end, as often as given, or turn the wheel; with modifiers held."""
    sentence = "Un carnet garde ce que vous savez faire."
    x, y = StationPerson(station).position(sentence) or (0, 0)
    start, end = station.glyphs.cell_centre(x - 15, y), station.glyphs.cell_centre(x + 15, y)
    station.mouse.move(*start)
    with station.keyboard.holding(gesture.held):
        for number in range(gesture.times):
            if gesture.button is None:
                station.mouse.wheel(gesture.notches)
                continue
            station.mouse.down(gesture.button)
            if number + 1 == gesture.times:
                station.mouse.move(*end)
            station.mouse.up(gesture.button)
            station.mouse.move(*start)


def test_what_ends_or_switches_programs_elsewhere_does_nothing(person: StationPerson) -> None:
    watch = WelcomeWatch(person)
    for press in _SHORTCUTS_ELSEWHERE:
        person.press(press)
        watch.assert_unchanged(press)
    watch.assert_unchanged_and_responsive("all of them")


def test_the_kernels_own_keys_are_disabled(station: RealStation) -> None:
    """Alt+PrintScreen and a letter go to the kernel, which no compositor sees: its boot parameters count."""
    output = station.machine.run("systemd-analyze", "cat-config", "sysctl.d", "--no-pager").stdout
    values = [line.partition("=")[2].strip() for line in output.splitlines() if line.startswith("kernel.sysrq")]
    assert values and values[-1] == "0"
    with station.keyboard.holding(("alt",)):
        for letter in _SYSRQ:
            station.keyboard.press("printscreen")
            station.keyboard.press(letter)
    assert station.unit_property("ActiveState") == "active"


def test_selecting_and_pasting_bring_nothing(person: StationPerson) -> None:
    """What one person drags over cannot be pasted by the next: foot's own clipboard stays empty."""
    station = person.station
    for held in ((), ("shift",), ("ctrl",), ("shift", "ctrl")):
        for times in (1, 2, 3):
            perform_mouse_shortcut(station, MouseShortcut("select", held, devices.LEFT, times, 0))
        station.keyboard.press("ctrl+shift+c")
    person.move_pointer_aside()
    person.click("Ouvrir mon carnet")
    person.wait_for("Ou écrivez les 4 mots :")
    person.settle()
    before = without_focus(station.read_screen())
    x, y = person.position("Ou écrivez les 4 mots :") or (0, 0)
    person.click_at(x + 24, y)
    for press in ("ctrl+shift+v", "shift+insert", "ctrl+v", "paste"):
        person.press(press)
    for held in ((), ("shift",)):
        station.mouse.move(*station.glyphs.cell_centre(x + 24, y))
        with station.keyboard.holding(held):
            station.mouse.down(devices.MIDDLE)
            station.mouse.up(devices.MIDDLE)
    person.move_pointer_aside()
    person.settle(0.3)
    person.wait_for("Ou écrivez les 4 mots :")
    assert "Un carnet garde" not in person.text()
    assert _only_cursor(before, without_focus(station.read_screen())), person.text()


def _only_cursor(before: str, after: str) -> bool:
    """Whether the two differ by nothing that can be read."""
    words = [set(text.split()) for text in (before, after)]
    return not {word for word in words[0] ^ words[1] if any(c.isalnum() for c in word)}


@pytest.mark.parametrize(
    "held",
    [(), ("shift",), ("ctrl",), ("alt",), ("ctrl", "shift"), ("ctrl", "alt"), ("super",), ("altgr",)],
    ids="+".join,
)
def test_every_key_that_a_keyboard_can_have(held: tuple[str, ...], person: StationPerson) -> None:
    """Whatever they do in the program, it is the program that does it, in the same terminal, in the same size."""
    station = person.station
    before, kinds, window = screen_processes(station), station.running_commands(), station.terminal_size()
    for code in _codes(held):
        station.keyboard.tap_code(code, held)
    station.machine.wait(lambda: is_answered(person), "no answer to a click", 20)
    assert screen_processes(station) == before
    assert station.running_commands() <= kinds
    assert station.terminal_size() == window


def _codes(held: Iterable[str]) -> Iterable[int]:
    """All key codes that XKB knows (8 to 255), but for those held."""
    mine = {MODIFIERS[name][0] for name in held}
    return [code for code in range(1, 248) if code not in mine]


def is_answered(person: StationPerson) -> bool:
    """Whether the program answers in a new sitting."""
    start_new_sitting(person.station)
    person.wait_for(WELCOME)
    person.click("▶ Essayer tout de suite")
    person.click("Arrêter ici")
    person.wait_for("Que voulez-vous faire ?")
    return True


def test_a_cat_on_the_keyboard_is_no_matter(person: StationPerson) -> None:
    """Thousands of keys at once: the screen answers again in seconds, and nothing grows without end."""
    station = person.station
    before = screen_processes(station)
    begun = time.monotonic()
    for _count in range(1500):
        for code in (30, 31, 32, 33):
            station.keyboard.tap_code(code, wait=False)
    person.click("Ouvrir mon carnet", 20)
    person.wait_for("Ou écrivez les 4 mots :", 20)
    assert time.monotonic() - begun < 30
    assert screen_processes(station) == before


def test_mouse_buttons_of_all_kinds(person: StationPerson) -> None:
    station = person.station
    watch = WelcomeWatch(person)
    station.mouse.move(5, 5)
    for button in range(0x110, 0x118):
        for _count in range(3):
            station.mouse.down(button)
            station.mouse.up(button)
    for across in (False, True):
        station.mouse.wheel(5, across=across)
        station.mouse.wheel(-5, across=across)
    person.move_pointer_aside()
    watch.assert_unchanged_and_responsive("every button of a mouse")
