"""``kiosk play``, as an adviser calls it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk.commands.play import play


def test_a_name_that_no_exercise_has_is_said_to_be_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIOSK_DATA", str(tmp_path))
    (tmp_path / "settings.yaml").write_text("language: fr\n", encoding="utf-8")
    monkeypatch.setenv("KIOSK_SETTINGS", str(tmp_path / "settings.yaml"))
    done = CliRunner().invoke(play(), ["nope"])
    assert done.exit_code == 1
    assert "Il n'y a pas d'exercice « nope »." in done.output
