"""The terminal in which `kiosk` would open: size, colours, mouse, keyboard, whole frames."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

import msgspec

from kiosk.i18n import _
from kiosk.machine.doctor.checks.terminal_query import FRAMES, MOUSE, Answers
from kiosk.machine.doctor.judgement import Judgement, do, see, well

if TYPE_CHECKING:
    from kiosk.machine.doctor.examined_machine import ExaminedMachine

LEAST, BEST = (80, 24), (100, 28)
"""Columns and rows: below the least a screen asks for the adviser; the best is what the screens are made for."""
MANY_COLOURS = ("truecolor", "24bit")


class TerminalFacts(msgspec.Struct, frozen=True):
    """``answers`` is None for a terminal that was not asked, since it would show the questions."""

    there: bool
    remote: bool = False
    term: str = ""
    colorterm: str = ""
    columns: int = 0
    rows: int = 0
    answers: Answers | None = None


def judge_terminal(facts: TerminalFacts, *, station: bool) -> Iterator[Judgement]:
    """On a station, only that this is not its screen: see :mod:`kiosk.machine.doctor.checks.screen`."""
    if station:
        why = _("L'écran du poste est jugé à part.")
        where = _("Vous êtes à distance (ssh).") if facts.remote else _("Ce terminal n'est pas l'écran du poste.")
        yield well("terminal.here", where, why)
        return
    if not facts.there:
        why = _("Le programme s'affiche dans un terminal.")
        yield see("terminal.here", _("Il n'y a pas de terminal ici."), why, _("Lancez kiosk doctor devant l'écran."))
        return
    if facts.remote:
        why = _("Ces lignes parlent de votre terminal, et non de l'écran de cette machine.")
        yield see("terminal.here", _("Vous êtes à distance (ssh)."), why, _("Lancez kiosk doctor devant l'écran."))
    yield judge_size(facts.columns, facts.rows)
    yield _colours(facts)
    yield from _asked(facts)


def judge_size(columns: int, rows: int, remedy: str = "") -> Judgement:
    """Whether the screens fit into so many cells; ``remedy`` in place of what to do with a window."""
    what = _("L'écran a {columns} colonnes et {rows} lignes.").format(columns=columns, rows=rows)
    why = _("Chaque écran tient dans {columns} colonnes et {rows} lignes.").format(columns=LEAST[0], rows=LEAST[1])
    wider = remedy or _("Agrandissez la fenêtre, ou choisissez des lettres plus petites.")
    if columns < LEAST[0] or rows < LEAST[1]:
        return do("terminal.size", what, why, wider)
    why = _("Les écrans sont faits pour {columns} colonnes et {rows} lignes.").format(columns=BEST[0], rows=BEST[1])
    if columns < BEST[0] or rows < BEST[1]:
        return see("terminal.size", what, why, wider)
    return well("terminal.size", what, why)


def _colours(facts: TerminalFacts) -> Judgement:
    why = _("Sans toutes les couleurs, les textes ont moins de contraste.")
    if facts.colorterm in MANY_COLOURS:
        return well("terminal.colours", _("Le terminal a toutes les couleurs."), why)
    if facts.answers is not None and facts.answers.rgb:
        what = _("Le terminal a toutes les couleurs, mais ne le dit pas.")
        return see("terminal.colours", what, why, "export COLORTERM=truecolor")
    count = 256 if "256color" in facts.term else 16
    what = _("Le terminal annonce {count} couleurs.").format(count=count)
    return see("terminal.colours", what, why, _("Prenez le terminal foot, ou un autre qui a toutes les couleurs."))


def _asked(facts: TerminalFacts) -> Iterator[Judgement]:
    mouse_why = _("La moitié des exercices se font à la souris.")
    other = _("Prenez le terminal foot, ou un autre terminal graphique.")
    answers = facts.answers
    if answers is None:
        what = _("Une console de texte n'a pas de souris ici.") if facts.term == "linux" else _no_terminal(facts)
        yield do("terminal.mouse", what, mouse_why, other)
        return
    if not answers.answered:
        why = _("Sans réponse, la souris et le clavier restent à essayer.")
        remedy = _("Ouvrez kiosk, et cliquez sur un bouton.")
        yield see("terminal.answers", _("Le terminal ne répond pas aux questions."), why, remedy)
        return
    if answers.modes.get(MOUSE):
        yield well("terminal.mouse", _("Le terminal transmet la souris."), mouse_why)
    elif MOUSE in answers.modes:
        yield do("terminal.mouse", _("Le terminal ne transmet pas la souris."), mouse_why, other)
    else:
        what = _("Le terminal ne dit rien de la souris.")
        yield see("terminal.mouse", what, mouse_why, _("Ouvrez kiosk, et cliquez sur un bouton."))
    why = _("Sans lui, la touche Maj ou Ctrl ne se voit pas quand elle est appuyée seule.")
    if answers.keyboard:
        yield well("terminal.keyboard", _("Le terminal a le protocole de clavier kitty."), why)
    else:
        yield see("terminal.keyboard", _("Le terminal n'a pas le protocole de clavier kitty."), why, other)
    why = _("Chaque image de l'écran arrive entière, sans clignoter.")
    if answers.modes.get(FRAMES):
        yield well("terminal.frames", _("Le terminal attend la fin de chaque image."), why)
    else:
        yield see("terminal.frames", _("Le terminal n'attend pas la fin de chaque image."), why, other)


def _no_terminal(facts: TerminalFacts) -> str:
    return _("TERM dit « {term} » : ce n'est pas un terminal graphique.").format(term=facts.term)


_DEAF = ("linux", "dumb", "unknown", "")
"""Values of TERM whose terminals would show the questions as text."""


def terminal_facts(machine: ExaminedMachine) -> TerminalFacts:
    """The terminal of this process; asks it questions and puts it back as it was."""
    import termios

    from kiosk.machine.doctor.checks.terminal_query import asked

    term = machine.environment.get("TERM", "")
    remote = any(machine.environment.get(name) for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"))
    facts = TerminalFacts(
        there=False, remote=remote, term=term, colorterm=machine.environment.get("COLORTERM", "").lower()
    )
    descriptor = _open()
    if descriptor is None:
        return facts
    try:
        columns, rows = os.get_terminal_size(descriptor)
        answers = None if term in _DEAF else asked(descriptor)
    except (OSError, termios.error):
        return facts
    finally:
        os.close(descriptor)
    return TerminalFacts(True, remote, term, facts.colorterm, columns, rows, answers)


def _open() -> int | None:
    """The terminal that a person sits before; not that of a script none of whose ends is there, nor of a process in the
    background, which would be stopped for asking.
    """
    if not any(_is_terminal(stream) for stream in (sys.stdin, sys.stdout, sys.stderr)):
        return None
    with contextlib.suppress(OSError):
        terminal = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY | os.O_CLOEXEC)
        if os.tcgetpgrp(terminal) == os.getpgrp():
            return terminal
        os.close(terminal)
    return None


def _is_terminal(stream: IO[str] | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False
