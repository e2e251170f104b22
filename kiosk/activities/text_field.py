"""The text field of the activities that write: see :mod:`kiosk.course.text_field`."""

from kiosk.course.text_field import LONGEST, TextField, alike, common_start, plain

__all__ = ["LONGEST", "TextField", "alike", "common_start", "plain"]
