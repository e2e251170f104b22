"""What is said of a terminal of one's own."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kiosk.machine.doctor.checks.terminal import TerminalFacts, judge_size, judge_terminal
from kiosk.machine.doctor.checks.terminal_query import SGR_MOUSE, SYNCHRONIZED_OUTPUT, Answers
from kiosk.machine.doctor.judgement import State

FOOT = TerminalFacts(
    present=True, term="foot", colorterm="truecolor", columns=100, rows=28,
    answers=Answers(True, {SGR_MOUSE: True, SYNCHRONIZED_OUTPUT: True}, keyboard=True, rgb=True),
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
def test_the_size_is_judged_at_the_very_cell(columns: int, rows: int, state: State) -> None:
    assert judge_size(columns, rows).state == state


@pytest.mark.parametrize(
    ("colorterm", "rgb", "state"),
    [("truecolor", False, "well"), ("24bit", False, "well"), ("", True, "see"), ("", False, "see")],
)
def test_colours_count_as_the_environment_says_them(colorterm: str, rgb: bool, state: State) -> None:
    facts = replace(FOOT, colorterm=colorterm, answers=replace(FOOT.answers or Answers(), rgb=rgb))
    assert states(facts)["terminal.colours"] == state


def test_a_terminal_that_only_forgot_to_say_its_colours_is_told_the_variable() -> None:
    facts = replace(FOOT, colorterm="")
    (colours,) = (j for j in judge_terminal(facts, station=False) if j.check == "terminal.colours")
    assert colours.remedy == "export COLORTERM=truecolor"


def test_a_mouse_that_is_not_passed_on_is_to_be_changed_one_that_is_not_known_to_be_tried() -> None:
    assert states(replace(FOOT, answers=Answers(True, {SGR_MOUSE: False})))["terminal.mouse"] == "do"
    assert states(replace(FOOT, answers=Answers(True)))["terminal.mouse"] == "see"


def test_the_text_console_has_no_mouse() -> None:
    assert states(replace(FOOT, term="linux", answers=None))["terminal.mouse"] == "do"


def test_a_silent_terminal_stops_nobody() -> None:
    found = states(replace(FOOT, answers=Answers()))
    assert found["terminal.answers"] == "see"
    assert "do" not in found.values()


def test_without_a_terminal_that_is_said_and_nothing_else() -> None:
    assert states(TerminalFacts(present=False)) == {"terminal.here": "see"}


def test_from_afar_it_is_said_whose_terminal_is_judged() -> None:
    found = states(replace(FOOT, remote=True))
    assert found["terminal.here"] == "see"
    assert "terminal.size" in found


def test_on_a_station_no_other_terminal_is_judged() -> None:
    for facts in (FOOT, replace(FOOT, columns=10), TerminalFacts(present=False), replace(FOOT, remote=True)):
        assert states(facts, station=True) == {"terminal.here": "well"}
