"""Choosing whole areas and single exercises for a workshop. Pure.

A choice is a tuple of ids: of an area (``email``), or of an exercise (``email/2-repondre``). An area that is chosen
whole means all its exercises, including later ones.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence


def is_in(chosen: Collection[str], area: str, exercise: str) -> bool:
    """Whether an exercise is chosen, by itself or with its whole area."""
    return area in chosen or exercise in chosen


def count_in(chosen: Collection[str], area: str, exercises: Sequence[str]) -> int:
    """How many of the ``exercises`` of an area are chosen."""
    return sum(is_in(chosen, area, one) for one in exercises)


def toggle_area(chosen: Sequence[str], area: str, exercises: Sequence[str]) -> tuple[str, ...]:
    """Choose the whole area, or none of it where it was whole; ``exercises`` are all of the area."""
    rest = tuple(one for one in chosen if one != area and one not in exercises)
    return rest if area in chosen else (*rest, area)


def toggle_exercise(chosen: Sequence[str], area: str, exercises: Sequence[str], exercise: str) -> tuple[str, ...]:
    """Choose one exercise, or not where it was chosen; the others stay as they are.

    With the last missing one the area is chosen whole. Its choices come last, in the order of ``exercises``.
    """
    rest = tuple(one for one in chosen if one != area and one not in exercises)
    wanted = tuple(one for one in exercises if is_in(chosen, area, one) != (one == exercise))
    return (*rest, area) if len(wanted) == len(exercises) else (*rest, *wanted)
