"""What an exercise raises ends the exercise, and not the program.

Any other exception ends the program with an exit code. The log has where it was raised, without values; the screen
never shows a traceback.
"""

from __future__ import annotations

import contextlib
import logging
from typing import TYPE_CHECKING
from weakref import WeakSet

from textual import events
from textual._context import active_message_pump
from textual.dom import DOMNode
from textual.worker import WorkerFailed, active_worker

from kiosk.station.log.writing import safe_traceback
from kiosk.ui.adviser_log import log_ended_threads
from kiosk.ui.navigation import Navigation

if TYPE_CHECKING:
    from kiosk.station.screen.compositor import TextSizes
    from kiosk.station.station import Station
    from kiosk.ui.keeper_link import ResumePoint
    from kiosk.ui.screens.player import Player

log = logging.getLogger(__name__)


class FaultIsolation(Navigation, inherit_bindings=False):
    """An app that goes on after a fault in an exercise, and ends with a code after any other."""

    def __init__(self, station: Station, resume_at: ResumePoint | None, text_sizes: TextSizes | None = None) -> None:
        super().__init__(station, resume_at, text_sizes)
        self._left: WeakSet[Player] = WeakSet()

    def _handle_exception(self, error: Exception) -> None:
        """Leave the exercise that raised ``error``, else end the program; Textual would print a traceback."""
        cause = unwrap_worker_error(error)
        if self._exit or not self.leave_faulty_exercise(find_player_of(error), cause):
            self._end_after(cause)

    def _end_after(self, error: Exception) -> None:
        self._return_code = 1
        with contextlib.suppress(Exception):  # a half removed screen: the resume point that was kept last still holds
            self.remember()
        log.critical("the program ended: %s", safe_traceback(error))
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    def panic(self, *renderables: object) -> None:
        """End the program after a thread of Textual's has failed: its traceback goes to the log, without values."""
        log_ended_threads(renderables)
        self._end_after(RuntimeError())

    @property
    def visible_player(self) -> Player | None:
        """The player, where nothing else is shown over it."""
        from kiosk.ui.screens.player import Player

        return self.screen if isinstance(self.screen, Player) else None

    def leave_faulty_exercise(self, player: Player | None, error: Exception) -> bool:
        """Leave the exercise of ``player``, which raised ``error``; what was done is kept.

        False where there is no player, and where memory has run out: such a process is of no use, and the keeper
        brings the person back in another one. The log has the details: the exercise may be wrong, or the program.
        """
        if player is None or isinstance(error, MemoryError):
            return False
        session = player.session
        log.error("%s, step %d is set aside: %s", session.exercise.id, session.index + 1, safe_traceback(error))
        self.count_fault(error)
        if player not in self._left:
            self._left.add(player)
            # by a message of the app's own: the handler of this one cannot go on
            self.call_later(self._leave, player)
        return True

    def _leave(self, player: Player) -> None:
        if player in self.screen_stack:
            self.show_not_ready()

    async def on_event(self, event: events.Event) -> None:
        try:
            await super().on_event(event)
        except Exception as error:
            # The app itself asks what is painted under the mouse, which an exercise may fail to paint.
            if not isinstance(event, events.InputEvent) or not self.leave_faulty_exercise(self.visible_player, error):
                raise


def unwrap_worker_error(error: Exception) -> Exception:
    """The exception that ended a worker, in the place of Textual's WorkerFailed, which has no traceback of its own."""
    inner = error.error if isinstance(error, WorkerFailed) else error
    return inner if isinstance(inner, Exception) else error


def find_player_of(error: Exception) -> Player | None:
    """The player in which ``error`` was raised, on the screen or already leaving it; None where it was elsewhere.

    Textual ends the widget or the screen whose handler raised it: the player is then half removed, and can only be
    left. A message that the app handles belongs to no player: without the app there is no program.
    """
    from kiosk.ui.screens.player import Player

    # Textual has no public way to tell whose handler is running.
    worker = active_worker.get(None) if isinstance(error, WorkerFailed) else None
    node = worker.node if worker is not None else active_message_pump.get(None)
    nodes = node.ancestors_with_self if isinstance(node, DOMNode) else ()
    return next((one for one in nodes if isinstance(one, Player)), None)
