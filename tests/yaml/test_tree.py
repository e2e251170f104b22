from collections.abc import Callable, Iterator

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kiosk.yaml import MAX_BYTES
from kiosk.yaml import tree as yaml_tree
from kiosk.yaml.problems import Position, Problem
from kiosk.yaml.tree import MAX_DEPTH, YamlMapping, YamlScalar, YamlSequence, find_position, read_tree


@pytest.fixture(autouse=True, scope="module", params=["CSafeLoader", "SafeLoader"])
def parser(request: pytest.FixtureRequest) -> Iterator[None]:
    """PyYAML's parser in C, and the one in Python that stands in where the first is not built."""
    loader = getattr(yaml, request.param, None)
    if loader is None:
        pytest.skip("PyYAML without libyaml")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_tree, "_LOADER", loader)
        yield


def values(text: str) -> object:
    def plain(node: object) -> object:
        match node:
            case YamlMapping(entries=entries):
                return {e.key: plain(e.value) for e in entries}
            case YamlSequence(items=items):
                return [plain(i) for i in items]
            case YamlScalar(value=value):
                return value
        raise AssertionError(node)

    tree, problems = read_tree(text, "f")
    assert problems == ()
    return plain(tree)


def test_words_that_look_like_yes_stay_text() -> None:
    assert values("[oui, on, no, 12:30, 1_000, 0x1F, 1.2.3, .inf]") == [
        "oui", "on", "no", "12:30", "1_000", "0x1F", "1.2.3", ".inf",
    ]  # fmt: skip


def test_plain_values_are_read_and_quoted_ones_stay_text() -> None:
    assert values("[true, 12, 1.5, null, '12', \"true\"]") == [True, 12, 1.5, None, "12", "true"]


def test_positions_count_characters_from_one() -> None:
    tree, _ = read_tree("é: 1\nà l'été: {b: [x, y]}\n", "f")
    assert tree is not None
    assert find_position(tree, ("à l'été", "b", 1)) == Position(2, 18)


def test_the_position_of_a_missing_key_is_that_of_its_parent() -> None:
    tree, _ = read_tree("a:\n  - b: 1\n", "f")
    assert tree is not None
    assert find_position(tree, ("a", 0, "c", "d")) == Position(2, 5)


@pytest.mark.parametrize(
    ("source", "line", "column", "message"),
    [
        ("a: 1\nb: &x 2\n", 2, 4, "ancre"),
        ("a: 1\nb: *x\n", 2, 4, "renvoi"),
        ("a: 1\nb: !!python/object:os.system 2\n", 2, 4, "étiquette"),
        ("a: 1\nb: 2\na: 3\n", 3, 1, "déjà à la ligne 1"),
        ("a: 1\n---\nb: 2\n", 2, 1, "deuxième document"),
        ("a: 1\n2: b\n", 2, 1, "une clé est un texte"),
        ("a: 1\n[x]: b\n", 2, 1, "une clé est un texte"),
        ("a: b\x00", 1, 5, "invisible"),
        ("a: 1\nb: x\u2028y", 2, 5, "invisible"),
        ('a: 1\nb: "\\0"\n', 2, 4, "invisible"),
        ("", 1, 1, "vide"),
        ("# rien\n", 1, 1, "vide"),
        (b"a: 1\nb: caf\xe9\n", 2, 7, "UTF-8"),
        ("a: " + "x" * MAX_BYTES, 1, 1, "trop grand"),
        ("a: Cliquez : ici\n", 1, 12, "« : »"),
        ("a: 1\nb: @ ici\n", 2, 4, "« @ »"),
        ("a: 1\n\tb: 2\n", 2, 1, "tabulation"),
        ("a: 1\nb: 'ici\nc: 2\n", 2, 4, "guillemets"),
        ('a: "C:\\Documents"\n', 1, 7, "barre"),
        ("a: 1\nb: [x, y\n", 2, 4, "liste ouverte"),
        ("a:\n  b: 1\n c: 2\n", 3, 2, "pas à sa place"),
        ("a: [\n\n\n", 1, 5, "il manque quelque chose"),
        ("a: 1\nb\nc: 2\n", 2, 1, "il manque « : »"),
    ],
)
def test_each_problem_has_its_place_and_its_words(source: str | bytes, line: int, column: int, message: str) -> None:
    _tree, problems = read_tree(source, "f")
    assert problems
    assert message in problems[0].what
    assert problems[0].line == line
    # For a backslash the two parsers point at it, or at what follows.
    assert abs(problems[0].column - column) <= (1 if message == "barre" else 0)
    assert problems[0].write


def test_all_problems_are_reported_at_once() -> None:
    _tree, problems = read_tree("a: &x 1\na: 2\n3: 4\n", "f")
    assert [p.line for p in problems] == [1, 2, 3]


@given(st.text() | st.text(alphabet="ab:-[]{}#&*!|>'\"%@`,? \t\n\\0x\u00e9\r\ufeff\u2028\ud800"))
def test_any_text_gives_a_tree_or_a_problem_inside_it(text: str) -> None:
    tree, problems = read_tree(text, "f")
    assert tree is not None or problems
    assert all(1 <= p.line <= max(1, len(text.splitlines())) and p.column >= 1 for p in problems)


@given(st.binary())
def test_any_bytes_give_a_tree_or_a_problem(source: bytes) -> None:
    tree, problems = read_tree(source, "f")
    assert tree is not None or problems


DEEP: dict[str, Callable[[int], str]] = {
    "lists": lambda depth: "[" * depth,
    "lists that are closed": lambda depth: "[" * depth + "]" * depth,
    "braces": lambda depth: "{a: " * depth + "1" + "}" * depth,
    "keys of keys": lambda depth: "{" * depth,
    "lists and braces": lambda depth: "[{a: " * (depth // 2),
    "a line each": lambda depth: "[\n" * depth,
    "words between": lambda depth: '["un mot", ' * depth,
    "dashes": lambda depth: "- " * depth + "x",
    "question marks": lambda depth: "? " * depth + "x",
    "dashes and lists": lambda depth: "- " * 8 + "[" * (depth - 8),
    "below a key": lambda depth: "title: Un mot\nsteps: " + "[" * depth,
    # deeper than this they are more than a file may be
    "indented keys": lambda depth: "".join(" " * level + "a:\n" for level in range(min(depth, 300))),
    "indented dashes": lambda depth: "".join(" " * level + "-\n" for level in range(min(depth, 300))),
}


@pytest.mark.parametrize("shape", DEEP)
def test_too_deep_nesting_is_one_problem_at_the_first_level_too_many(shape: str) -> None:
    """However and whenever the parser itself gives up: PyYAML 6.0.4 in C does at 1,000 levels."""
    made = DEEP[shape]
    first = next(depth for depth in range(1, 60) if is_too_deep(made(depth)))
    assert MAX_DEPTH <= first <= MAX_DEPTH + 2
    place_ = problem_of(made(first + 1))
    for depth in (first + 2, 40, 360, 1000, 1001, 5000, 30_000):
        text = made(depth)
        if len(text) <= MAX_BYTES:
            problem = problem_of(text)
            assert "niveaux" in problem.what
            assert (problem.line, problem.column) == (place_.line, place_.column)
        else:
            assert "trop grand" in problem_of(text).what


def test_the_limit_of_the_parser_is_reported_in_our_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever they are, and though it meets it before it gives the events of what it has read."""

    class Shallow(yaml.SafeLoader):
        def fetch_flow_sequence_start(self) -> None:
            if self.flow_level > MAX_DEPTH + 2:
                raise yaml.scanner.ScannerError(None, None, "words that nobody knows", self.get_mark())
            super().fetch_flow_sequence_start()

    monkeypatch.setattr(yaml_tree, "_LOADER", Shallow)
    for depth in (MAX_DEPTH + 1, MAX_DEPTH + 3, MAX_DEPTH + 40, 500):
        problem = problem_of("a: é\r\nb: " + "[" * depth)
        assert ("niveaux" in problem.what, problem.line, problem.column) == (True, 2, 3 + MAX_DEPTH)


def test_a_syntax_error_deep_inside_is_still_reported_as_one() -> None:
    problem = problem_of("[" * (MAX_DEPTH - 1) + "@")
    assert "« @ »" in problem.what


def is_too_deep(text: str) -> bool:
    return any("niveaux" in problem.what for problem in read_tree(text, "f")[1])


def problem_of(text: str) -> Problem:
    """The last problem: reading ends with it."""
    tree, problems = read_tree(text, "f")
    assert tree is None
    return problems[-1]
