"""The logbook's paper, from the station's printer: four words, and no name."""

from __future__ import annotations

import logging
import os
import subprocess
from collections.abc import Mapping, Sequence
from typing import Literal

from kiosk.i18n import _

log = logging.getLogger(__name__)

PATIENCE = 15.0
"""Seconds until a printer that says nothing is given up: CUPS asks a printer in the network that long."""
LETTERS = ("-o", "cpi=6", "-o", "lpi=4")
"""6 letters an inch, 4 lines an inch: 18 points, which is read without glasses."""
MAX_LINE = 40
"""Letters of this size that stand in a line of A4 paper, with a margin."""
KEPT_VARIABLES = ("PATH", "HOME", "CUPS_SERVER")

PrintOutcome = Literal["pending", "sent", "failed"]
"""Still on its way to the printer; in its queue; or the printer does not answer."""


def format_paper(words: Sequence[str]) -> str:
    """What the paper says, in the language shown now."""
    numbered = [f"    {number}. {word}" for number, word in enumerate(words, 1)]
    lines = [
        _("Mon carnet d'exercices"),
        "",
        _("Mes 4 images, dans l'ordre :"),
        "",
        *(line for one in numbered for line in (one, "")),
        _("Gardez ce papier."),
        _("Il ouvre votre carnet."),
        "",
        _("La prochaine fois,"),
        _("cliquez sur « Ouvrir mon carnet »."),
    ]
    return "\n".join(f"  {line}" if line else "" for line in ["", "", *lines]) + "\n"


class PrintJob:
    """A text on its way to a printer. It waits for nothing: ask :meth:`outcome` from time to time.

    What is on its way gets there even if the program ends meanwhile. The text goes through a pipe: no file holds it.
    """

    def __init__(self, printer: str, text: str, now: float, environment: Mapping[str, str] = os.environ) -> None:
        """``printer`` is the name of its queue; ``now`` and later times are seconds of a clock that only goes on."""
        self._end = now + PATIENCE
        self._outcome: PrintOutcome = "pending"
        self._program: subprocess.Popen[bytes] | None = None
        # lp says by its locale how the text is written.
        kept = {name: environment[name] for name in KEPT_VARIABLES if name in environment} | {"LC_ALL": "C.UTF-8"}
        try:
            self._program = subprocess.Popen(
                ["lp", "-d", printer, "-t", _("Mon carnet d'exercices"), *LETTERS],
                env=kept,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                start_new_session=True,
            )
            assert self._program.stdin is not None
            # A page is less than a pipe holds (64 KiB): nobody waits here for a printer.
            with self._program.stdin as pipe:
                pipe.write(text.encode())
        except BrokenPipeError:
            log.info("lp ended before it had read the text")
        except OSError as error:
            self._give_up(repr(error))

    def outcome(self, now: float) -> PrintOutcome:
        """How far it is."""
        if self._outcome != "pending" or self._program is None:
            return self._outcome
        code = self._program.poll()
        if code is None:
            if now >= self._end:
                self._program.kill()
                self._program.wait()
                self._give_up("no answer")
        elif code == 0:
            self._outcome = "sent"
        else:
            assert self._program.stderr is not None
            said = self._program.stderr.read(500).decode(errors="replace").strip()
            self._give_up(f"code {code}: {said}")
        if self._outcome != "pending" and self._program.stderr is not None:
            self._program.stderr.close()
        return self._outcome

    def _give_up(self, why: str) -> None:
        log.error("the printer does not print: %s", why)
        self._outcome = "failed"
