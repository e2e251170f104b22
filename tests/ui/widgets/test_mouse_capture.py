"""A press that is handled captures the mouse until its button is released, whatever becomes of the widget."""

from __future__ import annotations

from typing import Any

import pytest
from textual import events
from textual.app import App, ComposeResult

from kiosk.cells import Cell
from kiosk.course.acts import MouseButton
from kiosk.ui.widgets.mouse_capture import MouseCapture


class Recorder(MouseCapture):
    """Takes every press but that of the middle button."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[Any, ...]] = []

    def mouse_pressed(self, x: int, y: int, button: MouseButton) -> bool:
        self.seen.append(("pressed", x, y, button))
        return button != "middle"

    def mouse_moved(self, x: int, y: int) -> None:
        self.seen.append(("moved", x, y))

    def mouse_released(self, x: int, y: int, button: MouseButton) -> None:
        self.seen.append(("released", x, y, button))

    def mouse_lost(self, at: Cell | None) -> None:
        self.seen.append(("lost", at))

    def mouse_wheeled(self, x: int, y: int, notches: int) -> None:
        self.seen.append(("wheeled", x, y, notches))


class Page(App[None]):
    CSS = "Recorder { width: 10; height: 4; border: round white; }"

    def compose(self) -> ComposeResult:
        yield Recorder()


def mouse(kind: type[events.MouseEvent], x: int, y: int, button: int) -> events.MouseEvent:
    return kind(None, x, y, 0, 0, button, False, False, False, x, y)


async def after(*sent: events.MouseEvent) -> tuple[list[tuple[Any, ...]], bool]:
    """What the recorder received, and whether it has captured the mouse in the end."""
    app = Page()
    async with app.run_test(size=(30, 10)) as pilot:
        recorder = app.query_one(Recorder)
        for event in sent:
            assert app._driver is not None
            app._driver.process_message(event)
            await pilot.pause()
        return recorder.seen, app.mouse_captured is recorder


async def test_a_drag_is_followed_outside_with_cells_of_the_content() -> None:
    seen, held = await after(
        mouse(events.MouseDown, 2, 2, 3), mouse(events.MouseMove, 20, 8, 3), mouse(events.MouseUp, 20, 8, 3)
    )
    assert seen == [("pressed", 1, 1, "right"), ("moved", 19, 7), ("released", 19, 7, "right")]
    assert not held


async def test_a_press_that_is_not_handled_captures_nothing() -> None:
    seen, held = await after(mouse(events.MouseDown, 2, 2, 2), mouse(events.MouseUp, 20, 8, 2))
    assert seen == [("pressed", 1, 1, "middle")]
    assert not held


async def test_a_button_that_came_up_unseen_ends_the_capture() -> None:
    seen, held = await after(mouse(events.MouseDown, 2, 2, 1), mouse(events.MouseMove, 20, 8, 0))
    assert seen == [("pressed", 1, 1, "left"), ("lost", (19, 7))]
    assert not held


@pytest.mark.parametrize("notches", [1, -1])
async def test_the_wheel_turns_without_a_press(notches: int) -> None:
    kind = events.MouseScrollDown if notches == 1 else events.MouseScrollUp
    seen, held = await after(mouse(kind, 2, 2, 0))
    assert seen == [("wheeled", 1, 1, notches)]
    assert not held


async def test_a_widget_that_goes_away_gives_the_mouse_back() -> None:
    app = Page()
    async with app.run_test(size=(30, 10)) as pilot:
        recorder = app.query_one(Recorder)
        assert app._driver is not None
        app._driver.process_message(mouse(events.MouseDown, 2, 2, 1))
        await pilot.pause()
        held = [app.mouse_captured]
        await recorder.remove()
        await pilot.pause()
        held.append(app.mouse_captured)
        assert held == [recorder, None]
        assert recorder.seen[-1] == ("lost", None)
