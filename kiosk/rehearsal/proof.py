"""The proof of an exercise as problems for its author: each with its place, and what to write."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.course.files.reading import CourseFile
from kiosk.course.model import Exercise
from kiosk.i18n import _
from kiosk.rehearsal.memory import rehearse
from kiosk.yaml.problems import Problem


def proof_problems(reading: CourseFile[Exercise]) -> Iterator[Problem]:
    """What the robot cannot do of an exercise that reads, as it is written."""
    if reading.value is None:
        return
    for finding in rehearse(reading.value):
        what = _("étape {step} : {what}").format(step=finding.step, what=finding.what) if finding.step else finding.what
        yield reading.problem(finding.path, what, finding.write)
