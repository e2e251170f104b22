"""Nodes that are no longer on the stack of screens do nothing more.

A screen can be replaced at any moment: while it opens, between a press and what it causes, between two ticks of a
timer. Textual removes it in tasks of its own, children first, and goes on calling handlers of what is half removed.
:class:`Replaceable` alone prevents that: every widget, every screen and the app derive from it.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Iterable
from functools import partial
from inspect import isawaitable
from typing import Any

from textual.app import App
from textual.dom import DOMNode
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.timer import Timer

from kiosk.station.log.writing import safe_traceback

log = logging.getLogger(__name__)
_ALWAYS_CALLED = frozenset({"on_unmount"})
"""Handlers that clean up: they are called in any case."""


def is_on_stack(node: MessagePump) -> bool:
    """Whether the screen of ``node`` is shown or below another one; for an app, whether it has any screen."""
    if isinstance(node, App):
        return not node._exit and bool(node._screen_stack)
    at: Any = node
    while isinstance(at, DOMNode):
        if at._pruning or at._closing or at._closed:
            return False
        if isinstance(at, Screen):
            return at in at.app._screen_stack
        at = at._parent
    return False


class Replaceable(MessagePump):
    """While the node is on the stack, calls the program's handlers, timers and workers; later they fail silently."""

    def _get_dispatch_methods(
        self, method_name: str, message: Message
    ) -> Iterable[tuple[type, Callable[[Message], Any]]]:
        for cls, method in super()._get_dispatch_methods(method_name, message):
            # Textual's own are called: they remove the node
            if method_name in _ALWAYS_CALLED or not cls.__module__.startswith("kiosk.") or is_on_stack(self):
                yield cls, method

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except Exception as error:  # a handler that waited, and was replaced meanwhile
            _raise_if_on_stack(self, error)

    def set_timer(self, delay: float, callback: Callable[[], Any] | None = None, **options: Any) -> Timer:
        timer = super().set_timer(delay, partial(_call_if_on_stack, self, callback) if callback else None, **options)
        # Where a busy machine stops the process for longer than ``delay`` just as the timer starts, Textual takes its
        # only tick for a late one, and skips it: what she wrote would not be answered until her next key.
        timer._skip = False
        return timer

    def set_interval(self, interval: float, callback: Callable[[], Any] | None = None, **options: Any) -> Timer:
        return super().set_interval(
            interval, partial(_call_if_on_stack, self, callback) if callback else None, **options
        )

    def run_worker(self, work: Any, *arguments: Any, **options: Any) -> Any:
        """As Textual's, of a function: a coroutine would be left behind where it is cancelled before its turn."""
        if not options.get("thread"):
            work = partial(_await_work, self, work)
        return super().run_worker(work, *arguments, **options)  # type: ignore[misc]  # every node of Textual's has it


async def _call_if_on_stack(node: MessagePump, callback: Callable[[], Any]) -> None:
    """Call what a timer calls, if its node is still on the stack."""
    if not is_on_stack(node):
        return
    try:
        called = callback()
        if isawaitable(called):
            await called
    except Exception as error:
        _raise_if_on_stack(node, error)


async def _await_work(node: MessagePump, work: Callable[[], Awaitable[Any]]) -> Any:
    try:
        return await work()
    except Exception as error:
        _raise_if_on_stack(node, error)


def _raise_if_on_stack(node: MessagePump, error: Exception) -> None:
    """Raise ``error`` again, unless its node is gone: then it is only logged, for nobody waits for what failed."""
    if is_on_stack(node):
        raise error
    log.info("%s was replaced in the middle: %s", type(node).__name__, safe_traceback(error))
