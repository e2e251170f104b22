"""Nothing that hands can do at a station ends, covers, changes or leaves the program."""

from __future__ import annotations

import time
from collections.abc import Iterable

import pytest

from kiosk.rehearsal.screen_text import ScreenText
from tests.debian13 import devices
from tests.debian13.conftest import new_sitting
from tests.debian13.devices import HELD
from tests.debian13.machine import Process
from tests.debian13.person import StationPerson
from tests.debian13.shortcuts import Gesture, Keys, shortcuts
from tests.debian13.station import RealStation
from tests.terminal.one_station import WELCOME

pytestmark = pytest.mark.debian13

_OF_OTHERS = (
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
"""What ends, switches, locks, photographs or starts things on the computers that people know."""
_SYSRQ = "reisubkothf"
_SAME = str.maketrans("┏━┓┗┛┃", "╭─╮╰╯│")
"""A button that has the focus looks otherwise, and is the same button."""


def normal(sight: ScreenText) -> str:
    """What stands there, wherever the focus is."""
    return "\n".join(sight.rows).translate(_SAME)


def what_runs(station: RealStation) -> tuple[Process, ...]:
    """Who holds the screen: the compositor, the terminal, the keeper."""
    cage, foot = station.process("cage"), station.process("foot")
    assert cage is not None and foot is not None
    return (cage, foot, station.keeper())


class Watch:
    """The welcome as it is, to be the same after each of many things."""

    def __init__(self, person: StationPerson) -> None:
        self._person = person
        self._station = person.station
        self._runs = what_runs(self._station)
        self._kinds = self._station.everything()
        self._window = self._station.window()
        self._screen = normal(self._station.look())

    def see(self, what: str) -> None:
        """Fail when anything is different to the eye, now that ``what`` was done."""
        self._person.settle(0.06)
        assert normal(self._station.look()) == self._screen, f"{what} changed the screen:\n{self._person.text()}"
        assert what_runs(self._station) == self._runs, f"{what} ended something"
        assert self._station.everything() <= self._kinds, f"{what} started something"
        assert self._station.window() == self._window, f"{what} changed the size of the letters"

    def feel(self, what: str) -> None:
        """Fail also when the program no longer has the keyboard: what took it need not show it."""
        self.see(what)
        before = self._station.look().rows
        self._station.keyboard.press("tab")
        self._person.wait(lambda: self._station.look().rows != before, f"an answer to Tab after {what}", 3)
        self._station.keyboard.press("shift+tab")
        self._person.wait(lambda: self._station.look().rows == before, f"the screen of before after {what}", 3)


def test_every_shortcut_and_gesture_of_the_terminal_leaves_it_untouched(person: StationPerson) -> None:
    station = person.station
    known = shortcuts(station.machine.path("/etc/xdg/foot/foot.ini").read_text(encoding="utf-8"))
    assert {one.does.partition(":")[0] for one in known} >= {
        "key-bindings", "search-bindings", "url-bindings", "text-bindings", "mouse-bindings"
    }  # fmt: skip
    assert len(known) > 60, "foot's own list is not what it was"
    watch = Watch(person)
    for one in known:
        match one:
            case Keys(does, press, alone):
                if alone:
                    continue
                station.keyboard.press(press)
                watch.feel(f"{press} ({does})")
            case Gesture(does):
                do_gesture(station, one)
                person.put_aside()
                watch.see(f"{one} ({does})")


def do_gesture(station: RealStation, gesture: Gesture) -> None:
    """On the welcome's sentence: press and move to its end, as often as said, or turn the wheel; with keys held."""
    sentence = "Un carnet garde ce que vous savez faire."
    x, y = StationPerson(station).position(sentence) or (0, 0)
    start, end = station.glyphs.middle(x - 15, y), station.glyphs.middle(x + 15, y)
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
    watch = Watch(person)
    for press in _OF_OTHERS:
        person.press(press)
        watch.see(press)
    watch.feel("all of them")


def test_the_kernels_own_keys_are_told_to_do_nothing(station: RealStation) -> None:
    """Alt+PrintScreen and a letter go to the kernel, which no compositor sees: what it is told at boot counts."""
    said = station.machine.run("systemd-analyze", "cat-config", "sysctl.d", "--no-pager").stdout
    values = [line.partition("=")[2].strip() for line in said.splitlines() if line.startswith("kernel.sysrq")]
    assert values and values[-1] == "0"
    with station.keyboard.holding(("alt",)):
        for letter in _SYSRQ:
            station.keyboard.press("printscreen")
            station.keyboard.press(letter)
    assert station.unit("ActiveState") == "active"


def test_selecting_and_pasting_bring_nothing(person: StationPerson) -> None:
    """What one person drags over cannot be pasted by the next: foot's own clipboard stays empty."""
    station = person.station
    for held in ((), ("shift",), ("ctrl",), ("shift", "ctrl")):
        for times in (1, 2, 3):
            do_gesture(station, Gesture("select", held, devices.LEFT, times, 0))
        station.keyboard.press("ctrl+shift+c")
    person.put_aside()
    person.click("Ouvrir mon carnet")
    person.wait_for("Ou écrivez les 4 mots :")
    person.settle()
    before = normal(station.look())
    x, y = person.position("Ou écrivez les 4 mots :") or (0, 0)
    person.click_at(x + 24, y)
    for press in ("ctrl+shift+v", "shift+insert", "ctrl+v", "paste"):
        person.press(press)
    for held in ((), ("shift",)):
        station.mouse.move(*station.glyphs.middle(x + 24, y))
        with station.keyboard.holding(held):
            station.mouse.down(devices.MIDDLE)
            station.mouse.up(devices.MIDDLE)
    person.put_aside()
    person.settle(0.3)
    person.wait_for("Ou écrivez les 4 mots :")
    assert "Un carnet garde" not in person.text()
    assert _only_cursor(before, normal(station.look())), person.text()


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
    before, kinds, window = what_runs(station), station.everything(), station.window()
    for code in _codes(held):
        station.keyboard.strike_code(code, held)
    station.machine.wait(lambda: is_answered(person), "no answer to a click", 20)
    assert what_runs(station) == before
    assert station.everything() <= kinds
    assert station.window() == window


def _codes(held: Iterable[str]) -> Iterable[int]:
    """All that xkb knows (8 to 255), but those that are held."""
    mine = {HELD[name][0] for name in held}
    return [code for code in range(1, 248) if code not in mine]


def is_answered(person: StationPerson) -> bool:
    """Whether the program does something when it is told to begin anew."""
    new_sitting(person.station)
    person.wait_for(WELCOME)
    person.click("▶ Essayer tout de suite")
    person.wait_for("Que voulez-vous faire ?")
    return True


def test_a_cat_on_the_keyboard_is_no_matter(person: StationPerson) -> None:
    """Thousands of keys at once: the screen answers again in seconds, and nothing grows without end."""
    station = person.station
    before = what_runs(station)
    begun = time.monotonic()
    for _count in range(1500):
        for code in (30, 31, 32, 33):
            station.keyboard.strike_code(code, wait=False)
    person.click("Ouvrir mon carnet", 20)
    person.wait_for("Ou écrivez les 4 mots :", 20)
    assert time.monotonic() - begun < 30
    assert what_runs(station) == before


def test_mouse_buttons_of_all_kinds(person: StationPerson) -> None:
    station = person.station
    watch = Watch(person)
    station.mouse.move(5, 5)
    for button in range(0x110, 0x118):
        for _count in range(3):
            station.mouse.down(button)
            station.mouse.up(button)
    for across in (False, True):
        station.mouse.wheel(5, across=across)
        station.mouse.wheel(-5, across=across)
    person.put_aside()
    watch.feel("every button of a mouse")
