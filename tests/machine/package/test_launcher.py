"""The command of the package, run by a real shell in a pseudo-terminal with a fake Python."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pexpect
import pytest

from kiosk.machine.package.launcher import launcher
from kiosk.rehearsal.program import end_child
from kiosk.start import takes_the_terminal

HELD = {"-isig", "-echo", "-icanon", "-ixon"}
KEYS = (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP)
_WAIT = 60.0


class Launched:
    """The command with a Python that records its arguments and terminal, and then runs the shell code ``behaviour``."""

    def __init__(self, folder: Path, behaviour: str, arguments: Sequence[str], before: str = "") -> None:
        """``before`` is shell code that runs before the command, in the same terminal."""
        self._said = folder / "said"
        python, command = folder / "python", folder / "kiosk"
        python.write_text(
            "#!/bin/sh\n"
            f"{{ echo $$; echo \"$*\"; stty -a; grep SigIgn /proc/$$/status; }} >'{self._said}.new' 2>&1\n"
            f"mv '{self._said}.new' '{self._said}'\n{behaviour}\n"
        )
        command.write_text(launcher(str(python), str(folder / "start")))
        for file in (python, command):
            file.chmod(0o755)
        self.folder = folder
        self._child = pexpect.spawn(
            "/bin/sh", ["-c", f'read -r _; {before or ":"}; exec "$@"', "sh", str(command), *arguments], echo=True
        )
        self.pid = int(self._child.pid or 0)
        self.line_at_first = self.line()
        self._child.send("\n")  # it waits for that, so that the line is seen as it was

    def line(self) -> list[Any]:
        """The settings of the terminal."""
        return termios.tcgetattr(self._child.child_fd)[:4]

    def printed(self) -> str:
        """What the program recorded, once it has."""
        until(self._said.exists)
        return self._said.read_text()

    @property
    def program(self) -> int:
        """The process id of the program."""
        return int(self.printed().splitlines()[0])

    @property
    def held(self) -> bool:
        """Whether the program found the terminal taken, and the keyboard's signals ignored."""
        printed = self.printed()
        ignored = int(printed.split()[-1], 16)
        line = set(printed.replace(";", " ").split()) >= HELD
        signals = all(ignored & 1 << (number - 1) for number in KEYS)
        assert line == signals or "Inappropriate ioctl" in printed
        return line

    def send(self, keys: str) -> None:
        """Type these keys."""
        self._child.send(keys)

    def send_signal(self, number: int, pid: int = 0) -> None:
        """Send a signal to the command, or to another process."""
        os.kill(pid or self.pid, number)

    def code(self) -> int:
        """Wait for the end; the exit code, or minus the number of the signal that ended it."""
        self._child.expect(pexpect.EOF, timeout=_WAIT)
        self._child.wait()
        return -self._child.signalstatus if self._child.signalstatus is not None else int(self._child.exitstatus or 0)

    def close(self) -> None:
        """End the command."""
        end_child(self._child)


def until(condition: Callable[[], bool]) -> None:
    """Wait until ``condition`` is true."""
    deadline = time.monotonic() + _WAIT
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.005)


Launch = Callable[..., Launched]


@pytest.fixture
def launch(tmp_path: Path) -> Iterator[Launch]:
    """Launches the command with a behaviour and arguments."""
    made: list[Launched] = []

    def launch(behaviour: str, *arguments: str, before: str = "") -> Launched:
        made.append(Launched(tmp_path, behaviour, arguments, before))
        return made[-1]

    yield launch
    for one in made:
        one.close()


GO_ON = "sleep 0.1 >&- & wait"


@pytest.mark.parametrize("code", [0, 1, 2, 20, 21])
def test_it_takes_the_terminal_restores_it_and_returns_the_exit_code(launch: Launch, code: int) -> None:
    command = launch(f"exit {code}", "--lock")
    assert command.code() == code
    assert command.held
    assert command.printed().splitlines()[1] == f"-ISXutf8 {command.folder}/start --lock"
    assert command.line() == command.line_at_first


@pytest.mark.parametrize(
    "arguments",
    [(), ("--lock",), ("play", "souris/1-cliquer"), ("play",), ("check",), ("--help",), ("--lock", "x"), ("x", "play"),
     ("check", "--lock"), ("",), ("--lock ",), ("play x",), ("*",)],
)  # fmt: skip
def test_it_takes_the_terminal_for_full_screen_commands_alone(launch: Launch, arguments: tuple[str, ...]) -> None:
    command = launch("exit 0", *arguments)
    assert command.code() == 0
    assert command.held == takes_the_terminal(list(arguments))


@pytest.mark.parametrize(("key", "ended_by"), [("\x03", signal.SIGINT), ("\x1c", signal.SIGQUIT)])
def test_a_key_ends_what_does_not_take_the_whole_terminal(launch: Launch, key: str, ended_by: int) -> None:
    command = launch("exec sleep 60", "check")
    assert command.program == command.pid, "nothing stands between the terminal and the program"
    command.send(key)
    assert command.code() == -ended_by


def test_no_key_ends_or_stops_what_takes_it_and_each_reaches_the_program(launch: Launch) -> None:
    command = launch("dd bs=1 count=300 2>/dev/null | od -An -tx1 | tr -d ' \\n' >\"$0.keys\"")
    command.printed()
    command.send("\x03\x1c\x1a" * 100)
    assert command.code() == 0
    assert (command.folder / "python.keys").read_text() == "031c1a" * 100


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGUSR1], ids=lambda number: number.name)
def test_signals_are_forwarded_and_the_programs_exit_code_returned(launch: Launch, number: signal.Signals) -> None:
    name = number.name.removeprefix("SIG")
    command = launch(f'trap "exit 7" {name}; : >"$0.ready"; while :; do {GO_ON}; done', "--lock")
    until((command.folder / "python.ready").exists)
    command.send_signal(number)
    assert command.code() == 7
    assert command.line() == command.line_at_first


def test_signals_without_a_meaning_do_not_end_it(launch: Launch) -> None:
    command = launch(f'trap "exit 7" TERM; : >"$0.ready"; while :; do {GO_ON}; done')
    until((command.folder / "python.ready").exists)
    for number in (signal.SIGALRM, signal.SIGUSR2, signal.SIGPIPE, *KEYS):
        command.send_signal(number)
    command.send_signal(signal.SIGTERM)
    assert command.code() == 7


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=lambda number: number.name)
def test_a_signal_before_the_program_handles_it_ends_with_zero(launch: Launch, number: signal.Signals) -> None:
    command = launch("exec sleep 60", "--lock")
    command.printed()
    command.send_signal(number)
    assert command.code() == 0
    assert command.line() == command.line_at_first


def test_the_terminal_is_restored_when_the_program_is_killed(launch: Launch) -> None:
    command = launch("kill -9 $$")
    assert command.code() == 128 + signal.SIGKILL
    assert command.line() == command.line_at_first


def test_a_missing_program_leaves_the_terminal_as_it_was(launch: Launch) -> None:
    command = launch('mv "$0" "$0.away"; exec "$0"')
    assert command.code() == 127
    assert command.line() == command.line_at_first


def test_the_program_gets_a_signal_when_the_launcher_is_killed(launch: Launch) -> None:
    # It leads its session: at its end a hanging up is sent as well.
    command = launch(f'trap "" HUP; trap \': >"$0.told"; exit\' TERM; : >"$0.ready"; while :; do {GO_ON}; done')
    until((command.folder / "python.ready").exists)
    command.send_signal(signal.SIGKILL)
    until((command.folder / "python.told").exists)


def test_a_terminal_that_is_taken_already_is_left_alone(launch: Launch) -> None:
    command = launch("exit 3", "--lock", before="stty -isig -echo -icanon -ixon")
    assert command.code() == 3
    assert command.program == command.pid
    assert command.line() != command.line_at_first


def test_the_program_gets_the_former_settings_of_the_terminal(launch: Launch, tmp_path: Path) -> None:
    command = launch('echo "$KIOSK_LINE" >"$0.line"', before=f"stty -ixany intr x; stty -g >'{tmp_path}/before'")
    assert command.code() == 0
    assert (tmp_path / "python.line").read_text() == (tmp_path / "before").read_text()


def test_without_a_terminal_there_is_nothing_to_take(tmp_path: Path) -> None:
    python, command = tmp_path / "python", tmp_path / "kiosk"
    python.write_text('#!/bin/sh\necho "$#" "$@"; exit 2\n')
    command.write_text(launcher(str(python), "/start"))
    for file in (python, command):
        file.chmod(0o755)
    done = subprocess.run([command, "--lock"], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (2, "3 -ISXutf8 /start --lock\n", "")


@pytest.mark.skipif(shutil.which("shellcheck") is None, reason="shellcheck is not installed")
def test_shellcheck_finds_nothing() -> None:
    subprocess.run(["shellcheck", "-"], input=launcher("/p", "/s"), text=True, check=True)
