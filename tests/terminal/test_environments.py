"""Terminals, colours, locales and sizes as they come: the same screens, the same exercise to its end."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.course.model import Exercise, Step
from kiosk.rehearsal.gestures import CONTINUE, perform_step
from tests.terminal.conftest import Start
from tests.terminal.one_station import HOME, WELCOME, OneStation, Terminal, try_keyboard

pytestmark = pytest.mark.slow

LETTERS = "clavier/1-trouver-une-lettre"
SMALL = "L'écran est petit."
ASK = "Demandez au conseiller de l'agrandir. Votre travail est gardé."
DEEP, EIGHT_BITS, SIXTEEN = re.compile(rb"[34]8;2;"), re.compile(rb"[34]8;5;"), re.compile(rb"\x1b\[[0-9;]*[349][0-7]")


@pytest.fixture
def steps(shipped: tuple[Exercise, ...]) -> tuple[Step, ...]:
    return next(one for one in shipped if one.id == LETTERS).steps


def walk(person: Terminal, steps: tuple[Step, ...]) -> None:
    """From the welcome through a step of an exercise, by mouse and keyboard, to « Quitter »."""
    try_keyboard(person)
    perform_step(person, steps[0])
    person.click(CONTINUE)
    perform_step(person, steps[1])
    leave(person)


def leave(person: Terminal) -> None:
    person.click("Arrêter ici")
    person.wait_for(HOME)
    person.click("■ J'ai fini")
    person.click("Partir sans carnet")
    person.wait_for(WELCOME)
    person.click("Quitter")
    assert person.wait_end() == 0
    assert person.changed_modes() == set()


@pytest.mark.parametrize(
    ("term", "colorterm", "seen", "unseen"),
    [
        ("xterm-256color", "truecolor", DEEP, EIGHT_BITS),
        pytest.param("xterm-256color", "", EIGHT_BITS, DEEP, marks=pytest.mark.long),
        pytest.param("tmux-256color", "", EIGHT_BITS, DEEP, marks=pytest.mark.long),
        pytest.param("tmux", "", SIXTEEN, DEEP, marks=pytest.mark.long),
        pytest.param("linux", "", SIXTEEN, EIGHT_BITS, marks=pytest.mark.long),
        pytest.param("foot", "truecolor", DEEP, EIGHT_BITS, marks=pytest.mark.long),
        ("nobody-knows-it", "", SIXTEEN, DEEP),
    ],
)
def test_every_terminal_and_number_of_colours(
    term: str,
    colorterm: str,
    seen: re.Pattern[bytes],
    unseen: re.Pattern[bytes],
    station: OneStation,
    start: Start,
    steps: tuple[Step, ...],
) -> None:
    env = {**station.env, "TERM": term}
    if colorterm:
        env["COLORTERM"] = colorterm
    person = start(env)
    walk(person, steps)
    assert seen.search(person.heard)
    assert not unseen.search(person.heard)


LOCALES: dict[str, dict[str, str]] = {
    "LANG=C": {"LANG": "C"},
    "LC_ALL=C": {"LC_ALL": "C"},
    "LC_ALL=POSIX": {"LC_ALL": "POSIX", "LANG": "fr_FR.UTF-8"},
    "no locale": {"LANG": ""},
    "a locale that is not there": {"LANG": "fr_FR.ISO-8859-1"},
    "ASCII indeed": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "streams in latin-1": {"PYTHONIOENCODING": "latin-1"},
    "UTF-8 with streams in latin-1": {"PYTHONUTF8": "1", "PYTHONIOENCODING": "latin-1"},
    "streams in ASCII, strictly": {"PYTHONIOENCODING": "ascii:strict", "PYTHONUTF8": "0"},
}


THE_MOST_DIFFERENT = ("ASCII indeed", "streams in ASCII, strictly")


@pytest.mark.parametrize(
    "locale",
    [
        pytest.param(locale, id=name, marks=() if name in THE_MOST_DIFFERENT else pytest.mark.long)
        for name, locale in LOCALES.items()
    ],
)
def test_every_locale(locale: dict[str, str], station: OneStation, start: Start, steps: tuple[Step, ...]) -> None:
    walk(start({**station.env, **locale}), steps)


@pytest.fixture(scope="module")
def latin_1(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the locale fr_FR.ISO-8859-1, made for it where the machine can."""
    folder = tmp_path_factory.mktemp("locales")
    if not shutil.which("localedef"):
        pytest.skip("no localedef")
    place = folder / "fr_FR.ISO-8859-1"
    made = subprocess.run(
        ["localedef", "-c", "-i", "fr_FR", "-f", "ISO-8859-1", place], capture_output=True, check=False
    )
    if not (place / "LC_CTYPE").exists():
        pytest.skip(made.stderr.decode()[:200])
    return folder


@pytest.mark.long
def test_a_locale_of_another_encoding(
    latin_1: Path, station: OneStation, start: Start, steps: tuple[Step, ...]
) -> None:
    walk(start({**station.env, "LOCPATH": str(latin_1), "LC_ALL": "fr_FR.ISO-8859-1"}), steps)


@pytest.mark.long
def test_in_another_locale_a_command_keeps_its_arguments_and_its_code(station: OneStation) -> None:
    env = {**station.env, "PYTHONIOENCODING": "latin-1"}
    for way in (["-m", "kiosk"], ["-c", "from kiosk.cli import main; main()"]):
        done = subprocess.run(
            [sys.executable, *way, "play", "clavier/pas-là"], env=env, capture_output=True, check=False
        )
        assert done.returncode == 1
        assert "Il n'y a pas d'exercice « clavier/pas-là »." in done.stderr.decode()


@pytest.mark.long
def test_textuals_own_variables_have_no_effect(
    station: OneStation, start: Start, steps: tuple[Step, ...], tmp_path: Path
) -> None:
    nasty = {
        "TEXTUAL": "debug,devtools",
        "TEXTUAL_DRIVER": "nothing:here",
        "TEXTUAL_ALLOW_SIGNALS": "1",
        "TEXTUAL_PRESS": "enter",
        "TEXTUAL_LOG": str(tmp_path / "textual.log"),
        "TEXTUAL_SCREENSHOT": "1",
        "TEXTUAL_SCREENSHOT_LOCATION": str(tmp_path),
        "TEXTUAL_COLOR_SYSTEM": "nothing",
        "TEXTUAL_FPS": "0",
        "TEXTUAL_THEME": "dracula",
        "LINES": "10",
        "COLUMNS": "30",
    }
    before = sorted(tmp_path.iterdir())
    person = start({**station.env, **nasty})
    person.wait_for(WELCOME)
    person.press("ctrl+c")
    person.settle(0.5)
    assert person.sees(WELCOME)
    walk(person, steps)
    assert sorted(tmp_path.iterdir()) == before


# -- sizes ----------------------------------------------------------------------------------------------------------


@pytest.mark.long
@pytest.mark.long
@pytest.mark.parametrize("size", [(80, 24), (100, 28), (120, 24), (80, 50), (200, 60)])
def test_every_size_from_the_least_up(
    size: tuple[int, int], station: OneStation, start: Start, steps: tuple[Step, ...]
) -> None:
    walk(start(station.env, size=size), steps)


@pytest.mark.long
@pytest.mark.parametrize("size", [(79, 24), (80, 23), (40, 10)])
def test_below_the_least_size_a_kind_screen_asks_for_the_adviser(
    size: tuple[int, int], station: OneStation, start: Start, steps: tuple[Step, ...]
) -> None:
    person = start(station.env, size=size)
    person.wait_for(SMALL)
    person.wait_for(ASK)
    assert not person.sees(WELCOME)
    person.resize(80, 24)
    person.wait_for(WELCOME)
    walk(person, steps)


@pytest.mark.long
def test_a_screen_that_shrinks_and_grows_keeps_exercise_and_step(
    station: OneStation, start: Start, steps: tuple[Step, ...]
) -> None:
    person = start(station.env)
    try_keyboard(person)
    perform_step(person, steps[0])
    person.click(CONTINUE)
    person.wait_for(steps[1].say)
    for columns, rows in ((60, 20), (50, 12), (79, 40)):
        person.resize(columns, rows)
        person.wait_for(SMALL)
        person.type("e\r")  # nothing is done behind the screen that asks for the adviser
        person.settle()
        person.resize(80, 24)
        person.wait_for(steps[1].say)
        assert not person.sees(f"✓ {steps[1].done}")
        assert not person.sees(SMALL)
        person.resize(200, 60)
        person.wait_for(steps[1].say)
    for columns in (100, 40, 90, 50, 120, 79, 80, 20, 100):  # faster than anything is drawn
        person.resize(columns, 28)
    person.wait(lambda: person.sees(steps[1].say) and not person.sees(SMALL), steps[1].say)
    perform_step(person, steps[1])
    leave(person)


@pytest.mark.long
def test_a_tiny_screen_stops_nothing(station: OneStation, start: Start) -> None:
    person = start(station.env, size=(100, 28))
    person.wait_for(WELCOME)
    for columns, rows in ((1, 1), (3, 2), (20, 4)):
        person.resize(columns, rows)
        person.settle(0.2)
        assert person.alive
    person.resize(100, 28)
    person.wait_for(WELCOME)


# -- tmux -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def tmux() -> Iterator[list[str]]:
    """The beginning of a command of a tmux of our own."""
    program = shutil.which("tmux")
    if program is None:
        pytest.skip("no tmux")
    folder = Path(tempfile.mkdtemp(prefix="tmux"))  # a socket's path is short
    (folder / "conf").write_text(
        'set -g default-terminal "tmux-256color"\nset -g mouse on\nset -g status off\nset -s escape-time 0\n'
    )
    command = [program, "-S", str(folder / "socket"), "-f", str(folder / "conf")]
    yield command
    subprocess.run([*command, "kill-server"], capture_output=True, check=False)
    shutil.rmtree(folder)


def test_inside_tmux(tmux: list[str], station: OneStation, start: Start, steps: tuple[Step, ...]) -> None:
    inside = [*tmux, "-u", "new-session", f"exec '{sys.executable}' -m kiosk"]
    person = start(station.env, ("-c", "import os, sys; os.execv(sys.argv[1], sys.argv[1:])", *inside))
    try_keyboard(person)
    for step in steps[:3]:
        perform_step(person, step)
        person.click(CONTINUE)
    leave(person)  # tmux ends with its only program
