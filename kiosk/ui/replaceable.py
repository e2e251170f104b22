"""What is no longer shown does nothing more.

A screen can be replaced at any moment: while it opens, between a press and its answer, between two beats of a timer.
Textual takes it away in tasks of its own, children first, and goes on calling what is half gone. Here is the one place
that stands between: every widget, every screen and the app of ours derive from :class:`Replaceable`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
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
_TO_THE_END = frozenset({"on_unmount"})
"""Handlers that tidy up behind what goes: they are called in any case."""


def is_on_stack(node: MessagePump) -> bool:
    """Whether ``node`` is on a screen that is shown, or under another one; an app, whether it has any screen."""
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
    """Handlers, timers and workers of ours are called as long as the node is here, and fail quietly once it is not."""

    def _get_dispatch_methods(
        self, method_name: str, message: Message
    ) -> Iterable[tuple[type, Callable[[Message], Any]]]:
        for cls, method in super()._get_dispatch_methods(method_name, message):
            # Textual's own go on: they take the node away
            if method_name in _TO_THE_END or not cls.__module__.startswith("kiosk.") or is_on_stack(self):
                yield cls, method

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except Exception as error:  # a handler that waited, and was replaced meanwhile
            _pass_over(self, error)

    def set_timer(self, delay: float, callback: Callable[[], Any] | None = None, **options: Any) -> Timer:
        return super().set_timer(delay, partial(_while_here, self, callback) if callback else None, **options)

    def set_interval(self, interval: float, callback: Callable[[], Any] | None = None, **options: Any) -> Timer:
        return super().set_interval(interval, partial(_while_here, self, callback) if callback else None, **options)

    def run_worker(self, work: Any, *arguments: Any, **options: Any) -> Any:
        if isawaitable(work):
            work = _finished(self, work)
        return super().run_worker(work, *arguments, **options)  # type: ignore[misc]  # every node of Textual's has it


async def _while_here(node: MessagePump, callback: Callable[[], Any]) -> None:
    """Call what a timer calls, if its node is still here."""
    if not is_on_stack(node):
        return
    try:
        called = callback()
        if isawaitable(called):
            await called
    except Exception as error:
        _pass_over(node, error)


async def _finished(node: MessagePump, work: Any) -> Any:
    try:
        return await work
    except Exception as error:
        _pass_over(node, error)


def _pass_over(node: MessagePump, error: Exception) -> None:
    """What fails in a node that is gone has nothing to tell to anyone; anything else is a fault, and raised again."""
    if is_on_stack(node):
        raise error
    log.info("%s was replaced in the middle: %s", type(node).__name__, safe_traceback(error))
