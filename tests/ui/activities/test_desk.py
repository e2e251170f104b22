"""The simulated computer in the real program: mouse alone, keyboard alone, and the demonstration on its controls."""

from __future__ import annotations

from pathlib import Path
from time import monotonic

import pytest
from textual import events

from kiosk.activities import KINDS
from kiosk.course.files.reading import read_exercise
from kiosk.course.model import Exercise
from kiosk.ui.activities.desk import DeskView
from kiosk.ui.desk.widget import DeskWidget
from tests.ui.kiosk_pilot import DESIGN_SIZE, MIN_SIZE, KioskPilot, running

EXERCISE = """
title: Ranger une photo
can_do: Je sais ranger une photo.
level: 1
minutes: 5
desk:
  clock: "14:05"
  shortcuts: [files, phone]
  files:
    Documents:
      - {file: photo.jpg, picture: chat, text: "Un chat."}
      - {folder: Vacances, files: [plage.jpg]}
      - {file: lettre.txt, text: "Madame, Monsieur,"}
steps:
  - say: Ouvrez Fichiers.
    desk: {goal: {open: files}}
    hints: [Un., Deux.]
    solution: [{double_click: Fichiers}]
    done: Fichiers est ouvert.
  - say: Faites un dossier « Train ».
    desk: {goal: {folder_at: Documents/Train}}
    hints: [Un., Deux.]
    solution: [{click: Nouveau dossier}, {type: {into: Nom du dossier, text: Train}}, {click: Créer}]
    done: Le dossier est là.
  - say: Mettez la photo dans le dossier.
    desk: {goal: {file_at: Documents/Train/photo.jpg}}
    hints: [Un., Deux.]
    solution: [{drag: {from: photo.jpg, to: Train}}]
    done: La photo est dans le dossier.
"""


def exercise(holiday: str = "[plage.jpg]") -> Exercise:
    """The exercise, as it is read; ``holiday`` is added to the files of that folder."""
    text = EXERCISE.replace("[plage.jpg]", holiday)
    reading = read_exercise("fichiers/1-ranger", text.encode(), KINDS)
    assert reading.value is not None, reading.problems
    return reading.value


def spot(pilot: KioskPilot, id: str) -> tuple[int, int]:
    """The cell of the screen where a hand presses on a node."""
    view = pilot.app.screen.query_one(DeskView)
    cell = view._cell(id)
    assert cell is not None, [
        placed.node.id for placed in pilot.app.screen.query_one(DeskWidget).viewport.layout.placed
    ]
    pilot.app.screen.query_one(DeskWidget).shows_focus = False
    return cell.x, cell.y


async def double_click(pilot: KioskPilot, id: str) -> None:
    """However slow the machine, it is one."""
    await two_clicks(pilot, id, 0.1)


async def two_clicks(pilot: KioskPilot, id: str, seconds: float) -> None:
    """Two clicks that the terminal sends ``seconds`` apart; the second is handled when the first has had its effect."""
    await pilot.settle()
    at, clock, sent = spot(pilot, id), pilot.clock, monotonic()
    pilot.clock = lambda: sent
    await pilot.click_at(*at)
    pilot.clock = lambda: sent + seconds
    await pilot.click_at(*at)
    pilot.clock = clock


async def drag(pilot: KioskPilot, item: str, on: str) -> None:
    """Press, move far enough, let go."""
    start, end = spot(pilot, item), spot(pilot, on)
    pilot.mouse(events.MouseMove, *start, 0)
    pilot.mouse(events.MouseDown, *start)
    pilot.mouse(events.MouseMove, start[0] + 8, start[1] + 4)
    pilot.mouse(events.MouseMove, *end)
    await pilot.settle()
    assert " photo.jpg → Train " in "\n".join(pilot.rows)
    pilot.mouse(events.MouseUp, *end)
    await pilot.settle()


async def go_on(pilot: KioskPilot, done: str) -> None:
    """The step is done: on to the next."""
    await pilot.until(lambda: f"✓ {done}" in pilot.text)
    await pilot.click("#main")


@pytest.mark.parametrize(("seconds", "opens"), [(0.2, True), (30.0, False)])
async def test_a_double_click_is_as_quick_as_it_was_sent(tmp_path: Path, seconds: float, opens: bool) -> None:
    """And not as it is handled, which on a busy machine is later, or two late clicks one right after the other."""
    async with running(tmp_path) as pilot:
        await pilot.play(exercise())
        await two_clicks(pilot, "desktop/program/files", seconds)
        assert ("✓ Fichiers est ouvert." in pilot.text) is opens


async def test_where_the_double_click_is_learned_enter_does_not_do_the_step(tmp_path: Path) -> None:
    asked = "desk: {goal: {all: [{did: {double_click: Fichiers}}, {open: files}]}}"
    reading = read_exercise("fichiers/1-ranger", EXERCISE.replace("desk: {goal: {open: files}}", asked), KINDS)
    assert reading.value is not None, reading.problems
    async with running(tmp_path) as pilot:
        player = await pilot.play(reading.value)
        await pilot.click_at(*spot(pilot, "desktop/program/files"))
        await pilot.press("enter")
        remaining = "La fenêtre « Fichiers » est ouverte. Il reste à faire un double-clic sur « Fichiers »."
        await pilot.until(lambda: remaining in " ".join(pilot.text.split()))
        assert player.session.phase == "doing"
        await pilot.click_at(*spot(pilot, "window-reduce/files"))
        await pilot.settle()
        await double_click(pilot, "desktop/program/files")
        await pilot.until(lambda: "✓ Fichiers est ouvert." in pilot.text)


async def test_a_double_click_counts_however_its_events_are_handled(tmp_path: Path) -> None:
    """The second press comes in before the first release is handled: what follows that release is no end of it."""
    async with running(tmp_path) as pilot:
        await pilot.play(exercise())
        await pilot.settle()
        at = spot(pilot, "desktop/program/files")
        for kind in (events.MouseDown, events.MouseUp, events.MouseDown):
            pilot.mouse(kind, *at)
        await pilot.settle()
        pilot.mouse(events.MouseUp, *at)
        await pilot.settle()
        assert "✓ Fichiers est ouvert." in pilot.text


@pytest.mark.parametrize("size", [DESIGN_SIZE, MIN_SIZE])
async def test_with_the_mouse_alone(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(tmp_path, size) as pilot:
        await pilot.play(exercise())
        await double_click(pilot, "desktop/program/files")
        await go_on(pilot, "Fichiers est ouvert.")
        await pilot.click_at(*spot(pilot, "files/new-folder"))
        await pilot.until(lambda: "╔═ Nouveau dossier" in pilot.text)
        await pilot.write("Train")
        await pilot.click_at(*spot(pilot, "dialog/button/Créer"))
        await go_on(pilot, "Le dossier est là.")
        await drag(pilot, "files/item/Documents/photo.jpg", "files/item/Documents/Train")
        await pilot.until(lambda: "✓ La photo est dans le dossier." in pilot.text)


async def test_with_the_keyboard_alone(tmp_path: Path) -> None:
    async with running(tmp_path) as pilot:
        await pilot.play(exercise())
        await pilot.press("tab", "enter")
        await pilot.until(lambda: "✓ Fichiers est ouvert." in pilot.text)
        await pilot.press("space")
        await pilot.until(lambda: "Faites un dossier" in pilot.text)
        for _count in range(20):
            if "Nouveau dossier◀" in pilot.text:
                break
            await pilot.press("tab")
        await pilot.press("enter")
        await pilot.until(lambda: "╔═ Nouveau dossier" in pilot.text)
        await pilot.write("Train")
        await pilot.press("enter")
        await pilot.until(lambda: "✓ Le dossier est là." in pilot.text)


async def test_tab_goes_through_the_computer_to_the_bar_and_round_again(tmp_path: Path) -> None:
    async with running(tmp_path) as pilot:
        await pilot.play(exercise())
        computer = pilot.app.screen.query_one(DeskWidget)
        seen: list[str] = []
        for _count in range(30):
            await pilot.press("tab")
            focused = pilot.app.focused
            assert focused is not None
            seen.append(f"bar:{focused.id}" if focused is not computer else computer.viewport.focused_id)
        first = seen.index("bar:hint")
        round_again = next(n for n in range(first, len(seen)) if not seen[n].startswith("bar:"))
        assert seen[round_again] == seen[0]
        assert "bar:stop" in seen


async def test_the_demonstration_shows_every_gesture_and_gives_back_her_own_computer(tmp_path: Path) -> None:
    async with running(tmp_path) as pilot:
        player = await pilot.play(exercise())
        before = player.session.state
        await pilot.click("#show")
        await pilot.until(lambda: not player._is_demonstrating)
        assert player.session.state == before
        assert player.session.phase == "doing"
        assert "14:05" in pilot.text


async def test_the_wheel_and_the_page_keys_scroll_and_a_click_does_not_jump(tmp_path: Path) -> None:
    async with running(tmp_path, MIN_SIZE) as pilot:
        many = ", ".join(f"f{n}.pdf" for n in range(30))
        await pilot.play(exercise(f"[plage.jpg]}}\n      - {{folder: Zoo, files: [{many}]"), done=(0,))
        computer = pilot.app.screen.query_one(DeskWidget)
        await double_click(pilot, "files/item/Documents/Zoo")
        assert "f0.pdf" in pilot.text and "f29.pdf" not in pilot.text
        x, y = spot(pilot, "files/item/Documents/Zoo/f0.pdf")
        for _count in range(20):
            pilot.mouse(events.MouseScrollDown, x, y, 0)
        await pilot.settle()
        assert "f29.pdf" in pilot.text and "f0.pdf" not in pilot.text
        pane = computer.viewport.layout.panes_by_id["files/list"]
        corner = computer.content_region.offset
        await pilot.click_at(corner.x + pane.bar.x, corner.y + pane.bar.y)
        assert computer.viewport.layout.panes_by_id["files/list"].top < pane.top
        await pilot.click_at(*spot(pilot, "files/item/Documents/Zoo/f20.pdf"))
        await pilot.press("pagedown")
        assert computer.viewport.layout.panes_by_id["files/list"].top > 0
        top = computer.viewport.layout.panes_by_id["files/list"].top
        await pilot.press("pageup", "pageup")
        assert computer.viewport.layout.panes_by_id["files/list"].top < top


async def test_a_button_released_elsewhere_ends_the_drag(tmp_path: Path) -> None:
    async with running(tmp_path) as pilot:
        await pilot.play(exercise())
        await double_click(pilot, "desktop/program/files")
        await go_on(pilot, "Fichiers est ouvert.")
        start = spot(pilot, "files/item/Documents/photo.jpg")
        pilot.mouse(events.MouseDown, *start)
        pilot.mouse(events.MouseMove, start[0] + 8, start[1] + 4)
        await pilot.settle()
        pilot.mouse(events.MouseMove, start[0] + 9, start[1] + 4, 0)
        await pilot.settle()
        assert pilot.app.mouse_captured is None
        assert "photo.jpg →" not in pilot.text
        await pilot.click("#stop")
        await pilot.until(lambda: not pilot.app.screen.query(DeskWidget))


async def test_what_is_written_there_is_never_markup(tmp_path: Path) -> None:
    async with running(tmp_path) as pilot:
        player = await pilot.play(exercise(), done=(0,))
        await pilot.settle()
        await pilot.click_at(*spot(pilot, "files/new-folder"))
        await pilot.until(lambda: "╔═ Nouveau dossier" in pilot.text)
        await pilot.paste("[b]x[/b][@click=app.quit]" + "y" * 2000)
        assert "[b]x[/b][@click=app.quit]" in pilot.text or "yyyy" in pilot.text
        field = player.session.state.text("dialog/name")
        assert len(field) <= 600


async def test_a_sign_with_the_focus_keeps_its_name_in_sight_while_the_pointer_is_elsewhere(tmp_path: Path) -> None:
    async with running(tmp_path, size=MIN_SIZE) as pilot:
        await pilot.play(exercise())
        await double_click(pilot, "desktop/program/files")
        await go_on(pilot, "Fichiers est ouvert.")
        widget = pilot.app.screen.query_one(DeskWidget)
        for _count in range(30):
            if widget.viewport.focused_id == "window-close/files":
                break
            await pilot.press("shift+tab")
        assert shown_words(widget).count("Fermer") == 1
        pilot.mouse(events.MouseMove, *pilot.cell_of("lettre.txt"), 0)
        await pilot.settle()
        assert shown_words(widget).count("Fermer") == 1
        pilot.mouse(events.MouseMove, *spot(pilot, "window-size/files"), 0)
        await pilot.settle()
        assert "Rétablir" in shown_words(widget) and "Fermer" not in shown_words(widget)
        pilot.mouse(events.MouseMove, *pilot.cell_of("lettre.txt"), 0)
        await pilot.settle()
        assert shown_words(widget).count("Fermer") == 1


def shown_words(widget: DeskWidget) -> str:
    """What is drawn."""
    return "\n".join("".join(character for character, _style in row) for row in widget.draw().cells)


async def test_the_entry_of_a_menu_that_the_pointer_is_over_is_marked(tmp_path: Path) -> None:
    async with running(tmp_path, size=MIN_SIZE) as pilot:
        await pilot.play(exercise())
        await double_click(pilot, "desktop/program/files")
        await go_on(pilot, "Fichiers est ouvert.")
        await pilot.click_at(*pilot.cell_of("lettre.txt"), 3)
        widget = pilot.app.screen.query_one(DeskWidget)
        for name in ("Copier", "Renommer"):
            pilot.mouse(events.MouseMove, *pilot.cell_of(name), 0)
            await pilot.settle()
            marked = ["".join(c for c, style in row if style == "main+b") for row in widget.draw().cells]
            assert [entry for entry in ("Couper", "Copier", "Renommer") if entry in "".join(marked)] == [name]
