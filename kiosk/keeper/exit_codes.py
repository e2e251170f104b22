"""What the exit code of a sitting's process says, and the one signal that it is sent to learn more."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.ui.keeper_link import EndReason

EXIT_CODES: dict[EndReason, int] = {
    "left": 30, "idle": 31, "quit": 32, "reset": 33, "stopped": 34, "restart": 35, "signalled": 36
}  # fmt: skip
"""Why it ended; with any other code it crashed."""
CRASHED = 1
DUMP_STACK = signal.SIGRTMIN + 4
"""The signal at which a stuck process writes its stack to the log: files and functions, no values."""
