"""The real program without a terminal: what is on its screen, and a hand on its mouse and keyboard.

Keys and mouse go in where the terminal's driver puts them, so that they pass through all that a real key passes.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual import events
from textual.app import App
from textual.pilot import Pilot
from textual.widget import Widget

from kiosk.course.model import Exercise
from kiosk.station.settings.model import Settings
from kiosk.station.station import Station
from kiosk.text import fold_signs
from kiosk.ui.app import KioskApp
from kiosk.ui.keeper_link import EndReason, ResumePoint
from kiosk.ui.screens.base import KioskScreen
from kiosk.ui.widgets.board import Board
from kiosk.ui.widgets.picture_grid import PictureGrid
from kiosk.ui.widgets.push_button import PushButton, TextLabel
from kiosk.ui.widgets.text_box import TextBox

DESIGN_SIZE = (100, 28)
MIN_SIZE = (80, 24)
AT_ONCE = Settings(station="poste-1", demonstration_pace=0.0)

_FRAMES = re.compile(r"[\s─-▟]")


class Clock:
    """Replaces ``time.monotonic`` where the app reads the time."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class KioskPilot:
    """One run of the program: what its screen shows, and a hand on its keyboard and mouse."""

    def __init__(self, app: KioskApp, textual: Pilot[EndReason]) -> None:
        self.app = app
        self.textual = textual
        self.clock: Callable[[], float] | None = None
        """The clock of what the terminal sends; None for the machine's own."""

    # -- what its screen shows ---------------------------------------------------------------------------------------

    @property
    def rows(self) -> list[str]:
        """The screen, row by row, no-break spaces as spaces: texts are looked for as their authors type them."""
        return [fold_signs(row) for row in self.drawn_rows]

    @property
    def drawn_rows(self) -> list[str]:
        """The screen, row by row, as it is drawn."""
        return [strip.text for strip in self.app.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        """The screen as one line with single spaces: a sentence that is wrapped is whole."""
        return " ".join(" ".join(self.rows).split())

    def seen(self, widget: Widget, rows: list[str] | None = None) -> str:
        """The letters displayed where ``widget`` is (in ``rows``, if they were read before), squeezed."""
        region = widget.content_region
        rows = self.rows if rows is None else rows
        return squeezed("".join(row[region.x : region.right] for row in rows[region.y : region.bottom]))

    def controls(self) -> list[Widget]:
        """Everything on the screen that can take the focus."""
        return [w for w in self.app.screen.query("*") if w.focusable and w.visible and w.display]

    def all_texts(self) -> str:
        """The texts of all widgets of all screens on the stack, visible or not."""
        parts: list[str] = []
        for screen in self.app.screen_stack:
            for widget in screen.query("*"):
                match widget:
                    case PushButton():
                        parts.append(widget.label)
                    case TextLabel():
                        parts.append(str(widget.content))
                    case TextBox():
                        parts.append(widget.field.text)
        return "\n".join(parts)

    # -- a hand on it ------------------------------------------------------------------------------------------------

    async def settle(self) -> None:
        """Wait until all events, and those that came of them, are handled and drawn."""
        for _turn in range(3):
            await self._handled()
        self.app.screen._on_timer_update()

    async def _handled(self) -> None:
        await self.textual._wait_for_screen()
        while self.app.input_order.is_holding:
            await self.textual._wait_for_screen()

    async def until(self, condition: Callable[[], object], seconds: float = 60.0) -> None:
        """Wait until ``condition`` is true; fail with the screen after ``seconds``."""
        for _ in range(int(seconds / 0.01)):
            if condition():
                await self.settle()
                return
            await asyncio.sleep(0.01)
        raise AssertionError("\n".join(self.rows))

    async def until_screen(self, kind: type[Any]) -> Any:
        """Wait for a screen of ``kind``, and return it."""
        await self.until(lambda: isinstance(self.app.screen, kind) and self.app.screen.is_running)
        return self.app.screen

    def send(self, event: events.Event) -> None:
        """Post an event as the terminal's driver does."""
        assert self.app._driver is not None
        if self.clock is not None:
            event.time = self.clock()
        self.app._driver.process_message(event)

    async def press(self, *keys: str) -> None:
        """Press keys, each once the one before is handled: Textual's names, or characters."""
        for key in keys:
            self._key(key)
            await self._handled()
        await self.settle()

    async def write(self, text: str | Iterable[str]) -> None:
        """Press keys without waiting in between, as a quick typist does: a text, or keys by name."""
        for key in text:
            self._key(key)
        await self.settle()

    def _key(self, key: str) -> None:
        character = key if len(key) == 1 else " " if key == "space" else None
        self.send(events.Key("space" if key == " " else key, character))

    async def paste(self, text: str) -> None:
        """A paste by the terminal."""
        self.send(events.Paste(text))
        await self.settle()

    def mouse(self, kind: type[events.MouseEvent], x: int, y: int, button: int = 1) -> None:
        """One mouse event at a cell of the screen."""
        self.send(kind(None, x, y, 0, 0, button, False, False, False, x, y))

    async def click_at(self, x: int, y: int, button: int = 1) -> None:
        """Move there, press, release."""
        self.mouse(events.MouseMove, x, y, 0)
        self.mouse(events.MouseDown, x, y, button)
        self.mouse(events.MouseUp, x, y, button)
        await self.settle()

    async def click(self, what: str | Widget, button: int = 1) -> None:
        """Click in the middle of a widget, given by its selector or itself; never taken for a double click."""
        self.app.press_filter.forget()
        await self.click_at(*self.middle(what), button)

    def middle(self, what: str | Widget) -> tuple[int, int]:
        """The cell in the middle of a widget."""
        widget = self.app.screen.query_one(what) if isinstance(what, str) else what
        return widget.region.x + widget.region.width // 2, widget.region.y + widget.region.height // 2

    def cell_of(self, text: str) -> tuple[int, int]:
        """The cell in the middle of a text on the screen."""
        for y, row in enumerate(self.rows):
            if text in row:
                return row.index(text) + len(text) // 2, y
        raise AssertionError(f"{text!r} is not on the screen:\n" + "\n".join(self.rows))

    async def click_on(self, text: str) -> None:
        """Click where a text is displayed; never taken for a double click."""
        self.app.press_filter.forget()
        await self.click_at(*self.cell_of(text))

    async def play(self, exercise: Exercise, done: Iterable[int] = ()) -> Any:
        """Open an exercise at its first step that is not in ``done``, and return the player."""
        before = self.app.screen
        self.app.show_player(exercise, frozenset(done))
        await self.until(lambda: self.app.screen is not before and self.app.screen.query("#view"))
        player: Any = self.app.screen
        for board in player.query(Board):
            # its first act reports its size
            await self.until(lambda b=board: b.size.width == player.session.context.width)  # type: ignore[misc]  # its default
        await self.settle()  # what its first sentence takes of the buttons' rows is laid out
        return player

    async def click_picture(self, picture: str) -> None:
        """Click on a picture of the grid, on whichever page it is."""
        grid = self.app.screen.query_one(PictureGrid)
        for turn in range(9):
            if (region := grid.region_of(picture)) is not None:
                await self.click_at(region.x + region.width // 2, region.y + region.height // 2)
                return
            # not the very same cell: that would be a double click
            x, y = self.middle("#more")
            self.app.press_filter.forget()
            await self.click_at(x + turn % 3, y)
        raise AssertionError(picture)


def squeezed(text: str) -> str:
    """``text`` without blanks, frames and pictures."""
    return _FRAMES.sub("", text)


@asynccontextmanager
async def running(
    data: Path,
    size: tuple[int, int] = DESIGN_SIZE,
    settings: Settings = AT_ONCE,
    *,
    play: Exercise | None = None,
    resume_at: ResumePoint | None = None,
    faults: bool = False,
) -> AsyncIterator[KioskPilot]:
    """The program at its first screen; an exception in it is raised here.

    Those that only ended an exercise too, unless ``faults`` says that the test is about them.
    """
    app = KioskApp(Station(settings, data), play=play, resume_at=resume_at)
    async with app.run_test(size=size, notifications=True) as textual:
        pilot = KioskPilot(app, textual)
        await pilot.until(lambda: isinstance(app.screen, KioskScreen) and app.screen.is_running)
        yield pilot
        assert app.return_code in (None, 0)
        if app.faults and not faults:
            raise app.faults[0]


def is_running(app: App[Any]) -> bool:
    """Whether the program goes on."""
    return app._running and not app._exit
