"""What is chosen for a workshop: whole areas, and single exercises. Pure.

A choice is a tuple of ids: of an area (``email``), or of an exercise (``email/2-repondre``). An area that is chosen
whole stands for all its exercises, those that come later too.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence


def is_in(chosen: Collection[str], area: str, exercise: str) -> bool:
    """Whether an exercise is in the workshop, by itself or with its whole area."""
    return area in chosen or exercise in chosen


def count_in(chosen: Collection[str], area: str, exercises: Sequence[str]) -> int:
    """How many of the ``exercises`` of an area are in the workshop."""
    return sum(is_in(chosen, area, one) for one in exercises)


def toggle_area(chosen: Sequence[str], area: str, exercises: Sequence[str]) -> tuple[str, ...]:
    """The whole area in where it was not, and all of it out where it was; ``exercises`` are all of the area."""
    rest = tuple(one for one in chosen if one != area and one not in exercises)
    return rest if area in chosen else (*rest, area)


def toggle_exercise(chosen: Sequence[str], area: str, exercises: Sequence[str], exercise: str) -> tuple[str, ...]:
    """One exercise in where it was out, and out where it was in; the others stay as they are.

    With the last missing one the area is whole. What is chosen of the area comes last, in the order of ``exercises``.
    """
    rest = tuple(one for one in chosen if one != area and one not in exercises)
    wanted = tuple(one for one in exercises if is_in(chosen, area, one) != (one == exercise))
    return (*rest, area) if len(wanted) == len(exercises) else (*rest, *wanted)
