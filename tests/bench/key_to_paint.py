"""From a key to its letter on the screen, in the text box of a ``typing`` step."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from random import Random
from time import sleep

from tests.bench.measured import Finding, Series, against
from tests.bench.processor import processor_ms
from tests.bench.programs import BARE_INPUT, CLONE, GREETING, KIOSK, OUR_FPS, environment
from tests.bench.pseudo_terminal import PseudoTerminal

LINES = (
    "le marche ouvre tous les samedis a huit heures sur la place.",
    "nous allons a la mer en train avec les enfants de la voisine",
    "la salle de lecture ferme a midi et ouvre de nouveau le soir",
    "pour la soupe il faut des poireaux du beurre et un peu de se",
    "le chat de ma grand mere dort toute la journee sur le poele.",
    "demain je passe voir le jardin puis nous mangeons une tarte.",
)
"""What is typed; the last character of a line ends the step, and is not measured."""
KEYS_A_LINE = 50
CLEAR = "\x15"
"""Ctrl+U, which empties Textual's field."""


def measure(scratch: Path, lines: int) -> Finding:
    """Each key in ours, in a bare Input as it comes, and in one at our frames a second: in turn, 50 keys a line."""
    exercise = _exercise(scratch / "clavier" / "1-une-ligne.yaml")
    around = environment(scratch / "typing")
    random = Random(1)
    with ExitStack() as stack:
        ours = stack.enter_context(PseudoTerminal((*KIOSK, "play", str(exercise)), around, CLONE))
        bare = stack.enter_context(PseudoTerminal(BARE_INPUT, environment(scratch / "typing", fps=None), CLONE))
        fast = stack.enter_context(PseudoTerminal(BARE_INPUT, around, CLONE))
        ours.painted("Ligne 0")
        bare.painted(GREETING)
        fast.painted(GREETING)
        all_of_them = (ours, bare, fast)
        for one in all_of_them:
            one.settle(0.3)
        times: tuple[list[float], ...] = ([], [], [])
        used = [0.0, 0.0, 0.0]
        for number, line in enumerate(LINES[:lines]):
            for count in range(1, KEYS_A_LINE + 1):
                for index, one in enumerate(all_of_them):
                    before = processor_ms(one.pid)
                    times[index].append(_key(one, line, count))
                    # Frames fall at fixed instants: a wait by chance keeps the keys from marching in step with them.
                    sleep(random.uniform(0.01, 0.03))
                    one.settle(0.002)
                    used[index] += processor_ms(one.pid) - before
            ours.send(line[KEYS_A_LINE:])
            ours.painted("Continuer")
            ours.send("\r")
            if number + 1 < lines:
                ours.painted(f"Ligne {number + 1}")
                ours.settle(0.3)
            for one in (bare, fast):
                one.send(CLEAR)
                one.settle(0.1)
    kiosk, shipped, same_fps = (
        Series(name, tuple(values))
        for name, values in zip(
            ("kiosk, key to paint", "bare Input, as Textual ships", f"bare Input, TEXTUAL_FPS={OUR_FPS}"),
            times,
            strict=True,
        )
    )
    keys = len(times[0])
    notes = (
        "against a bare Input at our frames a second: "
        f"{kiosk.median / same_fps.median:.2f} x median, {kiosk.p95 / same_fps.p95:.2f} x p95",
        f"processor a key: {used[0] / keys:.1f} ms, bare {used[1] / keys:.1f} ms, "
        f"bare at {OUR_FPS} a second {used[2] / keys:.1f} ms; the rest is waiting for the next frame",
    )
    return Finding(
        "Key to paint", (kiosk, shipped, same_fps), against("against a bare Input", kiosk, shipped, 1.0), notes
    )


def _key(terminal: PseudoTerminal, line: str, count: int) -> float:
    sent = terminal.send(line[count - 1])
    return (terminal.painted(line[:count]) - sent) * 1000


def _exercise(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    steps = "".join(
        f"  - say: Ligne {number}\n    typing: {{copy: '{line}'}}\n    hints: [Un., Deux.]\n"
        f"    solution: [{{type: '{line}'}}]\n    done: Vous avez copié la ligne.\n"
        for number, line in enumerate(LINES)
    )
    path.write_text(f"title: Une ligne\ncan_do: Je sais copier une ligne.\nlevel: 1\nminutes: 5\nsteps:\n{steps}")
    return path
