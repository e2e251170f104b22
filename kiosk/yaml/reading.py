"""One YAML text read into a struct: its value, or everything that keeps it from being used, each with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar

import msgspec

from kiosk.yaml.decoding import decode_tree
from kiosk.yaml.look_alikes import find_look_alikes
from kiosk.yaml.problems import Position, Problem, YamlPath, problem_at
from kiosk.yaml.tree import YamlMapping, YamlNode, find_position, read_tree

Value = TypeVar("Value")

Check = Callable[[YamlNode], Iterable[tuple[str, Problem]]]
"""Problems that no type can express: (the top-level key whose value is wrong or "", the problem)."""


class YamlDocument(msgspec.Struct, Generic[Value], frozen=True):
    """What reading one text gave: a value, or at least one problem. ``file`` is its name as an adviser reads it."""

    file: str
    value: Value | None
    problems: tuple[Problem, ...] = ()
    tree: YamlNode | None = None

    def position(self, *path: str | int) -> Position:
        """The position of ``path`` in the text."""
        return find_position(self.tree, path) if self.tree is not None else Position()

    def problem(self, path: YamlPath, what: str, write: str) -> Problem:
        """A problem at ``path`` of this text."""
        return problem_at(self.file, self.position(*path), what, write)

    def advice(self, path: YamlPath, what: str, write: str) -> Problem:
        """Advice on the style of what is at ``path`` of this text."""
        return msgspec.structs.replace(self.problem(path, what, write), level="advice")


def _no_check(_tree: YamlNode) -> Iterable[tuple[str, Problem]]:
    return ()


def _look_alikes(source: bytes | str, file: str) -> tuple[Problem, ...]:
    text = source if isinstance(source, str) else source.decode(errors="replace")
    return tuple(problem_at(file, *found) for found in find_look_alikes(text.removeprefix("\ufeff")))


def read_document(source: bytes | str, kind: Any, file: str, check: Check = _no_check) -> YamlDocument[Any]:
    """The value of type ``kind`` that ``source`` writes. Size and depth are bounded by :mod:`kiosk.yaml.tree`.

    A key that ``check`` reports on is not decoded: its value has one problem, not two.
    """
    return read_document_as(source, lambda _tree: kind, file, check)


def read_document_as(
    source: bytes | str, choose_type: Callable[[YamlNode], Any], file: str, check: Check = _no_check
) -> YamlDocument[Any]:
    """The same, where the type to read depends on which keys are written."""
    tree, problems = read_tree(source, file)
    if tree is None:
        return YamlDocument(file, None, _look_alikes(source, file) or problems)
    checked = tuple(check(tree))
    reported = {key for key, _problem in checked}
    sound = tree
    if isinstance(tree, YamlMapping):
        sound = YamlMapping(tuple(entry for entry in tree.entries if entry.key not in reported), tree.position)
    value, more = decode_tree(sound, choose_type(tree), file)
    problems = (*problems, *more, *(problem for _key, problem in checked))
    if problems and (look_alikes := _look_alikes(source, file)):
        problems = look_alikes  # the others come from them, or are reported once these are mended
    return YamlDocument(file, None if problems else value, tuple(sorted(set(problems))), tree)
