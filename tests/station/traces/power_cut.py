"""A power cut at any moment: a function is run in a process of its own, which ends just before it
changes the disk for the n-th time."""

from __future__ import annotations

import itertools
import os
import traceback
from collections.abc import Callable
from typing import Any, NoReturn

CHANGES = ("mkdir", "rename", "replace", "unlink", "remove", "rmdir", "truncate", "write", "fsync", "link", "symlink")
"""The functions of :mod:`os` that change what is on the disk, or make it safe; and opening a file to write in it."""
_CUT, _DONE, _RAISED = 77, 78, 79


def cut_before(change: int, function: Callable[[], object]) -> bool:
    """Run ``function`` until just before its ``change``-th change (from 1); whether there were so many.

    Raises AssertionError where it raised something itself.
    """
    left = itertools.count(change - 1, -1)
    return _cut_when(lambda _name, _target: next(left) == 0, function)


def cut_before_first(name: str, part: str, function: Callable[[], object]) -> bool:
    """Run ``function`` until just before it first calls ``name`` for a path with ``part`` in it; whether it did."""
    return _cut_when(lambda called, target: called == name and part in target, function)


def _cut_when(is_now: Callable[[str, str], bool], function: Callable[[], object]) -> bool:
    process = os.fork()
    if not process:
        _live(is_now, function)
    code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    assert code in (_CUT, _DONE), f"the process ended with {code}"
    return code == _CUT


def changes_of(function: Callable[[], object], note: Callable[[str, tuple[Any, ...]], None]) -> None:
    """Run ``function`` here, and ``note`` each change before it is made: its name and arguments."""
    originals = {name: getattr(os, name) for name in (*CHANGES, "open")}
    try:
        _watch(note)
        function()
    finally:
        for name, original in originals.items():
            setattr(os, name, original)


def _live(is_now: Callable[[str, str], bool], function: Callable[[], object]) -> NoReturn:
    def note(name: str, arguments: tuple[Any, ...]) -> None:
        if is_now(name, str(arguments[0])):
            os._exit(_CUT)

    try:
        _watch(note)
        function()
        os._exit(_DONE)
    except BaseException:
        traceback.print_exc()
        os._exit(_RAISED)


def _watch(note: Callable[[str, tuple[Any, ...]], None]) -> None:
    for name in CHANGES:
        setattr(os, name, _watched(name, getattr(os, name), note))
    really_open = os.open

    def opened(path: Any, flags: int, *arguments: Any, **named: Any) -> int:
        if flags & (os.O_CREAT | os.O_TRUNC):
            note("open", (path, flags))
        return really_open(path, flags, *arguments, **named)

    os.open = opened


def _watched(name: str, original: Callable[..., Any], note: Callable[[str, tuple[Any, ...]], None]) -> Any:
    def watched(*arguments: Any, **named: Any) -> Any:
        note(name, arguments)
        return original(*arguments, **named)

    return watched
