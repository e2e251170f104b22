"""The state of the simulated computer, one frozen value: content, which undo restores, and place, which it does not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

import msgspec

from kiosk.course.solution import SolutionAct
from kiosk.course.text_field import TextField
from kiosk.desk.files.names import BIN, PLACES, USB
from kiosk.desk.files.tree import Files
from kiosk.desk.nodes import Spot

TODAY = date(2026, 11, 12)
"""The day that it is on the simulated computer, where an exercise does not say: a Thursday."""
MAX_UNDO = 30
"""Changes that each window can undo; their contents share structure, so that each costs only what changed."""
MAX_CHANGES = 4 * MAX_UNDO
"""Changes that all windows together can undo."""

Size = Literal["large", "normal", "reduced"]
ControlValue = str | bool
"""The text of a text box, the chosen option of a combobox or radio group, whether a checkbox is ticked."""


class Content(msgspec.Struct, frozen=True, gc=False):
    """What undo restores: files, values of controls by node id, and the programs' contents by key."""

    files: Files
    values: dict[str, ControlValue] = {}
    programs: dict[str, Any] = {}


class Change(msgspec.Struct, frozen=True, gc=False):
    """A change that can be undone in ``scope``: a window's id, or one of :mod:`kiosk.desk.shell.undo`.

    ``nodes`` are the controls whose values it changed.
    """

    scope: str
    before: Content
    after: Content
    nodes: tuple[str, ...] = ()


class Window(msgspec.Struct, frozen=True, gc=False):
    """One window. ``id`` is the program's key, or ``key/…`` for one more window of it. ``large`` covers the desktop.

    ``before`` is the size that a reduced one comes back to; ``spot`` is where it stands in its normal size.
    """

    id: str
    program: str
    size: Size = "large"
    before: Size = "large"
    spot: Spot = ""


class TextClip(msgspec.Struct, frozen=True):
    """A text on the clipboard."""

    text: str


class FileClip(msgspec.Struct, frozen=True):
    """Files and folders on the clipboard; ``cut`` says that pasting moves them."""

    paths: tuple[str, ...]
    cut: bool = False


Clip = TextClip | FileClip


class Menu(msgspec.Struct, frozen=True):
    """The context menu that is open: of which node, its entries, and how many files these are about."""

    node: str
    entries: tuple[str, ...]
    count: int = 1


class Reading(msgspec.Struct, frozen=True):
    """What is selected in the text of a window that is read: from ``start`` to ``end``, where the caret is.

    Each is the id of a node and an index in its text; ``end`` may be the earlier one.
    """

    window: str
    start: tuple[str, int]
    end: tuple[str, int]


class Dialog(msgspec.Struct, frozen=True):
    """A modal dialog. ``program`` gets the answer; ``purpose`` tells it which dialog was answered.

    ``kind`` is what is between the text and the buttons: nothing, a text box labelled ``label``, the list of folders
    and a name (« Enregistrer sous »), or the list of files (« Choisir un fichier »). Enter presses the first button,
    Escape the last one. ``label`` is the label of a prompt, or the name proposed for a save; ``text`` is the initial
    text of a prompt. ``behind`` is the save dialog that asks whether to replace a file. ``several``: several files may
    be chosen. ``paths`` are the files that a question is about.
    """

    program: str
    purpose: str
    title: str
    text: str = ""
    kind: Literal["message", "prompt", "save", "choose"] = "message"
    buttons: tuple[str, ...] = ("OK",)
    label: str = ""
    folder: str = ""
    endings: tuple[str, ...] = ()
    several: bool = False
    paths: tuple[str, ...] = ()
    behind: Dialog | None = None


class DialogAnswer(msgspec.Struct, frozen=True):
    """The answer to a dialog: the button, the text of a prompt, the path to save at or the (first) chosen file."""

    button: str
    text: str = ""
    path: str = ""
    paths: tuple[str, ...] = ()


class Place(msgspec.Struct, frozen=True, gc=False):
    """What undo leaves alone: windows (the last is in front), focus, selection, clipboard, the programs' locations.

    ``news`` is the part of the notice that says what has come: a new step leaves it there. ``returns`` is what had the
    focus of each window when another came before it, "" being the desktop; ``opener`` what had it before the dialog.
    """

    windows: tuple[Window, ...] = ()
    focus: str = ""
    returns: dict[str, str] = {}
    opener: str = ""
    selected: dict[str, tuple[str, ...]] = {}
    carets: dict[str, tuple[int, int | None]] = {}
    reading: Reading | None = None
    expanded: str = ""
    menu: Menu | None = None
    dialog: Dialog | None = None
    notice: str = ""
    news: str = ""
    clipboard: Clip | None = None
    programs: dict[str, Any] = {}
    usb: Literal["absent", "plugged", "out"] = "absent"


class Desk(msgspec.Struct, frozen=True, gc=False):
    """The simulated computer. ``typed`` is the text box in which further typing belongs to the same undo step.

    ``history`` are the changes that can be undone, ``undone`` those that can be redone, latest last. ``sealed`` counts
    irrevocable actions (sent, deleted permanently), which clear the history of their window. ``programs`` are the
    installed ones by key; :func:`kiosk.desk.program.programs_of` gives them their type. ``watched`` are the gestures
    that the present step judges, ``made`` those of them that were made since it began, ``undos`` how many
    changes were undone since; no other act is remembered.
    ``pending`` is what comes once something is so (see ``desk/arrivals.py``), ``states`` what the story knows by name.
    ``other_looks`` are the programs that have their second look, see ``desk/looks.py``.
    """

    content: Content
    place: Place = Place()
    history: tuple[Change, ...] = ()
    undone: tuple[Change, ...] = ()
    sealed: int = 0
    typed: str = ""
    clock: str = "10:20"
    today: date = TODAY
    shortcuts: tuple[str, ...] = ()
    programs: Mapping[str, Any] = {}
    watched: tuple[SolutionAct, ...] = ()
    made: frozenset[SolutionAct] = frozenset()
    undos: int = 0
    pending: tuple[Any, ...] = ()
    states: Mapping[str, str] = {}
    other_looks: frozenset[str] = frozenset()

    @property
    def files(self) -> Files:
        """Folders and files."""
        return self.content.files

    @property
    def values(self) -> Mapping[str, ControlValue]:
        """The values of controls by node id."""
        return self.content.values

    @property
    def front(self) -> Window | None:
        """The window in front, if any is not reduced."""
        for window in reversed(self.place.windows):
            if window.size != "reduced":
                return window
        return None

    @property
    def visible_windows(self) -> tuple[Window, ...]:
        """The visible windows: a large one, or two side by side, each on its side whichever is in front.

        From left to right; where some were moved over others, the one in front last.
        """
        front = self.front
        if front is None or front.size == "large":
            return (front,) if front else ()
        normal = [w for w in self.place.windows if w.size == "normal"]
        left = [w for w in normal if w.spot == "left"][-1:]
        right = [w for w in normal if w.spot == "right"][-1:]
        if left and right and front.spot == "":
            left, right = [], []  # it stands before both
        by_themselves = [w for w in normal if w.spot == ""][-(2 - len(left) - len(right)) or len(normal) :]
        tiles = [*left, *sorted(by_themselves, key=lambda w: w.id), *right]
        moved = [w for w in normal if isinstance(w.spot, tuple)]
        return tuple(w for w in normal if w in tiles or w in moved) if moved else tuple(tiles)

    def window(self, id: str) -> Window | None:
        """The open window with this id."""
        return next((w for w in self.place.windows if w.id == id), None)

    def text(self, node: str, default: str = "") -> str:
        """The text of a text box; ``default`` until the learner edits it."""
        value = self.content.values.get(node)
        return value if isinstance(value, str) else default

    def field(self, node: str, default: str = "") -> TextField:
        """A text box with its caret and selection; the caret is at the end until it is moved."""
        text = self.text(node, default)
        caret, anchor = self.place.carets.get(node, (len(text), None))
        size = len(text)
        return TextField(text, min(caret, size), None if anchor is None else min(anchor, size))

    def ticked(self, node: str, default: bool = False) -> bool:
        """Whether a checkbox is ticked."""
        value = self.content.values.get(node)
        return value if isinstance(value, bool) else default

    def chosen(self, node: str, default: str = "") -> str:
        """The chosen option of a combobox or radio group."""
        return self.text(node, default)

    def selected(self, node: str) -> str:
        """The id of the selected item of a list, tree or table, the first of several; "" for none."""
        return next(iter(self.selection(node)), "")

    def selection(self, node: str) -> tuple[str, ...]:
        """The ids of the selected items. The first one is where a range begins that Shift extends."""
        return self.place.selected.get(node, ())

    @property
    def places(self) -> tuple[str, ...]:
        """The top-level folders: with the USB stick while it is plugged in, the bin last."""
        return (*PLACES, *((USB,) if self.place.usb == "plugged" else ()), BIN)
