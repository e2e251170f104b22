"""Choosing for a workshop: one exercise is turned and the others stay; an area is whole when all of it is in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.station.settings.workshop import count_in, is_in, toggle_area, toggle_exercise

MOUSE = tuple(f"souris/{n}" for n in range(4))
KEYS = tuple(f"clavier/{n}" for n in range(3))
CHOSEN = st.lists(st.sampled_from(["souris", "clavier", *MOUSE, *KEYS, "gone/1"]), unique=True).map(tuple)


def inside(chosen: tuple[str, ...]) -> set[str]:
    return {one for one in MOUSE if is_in(chosen, "souris", one)} | {
        one for one in KEYS if is_in(chosen, "clavier", one)
    }


@given(CHOSEN, st.sampled_from(MOUSE))
def test_one_exercise_is_turned_and_the_others_stay(chosen: tuple[str, ...], one: str) -> None:
    turned = toggle_exercise(chosen, "souris", MOUSE, one)
    assert inside(turned) == inside(chosen) ^ {one}
    assert len(set(turned)) == len(turned)
    assert ("gone/1" in turned) == ("gone/1" in chosen)
    assert inside(toggle_exercise(turned, "souris", MOUSE, one)) == inside(chosen)


@given(CHOSEN)
def test_a_whole_area_is_in_and_then_out(chosen: tuple[str, ...]) -> None:
    turned = toggle_area(chosen, "souris", MOUSE)
    expected = 0 if "souris" in chosen else len(MOUSE)
    assert count_in(turned, "souris", MOUSE) == expected
    assert count_in(toggle_area(turned, "souris", MOUSE), "souris", MOUSE) == len(MOUSE) - expected
    assert inside(turned) & set(KEYS) == inside(chosen) & set(KEYS)


def test_the_last_missing_one_makes_the_area_whole_so_that_later_exercises_are_in() -> None:
    chosen: tuple[str, ...] = ("clavier/0",)
    for one in reversed(MOUSE):
        chosen = toggle_exercise(chosen, "souris", MOUSE, one)
    assert chosen == ("clavier/0", "souris")
    assert is_in(chosen, "souris", "souris/a-later-one")


def test_single_exercises_come_in_the_order_of_the_course() -> None:
    chosen: tuple[str, ...] = ()
    for one in (MOUSE[2], MOUSE[0]):
        chosen = toggle_exercise(chosen, "souris", MOUSE, one)
    assert chosen == (MOUSE[0], MOUSE[2])
