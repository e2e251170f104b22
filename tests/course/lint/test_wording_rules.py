from pathlib import Path

import kiosk.course
from kiosk.course.lint.wording import find_wording_problems
from kiosk.course.lint.wording_rules import read_rules

SOURCE = (Path(kiosk.course.__file__).parent / "lint" / "wording_fr.yaml").read_bytes()


RULES, PROBLEMS = read_rules(SOURCE, "wording_fr.yaml")


def test_the_rules_that_come_with_the_program_can_be_read() -> None:
    assert PROBLEMS == ()
    assert RULES.sentence_words == 16


def test_a_pattern_that_is_none_is_a_problem_at_its_place() -> None:
    _rules, problems = read_rules("patterns:\n  - {match: '(', what: a, write: b}\n", "w.yaml")
    assert [str(p).split(" : ")[0] for p in problems] == ["w.yaml:2:13: ce motif ne se lit pas"]


def test_an_adviser_can_add_words() -> None:
    more, problems = read_rules("avoid:\n  - {words: [ordi], write: ordinateur}\npublic_services: [tisseo.fr]\n", "w")
    assert problems == ()
    rules = RULES.extended(more)
    found = find_wording_problems("Un ordi facile sur tisseo.fr", rules)
    assert [one.what for one in found] == ["« ordi » est à éviter", "« facile » est à éviter"]
    assert rules.sentence_words == 16


def test_rules_that_cannot_be_read_are_reported() -> None:
    _rules, problems = read_rules("avoid:\n  - {word: [ordi], write: ordinateur}\n", "w.yaml")
    assert str(problems[0]).startswith("w.yaml:2:")
