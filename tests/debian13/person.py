"""A person at a real station: looks at the screen, moves the mouse, presses keys."""

from __future__ import annotations

from kiosk.cells import Rect
from kiosk.rehearsal.robot import LEFT, RIGHT, Robot
from kiosk.rehearsal.screen_text import Box, ScreenText
from kiosk.text import fold_spaces
from tests.debian13 import devices
from tests.debian13.station import HEIGHT, WIDTH, RealStation

_BUTTONS = {LEFT: devices.LEFT, RIGHT: devices.RIGHT}
_WHEEL = {64: -1, 65: 1}
_MOVING, _HELD_MOVING = 35, 32


class _WholeFrames:
    """A screenshot is never half a frame."""

    mid_frame = False


class StationPerson(Robot):
    """The robot, with the station's mouse, keyboard and screen in place of a pseudo-terminal."""

    def __init__(self, station: RealStation) -> None:
        # not that of Robot, which would start a program
        self.station = station
        self._filter = _WholeFrames()  # type: ignore[assignment]  # all that is asked of it
        self._ended = False

    def _look(self) -> ScreenText:
        return self.station.read_screen()

    def _read(self, seconds: float) -> bool:
        return self.station.wait_for_change(seconds)

    def box(self, label: str, *, begins: bool = False) -> Box | None:
        """As elsewhere; and a label on a ground of its own colour, which hides the edge, is a control too."""
        return super().box(label, begins=begins) or self._block(label)

    def _block(self, label: str) -> Box | None:
        place = self.position(label)
        if place is None:
            return None
        x, y = place
        ground = self.station.background(x, y)
        if ground == self.station.background(0, 0):
            return None

        def reach(step_x: int, step_y: int) -> int:
            far = 1
            while self.station.background(x + far * step_x, y + far * step_y) == ground:
                far += 1
            return far - 1

        left, right, up, down = reach(-1, 0), reach(1, 0), reach(0, -1), reach(0, 1)
        return Box(Rect(x - left, y - up, left + right + 1, up + down + 1), fold_spaces(label))

    def send(self, data: bytes | str) -> None:
        """Nothing is sent here: a person has hands."""
        raise NotImplementedError(f"{data!r} is not a gesture")

    def press(self, key: str) -> None:
        """Press a key by our names, with others held: ``enter``, ``shift+tab``, ``ctrl+c``, ``é``."""
        self.station.keyboard.press(key)

    def type(self, text: str) -> None:
        """Type ``text``, a new line being Enter; letters that are on no key as people write them then: oe."""
        for number, line in enumerate(text.replace("œ", "oe").split("\n")):
            if number:
                self.station.keyboard.press("enter")
            self.station.keyboard.type(line)

    def click_at(self, x: int, y: int, button: int = LEFT, times: int = 1) -> None:
        """Click on a cell, and move the pointer aside, to see the effect."""
        super().click_at(x, y, button, times)
        self.move_pointer_aside()

    def release(self, x: int, y: int) -> None:
        """Release the left button on a cell, and move the pointer aside."""
        super().release(x, y)
        self.move_pointer_aside()

    def move_pointer_aside(self) -> None:
        """Move the pointer to the corner, where it hides nothing."""
        self.station.mouse.move(WIDTH - 1, HEIGHT - 1)

    def _mouse(self, code: int, x: int, y: int, *, up: bool = False) -> None:
        mouse = self.station.mouse
        if code in (_MOVING, _HELD_MOVING):
            mouse.move(*self.station.glyphs.cell_centre(x, y))
        elif code in _WHEEL:
            mouse.move(*self.station.glyphs.cell_centre(x, y))
            mouse.wheel(_WHEEL[code])
        elif up:
            mouse.up(_BUTTONS[code])
        else:
            mouse.down(_BUTTONS[code])
