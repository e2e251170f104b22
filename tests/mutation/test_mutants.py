"""The faults that are put into a source: which ones, and that each is one change that compiles."""

import ast
from pathlib import Path

import pytest

from tests.mutation.mutants import find_mutants
from tests.mutation.running import module_tests


def changes(source: str) -> set[str]:
    """The source with each of its faults."""
    return {one.applied_to(source) for one in find_mutants(source)}


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("a < 3", "(a <= 3)"),
        ("a < 3", "a < 4"),
        ("a < 3", "a < (2)"),
        ("a == b", "(a != b)"),
        ("a in b", "(a not in b)"),
        ("a and b", "(a or b)"),
        ("a and b", "(b)"),
        ("not a", "(a)"),
        ("a + b", "(a - b)"),
        ("kept[-MOST:]", "(kept[:])"),
        ("max(a, b)", "(min(a, b))"),
        ("why in ('start', 'reset')", "why in ('start', )"),
        ("why in ('start', 'reset')", "why in (*(), 'reset')"),
        ("erase(path)", "pass"),
        ("[x for x in y if x]", "[x for x in y if True]"),
        ("a if b else c", "a if (not b) else c"),
        (
            "def f(a):\n    if a:\n        return 1\n    return a",
            "def f(a):\n    if False:\n        return 1\n    return a",
        ),
        ("match a:\n    case b if c:\n        pass", "match a:\n    case b if True:\n        pass"),
        ("é = 'é', a < 3", "é = 'é', (a <= 3)"),
    ],
)
def test_a_fault_of_each_kind(source: str, fault: str) -> None:
    assert fault in changes(source)


@pytest.mark.parametrize(
    "source",
    [
        '"""A text that says 3."""',
        "log.error('no')",
        "x: Literal['a', 'b']",
        "f'{a < 3}'",
        "__all__ = ['a', 'b']",
        "LARGEST = 4096",
    ],
)
def test_what_is_no_fault(source: str) -> None:
    assert not changes(source)


def test_every_fault_compiles_and_is_one() -> None:
    source = Path(__file__).read_text()
    found = find_mutants(source)
    assert found == sorted(set(found))
    for one in found:
        changed = one.applied_to(source)
        ast.parse(changed)
        assert changed != source


def test_a_modules_own_tests_come_first() -> None:
    first, *rest = module_tests("kiosk/desk/apps/mail/drafts.py")
    assert first[0] == "tests/desk/apps/mail/test_drafts.py"
    assert "tests/desk/apps/mail/test_laws.py" in first
    assert not set(first) & {file for files in rest for file in files}
    assert all(file.startswith(("tests/desk/", "tests/exercises/")) for files in rest for file in files)
    assert module_tests("kiosk/disk.py")[0] == ["tests/test_disk.py"]
