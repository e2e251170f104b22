"""What the robot reports: a step that cannot be done, or not as it is written."""

from __future__ import annotations

import msgspec

from kiosk.course.files.reading import CourseFile
from kiosk.course.model import Exercise
from kiosk.i18n import _
from kiosk.yaml.problems import Problem, ProblemLevel, YamlPath


class Finding(msgspec.Struct, frozen=True, order=True):
    """One thing to mend: the exercise's id, the step (from 1; 0 for the whole exercise), and what is wrong.

    ``path`` is its place in the exercise's YAML, ``screen`` the text of the screen at that moment (in a terminal only),
    ``write`` what to write instead, where that is known.
    """

    exercise: str
    step: int
    what: str
    path: YamlPath = ()
    screen: str = ""
    write: str = ""
    level: ProblemLevel = "problem"

    def __str__(self) -> str:
        what = f"{self.what} ; {self.write}" if self.write else self.what
        if not self.step:
            return f"{self.exercise} : {what}"
        return _("{exercise}, étape {step} : {what}").format(exercise=self.exercise, step=self.step, what=what)

    def as_problem(self, file: CourseFile[Exercise]) -> Problem:
        """The same at its line of the exercise's file."""
        what = _("étape {step} : {what}").format(step=self.step, what=self.what) if self.step else self.what
        make = file.problem if self.level == "problem" else file.advice
        return make(self.path, what, self.write)
