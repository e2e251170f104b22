"""How a terminal is judged in which `kiosk` is run by hand."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kiosk.machine.doctor.checks.terminal import TerminalFacts, judge_size, judge_terminal
from kiosk.machine.doctor.checks.terminal_query import SGR_MOUSE, SYNCHRONIZED_OUTPUT, TerminalAnswers
from kiosk.machine.doctor.judgement import State

FOOT = TerminalFacts(
    present=True, term="foot", colorterm="truecolor", columns=100, rows=28,
    answers=TerminalAnswers(True, {SGR_MOUSE: True, SYNCHRONIZED_OUTPUT: True}, keyboard=True, rgb=True),
)  # fmt: skip


def states(facts: TerminalFacts, *, station: bool = False) -> dict[str, State]:
    return {judgement.check: judgement.state for judgement in judge_terminal(facts, station=station)}


def test_foot_is_in_order() -> None:
    assert set(states(FOOT).values()) == {"well"}
    assert set(states(FOOT)) == {
        "terminal.size", "terminal.colours", "terminal.mouse", "terminal.keyboard", "terminal.frames",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("columns", "rows", "state"),
    [(100, 28, "well"), (99, 28, "see"), (100, 27, "see"), (80, 24, "see"), (79, 24, "do"), (80, 23, "do")],
)
def test_the_size_is_judged_to_the_cell(columns: int, rows: int, state: State) -> None:
    assert judge_size(columns, rows).state == state


@pytest.mark.parametrize(
    ("colorterm", "rgb", "state"),
    [("truecolor", False, "well"), ("24bit", False, "well"), ("", True, "see"), ("", False, "see")],
)
def test_colours_are_judged_by_the_environment(colorterm: str, rgb: bool, state: State) -> None:
    facts = replace(FOOT, colorterm=colorterm, answers=replace(FOOT.answers or TerminalAnswers(), rgb=rgb))
    assert states(facts)["terminal.colours"] == state


def test_a_terminal_with_colours_that_it_does_not_announce_gets_the_variable_as_remedy() -> None:
    facts = replace(FOOT, colorterm="")
    (colours,) = (j for j in judge_terminal(facts, station=False) if j.check == "terminal.colours")
    assert colours.remedy == "export COLORTERM=truecolor"


def test_an_unsupported_mouse_fails_and_an_unknown_one_is_a_warning() -> None:
    assert states(replace(FOOT, answers=TerminalAnswers(True, {SGR_MOUSE: False})))["terminal.mouse"] == "do"
    assert states(replace(FOOT, answers=TerminalAnswers(True)))["terminal.mouse"] == "see"


def test_the_text_console_has_no_mouse() -> None:
    assert states(replace(FOOT, term="linux", answers=None))["terminal.mouse"] == "do"


def test_a_silent_terminal_is_only_a_warning() -> None:
    found = states(replace(FOOT, answers=TerminalAnswers()))
    assert found["terminal.answers"] == "see"
    assert "do" not in found.values()


def test_without_a_terminal_there_is_one_warning() -> None:
    assert states(TerminalFacts(present=False)) == {"terminal.here": "see"}


def test_a_remote_terminal_is_judged_with_a_warning() -> None:
    found = states(replace(FOOT, remote=True))
    assert found["terminal.here"] == "see"
    assert "terminal.size" in found


def test_on_a_station_no_other_terminal_is_judged() -> None:
    for facts in (FOOT, replace(FOOT, columns=10), TerminalFacts(present=False), replace(FOOT, remote=True)):
        assert states(facts, station=True) == {"terminal.here": "well"}
