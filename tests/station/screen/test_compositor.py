"""The text size at work: a compositor stands in for the real one, as `wlr-randr` speaks with it."""

from __future__ import annotations

import fcntl
import json
import logging
import os
import pty
import stat
import struct
import sys
import termios
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from kiosk.station.screen import compositor
from kiosk.station.screen.compositor import TextSizes, open_text_sizes, read_terminal_size
from kiosk.station.screen.text_size import TEXT_SIZES, TerminalSize, is_enough
from kiosk.station.settings.model import TextSize
from tests.station.screen.drawn_terminal import Drawn

FULL_HD = (1920, 1080)
WLR_RANDR = """#!{python} -IS
import json, os, sys
from pathlib import Path
here = Path({here!r})
state = json.loads((here / "state").read_text())
with (here / "asked").open("a") as asked:
    asked.write(json.dumps(sys.argv[1:]) + "\\n")
assert os.environ["WAYLAND_DISPLAY"] == "wayland-7" and "KIOSK_SECRET" not in os.environ
if sys.argv[1:] == ["--json"]:
    print(json.dumps(state))
    sys.exit()
arguments = sys.argv[1:]
while arguments:
    output, name, scale, factor, *arguments = arguments
    assert (output, scale) == ("--output", "--scale")
    next(o for o in state if o["name"] == name)["scale"] = int(float(factor) * 256) / 256
(here / "state").write_text(json.dumps(state))
"""


def output(name: str = "HDMI-A-1", scale: float = 1.0, **other: object) -> dict[str, object]:
    """One monitor, as wlr-randr 0.4.1 describes it."""
    modes = [
        {"width": 1024, "height": 768, "refresh": 60.0, "preferred": False, "current": False},
        {"width": FULL_HD[0], "height": FULL_HD[1], "refresh": 60.0, "preferred": True, "current": True},
    ]
    common = {"description": "…", "make": None, "physical_size": {"width": 0, "height": 0}, "adaptive_sync": False}
    here = {"position": {"x": 0, "y": 0}, "transform": "normal", "scale": scale}
    return {"name": name, "enabled": True, "modes": modes, **common, **here, **other}


class Compositor:
    """What `wlr-randr` changes, and the terminal inside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.drawn = Drawn(FULL_HD, 32)
        self.answers(WLR_RANDR.format(python=sys.executable, here=str(folder)))
        self.outputs = [output()]

    def answers(self, program: str) -> None:
        """Put another program in wlr-randr's place."""
        file = self.folder / "wlr-randr"
        file.write_text(program)
        file.chmod(file.stat().st_mode | stat.S_IXUSR)

    @property
    def outputs(self) -> list[dict[str, object]]:
        outputs: list[dict[str, object]] = json.loads((self.folder / "state").read_text())
        return outputs

    @outputs.setter
    def outputs(self, outputs: list[dict[str, object]]) -> None:
        (self.folder / "state").write_text(json.dumps(outputs))

    @property
    def scales(self) -> list[object]:
        return [one["scale"] for one in self.outputs]

    @property
    def changes(self) -> int:
        """How often a scale was asked for."""
        return sum("--scale" in line for line in (self.folder / "asked").read_text().splitlines())

    def window(self) -> TerminalSize:
        scale = self.outputs[0]["scale"]
        assert isinstance(scale, float)
        return self.drawn.at(scale).window

    @property
    def environment(self) -> dict[str, str]:
        return {
            "PATH": str(self.folder),
            "WAYLAND_DISPLAY": "wayland-7",
            "XDG_RUNTIME_DIR": str(self.folder),
            "KIOSK_OWN_SCREEN": "1",
            "KIOSK_SECRET": "…",
        }

    def open(self, **more: str) -> TextSizes:
        sizes = open_text_sizes(self.environment | more, self.window)
        assert sizes is not None
        return sizes


@pytest.fixture
def screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Compositor:
    monkeypatch.setattr(compositor, "MAX_SETTLE_TIME", 0.0)  # this terminal has its size at once
    return Compositor(tmp_path)


def test_every_size_comes_and_the_stations_own_comes_back(screen: Compositor) -> None:
    sizes = screen.open(KIOSK_LETTERS_FOR="normal")
    for size in (*TEXT_SIZES, "petit", "grand", "normal"):
        assert sizes.choose(size)
        window = screen.window()
        assert is_enough(size, Drawn(FULL_HD, 32).at(screen.outputs[0]["scale"]).cells), window  # type: ignore[arg-type]  # JSON
    assert screen.scales == [1.0]


def test_the_next_process_does_nothing_where_nothing_is_to_be_done(screen: Compositor) -> None:
    assert screen.open(KIOSK_LETTERS_FOR="grand").choose("petit")
    assert screen.changes == 1
    assert screen.open(KIOSK_LETTERS_FOR="grand").choose("petit")
    assert screen.changes == 1


def test_letters_made_for_another_monitor_are_brought_to_size(screen: Compositor) -> None:
    """As where the monitor was changed after the station had begun: the law has to find it without help."""
    screen.drawn = Drawn((1366, 768), 32)
    assert screen.open(KIOSK_LETTERS_FOR="normal").choose("normal")
    assert is_enough("normal", Drawn((1366, 768), 32).at(screen.outputs[0]["scale"]).cells)  # type: ignore[arg-type]  # JSON


def test_all_monitors_get_the_same_scale(screen: Compositor) -> None:
    screen.outputs = [output(), output("DP-1", 2.0), output("DP-2", 1.5, enabled=False)]
    assert screen.open().choose("normal")
    first, second, off = screen.scales
    assert first == second
    assert off == 1.5


def test_a_rotated_monitor_is_measured_rotated(screen: Compositor) -> None:
    screen.outputs = [output(transform="90")]
    screen.drawn = Drawn((1080, 1920), 20)
    assert screen.open().choose("normal")
    assert is_enough("normal", Drawn((1080, 1920), 20).at(screen.outputs[0]["scale"]).cells)  # type: ignore[arg-type]  # JSON


def test_of_several_quick_requests_the_last_one_counts(screen: Compositor) -> None:
    sizes = screen.open()
    wishes: list[TextSize] = ["grand", "petit", "grand", "normal"]
    with sizes._one_at_a_time:  # the first is still being shown when the others come
        threads = []
        for size in wishes:
            thread = Thread(target=sizes.choose, args=(size,))
            thread.start()
            while sizes._wanted != size:
                pass
            threads.append(thread)
    for thread in threads:
        thread.join()
    assert sizes._wanted == "normal"
    assert screen.scales == [1.0]


@pytest.mark.parametrize("missing", ["PATH", "WAYLAND_DISPLAY", "KIOSK_OWN_SCREEN"])
def test_on_a_desktop_that_is_not_ours_nothing_is_offered_nor_asked(screen: Compositor, missing: str) -> None:
    environment = screen.environment | {missing: ""}
    assert open_text_sizes(environment, screen.window) is None
    assert not (screen.folder / "asked").exists()


WAYS_TO_BE_SILENT = {
    "no compositor": "#!/bin/sh\necho 'failed to connect to display' >&2\nexit 1\n",
    "nothing said": "#!/bin/sh\nexit 0\n",
    "something else said": "#!/bin/sh\necho 'HDMI-A-1 \"…\"'\n",
    "no monitor": "#!/bin/sh\necho '[]'\n",
    "killed": "#!/bin/sh\nkill -9 $$\n",
    "no program at all": "",
    "hangs": "#!/bin/sh\nexec /bin/sleep 60\n",
}


@pytest.mark.parametrize("program", WAYS_TO_BE_SILENT.values(), ids=WAYS_TO_BE_SILENT)
def test_a_compositor_that_does_not_answer_offers_nothing(
    screen: Compositor, program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compositor, "COMPOSITOR_TIMEOUT", 0.3)
    screen.answers(program)
    assert open_text_sizes(screen.environment, screen.window) is None


@pytest.mark.parametrize("program", WAYS_TO_BE_SILENT.values(), ids=WAYS_TO_BE_SILENT)
def test_a_compositor_that_falls_silent_later_is_logged(
    screen: Compositor, program: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    sizes = screen.open()
    monkeypatch.setattr(compositor, "COMPOSITOR_TIMEOUT", 0.3)
    screen.answers(program)
    with caplog.at_level(logging.ERROR, "kiosk"):
        assert not sizes.choose("grand")
    assert "the text size cannot be changed" in caplog.text


def test_without_a_terminal_nothing_is_offered(screen: Compositor) -> None:
    def no_terminal() -> TerminalSize:
        raise OSError("there is no terminal")

    assert open_text_sizes(screen.environment, no_terminal) is None


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A pseudo-terminal of 100x28 cells; what asks the process's own terminal asks this one."""
    ours, theirs = pty.openpty()
    ioctl = fcntl.ioctl
    ioctl(theirs, termios.TIOCSWINSZ, struct.pack("4H", 28, 100, 1900, 1064))
    monkeypatch.setattr(fcntl, "ioctl", lambda _descriptor, *asked: ioctl(theirs, *asked))
    yield theirs
    for descriptor in (ours, theirs):
        os.close(descriptor)


def test_the_terminal_reports_its_cells_and_their_pixels(terminal: int) -> None:
    assert read_terminal_size() == TerminalSize(100, 28, 1900, 1064)


def test_a_terminal_that_does_not_know_its_size_is_none(terminal: int, screen: Compositor) -> None:
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, bytes(8))
    with pytest.raises(OSError):
        read_terminal_size()
    assert open_text_sizes(screen.environment) is None
