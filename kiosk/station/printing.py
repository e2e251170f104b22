"""Printing the logbook's paper on the station's printer: four words, and no name."""

from __future__ import annotations

import logging
import os
import subprocess
from collections.abc import Mapping, Sequence
from typing import Literal

from kiosk.i18n import _
from kiosk.text import typeset

log = logging.getLogger(__name__)

PRINT_TIMEOUT = 15.0
"""Seconds until a printer that does not answer is given up: CUPS asks a network printer that long."""
FONT_OPTIONS = ("-o", "cpi=6", "-o", "lpi=4")
"""6 characters an inch, 4 lines an inch: 18 points, which can be read without glasses."""
MAX_LINE = 40
"""Characters of this size in a line of A4 paper, with a margin."""
KEPT_VARIABLES = ("PATH", "HOME", "CUPS_SERVER")

PrintOutcome = Literal["pending", "sent", "failed"]
"""Still being sent; in the printer's queue; or the printer does not answer."""


def format_paper(words: Sequence[str]) -> str:
    """The text of the paper, in the current language."""
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
    return "\n".join(f"  {typeset(line)}" if line else "" for line in ["", "", *lines]) + "\n"


class PrintJob:
    """A text that is being sent to a printer. Nothing here blocks: call :meth:`outcome` from time to time.

    It is printed even if the program ends meanwhile. The text goes through a pipe: it is never in a file.
    """

    def __init__(self, printer: str, text: str, now: float, environment: Mapping[str, str] = os.environ) -> None:
        """``printer`` is the name of its queue; ``now`` and later times are seconds of a monotonic clock."""
        self._end = now + PRINT_TIMEOUT
        self._outcome: PrintOutcome = "pending"
        self._program: subprocess.Popen[bytes] | None = None
        # lp takes the encoding of the text from its locale.
        kept = {name: environment[name] for name in KEPT_VARIABLES if name in environment} | {"LC_ALL": "C.UTF-8"}
        try:
            self._program = subprocess.Popen(
                ["lp", "-d", printer, "-t", _("Mon carnet d'exercices"), *FONT_OPTIONS],
                env=kept,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                start_new_session=True,
            )
            assert self._program.stdin is not None
            # A page is smaller than a pipe's buffer (64 KiB): this never waits for the printer.
            with self._program.stdin as pipe:
                pipe.write(text.encode())
        except BrokenPipeError:
            log.info("lp ended before it had read the text")
        except OSError as error:
            self._give_up(repr(error))

    def outcome(self, now: float) -> PrintOutcome:
        """Whether it has been sent by ``now``."""
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
            message = self._program.stderr.read(500).decode(errors="replace").strip()
            self._give_up(f"code {code}: {message}")
        if self._outcome != "pending" and self._program.stderr is not None:
            self._program.stderr.close()
        return self._outcome

    def _give_up(self, why: str) -> None:
        log.error("the printer does not print: %s", why)
        self._outcome = "failed"
