"""A small Wayland client: just what it takes to be a mouse and a keyboard before a compositor.

The wire format is that of the Wayland protocol, chapter 4: a message is the object, then its size and opcode, then its
arguments in 32-bit words; file descriptors travel beside it.
"""

from __future__ import annotations

import os
import socket
import struct
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

_DISPLAY, _REGISTRY = 1, 2
_SYNC, _GET_REGISTRY, _BIND = 0, 1, 0
_ERROR, _GLOBAL, _DONE = 0, 0, 0
_WAIT = 10.0
"""Seconds that a compositor may take to answer."""

Argument = int | float | str | None


class CompositorGone(Exception):
    """The compositor ended, or closed our connection."""


def _encode(argument: Argument) -> bytes:
    """One argument in wire format: an int as it is, a float in 24.8 fixed point, a string with its size, None as 0."""
    match argument:
        case None:
            return bytes(4)
        case float():
            return struct.pack("=i", round(argument * 256))
        case int():
            return struct.pack("=I", argument & 0xFFFFFFFF)
        case str():
            data = argument.encode() + b"\0"
            return struct.pack("=I", len(data)) + data + bytes(-len(data) % 4)


class WaylandClient:
    """A connection to the compositor whose socket is ``path``."""

    def __init__(self, path: Path) -> None:
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.settimeout(_WAIT)
        folder = os.open(path.parent, os.O_PATH)
        try:
            # the path of a socket has 107 bytes at most, those of tests may have more
            self._socket.connect(f"/proc/self/fd/{folder}/{path.name}")
        finally:
            os.close(folder)
        self._last = _DISPLAY
        self._buffer = b""
        self._globals: dict[str, tuple[int, int]] = {}
        self.send(_DISPLAY, _GET_REGISTRY, [self.new_id()])
        self.roundtrip()

    def new_id(self) -> int:
        """The id of a new object."""
        self._last += 1
        return self._last

    def bind(self, interface: str, version: int = 1) -> int:
        """Bind the compositor's object of this interface; returns its id. Raises KeyError where it offers none."""
        name, newest = self._globals[interface]
        this = self.new_id()
        self.send(_REGISTRY, _BIND, [name, interface, min(version, newest), this])
        return this

    @property
    def offered(self) -> frozenset[str]:
        """The interfaces that the compositor offers."""
        return frozenset(self._globals)

    def send(self, target: int, opcode: int, arguments: Sequence[Argument] = (), fds: Sequence[int] = ()) -> None:
        """Send one request. Raises :class:`CompositorGone`."""
        body = b"".join(_encode(argument) for argument in arguments)
        message = struct.pack("=II", target, (8 + len(body)) << 16 | opcode) + body
        try:
            socket.send_fds(self._socket, [message], list(fds))
        except OSError as error:
            raise CompositorGone(str(error)) from error

    def roundtrip(self) -> None:
        """Wait until the compositor has handled all requests. Raises :class:`CompositorGone`."""
        callback = self.new_id()
        self.send(_DISPLAY, _SYNC, [callback])
        while True:
            target, opcode, body = self._read_event()
            if target == callback and opcode == _DONE:
                return
            if target == _DISPLAY and opcode == _ERROR:
                raise CompositorGone(body[12:].rstrip(b"\0").decode(errors="replace"))
            if target == _REGISTRY and opcode == _GLOBAL:
                name, size = struct.unpack_from("=II", body)
                interface = body[8 : 8 + size - 1].decode()
                self._globals[interface] = (name, struct.unpack("=I", body[-4:])[0])

    def _read_event(self) -> tuple[int, int, bytes]:
        while len(self._buffer) < 8 or len(self._buffer) < struct.unpack_from("=I", self._buffer, 4)[0] >> 16:
            try:
                # descriptors that come along (a seat's keymap) are of no use to us
                data, fds, _flags, _address = socket.recv_fds(self._socket, 65536, 8)
            except OSError as error:
                raise CompositorGone(str(error)) from error
            for fd in fds:
                os.close(fd)
            if not data:
                raise CompositorGone("the connection was closed")
            self._buffer += data
        target, size_and_opcode = struct.unpack_from("=II", self._buffer)
        size = size_and_opcode >> 16
        body, self._buffer = self._buffer[8:size], self._buffer[size:]
        return target, size_and_opcode & 0xFFFF, body

    def close(self) -> None:
        """Close the connection."""
        with suppress(OSError):
            self._socket.close()
