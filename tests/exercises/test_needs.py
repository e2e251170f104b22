"""What the shipped exercises need: level 1 rests on level 1, and nothing is named that another need brings along."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.course.model import Exercise


def all_needs(exercise: str, course: Mapping[str, Exercise]) -> set[str]:
    """What ``exercise`` needs, directly or through others."""
    met: set[str] = set()
    stack = list(course[exercise].needs)
    while stack:
        if (needed := stack.pop()) not in met:
            met.add(needed)
            stack += course[needed].needs
    return met


def test_level_1_rests_on_level_1(shipped: tuple[Exercise, ...]) -> None:
    course = {one.id: one for one in shipped}
    higher = {
        one.id: rests_on
        for one in shipped
        if one.level == 1 and (rests_on := sorted(n for n in all_needs(one.id, course) if course[n].level > 1))
    }
    assert higher == {}


def test_no_need_is_brought_along_by_another(shipped: tuple[Exercise, ...]) -> None:
    course = {one.id: one for one in shipped}
    redundant = {
        (one.id, need): other
        for one in shipped
        for need in one.needs
        for other in one.needs
        if need in all_needs(other, course)
    }
    assert redundant == {}


def test_what_only_asks_to_choose_is_reached_after_a_few_exercises(shipped: tuple[Exercise, ...]) -> None:
    course = {one.id: one for one in shipped}
    assert len(all_needs("emploi/1-les-parties-d-un-cv", course)) <= 3
    assert max(len(all_needs(one.id, course)) for one in shipped if one.level == 1) <= 12


def test_the_bin_is_emptied_in_one_exercise(shipped: tuple[Exercise, ...]) -> None:
    asked = [one.id for one in shipped for step in one.steps if "Vider la corbeille" in step.say]
    assert asked == ["fichiers/2-mettre-a-la-corbeille"]
