"""The simulated computer as one frozen value: its content, which undo gives back, and where the learner is in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from kiosk.course.text_field import TextField
from kiosk.desk.files.names import BIN, PLACES, USB
from kiosk.desk.files.tree import Files

MAX_UNDO = 30
"""Contents kept for undo; a desk's content is shared between them, so each costs what changed."""

Size = Literal["large", "normal", "reduced"]
ControlValue = str | bool
"""What a control holds: a text box its text, a combobox or radio group the option, a checkbox whether it is ticked."""


class Content(msgspec.Struct, frozen=True):
    """What undo gives back: files, what controls hold by node id, and each program's own content by its key."""

    files: Files
    values: dict[str, ControlValue] = {}
    programs: dict[str, Any] = {}


class Window(msgspec.Struct, frozen=True):
    """One window. ``id`` is the program's key, or ``key/…`` for one more window of it. ``large`` covers the desktop."""

    id: str
    program: str
    size: Size = "large"


class TextClip(msgspec.Struct, frozen=True):
    """A text on the clipboard."""

    text: str


class FileClip(msgspec.Struct, frozen=True):
    """A file or folder on the clipboard; ``cut`` says that pasting moves it."""

    path: str
    cut: bool = False


Clip = TextClip | FileClip


class Menu(msgspec.Struct, frozen=True):
    """The context menu that is open: of which node, and its entries."""

    node: str
    entries: tuple[str, ...]


class Dialog(msgspec.Struct, frozen=True):
    """A question in front of everything. ``program`` gets the answer, with ``purpose`` to know what it was about.

    ``kind`` says what stands between the text and the buttons: nothing, a text box labelled ``label``, the list of
    folders and a name (« Enregistrer sous »), or the list of files (« Choisir un fichier »). The first button is what
    Enter does; the last one is what Escape does. ``label`` is the label of a prompt, or the name proposed for a save;
    ``text`` what a prompt holds at first. ``behind`` is the save that asks whether to take the place of a file.
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
    behind: Dialog | None = None


class DialogAnswer(msgspec.Struct, frozen=True):
    """What was answered to a dialog: the button; the text of a prompt; the path to save at, or the file chosen."""

    button: str
    text: str = ""
    path: str = ""


class Place(msgspec.Struct, frozen=True):
    """Where the learner is: not given back by undo. ``windows`` are in order, the last is in front."""

    windows: tuple[Window, ...] = ()
    focus: str = ""
    selected: dict[str, str] = {}
    carets: dict[str, tuple[int, int | None]] = {}
    expanded: str = ""
    menu: Menu | None = None
    dialog: Dialog | None = None
    notice: str = ""
    clipboard: Clip | None = None
    programs: dict[str, Any] = {}
    usb: Literal["absent", "plugged", "out"] = "absent"


class Desk(msgspec.Struct, frozen=True):
    """The simulated computer. ``typed`` is the text box whose letters still make one change for undo.

    ``sealed`` counts what cannot be undone (sent, deleted for good): it empties the history. ``programs`` are those
    that run on it, by key; :func:`kiosk.desk.program.programs_of` gives them their type.
    """

    content: Content
    place: Place = Place()
    history: tuple[Content, ...] = ()
    sealed: int = 0
    typed: str = ""
    clock: str = "10:20"
    shortcuts: tuple[str, ...] = ()
    programs: Mapping[str, Any] = {}

    @property
    def files(self) -> Files:
        """Folders and files."""
        return self.content.files

    @property
    def values(self) -> Mapping[str, ControlValue]:
        """What controls hold, by node id."""
        return self.content.values

    @property
    def front(self) -> Window | None:
        """The window in front, if any is not reduced."""
        return next((w for w in reversed(self.place.windows) if w.size != "reduced"), None)

    @property
    def visible_windows(self) -> tuple[Window, ...]:
        """The windows that are seen: one large, or two side by side, which stay at their side whichever is in front."""
        front = self.front
        if front is None or front.size == "large":
            return (front,) if front else ()
        seen = [w for w in self.place.windows if w.size == "normal"][-2:]
        return tuple(sorted(seen, key=lambda w: w.id))

    def window(self, id: str) -> Window | None:
        """The open window of this id."""
        return next((w for w in self.place.windows if w.id == id), None)

    def text(self, node: str, default: str = "") -> str:
        """What is written in a text box, or ``default`` when nobody wrote in it."""
        value = self.content.values.get(node)
        return value if isinstance(value, str) else default

    def field(self, node: str, default: str = "") -> TextField:
        """A text box with its caret and what is selected; the caret is at the end when nobody put it."""
        text = self.text(node, default)
        caret, anchor = self.place.carets.get(node, (len(text), None))
        size = len(text)
        return TextField(text, min(caret, size), None if anchor is None else min(anchor, size))

    def ticked(self, node: str, default: bool = False) -> bool:
        """Whether a checkbox is ticked."""
        value = self.content.values.get(node)
        return value if isinstance(value, bool) else default

    def chosen(self, node: str, default: str = "") -> str:
        """The option chosen in a combobox or a group of radios."""
        return self.text(node, default)

    def selected(self, node: str) -> str:
        """The id of the item that is selected in a list, tree, table … ; "" for none."""
        return self.place.selected.get(node, "")

    @property
    def places(self) -> tuple[str, ...]:
        """The folders that a list of places shows: the USB stick too while it is plugged in; the bin last."""
        return (*PLACES, *((USB,) if self.place.usb == "plugged" else ()), BIN)
