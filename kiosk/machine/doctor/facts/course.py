"""The exercises as `kiosk check` reads them."""

from __future__ import annotations

from kiosk.activities import KINDS
from kiosk.course.paths import AREA_FILE, EXERCISE_ENDING, is_name
from kiosk.machine.doctor.course import CourseFacts
from kiosk.machine.doctor.machine import Machine
from kiosk.station.course.checking import check_course
from kiosk.station.course.courses import course_roots
from kiosk.station.course.folders import area_folders, yaml_files

_AREA_NAME = AREA_FILE.removesuffix(EXERCISE_ENDING)


def course_facts(machine: Machine) -> CourseFacts:
    """All exercises, the adviser's own too; nothing is kept of the reading."""
    roots = course_roots(machine.held.settings.exercises)
    count = sum(
        name != _AREA_NAME
        for root in roots
        for area, folder in area_folders(str(root))
        if is_name(area)
        for name, _path, _stamp in yaml_files(folder)
    )
    return CourseFacts(count, tuple(map(str, check_course(roots, KINDS, roots=roots))))
