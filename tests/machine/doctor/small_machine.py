"""A machine in a folder, whose programs give the results of a test."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from kiosk.machine.doctor.examined_machine import CommandResult, ExaminedMachine, RunCommand
from kiosk.machine.doctor.judgement import Judgement, State
from kiosk.station.settings.layers import SettingLayers
from kiosk.station.settings.model import Settings

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def answering(answers: Mapping[str, str | int]) -> RunCommand:
    """Commands by the beginnings of their command lines: each prints a text, or fails with an exit code."""

    def run_command(command: Sequence[str]) -> CommandResult | None:
        line = " ".join(command)
        for begins, result in answers.items():
            if line.startswith(begins):
                return CommandResult(result, "") if isinstance(result, int) else CommandResult(0, result)
        return None

    return run_command


def machine(
    root: Path,
    settings: Settings | None = None,
    answers: Mapping[str, str | int] | None = None,
    environment: Mapping[str, str] | None = None,
    *,
    station: bool = True,
    layers: SettingLayers | None = None,
    account: int = 0,
) -> ExaminedMachine:
    """A machine whose ``/`` is ``root``, with its state and data in it."""
    state = root / "var/lib/kiosk"
    return ExaminedMachine(
        root=root,
        environment=environment or {},
        run=answering(answers or {}),
        now=NOW,
        layers=layers or SettingLayers(settings or Settings()),
        state=state,
        data=state,
        account=account,
        station=station,
    )


def put(root: Path, path: str, content: str = "", mode: int = 0o644) -> Path:
    """Write a file of the machine."""
    file = root / path.lstrip("/")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, encoding="utf-8")
    file.chmod(mode)
    return file


def states(judgements: Iterable[Judgement]) -> dict[str, State]:
    """The state of each check."""
    return {judgement.check: judgement.state for judgement in judgements}


def remedies(judgements: Iterable[Judgement]) -> list[str]:
    """The remedies of those that are not in order."""
    return [judgement.remedy for judgement in judgements if judgement.state != "well"]
