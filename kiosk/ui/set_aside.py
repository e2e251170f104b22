"""What escapes from an exercise ends the exercise, and not the program: whose exercise an exception came out of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual._context import active_message_pump
from textual.dom import DOMNode
from textual.worker import WorkerFailed, active_worker

if TYPE_CHECKING:
    from kiosk.ui.screens.player import Player


def cause_of(error: Exception) -> Exception:
    """The exception itself, where Textual brings it wrapped: a worker's would have no story of its own."""
    inner = error.error if isinstance(error, WorkerFailed) else error
    return inner if isinstance(inner, Exception) else error


def player_behind(error: Exception) -> Player | None:
    """The player in which ``error`` arose, on the screen or already leaving it; None where it came from elsewhere.

    Textual lets whatever handled the message end, a widget or the player's screen: the player is then half gone, and
    only good for being left. The app's own messages are no player's: without them there is no program.
    """
    from kiosk.ui.screens.player import Player

    # Textual has no public way to say who is at work.
    worker = active_worker.get(None) if isinstance(error, WorkerFailed) else None
    node = worker.node if worker is not None else active_message_pump.get(None)
    nodes = node.ancestors_with_self if isinstance(node, DOMNode) else ()
    return next((one for one in nodes if isinstance(one, Player)), None)
