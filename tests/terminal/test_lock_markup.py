"""What looks like Textual's markup is a text like any other, wherever it is written or read: no way out, no crash."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.course.model import Exercise
from tests.terminal.conftest import MakeStation, Start
from tests.terminal.locked import LETTERS, child, lock, new_person_can_work, to_home, to_name, to_pictures
from tests.terminal.one_station import OneStation, Terminal

pytestmark = pytest.mark.slow

QUIT = "[@click=app.quit]x[/]"
MARKS = (
    QUIT,
    "[@click=app.help_quit]x[/]",
    "[/]",
    "[/b]",
    "[link=https://x]y[/link]",
    "[bold",
    "\\[a]",
    "$main[",
    "{x}",
)
TITLE = "[@click=app.quit]Ici[/]"


@pytest.fixture
def letters(shipped: tuple[Exercise, ...]) -> Exercise:
    return next(one for one in shipped if one.id == LETTERS)


def to_form(person: Terminal) -> None:
    """A form on the simulated computer."""
    to_home(person)
    person.click("Formulaires et comptes", begins=True)
    person.click("Remplir nom et prénom")
    person.click("J'ai lu")
    person.click("Continuer ▶")
    person.wait_for("Prénom *")
    person.settle(0.15)
    x, y = person.position("Prénom *") or (0, 0)
    person.click_at(x + 20, y)
    person.settle()


def click_on(person: Terminal, text: str) -> None:
    """Click on every cell of ``text`` on the screen."""
    person.wait(lambda: person.position(text) is not None, text)
    person.settle()
    x, y = person.position(text) or (0, 0)
    for away in range(-len(text) // 2 + 1, len(text) // 2):
        person.click_at(x + away, y)
    person.settle()


@pytest.mark.parametrize(
    "pasted", [pytest.param(False, id="typed", marks=pytest.mark.long), pytest.param(True, id="pasted")]
)
@pytest.mark.parametrize(
    "way",
    [pytest.param(to_pictures, marks=pytest.mark.long), to_name, pytest.param(to_form, marks=pytest.mark.long)],
    ids=["pictures", "writing", "form"],
)
def test_in_every_text_field(
    way: Callable[[Terminal], None], pasted: bool, station: OneStation, start: Start, letters: Exercise
) -> None:
    person = lock(start, station)
    way(person)
    process = child(person.pid)
    for mark in MARKS:
        person.send(f"\x1b[200~{mark}\x1b[201~" if pasted else mark)
        person.wait_for(mark)
        if mark == QUIT:
            click_on(person, mark)
            person.press("end")
        person.send("\x7f" * len(mark))
        person.wait(lambda mark=mark: not person.sees(mark), f"no {mark}")  # type: ignore[misc]  # its default
    person.send(QUIT)
    person.press("enter")
    person.settle()
    assert child(person.pid) == process, "it was brought back"
    new_person_can_work(person, letters)
    assert b"MarkupError" not in person.heard and "MarkupError" not in station.log()


@pytest.mark.long
def test_in_the_texts_of_an_advisers_own_exercise(make_station: MakeStation, start: Start, tmp_path: Path) -> None:
    area = tmp_path / "own" / "atelier"
    area.mkdir(parents=True)
    quoted = json.dumps  # a line of JSON is a line of YAML
    (area / "area.yaml").write_text(f"title: {quoted(TITLE)}\npicture: clavier\norder: 0\n", encoding="utf-8")
    say, hint, done = f"{TITLE} Appuyez sur A.", f"{TITLE} [/] la touche A.", f"{TITLE} [/b] La touche A."
    step = {
        "say": say,
        "keys": {"press": ["a"]},
        "hints": [hint, "[link=https://x]A[/link], en haut."],
        "solution": [{"press": "a"}],
        "done": done,
    }
    (area / "1-ici.yaml").write_text(
        f"title: {quoted('[/] ' + TITLE)}\ncan_do: {quoted('Je sais [/] ' + TITLE)}\nlevel: 1\nminutes: 1\n"
        f"steps: {quoted([step] * 3)}\n",
        encoding="utf-8",
    )
    station = make_station(exercises=[str(tmp_path / "own")])
    shutil.rmtree(station.data / "cache")  # the course without these
    person = lock(start, station)
    process = child(person.pid)
    to_home(person)
    person.wait_for(f"▶ Commencer : [/] {TITLE}")  # and on its area's card
    person.click("[@click=app.", begins=True)
    person.wait_for(f"○ [/] {TITLE}")  # as on the area's screen only
    click_on(person, f"[/] {TITLE}")
    person.wait_for(say)
    click_on(person, TITLE)
    person.click("Un indice")
    person.wait_for(hint)
    click_on(person, TITLE)
    for _step in range(3):
        person.wait(lambda: not person.find("Continuer ▶"), "the next step")
        person.press("a")
        person.wait_for(f"✓ {done}")
        person.click("Continuer ▶")
    person.wait_for(f"Je sais [/] {TITLE}")
    click_on(person, TITLE)
    assert child(person.pid) == process, "it was brought back"
    assert not station.log()
