"""At both sizes every screen is fully visible, and Tab reaches every control."""

from collections.abc import Awaitable, Callable
from itertools import pairwise
from pathlib import Path

import pytest
from textual.containers import VerticalScroll

from kiosk.activities.board import Target
from kiosk.activities.choice import Choice
from kiosk.activities.matching import Matching
from kiosk.activities.reading import Reading
from kiosk.course.acts import Act, OptionChosen
from kiosk.course.events import ExerciseDone, Started, StepDone
from kiosk.course.model import ActivityContext, Exercise
from kiosk.session import HintRequested, StepSkipped, begin_session, update_session
from kiosk.ui.screens.begin_logbook import ConfirmCode
from kiosk.ui.screens.exercise_end import ExerciseEnd
from kiosk.ui.screens.interruptions import AfterCrash, IdleQuestion
from kiosk.ui.widgets.push_button import PushButton, TextLabel
from kiosk.ui.widgets.text_box import TextBox
from tests.ui.exercise_samples import EVERY_KIND, exercise
from tests.ui.kiosk_pilot import AT_ONCE, DESIGN_SIZE, LEAST_SIZE, Desk, running, squeezed

SIZES = pytest.mark.parametrize("size", [DESIGN_SIZE, LEAST_SIZE], ids=["100x28", "80x24"])


async def welcome(desk: Desk) -> None:
    pass


async def home(desk: Desk) -> None:
    desk.app.show_home()


async def home_after_a_while(desk: Desk) -> None:
    """Someone who did the first half of the course, and something of the next exercise."""
    entries = desk.app.catalogue.entries
    for entry in entries[: len(entries) // 2]:
        desk.app.sitting.record(
            [Started(entry.id), StepDone(entry.id, 0, 1, "hint"), ExerciseDone(entry.id, entry.can_do, entry.title)]
        )
    begun = entries[len(entries) // 2]
    desk.app.sitting.record([Started(begun.id), StepDone(begun.id, 0, 4, "none")])
    desk.app.show_home()


async def home_at_the_end(desk: Desk) -> None:
    for entry in desk.app.catalogue.entries:
        desk.app.sitting.record([Started(entry.id), ExerciseDone(entry.id, entry.can_do, entry.title)])
    desk.app.show_home()


async def area_of_many(desk: Desk) -> None:
    areas = desk.app.catalogue.areas
    desk.app.show_area(max(areas, key=lambda area: len(desk.app.catalogue.in_area(area.id, 2))).id, 2)


async def area_of_few(desk: Desk) -> None:
    desk.app.show_area("email")


async def can_do(desk: Desk) -> None:
    await home_after_a_while(desk)
    await desk.settle()
    desk.app.show_can_do_list()


async def begin_logbook(desk: Desk) -> None:
    desk.app.show_begin_logbook()


async def confirm(desk: Desk) -> None:
    desk.app.switch_screen(ConfirmCode(("chat", "lune", "cle", "parapluie")))
    await desk.settle()
    await desk.click("#words")
    await desk.paste("chat lune clé pain")


async def open_logbook(desk: Desk) -> None:
    desk.app.show_open_logbook()
    await desk.settle()
    for picture in ("chat", "parapluie", "papillon", "chaussure"):
        await desk.tell_grid(picture)


async def ending(desk: Desk) -> None:
    longest = max(desk.app.catalogue.entries, key=lambda entry: len(entry.can_do))
    found = desk.app.station.open_exercise(longest.id)
    session, _started = begin_session(found, ActivityContext(), frozenset(range(len(found.steps) - 1)))
    for gesture in found.steps[-1].solution:
        for act in session.step.activity.acts_for(session.state, gesture, 1.0):
            session, _events = update_session(session, act)
    desk.app.switch_screen(ExerciseEnd(session))


async def ending_with_steps_left(desk: Desk) -> None:
    session, _started = begin_session(exercise(*[EVERY_KIND["keys"]] * 3), ActivityContext())
    for _step in range(3):
        session, _events = update_session(session, StepSkipped())
    desk.app.switch_screen(ExerciseEnd(session))


async def idle_question(desk: Desk) -> None:
    desk.app.push_screen(IdleQuestion())


async def after_a_crash(desk: Desk) -> None:
    desk.app.push_screen(AfterCrash())


WAYS: list[Callable[[Desk], Awaitable[None]]] = [
    welcome, home, home_after_a_while, home_at_the_end, area_of_many, area_of_few, can_do, begin_logbook, confirm,
    open_logbook, ending, ending_with_steps_left, idle_question, after_a_crash,
]  # fmt: skip


async def assert_all_is_seen(desk: Desk) -> None:
    """Every control lies inside the screen, every label and every sentence shows to its last letter."""
    screen, rows = desk.app.screen, desk.rows
    for control in desk.controls():
        if not screen.region.contains_region(control.region) or not seen_through(control):
            control.focus()
            await desk.settle()
            rows = desk.rows
        assert screen.region.contains_region(control.region), (control, control.region)
        assert seen_through(control), (control, control.region)
        if isinstance(control, PushButton):
            assert squeezed(control.label) in desk.seen(control, rows), f"{control.label}: cut"
            assert control.content_size.width >= max(map(len, control.label.split())), f"{control.label}: cut in a word"
    for say in screen.query(TextLabel):
        if say.visible and say.region and not any(isinstance(a, VerticalScroll) for a in say.ancestors):
            assert squeezed(str(say.content)) == desk.seen(say, rows), f"{say.content}: cut"


def seen_through(control: object) -> bool:
    """Whether the control is inside every box that could cut it off."""
    ancestors = getattr(control, "ancestors", [])
    region = getattr(control, "region", None)
    return region is not None and all(
        box.region.contains_region(region) for box in ancestors if isinstance(box, VerticalScroll)
    )


@SIZES
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
async def test_a_screen_is_fully_visible_and_tab_reaches_every_control(
    data: Path, way: Callable[[Desk], Awaitable[None]], size: tuple[int, int]
) -> None:
    async with running(data, size) as desk:
        await way(desk)
        await desk.settle()
        await assert_all_is_seen(desk)
        if way is not idle_question:  # there every key goes on
            await assert_tab_goes_round(desk)


async def assert_tab_goes_round(desk: Desk) -> None:
    controls = desk.controls()
    assert controls
    for key, turn in (("tab", 1), ("shift+tab", -1)):
        met = []
        for _control in controls:
            await desk.press(key)
            met.append(desk.app.focused)
        assert set(met) == set(controls), f"{key} goes by {met}"
        order = [controls.index(control) for control in met if control is not None]
        steps = {(after - before) % len(controls) for before, after in pairwise(order)}
        assert steps <= {turn % len(controls)}


@pytest.mark.parametrize("kind", EVERY_KIND)
async def test_tab_leaves_an_activity_and_comes_back(data: Path, kind: str) -> None:
    async with running(data) as desk:
        await desk.play(exercise(EVERY_KIND[kind], EVERY_KIND["keys"], EVERY_KIND["keys"]))
        await assert_all_is_seen(desk)
        await assert_tab_goes_round(desk)


def crowded_steps(one: Exercise) -> list[int]:
    """The steps whose screen may run out of room: all with cards and answers, else the one with most to read."""
    full = [n for n, step in enumerate(one.steps) if isinstance(step.activity, Choice | Matching | Reading)]
    return full or [max(range(len(one.steps)), key=lambda n: len(one.steps[n].say))]


@pytest.mark.long
@pytest.mark.parametrize("part", range(4))
async def test_the_steps_of_the_course_are_fully_visible_at_the_least_size(
    data: Path, shipped: tuple[Exercise, ...], part: int
) -> None:
    """At their start, with each hint, and with each answer and the last hint when they are done."""
    cut = []
    async with running(data, LEAST_SIZE) as desk:
        for one in shipped[part::4]:
            for index in crowded_steps(one):
                player = await desk.play(one, frozenset(range(len(one.steps))) - {index})
                step = one.steps[index]
                acts: list[Act] = [HintRequested()] * len(step.hints)
                if isinstance(step.activity, Choice):
                    acts += [OptionChosen(option.label) for option in step.activity.options if not option.right]
                    acts += [OptionChosen(option.label) for option in step.activity.options if option.right][:1]
                for act in (None, *acts):
                    if act is not None:
                        await player.act(act)
                        await desk.settle()
                    try:
                        await assert_all_is_seen(desk)
                        assert_labels_are_seen(desk, one, index)
                    except AssertionError as error:
                        cut.append(f"{one.id} {index} {act}: {str(error).splitlines()[0]}")
    assert not cut, "\n\n".join(cut)


def assert_labels_are_seen(desk: Desk, one: Exercise, index: int) -> None:
    activity = one.steps[index].activity
    shown = getattr(activity, "shown", None)
    if shown is not None:
        rows = desk.rows
        state = desk.app.screen.session.state  # type: ignore[attr-defined]  # the player's
        labels = [target.label for target in shown(state) if isinstance(target, Target)]
        missing = [label for label in labels if not any(label in row for row in rows)]
        assert not missing, missing
    for box in desk.app.screen.query(TextBox):
        lines = box.field.text.split("\n")
        assert len(lines) <= box.content_size.height
        assert max(map(len, lines)) < box.content_size.width


async def test_a_locked_station_has_no_way_out(data: Path) -> None:
    async with running(data) as desk:
        assert "Quitter" in desk.text
    async with running(data, settings=AT_ONCE.__class__(locked=True)) as desk:
        assert "Quitter" not in desk.text
