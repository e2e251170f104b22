"""The simulated programs: one file each, one row each, in the order of their icons."""

from __future__ import annotations

from typing import Any

from kiosk.desk.apps.calendar.program import CalendarProgram
from kiosk.desk.apps.files import FilesProgram
from kiosk.desk.apps.mail.program import MailProgram
from kiosk.desk.apps.meeting.program import MeetingProgram
from kiosk.desk.apps.phone import PhoneProgram
from kiosk.desk.apps.viewer import ViewerProgram
from kiosk.desk.apps.web import WebProgram
from kiosk.desk.apps.writing.program import WritingProgram
from kiosk.desk.program import Program

PROGRAMS: dict[str, Program[Any, Any, Any]] = {
    program.key: program
    for program in (
        FilesProgram(),
        MailProgram(),
        WebProgram(),
        WritingProgram(),
        PhoneProgram(),
        CalendarProgram(),
        MeetingProgram(),
        ViewerProgram(),
    )
}
"""Every simulated program by its key."""
