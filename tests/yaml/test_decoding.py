"""A struct whose one value is written as a mapping may be written as that mapping."""

from __future__ import annotations

from typing import Any

import msgspec

from kiosk.yaml.decoding import decode_tree
from kiosk.yaml.tree import read_tree


class Double(msgspec.Struct, frozen=True, tag="double"):
    """Two at once."""

    target: str


class Pull(msgspec.Struct, frozen=True, tag="pull"):
    """From one to another."""

    what: str
    to: str


class Did(msgspec.Struct, frozen=True):
    """One of these."""

    gesture: Double | Pull


def read(text: str) -> tuple[Any, list[str]]:
    tree, problems = read_tree(text, "a.yaml")
    assert tree is not None and not problems
    value, more = decode_tree(tree, Did, "a.yaml")
    return value, [problem.what for problem in more]


def test_the_value_alone_may_be_a_mapping_or_stand_under_its_key() -> None:
    for text in ("double: Porte", "gesture: {double: Porte}"):
        assert read(text) == (Did(Double("Porte")), [])
    for text in ("pull: {what: Lait, to: Frigo}", "gesture: {pull: {what: Lait, to: Frigo}}"):
        assert read(text) == (Did(Pull("Lait", "Frigo")), [])


def test_a_misspelt_key_is_one_of_the_struct() -> None:
    _value, problems = read("gestur: {double: Porte}")
    assert problems == ["la clé « gestur » n'est pas connue ici"]


def test_a_misspelt_tag_is_one_of_the_union() -> None:
    tree, _none = read_tree("dubble: Porte", "a.yaml")
    assert tree is not None
    (problem,) = decode_tree(tree, Did, "a.yaml")[1]
    assert problem.write == "écrivez « double »"


def test_what_is_wrong_within_is_reported_there() -> None:
    _value, problems = read("pull: {what: Lait}")
    assert problems == ["il manque la clé « to »"]
