"""The question for the PIN: it opens by mouse and by keyboard, and guessing takes too long to succeed."""

from __future__ import annotations

import logging
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from textual import events

from kiosk.course.keyboard.layouts import LAYOUTS, Stroke, type_strokes
from kiosk.station.log.explanations import explain_message
from kiosk.station.pin import hash_pin
from kiosk.station.settings.model import Language, Settings
from kiosk.station.sitting import Sitting
from kiosk.station.station import Station
from kiosk.ui.screens.adviser.corner import AdviserCorner
from kiosk.ui.screens.adviser.pin import EnterPin, MissingPin, UnreadablePin
from kiosk.ui.screens.home import Home
from kiosk.ui.screens.welcome import Welcome
from kiosk.ui.widgets.adviser_keypad import PinDots, digits_of
from tests.ui.kiosk_pilot import DESIGN_SIZE, MIN_SIZE, Clock, KioskPilot, running
from tests.ui.test_layout import assert_all_is_seen, assert_tab_goes_round

PIN = "2580"
GUARDED = Settings(station="poste-1", locked=True, pin=hash_pin(PIN, b"a salt for tests"))
AT_HOME = Settings(station="poste-1")


async def to_the_door(pilot: KioskPilot) -> EnterPin:
    await pilot.click("#adviser")
    found = await pilot.until_screen(EnterPin)
    assert isinstance(found, EnterPin)
    return found


def dots(pilot: KioskPilot) -> int:
    return str(pilot.app.screen.query_one(PinDots).content).count("●")


async def enter(pilot: KioskPilot, pin: str) -> None:
    await pilot.write(pin)
    await pilot.press("enter")


async def test_the_corner_opens_by_the_keyboard_alone(data: Path) -> None:
    async with running(data, settings=GUARDED) as pilot:
        for _tab in pilot.controls():
            if pilot.app.focused is pilot.app.screen.query_one("#adviser"):
                break
            await pilot.press("tab")
        await pilot.press("enter")
        await pilot.until_screen(EnterPin)
        await enter(pilot, PIN)
        await pilot.until_screen(AdviserCorner)


async def test_the_corner_opens_by_the_mouse_alone_with_a_repeated_digit(data: Path) -> None:
    guarded = replace(GUARDED, pin=hash_pin("1100"))
    async with running(data, settings=guarded) as pilot:
        await to_the_door(pilot)
        for digit in "1100":
            # as quick as they come: not :meth:`Desk.click`, which lets a double click's time go by
            await pilot.click_at(*pilot.middle(f"#digit{digit}"))
        assert dots(pilot) == 4
        await pilot.click("#main")
        await pilot.until_screen(AdviserCorner)


async def test_the_corner_opens_by_the_arrows_on_the_keypad(data: Path) -> None:
    async with running(data, settings=GUARDED) as pilot:
        await to_the_door(pilot)
        await pilot.press("down")
        assert getattr(pilot.app.focused, "value", "") == "2"
        for key in ("enter", "down", "enter", "down", "enter", "down", "enter"):
            pilot.app.press_filter.forget()
            await pilot.press(key)
        assert dots(pilot) == 4
        await pilot.click("#main")
        await pilot.until_screen(AdviserCorner)


async def test_after_a_click_on_the_keypad_enter_enters(data: Path) -> None:
    async with running(data, settings=GUARDED) as pilot:
        await to_the_door(pilot)
        for digit in PIN:
            await pilot.click(f"#digit{digit}")
        await pilot.press("enter")
        await pilot.until_screen(AdviserCorner)


async def test_the_top_row_without_shift_is_digits(data: Path) -> None:
    async with running(data, settings=GUARDED) as pilot:
        await to_the_door(pilot)
        await enter(pilot, "é(_à")
        await pilot.until_screen(AdviserCorner)


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=lambda layout: layout.name)
@given(pin=st.text("0123456789", min_size=4, max_size=12), shifted=st.booleans())
def test_a_pin_is_the_same_with_and_without_shift(layout, pin: str, shifted: bool) -> None:  # type: ignore[no-untyped-def]  # LAYOUTS says
    positions = {c[level]: key for key, c in layout.characters for level in (0, 1) if len(c) > level}
    keys = [positions[digit] for digit in pin]
    text = "".join(type_strokes(layout, (Stroke(key, ("shift",) if shifted else ()),)) for key in keys)
    if len(text) == len(pin):  # a dead key makes no character by itself
        digits = digits_of(layout)
        read = "".join(digits.get(character, "") for character in text)
        assert read == pin or (layout.name in ("qwerty", "qwertz") and shifted)


async def test_what_is_entered_is_never_seen(data: Path) -> None:
    async with running(data, settings=GUARDED) as pilot:
        await to_the_door(pilot)
        before = pilot.text
        await pilot.write("79")
        assert dots(pilot) == 2
        assert pilot.text.count("7") == before.count("7") and pilot.text.count("9") == before.count("9")
        await pilot.write("1" * 20)
        assert dots(pilot) == 12
        await pilot.press(*["backspace"] * 10)
        assert dots(pilot) == 2
        await pilot.click("#undo")
        assert dots(pilot) == 1


async def test_a_wrong_pin_gets_a_kind_message_and_is_counted_and_later_ones_wait(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = timedelta()
    monkeypatch.setattr(Sitting, "now", property(lambda self: datetime(2026, 11, 23, 14, tzinfo=UTC) + later))
    async with running(data, settings=GUARDED) as pilot:
        await to_the_door(pilot)
        await enter(pilot, "12")
        assert "Le code a 4 chiffres ou plus." in pilot.text
        await pilot.press("backspace", "backspace")
        for wrong in ("1234", "0000"):
            await enter(pilot, wrong)
            assert "Ce code n'ouvre pas le coin. Vous pouvez recommencer." in pilot.text
            assert dots(pilot) == 0
            pilot.app.press_filter.forget()
        await enter(pilot, "9999")
        assert "On reprend dans 6 secondes" in pilot.text or "On reprend dans 5 secondes" in pilot.text
        # no more tries now, not even the right one
        pilot.app.press_filter.forget()
        await enter(pilot, PIN)
        assert isinstance(pilot.app.screen, EnterPin)
    # and pulling the plug does not help
    async with running(data, settings=GUARDED) as pilot:
        await to_the_door(pilot)
        assert re.search(r"On reprend dans \d secondes", pilot.text)
        await enter(pilot, PIN)
        assert isinstance(pilot.app.screen, EnterPin)
        later = timedelta(seconds=30)
        await pilot.until(lambda: "secondes" not in pilot.text)
        # what was typed during the wait does not stand before the right code
        assert "●" not in pilot.text
        pilot.app.press_filter.forget()
        await enter(pilot, PIN)
        await pilot.until_screen(AdviserCorner)
        # the right one forgets the others
        assert pilot.app.station.pin_attempts.wait(pilot.app.sitting.now) == 0
        assert pilot.app.station.pin_attempts.record_wrong(pilot.app.sitting.now) == 0


async def test_a_try_is_counted_before_it_is_verified(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:

    counted = []

    def plug_pulled(entered: str, stored: str) -> bool:
        counted.append((data / "pin-attempts.json").read_text())
        return False

    monkeypatch.setattr("kiosk.ui.screens.adviser.pin.verify_pin", plug_pulled)
    async with running(data, settings=GUARDED) as pilot:
        await to_the_door(pilot)
        await enter(pilot, "1234")
        assert len(counted) == 1 and '"count":1' in counted[0]


async def test_wrong_pins_are_logged_without_their_digits(
    data: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(logging.getLogger("kiosk"), "propagate", True)
    async with running(data, settings=GUARDED) as pilot:
        await to_the_door(pilot)
        await enter(pilot, "1357")
    # pytest may hear the same record by two loggers
    records = {id(record): record for record in caplog.records if record.name.startswith("kiosk.ui.screens.adviser")}
    messages = [record.getMessage() for record in records.values()]
    assert len(messages) == 1 and explain_message(messages[0]) and "1357" not in caplog.text


async def test_enter_held_down_at_the_welcome_is_no_attempt(data: Path) -> None:
    async with running(data, settings=GUARDED) as pilot:
        pilot.clock = Clock()  # however slow the machine, it is one press
        pilot.app.screen.query_one("#adviser").focus()
        await pilot.press("enter")
        await pilot.until_screen(EnterPin)
        await pilot.press(*["enter"] * 5)
        assert "Ce code" not in pilot.text and "chiffres ou plus" not in pilot.text
        assert not (data / "pin-attempts.json").exists()


async def test_back_leads_to_the_welcome(data: Path) -> None:
    async with running(data, settings=GUARDED) as pilot:
        await to_the_door(pilot)
        await pilot.write(PIN)
        await pilot.click("#back")
        await pilot.until_screen(Welcome)
        await to_the_door(pilot)
        assert dots(pilot) == 0


async def test_at_home_without_a_pin_the_corner_opens_at_once(data: Path) -> None:
    async with running(data, settings=AT_HOME) as pilot:
        await pilot.click("#adviser")
        await pilot.until_screen(AdviserCorner)


async def test_at_a_locked_station_without_a_pin_the_corner_stays_closed_and_explains(data: Path) -> None:
    async with running(data, settings=replace(AT_HOME, locked=True)) as pilot:
        await pilot.click("#adviser")
        await pilot.until_screen(MissingPin)
        assert "`sudo kiosk pin`" in pilot.text
        await pilot.write(PIN)
        await pilot.press("enter")
        await pilot.until_screen(Welcome)


@pytest.mark.parametrize("size", [DESIGN_SIZE, MIN_SIZE], ids=["100x28", "80x24"])
@pytest.mark.parametrize("spoken", ["fr", "en"])
async def test_settings_that_cannot_be_read_keep_the_corner_shut(
    data: Path, size: tuple[int, int], spoken: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Station, "pin_unknown", True)
    async with running(data, settings=replace(AT_HOME, language=spoken), size=size) as pilot:
        await pilot.click("#adviser")
        await pilot.until_screen(UnreadablePin)
        assert "`sudo kiosk settings`" in pilot.text
        await assert_all_is_seen(pilot)
        await pilot.write(PIN)
        await pilot.press("enter")
        await pilot.until_screen(Welcome)


@pytest.mark.parametrize("size", [DESIGN_SIZE, MIN_SIZE], ids=["100x28", "80x24"])
@pytest.mark.parametrize("pin", [GUARDED.pin, ""], ids=["pin", "no pin"])
@pytest.mark.parametrize("spoken", ["fr", "en"])
async def test_the_pin_screen_is_fully_visible(data: Path, size: tuple[int, int], pin: str, spoken: Language) -> None:
    async with running(data, size, replace(GUARDED, pin=pin, language=spoken)) as pilot:
        await pilot.click("#adviser")
        await pilot.until_screen(EnterPin if pin else MissingPin)
        await assert_all_is_seen(pilot)
        await assert_tab_goes_round(pilot)
        if pin:
            await enter(pilot, "1234")
            await pilot.write("1" * 12)
            assert dots(pilot) == 12
            await assert_all_is_seen(pilot)
            await assert_tab_goes_round(pilot)


async def test_a_malformed_stored_pin_matches_no_input(data: Path) -> None:
    async with running(data, settings=replace(AT_HOME, pin="2580")) as pilot:
        await to_the_door(pilot)
        await enter(pilot, PIN)
        assert "Ce code n'ouvre pas le coin." in pilot.text


async def test_the_pin_screen_and_the_corner_close_when_nobody_is_there(data: Path, clock: Clock) -> None:
    async with running(data, settings=GUARDED) as pilot:
        await to_the_door(pilot)
        await enter(pilot, PIN)
        await pilot.until_screen(AdviserCorner)
        clock.now += 44
        pilot.app.check_presence()
        assert isinstance(pilot.app.screen, AdviserCorner)
        clock.now += 2
        pilot.app.check_presence()
        await pilot.until(lambda: "Voulez-vous continuer ?" in pilot.text)
        clock.now += 14
        pilot.app.check_presence()
        await pilot.until_screen(Welcome)


async def test_the_station_s_own_idle_times_count_where_they_are_shorter(data: Path, clock: Clock) -> None:
    async with running(data, settings=replace(GUARDED, question_after=10, leave_after=5)) as pilot:
        await to_the_door(pilot)
        clock.now += 11
        pilot.app.check_presence()
        await pilot.until(lambda: "Voulez-vous continuer ?" in pilot.text)


async def test_a_crash_in_the_corner_comes_back_to_the_welcome(data: Path) -> None:
    async with running(data, settings=GUARDED) as pilot:
        await to_the_door(pilot)
        await enter(pilot, PIN)
        await pilot.until_screen(AdviserCorner)
        where = pilot.app.resume_point
    async with running(data, settings=GUARDED, resume_at=where) as pilot:
        await pilot.click("#main")
        await pilot.until_screen(Welcome)
        assert not pilot.app.screen.query("#reset")


async def test_the_corner_cannot_be_reached_from_home(data: Path) -> None:
    """So that no learner's sitting stays open below it."""
    async with running(data, settings=GUARDED) as pilot:
        pilot.app.show_home()
        await pilot.until_screen(Home)
        assert not pilot.app.screen.query("#adviser") and "Conseiller" not in pilot.text


async def test_a_paste_is_no_pin(data: Path) -> None:
    async with running(data, settings=GUARDED) as pilot:
        await to_the_door(pilot)
        await pilot.paste("2580" * 1000)
        assert dots(pilot) == 0
        pilot.mouse(events.MouseMove, 3, 3, 0)
        await pilot.settle()
        assert isinstance(pilot.app.screen, EnterPin)
