"""Settings as they were parsed last: while its files stay as they are, a station starts without the YAML parser."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import msgspec

from kiosk.disk import write_whole
from kiosk.regular_file import read_own
from kiosk.station.code_stamp import PACKAGE, code_stamp

SETTINGS_CACHE_FILE = "settings.msgpack"
_READERS = ("station/settings", "yaml")
"""The folders of the program whose modules decide what a file of settings means."""
_MAX_SIZE = 256 * 1024
_Value = TypeVar("_Value")


class _Parsed(msgspec.Struct, frozen=True, array_like=True):
    """The content of one file, the value that it writes, and the line of each setting that it names."""

    source: bytes
    value: msgspec.Raw
    lines: dict[str, int]


class _Content(msgspec.Struct, frozen=True, array_like=True):
    code: int
    files: dict[str, _Parsed]


class SettingsCache:
    """The cache in the folder of one station: it holds the PIN's checksum, so only the station's account reads it.

    For the station itself alone: what root reads must not depend on a file that the station's account can write.
    """

    def __init__(self, state: Path) -> None:
        """Nothing is read until a file of settings is there."""
        self._path = state / SETTINGS_CACHE_FILE
        self._new: dict[str, _Parsed] = {}

    @cached_property
    def _code(self) -> int:
        stamp = 0
        for folder in _READERS:
            stamp = code_stamp(os.path.join(PACKAGE, folder), stamp)
        return stamp

    @cached_property
    def _saved(self) -> dict[str, _Parsed]:
        try:
            content = msgspec.msgpack.decode(read_own(self._path, _MAX_SIZE) or b"", type=_Content)
        except (OSError, ValueError, RecursionError):
            return {}
        return content.files if content.code == self._code else {}

    def find(self, name: str, source: bytes, kind: type[_Value]) -> tuple[_Value, Mapping[str, int]] | None:
        """(value, line of each setting) of the file ``name``, if it was parsed when its content was this ``source``."""
        found = self._saved.get(name)
        if found is None or found.source != source:
            return None
        try:
            return msgspec.msgpack.decode(found.value, type=kind), found.lines
        except ValueError:
            return None

    def keep(self, name: str, source: bytes, value: msgspec.Struct, lines: Mapping[str, int]) -> None:
        """Keep what the file ``name`` was parsed to, without problems, for :meth:`save`."""
        self._new[name] = _Parsed(source, msgspec.Raw(msgspec.msgpack.encode(value)), dict(lines))

    def save(self) -> None:
        """Write it, where something is new; nothing where that is impossible."""
        if self._new:
            content = _Content(self._code, {**self._saved, **self._new})
            with contextlib.suppress(OSError):
                write_whole(self._path, msgspec.msgpack.encode(content))
