"""The terminal in which `kiosk` would open: size, colours, mouse, keyboard, synchronized output."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

import msgspec

from kiosk.i18n import _
from kiosk.machine.doctor.checks.terminal_query import SGR_MOUSE, SYNCHRONIZED_OUTPUT, TerminalAnswers
from kiosk.machine.doctor.judgement import Judgement, fail, ok, warn

if TYPE_CHECKING:
    from kiosk.machine.doctor.examined_machine import ExaminedMachine

SMALLEST, DESIGN_SIZE = (80, 24), (100, 28)
"""Columns and rows: below the smallest a screen asks for the adviser; screens are designed for the other."""
TRUE_COLOUR = ("truecolor", "24bit")
_NOT_QUERIED = ("linux", "dumb", "unknown", "")
"""Values of TERM whose terminals would show the queries as text."""


class TerminalFacts(msgspec.Struct, frozen=True):
    """``answers`` is None for a terminal that was not queried, since it would show the queries as text."""

    present: bool
    remote: bool = False
    term: str = ""
    colorterm: str = ""
    columns: int = 0
    rows: int = 0
    answers: TerminalAnswers | None = None


def judge_terminal(facts: TerminalFacts, *, station: bool) -> Iterator[Judgement]:
    """On a station only says that this is not its screen: that one is judged in ``screen``."""
    if station:
        why = _("L'écran du poste est jugé à part.")
        where = _("Vous êtes à distance (ssh).") if facts.remote else _("Ce terminal n'est pas l'écran du poste.")
        yield ok("terminal.here", where, why)
        return
    if not facts.present:
        why = _("Le programme s'affiche dans un terminal.")
        yield warn("terminal.here", _("Il n'y a pas de terminal ici."), why, _("Lancez kiosk doctor devant l'écran."))
        return
    if facts.remote:
        why = _("Ces lignes parlent de votre terminal, et non de l'écran de cette machine.")
        yield warn("terminal.here", _("Vous êtes à distance (ssh)."), why, _("Lancez kiosk doctor devant l'écran."))
    yield judge_size(facts.columns, facts.rows)
    yield _judge_colours(facts)
    yield from _judge_answers(facts)


def judge_size(columns: int, rows: int) -> Judgement:
    """Whether the screens of the program fit into so many cells."""
    what = _("L'écran a {columns} colonnes et {rows} lignes.").format(columns=columns, rows=rows)
    why = _("Chaque écran tient dans {columns} colonnes et {rows} lignes.").format(
        columns=SMALLEST[0], rows=SMALLEST[1]
    )
    remedy = _("Agrandissez la fenêtre, ou choisissez des lettres plus petites.")
    if columns < SMALLEST[0] or rows < SMALLEST[1]:
        return fail("terminal.size", what, why, remedy)
    why = _("Les écrans sont faits pour {columns} colonnes et {rows} lignes.").format(
        columns=DESIGN_SIZE[0], rows=DESIGN_SIZE[1]
    )
    if columns < DESIGN_SIZE[0] or rows < DESIGN_SIZE[1]:
        return warn("terminal.size", what, why, remedy)
    return ok("terminal.size", what, why)


def _judge_colours(facts: TerminalFacts) -> Judgement:
    why = _("Sans toutes les couleurs, les textes ont moins de contraste.")
    if facts.colorterm in TRUE_COLOUR:
        return ok("terminal.colours", _("Le terminal a toutes les couleurs."), why)
    if facts.answers is not None and facts.answers.rgb:
        what = _("Le terminal a toutes les couleurs, mais ne le dit pas.")
        return warn("terminal.colours", what, why, "export COLORTERM=truecolor")
    count = 256 if "256color" in facts.term else 16
    what = _("Le terminal annonce {count} couleurs.").format(count=count)
    return warn("terminal.colours", what, why, _("Prenez le terminal foot, ou un autre qui a toutes les couleurs."))


def _judge_answers(facts: TerminalFacts) -> Iterator[Judgement]:
    mouse_why = _("La moitié des exercices se font à la souris.")
    other = _("Prenez le terminal foot, ou un autre terminal graphique.")
    answers = facts.answers
    if answers is None:
        what = _("Une console de texte n'a pas de souris ici.") if facts.term == "linux" else _describe_term(facts)
        yield fail("terminal.mouse", what, mouse_why, other)
        return
    if not answers.answered:
        why = _("Sans réponse, la souris et le clavier restent à essayer.")
        remedy = _("Ouvrez kiosk, et cliquez sur un bouton.")
        yield warn("terminal.answers", _("Le terminal ne répond pas aux questions."), why, remedy)
        return
    if answers.modes.get(SGR_MOUSE):
        yield ok("terminal.mouse", _("Le terminal transmet la souris."), mouse_why)
    elif SGR_MOUSE in answers.modes:
        yield fail("terminal.mouse", _("Le terminal ne transmet pas la souris."), mouse_why, other)
    else:
        what = _("Le terminal ne dit rien de la souris.")
        yield warn("terminal.mouse", what, mouse_why, _("Ouvrez kiosk, et cliquez sur un bouton."))
    why = _("Sans lui, la touche Maj ou Ctrl ne se voit pas quand elle est appuyée seule.")
    if answers.keyboard:
        yield ok("terminal.keyboard", _("Le terminal a le protocole de clavier kitty."), why)
    else:
        yield warn("terminal.keyboard", _("Le terminal n'a pas le protocole de clavier kitty."), why, other)
    why = _("Chaque image de l'écran arrive entière, sans clignoter.")
    if answers.modes.get(SYNCHRONIZED_OUTPUT):
        yield ok("terminal.frames", _("Le terminal attend la fin de chaque image."), why)
    else:
        yield warn("terminal.frames", _("Le terminal n'attend pas la fin de chaque image."), why, other)


def _describe_term(facts: TerminalFacts) -> str:
    return _("TERM dit « {term} » : ce n'est pas un terminal graphique.").format(term=facts.term)


def read_terminal_facts(machine: ExaminedMachine) -> TerminalFacts:
    """Read the environment, and query the terminal of this process; its mode is restored."""
    import termios

    from kiosk.machine.doctor.checks.terminal_query import query_terminal

    term = machine.environment.get("TERM", "")
    remote = any(machine.environment.get(name) for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"))
    facts = TerminalFacts(
        present=False, remote=remote, term=term, colorterm=machine.environment.get("COLORTERM", "").lower()
    )
    descriptor = _open()
    if descriptor is None:
        return facts
    try:
        columns, rows = os.get_terminal_size(descriptor)
        answers = None if term in _NOT_QUERIED else query_terminal(descriptor)
    except (OSError, termios.error):
        return facts
    finally:
        os.close(descriptor)
    return TerminalFacts(True, remote, term, facts.colorterm, columns, rows, answers)


def _open() -> int | None:
    """Open the terminal that a person uses; None for a script without any terminal stream, and for a process in the
    background, which would be stopped for querying.
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
