"""The printer as CUPS knows it, and the remedy for each of its states."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from kiosk.machine.doctor.checks.printer import PrinterFacts, PrinterState, judge_printer, read_printer_facts
from kiosk.station.settings.model import Settings
from tests.machine.doctor.small_machine import machine, states


@pytest.mark.parametrize("state", get_args(PrinterState))
def test_each_state_of_a_printer_has_its_own_remedy(state: PrinterState) -> None:
    (judgement,) = judge_printer(PrinterFacts("bureau", state))
    expected: dict[PrinterState, str] = {
        "ready": "",
        "no lp": "sudo apt install cups-client",
        "no server": "sudo systemctl start cups",
        "unknown": "lpstat -e dit les noms ; écrivez-en un au réglage printer.",
        "disabled": "sudo cupsenable bureau",
        "rejecting": "sudo cupsaccept bureau",
        "unseen": "sudo kiosk doctor",
    }
    assert judgement.remedy == expected[state]


def test_without_a_printer_all_is_in_order() -> None:
    assert states(judge_printer(PrinterFacts(""))) == {"printer.ready": "well"}


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        ({}, "no lp"),
        ({"lpstat -r": "scheduler is not running\n"}, "no server"),
        ({"lpstat -r": "scheduler is running\n", "lpstat -p": 1}, "unknown"),
        (
            {"lpstat -r": "scheduler is running\n", "lpstat -p": "printer hp disabled since Mon -\n\tout of paper\n"},
            "disabled",
        ),
        (
            {
                "lpstat -r": "scheduler is running\n",
                "lpstat -p": "printer hp is idle.  enabled since Mon\n",
                "lpstat -a": "hp not accepting requests since Mon -\n",
            },
            "rejecting",
        ),
        (
            {
                "lpstat -r": "scheduler is running\n",
                "lpstat -p": "printer hp is idle.  enabled since Mon\n",
                "lpstat -a": "hp accepting requests since Mon\n",
            },
            "ready",
        ),
    ],
)
def test_the_state_of_a_printer_is_read_from_cups(
    tmp_path: Path, answers: dict[str, str | int], state: PrinterState
) -> None:
    found = read_printer_facts(machine(tmp_path, Settings(printer="hp"), answers))
    assert (found.name, found.state) == ("hp", state)


def test_without_a_printer_cups_is_not_asked(tmp_path: Path) -> None:
    assert read_printer_facts(machine(tmp_path)).name == ""
