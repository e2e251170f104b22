"""The two looks of the programs: the same actions at other places and under other words.

An exercise asks for the same act elsewhere, so that what was learned is carried over. A program is written once, in
the words of its first look. Its second one is a table from these words to others (``other_labels``), and another
arrangement of its controls where its view asks :func:`has_other_look`. Node ids, menu entries and acts stay the same,
so that what is done and what is judged is the same too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal

import msgspec
from msgspec import Meta

from kiosk.course.model import Verdict
from kiosk.desk.labels import Label
from kiosk.desk.nodes import Node

if TYPE_CHECKING:
    from kiosk.desk.state import Desk

Look = Literal["one", "other"]
ProgramLook = Annotated[Look | None, Meta(description="L'aspect de ce programme : one (d'habitude) ou other.")]
Labels = Mapping[str, str]
"""The words of the second look by those of the first, where they differ."""

replace = msgspec.structs.replace


def has_other_look(desk: Desk, program: str) -> bool:
    """Whether this program has its second look on this desk."""
    return program in desk.other_looks


def with_look(desk: Desk, look: Look) -> Desk:
    """Give all programs this look."""
    looks = frozenset(desk.programs) if look == "other" else frozenset()
    return desk if looks == desk.other_looks else replace(desk, other_looks=looks)


def labels_of(desk: Desk, program: str) -> Labels:
    """The words of the program's present look, where they differ from those of the first."""
    found: Labels = desk.programs[program].other_labels if program in desk.other_looks else {}
    return found


def visible_label(desk: Desk, program: str, label: str) -> str:
    """What is called ``label`` in the first look, as it is called now."""
    return labels_of(desk, program).get(label, label)


def relabel(node: Node, labels: Labels) -> Node:
    """``node`` and all below it under the names of a look.

    Only a name that is a :class:`Label` is the program's own word; what the story or the learner named is a plain text.
    """
    if not labels:
        return node
    children = tuple(relabel(child, labels) for child in node.children)
    name = labels.get(node.name, node.name) if isinstance(node.name, Label) else node.name
    description, reason = sentence_in(node.description, labels), sentence_in(node.reason, labels)
    same = name == node.name and description == node.description and reason == node.reason
    if same and all(one is other for one, other in zip(children, node.children, strict=True)):
        return node
    return replace(node, name=name, children=children, description=description, reason=reason)


def relabel_question(node: Node, labels: Labels) -> Node:
    """A question of a program (its title, its text, its buttons) in the words of a look."""
    if not labels:
        return node
    children = tuple(relabel_question(child, labels) for child in node.children)
    return replace(node, name=sentence_in(node.name, labels), children=children)


def sentence_in(text: str, labels: Labels) -> str:
    """A sentence of the program that names its controls, in the words of a look.

    What stands between « and » is quoted, and changes only where it is a label whole.
    """
    if not text or not labels:
        return text
    pattern = _pattern(tuple(sorted(labels, key=len, reverse=True)))
    parts = re.split(r"(«[^»]*»)", text)
    return "".join(
        _quoted(part, labels) if part.startswith("«") else pattern.sub(lambda found: labels[found[0]], part)
        for part in parts
    )


def verdict_in(desk: Desk, goal: type, verdict: Verdict) -> Verdict:
    """The verdict of a goal that a program brings, in the words of the program's present look."""
    for key in desk.other_looks:
        program: Any = desk.programs[key]
        if goal in program.goals:
            labels: Labels = program.other_labels
            observed = sentence_in(verdict.observed, labels)
            remaining = verdict.remaining if verdict.by_author else sentence_in(verdict.remaining, labels)
            return replace(verdict, observed=observed, remaining=remaining)
    return verdict


def _quoted(part: str, labels: Labels) -> str:
    word = part[1:-1].strip()
    return part.replace(word, labels[word]) if word in labels else part


@cache
def _pattern(labels: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, labels))})(?!\w)")
