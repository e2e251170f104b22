"""The simulated computer: from a click to an application's window on the screen, and from a key to its letter in it.

Alone: ``python -m tests.bench screen``.
"""

from __future__ import annotations

import re
from contextlib import ExitStack
from pathlib import Path
from random import Random
from time import sleep

import pyte

from tests.bench.key_to_paint import CLEAR
from tests.bench.measured import Bar, Finding, Series, against
from tests.bench.processor import processor_ms
from tests.bench.programs import BARE_INPUT, CLONE, GREETING, KIOSK, environment
from tests.bench.pseudo_terminal import SIZE, PseudoTerminal

PROGRAMS = {
    "Fichiers": "Dossier parent", "Messagerie": "Nouveau message", "Internet": "Votre recherche",
    "Téléphone": "Contacts",
}  # fmt: skip
"""The button of the task bar, and what only the window of that program shows."""
_CLOSE = "  ✕  "
"""The end of a title bar; a tab ends otherwise."""
WORDS = "le marche ouvre tous les samedis a huit heures sur"
LONGEST = 20.0
"""Milliseconds from a click to an application's window, p95."""
_NO_TEXT = re.compile(rb"\x1b\[[<=>?][0-9;]*\$?[A-Za-z]")

EXERCISE = """title: Un ordinateur
can_do: Je sais ouvrir un programme.
level: 1
minutes: 5
desk:
  files: {Documents: [CV.pdf, lettre.txt, {folder: Vacances, files: [plage.jpg]}, facture.pdf]}
  web: {}
  mail: {}
steps:
"""
STEP = """  - say: Regardez bien {number}.
    desk: {{goal: {{folder_at: Documents/Zoo{number}}}}}
    hints: [Un., Deux.]
    solution: [{{click: Fichiers}}]
    done: Vous avez regardé.
"""


class Watched(PseudoTerminal):
    """Keeps what was painted, so that a place on the screen can be found between two measurements."""

    def prepare(self) -> None:
        """Before the first reading."""
        self._kept: list[bytes] = []
        self._screen = pyte.Screen(SIZE[1], SIZE[0])
        self._stream = pyte.ByteStream(self._screen)

    def _read(self, wait: float) -> bool:
        before = len(self._since)
        came = super()._read(wait)
        self._kept.append(self._since[before:])
        return came

    def cell_of(self, text: str) -> tuple[int, int]:
        """Column and row, from 1, of the middle of a text on the screen: of the lowest, as in the task bar."""
        self.settle(0.05)
        self._stream.feed(_NO_TEXT.sub(b"", b"".join(self._kept)))
        self._kept.clear()
        for y, row in reversed(tuple(enumerate(self._screen.display))):
            if (x := row.find(text)) >= 0:
                return x + len(text) // 2 + 1, y + 1
        raise LookupError(text + "\n" + "\n".join(self._screen.display))

    def click(self, text: str) -> float:
        """Click where a text is displayed; return the instant before the button is released."""
        x, y = self.cell_of(text)
        self.send(f"\x1b[<0;{x};{y}M")
        return self.send(f"\x1b[<0;{x};{y}m")


def measure(scratch: Path, runs: int) -> Finding:
    """Each program opened ``runs`` times, closed in between; then a subject written, and the same in a bare Input."""
    exercise = scratch / "ordinateur" / "1-un-ordinateur.yaml"
    exercise.parent.mkdir(parents=True, exist_ok=True)
    exercise.write_text(EXERCISE + "".join(STEP.format(number=number) for number in range(3)), encoding="utf-8")
    around = environment(scratch / "desk")
    opening: list[float] = []
    slowest: dict[str, float] = {}
    with ExitStack() as stack:
        ours = stack.enter_context(Watched((*KIOSK, "play", str(exercise)), around, CLONE))
        ours.prepare()
        bare = stack.enter_context(PseudoTerminal(BARE_INPUT, environment(scratch / "desk", fps=None), CLONE))
        ours.painted("Corbeille")
        bare.painted(GREETING)
        for run in range(runs + 1):
            for name, shown in PROGRAMS.items():
                at = ours.click(f" {name}")
                took = (ours.painted(shown) - at) * 1000
                if run:
                    opening.append(took)
                    slowest[name] = max(slowest.get(name, 0.0), took)
                ours.click(_CLOSE)
                ours.painted("Corbeille")
        used = [processor_ms(one.pid) for one in (ours, bare)]
        letters, beside = _letters(ours, bare, runs)
        each, each_beside = (
            (processor_ms(one.pid) - before) / len(letters) for one, before in zip((ours, bare), used, strict=True)
        )
    opened, typed = Series("click to an application's window", tuple(opening)), Series("letter in a message", letters)
    series = (opened, typed, Series("bare Input, as Textual ships", beside))
    bars = (
        Bar("opening an application, p95", opened.p95, LONGEST, "ms"),
        *against("a letter against a bare Input", typed, series[2], 1.5),
    )
    notes = (
        "slowest: " + ", ".join(f"{name} {took:.0f} ms" for name, took in slowest.items()),
        f"processor for a letter, which a busy machine changes less: {each:.2f} ms, bare {each_beside:.2f} ms: "
        f"{each / each_beside:.2f} x",
    )
    return Finding("The simulated computer", series, bars, notes)


def _letters(ours: Watched, bare: PseudoTerminal, runs: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Milliseconds a letter in the subject of a message, and in a bare field."""
    random = Random(1)
    times: tuple[list[float], list[float]] = ([], [])
    ours.click(" Messagerie")
    ours.painted("Nouveau message")
    ours.click("Nouveau message")
    ours.painted("Objet")
    ours.click("Objet")
    x, y = ours.cell_of("Objet")
    for code in "Mm":
        ours.send(f"\x1b[<0;{x + 20};{y}{code}")
    ours.settle(0.3)
    for run in range(max(1, runs // 3)):
        for count in range(1, len(WORDS) + 1):
            for index, one in enumerate((ours, bare)):
                at = one.send(WORDS[count - 1])
                times[index].append((one.painted(WORDS[:count].rstrip()) - at) * 1000)
                sleep(random.uniform(0.01, 0.03))
                one.settle(0.002)
        if run + 1 < max(1, runs // 3):
            bare.send(CLEAR)
            ours.send("\x01")
            ours.settle(0.1)
            ours.send("\x7f")
            for one in (ours, bare):
                one.settle(0.2)
    return tuple(times[0]), tuple(times[1])
