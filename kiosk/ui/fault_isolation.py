"""What escapes from an exercise ends the exercise, and not the program; anything else ends the program, with its story
in the log and no traceback on the screen."""

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
from kiosk.station.station import Station
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
        """Write the story without what was typed, and end with a code; the screen shows no traceback.

        What came out of an exercise ends the exercise alone.
        """
        cause = unwrap_worker_error(error)
        if self._exit or not self.leave_faulty_exercise(find_player_of(error), cause):
            self._end_of(cause)

    def _end_of(self, error: Exception) -> None:
        self._return_code = 1
        with contextlib.suppress(Exception):  # a screen that is half gone: what was remembered last still holds
            self.remember()
        log.critical("the program ended: %s", safe_traceback(error))
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    def panic(self, *renderables: object) -> None:
        """A thread of Textual's cannot go on, and brings a traceback to show: that goes to the log, without values."""
        log_ended_threads(renderables)
        self._end_of(RuntimeError())

    @property
    def visible_player(self) -> Player | None:
        """The player, where it is what the person sees."""
        from kiosk.ui.screens.player import Player

        return self.screen if isinstance(self.screen, Player) else None

    def leave_faulty_exercise(self, player: Player | None, error: Exception) -> bool:
        """Leave the exercise of ``player``, out of which ``error`` came, for home; False where there is no player.

        And where there is no memory left: such a process is of no use to anybody, and the keeper brings the person back
        in another one. What was done is kept. The log has the whole story: the fault may be the exercise's, or the
        program's.
        """
        if player is None or isinstance(error, MemoryError):
            return False
        session = player.session
        log.error("%s, step %d is set aside: %s", session.exercise.id, session.index + 1, safe_traceback(error))
        self.count_fault(error)
        if player not in self._left:
            self._left.add(player)
            # by a message of the app's own: what handles this one is not to be gone on with
            self.call_later(self._leave, player)
        return True

    def _leave(self, player: Player) -> None:
        if player in self.screen_stack:
            self.show_home()
            self.show_not_ready()

    async def on_event(self, event: events.Event) -> None:
        try:
            await super().on_event(event)
        except Exception as error:
            # The app itself looks at what is painted under the mouse: where that is an exercise, it is not the app's.
            if not isinstance(event, events.InputEvent) or not self.leave_faulty_exercise(self.visible_player, error):
                raise


def unwrap_worker_error(error: Exception) -> Exception:
    """The exception itself, where Textual brings it wrapped: a worker's would have no story of its own."""
    inner = error.error if isinstance(error, WorkerFailed) else error
    return inner if isinstance(inner, Exception) else error


def find_player_of(error: Exception) -> Player | None:
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
