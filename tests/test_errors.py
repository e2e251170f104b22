"""The system's reasons in the language shown."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator

import pytest

from kiosk import i18n
from kiosk.errors import _REASONS, translate_reason


@pytest.fixture(autouse=True)
def _french_again() -> Iterator[None]:
    yield
    i18n.use_language("fr")


def test_a_reason_of_the_system_is_french_in_french() -> None:
    assert translate_reason(PermissionError(errno.EACCES, "Permission denied")) == "ce compte n'en a pas le droit"


@pytest.mark.parametrize("number", _REASONS)
def test_every_reason_is_translated(number: int) -> None:
    error = OSError(number, os.strerror(number))
    french = translate_reason(error)
    i18n.use_language("en")
    assert translate_reason(error) != french
    assert not french.endswith(".")


def test_a_reason_that_we_do_not_know_is_in_the_systems_own_words() -> None:
    assert translate_reason(OSError(errno.EL2HLT, "Level 2 halted")) == "Level 2 halted"
    assert translate_reason(OSError("elle n'est pas entière")) == "elle n'est pas entière"
