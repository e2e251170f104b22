"""A simulated disk that loses what was not synced: every change to a folder is recorded, and for each moment the states
are built that a power cut could leave (POSIX, fsync).

Unsynced changes of a folder are kept or lost one by one; a rename within a folder is one change, a rename between two
folders is one in each. Unsynced content of a file is kept, lost, or kept in part.
"""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

import msgspec

Names = dict[str, int | None]
"""A change of one folder: for each name the number of its new node, or nothing."""


class Node(msgspec.Struct):
    """A file, a folder or a link. ``safe`` is the durable content, ``now`` what the program sees."""

    kind: Literal["file", "folder", "link"]
    mode: int = 0o600
    safe: bytes = b""
    now: bytes = b""
    names: dict[str, int] = {}
    """Of a folder: its durable names."""
    changes: tuple[Names, ...] = ()
    """Of a folder: the changes since."""


class Moment(msgspec.Struct, frozen=True):
    """The disk between two changes, and what the program had promised by then."""

    number: int
    nodes: dict[int, Node]
    promised: tuple[Any, ...]


class _KilledError(BaseException):
    """Ends the process: nothing runs after it, not even clean-up."""


class ForgetfulDisk:
    """Records what happens in ``root``; what was there before is durable."""

    def __init__(self, root: Path) -> None:
        self.root = Path(os.path.realpath(root))
        self.root.mkdir(parents=True, exist_ok=True)
        self.moments: list[Moment] = []
        self._promised: list[Any] = []
        self._nodes: dict[int, Node] = {}
        self._live: dict[int, dict[str, int]] = {}
        self._kill_at = 0
        self._take_in(self.root)

    def promise(self, what: Any) -> None:
        """Record that the program has promised ``what`` from here on."""
        self._promised.append(what)
        self._note()

    @contextlib.contextmanager
    def recording(self) -> Iterator[ForgetfulDisk]:
        """Record every change; fails at the end where one was missed."""
        real = {name: getattr(os, name) for name in (*_CHANGES, "open")}
        self._note()
        try:
            for name in _CHANGES:
                setattr(os, name, self._watched(getattr(self, f"_{name}"), real[name]))
            os.open = self._opened(real["open"])
            yield self
        finally:
            for name, original in real.items():
                setattr(os, name, original)
        assert self._tree(0) == _tree_on(self.root), "something was changed behind the recording"

    def states(self, by_chance: int, seed: int = 0) -> Iterator[Moment]:
        """Build at ``root`` each state that a power cut may leave, and yield its moment.

        For each moment nothing of what was not synced is kept, then all of it, then ``by_chance`` times some of it.
        """
        for moment in self.moments:
            for number in range(by_chance + 2):
                chance = random.Random(f"{seed} {moment.number} {number}")
                keeps = (lambda: 0.0, lambda: 1.0, chance.random)[min(number, 2)]
                shutil.rmtree(self.root)
                self._build(moment.nodes, 0, self.root, keeps, chance)
                yield moment

    def killed(self, change: int, function: Callable[[], object]) -> bool:
        """Run ``function`` until just after its ``change``-th change (from 1); whether there were so many."""
        self._kill_at = len(self.moments) + change
        try:
            function()
        except _KilledError:
            return True
        finally:
            self._kill_at = 0
        return False

    def leave_nothing_but_what_is_safe(self) -> None:
        """The power goes now, and takes all that it may."""
        self.moments = self.moments[-1:]
        next(self.states(0))

    # -- what is written down

    def _take_in(self, path: Path) -> int:
        number = len(self._nodes)
        found = path.lstat()
        node = self._nodes[number] = Node("file", stat.S_IMODE(found.st_mode))
        if stat.S_ISDIR(found.st_mode):
            node.kind = "folder"
            node.names = {child.name: self._take_in(child) for child in sorted(path.iterdir())}
            self._live[number] = dict(node.names)
        elif stat.S_ISLNK(found.st_mode):
            node.kind, node.safe = "link", os.readlink(path).encode()
        else:
            node.safe = node.now = path.read_bytes()
        return number

    def _note(self) -> None:
        for number, path in self._files(0, self.root):
            with contextlib.suppress(FileNotFoundError):
                self._nodes[number].now = path.read_bytes()
        nodes = {n: msgspec.structs.replace(node, names=dict(node.names)) for n, node in self._nodes.items()}
        self.moments.append(Moment(len(self.moments), nodes, tuple(self._promised)))
        if len(self.moments) == self._kill_at:
            raise _KilledError

    def _files(self, folder: int, path: Path) -> Iterator[tuple[int, Path]]:
        for name, number in self._live[folder].items():
            if number in self._live:
                yield from self._files(number, path / name)
            elif self._nodes[number].kind == "file":
                yield number, path / name

    def _watched(self, change: Callable[..., None], real: Callable[..., Any]) -> Callable[..., Any]:
        def watched(*args: Any, **named: Any) -> Any:
            before = self._subject(args, named)
            done = real(*args, **named)
            if before is not None:
                change(before, *args, **named)
                self._note()
            return done

        return watched

    def _opened(self, real: Callable[..., int]) -> Callable[..., int]:
        def opened(path: Any, flags: int, mode: int = 0o777, **named: Any) -> int:
            place = self._place(path, named.get("dir_fd"))
            handle = real(path, flags, mode, **named)
            if place is not None and flags & os.O_CREAT and place[1] not in self._live[place[0]]:
                self._name(place, self._made(Node("file", mode)))
                self._note()
            return handle

        return opened

    def _subject(self, args: tuple[Any, ...], named: dict[str, Any]) -> Any:
        """Where it happens: (folder, name), or the number of the node of an open file; None for elsewhere."""
        first = args[0]
        if isinstance(first, int):
            with contextlib.suppress(OSError):
                place = self._place(os.readlink(f"/proc/self/fd/{first}"), None)
                if place is not None:
                    return place if place[1] == "" else self._live[place[0]].get(place[1])
            return None
        return self._place(first, named.get("dir_fd", named.get("src_dir_fd")))

    def _place(self, path: Any, within: int | None) -> tuple[int, str] | None:
        """(folder, name) of a path in ``root``; the root itself has no name."""
        if isinstance(path, int):
            return None
        whole = Path(os.readlink(f"/proc/self/fd/{within}") if within is not None else os.getcwd(), os.fspath(path))
        whole = Path(os.path.realpath(whole.parent), whole.name)
        if whole == self.root:
            return 0, ""
        if self.root not in whole.parents:
            return None
        folder = 0
        for name in whole.relative_to(self.root).parts[:-1]:
            found = self._live.get(folder, {}).get(name)
            if found is None:
                return None
            folder = found
        return (folder, whole.name) if folder in self._live else None

    def _made(self, node: Node) -> int:
        number = len(self._nodes)
        self._nodes[number] = node
        if node.kind == "folder":
            self._live[number] = {}
        return number

    def _name(self, place: tuple[int, str], number: int | None) -> None:
        self._change(place[0], {place[1]: number})

    def _change(self, folder: int, names: Names) -> None:
        self._nodes[folder].changes = (*self._nodes[folder].changes, names)
        _apply(self._live[folder], names)

    def _at(self, place: Any) -> int:
        if isinstance(place, int):
            return place
        folder, name = place
        return int(self._live[folder][name]) if name else 0

    def _mkdir(self, place: tuple[int, str], _path: Any, mode: int = 0o777, **_named: Any) -> None:
        self._name(place, self._made(Node("folder", mode)))

    def _unlink(self, place: tuple[int, str], *_args: Any, **_named: Any) -> None:
        self._name(place, None)

    _remove = _rmdir = _unlink

    def _rename(self, place: tuple[int, str], _source: Any, target: Any, **_named: Any) -> None:
        there, number = self._place(target, None), self._at(place)
        assert there is not None, "it leaves the disk"
        if there[0] == place[0]:
            self._change(place[0], {place[1]: None, there[1]: number})
        else:
            self._name(there, number)
            self._name(place, None)

    _replace = _rename

    def _link(self, place: tuple[int, str], _source: Any, target: Any, **_named: Any) -> None:
        there = self._place(target, None)
        assert there is not None, "it leaves the disk"
        self._name(there, self._at(place))

    def _symlink(self, place: tuple[int, str], *_args: Any, **_named: Any) -> None:
        raise AssertionError("the subject of a new link is its target: record it by hand")

    def _write(self, place: Any, *_args: Any) -> None:
        """The content of a file is read at each note."""

    _ftruncate = _truncate = _pwrite = _write

    def _chmod(self, place: Any, _path: Any, mode: int, **_named: Any) -> None:
        self._nodes[self._at(place)].mode = mode

    _fchmod = _chmod

    def _fsync(self, place: Any, *_args: Any) -> None:
        number = self._at(place)
        node = self._nodes[number]
        if node.kind == "folder":
            for names in node.changes:
                _apply(node.names, names)
            node.changes = ()
        else:
            path = next((path for n, path in self._files(0, self.root) if n == number), None)
            node.safe = node.now = path.read_bytes() if path is not None else b""

    def _tree(self, folder: int) -> dict[str, Any]:
        return {n: self._tree(k) if k in self._live else None for n, k in sorted(self._live[folder].items())}

    # -- what is left of it

    def _build(
        self, nodes: dict[int, Node], folder: int, path: Path, keeps: Callable[[], float], chance: random.Random
    ) -> None:
        node = nodes[folder]
        path.mkdir()
        path.chmod(node.mode)
        names = dict(node.names)
        for change in node.changes:
            if keeps() > 0.5:
                _apply(names, change)
        for name, number in names.items():
            child = nodes[number]
            if child.kind == "folder":
                self._build(nodes, number, path / name, keeps, chance)
            elif child.kind == "link":
                (path / name).symlink_to(child.safe.decode())
            else:
                (path / name).write_bytes(_left(child, keeps(), chance))
                (path / name).chmod(child.mode)


_CHANGES = (
    "mkdir", "rename", "replace", "unlink", "remove", "rmdir", "truncate", "ftruncate", "write", "pwrite", "fsync",
    "link", "symlink", "chmod", "fchmod",
)  # fmt: skip


def _left(file: Node, keeps: float, chance: random.Random) -> bytes:
    """A file's content after the cut: all of it (1), what was durable (0), or some of the rest, or blocks of NUL."""
    if keeps in (0.0, 1.0) or file.safe == file.now:
        return file.now if keeps else file.safe
    part = chance.randint(0, len(file.now))
    return chance.choice(
        (file.safe, file.now, file.now[:part], file.now[:part] + bytes(len(file.now) - part))
        if not file.now.startswith(file.safe)
        else (file.safe, file.now, file.now[: max(part, len(file.safe))],
              file.safe + bytes(len(file.now) - len(file.safe)))
    )  # fmt: skip


def _apply(names: dict[str, int], change: Names) -> None:
    for name, number in change.items():
        if number is None:
            names.pop(name, None)
        else:
            names[name] = number


def _tree_on(folder: Path) -> dict[str, Any]:
    return {
        path.name: _tree_on(path) if path.is_dir() and not path.is_symlink() else None
        for path in sorted(folder.iterdir())
    }
