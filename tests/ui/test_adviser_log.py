"""What the adviser finds in the log: which fault it was, and nothing that a person wrote."""

from __future__ import annotations

import logging

import pytest
from rich.traceback import Traceback

from kiosk.errors import KioskError
from kiosk.ui.adviser_log import log_ended_threads, logging_closed_logbook

SECRET = "Chère Madame"


def close_logbook(cause: Exception | None) -> None:
    with pytest.raises(KioskError), logging_closed_logbook():
        raise KioskError("Votre carnet ne s'ouvre pas.") from cause


def test_the_fault_of_the_disk_that_keeps_a_logbook_closed_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    close_logbook(PermissionError(13, "Permission denied", "/var/lib/kiosk/logbooks/0000/poste\x1b-1.jsonl"))
    [record] = caplog.records
    message = record.getMessage()
    assert record.levelno == logging.ERROR
    assert message.startswith("a logbook cannot be opened because of poste") and "-1.jsonl (" in message
    assert "\x1b" not in message and "0000" not in message.partition("\n")[0]


def test_a_fault_without_a_file_has_a_question_mark_and_what_is_no_fault_of_the_disk_is_not_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    close_logbook(OSError(28, "No space left on device"))
    assert "because of ? (" in caplog.text
    caplog.clear()
    close_logbook(None)
    close_logbook(ValueError("other"))
    assert not caplog.records


def test_where_a_thread_ended_is_logged_without_what_was_typed(caplog: pytest.LogCaptureFixture) -> None:
    def fail(typed: str) -> None:
        raise ValueError(typed)

    try:
        fail(SECRET)
    except ValueError as error:
        shown = Traceback.from_exception(type(error), error, error.__traceback__, show_locals=True)
        log_ended_threads(["a text", shown])
    [record] = caplog.records
    assert record.levelno == logging.CRITICAL
    assert record.getMessage().startswith("a thread ended: ValueError\n")
    assert f"{__file__}:" in record.getMessage() and " in fail" in record.getMessage()
    assert SECRET not in record.getMessage()
