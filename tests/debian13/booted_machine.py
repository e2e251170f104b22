"""A machine with Debian 13: it boots its own systemd, has no network, one text console, and can lose its power.

It is a set of namespaces over a copy-on-write layer on the Debian root; nothing of it reaches the machine that runs the
tests. Its console and its tty1 are pseudo-terminals whose other ends we hold: it has no virtual consoles, and its login
prompt on tty1 needs none.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.debian13.debian_root import Unavailable
from tests.debian13.held_terminal import HeldTerminal

_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
_BOOT = 30.0
"""Seconds that booting may take; it takes one."""
_POLL = 0.03
_TERMINALS = ("console", "tty1")
_NAMESPACES = ("--mount", "--pid", "--uts", "--ipc", "--net", "--cgroup")
_ASSEMBLE = """
set -e
root=$1 folder=$2 console=$3 tty1=$4
mount -t overlay overlay -o "lowerdir=$root,upperdir=$folder/upper,workdir=$folder/work" "$folder/root"
cd "$folder/root"
mount -t proc proc proc
for kernel in sys sysrq-trigger; do  # the kernel is not the machine's own
  [ ! -e proc/$kernel ] || { mount --bind proc/$kernel proc/$kernel; mount -o remount,bind,ro proc/$kernel; }
done
mount -t sysfs -o ro sysfs sys
mount -t cgroup2 cgroup2 sys/fs/cgroup
mount -t tmpfs -o mode=755 tmpfs dev
mount -t tmpfs -o mode=755 tmpfs run
mount -t tmpfs -o mode=1777 tmpfs tmp
for device in null:1:3 zero:1:5 full:1:7 random:1:8 urandom:1:9 tty:5:0; do
  IFS=: read -r name major minor <<< "$device"
  mknod -m 666 "dev/$name" c "$major" "$minor"
done
touch dev/console dev/tty1; mount --bind "$console" dev/console; mount --bind "$tty1" dev/tty1
mkdir dev/pts dev/shm
mount -t devpts -o newinstance,ptmxmode=0666,mode=620,gid=5 devpts dev/pts
mount -t tmpfs -o mode=1777 shm dev/shm
ln -s pts/ptmx dev/ptmx; ln -s /proc/self/fd dev/fd
for number in 0 1 2; do ln -s "fd/$number" "dev/$number"; done
mv dev/0 dev/stdin; mv dev/1 dev/stdout; mv dev/2 dev/stderr
pivot_root . mnt
umount -l mnt
exec env -i container=kiosk-tests PATH=/usr/sbin:/usr/bin /sbin/init
"""


class Process(NamedTuple):
    """A process of the machine, with ids as the machine counts them."""

    pid: int
    parent: int
    user: int
    command: tuple[str, ...]

    @property
    def name(self) -> str:
        """The program's file, without its folder."""
        return self.command[0].rpartition("/")[2]


class Failed(Exception):
    """A command inside the machine failed, or a condition did not come true in time."""


def _is_true(condition: Callable[[], bool]) -> bool:
    try:
        return condition()
    except Failed:
        return False


class BootedMachine:
    """A machine whose disk is ``root``; what it writes goes into ``folder``."""

    def __init__(self, root: Path, folder: Path) -> None:
        self._root, self._folder = root, folder
        self._unshare: subprocess.Popen[bytes] | None = None
        self._init = 0
        self._terminals: dict[str, HeldTerminal] = {}
        for name in ("upper", "work", "root"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        units = folder / "upper" / "etc" / "systemd" / "system"
        (units / "getty@.service.d").mkdir(parents=True, exist_ok=True)
        (units / "getty@.service.d" / "no-vt.conf").write_text("[Unit]\nConditionPathExists=\n")
        if not (units / "console-getty.service").is_symlink():
            (units / "console-getty.service").symlink_to("/dev/null")

    # -- power ---------------------------------------------------------------------------------------------------

    def boot(self) -> None:
        """Boot, and wait until it is up. Raises :class:`Unavailable` where the kernel does not allow it."""
        self._terminals = {name: HeldTerminal() for name in _TERMINALS}
        output_file = tempfile.TemporaryFile()  # noqa: SIM115 - closed below, after the boot
        self._unshare = subprocess.Popen(
            ["unshare", *_NAMESPACES, "--propagation", "private", "--fork", "--kill-child", "bash", "-c", _ASSEMBLE,
             "assemble", str(self._root), str(self._folder), *(terminal.path for terminal in self._terminals.values())],
            stdout=output_file, stderr=output_file, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            self._wait(self._is_up, "the machine does not boot", _BOOT)
        except (Failed, Unavailable, OSError) as error:
            output_file.seek(0)
            self.cut_power()
            raise Unavailable(f"{error}: {output_file.read().decode(errors='replace').strip()[-500:]}") from error
        finally:
            for terminal in self._terminals.values():
                terminal.hand_over()
            output_file.close()

    def output(self, terminal: str) -> bytes:
        """All output on ``console`` or ``tty1`` since the boot."""
        return self._terminals[terminal].output

    def _is_up(self) -> bool:
        unshare = self._unshare
        if unshare is None or unshare.poll() is not None:
            raise Unavailable("these namespaces cannot be made")
        children = Path(f"/proc/{unshare.pid}/task/{unshare.pid}/children").read_text().split()
        if not children or Path(f"/proc/{children[0]}/comm").read_text().strip() != "systemd":
            return False
        self._init = int(children[0])
        if not self.path("/run/systemd/private").exists():
            return False
        done = self.run("systemctl", "is-system-running", check=False)
        return done.stdout.strip() in ("running", "degraded")

    def cut_power(self) -> None:
        """Kill everything at once; the disk stays as it is."""
        if self._unshare is not None:
            if self._init:
                os.kill(self._init, signal.SIGKILL)
            self._unshare.kill()
            self._unshare.wait()
            self._unshare = None
            self._init = 0
        for terminal in self._terminals.values():
            terminal.close()
        self._terminals = {}

    def discard(self) -> None:
        """Cut the power, and erase the disk."""
        self.cut_power()
        shutil.rmtree(self._folder, ignore_errors=True)

    # -- commands and processes ---------------------------------------------------------------------------------------

    def path(self, inside: str) -> Path:
        """The path outside of a path ``inside``; an absolute symbolic link is not followed correctly."""
        return Path(f"/proc/{self._init}/root") / inside.lstrip("/")

    def run(
        self,
        *command: str,
        user: str | None = None,
        environment: Mapping[str, str] | None = None,
        check: bool = True,
        given: str | None = None,
        seconds: float = 120,
    ) -> subprocess.CompletedProcess[str]:
        """Run a command inside, as ``user`` (root when None). Raises :class:`Failed` unless it ends with 0."""
        become = ("setpriv", f"--reuid={user}", f"--regid={user}", "--init-groups") if user else ()
        env = {"PATH": _PATH, "LANG": "C.UTF-8", **(environment or {})}
        done = subprocess.run(
            self.nsenter(*become, "env", "-i", *(f"{name}={value}" for name, value in env.items()), *command),
            capture_output=True, text=True, errors="replace", input=given, timeout=seconds, check=False,
            stdin=subprocess.DEVNULL if given is None else None,
        )  # fmt: skip
        if check and done.returncode:
            raise Failed(f"{' '.join(command)}: {done.returncode}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}")
        return done

    def nsenter(self, *command: str) -> Sequence[str]:
        """The command line that runs ``command`` inside, as root."""
        inside = ("--mount", "--pid", "--uts", "--ipc", "--net", "--cgroup", "--root", "--wd")
        return ("nsenter", f"--target={self._init}", *inside, "--", *command)

    def processes(self) -> list[Process]:
        """Every process that runs now, but for zombies."""
        found = []
        for folder in self.path("/proc").iterdir():
            if folder.name.isdigit():
                try:
                    command = tuple((folder / "cmdline").read_text(errors="replace").rstrip("\0").split("\0"))
                    status = dict(
                        line.split(":\t", 1) for line in (folder / "status").read_text().splitlines() if ":\t" in line
                    )
                except OSError:
                    continue
                if command != ("",):
                    user = int(status["Uid"].split()[0])
                    found.append(Process(int(folder.name), int(status["PPid"]), user, command))
        return found

    def process(self, name: str) -> Process | None:
        """The oldest process of this name."""
        return min((one for one in self.processes() if one.name == name), default=None)

    def kill(self, pid: int, number: int = signal.SIGKILL) -> None:
        """Send a signal to a process, if it still runs."""
        self.run("kill", f"-{int(number)}", str(pid), check=False)

    def wait(self, condition: Callable[[], bool], what: str, seconds: float = 20) -> None:
        """Wait until ``condition`` is true; one that raises :class:`Failed` is not.

        Raises :class:`Failed` with the end of the journal.
        """
        try:
            self._wait(condition, what, seconds)
        except Failed:
            journal = self.run("journalctl", "--no-pager", "-o", "cat", "-n", "60", check=False).stdout
            raise Failed(f"{what}\n{journal}") from None

    def _wait(self, condition: Callable[[], bool], what: str, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while not _is_true(condition):
            if time.monotonic() >= deadline:
                raise Failed(what)
            time.sleep(_POLL)
