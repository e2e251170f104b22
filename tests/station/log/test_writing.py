import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.errors import KioskError
from kiosk.station.log.writing import LOG_FILE, MAX_LOG_SIZE, open_log, safe_traceback

SECRET = "M0n-Mot-De-Passe"


@pytest.fixture(autouse=True)
def log_as_it_was() -> Iterator[None]:
    root = logging.getLogger("kiosk")
    before = root.handlers[:], root.level, root.propagate, logging.raiseExceptions
    yield
    for handler in root.handlers:
        handler.close()
    root.handlers[:], root.level, root.propagate, logging.raiseExceptions = before


def typed(text: str) -> None:
    """Fails with what was typed in its local values, in its message, and in the message of its cause."""
    try:
        int(text)
    except ValueError as error:
        raise RuntimeError(f"cannot use {text!r}") from error


def story() -> str:
    try:
        typed(SECRET)
    except RuntimeError as error:
        return safe_traceback(error)
    raise AssertionError


def test_a_traceback_in_the_log_has_places_but_nothing_that_was_typed() -> None:
    logged = story()
    assert SECRET not in logged
    assert "RuntimeError" in logged and "caused by ValueError" in logged
    line = typed.__code__.co_firstlineno
    assert any(f"{__file__}:{line + n} in typed" in logged for n in range(7))


def test_messages_of_our_errors_and_of_the_system_are_logged() -> None:
    try:
        try:
            Path("/nowhere/at/all").read_bytes()
        except OSError as error:
            raise KioskError("Les carnets ne peuvent pas s'ouvrir.", "Branchez la clé.") from error
    except KioskError as error:
        logged = safe_traceback(error)
    assert "Les carnets ne peuvent pas s'ouvrir. Branchez la clé." in logged
    assert "/nowhere/at/all" in logged


def test_errors_that_cause_each_other_end() -> None:
    one, other = ValueError(SECRET), KeyError(SECRET)
    one.__context__, other.__context__ = other, one
    assert SECRET not in safe_traceback(one)


def test_the_log_is_written_for_its_owner_only_and_stays_small(tmp_path: Path) -> None:
    open_log(tmp_path / "log")
    log = logging.getLogger("kiosk.somewhere")
    for number in range(40):
        log.info("%d %s", number, "x" * (MAX_LOG_SIZE // 10))
    files = sorted(f.name for f in (tmp_path / "log").iterdir())
    assert files == [LOG_FILE, f"{LOG_FILE}.1", f"{LOG_FILE}.2"]
    assert (tmp_path / "log").stat().st_mode & 0o077 == 0
    assert (tmp_path / "log" / LOG_FILE).read_text().splitlines()[-1].split()[2:5] == ["INFO", "kiosk.somewhere", "39"]


def test_a_log_that_another_process_renames_is_followed(tmp_path: Path) -> None:
    open_log(tmp_path, rotates=False)
    log = logging.getLogger("kiosk.somewhere")
    log.info("before")
    (tmp_path / LOG_FILE).rename(tmp_path / f"{LOG_FILE}.1")
    log.info("after")
    assert "before" in (tmp_path / f"{LOG_FILE}.1").read_text()
    assert "after" not in (tmp_path / f"{LOG_FILE}.1").read_text()
    assert (tmp_path / LOG_FILE).read_text().endswith("after\n")


def test_the_log_is_not_lost_where_it_cannot_be_renamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_log(tmp_path)
    log = logging.getLogger("kiosk.somewhere")
    log.info("x" * MAX_LOG_SIZE)

    def refuse(_one: str, _other: str) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "replace", refuse)
    log.info("the last")
    assert (tmp_path / LOG_FILE).read_text().endswith("the last\n")


@pytest.mark.parametrize("rotates", [True, False])
@pytest.mark.parametrize("full", [True, False])
def test_logging_goes_on_where_the_folder_has_gone(tmp_path: Path, rotates: bool, full: bool) -> None:
    open_log(tmp_path / "log", rotates=rotates)
    log = logging.getLogger("kiosk.somewhere")
    log.info("x" * (MAX_LOG_SIZE if full else 1))
    (tmp_path / "log").rename(tmp_path / "away")
    log.info("nobody hears")
    (tmp_path / "log").mkdir()
    log.info("the last")
    kept = "".join(path.read_text() for path in tmp_path.rglob(LOG_FILE))
    assert "the last" in kept


def test_without_a_place_for_the_log_the_program_goes_on(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    open_log(tmp_path / "file" / "log")
    logging.getLogger("kiosk").error("nobody hears")


def test_a_text_that_is_not_unicode_is_logged_all_the_same(tmp_path: Path) -> None:
    open_log(tmp_path)
    logging.getLogger("kiosk").error("file %s", "caf\udce9")
    assert "caf\\udce9" in (tmp_path / LOG_FILE).read_text()
