"""One station with the real program before it: its folder, its logbooks on the disk, its terminal."""

from __future__ import annotations

import io
import re
import shutil
import termios
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kiosk.course.events import Event
from kiosk.course.pictures import CODE_PICTURES
from kiosk.logbook.codes import Code
from kiosk.logbook.journal import Journal, new_sitting
from kiosk.logbook.progress import Progress, fold_events
from kiosk.logbook.reading import LogbookReading, read_logbook
from kiosk.logbook.store import Store
from kiosk.rehearsal.robot import Robot, station_environment

WELCOME = "Bonjour et bienvenue"
HOME = "Que voulez-vous faire ?"
STATION = "poste-1"
CODE: Code = ("chat", "lune", "cle", "pain")

_MODES = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
_KITTY = re.compile(rb"\x1b\[([<>])([0-9]*)u")
_AT_FIRST = {7: True, 25: True}
"""Of a terminal's modes those that are on from the start: long lines go on below (7), the cursor shows (25)."""


class Terminal(Robot):
    """A person whose terminal knows in which modes it is, and who waits for as long as a busy machine may take."""

    default_timeout = 60.0

    def __init__(
        self, args: Sequence[str] = ("-m", "kiosk"), size: tuple[int, int] = (100, 28), *, env: Mapping[str, str]
    ) -> None:
        super().__init__(args, size, env)
        self._heard = io.BytesIO()
        self._child.logfile_read = self._heard
        self._line_at_first = self._line()

    @property
    def heard(self) -> bytes:
        """Every byte that the program sent so far."""
        return self._heard.getvalue()

    def wait_for_byte(self, text: str, since: int = 0) -> None:
        """Until ``text`` is on its way to the screen, be the frame it belongs to whole or not."""
        while text.encode() not in self.heard[since:] and self._read(1.0):
            pass

    @property
    def screens_opened(self) -> int:
        """How often the program has taken the whole screen."""
        return self.heard.count(b"\x1b[?1049h")

    def holds_the_line(self) -> bool:
        """Whether the program has changed the line's settings; known at once, without waiting for what it writes."""
        return self._line() != self._line_at_first

    def changed_modes(self) -> set[str]:
        """What is not as the program found it: modes of the screen (by number), the keyboard, the line."""
        while not self._ended and self._read(0.1):
            pass  # its last words may still be on their way
        modes: dict[int, bool] = dict(_AT_FIRST)
        for numbers, letter in _MODES.findall(self.heard):
            for number in numbers.split(b";"):
                modes[int(number)] = letter == b"h"
        changed = {f"mode {number}" for number, on in modes.items() if on != _AT_FIRST.get(number, False)}
        pushed = 0
        for sign, number in _KITTY.findall(self.heard):
            # a pop of more than there is empties the stack (kitty's keyboard protocol)
            pushed = pushed + 1 if sign == b">" else max(0, pushed - int(number or 1))
        if pushed:
            changed.add("keyboard protocol")
        if self._line() != self._line_at_first:
            changed.add("line")
        return changed

    def _line(self) -> list[Any]:
        """The settings of the line (echo, signals by keys …); they can be read from our end of it."""
        return termios.tcgetattr(self._child.child_fd)[:4]

    def hang_up(self) -> None:
        """Take the terminal away, as when its window is closed."""
        ours = self._child.ptyproc  # type: ignore[attr-defined]  # not among its types
        ours.fileobj.close()
        ours.closed = True
        self._ended = True


class OneStation:
    """A station in a folder of its own."""

    def __init__(self, folder: Path, course: Path, **settings: object) -> None:
        """``course`` has the index of the course, which is copied."""
        folder.mkdir(parents=True, exist_ok=True)
        self.env = station_environment(folder, station=STATION, **settings)
        self.data = Path(self.env["KIOSK_DATA"])
        if self.data.parent.is_dir():
            shutil.copytree(course / "cache", self.data / "cache")

    def begin_logbook(self, *events: Event) -> Journal:
        """A logbook that :data:`CODE` opens, in which ``events`` happened."""
        now = datetime.now(UTC)
        journal = Store(self.data).begin(CODE, STATION, new_sitting(), now)
        for event in events:
            journal.append(event, now)
        return journal

    @property
    def journal(self) -> Path:
        """The file of the one logbook."""
        (file,) = self.data.glob("logbooks/*/*.jsonl")
        return file

    def reading(self) -> LogbookReading:
        """The one logbook."""
        return read_logbook(self.journal.parent)

    def progress(self) -> Progress:
        """What the one logbook says."""
        return fold_events(self.reading().entries)

    def steps_done(self) -> set[tuple[str, int]]:
        """Every step that the one logbook says is done."""
        return {(name, step) for name, one in self.progress().exercises.items() for step in one.steps_done}

    def log(self) -> str:
        """What the adviser reads."""
        file = self.data / "log" / "kiosk.log"
        return file.read_text(encoding="utf-8") if file.exists() else ""


def words_of(code: Code) -> str:
    """The words of a code, as they are printed for a person."""
    return " ".join(CODE_PICTURES[picture].word for picture in code)


def write_words(person: Robot, words: str, *, enter: bool = True) -> None:
    """Where four pictures are asked for: write their words, and press Enter."""
    person.wait_for("Ou écrivez les 4 mots :")
    person.settle()
    x, y = person.position("Ou écrivez les 4 mots :") or (0, 0)
    person.click_at(x + 24, y)
    person.type(words)
    if enter:
        person.press("enter")


def open_logbook(person: Robot, words: str = words_of(CODE)) -> None:
    """From the welcome to the home of the logbook."""
    person.click("Ouvrir mon carnet")
    write_words(person, words)
    person.wait_for(HOME)


def begin_logbook(person: Robot) -> str:
    """From the welcome to the home of a new logbook; returns its four words."""
    person.click("Commencer un carnet")
    person.wait_for("Voici les 4 images de votre carnet")
    numbered = re.compile(r"([1-4])\. +(\w+)")
    person.wait(lambda: len(numbered.findall(person.text())) == 4, "1. 2. 3. 4.")
    words = " ".join(word for _number, word in sorted(numbered.findall(person.text())))
    person.click("C'est recopié ▶")
    person.wait_for("Pour vérifier : montrez vos 4 images")
    write_words(person, words)
    person.wait_for(HOME)
    return words


def go_on(person: Robot) -> None:
    """On the home: the one big button, whichever of its words it bears."""
    labels = ("▶ Commencer :", "▶ Reprendre :", "▶ Continuer :")

    def big_button() -> str | None:
        return next((label for label in labels if person.find(label, begins=True)), None)

    person.wait(lambda: big_button() is not None, " / ".join(labels))
    person.click(big_button() or "", begins=True)


def try_keyboard(person: Robot) -> None:
    """From the welcome, as a guest, to the first step of « Trouver une lettre »."""
    try_home(person)
    open_letters(person)


def try_home(person: Robot) -> None:
    """From the welcome, as a guest, past the first exercise to the home."""
    person.click("▶ Essayer tout de suite")
    person.click("Arrêter ici")
    person.wait_for(HOME)


def open_letters(person: Robot) -> None:
    """From the home to « Trouver une lettre »."""
    person.wait(lambda: "┏" in person.text(), "the button that has the focus")  # the last that the home draws
    person.click("Le clavier", begins=True)
    person.click("Trouver une lettre")
    person.wait_for("Arrêter ici")
