"""A real station: a machine with the installed package, a screen of 1920x1080, a mouse, a keyboard.

Its screen is read from screenshots; the program itself is not queried.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from kiosk.machine.install.plan import ACCOUNT, UNIT_NAME
from kiosk.rehearsal.screen_text import ScreenText
from tests.debian13.booted_machine import BootedMachine, Failed, Process
from tests.debian13.devices import Keyboard, Mouse
from tests.debian13.glyphs import Glyphs, Screenshot, readable_characters, specimen
from tests.debian13.keymaps import CharacterKeys
from tests.debian13.wayland import CompositorGone, WaylandClient

WIDTH, HEIGHT = 1920, 1080
_HEADLESS = {"WLR_BACKENDS": "headless", "WLR_RENDERER": "pixman", "WLR_LIBINPUT_NO_DEVICES": "1"}
"""What differs from a real machine: no graphics card, no devices (and, in the drop-in, a console that is no VT)."""
_SESSION_PROCESSES = (("/usr/lib/systemd/systemd", "--user"), ("(sd-pam)",))
_STARTS = 20.0
_POLL = 0.03


class RealStation:
    """The station on ``machine``, where everything is installed; a person attaches to its compositor."""

    def __init__(self, machine: BootedMachine, characters: str) -> None:
        """``characters`` are all those that may be on the screen."""
        self.machine = machine
        self._characters = readable_characters(characters)
        self._glyphs: Glyphs | None = None
        self._wayland: WaylandClient | None = None
        self._typed: CharacterKeys | None = None
        self._seen: tuple[Screenshot, ScreenText] | None = None
        self.user = int(machine.run("id", "-u", ACCOUNT).stdout)
        folder = machine.path(f"/etc/systemd/system/{UNIT_NAME}.d")
        folder.mkdir(parents=True, exist_ok=True)
        words = " ".join(f"{name}={value}" for name, value in _HEADLESS.items())
        (folder / "headless.conf").write_text(
            f"[Unit]\nConditionPathExists=\n[Service]\nEnvironment={words}\nTTYPath=/dev/console\n"
        )
        machine.run("systemctl", "daemon-reload")

    # -- starting and ending -----------------------------------------------------------------------------------------

    def start(self) -> None:
        """Start the unit, and attach to it."""
        self.machine.run("systemctl", "reset-failed", UNIT_NAME, check=False)
        self.machine.run("systemctl", "start", UNIT_NAME)
        self.attach()

    def stop(self) -> None:
        """Stop the unit."""
        self.detach()
        self.machine.run("systemctl", "stop", UNIT_NAME)

    def attach(self, instead_of: Process | None = None) -> None:
        """Attach a screen, mouse and keyboard to the compositor, after each start of it.

        ``instead_of`` is the keeper of before, which must be gone.
        """
        self.detach()
        self.machine.wait(lambda: self.sitting().pid > 0 and self.keeper() != instead_of, "no program", _STARTS)
        self.machine.wait(self._try_to_attach, "no compositor, or no terminal", _STARTS)

    def is_attached(self) -> bool:
        """Whether we are attached to a compositor that still runs."""
        try:
            if self._wayland is not None:
                self._wayland.roundtrip()
        except CompositorGone:
            return False
        return self._wayland is not None

    def _try_to_attach(self) -> bool:
        try:
            if self.process("foot") is None:
                return False
            self._wayland = WaylandClient(self.machine.path(f"{self._runtime}/wayland-0"))
            self.set_mode(WIDTH, HEIGHT)
            if self._typed is None or self._typed.layout != self.layout():
                self._typed = CharacterKeys(self.machine, self.layout())
            self.mouse = Mouse(self._wayland, WIDTH, HEIGHT)
            self.keyboard = Keyboard(self._wayland, self._typed)
            if self._glyphs is None:
                self._glyphs = self._learn_glyphs()
        except (OSError, CompositorGone, Failed):
            self.detach()
            return False
        return True

    def detach(self) -> None:
        """Disconnect mouse and keyboard."""
        if self._wayland is not None:
            self._wayland.close()
            self._wayland = None
        self._seen = None

    # -- what runs ---------------------------------------------------------------------------------------------------

    def process(self, name: str) -> Process | None:
        """The station's oldest process of this name: ``cage``, ``foot``."""
        own = [one for one in self.machine.processes() if one.user == self.user and one.name == name]
        return min(own, default=None)

    def keeper(self) -> Process:
        """The program's keeper, which foot started. Raises :class:`Failed` where there is none."""
        foot = self.process("foot")
        below = [one for one in self.machine.processes() if foot and one.parent == foot.pid]
        if len(below) != 1 or "--lock" not in below[0].command:
            raise Failed(f"foot runs something else than the program: {below}")
        return below[0]

    def sitting(self) -> Process:
        """The process of the present sitting: the oldest of those that the keeper forked."""
        keeper = self.keeper().pid
        forked = [one for one in self.machine.processes() if one.parent == keeper]
        if not forked:
            raise Failed("the keeper has no process for a person")
        return min(forked)

    def running_commands(self) -> frozenset[tuple[str, ...]]:
        """The command lines that run as the station's user, but for systemd's own in each session."""
        own = {one.command for one in self.machine.processes() if one.user == self.user}
        return frozenset(command for command in own if command not in _SESSION_PROCESSES)

    def unit_property(self, property_name: str) -> str:
        """A property of the unit, from systemd."""
        return self.machine.run("systemctl", "show", "-P", property_name, UNIT_NAME).stdout.strip()

    def layout(self) -> Mapping[str, str]:
        """The keyboard layout that the running compositor was started with."""
        cage = self.process("cage")
        if cage is None:
            raise Failed("cage does not run")
        environment = self.machine.path(f"/proc/{cage.pid}/environ").read_bytes().decode().split("\0")
        return dict(one.partition("=")[::2] for one in environment if one.startswith("XKB_DEFAULT_"))

    def terminal_size(self) -> tuple[int, int]:
        """Columns and rows of the terminal."""
        terminal = self.machine.run("readlink", f"/proc/{self.keeper().pid}/fd/0").stdout.strip()
        rows, columns = self.machine.run("stty", "-F", terminal, "size").stdout.split()
        return int(columns), int(rows)

    # -- the screen --------------------------------------------------------------------------------------------------

    @property
    def _runtime(self) -> str:
        return f"/run/user/{self.user}"

    def _client_environment(self, runtime: str) -> Mapping[str, str]:
        return {"XDG_RUNTIME_DIR": runtime, "WAYLAND_DISPLAY": "wayland-0"}

    def set_mode(self, width: int, height: int) -> None:
        """Give the screen another resolution, as if another monitor were connected."""
        self._randr("--custom-mode", f"{width}x{height}@60Hz")

    def scale(self) -> float:
        """The scale of the compositor's output."""
        output = self._randr()
        return float(output.partition("Scale:")[2].split()[0])

    def _randr(self, *arguments: str, runtime: str | None = None) -> str:
        env = self._client_environment(runtime or self._runtime)
        output = ("--output", "HEADLESS-1") if arguments else ()
        return self.machine.run("wlr-randr", *output, *arguments, user=ACCOUNT, environment=env).stdout

    def screenshot(self, kind: str = "ppm", runtime: str | None = None) -> bytes:
        """Take a screenshot; returns the content of a file of this kind."""
        runtime = runtime or self._runtime
        file = f"{runtime}/picture"
        self.machine.run("grim", "-t", kind, file, user=ACCOUNT, environment=self._client_environment(runtime))
        return self.machine.path(file).read_bytes()

    def save_screenshot(self, file: Path) -> None:
        """Save a screenshot as PNG."""
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(self.screenshot("png"))

    @property
    def glyphs(self) -> Glyphs:
        """Where the cells are, and how the characters look."""
        assert self._glyphs is not None, "nobody is attached to the station"
        return self._glyphs

    def read_screen(self) -> ScreenText:
        """The text on the screen now."""
        picture = Screenshot.from_ppm(self.screenshot())
        if self._seen is None or self._seen[0] != picture:
            self._seen = (picture, ScreenText(self.glyphs.read(picture)))
        return self._seen[1]

    def background(self, x: int, y: int) -> bytes | None:
        """The background colour of a cell when the screen was last read; None beyond its edges."""
        assert self._seen is not None, "the screen was not read yet"
        return self.glyphs.background(self._seen[0], x, y)

    def wait_for_change(self, seconds: float) -> bool:
        """Wait so many seconds at most for the screen to change since it was last read; returns whether it did."""
        deadline = time.monotonic() + seconds
        before = self._seen[0] if self._seen else None
        while True:
            self.read_screen()
            if self._seen is None or self._seen[0] != before:
                return True
            if time.monotonic() >= deadline:
                return False
            time.sleep(min(_POLL, max(0.0, deadline - time.monotonic())))

    def _learn_glyphs(self) -> Glyphs:
        """Let the same terminal draw every character, in a compositor of its own."""
        foot = self.process("foot")
        assert foot is not None
        columns, rows = self.terminal_size()
        runtime = f"{self._runtime}/specimen"
        file = self.machine.path(f"{runtime}/specimen")
        self.machine.run("install", "-d", "-o", ACCOUNT, "-g", ACCOUNT, "-m", "700", runtime)
        file.write_text(specimen(self._characters, columns, rows), encoding="utf-8")
        options = [argument for argument in foot.command[1:] if argument.startswith("-")]
        environment = {**_HEADLESS, "XDG_RUNTIME_DIR": runtime, "HOME": "/tmp", "LANG": "C.UTF-8"}
        show = f"cat {runtime}/specimen; touch {runtime}/shown; exec sleep 60"
        unit = "kiosk-specimen"
        self.machine.run(
            "systemd-run", f"--unit={unit}", "--collect", f"--uid={ACCOUNT}",
            *(f"--setenv={name}={value}" for name, value in environment.items()),
            "cage", "--", "foot", *options, "sh", "-c", f"sleep 0.5; {show}",
        )  # fmt: skip
        try:
            self.machine.wait(lambda: self.machine.path(f"{runtime}/wayland-0").exists(), "no second compositor")
            self.machine.wait(lambda: self._set_specimen_mode(runtime), "no second screen")
            self.machine.wait(lambda: self.machine.path(f"{runtime}/shown").exists(), "the specimen was not shown")
            time.sleep(0.3)  # until the frame is drawn
            picture = Screenshot.from_ppm(self.screenshot(runtime=runtime))
        finally:
            self.machine.run("systemctl", "stop", unit, check=False)
            with suppress(Failed):
                self.machine.run("rm", "-rf", runtime)
        return Glyphs(picture, self._characters, columns, rows)

    def _set_specimen_mode(self, runtime: str) -> bool:
        try:
            self._randr("--custom-mode", f"{WIDTH}x{HEIGHT}@60Hz", runtime=runtime)
        except Failed:
            return False
        return True
