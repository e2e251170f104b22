from __future__ import annotations

import asyncio

from textual.app import App, ComposeResult

from kiosk.course.keyboard.layouts import LAYOUTS
from kiosk.ui.widgets.keyboard_map import KeyboardMap

AZERTY = LAYOUTS["azerty"]


class Shown(App[None]):
    def compose(self) -> ComposeResult:
        keyboard = KeyboardMap(AZERTY)
        keyboard.styles.height = "1fr"
        yield keyboard


def test_the_widget_takes_the_largest_drawing_that_its_place_allows() -> None:
    async def look() -> None:
        for size, height in (((80, 6), "compact"), ((80, 13), "large"), ((100, 18), "tall")):
            app = Shown()
            async with app.run_test(size=size) as pilot:
                keyboard = app.query_one(KeyboardMap)
                keyboard.show("@")
                await pilot.pause()
                assert keyboard.drawing_height == height
                text = [keyboard.render_line(row).text for row in range(size[1])]
                assert {len(line) for line in text} == {size[0]}
                assert "0 à" in text[0] + text[1]
                keyboard.press("ê", 1)
                pressed = "".join(keyboard.render_line(row).text for row in range(size[1]))
                assert "▼" in pressed
                keyboard.press(None)
                assert [keyboard.render_line(row).text for row in range(size[1])] == text

    asyncio.run(look())


def test_the_demonstration_of_a_capital_made_with_caps_lock_leaves_it_off() -> None:
    """É: Caps Lock, é, and Caps Lock again, so that the next letter is shown on the keyboard as it was."""
    assert KeyboardMap(AZERTY).strokes_of("É") == 3
