"""The end of a program in a pseudo-terminal."""

from __future__ import annotations

import sys

import pexpect

from kiosk.rehearsal.program import end_child

DEAF = "import signal; [signal.signal(n, signal.SIG_IGN) for n in (1, 2)]; print('deaf', flush=True); signal.pause()"


def test_a_program_that_must_be_killed_is_gone_however_slow_the_machine_is() -> None:
    """pexpect waits for a moment after it killed; here for none."""
    for _time in range(10):
        child = pexpect.spawn(sys.executable, ["-c", DEAF])
        child.expect("deaf")
        child.ptyproc.delayafterclose = child.ptyproc.delayafterterminate = 0  # type: ignore[attr-defined]  # not typed
        end_child(child)
        assert not child.isalive() and child.closed
