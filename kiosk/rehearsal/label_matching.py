"""Which of the places that show a control's label is the control: told by its shape and its neighbours. Pure."""

from __future__ import annotations

from kiosk.cells import Rect
from kiosk.desk.nodes import Node, path_to, walk
from kiosk.rehearsal.text_search import ControlShape, Match, TextSearch

_SHAPES: dict[str, ControlShape] = {
    "button": "button", "tab": "tab", "checkbox": "tick", "radio": "tick", "option": "item", "treeitem": "item",
    "menuitem": "item", "listitem": "item",
}  # fmt: skip
_FAR = 40
"""Cells beyond which two things do not count as neighbours."""


class LabelMatching:
    """Matches the labels of the tree ``root`` with what a screen shows."""

    def __init__(self, text: TextSearch, root: Node) -> None:
        self._text = text
        self._root = root

    def best_match(self, path: tuple[Node, ...], area: Rect) -> Match | None:
        """The match that looks most like the last node of ``path``."""
        node = path[-1]
        shape = _shape(node)
        places = self._text.find_all(node.name, area, shape)
        most = max((one.rank for one in places), default=0)
        places = [one for one in places if one.rank == most and not one.in_a_word]
        if len(places) <= 1:
            return places[0] if places else None
        layer = path[1] if len(path) > 1 else path[0]
        alike = [one.id for one in walk(layer) if one.name == node.name and _shape(one) == shape]
        if len(alike) == len(places):
            each = [self._match_by_neighbours(id, places, area) for id in alike]
            if len(set(each)) < len(each):  # their neighbours do not tell them apart: reading order does
                each = sorted(places, key=lambda one: (one.y, one.x))
            return each[alike.index(node.id)]
        return self._match_by_neighbours(node.id, places, area)

    def _match_by_neighbours(self, id: str, places: list[Match], area: Rect) -> Match:
        """Of ``places`` that look alike, the one nearest to the labels of the node's neighbours in the tree."""
        path = path_to(self._root, id)
        neighbours: dict[str, float] = {}
        for distance, outer in enumerate(reversed(path[-3:-1]), 1):
            for other in (outer, *outer.children):
                if other.name and other.name != path[-1].name:
                    neighbours.setdefault(other.name, 1 / distance)
        seen = [(weight, self._text.find_all(name, area)) for name, weight in neighbours.items()]
        return max(places, key=lambda one: sum(weight * _proximity(one, others) for weight, others in seen))

    def option_of_group(self, path: tuple[Node, ...], area: Rect) -> Match | None:
        """The option of a group whose question may be answered by the same words as another one beside it."""
        group, node = path[-2], path[-1]
        groups = [one for one in walk(path[1]) if one.role == "radiogroup"]
        if sum(any(option.name == node.name for option in one.children) for one in groups) < 2:
            return self.best_match(path, area)
        alike = [one.id for one in groups if one.name == group.name]
        questions = sorted(self._text.find_all(group.name, area), key=lambda one: (one.y, one.x))
        if len(questions) < len(alike):
            return None
        asked = questions[alike.index(group.id)]
        options = [one for one in self._text.find_all(node.name, area, "tick") if one.as_shaped]
        return min(
            (one for one in options if (one.y, one.x) > (asked.y, asked.x)),
            key=lambda one: (one.y, one.x),
            default=None,
        )


def _shape(node: Node) -> ControlShape:
    return "icon" if node.part in ("desktop_icon", "app") else _SHAPES.get(node.role, "")


def _proximity(one: Match, others: list[Match]) -> float:
    """1 for adjacent to one of ``others``, down to 0 for far; right below counts as near."""
    return max((max(0.0, 1 - _distance(one, other) / _FAR) for other in others), default=0.0)


def _distance(one: Match, other: Match) -> int:
    across = abs(one.x - other.x)
    return abs(one.y - other.y) + (across // 4 if one.y == other.y else 0 if across <= 2 else across)
