from collections.abc import Iterator

import msgspec

from kiosk.yaml.problems import Problem, problem_at
from kiosk.yaml.reading import read_document, read_document_as
from kiosk.yaml.tree import YamlMapping, YamlNode


class Pair(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    one: int
    two: str = ""


def reject_one(tree: YamlNode) -> Iterator[tuple[str, Problem]]:
    entry = tree.get("one") if isinstance(tree, YamlMapping) else None
    if entry is not None:
        yield "one", problem_at("a.yaml", entry.position, "not this one")


def test_a_value_without_problems_and_the_places_of_its_keys() -> None:
    read = read_document("one: 1\ntwo: b\n", Pair, "a.yaml")
    assert (read.value, read.problems) == (Pair(1, "b"), ())
    assert (read.position("two").line, read.position("missing").line) == (2, 1)


def test_there_is_no_value_where_there_is_any_problem() -> None:
    read = read_document("one: 1\nthree: c\n", Pair, "a.yaml")
    assert read.value is None and [p.line for p in read.problems] == [2]


def test_a_key_that_a_check_reports_has_that_problem_alone() -> None:
    problems = read_document("one: text\n", Pair, "a.yaml", reject_one).problems
    assert "not this one" in [p.what for p in problems]
    assert not any("nombre" in p.what for p in problems)


def test_characters_that_look_alike_are_reported_in_the_place_of_what_they_cause() -> None:
    problems = read_document("one:\u00a01\n", Pair, "a.yaml").problems
    assert len(problems) == 1 and "insécable" in problems[0].what
    assert read_document("one: 1\ntwo: «\u00a0b\u00a0»\n", Pair, "a.yaml").value is not None, "in a text they are fine"


def test_the_type_may_depend_on_the_keys_that_are_written() -> None:
    read = read_document_as("one: 1\n", lambda tree: Pair if isinstance(tree, YamlMapping) else int, "a.yaml")
    assert read.value == Pair(1)


def test_advice_is_a_problem_at_its_place_that_its_reader_may_pass_over() -> None:
    read = read_document("one: 1\ntwo: b\n", Pair, "a.yaml")
    advice = read.advice(("two",), "what", "write")
    assert (advice.line, advice.level, read.problem(("two",), "what", "write").level) == (2, "advice", "problem")
