"""What the robot found that cannot be done, or cannot be done as it is written."""

from __future__ import annotations

import msgspec

from kiosk.i18n import _


class Finding(msgspec.Struct, frozen=True, order=True):
    """One thing to mend: the exercise's id, the step (from 1; 0 for the whole exercise), and what.

    ``path`` is where it stands in the exercise's YAML; ``screen`` what stood on the screen, where there was one;
    ``write`` what to write in its place, where that can be told.
    """

    exercise: str
    step: int
    what: str
    path: tuple[str | int, ...] = ()
    screen: str = ""
    write: str = ""

    def __str__(self) -> str:
        what = f"{self.what} ; {self.write}" if self.write else self.what
        if not self.step:
            return f"{self.exercise} : {what}"
        return _("{exercise}, étape {step} : {what}").format(exercise=self.exercise, step=self.step, what=what)
