"""A locked station as its tests see it from outside: its processes, what they hold, and what can be sent to them."""

from __future__ import annotations

import contextlib
import os
import re
import select
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from kiosk.course.model import Exercise
from kiosk.rehearsal.gestures import perform_step
from tests.terminal.conftest import Start
from tests.terminal.one_station import HOME, WELCOME, OneStation, Terminal, open_letters, try_home

LOCK = ("-m", "kiosk", "--lock")
_LAUNCHER = """
import os, signal, subprocess, sys
for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP):
    signal.signal(number, signal.SIG_IGN)
subprocess.run(["stty", "-isig", "-echo", "-icanon", "-ixon"], check=True)
sys.stdout.write("ready")
sys.stdout.flush()
os.execv(sys.executable, [sys.executable, "-m", "kiosk", "--lock"])
"""
LAUNCHED = ("-c", _LAUNCHER)
"""As the station's launcher starts it: no key is a signal from before Python is there; says `ready` first."""
MISBEHAVING = str(Path(__file__).with_name("misbehaving.py"))
LETTERS = "clavier/1-trouver-une-lettre"
NAME = "clavier/1-ecrire-un-prenom"
STOPPED = "Le programme s'est arrêté un instant."
_HEAVY = str.maketrans("┏┓┗┛━┃", "╭╮╰╯─│")
_WAIT = 60.0


def lock(start: Start, station: OneStation, **environment: str) -> Terminal:
    """A person before the welcome of a locked station."""
    person = start({**station.env, **environment}, LOCK)
    person.wait_for(WELCOME)
    return person


def misbehave(start: Start, station: OneStation, what: str, *arguments: str, **environment: str) -> Terminal:
    """The same, of a program that misbehaves: see ``misbehaving.py``."""
    return start({**station.env, **environment}, (MISBEHAVING, what, *(arguments or ("--lock",))))


# -- ways to screens ------------------------------------------------------------------------------------------------


def to_home(person: Terminal) -> None:
    """From the welcome."""
    try_home(person)
    person.wait(lambda: "┏" in person.text(), "the button that has the focus")


def to_pictures(person: Terminal) -> None:
    """From the welcome to the field for the four words, which has the focus."""
    person.click("Ouvrir mon carnet")
    person.wait_for("Ou écrivez les 4 mots :")
    person.settle()
    x, y = person.position("Ou écrivez les 4 mots :") or (0, 0)
    person.click_at(x + 24, y)
    person.settle()


def to_name(person: Terminal) -> None:
    """From the welcome to an exercise in which one writes."""
    to_home(person)
    person.click("Le clavier", begins=True)
    person.click("Écrire un prénom")
    person.wait_for("Arrêter ici")
    person.settle()


def to_letters(person: Terminal) -> None:
    """From the welcome to an exercise whose steps are keys."""
    to_home(person)
    open_letters(person)


def leave_from_home(person: Terminal, *, asked: bool = False) -> int:
    """Press « J'ai fini », and « Partir sans carnet » where a guest is ``asked``; how many bytes had come by then."""
    person.wait_for(HOME)
    leaves = "■ J'ai fini"
    if asked:
        person.click(leaves)
        person.wait_for("Voulez-vous garder ce que vous avez fait ?")
        leaves = "Partir sans carnet"
    x, y = person.locate(leaves)
    before = len(person.heard)
    person.click_at(x, y)
    return before


def new_person_can_work(person: Terminal, exercise: Exercise) -> None:
    """Whatever the screen shows: the adviser ends the sitting, and the next person does a step of « letters »."""
    before = child(person.pid)
    os.kill(person.pid, signal.SIGUSR1)  # as `kiosk reset` does
    person.wait(lambda: children(person.pid)[:1] not in ([], [before]) and person.sees(WELCOME), WELCOME)
    to_letters(person)
    perform_step(person, exercise.steps[0])


def still(person: Terminal) -> str:
    """The screen once nothing more is drawn, wherever its focus is."""
    person.settle()
    return person.text().translate(_HEAVY)


# -- processes ------------------------------------------------------------------------------------------------------


def children(pid: int) -> list[int]:
    """The processes that ``pid`` has forked and that run, oldest first."""
    with contextlib.suppress(OSError):
        names = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
        return [int(name) for name in names if state(int(name)) not in ("", "Z")]
    return []


def child(pid: int) -> int:
    """The process of the person who is there, once it runs."""
    until(lambda: bool(children(pid)), "a process of the person's own")
    return children(pid)[0]


def both_children(pid: int) -> tuple[int, int]:
    """The process of the person who is there, and that of the next one, once it is ready."""
    until(lambda: len(children(pid)) == 2, "the next person's process")
    now, following = children(pid)
    return now, following


def state(pid: int) -> str:
    """R, S, T, Z … as /proc says; empty where there is no such process."""
    return _stat(pid)[0]


def cpu_seconds(pid: int) -> float:
    """What the process has used of a processor, with what its ended children had."""
    return sum(map(int, _stat(pid)[11:15])) / os.sysconf("SC_CLK_TCK")


def most_memory(pid: int) -> int:
    """Megabytes that the process had at most."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text(encoding="ascii"))
    assert found
    return int(found[1]) // 1024


def holds(pid: int, word: str) -> bool:
    """Whether the memory of the process contains ``word``, as Python or the terminal encodes it."""
    wanted = [word.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-32-le")]
    return any(one in memory for memory in _memory(pid) for one in wanted)


def until(condition: Callable[[], bool], what: str, seconds: float = _WAIT) -> None:
    """Wait for what no screen shows."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"no {what} after {seconds} s"
        time.sleep(0.01)


def _stat(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return [""] + ["0"] * 20


def _memory(pid: int) -> Iterator[bytes]:
    with open(f"/proc/{pid}/maps", encoding="utf-8") as maps, open(f"/proc/{pid}/mem", "rb", 0) as memory:
        for line in maps:
            places, rights, *_rest = line.split()
            if "r" in rights and "[v" not in line:  # vvar and vsyscall cannot be read
                first, last = (int(place, 16) for place in places.split("-"))
                with contextlib.suppress(OSError, ValueError, OverflowError):
                    memory.seek(first)
                    yield memory.read(last - first)


# -- floods ---------------------------------------------------------------------------------------------------------


def flood(person: Terminal, data: bytes) -> None:
    """Send much, reading meanwhile as a terminal does: else both ends would wait for each other."""
    fd = person._child.child_fd
    deadline = time.monotonic() + 60
    os.set_blocking(fd, False)
    try:
        while data:
            assert time.monotonic() < deadline, f"{len(data)} bytes were not taken"
            readable, writable, _never = select.select([fd], [fd], [], 1.0)
            if readable:
                with contextlib.suppress(BlockingIOError):  # no room for the terminal's own answer: it is lost
                    person.rest(0.001)
            if writable:
                with contextlib.suppress(BlockingIOError):
                    data = data[os.write(fd, data[:4096]) :]
    finally:
        os.set_blocking(fd, True)


def through_a_shell(command: str) -> tuple[str, ...]:
    """Arguments that have a shell run ``command``, in which $PYTHON is our Python."""
    code = f"import os; os.environ['PYTHON'] = {sys.executable!r}; os.execvp('sh', ['sh', '-c', {command!r}])"
    return ("-c", code)
