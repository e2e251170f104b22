"""A pure function's last results: the same object for equal arguments, and never another's."""

from __future__ import annotations

from kiosk.desk.reuse import MOST, reuse_last
from kiosk.i18n import use_language


@reuse_last
def _pair(name: str, values: dict[str, int]) -> list[object]:
    return [name, dict(values)]


def test_equal_arguments_give_the_very_same_object() -> None:
    made = _pair("a", {"x": 1})
    assert made == ["a", {"x": 1}]
    assert _pair("a", {"x": 1}) is made


def test_another_argument_makes_anew() -> None:
    made = _pair("a", {"x": 1})
    assert _pair("a", {"x": 2}) == ["a", {"x": 2}]
    assert _pair("a", {"x": 1}) is not made, "the last one alone is kept"


def test_each_first_argument_has_its_own_result() -> None:
    first, second = _pair("a", {"x": 1}), _pair("b", {"x": 1})
    assert _pair("a", {"x": 1}) is first and _pair("b", {"x": 1}) is second


def test_another_language_makes_anew() -> None:
    made = _pair("a", {"x": 1})
    use_language("en")
    try:
        assert _pair("a", {"x": 1}) is not made
    finally:
        use_language("fr")


def test_only_a_few_results_are_kept() -> None:
    first = _pair("first", {})
    for number in range(MOST):
        _pair(str(number), {})
    assert _pair("first", {}) is not first


def test_what_is_made_anew_shares_its_equal_parts_with_what_was_made_before() -> None:
    made = reuse_last(
        lambda name, parts: [[name], *([one] for one in parts)],
        share=lambda new, old: [one if one != other else other for one, other in zip(new, old, strict=True)],
    )
    before, after = made("a", (1, 2)), made("a", (1, 3))
    assert after == [["a"], [1], [3]]
    assert after[0] is before[0] and after[1] is before[1]
