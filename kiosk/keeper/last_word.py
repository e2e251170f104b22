"""What a sitting's process says with its exit code, and the one thing it is asked for by a signal."""

from __future__ import annotations

import signal

from kiosk.ui.keeper_link import EndReason

CODES: dict[EndReason, int] = {
    "left": 30,
    "idle": 31,
    "quit": 32,
    "reset": 33,
    "stopped": 34,
    "restart": 35,
    "told": 36,
}
"""Why it ended; with any other code it crashed."""
CRASHED = 1
TELL_WHERE = signal.SIGRTMIN + 4
"""The signal at which a stuck process writes to the log where it stands: files and functions, no values."""
