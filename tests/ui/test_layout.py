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
from kiosk.session.acts import HintRequested, StepSkipped
from kiosk.session.update import begin_session, update_session
from kiosk.ui.screens.begin_logbook import ConfirmCode
from kiosk.ui.screens.exercise_end import ExerciseEnd
from kiosk.ui.screens.interruptions import AfterCrash, IdleQuestion
from kiosk.ui.screens.keep_question import KeepQuestion
from kiosk.ui.screens.my_pictures import MyPictures
from kiosk.ui.widgets.push_button import PushButton, TextLabel
from kiosk.ui.widgets.text_box import TextBox
from tests.ui.exercise_samples import EVERY_KIND, exercise
from tests.ui.kiosk_pilot import AT_ONCE, DESIGN_SIZE, MIN_SIZE, KioskPilot, running, squeezed

SIZES = pytest.mark.parametrize("size", [DESIGN_SIZE, MIN_SIZE], ids=["100x28", "80x24"])


async def welcome(pilot: KioskPilot) -> None:
    pass


async def home(pilot: KioskPilot) -> None:
    pilot.app.show_home()


async def home_after_a_while(pilot: KioskPilot) -> None:
    """Someone who did the first half of the course, and something of the next exercise."""
    entries = pilot.app.catalogue.entries
    for entry in entries[: len(entries) // 2]:
        pilot.app.sitting.record(
            [Started(entry.id), StepDone(entry.id, 0, 1, "hint"), ExerciseDone(entry.id, entry.can_do, entry.title)]
        )
    begun = entries[len(entries) // 2]
    pilot.app.sitting.record([Started(begun.id), StepDone(begun.id, 0, 4, "none")])
    pilot.app.show_home()


async def home_at_the_end(pilot: KioskPilot) -> None:
    for entry in pilot.app.catalogue.entries:
        pilot.app.sitting.record([Started(entry.id), ExerciseDone(entry.id, entry.can_do, entry.title)])
    pilot.app.show_home()


async def area_of_many(pilot: KioskPilot) -> None:
    areas = pilot.app.catalogue.areas
    pilot.app.show_area(max(areas, key=lambda area: len(pilot.app.catalogue.in_area(area.id, 2))).id, 2)


async def area_of_few(pilot: KioskPilot) -> None:
    pilot.app.show_area("email")


async def can_do(pilot: KioskPilot) -> None:
    await home_after_a_while(pilot)
    await pilot.settle()
    pilot.app.show_can_do_list()


async def begin_logbook(pilot: KioskPilot) -> None:
    pilot.app.show_begin_logbook()


async def confirm(pilot: KioskPilot) -> None:
    pilot.app.switch_screen(ConfirmCode(("chat", "lune", "cle", "parapluie")))
    await pilot.settle()
    await pilot.click("#words")
    await pilot.paste("chat lune clé pain")


async def open_logbook(pilot: KioskPilot) -> None:
    pilot.app.show_open_logbook()
    await pilot.settle()
    for picture in ("chat", "parapluie", "papillon", "chaussure"):
        await pilot.click_picture(picture)


async def ending(pilot: KioskPilot) -> None:
    longest = max(pilot.app.catalogue.entries, key=lambda entry: len(entry.can_do))
    found = pilot.app.station.open_exercise(longest.id)
    session, _started = begin_session(found, ActivityContext(), frozenset(range(len(found.steps) - 1)))
    for gesture in found.steps[-1].solution:
        for act in session.step.activity.acts_for(session.state, gesture, 1.0):
            session, _events = update_session(session, act)
    pilot.app.switch_screen(ExerciseEnd(session))


async def ending_with_steps_left(pilot: KioskPilot) -> None:
    session, _started = begin_session(exercise(*[EVERY_KIND["keys"]] * 3), ActivityContext())
    for _step in range(3):
        session, _events = update_session(session, StepSkipped())
    pilot.app.switch_screen(ExerciseEnd(session))


async def not_ready(pilot: KioskPilot) -> None:
    pilot.app.start_exercise("souris/no-such-exercise")


async def home_of_a_logbook(pilot: KioskPilot) -> None:
    pilot.app.begin_logbook(("chat", "lune", "cle", "parapluie"))
    pilot.app.show_home()


async def keep_question(pilot: KioskPilot) -> None:
    pilot.app.show(KeepQuestion())


async def my_pictures(pilot: KioskPilot) -> None:
    pilot.app.begin_logbook(("chat", "papillon", "chaussure", "parapluie"))
    pilot.app.show(MyPictures())


async def idle_question(pilot: KioskPilot) -> None:
    pilot.app.push_screen(IdleQuestion())


async def after_a_crash(pilot: KioskPilot) -> None:
    pilot.app.push_screen(AfterCrash())


WAYS: list[Callable[[KioskPilot], Awaitable[None]]] = [
    welcome, home, home_after_a_while, home_at_the_end, area_of_many, area_of_few, can_do, begin_logbook, confirm,
    open_logbook, ending, ending_with_steps_left, not_ready, home_of_a_logbook, keep_question, my_pictures,
    idle_question, after_a_crash,
]  # fmt: skip


def assert_colours_are_true(pilot: KioskPilot) -> None:
    """Lines do not pass through Textual's filter for a terminal's own colours, nor for dimmed text."""
    for strip in pilot.app.screen._compositor.render_strips():
        for text, style, _control in strip:
            if style is not None:
                colours = [colour for colour in (style.color, style.bgcolor) if colour is not None]
                assert all(colour.triplet is not None for colour in colours) and not style.dim, text


async def assert_all_is_seen(pilot: KioskPilot) -> None:
    """Every control is inside the screen, every label and every sentence is displayed to its last letter."""
    assert_colours_are_true(pilot)
    screen, rows = pilot.app.screen, pilot.rows
    for control in pilot.controls():
        if not screen.region.contains_region(control.region) or not seen_through(control):
            control.focus()
            await pilot.settle()
            rows = pilot.rows
        assert screen.region.contains_region(control.region), (control, control.region)
        assert seen_through(control), (control, control.region)
        if isinstance(control, PushButton):
            assert squeezed(control.label) in pilot.seen(control, rows), f"{control.label}: cut"
            assert control.content_size.width >= max(map(len, control.label.split())), f"{control.label}: cut in a word"
    for say in screen.query(TextLabel):
        if say.visible and say.region and not any(isinstance(a, VerticalScroll) for a in say.ancestors):
            assert squeezed(str(say.content)) == pilot.seen(say, rows), f"{say.content}: cut"


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
    data: Path, way: Callable[[KioskPilot], Awaitable[None]], size: tuple[int, int]
) -> None:
    async with running(data, size) as pilot:
        await way(pilot)
        await pilot.settle()
        await assert_all_is_seen(pilot)
        if way is not idle_question:  # there every key goes on
            await assert_tab_goes_round(pilot)


async def assert_tab_goes_round(pilot: KioskPilot) -> None:
    controls = pilot.controls()
    assert controls
    for key, turn in (("tab", 1), ("shift+tab", -1)):
        met = []
        for _control in controls:
            await pilot.press(key)
            met.append(pilot.app.focused)
        assert set(met) == set(controls), f"{key} goes by {met}"
        order = [controls.index(control) for control in met if control is not None]
        steps = {(after - before) % len(controls) for before, after in pairwise(order)}
        assert steps <= {turn % len(controls)}


@pytest.mark.parametrize("kind", EVERY_KIND)
async def test_tab_leaves_an_activity_and_comes_back(data: Path, kind: str) -> None:
    async with running(data) as pilot:
        await pilot.play(exercise(EVERY_KIND[kind], EVERY_KIND["keys"], EVERY_KIND["keys"]))
        await assert_all_is_seen(pilot)
        await assert_tab_goes_round(pilot)


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
    async with running(data, MIN_SIZE) as pilot:
        for one in shipped[part::4]:
            for index in crowded_steps(one):
                player = await pilot.play(one, frozenset(range(len(one.steps))) - {index})
                step = one.steps[index]
                acts: list[Act] = [HintRequested()] * len(step.hints)
                if isinstance(step.activity, Choice):
                    acts += [OptionChosen(option.label) for option in step.activity.options if not option.right]
                    acts += [OptionChosen(option.label) for option in step.activity.options if option.right][:1]
                for act in (None, *acts):
                    if act is not None:
                        await player.act(act)
                        await pilot.settle()
                    try:
                        await assert_all_is_seen(pilot)
                        assert_labels_are_seen(pilot, one, index)
                    except AssertionError as error:
                        cut.append(f"{one.id} {index} {act}: {str(error).splitlines()[0]}")
    assert not cut, "\n\n".join(cut)


def assert_labels_are_seen(pilot: KioskPilot, one: Exercise, index: int) -> None:
    activity = one.steps[index].activity
    shown = getattr(activity, "shown", None)
    if shown is not None:
        rows = pilot.rows
        state = pilot.app.screen.session.state  # type: ignore[attr-defined]  # the player's
        labels = [target.label for target in shown(state) if isinstance(target, Target)]
        missing = [label for label in labels if not any(label in row for row in rows)]
        assert not missing, missing
    for box in pilot.app.screen.query(TextBox):
        lines = box.field.text.split("\n")
        assert len(lines) <= box.content_size.height
        assert max(map(len, lines)) < box.content_size.width


async def test_a_locked_station_has_no_way_out(data: Path) -> None:
    async with running(data) as pilot:
        assert "Quitter" in pilot.text
    async with running(data, settings=AT_ONCE.__class__(locked=True)) as pilot:
        assert "Quitter" not in pilot.text
