"""Gives what a pure function made before, the very same object, while it is asked with equal arguments.

Between two acts most of the screen stays as it was: what is reused costs no time to make, and whoever draws sees at
once, by its identity, that nothing changed there.

What is kept depends on its arguments and on the language alone, which are compared whole: one person's screen is never
found by another's state. It is a few results of each function, in the memory of the process that serves this person.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from kiosk.i18n import language

MOST = 16
"""Results that each function keeps."""

_Asked = ParamSpec("_Asked")
_Made = TypeVar("_Made")


def reuse_last(
    make: Callable[_Asked, _Made], share: Callable[[_Made, _Made], _Made] | None = None
) -> Callable[_Asked, _Made]:
    """``make``, which gives its last result for the same first argument (such as a window's id) while all are equal.

    ``make`` is pure but for the language; its arguments are never changed. Comparing them is quick where they share
    what did not change, as frozen values do. ``share(made, before)`` is ``made`` with the equal parts of the result
    before: what is made anew then still is the very same object wherever it did not change.
    """
    kept: dict[Any, tuple[Any, _Made]] = {}

    @wraps(make)
    def reused(*args: _Asked.args, **named: _Asked.kwargs) -> _Made:
        key = (args, named, language())
        known = kept.get(args[0])
        if known is not None and known[0] == key:
            return known[1]
        made = make(*args, **named)
        if known is not None and share is not None:
            made = share(made, known[1])
        kept[args[0]] = (key, made)
        if len(kept) > MOST:
            del kept[next(iter(kept))]
        return made

    return reused
