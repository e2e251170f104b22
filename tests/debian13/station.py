"""A station as it is: the machine with its shipped install, a screen of 1920x1080, a mouse, a keyboard.

Its screen is read from pictures; nothing of the program is asked.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from kiosk.rehearsal.screen_text import ScreenText
from tests.debian13.devices import Keyboard, Mouse
from tests.debian13.glyphs import Glyphs, Picture, can_be_read, sheet
from tests.debian13.keymaps import Typed
from tests.debian13.machine import Failed, Machine, Process
from tests.debian13.wayland import CompositorGone, Wayland

UNIT, USER = "kiosk-station.service", "kiosk"
WIDTH, HEIGHT = 1920, 1080
_HEADLESS = {"WLR_BACKENDS": "headless", "WLR_RENDERER": "pixman", "WLR_LIBINPUT_NO_DEVICES": "1"}
"""What is not as in a library: no graphics card, no devices (and, in the drop-in, a console that is no VT)."""
_OF_THE_SESSION = (("/usr/lib/systemd/systemd", "--user"), ("(sd-pam)",))
_STARTS = 20.0
_POLL = 0.03


class RealStation:
    """The station ``machine``, on which everything is installed."""

    def __init__(self, machine: Machine, characters: str) -> None:
        """``characters`` are all those that may stand on the screen."""
        self.machine = machine
        self._characters = can_be_read(characters)
        self._glyphs: Glyphs | None = None
        self._wayland: Wayland | None = None
        self._typed: Typed | None = None
        self._seen: tuple[Picture, ScreenText] | None = None
        self.user = int(machine.run("id", "-u", USER).stdout)
        folder = machine.path(f"/etc/systemd/system/{UNIT}.d")
        folder.mkdir(parents=True, exist_ok=True)
        words = " ".join(f"{name}={value}" for name, value in _HEADLESS.items())
        (folder / "headless.conf").write_text(
            f"[Unit]\nConditionPathExists=\n[Service]\nEnvironment={words}\nTTYPath=/dev/console\n"
        )
        machine.run("systemctl", "daemon-reload")

    # -- starting and ending -----------------------------------------------------------------------------------------

    def start(self) -> None:
        """Start the unit, and come before it."""
        self.machine.run("systemctl", "reset-failed", UNIT, check=False)
        self.machine.run("systemctl", "start", UNIT)
        self.come()

    def stop(self) -> None:
        """Stop the unit."""
        self.leave()
        self.machine.run("systemctl", "stop", UNIT)

    def come(self, instead_of: Process | None = None) -> None:
        """Come before the screen as it now is: after its start, and after each new start of the compositor.

        ``instead_of`` is the keeper that was there before.
        """
        self.leave()
        self.machine.wait(lambda: self.sitting().pid > 0 and self.keeper() != instead_of, "no program", _STARTS)
        self.machine.wait(self._sit_down, "no compositor, or no terminal", _STARTS)

    def is_here(self) -> bool:
        """Whether we sit before a compositor that still runs."""
        try:
            if self._wayland is not None:
                self._wayland.roundtrip()
        except CompositorGone:
            return False
        return self._wayland is not None

    def _sit_down(self) -> bool:
        try:
            if self.process("foot") is None:
                return False
            self._wayland = Wayland(self.machine.path(f"{self._runtime}/wayland-0"))
            self.set_mode(WIDTH, HEIGHT)
            if self._typed is None or self._typed.layout != self.layout():
                self._typed = Typed(self.machine, self.layout())
            self.mouse = Mouse(self._wayland, WIDTH, HEIGHT)
            self.keyboard = Keyboard(self._wayland, self._typed)
            if self._glyphs is None:
                self._glyphs = self._learn_characters()
        except (OSError, CompositorGone, Failed):
            self.leave()
            return False
        return True

    def leave(self) -> None:
        """Take mouse and keyboard away."""
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
        """The keeper of our program, which foot started. Raises :class:`Failed` where there is none."""
        foot = self.process("foot")
        below = [one for one in self.machine.processes() if foot and one.parent == foot.pid]
        if len(below) != 1 or "--lock" not in below[0].command:
            raise Failed(f"foot shows something else than our program: {below}")
        return below[0]

    def sitting(self) -> Process:
        """The process of the person who is there: of those that the keeper forked, the oldest."""
        keeper = self.keeper().pid
        forked = [one for one in self.machine.processes() if one.parent == keeper]
        if not forked:
            raise Failed("the keeper has no process for a person")
        return min(forked)

    def everything(self) -> frozenset[tuple[str, ...]]:
        """What runs as the station's user, by its command line; but for systemd's own that comes with a session."""
        own = {one.command for one in self.machine.processes() if one.user == self.user}
        return frozenset(command for command in own if command not in _OF_THE_SESSION)

    def unit(self, property_name: str) -> str:
        """What systemd says of the unit."""
        return self.machine.run("systemctl", "show", "-P", property_name, UNIT).stdout.strip()

    def layout(self) -> Mapping[str, str]:
        """The keyboard layout that the running compositor was told."""
        cage = self.process("cage")
        if cage is None:
            raise Failed("cage does not run")
        environment = self.machine.path(f"/proc/{cage.pid}/environ").read_bytes().decode().split("\0")
        return dict(one.partition("=")[::2] for one in environment if one.startswith("XKB_DEFAULT_"))

    def window(self) -> tuple[int, int]:
        """Columns and rows of the terminal now."""
        terminal = self.machine.run("readlink", f"/proc/{self.keeper().pid}/fd/0").stdout.strip()
        rows, columns = self.machine.run("stty", "-F", terminal, "size").stdout.split()
        return int(columns), int(rows)

    # -- the screen --------------------------------------------------------------------------------------------------

    @property
    def _runtime(self) -> str:
        return f"/run/user/{self.user}"

    def _before_compositor(self, runtime: str) -> Mapping[str, str]:
        return {"XDG_RUNTIME_DIR": runtime, "WAYLAND_DISPLAY": "wayland-0"}

    def set_mode(self, width: int, height: int) -> None:
        """Give the screen a resolution: plug in another monitor, so to speak."""
        self._randr("--custom-mode", f"{width}x{height}@60Hz")

    def scale(self) -> float:
        """By how much the compositor enlarges."""
        said = self._randr()
        return float(said.partition("Scale:")[2].split()[0])

    def _randr(self, *arguments: str, runtime: str | None = None) -> str:
        env = self._before_compositor(runtime or self._runtime)
        output = ("--output", "HEADLESS-1") if arguments else ()
        return self.machine.run("wlr-randr", *output, *arguments, user=USER, environment=env).stdout

    def grab(self, kind: str = "ppm", runtime: str | None = None) -> bytes:
        """A picture of the screen, as a file of this kind."""
        runtime = runtime or self._runtime
        file = f"{runtime}/picture"
        self.machine.run("grim", "-t", kind, file, user=USER, environment=self._before_compositor(runtime))
        return self.machine.path(file).read_bytes()

    def save(self, file: Path) -> None:
        """Keep a picture of the screen."""
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(self.grab("png"))

    @property
    def glyphs(self) -> Glyphs:
        """Where the cells are, and what the characters look like."""
        assert self._glyphs is not None, "nobody came before the station"
        return self._glyphs

    def look(self) -> ScreenText:
        """What stands on the screen now."""
        picture = Picture.from_ppm(self.grab())
        if self._seen is None or self._seen[0] != picture:
            self._seen = (picture, ScreenText(self.glyphs.read(picture)))
        return self._seen[1]

    def ground(self, x: int, y: int) -> bytes | None:
        """The colour on which a cell's character stood at the last look; None beyond the screen's edges."""
        assert self._seen is not None, "nobody looked yet"
        return self.glyphs.ground(self._seen[0], x, y)

    def wait(self, seconds: float) -> bool:
        """Up to so long, until the picture is another than at the last look; whether it is."""
        deadline = time.monotonic() + seconds
        before = self._seen[0] if self._seen else None
        while True:
            self.look()
            if self._seen is None or self._seen[0] != before:
                return True
            if time.monotonic() >= deadline:
                return False
            time.sleep(min(_POLL, max(0.0, deadline - time.monotonic())))

    def _learn_characters(self) -> Glyphs:
        """Have the same terminal draw every character, in a compositor of its own."""
        foot = self.process("foot")
        assert foot is not None
        columns, rows = self.window()
        runtime = f"{self._runtime}/sheet"
        file = self.machine.path(f"{runtime}/sheet")
        self.machine.run("install", "-d", "-o", USER, "-g", USER, "-m", "700", runtime)
        file.write_text(sheet(self._characters, columns, rows), encoding="utf-8")
        options = [argument for argument in foot.command[1:] if argument.startswith("-")]
        environment = {**_HEADLESS, "XDG_RUNTIME_DIR": runtime, "HOME": "/tmp", "LANG": "C.UTF-8"}
        show = f"cat {runtime}/sheet; touch {runtime}/shown; exec sleep 60"
        unit = "kiosk-sheet"
        self.machine.run(
            "systemd-run", f"--unit={unit}", "--collect", f"--uid={USER}",
            *(f"--setenv={name}={value}" for name, value in environment.items()),
            "cage", "--", "foot", *options, "sh", "-c", f"sleep 0.5; {show}",
        )  # fmt: skip
        try:
            self.machine.wait(lambda: self.machine.path(f"{runtime}/wayland-0").exists(), "no second compositor")
            self.machine.wait(lambda: self._large(runtime), "no second screen")
            self.machine.wait(lambda: self.machine.path(f"{runtime}/shown").exists(), "the sheet was not shown")
            time.sleep(0.3)  # the frame is drawn
            picture = Picture.from_ppm(self.grab(runtime=runtime))
        finally:
            self.machine.run("systemctl", "stop", unit, check=False)
            with suppress(Failed):
                self.machine.run("rm", "-rf", runtime)
        return Glyphs(picture, self._characters, columns, rows)

    def _large(self, runtime: str) -> bool:
        try:
            self._randr("--custom-mode", f"{WIDTH}x{HEIGHT}@60Hz", runtime=runtime)
        except Failed:
            return False
        return True
