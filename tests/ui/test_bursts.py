"""Screens that are replaced while they open, asked while they close, or covered in between: nothing ends the program.

A hand that clicks and types ahead of the screen, a window that is drawn larger and smaller, the idle question and the
way back to the welcome come at every moment of a screen's life, and not only when it rests. The dice have seeds.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest
from textual import events
from textual._context import active_app
from textual.app import App
from textual.drivers.headless_driver import HeadlessDriver
from textual.geometry import Size
from textual.widget import Widget

import kiosk.ui
from kiosk.course.model import ActivityContext, Exercise
from kiosk.errors import KioskError
from kiosk.i18n import use_language
from kiosk.session.acts import Continued
from kiosk.session.state import Session
from kiosk.session.update import begin_session
from kiosk.station.settings.model import Settings
from kiosk.ui.replaceable import Replaceable
from kiosk.ui.screens.adviser.corner import AdviserCorner
from kiosk.ui.screens.adviser.pin import EnterPin, MissingPin
from kiosk.ui.screens.adviser.recent_events import RecentEvents
from kiosk.ui.screens.adviser.workshop import WorkshopAreaList, WorkshopExerciseList
from kiosk.ui.screens.area import AreaScreen
from kiosk.ui.screens.base import KioskScreen
from kiosk.ui.screens.begin_logbook import BeginLogbook, ConfirmCode
from kiosk.ui.screens.can_do_list import CanDoList
from kiosk.ui.screens.exercise_end import ExerciseEnd
from kiosk.ui.screens.home import Home
from kiosk.ui.screens.interruptions import AfterCrash, ExerciseNotReady
from kiosk.ui.screens.keep_question import KeepQuestion
from kiosk.ui.screens.my_pictures import MyPictures
from kiosk.ui.screens.open_logbook import OpenLogbook
from kiosk.ui.screens.player import Player
from kiosk.ui.screens.todays_workshop import TodaysWorkshop
from kiosk.ui.screens.welcome import Welcome
from kiosk.ui.widgets.push_button import PushButton
from tests.ui.exercise_samples import EVERY_KIND, exercise
from tests.ui.kiosk_pilot import Clock, KioskPilot, running

STATION = Settings(station="poste-1", question_after=10, leave_after=5, demonstration_pace=0.001, workshop=("email",))
SIZES = [(100, 28), (80, 24), (60, 20)]
KEYS = ["enter", "space", "tab", "shift+tab", "up", "down", "left", "right", "escape", "backspace", "a", "7", "é"]
BURST, MAX_TURNS = 160, 40
"""What is done in one burst, and how often the program has its turn between two of these, at most."""


WELCOMES = ("Bonjour et bienvenue", "Hello and welcome")


def begun(one: Exercise) -> Session:
    """``one`` at its first step."""
    return begin_session(one, ActivityContext())[0]


class Burst:
    """Random clicks, keys, sizes of the window and jumps of the clock."""

    def __init__(self, pilot: KioskPilot, clock: Clock, exercises: list[Exercise], seed: int) -> None:
        self.pilot, self.app, self.clock = pilot, pilot.app, clock
        self._exercises = exercises
        self._dice = random.Random(seed)
        self._done: list[str] = []

    async def run(self, length: int = BURST) -> None:
        """Do ``length`` random things; a failure lists the last of them."""
        ways: list[tuple[int, Callable[[], object]]] = [
            (8, self._click), (4, self._press_a_button), (4, self._key), (3, self._resize), (5, self._go),
            (1, self._move), (1, self._someone_is_away), (2, self._next_step),
        ]  # fmt: skip
        weights, doings = zip(*ways, strict=True)
        for _ in range(length):
            do = self._dice.choices(doings, weights)[0]
            self._done.append(getattr(do, "__name__", "?"))
            do()
            for _turn in range(self._dice.choice((0, 1, 2, 5, self._dice.randrange(MAX_TURNS)))):
                await asyncio.sleep(0)
            assert self.app._exception is None, (self._done[-10:], self.app._exception)

    def _click(self) -> None:
        width, height = self.app.size
        self._click_at(self._dice.randrange(width), self._dice.randrange(height))

    def _press_a_button(self) -> None:
        buttons = [b for b in self.app.screen.query(PushButton) if b.region and b.visible]
        if buttons:
            self._click_at(*self.pilot.middle(self._dice.choice(buttons)))

    def _click_at(self, x: int, y: int) -> None:
        self.app.press_filter.forget()
        self.pilot.mouse(events.MouseMove, x, y, 0)
        self.pilot.mouse(events.MouseDown, x, y)
        if self._dice.random() < 0.3:
            self.pilot.mouse(events.MouseMove, x + 3, y, 1)
        self.pilot.mouse(events.MouseUp, x, y)

    def _key(self) -> None:
        self.pilot._key(self._dice.choice(KEYS))

    def _move(self) -> None:
        self.pilot.mouse(events.MouseMove, self._dice.randrange(60), self._dice.randrange(20), 0)

    def _resize(self) -> None:
        self.resize(self._dice.choice(SIZES))

    def resize(self, cells: tuple[int, int]) -> None:
        """Resize the terminal, as Textual's own pilot does."""
        size = Size(*cells)
        driver: Any = self.app._driver
        assert isinstance(driver, HeadlessDriver)
        driver._size = size
        self.app.post_message(events.Resize(size, size))

    def _someone_is_away(self) -> None:
        self.clock.now += self._dice.choice((12.0, 200.0, 1000.0))
        self.app.check_presence()

    def _next_step(self) -> None:
        """The end of a step is far away for dice: be there."""
        if isinstance(player := self.app.screen, Player) and player.is_running:
            player.call_later(player.act, Continued())

    def _go(self) -> None:
        app = self.app
        a_logbook: list[Callable[[], object]] = [app.show_begin_logbook, app.show_open_logbook]
        fresh: list[Callable[[], KioskScreen]] = [
            lambda: ConfirmCode(("chat", "lune", "cle", "pain")), OpenLogbook, BeginLogbook, MissingPin, EnterPin,
            AdviserCorner, RecentEvents, WorkshopAreaList, lambda: WorkshopExerciseList("souris"), TodaysWorkshop,
            AfterCrash, KeepQuestion, MyPictures,
        ]  # fmt: skip
        one = self._dice.choice(self._exercises)
        ways: list[Callable[[], object]] = [
            *a_logbook,
            app.show_welcome, lambda: app.show_welcome(same_person=True), app.leave,
            lambda: app.choose_language("en"), lambda: app.choose_language("fr"), app.show_home, app.show_can_do_list,
            app.show_adviser_door,
            lambda: app.show_area("souris"), lambda: app.start_exercise("souris/1-cliquer"),
            *([lambda: app.show_player(one, frozenset())] * 3),
            lambda: app.show(ExerciseEnd(begun(one))),
            *([lambda: app.show(self._dice.choice(fresh)())] * 4),
        ]  # fmt: skip
        self._dice.choice(ways)()


async def one_burst(data: Path, clock: Clock, exercises: list[Exercise], seed: int) -> None:
    """A burst, and after it the program is there for the next person."""
    errors: list[dict[str, Any]] = []
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _loop, context: errors.append(context))
    use_language("fr")
    async with running(data, random.Random(seed).choice(SIZES[:2]), STATION) as pilot:
        burst = Burst(pilot, clock, exercises, seed)
        leave, pilot.app.exit = pilot.app.exit, lambda *_why, **_options: None  # type: ignore[method-assign]
        await burst.run()
        burst.resize(SIZES[0])
        await pilot.settle()
        pilot.app.exit = leave  # type: ignore[method-assign]
        pilot.app.show_welcome()
        # a burst may have come to the corner, and chosen the station's other language there
        await pilot.until(lambda: isinstance(pilot.app.screen, Welcome) and any(w in pilot.text for w in WELCOMES))
        assert pilot.app._exception is None
    assert not errors, errors


@pytest.fixture(scope="module")
def exercises(shipped: tuple[Exercise, ...]) -> list[Exercise]:
    """Every kind of activity, at the first step and at a later one; some desks of the course."""
    steps = list(EVERY_KIND.values())
    pairs = zip(steps, steps[1:] + steps[:1], strict=True)
    made = [exercise(one, other, one, name=f"clavier/1-{n}") for n, (one, other) in enumerate(pairs)]
    desks = [one for one in shipped if any(type(s.activity).__name__ == "OnDesk" for s in one.steps)]
    return [*made, *desks[:: len(desks) // 6]]


@pytest.mark.long
@pytest.mark.parametrize("seed", [119, 134])
async def test_a_burst_of_input_at_any_moment_ends_nothing(
    data: Path, clock: Clock, exercises: list[Exercise], seed: int
) -> None:
    await one_burst(data, clock, exercises, seed)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100, 120))
async def test_many_bursts_of_input_end_nothing(data: Path, clock: Clock, exercises: list[Exercise], seed: int) -> None:
    await one_burst(data, clock, exercises, seed)


SCREENS: dict[str, Callable[[], KioskScreen]] = {
    "begin": BeginLogbook, "confirm": lambda: ConfirmCode(("chat", "lune", "cle", "pain")), "open": OpenLogbook,
    "no pin": MissingPin, "pin": EnterPin, "corner": AdviserCorner, "events": RecentEvents, "areas": WorkshopAreaList,
    "exercises": lambda: WorkshopExerciseList("souris"), "workshop": TodaysWorkshop, "crash": AfterCrash, "home": Home,
    "keep": KeepQuestion, "my pictures": MyPictures,
    "not ready": lambda: ExerciseNotReady(KioskError("Non.")),
    "can do": CanDoList, "area": lambda: AreaScreen("souris"), "welcome": Welcome,
    "ending": lambda: ExerciseEnd(begun(exercise(EVERY_KIND["keys"]))),
    **{f"player: {kind}": partial(Player, begun(exercise(step))) for kind, step in EVERY_KIND.items()},
}  # fmt: skip


class Blank(KioskScreen):
    """Nothing is as soon there as this: what it replaces is still on its way."""


async def replaced_on_its_way(data: Path, make: Callable[[], KioskScreen], every: int) -> None:
    """With the presence clock stopped: a machine that is slow is not a person who has left."""
    async with running(data, settings=STATION) as pilot:
        for turns in range(0, 60, every):
            pilot.app.show(make())
            for _ in range(turns):
                await asyncio.sleep(0)
            pilot.app.show(Blank())
            assert pilot.app._exception is None, turns
        await pilot.until(lambda: isinstance(pilot.app.screen, Blank) and pilot.app.screen.is_running)


@pytest.mark.parametrize("name", ["open", "exercises", "player: choice", "player: typing"])
@pytest.mark.usefixtures("clock")
async def test_a_screen_can_be_replaced_while_it_opens(data: Path, name: str) -> None:
    await replaced_on_its_way(data, SCREENS[name], 10)


@pytest.mark.long
@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.usefixtures("clock")
async def test_each_screen_can_be_replaced_at_any_point_of_its_opening(data: Path, name: str) -> None:
    await replaced_on_its_way(data, SCREENS[name], 2)


@pytest.mark.usefixtures("clock")
async def test_a_press_on_a_replaced_screen_does_nothing(data: Path) -> None:
    """The answer to a press comes a moment later: by then the welcome may be there, for the next person."""
    async with running(data, settings=STATION) as pilot:
        pilot.app.show_home()
        home = await pilot.until_screen(Home)
        home.query_one("#can-do", PushButton).press()
        pilot.app.show_welcome()
        await pilot.until_screen(Welcome)
        await pilot.settle()
        assert isinstance(pilot.app.screen, Welcome)


async def test_timers_that_fire_after_the_last_screen_do_nothing(data: Path) -> None:
    async with running(data, settings=STATION) as pilot:
        app = pilot.app
        ringing = [timer for timer in app._timers if timer._callback is not None]
        assert ringing
    assert not app.screen_stack
    token = active_app.set(app)
    try:
        for timer in ringing:
            await timer._tick(next_timer=0.0, count=1)
    finally:
        active_app.reset(token)
    assert app._exception is None


def test_every_widget_and_screen_derives_from_replaceable() -> None:
    for module in walk_packages(kiosk.ui.__path__, "kiosk.ui."):
        import_module(module.name)
    ours: list[type] = []
    left: list[type] = [Widget, App]
    while left:
        below: list[type] = left.pop().__subclasses__()
        left += below
        ours += [kind for kind in below if kind.__module__.startswith("kiosk.")]
    assert len(ours) > 40
    assert not [kind for kind in ours if not issubclass(kind, Replaceable)]
